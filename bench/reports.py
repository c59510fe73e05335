"""What official reports cost in CPU time: extracting the PDF's text, and the tracker's own work on it.

    python bench/reports.py [FOLDER]      default: ../shared/reports/pdf; exit 1 where the own work takes more than
                                          twice the PDF library's time

Each stage is timed over all reports in this process, the best of three rounds; imports, the loading of the vocabulary
and reading from disk are left out.
"""

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from bucks_tracker.clean import clean
from bucks_tracker.extract import extract
from bucks_tracker.read.pdf import read_pdf
from bucks_tracker.records import Article, Facts, Layout, RawDocument
from bucks_tracker.segment import segment
from bucks_tracker.vocabulary import load_vocabulary

T = TypeVar("T")
ROUNDS = 3
MOST = 2.0  # the own work may take this many times what the PDF library takes


def timed(work: Callable[[], list[T]]) -> tuple[float, list[T]]:
    """CPU seconds of the fastest of a few rounds of `work`, and what it gave."""
    best, given = float("inf"), work()
    for _ in range(ROUNDS):
        begun = time.process_time()
        given = work()
        best = min(best, time.process_time() - begun)
    return best, given


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("../shared/reports/pdf"))
    folder: Path = parser.parse_args().folder
    files = [data for path in sorted(folder.glob("*.pdf")) if (data := path.read_bytes()).startswith(b"%PDF-")]
    if not files:
        print(f"{folder}: no reports to measure", file=sys.stderr)
        return 0
    vocabulary = load_vocabulary()
    spent: dict[str, float] = {}

    spent["PDF text"], contents = timed(lambda: [read_pdf(data) for data in files])
    raws = [RawDocument("report.pdf", "0" * 64, c.text, "pdf", pages=c.pages) for c in contents]

    def cleaned() -> list[Article]:
        return [clean(raw) for raw in raws]

    def segmented() -> list[Layout]:
        return [segment(article) for article in articles]

    def extracted() -> list[Facts]:
        return [extract(layout, vocabulary) for layout in layouts]

    spent["clean"], articles = timed(cleaned)
    spent["segment"], layouts = timed(segmented)
    spent["extract"], facts = timed(extracted)

    own = sum(spent.values()) - spent["PDF text"]
    reports = sum(one.article.kind != "news" for one in facts)
    pages = sum(len(content.pages) for content in contents)
    for stage, seconds in {**spent, "own work": own}.items():
        print(f"{stage:10}{seconds:8.2f} s{seconds / len(files) * 1000:8.1f} ms a report")
    print(f"{len(files)} PDFs, {pages} pages, {reports} read as reports")
    print(f"the own work takes {own / spent['PDF text']:.2f} of the PDF library's time (at most {MOST:g})")
    return 0 if own <= MOST * spent["PDF text"] else 1


if __name__ == "__main__":
    sys.exit(main())
