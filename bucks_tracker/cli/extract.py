"""`tracker extract`: facts without a database."""

from pathlib import Path
from typing import Annotated

import typer

from bucks_tracker.cli.app import app, say
from bucks_tracker.cli.options import WordsOption


@app.command("extract")
def extract_command(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH ...", help="Files and folders; - is standard input.")],
    words: WordsOption = None,
    format: Annotated[str, typer.Option("--format", "-f", help="jsonl is the only one.")] = "jsonl",
) -> None:
    """Print the facts of documents as JSON Lines, one document a line, without a database."""
    import json
    import sys

    from bucks_tracker.errors import InputError, UsageError
    from bucks_tracker.pipeline import read_facts
    from bucks_tracker.render.facts import facts_json
    from bucks_tracker.vocabulary import load_vocabulary

    if format != "jsonl":
        raise UsageError(f"extract writes jsonl, not {format}")
    vocabulary = load_vocabulary(*map(str, words or ()))
    failed = False
    for path in paths:
        for facts in read_facts(path, vocabulary):
            if isinstance(facts, InputError):
                say(facts)
                failed = True
            else:
                sys.stdout.write(json.dumps(facts_json(facts), ensure_ascii=False) + "\n")
    if failed:
        raise typer.Exit(1)
