"""The state now: the rating that stands, and the measures in force as far as anybody still speaks of them."""

import sqlite3

from bucks_tracker.resolve.record import CouncilRow, InspectionRow
from bucks_tracker.resolve.when import UNDATED
from bucks_tracker.store.listing import Where, by_date
from bucks_tracker.store.record import read_row
from bucks_tracker.store.rows import State, TimelineRow

# A dated inspection before one that is only known to be no later than its article.
_RATED = """
SELECT * FROM inspections
WHERE line = ? AND rating IS NOT NULL AND status = 'done'
  AND kind IN ('full_inspection', 'child_protection_inspection', 'looked_after_inspection')
  AND coalesce(published_from, date_from, published_to, date_to) IS NOT NULL
ORDER BY coalesce(published_from, date_from) IS NULL,
         coalesce(published_from, date_from, published_to, date_to) DESC, id
LIMIT 1
"""

# Measures that began and that nobody tells the end of; of those only what an article of the last two years still
# tells: an adviser of 2015 whose leaving nobody reported is not in force in 2018.
_IN_FORCE = f"""
SELECT t.* FROM timeline t JOIN interventions i ON i.id = t.id AND i.status = t.status
WHERE t.line = :line AND t.event = 'intervention'
  AND t.status IN ('announced', 'started', 'in_force', 'reviewed', 'extended', 'escalated')
  AND t.kind NOT IN ('national_policy', 'ministerial_letter')
  AND (SELECT max(coalesce(a.published_to, a.published_from)) FROM evidence e JOIN articles a ON a.id = e.article_id
       WHERE e.row_id = t.id)
   >= (SELECT date(max(coalesce(a.published_to, a.published_from)), '-24 months') FROM current_articles a
       JOIN article_councils c ON c.article_id = a.id JOIN councils k ON k.name = c.council WHERE k.line = :line)
GROUP BY t.id HAVING max(coalesce(t.date_to, t.date_from, '')) IS NOT NULL
ORDER BY {by_date("t.date").replace(", id", ", t.id")}
"""


def state_now(db: sqlite3.Connection, council: str | None = None) -> list[State]:
    """The state of each line of councils that has one: its latest overall rating, and the measures in force."""
    lines = Where()
    if council is not None:
        lines.add("name = ? OR line = ?", council, council)
    lines.add("line <> ''")
    states = []
    for line in sorted({c.line for c in lines.list(db, CouncilRow, "councils", "name")}):
        rated = db.execute(_RATED, (line,)).fetchone()
        inspection = read_row(InspectionRow, rated) if rated else None
        measures = tuple(read_row(TimelineRow, row) for row in db.execute(_IN_FORCE, {"line": line}))
        if inspection is None:
            if measures:
                states.append(State(line, None, UNDATED, None, None, measures))
            continue
        since = inspection.published if inspection.published.edtf else inspection.date
        states.append(State(line, inspection.rating, since, inspection.id, inspection.slug, measures))
    return states
