"""The straight line: read -> clean -> segment -> extract."""

from collections.abc import Iterator
from pathlib import Path

from bucks_tracker.clean import clean
from bucks_tracker.errors import InputError
from bucks_tracker.extract import extract
from bucks_tracker.read import read
from bucks_tracker.records import Facts
from bucks_tracker.segment import segment
from bucks_tracker.vocabulary import Vocabulary


def read_facts(path: Path, vocabulary: Vocabulary) -> Iterator[Facts | InputError]:
    """The facts of every document at `path`, in name order; an unreadable one is an InputError in its place."""
    for raw in read([path]):
        if isinstance(raw, InputError):
            yield raw
            continue
        try:
            yield extract(segment(clean(raw)), vocabulary)
        except InputError as error:
            yield error
