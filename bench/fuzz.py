"""Extract facts from 100,000 broken articles: none may raise, and every span must lie in its text.

    python bench/fuzz.py [--count 100000] [--seed 1] [--jobs N]

Prints what failed, with the seed and number that make it again; exit 1 if anything did.
"""

import argparse
import os
import sys
import time
import traceback
from concurrent.futures import ProcessPoolExecutor

from mutate import mutants

from bucks_tracker.clean import clean
from bucks_tracker.errors import TrackerError
from bucks_tracker.extract import extract
from bucks_tracker.read.content import Unreadable
from bucks_tracker.read.text import decode
from bucks_tracker.records import Facts, RawDocument
from bucks_tracker.segment import segment
from bucks_tracker.vocabulary import load_vocabulary


def misplaced(facts: Facts) -> str | None:
    """What is wrong with the places of some facts, or None."""
    length = len(facts.article.text)
    for quote in facts.quotes:
        if not 0 <= quote.span.start < quote.span.end <= length:
            return f"a quote at {quote.span}"
        if quote.mention and not 0 <= quote.mention.start < quote.mention.end <= length:
            return f"a mention at {quote.mention}"
        if not 0 <= quote.confidence <= 1:
            return f"a confidence of {quote.confidence}"
    return None


def run(seed: int, count: int) -> list[str]:
    """The failures among the first `count` mutants of `seed`."""
    vocabulary = load_vocabulary()
    failures = []
    for data, description in mutants(seed, count):
        try:
            text, _ = decode(data)
        except Unreadable:
            continue  # no text: reading refuses it in one line
        try:
            facts = extract(segment(clean(RawDocument("fuzz.txt", "0" * 64, text))), vocabulary)
        except TrackerError:
            continue
        except Exception:
            failures.append(f"seed {seed}, {description}\n{traceback.format_exc(limit=-3)}")
            continue
        if wrong := misplaced(facts):
            failures.append(f"seed {seed}, {description}: {wrong}")
    return failures


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    arguments = parser.parse_args()
    share = 1000
    started = time.perf_counter()
    seeds = range(arguments.seed, arguments.seed + max(arguments.count // share, 1))
    failures = []
    with ProcessPoolExecutor(arguments.jobs) as pool:
        for found in pool.map(run, seeds, [min(share, arguments.count)] * len(seeds)):
            failures += found
    print(*failures[:20], sep="\n")
    seconds = time.perf_counter() - started
    print(f"{len(seeds) * min(share, arguments.count):,} mutated articles, {len(failures)} failures, {seconds:.0f} s")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
