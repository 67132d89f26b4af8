"""Estimate tables of technical reports: how tables follow each other, whose titles name what, which unit is meant."""

from __future__ import annotations

import time

import pytest

from pipelines.extract.resources import find_resources
from tests.unit.extract.reading_of import reading_of
from tests.unit.extract.test_resources import brief, read

HEAD = "# Report on the Alder Project\n\nBirch Metals Corp. owns the Alder project.\n\n"


def piped(*rows: str) -> str:
    first, *others = ["| " + row + " |" for row in rows]
    return "\n".join([first, "|" + "---|" * (first.count("|") - 1), *others])


def test_what_goes_on_with_a_refused_table_is_refused_too() -> None:
    first = piped("Cut-off (% Ni) | Tonnes | Ni (%)", "0.5 | 900,000 | 0.9", "0.6 | 800,000 | 1.0")
    text = f"{HEAD}Table 5: Sensitivity of the Alder resource to cut-off\n\n{first}\n\nInferred\n\n{first}\n\n"
    stated = piped("Class | Tonnes | Ni (%)", "Inferred | 900,000 | 0.9")
    mentions, refused = read(f"{text}Table 6: Alder Mineral Resource Statement\n\n{stated}\n", "markdown")
    assert brief(mentions) == [("resource", "inferred", 900000.0, {"Ni": 0.9})]
    assert sum("sensitivity" in reason for reason in refused) == 2


def test_the_base_case_may_be_named_below_the_table() -> None:
    rows = piped("Cut-off (% Ni) | Tonnes | Ni (%)", "0.2 | 900 | 0.5", "0.3 | 700 | 0.6", "0.4 | 500 | 0.7")
    title, note = "Table 5: Alder Indicated Mineral Resources", "The base case cut-off of 0.3% Ni is in bold."
    text = f"{HEAD}{title}\n\n{rows}\n\n{note}\n"
    assert brief(read(text, "markdown")[0]) == [("resource", "indicated", 700.0, {"Ni": 0.6})]


def test_the_project_of_a_title_is_the_name_before_the_word() -> None:
    rows = piped("Class | Tonnes | Ni (%)", "Indicated | 700 | 0.6")
    title = "TABLE 1-1   INDICATED MINERAL RESOURCES ESTIMATES Birch Metals Corp - Cedar Project"
    mentions, _ = read(f"{HEAD}{title}\n\n{rows}\n", "markdown")
    assert [m.project for m in mentions] == ["Cedar"]


def test_a_tonnage_without_unit_has_the_one_that_the_text_gives_it() -> None:
    rows = piped("Class | Tonnes | Ni (%)", "Indicated | 10.5 | 0.6", "Inferred | 4.2 | 0.5")
    table = f"Table 5: Alder Mineral Resources\n\n{rows}\n"
    told = read(f"{HEAD}The Indicated resource is 10.5 million tonnes.\n\n{table}", "markdown")[0]
    assert [m.tonnage_t for m in told] == [10.5e6, 4.2e6]
    assert [m.tonnage_t for m in read(f"{HEAD}{table}", "markdown")[0]] == [10.5, 4.2]


STACKED = ("Rock", "Class", "Tonnes (Mt)", "Sn (%)", "Tin (t)", "Clay", "Measured", "10.5", "0.51", "53,550")
MORE = ("Indicated", "20.5", "0.41", "84,050", "Sub-total (M&I)", "31.0", "0.44", "137,600", "Inferred", "-", "-", "-")


def test_cells_that_stand_one_below_the_other_are_a_table_where_heads_and_figures_agree() -> None:
    lead = "Birch Metals Corp. owns the Alder project.\n\nThe Mineral Resource of Alder is as follows:\n\n"
    mentions, _ = read(lead + "\n\n".join((*STACKED, *MORE, "Figures are rounded.")))
    assert brief(mentions) == [
        ("resource", "measured", 10.5e6, {"Sn": 0.51}),
        ("resource", "indicated", 20.5e6, {"Sn": 0.41}),
        ("resource", "measured_indicated", 31e6, {"Sn": 0.44}),
    ]
    assert [m.contained[0].value_t for m in mentions] == [53550, 84050, 137600]
    without_a_head = (*STACKED[:3], *STACKED[4:], *MORE)
    assert read(lead + "\n\n".join(without_a_head))[0] == []


def test_time_for_stacked_lines_grows_with_the_text_only() -> None:
    lines = "\n".join(["Measured", "Indicated", " " * 50_000, "1", "2"] * 40)
    started = time.process_time()
    read(f"The Mineral Resource of Alder.\n{lines}")
    assert time.process_time() - started < 20


ACROSS = """Table 1-1 Mineral Resources of the Alder complex

{classes}
{names}{units}
Open pits - - - 120 1.9 7.3
Elm underground 14 1.3 0.6 160 2.1 10.8
Notes follow here.
"""


