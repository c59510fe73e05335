"""The command line itself, and the one place where errors become a line and an exit code."""

import os
import sys
from typing import Annotated

import typer

from bucks_tracker import __version__
from bucks_tracker.errors import TrackerError, UsageError

app = typer.Typer(
    name="tracker",
    rich_markup_mode=None,  # keeps rich out of --help
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"tracker {__version__}")
        raise typer.Exit


@app.callback()
def _tracker(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """A sourced record of inspections of a council's children's services, made from news articles and reports.

    Begin with `tracker ingest` on a folder of articles; then `tracker timeline` and `tracker quotes --person NAME`.
    Results go to standard output, messages to standard error.
    """


def say(message: object) -> None:
    """One line for the user, on standard error, whatever `message` holds."""
    from bucks_tracker.render.safe import one_line

    print(one_line(str(message)), file=sys.stderr)


def main() -> None:
    """The `tracker` command. Exit codes: 0 done, 1 something failed (said in one line), 2 usage, 130 Ctrl-C."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # documents are UTF-8 and may hold what a terminal's encoding cannot say
            stream.reconfigure(encoding="utf-8", errors="replace")
    code: object = 0
    try:
        app(prog_name="tracker")
    except SystemExit as stop:
        code = stop.code
    except UsageError as error:
        say(f"tracker: {error}")
        code = 2
    except TrackerError as error:
        say(f"tracker: {error}")
        code = 1
    except KeyboardInterrupt:
        code = 130
    except BrokenPipeError:
        code = _pipe_closed()
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        code = _pipe_closed()
    sys.exit(code)  # type: ignore[arg-type]


def _pipe_closed() -> int:
    """The reader (`| head`) has seen enough, which is no failure; nothing more may be written, even at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
