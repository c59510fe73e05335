"""The straight line: read -> clean -> segment -> extract, and for a database on to store and resolve."""

import hashlib
import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from bucks_tracker import __version__
from bucks_tracker.clean import clean
from bucks_tracker.errors import FaultError, InputError, InputWarning
from bucks_tracker.extract import extract
from bucks_tracker.read import read
from bucks_tracker.records import NOTHING_KNOWN, Article, Doubt, Facts, Metadata, RawDocument, Span
from bucks_tracker.segment import segment
from bucks_tracker.vocabulary import Vocabulary

# What an ingest counts of each document's facts.
COUNTED = ("quotes", "inspections", "interventions", "figures", "findings", "expectations", "people", "doubts")


def facts_of(raw: RawDocument, vocabulary: Vocabulary) -> Facts:
    """All facts of one document.

    Raises InputError where its text cannot be taken (NUL, lone surrogates), and its FaultError where a defect of this
    program keeps it from being read: one document among hundreds must not end the run, the line says where to look.
    """
    try:
        return extract(segment(clean(raw)), vocabulary)
    except InputError as error:
        raise InputError(str(error), raw.path, raw.sha256) from error
    except Exception as fault:
        raise FaultError(_fault_line(raw.path, fault), raw.path, raw.sha256) from fault


def read_facts(
    sources: Iterable[str | Path],
    vocabulary: Vocabulary,
    given: Metadata = NOTHING_KNOWN,
    manifest: Path | None = None,
    allow_private: bool = False,
) -> Iterator[Facts | InputError]:
    """The facts of every document that `sources` stand for, in order; what cannot be read is an InputError."""
    for raw in read(sources, given, manifest, allow_private):
        if isinstance(raw, InputError):
            yield raw
            continue
        try:
            yield facts_of(raw, vocabulary)
        except InputError as error:
            yield error


def no_facts(error: InputError) -> Facts | None:
    """The facts of a document whose bytes hold no words that can be read: none, and a doubt. `None` without bytes."""
    if error.path is None or error.sha256 is None:
        return None
    empty = Article(
        id=error.sha256,
        path=error.path,
        kind="news",
        text="",
        folded="",
        text_sha256=hashlib.sha256(b"").hexdigest(),
        metadata=NOTHING_KNOWN,
    )
    return Facts(article=empty, doubts=(Doubt(Span(0, 0), "unreadable", str(error)),))


@dataclass
class Ingested:
    """What one run did. `articles` counts by state, `found` the claims of those read."""

    articles: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    doubts: Counter[str] = field(default_factory=Counter)
    councils: set[str] = field(default_factory=set)
    problems: list[InputError] = field(default_factory=list)
    interrupted: bool = False

    @property
    def failed(self) -> int:
        """How many of the documents that were asked for could not be read."""
        return sum(1 for problem in self.problems if not isinstance(problem, InputWarning))


def ingest(
    db: sqlite3.Connection,
    sources: Iterable[str | Path],
    vocabulary: Vocabulary,
    *,
    given: Metadata = NOTHING_KNOWN,
    manifest: Path | None = None,
    allow_private: bool = False,
    again: bool = False,
    progress: Callable[[str], None] = lambda path: None,
) -> Ingested:
    """Store every document that is new or changed, each in one transaction; the record is for `refresh` to renew.

    A document is passed over where its bytes, its metadata as given, the vocabulary and the program's version are
    those of last time, unless `again`. Ctrl-C ends the run after the last whole document. `progress` is told of each
    document when it is done.
    """
    from bucks_tracker.store import is_unchanged, save_facts

    done = Ingested()
    reader = f"{vocabulary.digest}+{__version__}"
    try:
        for raw in read(sources, given, manifest, allow_private):
            if isinstance(raw, InputError):
                done.problems.append(raw)
                continue
            known = _as_text(raw.given)
            if not again and is_unchanged(db, raw.path, raw.sha256, known, reader):
                done.articles["unchanged"] += 1
            else:
                state = _state(db, raw)
                try:
                    facts = facts_of(raw, vocabulary)
                except InputError as error:
                    done.problems.append(error)
                    continue
                done.councils |= save_facts(db, facts, given=known, vocabulary=reader)
                done.articles[state] += 1
                done.found.update({kind: len(getattr(facts, kind)) for kind in COUNTED})
                done.doubts.update(doubt.rule for doubt in facts.doubts)
            progress(raw.path)
    except KeyboardInterrupt:
        done.interrupted = True
    return done


def succession() -> Mapping[str, str]:
    """From each council that was succeeded by one other to that other's name, and from a full name to the usual one."""
    from bucks_tracker.councils import load_councils

    councils = load_councils()
    return {council.full_name: council.name for council in councils if council.full_name != council.name} | {
        council.name: councils.by_id[council.replaced_by[0]].name
        for council in councils
        if len(council.replaced_by) == 1 and council.replaced_by[0] in councils.by_id
    }


def _state(db: sqlite3.Connection, raw: RawDocument) -> str:
    """Whether a document to be read is new, changed, or the same as last time, to be read again."""
    from bucks_tracker.store import list_sources

    before = list_sources(db, path=raw.path)
    if not before:
        return "new"
    return "read again" if any(row.article_id == raw.sha256 and row.current for row in before) else "changed"


def _fault_line(path: str, fault: Exception) -> str:
    """One line on a document that a defect of this program kept from being read: what was raised, and where."""
    import traceback  # only where something went wrong: it costs start-up time

    frame = traceback.extract_tb(fault.__traceback__)[-1]
    what = f"{type(fault).__name__}, {Path(frame.filename).name} line {frame.lineno}"
    return f"{path}: a fault of the tracker's kept it from being read ({what}); please report it"


def _as_text(given: Metadata) -> str:
    """Metadata as given, for comparison with that of last time; "" where nothing was given."""
    known = {name: value for name, value in asdict(given).items() if value is not None}
    return json.dumps(known, ensure_ascii=False, sort_keys=True) if known else ""
