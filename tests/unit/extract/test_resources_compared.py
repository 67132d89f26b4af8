"""An estimate beside the one it is compared with, parts that are counted as metal, and who only made it."""

from __future__ import annotations

import pytest

from pipelines.extract.resources import find_resources
from tests.unit.extract.reading_of import reading_of

OF_BRAE = "Brae Metals Ltd (ASX: BRM) reports for Lochan. "


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("A 40% increase on the previous Indicated Resource to 12 Mt at 1.4% Li2O.", [(12e6, True, None)]),
        ("It rose from the former resource to 12 Mt at 1.4% Li2O.", [(12e6, True, None)]),
        (
            "The resource is now 12 Mt at 1.4% Li2O (previously 8 Mt at 1.3% Li2O).",
            [(12e6, True, None), (8e6, False, None)],
        ),
        ("The resource is now 30 Mt at 9.9% TGC, compared with the June 2015 estimate.", [(30e6, True, None)]),
        ("The resource is 12 Mt at 1.4% Li2O, an increase of 60% over the March 2021 resource.", [(12e6, True, None)]),
        ("A 12 Mt boost to the Inferred Resource came from drilling.", []),
        ("The Indicated Resource gained 8 Mt.", []),
    ],
)
def test_what_an_estimate_is_compared_with_neither_dates_nor_replaces_it(
    sentence: str, told: list[tuple[float, bool, str | None]]
) -> None:
    found = find_resources(reading_of(OF_BRAE + sentence))[0]
    assert [(m.tonnage_t, m.is_current, m.effective_on) for m in found] == told


@pytest.mark.parametrize(
    ("sentence", "metal_t"),
    [
        (
            "It has 670,000 tonnes of indicated resources and 400,000 tonnes of inferred resources, totalling 1.07 million"
            " tonnes of LCE.",
            [670e3, 400e3, 1.07e6],
        ),
        (
            "Total resources are 95.6 million lb. U3O8, made up of 67.5 million lb. Indicated and 28.1 million lb. Inferred.",
            [43_363, 30_617, 12_746],
        ),
        (
            "The Ore Reserve is 5.1 Moz (138 Mt at 1.13 g/t Au), inclusive of 0.4 Moz Proved (7.4 Mt at 1.3 g/t Au) and 4.7 Moz"
            " Probable (131 Mt at 1.1 g/t Au).",
            [158.6, 12.4, 146.2],
        ),
        (
            "The resource is 1.3 Mt at 2.1 g/t Au in the Indicated category (85 koz) and 1.5 Mt at 1.8 g/t Au in the Inferred"
            " category (84 koz).",
            [2.64, 2.61],
        ),
        ("The Lochan project contains 45 Mlb grading 420 ppm U3O8.", [20_412]),
    ],
)
def test_each_part_has_its_own_metal(sentence: str, metal_t: list[float]) -> None:
    found = find_resources(reading_of(OF_BRAE + sentence))[0]
    assert [m.contained[0].value_t for m in found] == pytest.approx(metal_t, rel=0.02)


@pytest.mark.parametrize(
    ("text", "company", "project"),
    [
        (
            "The estimate was prepared by Rowan. Rowan is based in Perth. Lochan of Brae Metals has an Inferred Resource of"
            " 4 Mt at 1% Ni.",
            "Brae Metals",
            "Lochan",
        ),
        (
            "Drills turn at Lochan, where Brodie Tin has outlined an Inferred Resource of 4 Mt at 1% Ni.",
            "Brodie Tin",
            "Lochan",
        ),
        ("Brae’s 100% owned Lochan Project is large. It has an Inferred Resource of 4 Mt at 1% Ni.", "Brae", "Lochan"),
        ("The Inferred Resources of Lochan are 4 Mt at 1% Ni. Inferred Resources are what they are.", None, None),
        ("Brae Metals Ltd has raised the Lochan resource to 4 Mt at 1% Ni.", "Brae Metals Ltd", "Lochan"),
        (
            "Brae Metals Ltd says 57 kt of the Lochan Hill deposit is Inferred at 13% TGC.",
            "Brae Metals Ltd",
            "Lochan Hill",
        ),
    ],
)
def test_the_owner_is_neither_who_made_the_estimate_nor_a_capitalised_class(
    text: str, company: str | None, project: str | None
) -> None:
    (estimate,) = find_resources(reading_of(text))[0]
    assert estimate.company == company
    assert project is None or estimate.project == project


