"""Offsets: every block and cell is where the builder says it is, whatever was added."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from pipelines.parse.builder import MOST_COLUMNS, RawCell, TextBuilder, place
from pipelines.parse.cleaning import collapse

cells = st.builds(RawCell, st.text(max_size=12), st.booleans(), st.integers(1, 3), st.integers(1, 3))
additions = st.one_of(
    st.tuples(st.sampled_from(["heading", "paragraph", "list_item"]), st.text(max_size=30)),
    st.lists(st.lists(cells, max_size=4), max_size=5),
)


@given(st.lists(additions, max_size=8))
@example([[[RawCell("\x1b")]]])
def test_every_part_is_found_at_its_offsets(parts: list[object]) -> None:
    builder = TextBuilder()
    for part in parts:
        if isinstance(part, tuple):
            builder.add(*part)
        else:
            builder.add_table(part)  # type: ignore[arg-type]
    text = builder.text
    for block in builder.blocks:
        assert text[block.start : block.end].strip()
    assert all(a.end <= b.start for a, b in zip(builder.blocks, builder.blocks[1:], strict=False))
    for table in builder.tables:
        for row in table.rows:
            for cell in row:
                assert text[cell.start : cell.end] == cell.text == collapse(cell.text)
        grid = table.grid()
        assert all(len(line) == table.width for line in grid)


def test_a_spanning_cell_pushes_the_next_row_aside() -> None:
    rows = [[RawCell("deposit", rowspan=2), RawCell("t"), RawCell("%")], [RawCell("Mt"), RawCell("Sn")]]
    assert [[(cell.text, row, column) for cell, row, column in line] for line in place(rows)] == [
        [("deposit", 0, 0), ("t", 0, 1), ("%", 0, 2)],
        [("Mt", 1, 1), ("Sn", 1, 2)],
    ]


def test_a_row_is_one_line_of_its_cells() -> None:
    builder = TextBuilder()
    builder.add_table([[RawCell("Class", True), RawCell("Mt", True)], [RawCell("Inferred"), RawCell(" 12.5\n")]], "Tin")
    assert builder.text == "Tin\n\nClass | Mt\nInferred | 12.5"
    assert [block.kind for block in builder.blocks] == ["caption", "table_row", "table_row"]


def test_a_monster_grid_is_text_and_not_a_table() -> None:
    builder = TextBuilder()
    builder.add_table([[RawCell("1")] * (MOST_COLUMNS + 1)])
    assert not builder.tables
    assert builder.text.startswith("1 | 1 | 1")


def test_blanks_that_wraps_and_columns_leave_are_one() -> None:
    builder = TextBuilder()
    builder.add("list_item", "It invests  $40\n    billion  here.")
    builder.add("table_row", "Tin  |  4.0")
    assert builder.text == "It invests $40\nbillion here.\n\nTin  |  4.0"
