"""Estimate tables: headers, units, spans, sections, groups of columns, ladders, and what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.extract.tables import cutoffs_in, label_of, read_table
from pipelines.extract.tables.cells import uses_decimal_commas, value_of
from pipelines.extract.tables.headers import OUNCE_T, POUND_T, SHORT_TON_T, read_measure, units_in_caption
from pipelines.model import Cell, Table
from tests.unit.growth import shortest


def table_of(*lines: str) -> tuple[Table, str]:
    """A table from lines of cells parted by `"
    "|`; `>` at the end of a cell's text makes it span two columns, `v` two rows."""
    rows, text, start = [], "", 0
    taken: set[tuple[int, int]] = set()
    for r, line in enumerate(lines):
        cells, column = [], 0
        for part in line.split("|"):
            content = part.strip()
            colspan = 1 + len(content) - len(content.rstrip(">"))
            rowspan = 2 if content.endswith("^v") else 1
            content = content.rstrip(">").removesuffix("^v").strip()
            while (r, column) in taken:
                column += 1
            begin = start + len(text) - start
            text += content + " | "
            cells.append(Cell(content, begin, begin + len(content), r, column, rowspan, colspan))
            taken |= {(r + i, column + j) for i in range(rowspan) for j in range(colspan)}
            column += colspan
        text += "\n"
        rows.append(tuple(cells))
    return Table(0, 0, len(text), tuple(rows)), text


def read(*lines: str, caption: str = "", **kwargs):
    table, text = table_of(*lines)
    reading = read_table(table, caption, **kwargs)
    for e in reading.estimates:
        assert text[e.start : e.end].strip() and 0 <= e.start < e.end <= len(text)
    return reading.estimates


def brief(estimates):
    return [(e.category, e.tonnage_t, [(g.analyte, g.value, g.unit) for g in e.grades]) for e in estimates]


@pytest.mark.parametrize(
    ("header", "role", "analytes", "factor"),
    [
        ("Tonnes (Mt)", "tonnage", (), 1e6),
        ("Tonnage ('000 t)", "tonnage", (), 1e3),
        ("tonnes (millions)", "tonnage", (), 1e6),
        ("kt", "tonnage", (), 1e3),
        ("Mass (000' tonnes)", "tonnage", (), 1e3),
        ("Tonnes x 10^6", "tonnage", (), 1e6),
        ("Contained LCE (kt)", "contained", ("LCE",), 1e3),
        ("Mlb U3O8", "contained", ("U3O8",), 1e6 * POUND_T),
        ("Gold | koz", "contained", ("Au",), 1e3 * OUNCE_T),
        ("Million Lbs. | Zn", "contained", ("Zn",), 1e6 * POUND_T),
        ("koz", "contained", (), 1e3 * OUNCE_T),
        ("Ni | Mt", "contained", ("Ni",), 1e6),
        ("Cu %", "grade", ("Cu",), 1.0),
        ("g/t Au", "grade", ("Au",), 1.0),
        ("Li₂O (%)", "grade", ("Li2O",), 1.0),
        ("Ag (opt)", "grade", ("Ag",), 31.1034768 / SHORT_TON_T),
        ("ZnEq (%)", "grade", ("ZnEq",), 1.0),
        ("Grade > cut-off | Pb (%)", "grade", ("Pb",), 1.0),
        ("COG % Nb2O5", "cutoff", ("Nb2O5",), 1.0),
        ("Tons > cutoff", "tonnage", (), 1.0),
        ("Tonnes (k)", "tonnage", (), 1e3),
        ("Tonnage k", "tonnage", (), 1e3),
        ("T ('000)", "tonnage", (), 1e3),
        ("Tonnes x 10 3", "tonnage", (), 1e3),
        ("Tonnes (x 10⁶)", "tonnage", (), 1e6),
        ("M tonnes", "tonnage", (), 1e6),
        ("Tonnes M", "tonnage", (), 1e6),
        ("In-situ tonnes (Mt)", "tonnage", (), 1e6),
        ("In-situ copper (kt)", "contained", ("Cu",), 1e3),
        ("MLBS", "contained", (), 1e6 * POUND_T),
        ("Zn metal (M.lbs.)", "contained", ("Zn",), 1e6 * POUND_T),
        ("Nb (M kg)", "contained", ("Nb",), 1e3),
        ("Au (gms/t)", "grade", ("Au",), 1.0),
        ("Cu3 (%)", "grade", ("Cu",), 1.0),
        ("Wt% TREO", "grade", ("TREO",), 1.0),
        ("WO(3) (%)", "grade", ("WO3",), 1.0),
        ("Indi- cated ton- nage (kt)", "tonnage", (), 1e3),
    ],
)
def test_headers_state_measure_analyte_and_unit(header, role, analytes, factor):
    measure = read_measure(header)
    assert (measure.role, measure.analytes) == (role, analytes)
    assert measure.factor == pytest.approx(factor)


