"""cli: arguments in, renderables out. One file per group of commands; only this package owns a console.

Nothing heavy is imported here or at the top of a command's file: `tracker --help` must answer at once. A command
imports rich, SQLite and the stages when it runs. Importing a file registers its commands, in the order of `--help`.
"""

# ruff: noqa: I001 - the order of the help page
from bucks_tracker.cli.app import app, main
from bucks_tracker.cli import ingest, timeline, quotes, people, listings, due, search, show
from bucks_tracker.cli import corrections, review, extract, check

__all__ = ["app", "main"]
_COMMANDS = (ingest, timeline, quotes, people, listings, due, search, show, corrections, review, extract, check)
