"""`tracker extract`: facts without a database."""

from typing import Annotated

import typer

from bucks_tracker.cli.app import app, say
from bucks_tracker.cli.options import (
    AllowPrivateOption,
    GivenCouncilOption,
    ManifestOption,
    OutletOption,
    PublishedOption,
    SourcesArgument,
    WordsOption,
)


@app.command("extract")
def extract_command(
    sources: SourcesArgument,
    format: Annotated[str, typer.Option("--format", "-f", help="jsonl is the only one.")] = "jsonl",
    manifest: ManifestOption = None,
    published: PublishedOption = None,
    outlet: OutletOption = None,
    council: GivenCouncilOption = None,
    words: WordsOption = None,
    allow_private: AllowPrivateOption = False,
) -> None:
    """Print the facts of documents as JSON Lines.

    One document a line, from that document alone, without a database. A document without readable words is a line with
    a doubt; the exit code is 1 where no bytes could be read, or where the tracker itself failed on a document.
    """
    import sys

    from bucks_tracker.cli.asking import given
    from bucks_tracker.errors import FaultError, InputError, InputWarning, UsageError
    from bucks_tracker.pipeline import no_facts, read_facts
    from bucks_tracker.render.facts import facts_json
    from bucks_tracker.render.json import json_text
    from bucks_tracker.vocabulary import load_vocabulary

    if format != "jsonl":
        raise UsageError(f"extract writes jsonl, not {format}")
    known = given(published, outlet, council)
    vocabulary = load_vocabulary(*map(str, words or ()))
    failed = False
    for facts in read_facts(sources, vocabulary, known, manifest, allow_private):
        if isinstance(facts, InputError):
            say(facts)
            empty = no_facts(facts)
            failed |= isinstance(facts, FaultError) or (empty is None and not isinstance(facts, InputWarning))
            if empty is None:
                continue
            facts = empty
        sys.stdout.write(json_text(facts_json(facts)) + "\n")
    if failed:
        raise typer.Exit(1)