@pytest.mark.parametrize(
    "header",
    [
        "Density (t/m3)",
        "Strip ratio",
        "NSR cut-off (US$/t)",
        "Lithium (mg/L)",
        "Share of tonnes",
        "% change",
        "Owner's share, 80% (Mlb)",
        "NdPr (% of TREO)",
        "Recovery (%)",
        "Thickness (m)",
        "Price",
        "Throughput (Mt/y)",
    ],
)
def test_headers_that_are_no_part_of_an_estimate(header):
    assert read_measure(header).role == "other"


def test_units_may_stand_in_the_caption():
    assert units_in_caption("Estimate (tonnes in millions, grades in ppm)") == (1e6, "ppm")
    rows = read("Category | Tonnes | Nb2O5", "Measured | 5 | 3,900", caption="(tonnes in millions, grades in ppm)")
    assert brief(rows) == [("measured", 5e6, [("Nb2O5", 3900, "ppm")])]


def test_rows_of_classes_with_several_analytes_and_metal():
    rows = read(
        "Class | Tonnes | Zn | Ag | Zn | Ag",
        "| Mt | % | g/t | kt | Moz",
        "Indicated | 10.0 | 5.1 | 20 | 510 | 6.4",
        "Inferred | 2.5* | 4.0 | - | 100 | n/a",
        "Total | 12.5 | 4.9 | 20 | 610 | 6.4",
    )
    assert [e.category for e in rows] == ["indicated", "inferred", "total"]
    assert brief(rows)[0] == ("indicated", 10e6, [("Zn", 5.1, "%"), ("Ag", 20, "g/t")])
    assert {c.analyte: c.value_t for c in rows[0].contained} == pytest.approx({"Zn": 510e3, "Ag": 6.4e6 * OUNCE_T})
    assert brief(rows)[1] == ("inferred", 2.5e6, [("Zn", 4.0, "%")])


def test_evidence_is_the_rows_own_cells():
    table, text = table_of("Area | Class | kt | Sn %", "Lower^v | Indicated | 2,084 | 1.59", "Inferred | 1,937 | 1.67")
    first, second = read_table(table).estimates
    assert text[first.start : first.end] == "Lower | Indicated | 2,084 | 1.59"
    assert text[second.start : second.end] == "Inferred | 1,937 | 1.67"
    assert first.labels == second.labels == ("Lower",)


def test_classes_side_by_side_make_one_record_each():
    rows = read(
        "Domain | Measured + Indicated> | Inferred> | Total>",
        "Domain | kt | Li2O (%) | kt | Li2O (%) | kt | Li2O (%)",
        "North | 2,149 | 1.44 | 1,188 | 1.11 | 3,337 | 1.32",
    )
    assert brief(rows) == [
        ("measured_indicated", 2149e3, [("Li2O", 1.44, "%")]),
        ("inferred", 1188e3, [("Li2O", 1.11, "%")]),
        ("total", 3337e3, [("Li2O", 1.32, "%")]),
    ]
    assert {e.labels for e in rows} == {("North",)}


def test_previous_beside_current_is_told_apart():
    rows = read(
        "| July 2024> | February 2023 (previous)>", "Class | Mt | % Cu | Mt | % Cu", "Inferred | 7.0 | 1.15 | 8.1 | 1.2"
    )
    assert [(e.tonnage_t, e.standing) for e in rows] == [(7e6, None), (8.1e6, "previous")]
    dated = read("| 2023> | 2021>", "Class | Mt | % Cu | Mt | % Cu", "Inferred | 7.0 | 1.15 | 8.1 | 1.2")
    assert [e.standing for e in dated] == ["current", "previous"]


