"""Dates as the record holds them: EDTF, and its bounds as ISO days for sorting and filtering."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from bucks_tracker.edtf import bounds


@dataclass(frozen=True, slots=True)
class When:
    """A date as the record holds it: EDTF, its first and last possible ISO day, and how it is known.

    `basis` is stated, relative, inferred, official, or for a publication given, stated, inferred, unknown.
    """

    edtf: str | None = None
    from_: str | None = None
    to: str | None = None
    basis: str = "unknown"

    @property
    def days(self) -> tuple[date | None, date | None]:
        return (
            date.fromisoformat(self.from_) if self.from_ else None,
            date.fromisoformat(self.to) if self.to else None,
        )


UNDATED = When()


def shifted(day: date, days: float) -> date:
    """A day some days on (back, where negative), or the calendar's last (first) where there is no such day."""
    try:
        return day + timedelta(days)
    except OverflowError:
        return date.max if days > 0 else date.min


_MONTH = re.compile(r"\d{4}(?:-\d\d)?")


def month_of(value: When) -> str:
    """A date's first month (or year) as it stands in its EDTF, for readable addresses; "undated" where none does."""
    found = _MONTH.search(value.edtf or "")
    return found.group() if found else "undated"


def when(edtf: str | None, basis: str = "stated") -> When:
    """The `When` of an EDTF text; `UNDATED` where it is `None` or cannot be read."""
    try:
        low, high = bounds(edtf)
    except ValueError:
        return UNDATED
    if edtf is None:
        return UNDATED
    return When(edtf, low.isoformat() if low else None, high.isoformat() if high else None, basis)