@pytest.mark.parametrize(
    ("names", "units"),
    [
        ("Area Tonnes Grade Metal Tonnes Grade Metal\n", "(Mt) (g/t Au) (Moz Au) (Mt) (g/t Au) (Moz Au)"),
        ("", "Area Mt g/t Au Moz Mt g/t Au Moz"),
    ],
)
def test_lines_of_figures_under_classes_side_by_side(names: str, units: str) -> None:
    text = ACROSS.format(classes="Measured Indicated", names=names, units=units)
    found = find_resources(reading_of(text))[0]
    assert [(m.category, m.tonnage_t, [g.value for g in m.grades]) for m in found] == [
        ("indicated", 120e6, [1.9]),
        ("measured", 14e6, [1.3]),
        ("indicated", 160e6, [2.1]),
    ]


@pytest.mark.parametrize(
    "head", ["Classification Measured Indicated Inferred Total", "Measured Indicated Inferred Total"]
)
def test_lines_of_measures_with_a_figure_for_every_class(head: str) -> None:
    lines = f"{head}\nTonnes (Mt) 10.2 20.4 5.1 35.7\nNi (%) 1.10 0.92 0.85 0.96\nContained Ni (kt) 112 188 43 343"
    found = find_resources(reading_of(f"Dray Mineral Resource Estimate (JORC 2012)\n\n{lines}\n"))[0]
    assert [(m.category, m.tonnage_t, m.grades[0].value, m.contained[0].value_t) for m in found] == [
        ("measured", 10.2e6, 1.1, 112e3),
        ("indicated", 20.4e6, 0.92, 188e3),
        ("inferred", 5.1e6, 0.85, 43e3),
        ("total", 35.7e6, 0.96, 343e3),
    ]


def test_lines_under_classes_that_are_no_measures_stay_prose() -> None:
    lines = "Measured Indicated Inferred\nHoles 10 20 5\nMetres 1100 920 850"
    assert not find_resources(reading_of(f"Dray Mineral Resource Estimate\n\n{lines}\n"))[0]


def test_lines_whose_figures_the_headers_do_not_divide_stay_prose() -> None:
    text = ACROSS.format(classes="Measured Indicated", names="", units="Area Mt g/t Au Moz Mt g/t Au")
    assert not find_resources(reading_of(text))[0]


def test_names_and_units_on_two_lines_are_one_header() -> None:
    head = "Classification Ore TREO NdPr Contained TREO\n(Mt) (%) (ppm) (kt)\n"
    rows = f"{head}Measured 5.2 1.81 3,900 94\nInferred 2.1 1.2 2,900 25\n"
    found = find_resources(reading_of("Table 1 Mineral Resources of Alder\n" + rows))[0]
    assert [(m.category, [(g.analyte, g.value) for g in m.grades]) for m in found] == [
        ("measured", [("TREO", 1.81), ("NdPr", 3900)]),
        ("inferred", [("TREO", 1.2), ("NdPr", 2900)]),
    ]


CLASSES = ("Class | Tonnes | Ni (%)", "Indicated | 700,000 | 0.6", "Inferred | 400,000 | 0.5")


@pytest.mark.parametrize(
    "title",
    [
        "Table 5: Alder Mineral Resource Estimate within an optimised pit shell",
        "Table 5 gives the Mineral Resources of Alder. They follow the CIM Definition Standards (2014).",
    ],
)
def test_what_an_estimate_is_reported_in_refuses_no_table(title: str) -> None:
    assert len(read(f"{HEAD}{title}\n\n{piped(*CLASSES)}\n", "markdown")[0]) == 2
    shells = "Table 5: Pit shell parameters for the Alder Mineral Resource"
    assert read(f"{HEAD}{shells}\n\n{piped(*CLASSES)}\n", "markdown")[0] == []


def test_a_unit_at_the_end_of_a_title_is_that_of_the_tonnes() -> None:
    title = "Table 5: Alder Mineral Resources (kt)"
    rows = piped("Class | Tonnes | Ni (%)", "Indicated | 700 | 0.6")
    assert [m.tonnage_t for m in read(f"{HEAD}{title}\n\n{rows}\n", "markdown")[0]] == [7e5]


def test_each_row_has_the_day_of_its_date_column() -> None:
    rows = piped("Deposit | Class | Mt | Ni (%) | Effective date", "Elm | Indicated | 7 | 0.6 | 12 March 2024")
    (mention,) = read(f"{HEAD}Table 5: Mineral Resources\n\n{rows}\n", "markdown")[0]
    assert mention.effective_on == "2024-03-12"


