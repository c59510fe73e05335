"""bucks-tracker: a sourced record of inspections of a council's children's services.

As a library:

    from bucks_tracker.pipeline import read_facts                 # documents -> Facts
    from bucks_tracker.store import list_timeline, open_database  # the record in a database
    from bucks_tracker.vocabulary import load_vocabulary

    for facts in read_facts(["article.txt"], load_vocabulary()):
        ...                                                       # Facts, or an InputError in a document's place
"""

__version__ = "0.1.0"
