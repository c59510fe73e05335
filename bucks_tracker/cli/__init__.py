"""cli: arguments in, renderables out. One file per group of commands; only this package owns a console.

Nothing heavy is imported here or at the top of a command's file: `tracker --help` must answer at once. A command
imports rich, SQLite and the stages when it runs.
"""

from bucks_tracker.cli import extract
from bucks_tracker.cli.app import app, main

__all__ = ["app", "main"]

_COMMANDS = (extract,)  # importing a file registers its commands, in the order of `tracker --help`
