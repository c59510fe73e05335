"""A row of the record as listings and files write it."""

from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from typing import Any

from bucks_tracker.resolve.when import When


def flat(row: Any) -> dict[str, Any]:
    """A row's fields by name; a date becomes four (`date_edtf`, `date_from`, `date_to`, `date_basis`)."""
    found: dict[str, Any] = {}
    for field in fields(row):
        value = getattr(row, field.name)
        if isinstance(value, When):
            found |= {
                f"{field.name}_edtf": value.edtf,
                f"{field.name}_from": value.from_,
                f"{field.name}_to": value.to,
                f"{field.name}_basis": value.basis,
            }
        else:
            found[field.name] = _plain(value)
    return found


def flat_all(rows: Iterable[Any]) -> list[dict[str, Any]]:
    return [flat(row) for row in rows]


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return flat(value) if is_dataclass(value) else value