def test_sections_name_class_kind_or_deposit():
    rows = read(
        "Tonnes (000s) | Ni% | Cu%",
        "Indicated Resource>>",
        "8,550 | 0.45 | 0.31",
        "Inferred Resource>>",
        "2,000 | 0.38 | 0.30",
    )
    assert [e.category for e in rows] == ["indicated", "inferred"]
    rows = read(
        "Class | Tonnes (Mt) | Cu (%)",
        "Mineral Reserve>>",
        "Probable | 11.3 | 1",
        "Mineral Resource (inclusive of the reserve)>>",
        "Indicated | 22.9 | 1.1",
        "of which Onyx deposit>>",
        "Indicated | 4 | 2",
    )
    assert [(e.kind, e.labels) for e in rows] == [("reserve", ()), ("resource", ()), ("resource", ("Onyx",))]


def test_docling_tables_repeat_spanned_headers_and_leave_labels_empty():
    rows = read(
        "Zone | Class | Tonnes (000's) | % Sulphide Ni | % Total Ni",
        "EAST Domain 1 | Measured | 11,295 | 0.16 | 0.21",
        " | Indicated | 115,290 | 0.16 | 0.21",
        "WEST | Measured | - | - | -",
        "Domain 4+5 | Indicated | 61,305 | 0.16 | 0.20",
    )
    assert [(e.category, e.labels) for e in rows] == [
        ("measured", ("EAST Domain 1",)),
        ("indicated", ("EAST Domain 1",)),
        ("indicated", ("Domain 4+5",)),
    ]
    assert rows[0].grades[0].analyte == "NiS"


def test_cutoff_as_column_and_in_the_label_header():
    ladder = read("Cut-off (% Li2O) | Class | kt | Li2O (%)", "0.3 | Inferred | 90 | 1.1", "0.5 | | 70 | 1.4")
    assert [(e.category, e.cutoff[0].value) for e in ladder] == [("inferred", 0.3), ("inferred", 0.5)]
    rows = read("Cut-off Grade 0.10 % Ni | Tonnes (000) | % Ni", "Measured | 37 | 0.2")
    assert (rows[0].category, rows[0].cutoff[0].value, rows[0].cutoff[0].analyte) == ("measured", 0.1, "Ni")


def test_totals_within_a_block_of_one_class_keep_the_class():
    rows = read("Zone | Mt | Cu (%)", "Indicated>>", "A | 1 | 1", "B | 2 | 2", "Total | 3 | 1.7")
    assert [e.category for e in rows] == ["indicated"] * 3
    rows = read("Area | Class | Mt | Cu (%)", "Alpha | Inferred | 1 | 1", "Alpha subtotal> | 3 | 1.7")
    assert (rows[-1].category, rows[-1].labels) == ("total", ("Alpha",))


def test_cells_carry_their_own_units_and_analytes():
    rows = read("Category | Tonnage | Copper | Contained", "Inferred | 37.3 Mt | 0.38% | 141 kt")
    assert brief(rows) == [("inferred", 37.3e6, [("Cu", 0.38, "%")])]
    assert rows[0].contained[0].value_t == 141e3 and rows[0].contained[0].analyte == "Cu"
    rows = read("Class | kt | Grade | Contained tin / tin equivalent (kt)", "Indicated | 277 | 1.01% SnEq | 3")
    assert rows[0].grades[0].analyte == rows[0].contained[0].analyte == "SnEq"


def test_decimal_commas_are_read_where_the_table_proves_them():
    rows = read("Category | Tonnes (Mt) | Sn (%) | Tin (t)", "Measured | 0,46 | 4,31 | 19\u00a0600")
    assert (rows[0].tonnage_t, rows[0].grades[0].value, rows[0].contained[0].value_t) == (460e3, 4.31, 19600)
    assert uses_decimal_commas(["0,85", "1.25"]) is None
    assert value_of("0,85", None) is None


def test_the_unit_of_a_figure_may_have_a_column_of_its_own():
    estimates = read("Category | Tonnes | Unit | Cu | Unit", "Measured | 1.5 | Mt | 0.5 | %")
    assert brief(estimates) == [("measured", 1.5e6, [("Cu", 0.5, "%")])]
    assert estimates[0].printed["tonnage_t"] == "1.5"


