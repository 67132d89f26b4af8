"""Tables in PDFs, ruled and unruled, as announcements and technical reports print them."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.model import Table
from pipelines.parse.pdf import PdfText, read_pdf
from tests.unit.parse.pdf_sheets import Sheet, document

DEMO = Path(__file__).parents[2] / "site/pages/wire.oreledger.test/serra-malhada-reserves-2025.pdf"
EDGES = (72, 220, 290, 360, 440)


def read(*sheets: Sheet) -> PdfText:
    """What is read from these pages; every cell must stand where it says, each row on one line."""
    found = read_pdf(document(sheets))
    text = found.builder.text
    for each in found.builder.tables:
        for row in each.rows:
            assert [text[c.start : c.end] for c in row] == [c.text for c in row]
            assert text[row[0].start : row[-1].end] == " | ".join(c.text for c in row)
    return found


def cells(found: Table) -> list[list[str]]:
    """The texts of a table."""
    return [[cell.text for cell in row] for row in found.rows]


def table(*lines: str) -> list[list[str]]:
    """The texts of a table, its cells divided by bars."""
    return [line.split("|") for line in lines]


def spans(found: Table) -> dict[str, tuple[int, int]]:
    """Rows and columns that cells cover, where these are more than one."""
    return {c.text: (c.rowspan, c.colspan) for row in found.rows for c in row if max(c.rowspan, c.colspan) > 1}


def headers(found: Table) -> list[list[str]]:
    """The rows of header cells."""
    return [[c.text for c in row] for row in found.rows if row[0].is_header]


def test_the_demo_announcement_gives_its_two_tables() -> None:
    found = read_pdf(DEMO.read_bytes())
    assert [cells(t) for t in found.builder.tables] == [
        table(
            "Ore reserves|Mt|TGC (%)|Contained (kt)",
            "Proved|2.1|8.60|181",
            "Probable|4.2|7.55|317",
            "Proved and Probable|6.3|7.90|498",
        ),
        table(
            "Mineral resources|Mt|TGC (%)|Contained (kt)",
            "Measured|3.4|8.20|279",
            "Indicated|7.9|7.30|577",
            "Measured + Indicated|11.3|7.57|855",
            "Inferred|5.2|6.80|354",
        ),
    ]
    assert found.builder.text.count("Measured + Indicated") == 1


class TestUnruled:
    def sheet(self) -> Sheet:
        """A resource table without a line, its caption above and a sentence below."""
        sheet = Sheet()
        sheet.text(72, 80, "Table 3: Mineral Resource at a cut-off of 0.5% Li2O", 10, "B")
        for x, top, low in (
            (72, "Category", ""),
            (195, "Tonnes", "(Mt)"),
            (263, "Li2O", "(%)"),
            (325, "Ta2O5", "(ppm)"),
            (395, "Contained", "Li2O (kt)"),
        ):
            sheet.text(x, 100, top, 9, "B")
            sheet.text(x, 111, low, 9, "B")
        below = sheet.columns(
            128,
            EDGES,
            table(
                "Measured|3.4|1.35|62|46",
                "Indicated|12.5|1.21|58|151",
                "Inferred|1,027.3|0.98|-|10,067",
                "Total|1,043.2|0.98|58|10,264",
            ),
        )
        sheet.text(72, below + 14, "Sums may differ because of rounding.")
        return sheet

    def test_columns_are_found_and_header_lines_joined(self) -> None:
        text = read(self.sheet()).builder
        (found,) = text.tables
        assert cells(found) == table(
            "Category|Tonnes (Mt)|Li2O (%)|Ta2O5 (ppm)|Contained Li2O (kt)",
            "Measured|3.4|1.35|62|46",
            "Indicated|12.5|1.21|58|151",
            "Inferred|1,027.3|0.98|-|10,067",
            "Total|1,043.2|0.98|58|10,264",
        )
        assert headers(found) == cells(found)[:1]
        assert found.caption == "Table 3: Mineral Resource at a cut-off of 0.5% Li2O"
        assert text.text.endswith("Sums may differ because of rounding.")

    def test_labels_over_two_lines_belong_to_their_row(self) -> None:
        sheet = Sheet()
        sheet.columns(
            100,
            EDGES,
            table(
                "Deposit|Mt|g/t|koz",
                "Proved and|||",
                "probable|6.3|1.90|385",
                "Indicated (above|4.1|1.10|145",
                "sea level)|||",
                "Inferred|2.0|0.80|51",
            ),
            step=11,
        )
        (found,) = read(sheet).builder.tables
        assert cells(found) == table(
            "Deposit|Mt|g/t|koz",
            "Proved and probable|6.3|1.90|385",
            "Indicated (above sea level)|4.1|1.10|145",
            "Inferred|2.0|0.80|51",
        )

    def test_values_beside_the_middle_of_a_label_belong_to_it(self) -> None:
        sheet = Sheet()
        sheet.columns(100, EDGES, table("Class|Mt|g/t|koz", "Proved|6.3|1.90|385"), step=16)
        sheet.text(72, 132, "Measured and", 9)
        sheet.text(72, 142, "Indicated", 9)
        sheet.columns(137, EDGES, table("|4.1|1.10|145", "Inferred|2.0|0.80|51"), step=24)
        (found,) = read(sheet).builder.tables
        assert cells(found)[1:] == table(
            "Proved|6.3|1.90|385", "Measured and Indicated|4.1|1.10|145", "Inferred|2.0|0.80|51"
        )

    def test_section_rows_stay_rows_over_all_columns(self) -> None:
        sheet = Sheet()
        sheet.columns(
            100,
            EDGES,
            table(
                "Deposit|Mt|g/t|koz", "North Pit|||", "Indicated|4.1|1.10|145", "South Pit|||", "Indicated|2.0|0.80|51"
            ),
        )
        (found,) = read(sheet).builder.tables
        assert cells(found) == table(
            "Deposit|Mt|g/t|koz", "North Pit", "Indicated|4.1|1.10|145", "South Pit", "Indicated|2.0|0.80|51"
        )
        assert spans(found) == {"North Pit": (1, 4), "South Pit": (1, 4)}

    def test_a_header_over_several_columns_spans_them(self) -> None:
        sheet = Sheet()
        sheet.text(205, 100, "Indicated in pit and below", 9, "B")
        sheet.text(390, 100, "Inferred", 9, "B")
        for x, text in ((72, "Zone"), (205, "Mt"), (275, "Cu %"), (345, "Mt"), (420, "Cu %")):
            sheet.text(x, 114, text, 9, "B")
        sheet.rule(345, 103, 445, 103)
        sheet.columns(
            130,
            (72, 220, 295, 360, 440),
            table("East|4.1|1.10|14.5|0.9", "West|2.0|0.80|5.1|0.7", "Total|6.1|1.00|19.6|0.8"),
        )
        (found,) = read(sheet).builder.tables
        assert cells(found)[:2] == table("|Indicated in pit and below|Inferred", "Zone|Mt|Cu %|Mt|Cu %")
        assert spans(found) == {"Indicated in pit and below": (1, 2), "Inferred": (1, 2)}

    def test_signs_set_apart_belong_to_their_number(self) -> None:
        sheet = Sheet()
        rows = table("Revenue|1,200|950", "Costs|(870)|(1,045)", "Result|330|(95)")
        for n, (label, old, new) in enumerate(rows):
            sheet.text(72, 100 + 14 * n, label, 9)
            sheet.text(200, 100 + 14 * n, "$", 9)
            sheet.right(260, 100 + 14 * n, old, 9)
            sheet.text(320, 100 + 14 * n, "A$", 9)
            sheet.right(380, 100 + 14 * n, new, 9)
        (found,) = read(sheet).builder.tables
        assert cells(found) == table("Revenue|$ 1,200|A$ 950", "Costs|$ (870)|A$ (1,045)", "Result|$ 330|A$ (95)")

    def test_terms_and_their_texts_are_a_table_of_two_columns(self) -> None:
        sheet = Sheet()
        price = ("A$12.5 million in cash, and four million new shares of the buyer", "that are held in trust")
        for y, term, text in (
            (100, "Purchase price", price[0]),
            (112, "", price[1]),
            (130, "Royalty", "1.5% of the net smelter return"),
            (148, "Conditions", "Consent of the minister, and no claim by a third party"),
        ):
            sheet.text(72, y, term, 10, "B")
            sheet.text(190, y, text)
        (found,) = read(sheet).builder.tables
        assert cells(found) == [
            ["Purchase price", " ".join(price)],
            ["Royalty", "1.5% of the net smelter return"],
            ["Conditions", "Consent of the minister, and no claim by a third party"],
        ]

    def test_prose_with_numbers_is_no_table(self) -> None:
        sheet = Sheet()
        sheet.lines(
            72,
            100,
            [
                "The plant treated 12.5 Mt at 1.2% Li2O in 2024 and 13.1 Mt",
                "at 1.1% in 2025, against a plan of 14.0 Mt, and sold 410 kt of it",
                "at US$890 a tonne.",
            ],
        )
        found = read(sheet)
        assert not found.builder.tables
        assert len(found.builder.blocks) == 1

    def test_a_table_goes_on_over_the_page_without_its_repeated_header(self) -> None:
        first, second = Sheet(), Sheet()
        rows = [f"TR{n:03}|{n}|{n + 2}|0.{n}" for n in range(11, 19)]
        first.columns(700, EDGES, table("Hole|From|To|Grade", *rows[:5]))
        second.columns(60, EDGES, table("Hole|From|To|Grade", *rows[5:]))
        second.text(72, 200, "Holes are vertical.")
        (found,) = read(first, second).builder.tables
        assert cells(found) == table("Hole|From|To|Grade", *rows)

    def test_a_table_along_the_long_side_of_the_page_is_read(self) -> None:
        sheet = Sheet()
        sheet.text(72, 40, "Appendix", 12)
        for n, row in enumerate(table("Class|Mt|Cu %", *(f"Zone {k}|{k}.5|1.{k}" for k in range(1, 15)))):
            for at, text in zip((700, 500, 350), row, strict=True):
                sheet.text(120 + 14 * n, at, text, 9, turn=1)
        (found,) = read(sheet).builder.tables
        assert (len(cells(found)), cells(found)[3]) == (15, ["Zone 3", "3.5", "1.3"])


class TestRuled:
    XS, YS = (72, 172, 242, 312, 382), (100, 120, 140, 160, 180)

    def filled(self, rows: list[list[str]], xs: tuple[int, ...] = XS, ys: tuple[int, ...] = YS) -> Sheet:
        """A page with texts in the cells of a grid."""
        sheet = Sheet()
        for y, row in zip(ys, rows, strict=False):
            for x, text in zip(xs, row, strict=False):
                sheet.text(x + 4, y + 13, text, 9)
        return sheet

    def test_cells_without_a_line_between_them_are_one(self) -> None:
        sheet = self.filled(table("|Indicated||Inferred", "Deposit|Mt|Cu %|Mt", "North|4.1|1.10|14.5", "|2.0|0.80|5.1"))
        for x in self.XS:
            sheet.rule(x, 120 if x == 242 else 100, x, 180)
        for y in self.YS:
            sheet.rule(172 if y == 160 else 72, y, 382, y)
        (found,) = read(sheet).builder.tables
        assert cells(found) == table("|Indicated|Inferred", "Deposit|Mt|Cu %|Mt", "North|4.1|1.10|14.5", "2.0|0.80|5.1")
        assert spans(found) == {"Indicated": (1, 2), "North": (2, 1)}
        assert headers(found) == cells(found)[:2]

    def test_shaded_cells_are_a_grid_and_lines_of_a_cell_stay_together(self) -> None:
        sheet = Sheet()
        for y0, y1 in ((100, 120), (123, 153), (156, 176)):
            for x0, x1 in ((72, 168), (171, 238), (241, 308)):
                sheet.shade(x0, y0, x1, y1)
        sheet.shade(76, 125, 164, 137)
        sheet.shade(76, 139, 164, 151)
        for x, y, text in (
            (76, 113, "Class"),
            (175, 113, "Mt"),
            (245, 113, "Cu %"),
            (76, 135, "Measured and"),
            (76, 148, "Indicated"),
            (175, 141, "4.1"),
            (245, 141, "1.10"),
            (76, 169, "Inferred"),
            (175, 169, "2.0"),
            (245, 169, "0.80"),
        ):
            sheet.text(x, y, text, 9)
        (found,) = read(sheet).builder.tables
        assert cells(found) == table("Class|Mt|Cu %", "Measured and Indicated|4.1|1.10", "Inferred|2.0|0.80")

    def test_rows_that_only_blanks_divide_are_rows(self) -> None:
        rows = table("Class|Mt|Cu %", "Measured|3.4|1.30", "Indicated|4.1|1.10", "Inferred|2.0|0.80")
        sheet = self.filled(rows)
        sheet.grid((72, 172, 242, 312), (100, 120, 190))
        (found,) = read(sheet).builder.tables
        assert cells(found) == rows

    def test_a_line_behind_the_labels_alone_does_not_hide_the_columns(self) -> None:
        rows = table("Class|Mt|Cu %|Au g/t", "Measured|3.4|1.30|0.2", "Indicated|4.1|1.10|0.1", "Inferred|2.0|0.80|0.1")
        sheet = self.filled(rows)
        sheet.grid((72, 166, 382), self.YS)
        (found,) = read(sheet).builder.tables
        assert cells(found) == rows

    @pytest.mark.parametrize("framed", [True, False])
    def test_headers_outside_of_the_lines_belong_to_the_table(self, framed: bool) -> None:
        rows = table("Class|Mt|Cu %|Au g/t", "Measured|3.4|1.30|0.2", "Indicated|4.1|1.10|0.1", "Inferred|2.0|0.80|0.1")
        sheet = self.filled(rows)
        sheet.grid(self.XS, self.YS[1:])
        if framed:
            sheet.shade(72, 100, 382, 120)
        (found,) = read(sheet).builder.tables
        assert cells(found) == rows
        assert headers(found) == rows[:1]

    def test_a_box_around_text_is_no_table(self) -> None:
        sheet = Sheet()
        sheet.grid((60, 540), (80, 140))
        sheet.lines(72, 100, ["Highlights of the quarter", "A resource of 12.5 Mt was reported."], step=20)
        found = read(sheet)
        assert not found.builder.tables
        assert "A resource of 12.5 Mt was reported." in found.builder.text

    def test_turned_header_cells_keep_their_place(self) -> None:
        sheet = self.filled(table("Class", "Measured|3.4|1.3", "Inferred|2.0|0.8"), (72, 172, 202), (147, 171, 191))
        sheet.grid((72, 172, 202, 232), (100, 170, 190, 210))
        sheet.text(190, 165, "Tonnes (Mt)", 9, turn=1)
        sheet.text(220, 165, "Grade (%)", 9, turn=1)
        (found,) = read(sheet).builder.tables
        assert cells(found) == table("Class|Tonnes (Mt)|Grade (%)", "Measured|3.4|1.3", "Inferred|2.0|0.8")

    @pytest.mark.parametrize("noise", [1_000, 12_000])
    def test_a_map_of_many_lines_costs_little(self, noise: int) -> None:
        sheet = Sheet()
        sheet.text(72, 60, "Location of the licences")
        for n in range(noise):
            sheet.rule(100 + n % 300, 100 + n % 7 * 50, 100 + n % 300, 140 + n % 7 * 50)
        assert read(sheet).builder.text == "Location of the licences"


HEADS = ("Class", "Tonnes (Mt)", "Cu (%)", "Au (g/t)")


def two_line_labels(values_at: float, step: float) -> list[list[str]]:
    """An unruled table whose labels go over two lines, the values so far below the first line."""
    sheet = Sheet()
    sheet.columns(100, EDGES[:4], [HEADS])
    for n, name in enumerate(("Measured", "Indicated", "Inferred")):
        y = 118 + n * step
        sheet.lines(72, y, [f"{name} Mineral", "Resource"], 11, 9)
        for edge, number in zip(EDGES[1:4], (f"{n}0.5", "0.51", "0.11"), strict=True):
            sheet.right(edge, y + values_at, number, 9)
    return cells(read(sheet).builder.tables[0])


@pytest.mark.parametrize(("values_at", "step"), [(5.5, 24), (0, 26)])
def test_labels_of_two_lines_are_one_cell_beside_their_values(values_at: float, step: float) -> None:
    found = two_line_labels(values_at, step)
    assert [row[0] for row in found[1:3]] == ["Measured Mineral Resource", "Indicated Mineral Resource"]
    assert [row[1:] for row in found[1:3]] == [["00.5", "0.51", "0.11"], ["10.5", "0.51", "0.11"]]


class TestTablesOverPages:
    HEAD, EDGES = ("Area", "Class", "Mt", "% Sn"), (72, 160, 260, 340, 420)

    def ruled(self, y: float, rows: list[tuple[str, ...]]) -> Sheet:
        sheet = Sheet()
        sheet.grid(self.EDGES, [y + 16 * n for n in range(len(rows) + 1)])
        for n, row in enumerate(rows):
            for x, cell in zip(self.EDGES, row, strict=False):
                if cell:
                    sheet.text(x + 4, y + 12 + 16 * n, cell, 8)
        return sheet

    def test_one_row_alone_on_the_next_page_is_the_tables_last(self) -> None:
        first = self.ruled(700, [self.HEAD, ("Tinhill", "Indicated", "4.0", "0.50"), ("", "Inferred", "2.5", "0.44")])
        found = read(first, self.ruled(60, [("Total", "", "6.5", "0.48")])).builder.tables
        assert [[c.text for c in row] for row in found[0].rows][-1] == ["Total", "", "6.5", "0.48"]

    def test_a_column_without_entries_on_the_next_page_keeps_its_place(self) -> None:
        first = self.ruled(
            700, [self.HEAD, ("Tinhill", "Indicated", "4.0", "0.50"), ("Moor", "Inferred", "2.5", "0.44")]
        )
        found = read(first, self.ruled(60, [("Dale", "", "1.5", "0.40"), ("Total", "", "8.0", "0.47")])).builder.tables
        assert [[c.text for c in row] for row in found[0].rows][-2:] == [
            ["Dale", "", "1.5", "0.40"],
            ["Total", "", "8.0", "0.47"],
        ]

    def test_rows_without_lines_at_the_top_of_the_next_page_are_the_tables_last(self) -> None:
        first, edges = Sheet(), (72, 200, 260, 320)
        rows = [("Class", "Mt", "% Sn", "kt"), ("Measured", "1.0", "0.52", "5"), ("Indicated", "4.0", "0.50", "20")]
        first.columns(760, edges, rows)
        second = Sheet()
        second.columns(60, edges, [("Total", "5.0", "0.50", "25")])
        second.lines(72, 90, ["The estimate is of June and was made by a person who was asked to make it."])
        found = read(first, second)
        assert [[c.text for c in row] for row in found.builder.tables[0].rows][-1] == ["Total", "5.0", "0.50", "25"]
        assert found.builder.text.endswith("asked to make it.")


def test_units_in_thousands_are_headers() -> None:
    sheet = Sheet()
    rows = [
        ("Class", "Tonnage", "Silver"),
        ("", "(000 t)", "(000 oz)"),
        ("Proven", "5,410", "210"),
        ("Probable", "12,300", "415"),
    ]
    sheet.columns(100, (72, 200, 280), rows)
    assert [c.text for c in read(sheet).builder.tables[0].rows[0]] == ["Class", "Tonnage (000 t)", "Silver (000 oz)"]


def test_a_year_centred_over_three_columns_is_of_all_three() -> None:
    sheet = Sheet()
    sheet.text(190, 86, "2024", 9)
    sheet.text(350, 86, "2021", 9)
    rows = [
        ("Class", "Mt", "% Sn", "kt", "Mt", "% Sn", "kt"),
        *(("Total", "6.5", "0.48", "31", "5.1", "0.50", "25"),) * 3,
    ]
    sheet.columns(100, (72, 170, 210, 250, 320, 370, 410), rows)
    assert [(c.text, c.colspan) for c in read(sheet).builder.tables[0].rows[0]] == [("", 1), ("2024", 3), ("2021", 3)]


def test_metals_counted_together_are_heads_and_no_values() -> None:
    sheet = Sheet()
    rows = [
        ("Class", "Ore", "Pt", "4E", "6E"),
        ("", "(Mt)", "(g/t)", "(g/t)", "(g/t)"),
        ("Measured", "12.3", "1.1", "2.3", "3.6"),
    ]
    sheet.columns(100, (72, 160, 210, 260, 310), [*rows, ("Inferred", "22.0", "1.0", "2.1", "3.1")])
    (found,) = read(sheet).builder.tables
    assert [c.text for c in found.rows[0]] == ["Class", "Ore (Mt)", "Pt (g/t)", "4E (g/t)", "6E (g/t)"]