def test_an_effective_date_of_nothing_named_is_that_of_undated_estimates() -> None:
    table = f"Table 5: Alder Mineral Resources\n\n{piped(*CLASSES)}\n"
    alone = (
        "Drilling goes on. The effective date is 21st March 2024. A study has begun.\n\n## Results\n\nSee below.\n\n"
    )
    assert {m.effective_on for m in read(f"{HEAD}{alone}{table}", "markdown")[0]} == {"2024-03-21"}
    other = f"{alone}\n\nThe Mineral Resource is effective as of 30 June 2023.\n\n"
    assert {m.effective_on for m in read(f"{HEAD}{other}{table}", "markdown")[0]} == {"2023-06-30"}


def test_any_name_that_is_called_the_company_is_one() -> None:
    lead = "Hazelgrove (“Hazelgrove” or “the Company”) tells of the Alder project.\n\n"
    table = f"Table 5: Alder Mineral Resources\n\n{piped(*CLASSES)}\n"
    assert {m.company for m in read(lead + table, "markdown")[0]} == {"Hazelgrove"}


def test_years_side_by_side_may_stand_in_each_head() -> None:
    rows = piped(
        "Class | 2019: Mt | 2019: Ni % | 2024: Mt | 2024: Ni % | Change %",
        "Indicated | 10.5 | 0.6 | 12.5 | 0.7 | 19",
        "Inferred | - | - | 4.2 | 0.5 | -",
    )
    told = read(f"{HEAD}Table 5: Alder Mineral Resources\n\n{rows}\n", "markdown")[0]
    assert [(m.category, m.tonnage_t, m.is_current) for m in told] == [
        ("indicated", 10.5e6, False),
        ("indicated", 12.5e6, True),
        ("inferred", 4.2e6, True),
    ]


def test_deposits_side_by_side_may_stand_in_each_head() -> None:
    rows = piped("Class | Ash - Mt | Ash - Ni % | Elm - Mt | Elm - Ni %", "Indicated | 10.5 | 0.6 | 12.5 | 0.7")
    told = read(f"{HEAD}Mineral Resources of the Ash and Elm deposits\n\n{rows}\n", "markdown")[0]
    assert [(m.project, m.tonnage_t) for m in told] == [("Ash", 10.5e6), ("Elm", 12.5e6)]


def test_a_kind_of_rock_is_no_deposit() -> None:
    rows = piped(
        "Lithology | Class | Mt | Ni (%)",
        "Banded Harzite | Indicated | 63 | 0.85",
        "Grey Harzite | Inferred | 9 | 0.84",
    )
    told = read(f"{HEAD}Table 5: Alder Mineral Resources\n\n{rows}\n", "markdown")[0]
    assert [m.project for m in told] == ["Alder", "Alder"]


@pytest.mark.parametrize(
    ("title", "company"), [("Birchfield: total resources", "Birchfield"), ("Alder Project: Resources", None)]
)
def test_who_reports_stands_before_the_colon_but_no_project_does(title: str, company: str | None) -> None:
    rows = piped("Class | Tonnes | Ni (%)", "Indicated | 700 | 0.6")
    document = reading_of(f"Mineral resources of the Cedar Project\n\n{rows}\n", title=title)
    assert [m.company for m in find_resources(document)[0]] == [company]


def test_classes_beside_other_classes_are_two_tables_whatever_their_heads() -> None:
    rows = ("Measured | 12.0 | 3.1 | Proved | 7.7 | 3.0", "Indicated | 25.5 | 2.8 | Probable | 14.2 | 2.6")
    found = read(HEAD + piped("Resources Category | Mt | Zn (%) | Reserves Category | Mt | Zn (%)", *rows), "markdown")[
        0
    ]
    assert [m.category for m in found] == ["measured", "proven", "indicated", "probable"]


def test_one_number_in_groups_of_thousands_is_parted_by_no_words_of_its_head() -> None:
    rows = piped("Class | Mt | Au (oz)", "Measured | 1.2 | 89 452", "Indicated | 5.3 | 314 140")
    assert [round(m.contained[0].value_t, 2) for m in read(HEAD + rows, "markdown")[0]] == [2.78, 9.77]


def projects(*rows: str) -> list[str | None]:
    found = read(HEAD + piped("Lens | Class | Mt | Zn (%)", *rows), "markdown")[0]
    return [m.project for m in found]


def test_a_name_that_runs_down_the_rows_of_its_classes_is_one() -> None:
    first = ("Far | Measured | 1.1 | 3.1", "North | Indicated | 2.5 | 2.8", " | Inferred | 4.4 | 2.2")
    second = ("Ash | Measured | 1.2 | 3.0", " | Indicated | 2.6 | 2.7", " | Inferred | 4.5 | 2.1")
    assert projects(*first, *second) == ["Far North"] * 3 + ["Ash"] * 3


