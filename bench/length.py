"""Time against length, 1 kB to 10 MB: extraction must grow in proportion.

    python bench/length.py [--longest 10000000]

Three kinds of text: an ordinary article repeated; one paragraph without an end; marks and little else. Prints the
microseconds for each kilobyte, which should stay about the same down a column; exit 1 where the last is more than four
times the second (the first is too short to measure).
"""

import argparse
import sys
import time

from mutate import ARTICLES

from bucks_tracker.clean import clean
from bucks_tracker.extract import extract
from bucks_tracker.records import RawDocument
from bucks_tracker.segment import segment
from bucks_tracker.vocabulary import load_vocabulary

KINDS = {
    "articles": "\n\n".join(ARTICLES) + "\n\n",
    "one paragraph": " ".join(" ".join(ARTICLES).replace(".", ",").split()) + " ",
    "only marks": "“a” ‘b’ \"c\" said he, 'd' he said: “",
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--longest", type=int, default=10_000_000)
    longest = parser.parse_args().longest
    vocabulary = load_vocabulary()
    lengths = [n for n in (1_000, 10_000, 100_000, 1_000_000, 10_000_000) if n <= longest]
    costs: dict[str, list[float]] = {kind: [] for kind in KINDS}
    print(f"{'characters':>12}" + "".join(f"{kind:>16}" for kind in KINDS) + "   (microseconds a kilobyte)")
    for length in lengths:
        for kind, piece in KINDS.items():
            text = (piece * (length // len(piece) + 1))[:length]
            started = time.process_time()
            extract(segment(clean(RawDocument("long.txt", "0" * 64, text))), vocabulary)
            costs[kind].append((time.process_time() - started) / length * 1e9)
        print(f"{length:>12,}" + "".join(f"{costs[kind][-1]:>16,.0f}" for kind in KINDS), flush=True)
    steep = [kind for kind, cost in costs.items() if len(cost) > 2 and cost[-1] > 4 * cost[1]]
    print(f"not in proportion: {', '.join(steep)}" if steep else "in proportion")
    return 1 if steep else 0


if __name__ == "__main__":
    sys.exit(main())
