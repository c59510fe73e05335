"""Measure what the tracker extracts against articles whose facts are known, and hold it to the last landed floors.

    python bench/accuracy.py                  print a table; exit 1 where a figure is below its floor
    python bench/accuracy.py --errors 40      also what was missed, and what was found and is not there
    python bench/accuracy.py --raise          raise the floors to what is reached now, where that is higher
    python bench/accuracy.py --lower          set the floors to what is reached now, also where that is lower

Parts: the five seeds, the golden articles and those held out of the writing of rules, whose errors are never listed
(always); of each the articles that must yield nothing (`negatives`: the share of them with no inspection and no
intervention); and, where the folder `--shared` is there, its quotation benchmarks and official reports, measured with
its own scorers. A part whose data are missing is skipped. `bench/floors.json` holds the floors of each part with a
digest of its corpus: a changed corpus is said, and still compared.
"""

import argparse
import hashlib
import json
import math
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ROOT / "bench" / "floors.json"
TRACKER = [sys.executable, "-m", "bucks_tracker"]
# Counts, costs and figures that do not rise with quality have no floor.
UNHELD = {
    *(
        "docs",
        "negatives",
        "missing_docs",
        "missing",
        "indirect_predicted",
        "exit",
        "wall_s",
        "cpu_s",
        "peak_mb",
        "startup_cpu_s",
    ),
    *("articles_per_cpu_s", "gold", "pred", "ok", "matched"),
}


