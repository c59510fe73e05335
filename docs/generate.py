"""Write docs/cli.md, docs/schema.md and the examples of README.md; with --check, only say whether the pages are."""

import json
import re
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import typer.main
from typer.testing import CliRunner

from bucks_tracker.cli import app
from bucks_tracker.schema import migrate

HERE = Path(__file__).parent
README = HERE.parent / "README.md"
GENERATED = "<!-- Written by `make docs` from the code; changes made here are lost. -->\n"

CLI_HEAD = """# The command line

Results go to standard output, messages to standard error. A terminal gets a table fitted to its width; a pipe gets
whole rows, no colour. `NO_COLOR` and `COLUMNS` are honoured. A *REF* is an id, the beginning of one that fits one row
only, or a slug; the beginning of its file name will do for an article.

| exit code | means |
|---|---|
| 0 | done |
| 1 | something failed, said in one line on standard error |
| 2 | the command line makes no sense |
| 130 | stopped by Ctrl-C; documents read until then are stored |

Formats: `table` (the default), `json`, `jsonl`, `csv`, `md`. JSON holds documents' exact words, with everything that
could steer a terminal as an escape. In CSV a cell that a spreadsheet would take for a formula begins with an
apostrophe.
"""

SCHEMA_HEAD = """# The database

One SQLite file, by default `data/tracker.db`; ask it anything with any SQLite client. Three layers: **sources** (what
was read), **claims** (what one article says, each with its place in the text) and the **record** (what all articles
together say), which is made anew from claims and corrections whenever one changes.

`start` and `end` are half-open offsets in characters, so that for every claim and every piece of evidence
`substr(articles.text, start + 1, "end" - start) = words`; `tracker check` proves it. A date is four columns: `*_edtf`
(Extended Date/Time Format), `*_from` and `*_to` (the first and last day it may mean, ISO), and `*_basis`.
"""


def cli_page() -> str:
    """Every command's help, in the order of `tracker --help`."""
    group = typer.main.get_command(app)
    runner = CliRunner()
    parts = [GENERATED, CLI_HEAD]
    for arguments in [[], *_names(group)]:
        shown = runner.invoke(app, [*arguments, "--help"], env={"COLUMNS": "100"}, prog_name="tracker").stdout
        shown = "\n".join(line.rstrip() for line in shown.strip().splitlines())
        parts.append(f"## {' '.join(['tracker', *arguments])}\n\n```text\n{shown}\n```\n")
    return "\n".join(parts)


def _names(group: Any, above: tuple[str, ...] = ()) -> Iterator[list[str]]:
    """The words of each command, a group before those within it."""
    for name, command in group.commands.items():
        yield [*above, name]
        if hasattr(command, "commands"):
            yield from _names(command, (*above, name))


def schema_page() -> str:
    """The schema at head as SQLite holds it, tables first."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        migrate(db)
        rows = db.execute(
            "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT GLOB 'sqlite_*'"
            " AND name NOT GLOB '*_fts_*' AND name NOT GLOB '_sqlite*' ORDER BY rowid"
        ).fetchall()
    parts = [GENERATED, SCHEMA_HEAD]
    for kind, title in (("table", "Tables"), ("view", "Views")):
        parts.append(f"## {title}\n")
        parts += (f"### {name}\n\n```sql\n{_tidy(sql)}\n```\n" for type_, name, sql in rows if type_ == kind)
    return "\n".join(parts)


def readme() -> str:
    """The README with what the tracker prints of the seeds today."""
    page = README.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        database = str(Path(folder) / "tracker.db")

        def run(*arguments: str) -> str:
            shown = CliRunner().invoke(app, [*arguments, "--db", database], env={"COLUMNS": "88"}).stdout
            return "\n".join(line.rstrip() for line in shown.rstrip().splitlines())

        run("ingest", str(README.parent / "seeds"))
        visits = json.loads(run("inspections", "--kind", "monitoring_visit", "--format", "json"))
        examples = {
            "timeline": ["timeline"],
            "quotes": ["quotes", "--person", "Whyte"],
            "show": ["show", *(visit["slug"] for visit in visits[:1])],
        }
        for name, command in examples.items():
            shown = run(*command).replace(f"{README.parent}/", "")
            block = f"<!-- {name} -->\n```text\n$ tracker {' '.join(command)}\n{shown}\n```\n<!-- end -->"
            page = re.sub(rf"<!-- {name} -->.*?<!-- end -->", lambda _, b=block: b, page, flags=re.DOTALL)
    return page


def _tidy(sql: str) -> str:
    return re.sub(r"[ \t]+\n", "\n", sql.strip()) + ";"


def main(check: bool) -> int:
    pages = {HERE / "cli.md": cli_page, HERE / "schema.md": schema_page}
    if check:  # the README's examples move with every rule that gets better; they are renewed, not checked
        stale = [path.name for path, page in pages.items() if path.read_text(encoding="utf-8") != page()]
        if stale:
            print(f"not current: {', '.join(stale)}; run `make docs`", file=sys.stderr)
        return 1 if stale else 0
    for path, page in (pages | {README: readme}).items():
        path.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
