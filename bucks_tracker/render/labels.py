"""How ids, names and counts are said to a reader."""

from collections.abc import Mapping
from typing import Any

# What an id's own words, with spaces for underscores, would say badly.
_SAID = {
    "jtai": "joint targeted area inspection",
    "area_send": "area SEND inspection",
    "dfe_review": "DfE review",
    "lscb_review": "safeguarding board review",
    "adviser_review": "review",
    "commissioner_review": "commissioner's review",
    "looked_after_inspection": "looked-after children inspection",
    "help_protection": "help and protection",
    "looked_after_permanence": "looked-after children",
    "leadership": "leadership and management",
    "leaders_impact": "impact of leaders",
    "in_care": "children in care",
    "care_and_leavers": "children in care and care leavers",
    "trust": "children's trust",
    "overall": "overall",
}
_SHORT = {
    "Department for Education": "DfE",
    "Local Government Association": "LGA",
    "Care Quality Commission": "CQC",
}
# Rich styles that read on light and dark backgrounds alike: no yellow, no white, no bright colours.
GRADES = {
    "Outstanding": "bold green",
    "Good": "green",
    "Requires improvement to be good": "magenta",
    "Requires improvement": "magenta",
    "Adequate": "magenta",
    "Satisfactory": "magenta",
    "Inadequate": "bold red",
}


def said(identifier: str | None) -> str:
    """An id of a kind, status or judgement in words; "" where it is None."""
    if not identifier:
        return ""
    return _SAID.get(identifier) or identifier.replace("_", " ")


def short_name(name: str | None) -> str:
    """The abbreviation that readers know an official body by, or the name itself."""
    return _SHORT.get(name or "", name or "")


def one_of(table: str) -> str:
    """One row of a table in words: `people` is a person."""
    return "person" if table == "people" else said(table).removesuffix("s")


def counted(number: int, thing: str, things: str | None = None) -> str:
    """`1 article`, `2 articles`, `1,300 articles`."""
    return f"{number:,} {thing if number == 1 else things or thing + 's'}"


def number_said(value: float, high: float | None = None, unit: str | None = None) -> str:
    """A figure as it is written in English: 2,447 children; £1.5 million stays 1,500,000; 1,300-1,400; 12.5%."""
    numbers = "-".join(f"{n:,.10g}" if abs(n) < 1e10 else f"{n:,.0f}" for n in (value, high) if n is not None)
    if unit in ("%", "per cent", "percent"):
        return numbers + "%"
    if unit in ("£", "GBP", "pounds"):
        return "£" + numbers
    return f"{numbers} {unit}" if unit else numbers


def first_upper(words: str) -> str:
    """`words` as they begin a line: "DfE" and "LGA" stay as they are."""
    return words[:1].upper() + words[1:]


def measure_said(row: Mapping[str, Any]) -> str:
    """What an intervention is: who acts, the measure, who was sent."""
    actor = "" if row.get("actor") == row.get("council") else short_name(row.get("actor"))
    kind = said(row["kind"])
    who = f": {row['who']}" if row.get("who") else ""
    return f"{actor} {kind}{who}" if actor else f"{kind}{who}"


def inspection_said(row: Mapping[str, Any]) -> str:
    """What an inspection is, without its grade: `Ofsted full inspection`; the body's name once only."""
    kind, body = said(row["kind"]), short_name(row.get("body") or row.get("actor"))
    if not body:
        return "improvement adviser's review" if row["kind"] == "adviser_review" else kind
    last = body.rpartition(" ")[2]  # "DfE" + "DfE review", "DfE commissioner" + "commissioner's review": said once
    return body.removesuffix(last) + kind if kind.startswith(last) else f"{body} {kind}"