def run(*command: str | Path) -> str:
    """Standard output of a command run in the project's root; its messages pass through to the terminal."""
    words = [str(word) for word in command]
    done = subprocess.run(words, cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8", check=False)
    return done.stdout


def digest(folders: list[Path]) -> str:
    """Twelve hex digits that change whenever a file directly in one of the folders (or a file given itself) does."""
    state = hashlib.sha256()
    for folder in folders:
        for path in sorted(folder.iterdir()) if folder.is_dir() else [folder]:
            if path.is_file():
                state.update(path.name.encode() + b"\0" + path.read_bytes())
    return state.hexdigest()[:12]


def facts_of(texts: Path, out: Path) -> None:
    out.write_text(run(*TRACKER, "extract", texts, "--format", "jsonl"), encoding="utf-8")


def scored(scorer: Path, errors: int, *options: str | Path) -> dict[str, float]:
    """The figures of a scorer's `--json`; with `errors`, its list of errors goes to the terminal."""
    if errors:
        print(run(sys.executable, scorer, *options, "--errors", str(errors)), file=sys.stderr)
    lines = run(sys.executable, scorer, *options, "--json").splitlines()
    figures = json.loads(lines[0]) if lines else {}
    return {name: value for name, value in figures.items() if isinstance(value, int | float)}


def negatives(gold: Path, facts: Path, errors: int) -> dict[str, float]:
    """The share of the articles marked as irrelevant on which nothing at all is reported."""
    empty = {row["file"] for row in map(read_json, sorted(gold.glob("*.json"))) if not row["relevant"]}
    clean = 0
    for line in facts.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if Path(row["path"]).name in empty:
            found = row["inspections"] + row["interventions"]
            clean += not found
            for claim in found if errors else []:
                print("false", Path(row["path"]).name, claim["kind"], claim["rule"], sep=" | ", file=sys.stderr)
    return {"negatives": len(empty), "negatives_clean": clean / len(empty)} if empty else {}


def read_json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def parts(shared: Path, only: str, errors: int, work: Path) -> Iterator[tuple[str, str | None, dict[str, float]]]:
    """Name, digest and figures of each part whose name begins with `only`; digest `None` where its data are missing."""
    own = ROOT / "bench" / "score_facts.py"
    tests = ROOT / "tests"
    for name, texts, gold in (
        ("seeds", ROOT / "seeds", tests / "golden" / "seeds"),
        ("golden", tests / "golden", tests / "golden"),
        ("golden_heldout", tests / "golden_heldout", tests / "golden_heldout"),
    ):
        if not name.startswith(only):
            continue
        if not gold.is_dir():
            yield name, None, {}
            continue
        facts = work / f"{name}.jsonl"
        facts_of(texts, facts)
        listed = 0 if name == "golden_heldout" else errors  # once its errors are read it is held out no longer
        figures = scored(own, listed, "--gold", gold, "--pred", facts)
        yield name, digest([texts, gold]), figures | negatives(gold, facts, listed)
    for name in ("polnear", "bbc", "styles"):
        bench = shared / "quotes" / f"{name}-dev.jsonl"
        scorer = shared / "score" / "score_quotes.py"
        if not f"quotes_{name}".startswith(only):
            continue
        if not (bench.is_file() and scorer.is_file()):
            yield f"quotes_{name}", None, {}
            continue
        figures = scored(scorer, errors, "--bench", bench, "--tracker", " ".join(TRACKER))
        yield f"quotes_{name}", digest([bench]), figures
    if not "reports".startswith(only):
        return
    pdfs, scorer = shared / "reports" / "pdf", shared / "score" / "score_reports.py"
    if not (pdfs.is_dir() and scorer.is_file()):
        yield "reports", None, {}
        return
    facts = work / "reports.jsonl"
    facts_of(pdfs, facts)
    truth = shared / "reports" / "truth.csv"
    yield "reports", digest([truth]), scored(scorer, errors, "--truth", truth, "--pred", facts)


def table(name: str, figures: dict[str, float], floors: dict[str, float]) -> list[str]:
    """Print one part; give the figures that lie below their floors."""
    below = []
    print(f"\n{name}")
    for figure, value in figures.items():
        floor = floors.get(figure)
        low = floor is not None and value < floor - 1e-9
        shown = f"{value:8.3f}" if isinstance(value, float) else f"{value:8d}"
        print(f"  {figure:24}{shown}{'' if floor is None else f'   floor {floor:.3f}'}{'   BELOW' if low else ''}")
        if low:
            below.append(f"{name} {figure}: {value:.3f} is below {floor:.3f}")
    for figure in sorted(set(floors) - set(figures)):
        below.append(f"{name} {figure}: not measured, its floor is {floors[figure]:.3f}")
    return below


def main() -> int:
    shared = Path(os.environ.get("TRACKER_SHARED", ROOT.parent / "shared"))
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=shared, help="benchmarks kept outside the project")
    parser.add_argument("--errors", type=int, default=0, help="list so many errors of each part")
    parser.add_argument("--raise", dest="lift", action="store_true", help="raise the floors to what is reached")
    parser.add_argument("--lower", action="store_true", help="set the floors to what is reached, lower ones too")
    parser.add_argument("--only", default="", help="parts whose name begins so")
    options = parser.parse_args()
    known: dict[str, Any] = read_json(FLOORS) if FLOORS.is_file() else {}
    below: list[str] = []
    with tempfile.TemporaryDirectory() as work:
        for name, now, figures in parts(options.shared.resolve(), options.only, options.errors, Path(work)):
            if now is None:
                print(f"\n{name}: skipped, its data are not here")
                continue
            held = known.get(name, {"digest": now, "floors": {}})
            below += table(name, figures, held["floors"])
            if held["digest"] != now:
                print("  (the corpus has changed since these floors were set)")
            if options.lift or options.lower:
                reached = {key: math.floor(value * 1000) / 1000 for key, value in figures.items() if key not in UNHELD}
                keep = {} if options.lower else held["floors"]
                floors = {key: max(value, keep.get(key, 0.0)) for key, value in reached.items()}
                known[name] = {"digest": now, "floors": floors}
    if options.lift or options.lower:
        FLOORS.write_text(json.dumps(known, indent=1) + "\n", encoding="utf-8")
    if below and not options.lower:
        print("\n" + "\n".join(below), file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