def test_each_item_of_a_digest_has_the_company_it_begins_with() -> None:
    text = (
        "- Brae Metals Ltd (ASX: BRM) announced an estimate for its Lochan project. Of it 9 Mt is Inferred at 1% Ni.\n\n"
        "- Rowan Graphite Corp. announced an estimate for its Elm Lake project. Of it 7 Mt is Inferred at 20% TGC."
    )
    assert [m.company for m in find_resources(reading_of(text))[0]] == ["Brae Metals Ltd", "Rowan Graphite Corp."]


def test_the_title_of_a_report_tells_for_whom_it_was_made() -> None:
    title = "TECHNICAL REPORT ON THE LOCHAN PROPERTY FOR BRAE MINING INC."
    text = "WGT modelled the deposit. WGT reports an Inferred resource of 4 Mt at 1% Ni."
    assert find_resources(reading_of(text, title=title))[0][0].company == "BRAE MINING INC."


@pytest.mark.parametrize(
    "sentence",
    [
        "The Mineral Resource statement from which the Ore Reserve was derived comprises 41 Mt at 1.15% Li2O.",
        "The non-reserve Inferred material of 41 Mt at 1.15% Li2O will be studied.",
        "Lochan has reserves of 41 Mt of Indicted material at 1.15% Li2O.",
    ],
)
def test_a_reserve_that_is_only_named_makes_no_reserve(sentence: str) -> None:
    assert [m.estimate_kind for m in find_resources(reading_of(OF_BRAE + sentence))[0]] == ["resource"]


@pytest.mark.parametrize(
    ("text", "project", "cutoff"),
    [
        ("Brae Ltd owns the Lochan Gap nickel/cobalt project. The resource is 110 Mt at 0.8% Ni.", "Lochan Gap", None),
        (
            "Lochan holds a resource of 14 Mt at 1,320 ppm Li for 98 kt LCE at 1,000 ppm cut-off.",
            "Lochan",
            ("Li", 1000.0),
        ),
        ("Lochan’s resource grew past 20 Mt. The Lochan resource is 20.1 Mt at 0.8% Ni.", "Lochan", None),
    ],
)
def test_one_figure_is_told_in_full(text: str, project: str, cutoff: tuple[str, float] | None) -> None:
    (estimate,) = find_resources(reading_of(text))[0]
    assert (estimate.project, estimate.tonnage_t != 20e6) == (project, True)
    assert [(c.analyte, c.value) for c in estimate.cutoff] == ([cutoff] if cutoff else [])


def test_an_element_that_repeats_its_oxide_is_no_grade_of_its_own() -> None:
    text = "Lochan has an Indicated Resource of 4.2 Mt at 1.6% Li2O. The Indicated Resource of 4.2 Mt at 1.6% lithium is open."
    (estimate,) = find_resources(reading_of(text))[0]
    assert [g.analyte for g in estimate.grades] == ["Li2O"]


@pytest.mark.parametrize(
    ("behind", "code"),
    [
        ("Jo Brae is a Qualified Person as defined by NI 43-101 and has approved this release.", None),
        ("The Qualified Person for the Mineral Resource, prepared under NI 43-101, is Jo Brae.", "NI 43-101"),
    ],
)
def test_a_code_that_only_defines_a_person_is_no_estimates(behind: str, code: str | None) -> None:
    (estimate,) = find_resources(reading_of(f"Lochan has an Indicated Resource of 4.2 Mt at 1% Ni. {behind}"))[0]
    assert estimate.reporting_code == code
