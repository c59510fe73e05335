"""The columns of a listing, and which of them fit how wide a screen."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Row = Mapping[str, Any]
GAP = 2  # between columns
_LONGEST_WORD = 15


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, the words of a row's cell, and how it gives way on a narrow screen.

    `least` is the narrowest width at which it can be read; of the columns that do not fit, those of the highest
    `rank` go first (0 always stays). `style` gives a cell's Rich style. `once` leaves a cell empty on a screen where
    this and all such cells are the same as in the row above; a `varied` column is left out where all its cells are
    the same.
    """

    head: str
    cell: Callable[[Row], str]
    least: int = 10
    rank: int = 0
    right: bool = False
    style: Callable[[Row], str] | None = None
    once: bool = False
    varied: bool = False


def fitting(
    columns: Sequence[Column], cells: Sequence[Sequence[str]], width: int | None
) -> tuple[list[int], list[int]]:
    """The indices of the columns to show in `width` characters, and the width of each; without a width, all in full.

    `cells` holds the rows' cells by column. A column empty in every row is left out. What is left over goes to the
    columns that need least to be whole, so that long words wrap and short ones do not. The widths together exceed the
    screen only where not even the columns of rank 0 fit.
    """
    whole = [max((len(line) for cell in cells[i] for line in cell.split("\n")), default=0) for i in range(len(columns))]
    shown = [i for i, longest in enumerate(whole) if longest] or list(range(len(columns)))
    natural = {i: max(whole[i], len(columns[i].head)) for i in shown}
    if width is None:
        return shown, [natural[i] for i in shown]
    shown = [i for i in shown if not columns[i].varied or len(cells[i]) < 2 or len(set(cells[i])) > 1]
    least = {i: min(natural[i], max(columns[i].least, len(columns[i].head), _word(cells[i]))) for i in shown}
    while sum(least[i] for i in shown) + GAP * (len(shown) - 1) > width:
        spare = [i for i in shown if columns[i].rank]
        if not spare:  # rather break a long word than run over the edge
            least = {i: min(natural[i], max(columns[i].least, len(columns[i].head))) for i in shown}
            break
        shown.remove(max(spare, key=lambda i: (columns[i].rank, i)))
    widths = {i: least[i] for i in shown}
    left = width - GAP * (len(shown) - 1) - sum(widths.values())
    needy = sorted((i for i in shown if natural[i] > least[i]), key=lambda i: natural[i] - least[i])
    for position, i in enumerate(needy):
        if left <= 0:
            break
        given = min(natural[i] - least[i], left // (len(needy) - position))
        widths[i] += given
        left -= given
    return shown, [widths[i] for i in shown]


def _word(cells: Sequence[str]) -> int:
    """The length of the longest word, which should not be broken; of a very long one, so much as may be asked for."""
    return min(max((len(word) for cell in cells for word in cell.split()), default=0), _LONGEST_WORD)
