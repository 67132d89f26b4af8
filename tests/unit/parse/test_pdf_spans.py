"""Tables in PDFs whose heads span columns, whose labels span rows and whose rows have titles, told by places alone."""

from __future__ import annotations

from itertools import pairwise

from tests.unit.parse.pdf_sheets import Sheet
from tests.unit.parse.test_pdf_tables import cells, read, table

EDGES = (72, 170, 230, 290, 350, 410)
HEADS = ("Lens", "Mt", "% Sn", "Mt", "% Sn")


def underlined(sheet: Sheet, y: float, edges: tuple[float, ...] = EDGES) -> None:
    """One line below each cell of a row, as word processors draw the lower border of cells."""
    for x0, x1 in pairwise(edges):
        sheet.rule(x0, y, x1, y)


def bordered(rows: list[tuple[float, tuple[str, ...]]], bottom: float) -> Sheet:
    """A table with lines below the heads and the last row only."""
    sheet = Sheet()
    for y in (90, 106, bottom):
        underlined(sheet, y)
    for x, text in zip(EDGES, HEADS, strict=False):
        sheet.text(x + 4, 102, text, 8)
    for y, row in rows:
        for x, text in zip(EDGES, row, strict=False):
            if text:
                sheet.text(x + 4, y, text, 8)
    return sheet


def test_titles_between_the_rows_of_one_frame_are_rows() -> None:
    rows = [
        (118, ("Indicated",)),
        (130, ("Far", "1.1", "0.51", "2.1", "0.41")),
        (142, ("Near", "1.2", "0.52", "2.2", "0.42")),
        (154, ("Inferred of all lenses",)),
        (166, ("Far", "1.3", "0.53", "2.3", "0.43")),
        (178, ("Near", "1.4", "0.54", "2.4", "0.44")),
    ]
    (found,) = read(bordered(rows, 184)).builder.tables
    assert cells(found)[1:] == table(
        "Indicated",
        "Far|1.1|0.51|2.1|0.41",
        "Near|1.2|0.52|2.2|0.42",
        "Inferred of all lenses",
        "Far|1.3|0.53|2.3|0.43",
        "Near|1.4|0.54|2.4|0.44",
    )


def test_labels_beside_the_middle_of_their_rows_in_one_frame_span_them() -> None:
    rows = [
        (118, ("", "1.1", "0.51", "2.1", "0.41")),
        (130, ("Far", "1.2", "0.52", "2.2", "0.42")),
        (142, ("", "1.3", "0.53", "2.3", "0.43")),
        (154, ("", "1.4", "0.54", "2.4", "0.44")),
        (166, ("Near", "1.5", "0.55", "2.5", "0.45")),
        (178, ("", "1.6", "0.56", "2.6", "0.46")),
    ]
    (found,) = read(bordered(rows, 184)).builder.tables
    assert [(c.text, c.rowspan) for row in found.rows for c in row if c.rowspan > 1] == [("Far", 3), ("Near", 3)]


def test_a_head_over_the_breaks_of_the_line_below_it_is_one_cell() -> None:
    sheet = bordered([(118, ("Far", "1.1", "0.51", "2.1", "0.41")), (130, ("Near", "1.2", "0.52", "2.2", "0.42"))], 136)
    underlined(sheet, 76)
    sheet.text(200, 87, "Measured rock", 8)
    sheet.text(320, 87, "Indicated rock", 8)
    (found,) = read(sheet).builder.tables
    assert [(c.text, c.colspan) for c in found.rows[0] if c.text] == [("Measured rock", 2), ("Indicated rock", 2)]


def test_heads_over_unequal_shares_are_each_over_the_middle_of_their_own() -> None:
    sheet = Sheet()
    sheet.text(162, 86, "Measured", 9)
    sheet.text(266, 86, "Indicated", 9)
    heads = ("Class", "Mt", "% Sn", "Mt", "% Sn", "kt")
    sheet.columns(100, (72, 170, 210, 250, 290, 330), [heads, *(("Far", "6.5", "0.48", "5.1", "0.50", "25"),) * 3])
    (found,) = read(sheet).builder.tables
    assert [(c.text, c.colspan) for c in found.rows[0]] == [("", 1), ("Measured", 2), ("Indicated", 3)]


def test_columns_of_labels_may_stand_in_front_of_those_that_share_heads() -> None:
    sheet = Sheet()
    sheet.text(203, 86, "Measured", 9)
    sheet.text(327, 86, "Indicated", 9)
    heads = ("Lens", "Cut-off", "Mt", "% Sn", "Mt", "% Sn", "% Cu", "kt")
    rows = (("Far", "0.2", "6.5", "0.48", "5.1", "0.50", "0.11", "25"),) * 3
    sheet.columns(100, (72, 150, 210, 250, 290, 330, 370, 410), [heads, *rows])
    (found,) = read(sheet).builder.tables
    assert [(c.text, c.colspan) for c in found.rows[0]] == [("", 1), ("", 1), ("Measured", 2), ("Indicated", 4)]


def test_labels_right_beside_the_middle_of_their_rows_tell_these_even_before_values() -> None:
    sheet = Sheet()
    rows = [("", f"0.{n}", f"{9 - n}.5", f"1.{n}2", f"{40 - n}") for n in (4, 5, 6)]
    rows = [("Class", "Cut-off", "Mt", "% Sn", "kt"), *rows, *rows]
    sheet.columns(100, (72, 170, 230, 290, 350), rows, step=12)
    sheet.text(72, 124, "Indicated", 9)
    sheet.text(72, 160, "Inferred", 9)
    (found,) = read(sheet).builder.tables
    assert [(c.text, c.rowspan) for row in found.rows for c in row if c.rowspan > 1] == [
        ("Indicated", 3),
        ("Inferred", 3),
    ]


def test_the_year_of_a_caption_on_its_second_line_is_no_page_number_and_no_head() -> None:
    sheet = bordered([(118, ("Far", "1.1", "0.51", "2.1", "0.41")), (130, ("Near", "1.2", "0.52", "2.2", "0.42"))], 136)
    sheet.lines(72, 73, ["Ore Reserves of the Alder mine, which has two lenses, as at 31 December", "2023"], 11, 9)
    found = read(sheet).builder
    assert "31 December 2023" in found.text
    assert cells(found.tables[0])[0] == list(HEADS)
