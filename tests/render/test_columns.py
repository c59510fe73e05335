"""Which columns fit how wide a screen."""

from hypothesis import given
from hypothesis import strategies as st

from bucks_tracker.render.columns import GAP, Column, fitting

COLUMNS = [
    Column("when", lambda row: row[0], 10),
    Column("what", lambda row: row[1], 20),
    Column("who", lambda row: row[2], 10, rank=1),
    Column("ref", lambda row: row[3], 4, rank=2),
]
CELLS = [["August 2014"], ["a long story " * 9], ["Ofsted"], ["abcd"]]


def test_all_fits_a_pipe() -> None:
    assert fitting(COLUMNS, CELLS, None) == ([0, 1, 2, 3], [11, 117, 6, 4])


def test_high_ranks_go_first_and_what_is_left_goes_to_the_needy() -> None:
    assert fitting(COLUMNS, CELLS, 60) == ([0, 1, 2, 3], [11, 33, 6, 4])
    assert fitting(COLUMNS, CELLS, 42)[0] == [0, 1, 2]
    assert fitting(COLUMNS, CELLS, 33)[0] == [0, 1]
    assert fitting(COLUMNS, CELLS, 5)[0] == [0, 1]  # those of rank 0 stay, come what may


def test_an_empty_column_is_left_out() -> None:
    assert fitting(COLUMNS, [CELLS[0], CELLS[1], [""], CELLS[3]], 80)[0] == [0, 1, 3]


def test_a_long_word_is_not_broken_while_there_is_room() -> None:
    columns = [Column("by", lambda row: row[0], 4), Column("what", lambda row: row[1], 10)]
    assert fitting(columns, [["Buckinghamshire"], ["a long story " * 9]], 40)[1] == [15, 23]


def test_what_does_not_vary_is_left_out_of_a_screen() -> None:
    columns = [Column("what", lambda row: row[0]), Column("council", lambda row: row[1], varied=True)]
    assert fitting(columns, [["a", "b"], ["Westshire", "Westshire"]], 80)[0] == [0]
    assert fitting(columns, [["a", "b"], ["Westshire", "Eastshire"]], 80)[0] == [0, 1]
    assert fitting(columns, [["a", "b"], ["Westshire", "Westshire"]], None)[0] == [0, 1]


@given(st.lists(st.text(max_size=200), min_size=4, max_size=4), st.integers(36, 300))
def test_never_wider_than_the_screen(cells: list[str], width: int) -> None:
    shown, widths = fitting(COLUMNS, [[cell] for cell in cells], width)
    assert sum(widths) + GAP * (len(widths) - 1) <= width
    assert len(shown) == len(widths)
