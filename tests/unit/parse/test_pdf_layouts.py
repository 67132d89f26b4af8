"""Layouts of estimate tables that lines do not tell: shaded rows, labels beside their middle, narrow ends of tables."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest

from pipelines.parse.pdf.centred import Group, centred_groups
from pipelines.parse.pdf.words import Word, whole_words
from pipelines.parse.spans import is_value
from tests.unit.parse.pdf_sheets import Sheet
from tests.unit.parse.test_pdf_tables import EDGES, cells, read, spans, table

REEFS = (("Reef A", "5.1", "3.9"), ("Reef B", "2.2", "4.4"), ("Reef C", "1.0", "3.2"))


def test_every_second_row_shaded_is_one_table() -> None:
    sheet = Sheet()
    rows = [("Category", "Mt", "Sn (%)"), ("Measured", "1.6", "0.92"), ("Indicated", "4.4", "0.81")]
    rows += [("Inferred", "2.5", "0.66"), ("Total", "8.5", "0.79")]
    for n, row in enumerate(rows):
        y = 100 + 14 * n
        if n in (0, 1, 3):
            for x0, x1 in ((68, 160), (160, 220), (220, 280)):
                sheet.shade(x0, y - 10, x1, y + 4)
        sheet.text(72, y, row[0], 9)
        sheet.right(215, y, row[1], 9)
        sheet.right(275, y, row[2], 9)
    found = read(sheet).builder.tables
    assert [cells(t) for t in found] == [table(*("|".join(row) for row in rows))]


def test_rows_below_the_last_shade_go_on_with_the_table_and_with_the_names_between_them() -> None:
    rows = [("Category", "Mt", "Sn (%)"), ("Measured", "3.1", "1.02"), ("Indicated", "1.6", "0.92")]
    rows += [("Elm",), ("Inferred", "2.5", "0.66"), ("Total", "2.5", "0.66")]
    sheet = Sheet()
    for n, row in enumerate(rows):
        for x0, x1 in ((68, 160), (160, 220), (220, 280)) if n < 2 else ():
            sheet.shade(x0, 90 + 16 * n, x1, 106 + 16 * n)
        sheet.text(72, 101 + 16 * n, row[0], 9)
        for x, cell in zip((215, 275), row[1:], strict=False):
            sheet.right(x, 101 + 16 * n, cell, 9)
    found = read(sheet).builder.tables
    assert [cells(t) for t in found] == [table(*("|".join(row) for row in rows))]


def test_columns_no_further_apart_than_words_are_told_by_the_rows_beside() -> None:
    rows = [("Class", "Mt", "Sn (%)"), ("Measured", "3.1", "1.02"), ("Measured and Indicated", "44.7", "0.92")]
    rows += [("Indicated", "41.6", "0.81"), ("Inferred", "2.5", "0.66")]
    sheet = Sheet()
    for n, row in enumerate(rows):
        for x, cell in zip((72, 172, 200), row, strict=True):
            sheet.text(x, 100 + 14 * n, cell, 9)
    found = read(sheet).builder.tables
    assert [cells(t) for t in found] == [table(*("|".join(row) for row in rows))]


def test_a_head_of_two_columns_is_not_parted_where_a_word_of_it_begins_a_column() -> None:
    sheet = Sheet()
    sheet.text(163, 90, "Measured and Indicated", 9)
    sheet.text(302, 90, "Inferred ore", 9)
    rows = [("Reef", "kt", "Sn (%)", "kt", "Sn (%)"), *((reef, "310", "1.02", "470", "0.92") for reef, *_ in REEFS)]
    for n, row in enumerate(rows):
        for x, cell in zip((72, 164, 204, 290, 340), row, strict=True):
            sheet.text(x, 104 + 14 * n, cell, 9)
    (found,) = read(sheet).builder.tables
    assert spans(found) == {"Measured and Indicated": (1, 2), "Inferred ore": (1, 2)}


def test_marks_of_two_notes_behind_a_number_leave_it_a_number() -> None:
    assert is_value("798¹,²") and is_value("79.8²") and not is_value("798¹, see below")


@pytest.mark.parametrize("size", [2, 3])
def test_a_class_beside_the_middle_of_its_rows_spans_them(size: int) -> None:
    sheet = Sheet()
    sheet.columns(90, (72, 200, 270, 340), [("Category", "Reef", "Tonnes (Mt)", "4E (g/t)")])
    classes = ("Measured", "Indicated", "Inferred")
    for n, name in enumerate(classes):
        top = 108 + 13 * size * n
        sheet.text(72, top + 13 * (size - 1) / 2, name, 9)
        for m, (reef, mass, grade) in enumerate(REEFS[:size]):
            sheet.text(160, top + 13 * m, reef, 9)
            sheet.right(270, top + 13 * m, mass, 9)
            sheet.right(340, top + 13 * m, grade, 9)
    (found,) = read(sheet).builder.tables
    assert spans(found) == dict.fromkeys(classes, (size, 1))
    assert [row[0].text for row in found.rows[1::size]] == list(classes)


def test_labels_at_the_top_of_their_rows_are_left_there() -> None:
    assert centred_groups([10, 20, 30, 40], [(10, "Ash"), (30, "Elm")]) == []


def test_rows_that_cannot_be_divided_among_labels_are_left_alone() -> None:
    assert centred_groups([10, 20, 30, 40, 50], [(20, "Ash")]) == []
    assert centred_groups([10, 20], [(15, "Ash")]) == []


def test_a_total_of_one_row_follows_groups_of_several() -> None:
    found = centred_groups([10, 20, 30, 40, 50, 60, 70], [(20, "Ash"), (50, "Elm"), (70, "Total")])
    assert found == [Group(0, 2, "Ash"), Group(3, 5, "Elm"), Group(6, 6, "Total")]


def test_heads_of_columns_right_below_a_caption_are_not_its_second_line() -> None:
    sheet = Sheet()
    sheet.text(72, 90, "Table 1. Alder Mineral Resource at a cut-off of 300 ppm TREO, as published", 9)
    heads = ("Resource", "Tonnes", "TREO", "MREO", "Nd2O3", "Pr6O11", "Dy2O3")
    rows = [heads, ("category", "Mt", *["ppm"] * 5), ("Indicated", "98", "820", "190", "128", "38", "20")]
    rows.append(("Inferred", "143", "760", "171", "116", "34", "18"))
    sheet.columns(102, (72, 155, 195, 235, 275, 315, 355), rows, step=11)
    (found,) = read(sheet).builder.tables
    assert cells(found)[0] == ["Resource category", "Tonnes Mt", *(f"{head} ppm" for head in heads[2:])]


def test_letters_that_touch_are_words_where_a_page_has_been_read_downwards() -> None:
    letters = [Word(c, 56 + 5 * n, 61 + 5 * n, 90, 9) for n, c in enumerate("Kelso")]
    figures = [Word(c, 120 + 5 * n, 125 + 5 * n, 90, 9) for n, c in enumerate("1.3")]
    below = [Word("E", 56, 61, 102, 9), Word("lm", 61, 71, 102, 9)]
    assert [w.text for w in whole_words([*letters, *figures, *below])] == ["Kelso", "1.3", "Elm"]


def test_words_of_one_letter_among_others_stay_apart() -> None:
    words = [Word(t, 56 + 20 * n, 76 + 20 * n, 90, 9) for n, t in enumerate(["Plan", "A", "covers", "both", "sites"])]
    assert whole_words(words) == words


def test_the_title_of_rows_that_runs_over_columns_is_one_cell() -> None:
    sheet = Sheet()
    edges = (72, 150, 200, 250)
    sheet.columns(90, edges, [("Class", "Mt", "Cu (%)", "Ag (g/t)")], step=13)
    for y, title, rows in (
        (103, "Oxide (0.3% Cu cut-off)", [("Indicated", "6.3", "0.92", "5"), ("Inferred", "2.2", "0.78", "4")]),
        (142, "Sulphide (0.5% Cu cut-off)", [("Indicated", "13.1", "1.21", "9"), ("Inferred", "7.7", "1.02", "8")]),
    ):
        sheet.text(72, y, title, 9)
        sheet.columns(y + 13, edges, rows, step=13)
    (found,) = read(sheet).builder.tables
    assert [row for row in cells(found) if len(row) == 1] == [
        ["Oxide (0.3% Cu cut-off)"],
        ["Sulphide (0.5% Cu cut-off)"],
    ]


def test_a_title_above_heads_of_columns_begins_another_table() -> None:
    sheet = Sheet()
    edges = (72, 150, 200, 250)
    sheet.columns(90, edges, [("Class", "Mt", "Zn (%)", "Ga (g/t)"), ("Indicated", "7.5", "4.1", "48")], step=13)
    sheet.columns(116, edges, [("Inferred", "3.1", "3.6", "41")])
    sheet.text(72, 136, "Fen Drove Mineral Resource of germanium", 9)
    sheet.columns(150, edges, [("Class", "kt", "Ge (g/t)", "Zn (%)"), ("Indicated", "640", "210", "8.8")], step=13)
    sheet.columns(176, edges, [("Inferred", "280", "190", "7.9")])
    assert [cells(t)[0][1] for t in read(sheet).builder.tables] == ["Mt", "kt"]


def test_a_bar_beside_the_text_is_read_after_the_text_below_it() -> None:
    sheet = Sheet()
    sheet.lines(60, 80, ["Tarn Hill Option Signed", "1 May 2025", "Perth"], 16, 14)
    sheet.lines(60, 140, ["1. Brack Ltd has an option on Tarn Hill.", "2. The price is $2 million.", "Three years"], 12)
    bar = ["Directors", "Ada Brandt", "Iris Kowal", "Shares", "412 million", "Code: TRM", "Perth", "WA 6000"]
    sheet.lines(410, 76, bar, 15, 8)
    sheet.lines(
        60, 215, [f"the {word} line below the bar, over the whole width of the page" for word in ("first", "2nd")]
    )
    texts = read(sheet).builder.text.split("\n")
    assert " ".join(texts).index("below the bar") < " ".join(texts).index("Directors")
    assert not any("Brack" in text and "Ada" in text for text in texts)


def below_cells(sheet: Sheet, y: float, edges: Sequence[float]) -> None:
    """The line below a row, drawn cell by cell."""
    for x0, x1 in pairwise(edges):
        sheet.rule(x0, y, x1, y)


def test_lines_below_cells_tell_the_columns_of_texts() -> None:
    sheet = Sheet()
    edges = (72, 140, 215, 400)
    head = [(160, 94, "Grant"), (90, 99, "Company"), (250, 99, "Purpose"), (158, 104, "US$ million")]
    for x, y, text in head:
        sheet.text(x, y, text, 8)
    below_cells(sheet, 108, edges)
    for n, company in enumerate(("Brack Ltd", "Tarn plc", "Merle Inc", "Oke AG")):
        sheet.text(74, 122 + 24 * n, company, 8)
        sheet.text(160, 122 + 24 * n, f"{30 + n}.5", 8)
        sheet.lines(
            220, 117 + 24 * n, ["anode powder made from the flakes of a mine", "in the north of the country"], 10, 8
        )
        below_cells(sheet, 132 + 24 * n, edges)
    (found,) = read(sheet).builder.tables
    purpose = "anode powder made from the flakes of a mine in the north of the country"
    assert cells(found)[0] == ["Company", "Grant US$ million", "Purpose"]
    assert cells(found)[1:] == [
        [company, f"{30 + n}.5", purpose] for n, company in enumerate(("Brack Ltd", "Tarn plc", "Merle Inc", "Oke AG"))
    ]


def test_heads_over_several_columns_and_titles_of_rows_keep_their_width_between_lines_below_cells() -> None:
    sheet = Sheet()
    edges = (72, 180, 220, 260, 300, 340)
    sheet.text(201, 90, "This year 2025", 8)
    sheet.text(281, 90, "Last year 2024", 8)
    below_cells(sheet, 94, edges[1:])
    rows = [("Class", "Mt", "Sn %", "Mt", "Sn %"), ("Oxide ore of the whole of the hill",)]
    rows += [("Indicated", "6.3", "0.92", "5.1", "0.90"), ("Inferred", "2.2", "0.78", "2.0", "0.77")]
    for n, row in enumerate(rows):
        sheet.text(74, 103 + 14 * n, row[0], 8)
        for x, cell in zip(edges[1:], row[1:], strict=False):
            sheet.text(x + 4, 103 + 14 * n, cell, 8)
        below_cells(sheet, 107 + 14 * n, edges)
    (found,) = read(sheet).builder.tables
    assert spans(found) == {
        "This year 2025": (1, 2),
        "Last year 2024": (1, 2),
        "Oxide ore of the whole of the hill": (1, 2),
        "Class": (2, 1),
    }


def test_text_between_lines_below_cells_parts_two_tables() -> None:
    sheet = Sheet()
    edges = (72, 180, 240, 300)
    for top in (90, 190):
        for n, row in enumerate((("Class", "Mt", "Sn %"), ("Indicated", "6.3", "0.92"), ("Inferred", "2.2", "0.78"))):
            for x, cell in zip(edges, row, strict=False):
                sheet.text(x + 4, top + 14 * n, cell, 8)
            below_cells(sheet, top + 4 + 14 * n, edges)
    sheet.lines(
        72, 145, ["The second table leaves out what was mined out since the survey", "of the pit in May."], 11, 9
    )
    assert [len(found.rows) for found in read(sheet).builder.tables] == [3, 3]


def test_a_sentence_goes_on_over_the_footer_of_its_page() -> None:
    pages = []
    for n, lines in enumerate(
        (["The price of the Tarn Hill project is payable in shares and"], ["in cash at closing."])
    ):
        sheet = Sheet()
        sheet.lines(72, 100, lines)
        sheet.text(72, 800, f"Brack Resources Limited | ABN 12 345 678 901 | Page {n + 1} of 2")
        pages.append(sheet)
    texts = read(*pages).builder.text.split("\n")
    assert "The price of the Tarn Hill project is payable in shares and in cash at closing." in texts
    assert sum("Brack Resources" in text for text in texts) == 1


def test_two_columns_of_labels_beside_the_middle_of_their_rows_span_them_each() -> None:
    sheet = Sheet()
    sheet.text(70, 76, "Deposit", 9)
    sheet.text(130, 76, "Rock", 9)
    sheet.text(180, 76, "Class", 9)
    sheet.columns(76, (0, 270, 330), [("", "Mt", "Au (g/t)")])
    for n, (deposit, rock) in enumerate(
        (("Kittiwake", "Oxide"), ("Kittiwake", "Fresh"), ("Auk", "Oxide"), ("Auk", "Fresh"))
    ):
        top = 90 + 28 * n
        for m, (label, mass) in enumerate((("Indicated", "8.2"), ("Inferred", "3.1"))):
            sheet.text(180, top + 14 * m, label, 9)
            sheet.right(270, top + 14 * m, mass, 9)
            sheet.right(330, top + 14 * m, "1.14", 9)
        sheet.text(130, top + 7, rock, 9)
        if rock == "Fresh":
            sheet.text(70, top - 7, deposit, 9)
    (found,) = read(sheet).builder.tables
    rows = [[cell.text for cell in row] for row in found.rows]
    assert rows[1] == ["Kittiwake", "Oxide", "Indicated", "8.2", "1.14"] and rows[5][:3] == [
        "Auk",
        "Oxide",
        "Indicated",
    ]
    assert [c.rowspan for c in found.rows[1][:2]] == [4, 2] and len(rows[2]) == 3


def test_a_head_over_one_column_of_three_equal_shares_is_of_that_one() -> None:
    sheet = Sheet()
    for x, head in ((183, "Ore"), (255, "Grades"), (375, "Metal")):
        sheet.text(x, 86, head, 9)
    rows = [
        ("Zone", "Class", "kt", "Sn %", "Cu %", "Sn t", "Cu t"),
        *(("East", "Inf", "640", "0.92", "0.35", "310", "88"),) * 3,
    ]
    for n, row in enumerate(rows):
        for x, cell in zip((72, 130, 183, 240, 290, 360, 410), row, strict=True):
            sheet.text(x, 100 + 14 * n, cell, 9)
    (found,) = read(sheet).builder.tables
    assert [c.text for c in found.rows[0]][:3] != ["", "Ore", "Grades"]
    assert all(cell.colspan == 1 or cell.text != "Ore" for row in found.rows for cell in row)


@pytest.mark.parametrize("gap", [10, 12])
def test_a_label_of_two_lines_with_its_values_beside_the_second_is_one(gap: int) -> None:
    sheet = Sheet()
    rows = [
        ("Class", "Mt", "Sn (%)"),
        ("Measured", "3.1", "0.92"),
        ("Indicated", "6.4", "0.81"),
        ("Inferred", "2.2", "0.70"),
    ]
    y = sheet.columns(90, EDGES[:3], rows, step=19)
    sheet.text(72, y, "Total Mineral", 9)
    sheet.columns(y + gap, EDGES[:3], [("Resources", "11.7", "0.82")])
    (found,) = read(sheet).builder.tables
    assert cells(found)[-1] == ["Total Mineral Resources", "11.7", "0.82"]


def test_dots_drawn_before_lines_begin_list_items_and_other_dots_do_not() -> None:
    sheet = Sheet()
    items = (
        "Ore of 31 Mt was found in the hill",
        "Of these nineteen are well drilled",
        "More drilling will follow there",
    )
    for n, item in enumerate(items):
        sheet.dot(76, 97 + 13 * n)
        sheet.text(84, 100 + 13 * n, item)
    sheet.text(72, 160, "The map shows the shaft")
    sheet.dot(192, 157)
    sheet.text(197, 160, "and the mill of the company beside the old road to the town.")
    found = read(sheet)
    assert [(b.kind, found.builder.text[b.start : b.end]) for b in found.builder.blocks[:3]] == [
        ("list_item", i) for i in items
    ]
    assert "•" not in found.builder.text


def test_heads_that_stand_a_blank_apart_are_heads_and_a_line_of_prose_is_none() -> None:
    for line, is_head in (("Class Tonnes(Mt) TGC(%) Sulphur(%)", True), ("of the hill at the end of the year", False)):
        sheet = Sheet()
        sheet.text(72, 90, line, 9)
        rows = [
            ("Measured", "5.2", "9.1", "1.1"),
            ("Indicated", "14.4", "8.4", "1.2"),
            ("Inferred", "20.3", "7.7", "1.3"),
        ]
        sheet.columns(103, (72, 142, 176, 215), rows, step=13)
        (found,) = read(sheet).builder.tables
        assert (cells(found)[0] == ["Class", "Tonnes(Mt)", "TGC(%)", "Sulphur(%)"]) is is_head


def test_dots_before_the_rows_of_a_table_leave_its_columns_as_they_are() -> None:
    sheet = Sheet()
    sheet.columns(
        90, EDGES[:3], [("Class", "Mt", "Sn (%)"), ("Total", "3.1", "0.92"), ("Rest", "6.4", "0.81")], step=14
    )
    for n in (1, 2):
        sheet.dot(64, 87 + 14 * n, 5)
    (found,) = read(sheet).builder.tables
    assert cells(found) == table("Class|Mt|Sn (%)", "Total|3.1|0.92", "Rest|6.4|0.81")


def test_a_line_of_the_page_printed_over_a_row_is_no_part_of_its_last_cell() -> None:
    sheet = Sheet()
    xs, ys = (72, 200, 300, 400), (90, 110, 130, 150)
    sheet.grid(xs, ys)
    for y, row in zip(
        (104, 124, 144),
        (("Class", "Mt", "Cu (%)"), ("Indicated", "2.6", "0.24"), ("Inferred", "4.1", "0.19")),
        strict=True,
    ):
        for x, text in zip(xs, row, strict=False):
            sheet.text(x + 4, y, text)
    sheet.text(330, 149, "Alder Metals announcement", 7)
    found = read(sheet).builder
    assert [c.text for c in found.tables[0].rows[-1]] == ["Inferred", "4.1", "0.19"]
    assert found.text.endswith("\nAlder Metals announcement")


def test_a_caption_without_a_stop_does_not_go_on_on_the_next_page() -> None:
    first, second = Sheet(), Sheet()
    first.text(
        72, 700, "Table 3: Alder Mineral Resource at a cut-off of 0.3% Cu, as reported in May of the year 2023 by"
    )
    first.columns(
        720, (72, 200, 280), [("Class", "Mt", "Cu (%)"), ("Indicated", "2.6", "0.24"), ("Total", "4.1", "0.19")]
    )
    second.lines(72, 90, ["The estimate will be made again once the drilling of the winter is known."])
    (found,) = read(first, second).builder.tables
    assert (
        found.caption
        == "Table 3: Alder Mineral Resource at a cut-off of 0.3% Cu, as reported in May of the year 2023 by"
    )


def test_heads_below_one_over_them_in_its_own_cell_are_heads_of_their_columns() -> None:
    sheet = Sheet()
    xs = (72, 200, 290, 360, 440)
    for y in (90, 130, 150, 170):
        sheet.rule(72, y, 440, y)
    for x, y0 in ((72, 90), (200, 90), (290, 90), (360, 130), (440, 90)):
        sheet.rule(x, y0, x, 170)
    sheet.text(204, 102, "Amount")
    sheet.text(330, 102, "Qualities")
    for x, text in zip(xs[1:], ("(kt)", "Zn (%)", "Ag (g/t)"), strict=False):
        sheet.text(x + 4, 124, text)
    for y, row in ((144, ("Measured", "7,896", "3.11", "96")), (164, ("Indicated", "13,864", "2.84", "88"))):
        for x, text in zip(xs, row, strict=False):
            sheet.text(x + 4, y, text)
    (found,) = read(sheet).builder.tables
    assert cells(found)[:2] == [["", "Amount", "Qualities"], ["", "(kt)", "Zn (%)", "Ag (g/t)"]]


def test_the_title_of_rows_that_begin_on_the_next_page_is_a_row_of_the_table() -> None:
    first, second = Sheet(), Sheet()
    heads = [("Class", "Mt", "Cu (%)")]
    rows = [("Measured", "2.6", "0.24"), ("Indicated", "4.1", "0.19"), ("Inferred", "3.3", "0.17")]
    first.columns(680, (72, 200, 280), [*heads, *rows])
    first.text(72, 740, "Elm Creek")
    second.columns(80, (72, 200, 280), [*heads, ("Measured", "1.2", "0.31"), ("Indicated", "0.8", "0.22")])
    (found,) = read(first, second).builder.tables
    assert [row[0].text for row in found.rows][4:] == ["Elm Creek", "Measured", "Indicated"]