def test_names_of_their_own_beside_every_class_stay_apart() -> None:
    rows = ("Ash | Measured | 1.1 | 3.1", "Elm | Indicated | 2.5 | 2.8", "Oak | Inferred | 4.4 | 2.2")
    more = ("Yew | Measured | 1.2 | 3.0", "Fir | Indicated | 2.6 | 2.7", "Box | Inferred | 4.5 | 2.1")
    assert projects(*rows, *more) == ["Ash", "Elm", "Oak", "Yew", "Fir", "Box"]


def test_notes_in_the_last_row_of_a_table_are_its_notes() -> None:
    note = "Notes: reported at a cut-off of 0.45% Zn as at 31 December 2024; totals may not add up after rounding."
    found = read(
        HEAD + piped("Class | Mt | Zn (%)", "Proved | 21.4 | 1.31", "Probable | 40.2 | 1.10", f"{note} | | "),
        "markdown",
    )
    assert [[c.value for c in m.cutoff] for m in found[0]] == [[0.45]] * 2
    assert {m.effective_on for m in found[0]} == {"2024-12-31"}


def test_rows_of_an_earlier_month_are_former() -> None:
    rows = ("July 2025 | Indicated | 44.0 | 0.91", " | Inferred | 21.0 | 0.85", "March 2023 | Indicated | 30.0 | 0.93")
    found = read(HEAD + piped("Estimate | Class | Mt | Zn (%)", *rows, " | Inferred | 26.0 | 0.83"), "markdown")[0]
    assert [(m.tonnage_t, m.is_current) for m in found] == [(44e6, True), (21e6, True), (30e6, False), (26e6, False)]


@pytest.mark.parametrize("over", [" | Measured |  |  | Inferred | ", " |  | Measured |  | Inferred | "])
def test_classes_that_lost_their_spans_are_of_the_heads_that_begin_anew_with_each(over: str) -> None:
    rows = piped(over, "Lens | Mt | Zn (%) | Zn (kt) | Mt | Zn (%)", "Far | 1.1 | 3.1 | 34 | 2.2 | 2.8")
    assert [(m.category, m.tonnage_t, m.grades[0].value) for m in read(HEAD + rows, "markdown")[0]] == [
        ("measured", 1.1e6, 3.1),
        ("inferred", 2.2e6, 2.8),
    ]


def test_a_cut_off_printed_once_is_of_the_rows_of_its_label_and_of_no_total() -> None:
    rows = ("Open pit | 0.3 | Indicated | 3.1 | 1.4", " | | Inferred | 2.3 | 1.0", "Deep | 2.0 | Indicated | 1.8 | 4.3")
    table = piped("Area | Cut-off (g/t Au) | Class | Mt | Au (g/t)", *rows, "Total | | Indicated | 4.9 | 2.5")
    found = read(HEAD + table, "markdown")[0]
    assert [[c.value for c in m.cutoff] for m in found] == [[0.3], [0.3], [2.0], []]


def test_a_basis_over_columns_is_no_project() -> None:
    rows = piped(" | Gross | | Net | ", "Class | Mt | Zn (%) | Mt | Zn (%)", "Proved | 10.4 | 2.3 | 7.3 | 2.3")
    assert {m.project for m in read(HEAD + rows, "markdown")[0]} == {"Alder"}


def test_a_mark_behind_a_shorthand_of_classes_is_none_of_it() -> None:
    rows = piped("Class | Mt | Zn (%)", "Measured¹ | 1.3 | 1.8", "Total M&I(2) | 5.4 | 1.7", "M+I3 | 5.4 | 1.7")
    found = read(HEAD + rows, "markdown")[0]
    assert [(m.category, m.project) for m in found][1:] == [("measured_indicated", "Alder")]


def test_a_grade_that_names_no_metal_is_of_the_only_one_the_report_is_about() -> None:
    rows = piped("Class | kt | Grade (g/t) | Ounces (koz)", "Indicated | 410 | 2.9 | 38")
    found = read("Birch Gold Ltd reports the gold resource of its Alder gold project.\n\n" + rows, "markdown")[0]
    assert [(m.grades[0].analyte, m.contained[0].analyte) for m in found] == [("Au", "Au")]


def test_a_cut_off_beside_the_middle_of_its_rows_is_of_those_above_it_too() -> None:
    rows = ("Open pit | | Measured | 2.2 | 1.5", "Open pit | 0.3 | | | ", "Open pit | | Inferred | 2.3 | 1.0")
    table = piped("Area | Cut-off (g/t Au) | Class | Mt | Au (g/t)", *rows, "Deep | 2.0 | Inferred | 4.9 | 2.5")
    found = read(HEAD + table, "markdown")[0]
    assert [[c.value for c in m.cutoff] for m in found] == [[0.3], [0.3], [2.0]]