def test_groups_of_columns_at_several_cutoffs_are_estimates_of_their_own():
    heads = ("Class | > 0.2% Ni > | 0.3% Ni cut-off >", "Class | Mt | Ni (%) | Mt | Ni (%)")
    estimates = read(*heads, "Inferred | 80 | 0.24 | 40 | 0.34")
    assert brief(estimates) == [("inferred", 80e6, [("Ni", 0.24, "%")]), ("inferred", 40e6, [("Ni", 0.34, "%")])]
    assert [[c.value for c in e.cutoff] for e in estimates] == [[0.2], [0.3]]


def test_letters_are_classes_in_a_column_of_classes():
    rows = read("Zone | Cat. | Tonnes | Zn %", "Ash | M | 100 | 5", "Ash | I | 200 | 4", "Ash | M+I | 300 | 4.3")
    assert [e.category for e in rows] == ["measured", "indicated", "measured_indicated"]
    assert [e.category for e in read("Zone | Cat. | Tonnes | Zn %", "Ash | I | 200 | 4")] == [None]


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("1, 000, 000", 1e6),
        ("2 ,500", 2500),
        ("0. 5", 0.5),
        ("1.2 million", 1.2e6),
        ("000 t", None),
        ("2010 Tonnes (Mt)", None),
    ],
)
def test_numbers_as_readers_of_pdfs_leave_them(cell, number):
    value = value_of(cell)
    assert (value.number if value else None) == number


def test_header_rows_that_lost_their_spans_are_put_in_place():
    estimates = read(
        "Grade | Contained metal | | ",
        "NSR cut-off | Tonnage | Cu | Cu | ",
        "(Mt) | (%) | (kt) | | ",
        "Ash | | | | ",
        "Measured | 10.5 | 0.5 | 52.5 | ",
        "Inferred | 20.5 | 0.4 | 82 | ",
    )
    assert brief(estimates) == [("measured", 10.5e6, [("Cu", 0.5, "%")]), ("inferred", 20.5e6, [("Cu", 0.4, "%")])]
    assert [e.contained[0].value_t for e in estimates] == [52.5e3, 82e3]


@pytest.mark.parametrize(
    "lines",
    [
        ("Category | Tonnes (Mt) Cu (%) | Au (g/t)", "Measured | 10.2 0.53 | 0.1", "Indicated | 20.4 0.43 | 0.2"),
        ("| Tonnes Cu | Au", "Class | (Mt) (%) | (g/t)", "Measured | 10.2 0.53 | 0.1", "Indicated | 20.4 0.43 | 0.2"),
        ("Category Tonnes (Mt) | Cu (%) | Au (g/t)", "Measured 10.2 | 0.53 | 0.1", "Indicated 20.4 | 0.43 | 0.2"),
    ],
)
def test_columns_run_together_are_parted_where_head_and_cells_agree(lines):
    assert brief(read(*lines)) == [
        ("measured", 10.2e6, [("Cu", 0.53, "%"), ("Au", 0.1, "g/t")]),
        ("indicated", 20.4e6, [("Cu", 0.43, "%"), ("Au", 0.2, "g/t")]),
    ]


def test_figures_beside_each_other_stay_one_column_under_one_head():
    assert read("Category | Tonnes (t) | Cu (%)", "Measured | 1 234 567 | 0.5")[0].tonnage_t == 1234567


def test_a_continuation_takes_the_columns_of_the_table_before():
    head, _ = table_of("Class | Mt | Cu (%)", "Measured | 1 | 2")
    tail, _ = table_of("Inferred | 3 | 1.5")
    columns = read_table(head).columns
    assert brief(read_table(tail, continued=columns).estimates) == [("inferred", 3e6, [("Cu", 1.5, "%")])]


def test_short_tons_count_as_such_where_the_document_says_so():
    assert read("Class | Tons | Cu (%)", "Inferred | 1,000 | 1", short_tons=True)[0].tonnage_t == pytest.approx(
        907.18474
    )


def test_rows_that_a_pdf_reader_stacked_are_taken_apart():
    rows = read(
        "Class | Mt | Cu (%)", "Measured Indicated Measured + Indicated Inferred | 10 20 30 5 | 1.5 1.2 1.3 0.9"
    )
    assert [(e.category, e.tonnage_t) for e in rows] == [
        ("measured", 10e6),
        ("indicated", 20e6),
        ("measured_indicated", 30e6),
        ("inferred", 5e6),
    ]
    assert read("Class | Mt | Cu (%)", "Measured Indicated | 10 20 30 | 1.5 1.2") == ()


