"""Options that several commands share, so that they are spelt and explained once."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

DATABASE = Path("data/tracker.db")


class Format(StrEnum):
    """How a listing is written."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    md = "md"


FormatOption = Annotated[Format, typer.Option("--format", "-f", help="How to write the rows.", show_default=True)]
DatabaseOption = Annotated[
    Path, typer.Option("--db", envvar="TRACKER_DB", metavar="FILE", help="The database.", show_default=True)
]
WordsOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--words", envvar="TRACKER_WORDS", metavar="DIR", help="A folder of words that add to the shipped ones."
    ),
]
CouncilOption = Annotated[
    str | None, typer.Option("--council", metavar="NAME", help="Only this council; any part of its name will do.")
]
PersonOption = Annotated[
    str | None, typer.Option("--person", metavar="NAME", help="Surname, full name or another name they go by.")
]
SinceOption = Annotated[
    str | None, typer.Option("--since", metavar="DATE", help="Nothing that ended before, e.g. 2016 or 2016-08.")
]
UntilOption = Annotated[str | None, typer.Option("--until", metavar="DATE", help="Nothing that began after.")]
ManifestOption = Annotated[
    Path | None,
    typer.Option("--manifest", metavar="CSV", help="What is known of each file: path, outlet, published, url."),
]
SourcesArgument = Annotated[
    list[str],
    typer.Argument(metavar="PATH ...", help="Files, folders, archives, web addresses; - is standard input."),
]
PublishedOption = Annotated[
    str | None,
    typer.Option("--published", metavar="DATE", help="When the documents were published, e.g. 2016-03 or 2016-03~."),
]
OutletOption = Annotated[str | None, typer.Option("--outlet", metavar="NAME", help="Who published the documents.")]
GivenCouncilOption = Annotated[
    str | None, typer.Option("--council", metavar="NAME", help="The council that the documents are about.")
]
AllowPrivateOption = Annotated[
    bool, typer.Option("--allow-private", help="Read web addresses on private networks too.")
]
