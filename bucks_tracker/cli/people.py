"""`tracker people`: who is named, in what role, and how often they speak."""

from bucks_tracker.cli.app import app
from bucks_tracker.cli.options import DATABASE, CouncilOption, DatabaseOption, Format, FormatOption, PersonOption


@app.command()
def people(
    person: PersonOption = None,
    council: CouncilOption = None,
    format: FormatOption = Format.table,
    db: DatabaseOption = DATABASE,
) -> None:
    """List the people named, with roles and other names."""
    from bucks_tracker.cli.asking import council_named, nothing
    from bucks_tracker.cli.console import show_rows
    from bucks_tracker.render.rows import flat_all
    from bucks_tracker.store import find_people, list_people, open_database

    with open_database(db) as connection:
        found = list_people(connection, council=council_named(connection, council))
        if person:
            named = {row.id for row in find_people(connection, person)}
            found = [row for row in found if row.id in named]
        show_rows("people", flat_all(found), format)
        if not found:
            nothing(connection, db, "people", bool(council or person))
