"""Estimate tables as long technical reports print them and converters hand them on: one record for each statement."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.extract.reading import Reading
from pipelines.extract.resources import find_resources
from pipelines.extract.tables.headers import OUNCE_T, POUND_T
from pipelines.model import ResourceMention
from pipelines.parse import read_contract


def read(markdown: str) -> list[ResourceMention]:
    document = read_contract({"doc_id": "d", "markdown": markdown}, Path())
    mentions, _ = find_resources(Reading(document))
    assert all(document.text[m.evidence.start : m.evidence.end] == m.evidence.text for m in mentions)
    return mentions


def brief(mentions: list[ResourceMention]) -> list[tuple[str, float | None, dict[str, float]]]:
    return [(m.category, m.tonnage_t, {g.analyte: g.value for g in m.grades}) for m in mentions]


def table(*lines: str, title: str = "Table 14-2 Mineral Resource Estimate of the Alder deposit") -> str:
    """A titled pipe table; its first line is the header, as converters make it."""
    width = lines[0].count("|") + 1
    return "\n".join([f"## {title}", "", f"| {lines[0]} |", "|---" * width + "|", *(f"| {x} |" for x in lines[1:])])


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            ("Class | Tonnes (Mt) | Ni (%)", "Measured | - | -", "Indicated | 8.4 | 0.61", "Total | 8.4 | 0.60"),
            [("indicated", 8.4e6, {"Ni": 0.61}), ("total", 8.4e6, {"Ni": 0.60})],
            id="a row of dashes opens no section",
        ),
        pytest.param(
            (
                "C$9.50/t NSR Cut-off | Tonnage | Cu",
                " | (Mt) | (%)",
                "North | North | North",
                "Indicated | 27.1 | 0.41",
            ),
            [("indicated", 27.1e6, {"Cu": 0.41})],
            id="labels under the value of a cut-off",
        ),
        pytest.param(
            ("Category | Tonnes | Mo (%)", " | (millions) | ", "Measured | 31.0 | 0.087"),
            [("measured", 31e6, {"Mo": 0.087})],
            id="a unit alone in its row",
        ),
        pytest.param(
            ("Category | Tons (M) | Tonnes (M) | Sn (%)", "Inferred | 2.20 | 2.00 | 0.71"),
            [("inferred", 2e6, {"Sn": 0.71})],
            id="short tons beside tonnes",
        ),
        pytest.param(
            (
                "Class | Hill Pit | Hill Pit | Total | Total",
                "Class | Mt | Grade (% TREO) | Mt | Grade (% TREO)",
                "Inferred | 1.5 | 5.01 | 2.5 | 4.20",
            ),
            [("inferred", 1.5e6, {"TREO": 5.01}), ("inferred", 2.5e6, {"TREO": 4.2})],
            id="a deposit's grade of all oxides is no share of them",
        ),
        pytest.param(
            ("Deposit | Category | 2009 Mt | 2009 % Cu | 2008 Mt | 2008 % Cu", "Rook | Proved | 12 | 0.81 | 13 | 0.82"),
            [("proven", 12e6, {"Cu": 0.81}), ("proven", 13e6, {"Cu": 0.82})],
            id="years before the units",
        ),
        pytest.param(
            ("Indicated Resource | Tonnes (kt) | Ni (%)", "North Pit | 410 | 0.62", "South Pit | 300 | 0.55"),
            [("indicated", 410e3, {"Ni": 0.62}), ("indicated", 300e3, {"Ni": 0.55})],
            id="a class over the labels",
        ),
        pytest.param(
            ("Area | Measured (t) | Sn (%) | Indicated (t) | Sn (%)", "North | 1,010 | 1.40 | 3,300 | 1.31"),
            [("measured", 1010.0, {"Sn": 1.4}), ("indicated", 3300.0, {"Sn": 1.31})],
            id="classes over tonnages lend to the grades on their right",
        ),
    ],
)
def test_layouts_of_report_tables(lines, expected) -> None:
    assert brief(read(table(*lines))) == expected


def test_metal_printed_in_two_units_is_stated_once() -> None:
    found = read(
        table(
            "Zone | Tonnes (t) | Ni (%) | Contained Ni (t) | Contained Ni (lbs)",
            "Indicated | 100,000 | 1.00 | 1,000 | 2,204,600",
        )
    )
    assert [(c.analyte, c.value_t) for c in found[0].contained] == [("Ni", 1000.0)]


def test_the_summary_repeats_the_chapter_though_the_converter_lost_its_classes() -> None:
    summary = table("Zone | Tonnes (t) | Ni (%)", "Upper | 665,300 | 0.72", title="Table 1-1 Mineral Resources, Alder")
    chapter = table("Class | Zone | Tonnes (t) | Ni (%)", "Indicated | Upper | 665,300 | 0.72")
    assert brief(read(f"{summary}\n\nSome words about the drilling.\n\n{chapter}")) == [
        ("indicated", 665300.0, {"Ni": 0.72})
    ]


def test_a_statement_credited_to_an_earlier_work_is_superseded() -> None:
    now = table("Class | kt | Ni (%)", "Indicated | 410 | 0.91", title="Table 14-1 Mineral Resources, 1 May 2012")
    then = table("Class | kt | Ni (%)", "Indicated | 300 | 0.99", title="Table 14-2 Mineral Resources (Harper, 2006)")
    dated = table("Class | kt | Ni (%)", "Inferred | 90 | 0.80", title="Table 14-3 Mineral Resources (May 2011)")
    found = read("\n\n".join((now, then, dated)))
    assert [(m.tonnage_t, m.is_current) for m in found] == [(410e3, True), (300e3, False), (90e3, True)]


def test_contained_metal_keeps_the_unit_of_its_own_column() -> None:
    found = read(
        table(
            "Category | Quantity | Grade | Grade | Contained Metal | Contained Metal",
            "Category | ('000 t) | Cu (%) | Au (g/t) | Cu (M lb) | Au ('000 oz)",
            "Indicated | 54,320 | 0.45 | 0.21 | 539 | 367",
        )
    )
    assert {c.analyte: round(c.value_t, 6) for c in found[0].contained} == {
        "Cu": round(539e6 * POUND_T, 6),
        "Au": round(367e3 * OUNCE_T, 6),
    }


LADDER = ("Cut-off Mo % | Tonnes (kt) | Mo (%)", "0.02 | 310 | 0.055", "0.04 | 210 | 0.067", "0.06 | 120 | 0.081")


@pytest.mark.parametrize(
    ("said", "tonnages"),
    [
        ("The base case is a cut-off of 0.04% Mo throughout this report.", [210e3]),
        ("The base case cut-off is 0.04% Mo above, 0.06% Mo the base case cut-off below.", [310e3, 210e3, 120e3]),
        ("The base case price is 2% above that of last year.", [310e3, 210e3, 120e3]),
    ],
)
def test_the_base_case_that_a_report_names_once_is_that_of_every_ladder(said: str, tonnages: list[float]) -> None:
    ladder = table(*LADDER, title="Table 14-9 Indicated Mineral Resource of the Alder deposit")
    found = read(
        f"{said}\n\n# 14 Mineral resources\n\nThe blocks were estimated from composites of two metres.\n\n"
        f"Blocks carry one class each.\n\n{ladder}"
    )
    assert [m.tonnage_t for m in found] == tonnages


def test_what_a_page_break_cut_off_goes_on_under_the_same_headers() -> None:
    above = table("Pit | Tonnes (kt) | Ni (%)", "North | 410 | 0.62", title="Table 14-4 Indicated Mineral Resource")
    found = read(f"{above}\n\n| South | 300 | 0.55 |\n|---|---|---|\n| West | 120 | 0.51 |\n")
    assert brief(found) == [("indicated", t, {"Ni": g}) for t, g in ((410e3, 0.62), (300e3, 0.55), (120e3, 0.51))]


RUNGS = ("0.10 | 201.3 | 0.47", "0.20 | 160.1 | 0.553", "0.30 | 118.5 | 0.66")


@pytest.mark.parametrize(
    "said", ["The estimate is sensitive to its cut-off.", "This is no statement to be misconstrued."]
)
def test_a_ladder_that_shows_the_sensitivity_leaves_the_statement_alone(said: str) -> None:
    statement = table("Category | Tonnes (Mt) | Cu (%)", "Measured and Indicated | 160.1 | 0.55")
    ladder = table(
        "Cut-off (% Cu) | Tonnes (Mt) | Cu (%)", *RUNGS, title="Table 14-9 Measured and Indicated blocks by cut-off"
    )
    found = read(f"{statement}\n\nCopper is dear.\n\n{said}\n\n{ladder}\n")
    assert [(m.category, m.tonnage_t) for m in found] == [("measured_indicated", 160.1e6)]


def test_a_ladder_without_a_word_of_sensitivity_is_of_estimates() -> None:
    ladder = table("Cut-off (% Cu) | Tonnes (Mt) | Cu (%)", *RUNGS, title="Table 14-9 Inferred Resource by cut-off")
    assert [m.tonnage_t for m in read(ladder)] == [201.3e6, 160.1e6, 118.5e6]


def test_a_summary_that_rounds_is_told_with_the_digits_of_the_chapter() -> None:
    summary = table(
        "Category | Tonnes (Mt) | Cu (%) | Au (g/t)", "Measured | 38.4 | 0.61 | 0.08", "Inferred | 5.5 | 0.47 | 0.05"
    )
    chapter = table(
        "Category | Tonnes (kt) | Cu (%) | Au (g/t)",
        "Measured | 38,361 | 0.612 | 0.081",
        "Inferred | 5,470 | 0.471 | 0.052",
    )
    found = brief(read(f"{summary}\n\nMore is told below of it all.\n\n{chapter}\n"))
    assert found == [
        ("measured", 38.361e6, {"Cu": 0.612, "Au": 0.081}),
        ("inferred", 5.47e6, {"Cu": 0.471, "Au": 0.052}),
    ]


def test_figures_further_apart_than_rounding_are_two_estimates() -> None:
    first = table("Category | Tonnes (Mt) | Cu (%)", "Measured | 38.4 | 0.61")
    second = table("Category | Tonnes (kt) | Cu (%)", "Measured | 38,361 | 0.618")
    assert len(read(f"{first}\n\nMore is told below of it all.\n\n{second}\n")) == 2


def test_two_sites_alike_in_one_table_are_two_records() -> None:
    found = read(
        table("Site | Class | Tonnes (Mt) | Mn (%)", "Ash | Measured | 6.4 | 23.1", "Total | Measured | 6.4 | 23.1")
    )
    assert [m.category for m in found] == ["measured", "measured"]


def test_pounds_in_prose_repeat_those_of_the_table() -> None:
    stated = table("Category | Tonnes (Mt) | U3O8 (ppm) | U3O8 (Mlb)", "Indicated | 59.3 | 291 | 38.0")
    found = read(f"Indicated Resources rose to 38.0 million pounds U3O8.\n\n{stated}\n")
    assert brief(found) == [("indicated", 59.3e6, {"U3O8": 291.0})]


def test_more_than_a_round_figure_is_the_figure_of_the_table() -> None:
    stated = table(
        "Class | Tonnes (kt) | Cu (%)", "Proven and Probable | 18,437 | 1.86", title="Alder Mineral Reserves"
    )
    found = read(f"Proven and Probable mineral reserves now stand at over 18 million tonnes.\n\n{stated}\n")
    assert [m.tonnage_t for m in found] == [18.437e6]


def test_two_tables_beside_each_other_are_read_apart() -> None:
    found = read(
        table(
            "Mineral Resource | | | Ore Reserve | | ",
            "Category | Mt | Sn (%) | Category | Mt | Sn (%)",
            "Measured | 1.6 | 0.92 | Proved | 1.4 | 0.86",
            "Indicated | 4.4 | 0.81 | Probable | 3.1 | 0.75",
            title="Statement of the Alder deposit",
        )
    )
    assert brief(found) == [
        ("measured", 1.6e6, {"Sn": 0.92}),
        ("proven", 1.4e6, {"Sn": 0.86}),
        ("indicated", 4.4e6, {"Sn": 0.81}),
        ("probable", 3.1e6, {"Sn": 0.75}),
    ]


@pytest.mark.parametrize("heads", ["Wet tonnes (M wmt) | Dry tonnes (M dmt)", "Mwmt | Mdmt"])
def test_dry_tonnes_are_those_that_grades_are_of(heads: str) -> None:
    found = read(table(f"Category | {heads} | Ni (%)", "Measured | 18.4 | 12.0 | 1.42"))
    assert brief(found) == [("measured", 12e6, {"Ni": 1.42})]


def test_a_range_in_a_cell_is_its_lower_figure() -> None:
    found = read(
        table(
            " | Tonnage (Mt) | Sb (%) | Contained Sb (t)",
            "Exploration Target | 1.7 – 4.0 | 0.8 – 1.1 | 14,000 – 44,000",
            title="Exploration Target of the Alder deposit",
        )
    )
    assert [(m.estimate_kind, m.tonnage_t, m.contained[0].value_t) for m in found] == [
        ("exploration_target", 1.7e6, 14_000)
    ]


def test_a_section_of_totals_has_no_cutoff_of_the_one_before() -> None:
    found = read(
        table(
            "Category | Tonnes (Mt) | Cu (%)",
            "Sulphide (0.5% Cu cut-off) | | ",
            "Indicated | 13.1 | 1.21",
            "Total | | ",
            "Indicated | 19.4 | 1.12",
        )
    )
    assert [[c.value for c in m.cutoff] for m in found] == [[0.5], []]


def test_a_table_of_peers_is_not_the_documents() -> None:
    own = "Birch reports an Inferred Resource of 62 Mt at 0.83% Nb2O5 for the Belmore project."
    peers = table("Project | Resource (Mt) | Nb2O5 (%)", "Aracat | 220 | 2.48", title="Resources of peer projects")
    assert [m.tonnage_t for m in read(f"{own}\n\n{peers}\n")] == [62e6]


def test_the_mark_of_a_note_behind_a_class_is_no_name() -> None:
    found = read(table("Category | Tonnes (Mt) | Sn (%)", "Measured3 | 1.6 | 0.92", "Indicated1,2 | 4.4 | 0.81"))
    assert {m.project for m in found} == {"Alder"}


def test_cells_that_a_converter_ended_with_bars_one_below_the_other() -> None:
    lines = ["Resources |", "||||", "Tonnage (kt) |", "Cu (%) |", "Contained Cu (t) |", "||||"]
    for row in (("Measured", "215,980", "0.29", "626,000"), ("Indicated", "236,810", "0.27", "639,000")):
        lines += [f"{cell} |" for cell in row] + ["|||"]
    text = "Birch Metals Corp. reports the Mineral Resource of the Alder project.\n" + "\n".join(lines)
    document = read_contract({"doc_id": "d", "text": text}, Path())
    assert brief(find_resources(Reading(document))[0]) == [
        ("measured", 215.98e6, {"Cu": 0.29}),
        ("indicated", 236.81e6, {"Cu": 0.27}),
    ]


def test_rungs_beside_a_base_case_in_bold_are_shown_to_compare() -> None:
    statement = table("Category | Tonnes (Mt) | Cu (%)", "Indicated | 160.1 | 0.55")
    ladder = table(
        "Cut-off (% Cu) | Tonnes (Mt) | Cu (%)", *RUNGS, title="Table 14-9 Indicated Resource (base case shown in bold)"
    )
    assert [m.tonnage_t for m in read(f"{statement}\n\nCopper is dear.\n\n{ladder}\n")] == [160.1e6]


def test_one_number_that_lost_a_digit_makes_no_decimal_commas() -> None:
    rows = (
        "Nd | ppm | 1,482 | 1,426 | 1,469",
        "La | ppm | 1,685 | 1,561 | 1,657",
        "Pr | ppm | 3,99 | 378 | 394",
    )
    found = read(
        table("Parameter | Units | Indicated | Inferred | Total", "Tonnage | 000 t | 3,906 | 1,148 | 5,054", *rows)
    )
    assert [(m.category, m.tonnage_t) for m in found][:2] == [("indicated", 3.906e6), ("inferred", 1.148e6)]
    assert {g.analyte: g.value for g in found[0].grades}["Nd"] == 1482.0


def test_a_company_called_search_makes_no_table_of_sampling() -> None:
    title = "Table 14-2 Mineral Resources as of May 2021, Search Copper Inc. - Alder Project"
    (found,) = read(table("Class | Tonnes (Mt) | Cu (%)", "Indicated | 8.4 | 0.61", title=title))
    assert found.project == "Alder"


def test_cut_offs_are_told_with_a_mark_or_without_a_unit() -> None:
    marked = table(
        "Class | Cut-off (% Cu) | Tonnes (Mt) | Cu (%)",
        "Indicated | > 0.40 | 8.4 | 0.61",
        "Indicated | > 0.20 | 11 | 0.5",
    )
    bare = table("Cutoff | Tonnes (Mt) | Cu (%)", "0.4 | 8.4 | 0.61", title="Table 14-2 Indicated Mineral Resource")
    assert [c.value for m in read(marked) for c in m.cutoff] == [0.4, 0.2]
    assert [(c.analyte, c.value) for m in read(bare) for c in m.cutoff] == [("Cu", 0.4)]


def test_the_base_case_may_stand_over_the_columns() -> None:
    over = "Alder Mineral Resource base case at 0.4% Copper Cut-off"
    lines = (
        f"Table 7 | {over} | {over} | {over}",
        "Category | Cut-off (% Cu) | Tonnes (Mt) | Cu (%)",
        *(f"Indicated | > {rung}" for rung in ("0.5 | 7.1 | 0.66", "0.4 | 8.4 | 0.61", "0.3 | 9.9 | 0.57")),
    )
    assert [m.tonnage_t for m in read(table(*lines, title="14.2 Alder Mineral Resource"))] == [8.4e6]


def test_a_curve_of_grades_and_tonnes_is_shown_to_compare() -> None:
    statement = table("Category | Tonnes (Mt) | Cu (%)", "Indicated | 160.1 | 0.55")
    curve = table(
        "Cut-off (% Cu) | Tonnes (Mt) | Cu (%)", *RUNGS, title="Table 14-9 Grade-Tonnage Table, Indicated Resource"
    )
    assert [m.tonnage_t for m in read(f"{statement}\n\nCopper is dear.\n\n{curve}\n")] == [160.1e6]


def test_waste_and_changes_in_a_table_of_reserves_are_no_ore() -> None:
    rows = ("Probable | 8.4 | 0.61", "Waste | 21.0 | ", "Total Rock | 29.4 | ", "Percent Change | 12 | ")
    assert [
        m.category for m in read(table("Class | Tonnes (Mt) | Cu (%)", *rows, title="Table 15-1 Mineral Reserve"))
    ] == ["probable"]


def test_rare_earths_graded_one_by_one_are_told_as_their_group() -> None:
    (found,) = read(table("Class | Tonnes (Mt) | Nd (ppm) | Pr (ppm) | Dy (ppm)", "Inferred | 8.4 | 1,400 | 380 | 190"))
    assert found.commodities == ("rare earths",)


def test_digits_and_indices_that_a_converter_set_apart_are_joined() -> None:
    (found,) = read(table("Class | Tonnes (Mt) | Li O 2 (%)", "Inferred | 10 1 .3 | 1.2"))
    assert (found.tonnage_t, found.grades[0].analyte) == (101.3e6, "Li2O")
