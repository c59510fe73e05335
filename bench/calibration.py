"""Is a confidence of 0.9 right nine times in ten? Prints the reliability table of docs/benchmarks.md.

    python bench/calibration.py [--shared ../shared]

Direct and partial quotations of the annotated news beside the project, and of the project's golden articles, by the
confidence given to them: how many, and the share with the right words and the right speaker. A quotation that the
annotators do not have counts as wrong. A set whose data are missing is left out.
"""

import argparse
import importlib.util
import json
import os
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from bucks_tracker.clean import clean
from bucks_tracker.extract import extract
from bucks_tracker.records import RawDocument, Span
from bucks_tracker.segment import segment
from bucks_tracker.vocabulary import load_vocabulary

ROOT = Path(__file__).resolve().parent.parent
Truth = list[tuple[Span, list[str]]]  # the words and their speaker's names


def load(path: Path) -> ModuleType:
    """A scorer as a module."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def annotated_news(bench: Path) -> Iterator[tuple[str, Truth, list[Span]]]:
    """Text, quotations and what is to be ignored of each article that was annotated at all."""
    for line in bench.read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        truth = [
            (Span(q["start"], q["end"]), [*q["speakers"], *([q["full"]] if q.get("full") else [])])
            for q in article["quotes"]
        ]
        if truth:
            yield article["text"], truth, [Span(a, b) for a, b in article.get("ignore", [])]


def golden(folder: Path) -> Iterator[tuple[str, Truth, list[Span]]]:
    """The same of the project's own articles, where they are plain UTF-8."""
    for path in sorted(folder.glob("*.json")):
        expected = json.loads(path.read_text(encoding="utf-8"))
        try:
            text = (folder / expected["file"]).read_text(encoding="utf-8-sig")
        except (UnicodeDecodeError, OSError):
            continue
        quotes = [q for q in expected.get("quotes", []) if q["kind"] != "indirect"]
        spans = [(Span(q["offset"], q["offset"] + len(q["text"])), q) for q in quotes]
        truth = [(s, [q["speaker_canonical"] or ""]) for s, q in spans if not q.get("optional")]
        yield text, truth, [s for s, q in spans if q.get("optional")]


def same_words(one: Span, other: Span) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared >= 0.8 * max(one.end - one.start, other.end - other.start)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("TRACKER_SHARED", ROOT.parent / "shared")))
    shared = parser.parse_args().shared
    scorer = shared / "score" / "score_quotes.py"
    sets = {"golden": golden(ROOT / "tests" / "golden")}
    same = None
    if scorer.is_file():
        same = load(scorer).same
        sets |= {n: annotated_news(shared / "quotes" / f"{n}-dev.jsonl") for n in ("polnear", "bbc")}
    vocabulary = load_vocabulary()
    counts: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0]))
    for name, articles in sets.items():
        for text, truth, ignored in articles:
            facts = extract(segment(clean(RawDocument("a.txt", "0" * 64, text))), vocabulary)
            for quote in facts.quotes:
                if quote.kind == "indirect" or any(quote.span.overlaps(span) for span in ignored):
                    continue
                speakers = next((s for span, s in truth if same_words(quote.span, span)), [])
                said = quote.speaker or ""
                right = any(said == s or bool(same and said and s and same(said, s)) for s in speakers)
                low = min(int(quote.confidence * 20 + 1e-9) / 20, 0.95)
                band = "below 0.5" if low < 0.5 else f"{low:.2f} to {low + 0.05:.2f}"
                for column in (name, "all"):
                    counts[band][column][0] += 1
                    counts[band][column][1] += right
    columns = [*sets, "all"]
    print("| confidence |" + "".join(f" {c}: quotes | right |" for c in columns))
    print("|---|" + "---|---|" * len(columns))
    for band in sorted(counts, key=lambda b: (b != "below 0.5", b)):
        cells = (counts[band][c] for c in columns)
        print(f"| {band} |" + "".join(f" {n} | {f'{ok / n:.2f}' if n else '-'} |" for n, ok in cells))
    return 0


if __name__ == "__main__":
    sys.exit(main())