def test_wide_tables_are_refused_at_once():
    cells = tuple(Cell(str(i), i, i + 1, 0, i) for i in range(10_000))
    table = Table(0, 0, 10_000, (cells,) * 3)
    reading = read_table(table)
    assert not reading.estimates and "10000 columns" in (reading.refusal or "")
    assert shortest(lambda: read_table(table)) < 1


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Brazil Lake total", "Brazil Lake"),
        ("Total Measured + Indicated", ""),
        ("of which Onyx deposit", "Onyx"),
        ("Grand Total", ""),
        ("M&I", ""),
        ("Sub-total Inferred", ""),
        ("Main Zone - Indicated", "Main Zone"),
        ("Domain 6", "Domain 6"),
    ],
)
def test_labels_lose_classes_and_totals(label, name):
    assert label_of(label) == name


@pytest.mark.parametrize(
    ("text", "cutoff"),
    [
        ("above 0.6% CuEq", ("CuEq", 0.6, "%")),
        ("at a cut-off of 1,500 ppm Nb2O5", ("Nb2O5", 1500, "ppm")),
        ("0.43 % Li2O cut-off grade", ("Li2O", 0.43, "%")),
        ("block cut-off grade of 0.5% WO3", ("WO3", 0.5, "%")),
    ],
)
def test_cutoffs_in_captions(text, cutoff):
    assert [(c.analyte, c.value, c.unit) for c in cutoffs_in(text)] == [cutoff]


CELL = st.sampled_from(
    ["Measured", "Total", "Mt", "Cu (%)", "1.5", "-", "", "12,300", "0,5", "Zone A", "previous", "koz", "x" * 90]
) | st.text(max_size=12)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(CELL, min_size=1, max_size=6), min_size=1, max_size=7), st.text(max_size=60))
def test_any_grid_is_read_without_failing_and_numbers_are_printed_ones(grid, caption):
    rows = [
        tuple(Cell(t, 100 * r + c, 100 * r + c + 1, r, c) for c, t in enumerate(line)) for r, line in enumerate(grid)
    ]
    for e in read_table(Table(0, 0, 1000, tuple(rows)), caption).estimates:
        assert e.tonnage_t or e.contained
        assert 0 <= e.start < e.end <= 100 * len(grid)


def test_a_label_on_two_lines_is_one_label():
    head = ("Class | Mt | % Sn",)
    for rows in (
        ("Measured and | 4.0 | 0.50", "Indicated | | "),
        ("Measured | | ", "and Indicated | 4.0 | 0.50"),
        ("Sub-total | | ", "(Measured + Indicated) | 4.0 | 0.50"),
    ):
        assert brief(read(*head, *rows, "Inferred | 2.5 | 0.44"))[0] == ("measured_indicated", 4e6, [("Sn", 0.5, "%")])


def test_a_title_over_rows_is_no_beginning_of_their_label():
    found = read(
        "Class | Mt | % Sn", "Open pit | | ", "Indicated | 4.0 | 0.50", "Underground | | ", "Inferred | 2.5 | 0.44"
    )
    assert [(e.category, e.labels) for e in found] == [("indicated", ("Open pit",)), ("inferred", ("Underground",))]


def test_a_subtotal_is_of_the_class_left_blank_beside_it():
    found = read(
        "Class | Ore | Mt | % Ni",
        "Indicated | Limonite | 14.2 | 1.01",
        " | Saprolite | 22.8 | 1.42",
        " | Sub-total | 37.0 | 1.26",
        "Grand total | | 53.0 | 1.24",
    )
    assert [e.category for e in found] == ["indicated"] * 3 + ["total"]


def test_groups_that_lost_their_spans_stand_over_equal_shares():
    found = read(
        " | Open pit | | Underground | ",
        "Class | Mt | % Cr2O3 | Mt | % Cr2O3",
        "Probable | 38.0 | 18.2 | 17.6 | 19.9",
        "Proven | 21.4 | 17.9 | - | -",
    )
    assert [(e.labels, e.tonnage_t, [g.value for g in e.grades]) for e in found] == [
        (("Open pit",), 38e6, [18.2]),
        (("Underground",), 17.6e6, [19.9]),
        (("Open pit",), 21.4e6, [17.9]),
    ]
