"""The command as it is started: exit codes, messages, what is imported, broken pipes, hostile input."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from bucks_tracker.cli import app, main
from bucks_tracker.records import Article, Facts, RawDocument
from bucks_tracker.vocabulary import Vocabulary

Tracker = Callable[..., Result]
SEEDS = Path(__file__).parents[2] / "seeds"
HEAVY = {"rich", "sqlite3", "sqlite_utils", "tomllib", "rapidfuzz", "trafilatura", "pypdfium2", "docx", "lxml"}


@dataclass
class Done:
    """What a command left behind."""

    returncode: int
    stdout: str
    stderr: str


Command = Callable[..., Done]


def start(*arguments: str, cwd: Path) -> Done:
    """Run `python -m bucks_tracker` as a user's shell would, in a pipe."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("TRACKER_") and k != "COLUMNS"}
    done = subprocess.run(
        [sys.executable, "-m", "bucks_tracker", *arguments],
        capture_output=True,
        encoding="utf-8",
        cwd=cwd,
        env=environment | {"PYTHONPATH": str(SEEDS.parent)},
        timeout=60,
    )
    return Done(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Callable[..., Done]:
    """Run `main()` in this process, which is quicker, in an empty folder; `db` is the database."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COLUMNS", raising=False)

    def run(*arguments: str, db: Path | None = None) -> Done:
        monkeypatch.setattr(sys, "argv", ["tracker", *arguments])
        monkeypatch.setenv("TRACKER_DB", str(db or tmp_path / "data/tracker.db"))
        with pytest.raises(SystemExit) as stop:
            main()
        out, err = capfd.readouterr()
        return Done(int(stop.value.code or 0), out, err)

    return run


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys\nfrom bucks_tracker.cli import app\n"
        "try:\n    app(['--help'])\nexcept SystemExit:\n    pass\n"
        "print(sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "timeline" in done.stdout
    assert HEAVY & set(eval(done.stderr)) == set()


def test_a_listing_imports_no_finder(westshire: Path) -> None:
    code = (
        "import sys\nfrom bucks_tracker.cli import app\n"
        f"try:\n    app(['timeline', '--db', {str(westshire)!r}])\nexcept SystemExit:\n    pass\n"
        "print(sorted(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(eval(done.stderr))
    assert "bucks_tracker.store" in loaded
    assert not {"bucks_tracker.extract.quotes", "bucks_tracker.vocabulary", "sqlite_utils", "rapidfuzz"} & loaded


def test_every_command_has_a_line_of_help() -> None:
    for command in app.registered_commands:
        assert command.callback is not None
        assert (command.callback.__doc__ or "").strip()


def test_a_whole_run(tmp_path: Path) -> None:
    """Bare `ingest` reads seeds/; twice changes nothing; the record is sound; a forgotten article leaves nothing."""
    (tmp_path / "seeds").symlink_to(SEEDS, target_is_directory=True)
    first = start("ingest", cwd=tmp_path)
    assert (first.returncode, first.stderr) == (0, "")
    assert "5 documents: 5 new" in first.stdout
    second = start("ingest", cwd=tmp_path)
    assert "5 documents: 5 unchanged" in second.stdout
    assert "unchanged" in second.stdout.splitlines()[-1]
    checked = start("check", cwd=tmp_path)
    assert (checked.returncode, checked.stderr) == (0, "")
    rows = json.loads(start("articles", "--format", "json", cwd=tmp_path).stdout)
    assert len(rows) == 5
    assert start("forget", rows[0]["id"][:12], cwd=tmp_path).returncode == 0
    left = json.loads(start("articles", "--format", "json", cwd=tmp_path).stdout)
    assert [row["id"] for row in left] == [row["id"] for row in rows[1:]]


def test_bare_ingest_without_seeds_says_what_to_pass(command: Command, tmp_path: Path) -> None:
    done = command("ingest")
    assert (done.returncode, done.stdout) == (2, "")
    assert "say what to ingest" in done.stderr
    assert not (tmp_path / "data").exists()


def test_a_dry_run_changes_nothing(command: Command, tmp_path: Path) -> None:
    done = command("ingest", str(SEEDS), "--dry-run")
    assert done.returncode == 0
    assert "5 new" in done.stdout
    assert not (tmp_path / "data").exists()


def test_a_closed_pipe_is_quiet(westshire: Path) -> None:
    command = f"{sys.executable} -m bucks_tracker quotes --db {westshire} --format json | head -c 1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("empty.txt", b"", "empty"),
        ("binary.txt", bytes(range(256)) * 9, "binary.txt"),
        ("nul.txt", b"Ofsted\0 inspected the council.", "NUL"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + b"\0\1\2" * 99, "picture.txt"),
    ],
)
def test_one_bad_file_is_one_line_and_the_others_go_on(
    command: Command, tmp_path: Path, name: str, content: bytes, told: str
) -> None:
    (tmp_path / name).write_bytes(content)
    (tmp_path / "good.txt").write_text(
        "Westshire news\n\nOfsted inspected the council in May 2015.\n", encoding="utf-8"
    )
    done = command("ingest", str(tmp_path), db=tmp_path / "t.db")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert told in done.stderr
    assert name in done.stderr
    assert "1 new" in done.stdout
    assert "1 document that could not be read" in done.stdout


def test_a_manifest_that_is_wrong_is_told_by_line_and_stops_nothing(command: Command, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("Westshire news\n\nOfsted inspected the council.\n", encoding="utf-8")
    manifest = "path,outlet,published\ngood.txt,Westshire Echo,soon\ngone.txt,Westshire Echo,2015\n"
    (tmp_path / "manifest.csv").write_text(manifest, encoding="utf-8")
    done = command("ingest", str(tmp_path))
    assert done.returncode == 0
    assert ["line 2" in done.stderr, "line 3" in done.stderr] == [True, True]
    assert json.loads(command("articles", "--format", "json").stdout)[0]["outlet"] == "Westshire Echo"


def test_the_command_line_is_trusted_before_the_manifest(command: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Westshire news\n\nOfsted inspected the council.\n", encoding="utf-8")
    (tmp_path / "manifest.csv").write_text("path,outlet,published\na.txt,Echo,2015\n", encoding="utf-8")
    options = ["--published", "2016-03~", "--outlet", "Gazette", "--council", "Bucks"]
    assert command("ingest", str(tmp_path), *options).returncode == 0
    row = json.loads(command("articles", "--format", "json").stdout)[0]
    assert (row["published_edtf"], row["outlet"]) == ("2016-03~", "Gazette")
    assert row["council"] == "Buckinghamshire County Council"  # as it was called then
    assert command("ingest", str(tmp_path), "--published", "soon").returncode == 2


def test_a_missing_file_is_named(command: Command, tmp_path: Path) -> None:
    done = command("extract", "nowhere.txt")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "nowhere.txt: No such file or directory\n"


def test_extract_gives_a_line_for_bytes_without_words(command: Command, tmp_path: Path) -> None:
    (tmp_path / "nul.txt").write_bytes(b"Ofsted\0 inspected")
    done = command("extract", "nul.txt")
    assert done.returncode == 0
    line = json.loads(done.stdout)
    assert (line["council"], line["quotes"], line["doubts"][0]["rule"]) == (None, [], "unreadable")


def test_a_hostile_file_name_is_no_escape(command: Command, tmp_path: Path) -> None:
    done = command("extract", "\x1b[31mred\nline")
    assert "\x1b" not in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["quotes", "--person", "Carter"], 1, "which? Ann Carter"),
        (["quotes", "--person", "Ann Cartwright"], 1, "did you mean Ann Carter"),
        (["quotes", "--council", "Eastshire"], 1, "no such council"),
        (["show", "zzzzzzz"], 1, "zzzzzzz: nothing in the record"),
        (["quotes", "--article", "zzzzzzz"], 1, "no such article"),
        (["timeline", "--since", "soon"], 2, "--since soon: not a date"),
        (["timeline", "--format", "xml"], 2, "xml"),
        (["timelin"], 2, "timeline"),
        (["quotes", "--min-confidence", "7"], 2, "7"),
        (["search"], 2, "WORDS"),
    ],
)
def test_what_cannot_be_done_is_one_line(
    command: Command, westshire: Path, arguments: list[str], code: int, told: str
) -> None:
    done = command(*arguments, db=westshire)
    assert done.returncode == code
    assert done.stdout == ""
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    if code == 1:
        assert len(done.stderr.splitlines()) == 1


def _text_file(path: Path) -> None:
    path.write_text("not a database " * 99)


def _others(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE recipes (name TEXT)")
    db.close()


def _newer(path: Path) -> None:
    CliRunner().invoke(app, ["ingest", str(SEEDS), "--db", str(path)])
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 999")
    db.close()


@pytest.mark.parametrize(
    ("make", "told"),
    [(_text_file, "not a database"), (_others, "not a tracker's"), (_newer, "newer"), (Path.mkdir, "directory")],
)
@pytest.mark.parametrize("arguments", [["timeline"], ["ingest", str(SEEDS)]])
def test_a_bad_database_is_one_line_and_unharmed(
    tmp_path: Path, make: Callable[[Path], None], told: str, arguments: list[str], command: Command
) -> None:
    path = tmp_path / "bad.db"
    make(path)
    before = path.read_bytes() if path.is_file() else b""
    done = command(*arguments, db=path)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert str(path) in done.stderr
    assert told in done.stderr
    assert (path.read_bytes() if path.is_file() else b"") == before


def test_no_database_says_what_to_run(command: Command, tmp_path: Path) -> None:
    done = command("timeline")
    assert (done.returncode, done.stdout) == (1, "")
    assert "tracker ingest" in done.stderr
    assert not (tmp_path / "data").exists()


def test_documents_never_act_as_markup_or_escapes(tracker: Tracker) -> None:
    for command in (["show", "qu11111"], ["show", "gazette.txt"], ["quotes"], ["search", "every"], ["articles"]):
        result = tracker(*command, columns=80)
        assert result.exit_code == 0
        assert "\x1b" not in result.stdout
        assert "\u202e" not in result.stdout
    assert "[bold red]inadequate[/bold red]" in tracker("articles").stdout


@pytest.mark.parametrize(
    "words", ['"', "NEAR(", "a OR", "*", "col:x", "-", "'; DROP TABLE articles; --", "\x00", "é(", "^"]
)
def test_search_takes_any_words(tracker: Tracker, words: str) -> None:
    assert tracker("search", "--", words).exit_code == 0


def test_show_marks_the_words_in_their_place(tracker: Tracker) -> None:
    shown = tracker("show", "in11111", columns=80).stdout
    assert "were «rated inadequate in a\n  report published on 8 August 2014»." in shown
    assert "help and protection  Inadequate" in shown
    assert tracker("show", "in1").stdout == tracker("show", "westshire-ofsted-full-inspection-2014-08").stdout


def test_show_tells_how_an_article_is_dated(tracker: Tracker) -> None:
    shown = tracker("show", "times.txt", columns=80).stdout
    assert "between January 2016 and March 2018 (inferred)" in shown
    assert "It speaks of 2016." in shown
    assert "«Sam Carter»" in shown


def test_check_finds_what_is_wrong(command: Command, westshire: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.db"
    broken.write_bytes(westshire.read_bytes())
    with sqlite3.connect(broken) as db:
        db.execute("UPDATE evidence SET start = start + 1 WHERE row_id = 'in11111'")
        db.execute("DELETE FROM evidence WHERE row_id = 'qu22222'")
    db.close()
    done = command("check", db=broken)
    assert done.returncode == 1
    assert "no longer holds its words" in done.stderr
    assert "quotes qu22222: rests on no evidence" in done.stderr


def test_forgetting_leaves_no_words(command: Command, tmp_path: Path) -> None:
    """Neither an older version nor the file's free pages hold them; corrections only as long as one wants."""
    article = tmp_path / "a.txt"
    news = "Westshire news\n\nZebedee Quillfeather, leader of Westshire council, said: “We {} our best for children.”\n"
    for verb in ("did", "do"):
        article.write_text(news.format(verb), encoding="utf-8")
        assert command("ingest", str(article)).returncode == 0
    assert command("correct", "zebedee-quillfeather", "role=mayor", "--why", "Quillfeather said so").returncode == 0
    stored = tmp_path / "data/tracker.db"
    copy = tmp_path / "copy.db"
    copy.write_bytes(stored.read_bytes())
    kept = command("forget", str(article))
    assert "still quoted by" in kept.stderr
    assert b"our best" not in stored.read_bytes()
    assert command("forget", str(article), "--corrections", db=copy).stderr == ""
    assert b"quillfeather" not in copy.read_bytes().lower()
    assert command("check", db=copy).returncode == 0


def test_ctrl_c_keeps_what_was_read(command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from bucks_tracker import pipeline

    read: list[str] = []
    real = pipeline.facts_of

    def interrupted(raw: RawDocument, vocabulary: Vocabulary) -> Facts:
        if len(read) == 2:
            raise KeyboardInterrupt
        read.append(raw.path)
        return real(raw, vocabulary)

    monkeypatch.setattr(pipeline, "facts_of", interrupted)
    done = command("ingest", str(SEEDS))
    assert done.returncode == 130
    assert "what was read until then is stored" in done.stderr
    assert len(json.loads(command("articles", "--format", "json").stdout)) == 2
    assert json.loads(command("quotes", "--format", "json").stdout)  # the record is there for them
    assert command("check").returncode == 0


@pytest.mark.parametrize("verb", ["ingest", "extract"])
def test_a_fault_in_one_document_is_one_line_and_the_others_are_read(
    command: Command, monkeypatch: pytest.MonkeyPatch, verb: str
) -> None:
    from bucks_tracker import pipeline

    real = pipeline.segment

    def faulty(article: Article) -> Any:
        if "Johnston" in article.text:
            raise IndexError("list index out of range")
        return real(article)

    monkeypatch.setattr(pipeline, "segment", faulty)
    done = command(verb, str(SEEDS))
    assert done.returncode == 1
    faults = [line for line in done.stderr.splitlines() if "a fault of the tracker's" in line]
    assert 0 < len(faults) < 5
    assert "IndexError, test_main.py line" in faults[0]
    if verb == "ingest":
        assert len(json.loads(command("articles", "--format", "json").stdout)) == 5 - len(faults)
    else:
        documents = [json.loads(line) for line in done.stdout.splitlines()]
        assert len(documents) == 5
        assert sum(any(doubt["rule"] == "unreadable" for doubt in d["doubts"]) for d in documents) == len(faults)


@pytest.mark.parametrize("no_color", [False, True])
def test_a_terminal_gets_colour_unless_it_is_refused(westshire: Path, no_color: bool) -> None:
    pty = pytest.importorskip("pty")
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", "PYTHONPATH": str(SEEDS.parent)}
    environment.pop("NO_COLOR", None)
    if no_color:
        environment["NO_COLOR"] = "1"
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "bucks_tracker", "show", "qu11111", "--db", str(westshire)]
    with subprocess.Popen(command, stdout=theirs, stderr=theirs, env=environment) as process:
        os.close(theirs)
        shown = b""
        while True:
            try:
                block = os.read(ours, 65536)
            except OSError:  # how Linux says that the other end is closed
                break
            if not block:
                break
            shown += block
    os.close(ours)
    assert process.returncode == 0
    text = shown.decode()
    assert "\x1b[1m" in text  # bold is no colour
    assert ("48;" in text) is not no_color  # the marker's paper
    assert "␛[31mevery word" in text
    assert "\x1b[31m" not in text


def test_a_run_that_was_killed_is_caught_up_by_the_next(tmp_path: Path) -> None:
    """Killed between an article and the record: the next run resolves, though it reads nothing new."""
    (tmp_path / "seeds").symlink_to(SEEDS, target_is_directory=True)
    code = (
        "import os, signal, bucks_tracker.store as store\n"
        "from bucks_tracker.cli import main\n"
        "store.refresh = lambda *a: os.kill(os.getpid(), signal.SIGKILL)\n"
        "main()"
    )
    killed = subprocess.run(
        [sys.executable, "-c", code, "ingest"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(SEEDS.parent)},
        timeout=60,
        capture_output=True,
    )
    assert killed.returncode == -9
    assert start("inspections", cwd=tmp_path).stdout == ""
    assert "5 unchanged" in start("ingest", cwd=tmp_path).stdout
    assert "August 2014" in start("inspections", cwd=tmp_path).stdout
