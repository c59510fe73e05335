"""Arguments in, renderables out."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from bucks_tracker.errors import InputError

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, add_completion=False)


@app.callback()
def _tracker() -> None:
    """A sourced record of inspections of a council's children's services."""


@app.command("extract")
def extract_command(paths: Annotated[list[Path], typer.Argument(metavar="PATH ...")], format: str = "jsonl") -> None:
    """Print the facts of documents as JSON Lines, without a database."""
    from bucks_tracker.pipeline import read_facts
    from bucks_tracker.render.facts import facts_json
    from bucks_tracker.vocabulary import load_vocabulary

    vocabulary = load_vocabulary()
    for path in paths:
        for facts in read_facts(path, vocabulary):
            if isinstance(facts, InputError):
                print(facts, file=sys.stderr)
            else:
                print(json.dumps(facts_json(facts), ensure_ascii=False))


def main() -> None:
    app()
