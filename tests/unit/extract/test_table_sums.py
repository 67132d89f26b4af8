"""Totals whose own labels are empty: what they sum tells whose they are."""

from __future__ import annotations

import pytest

from tests.unit.extract.test_tables import read


def placed(*rows: str):
    head = "Deposit | Category | Tonnes (Mt) | Ni (%)"
    return [(e.category, e.labels, e.tonnage_t) for e in read(head, *rows)]


def test_a_total_that_sums_one_deposit_is_that_deposits() -> None:
    rows = ("Alder | Measured | 3.0 | 1.1", " | Indicated | 9.0 | 1.0", " | Total Measured and Indicated | 12.0 | 1.0")
    more = ("Elm | Indicated | 5.0 | 0.9", " | Inferred | 2.5 | 0.8", " | Total | 7.5 | 0.9", " | Total | 19.5 | 1.0")
    assert placed(*rows, *more)[2] == ("measured_indicated", ("Alder",), 12e6)
    assert placed(*rows, *more)[5:] == [("total", ("Elm",), 7.5e6), ("total", (), 19.5e6)]


def test_a_total_that_sums_one_class_is_of_that_class() -> None:
    lines = ("Indicated | Clay | 3.0", " | Granite | 9.0", " | Total | {0}", "Inferred | Clay | 5.0")
    for total, category in ((12.0, "indicated"), (17.0, "total")):
        found = read("Category | Material | Tonnes (Mt)", *(line.format(total) for line in lines))
        assert [e.category for e in found] == ["indicated", "indicated", category, "inferred"]


@pytest.mark.parametrize("rows", [(" | Total | 12.0 | 1.0",), ("Alder | Measured | 0 | 1.1", " | Total | 12.0 | 1.0")])
def test_a_total_of_nothing_above_it_stays_a_total(rows: tuple[str, ...]) -> None:
    assert placed(*rows)[-1] == ("total", (), 12e6)


def test_words_over_one_measure_of_several_group_nothing() -> None:
    found = read(
        "Class | Material^v | Grade> |", " | Ni | Co", " | (Mt) | (%) | (%)", "Elm>>>", "Indicated | 3.0 | 1.1 | 0.1"
    )
    assert [(e.labels, e.tonnage_t, len(e.grades)) for e in found] == [(("Elm",), 3e6, 2)]


def test_a_kind_named_by_one_measure_parts_no_group_of_a_class() -> None:
    head = ("Deposit | Indicated> | Inferred> |", " | Resource tonnes (Mt) | Ni % | Resource tonnes (Mt) | Ni %")
    found = read(*head, "Elm | 3.0 | 1.1 | 4.0 | 1.2")
    assert [(e.category, e.tonnage_t, [g.value for g in e.grades]) for e in found] == [
        ("indicated", 3e6, [1.1]),
        ("inferred", 4e6, [1.2]),
    ]


SUBTOTAL = ("Measured | 3.0 | 1.1", "Indicated | 9.0 | 1.0", "Sub-total | 12.0 | 1.0", "Inferred | 4.0 | 0.9")


def test_a_sub_total_of_two_classes_is_of_both_and_a_total_of_three_a_total() -> None:
    found = read("Class | Tonnes (Mt) | Ni (%)", *SUBTOTAL, "Total | 16.0 | 1.0")
    assert [e.category for e in found][2:] == ["measured_indicated", "inferred", "total"]
    reserves = read("Class | Ore (Mt) | Ni (%)", "Proved | 2.0 | 1.1", "Probable | 3.0 | 1.0", "Sub-total | 5.0 | 1.0")
    assert [e.category for e in reserves][2:] == ["proven_probable"]


def test_a_sub_total_that_names_its_deposit_is_its_total() -> None:
    rows = ("Elm | Indicated | 5.0 | 0.9", "Elm | Inferred | 2.5 | 0.8", "Elm | Sub-total | 7.5 | 0.9")
    assert placed(*rows)[-1] == ("total", ("Elm",), 7.5e6)


def test_a_total_of_several_sections_sums_column_by_column_where_cells_are_empty() -> None:
    head = ("Deposit | Measured> | Indicated>", " | Mt | Ni % | Mt | Ni %")
    rows = (
        "West>>>>",
        "Alder | 1.0 | 1.1 | 2.0 | 1.0",
        "East>>>>",
        "Elm | - | - | 3.0 | 0.9",
        "Ash | 2.0 | 1 | 4.0 | 1",
    )
    found = read(*head, *rows, "Total | 3.0 | 1.0 | 9.0 | 1.0")
    assert [(e.labels, e.tonnage_t) for e in found][-2:] == [((), 3e6), ((), 9e6)]


def test_the_sum_of_columns_of_classes_is_a_total() -> None:
    found = read("Seam | Measured (Mt) | Inferred (Mt) | Total (Mt)", "Upper | 1.0 | 2.0 | 3.0")
    assert [e.category for e in found] == ["measured", "inferred", "total"]
