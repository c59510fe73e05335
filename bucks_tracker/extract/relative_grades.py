"""Grades told only by another: "the same mark", "one rung lower", "in line with the overall grade"."""

# The names of their terms in words/ratings.toml: how far each is down the scale from the grade told before.
SAME, WHOLE = "The same grade", "The grade of the whole"
STEPS = {SAME: 0, WHOLE: 0, "One grade lower": 1, "One grade higher": -1}
_SCALE = ("Outstanding", "Good", "Requires improvement to be good", "Inadequate")


def stepped(relative: str, reference: str) -> str:
    """The grade that is so far from `reference`; the end of the scale where there is none beyond it."""
    at = _SCALE.index(reference) if reference in _SCALE else 2  # once the third grade was adequate
    to = min(max(at + STEPS[relative], 0), len(_SCALE) - 1)
    return reference if to == at else _SCALE[to]
