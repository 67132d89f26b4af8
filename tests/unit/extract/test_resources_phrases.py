"""Words around an estimate's figure that make it current or former, ore or none."""

from __future__ import annotations

import pytest

from pipelines.extract.resources import find_resources
from tests.unit.extract.reading_of import reading_of
from tests.unit.extract.test_resources_prose import read


@pytest.mark.parametrize(
    ("sentence", "is_current"),
    [
        ("Brodie plans to hoist first ore this spring from probable reserves of 4.2 Mt at 0.39% WO3 at Lochan.", True),
        ("Production at Lochan is to come from probable reserves of 6.5 Mt at 2.1 g/t gold.", True),
        ("The new plant will be fed from measured resources of 2.2 Mt at 1.4% Li2O at Lochan.", True),
        ("Reserves at Lochan are up from probable reserves of 8.1 Mt at 0.8% tin.", False),
        ("Ore to be mined at Lochan grew from probable reserves of 8.1 Mt at 0.8% tin.", False),
        ("What it mines at Lochan comes from the earlier probable reserves of 8.1 Mt at 0.8% tin.", False),
    ],
)
def test_what_ore_is_won_from_stands_now_and_what_it_grew_from_no_longer(sentence: str, is_current: bool) -> None:
    assert [m.is_current for m in find_resources(reading_of(sentence))[0]] == [is_current]


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("Cuillin holds 21 million tonnes of rock with 1.1% of lithium oxide.", 1),
        ("The hill contains 30 Mt of ore carrying 0.9% nickel, the company said.", 1),
        ("The plant will take 2 million tonnes of ore with 0.9% nickel a year.", 0),
        ("The ship carried 300,000 tonnes of concentrate with 23% zinc.", 0),
    ],
)
def test_rock_of_a_grade_is_an_estimate_unless_it_is_moved(sentence: str, count: int) -> None:
    assert len(find_resources(reading_of(sentence))[0]) == count


def test_the_subject_of_a_reported_clause_is_the_site() -> None:
    (estimate,) = find_resources(
        reading_of("Brae Tin Ltd tells us that Lomond in Wales has reserves of 12 Mt at 0.2% Sn.")
    )[0]
    assert (estimate.project, estimate.company) == ("Lomond", "Brae Tin Ltd")


@pytest.mark.parametrize("head", ["Arran Zinc Project – Mineral Resource Update", "Arran Zinc Project"])
def test_a_site_that_only_a_heading_names_is_the_project(head: str) -> None:
    (estimate,) = find_resources(reading_of(f"{head}\n\nIndicated resources are 6.4 Mt at 5% Zn."))[0]
    assert estimate.project == "Arran"


def test_words_of_the_text_in_a_heading_name_no_site() -> None:
    text = "Drilling Continues At Mine\n\nThe drilling continues. Indicated resources are 6.4 Mt at 5% Zn."
    assert find_resources(reading_of(text))[0][0].project is None


@pytest.mark.parametrize(
    ("behind", "cutoff"),
    [
        ("- Shallow and soft\n\n- Reported above a 0.5% Ni cut-off, on a dry basis", [0.5]),
        ("The cut-off is 0.5%.", [0.5]),
        ("Cut-offs of 0.4% Ni and 0.6% Ni were tried.", []),
        ("The mill has a cut-off of 0.2% Ni.", []),
    ],
)
def test_a_cutoff_said_just_behind_an_estimate_is_its_own(behind: str, cutoff: list[float]) -> None:
    (estimate,) = find_resources(reading_of(f"- Mineral resource of Skua: 31.0Mt at 0.8% Ni\n\n{behind}"))[0]
    assert [c.value for c in estimate.cutoff] == cutoff


def test_targets_and_zones_behind_their_figures_are_the_sites() -> None:
    text = (
        "Subsets are 43 Mt Inferred at 3,753 ppm TREO at the Maria Rosa target and 49 Mt at 3,917 ppm at Serra Norte."
    )
    assert [m.project for m in find_resources(reading_of(text))[0]] == ["Maria Rosa", "Serra Norte"]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            "Alder has an Indicated Mineral Resource of 1,120,000 oz Au Eq (38,100,000 tonnes grading 0.82 g/t Au) and an "
            "Inferred one of 310,000 oz Au Eq (12,400,000 tonnes grading 0.71 g/t Au).",
            [("indicated", 38.1e6, True), ("inferred", 12.4e6, True)],
        ),
        (
            "Alder boasts a gold resource of 1.24 million ounces at 6.1 g/t across 6.3 million tonnes (Indicated), and an "
            "additional 251,000 ounces at 5.2 g/t (Inferred).",
            [("indicated", 6.3e6, True), ("inferred", None, True)],
        ),
        (
            "The resource of gold at Alder is 1.1 million ounces in the indicated category (38.1 Mt grading 0.8 g/t) "
            "and 310,000 ounces in the inferred category (12.4 Mt grading 0.7 g/t).",
            [("indicated", 38.1e6, True), ("inferred", 12.4e6, True)],
        ),
        (
            "The Alder gold asset hosts 1.42 Moz of indicated and 0.61 Moz of inferred resources.",
            [("indicated", None, True), ("inferred", None, True)],
        ),
        (
            "The gold resource estimate of Alder is 101,300 oz indicated and 52,200 oz inferred.",
            [("indicated", None, True), ("inferred", None, True)],
        ),
        (
            "Alder has a historical resource estimate of 5.0 Mt at 2.1% Cu Eq (Ind) & 3.2 Mt at 2.2% Cu Eq (Inf).",
            [("indicated", 5e6, False), ("inferred", 3.2e6, False)],
        ),
        (
            "Alder 2004 historic resource: Indicated 1.2 million tonnes grading 210 grams/tonne silver.",
            [("indicated", 1.2e6, False)],
        ),
    ],
)
def test_metal_first_classes_behind_and_history(said: str, expected: list[tuple[str, float | None, bool]]) -> None:
    found = read(f"Rowan Gold Corp. (TSXV: RWN) owns the Alder gold project. {said}")
    assert [(m.category, m.tonnage_t, m.is_current) for m in found] == expected
    assert all(m.grades or m.contained for m in found)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            "Alder provides it with a project containing 2.1 million ounces of proven and probable gold reserves.",
            [("Au", 65.3)],
        ),
        (
            "With an estimated 121 million pounds of antimony reserves, Alder is expected to supply 30% of the demand.",
            [("Sb", 54884.7)],
        ),
        (
            "Alder is among the highest-grade mines, with 4.1 million ounces of gold reserves and production of 450,000 oz.",
            [("Au", 127.5)],
        ),
        (
            "It lies between the Elm deposit (1,251,000 oz Au Inferred) and the Oak project (5,205,000 oz Au M&I and "
            "1,350,000 oz Inferred).",
            [("Au", 38.9), ("Au", 161.9), ("Au", 42.0)],
        ),
    ],
)
def test_ounces_and_pounds_are_metal_of_the_estimate_that_is_named_behind(
    said: str, expected: list[tuple[str, float]]
) -> None:
    found = read(f"Rowan Gold Corp. (TSXV: RWN) owns the Alder project. {said}")
    assert [(c.analyte, round(c.value_t, 1)) for m in found for c in m.contained] == expected
    assert not any(m.tonnage_t for m in found)


def test_metal_that_was_produced_or_is_hoped_for_is_in_no_estimate() -> None:
    said = "Alder has an Inferred Resource of 310,000 oz Au Eq. The mine had past production of 359,202 ounces of gold."
    hoped = "Drilling supports the goal of growing the resource toward 1 million ounces of gold."
    (mention,) = read(f"Rowan Gold Corp. (TSXV: RWN) owns the Alder gold project. {said} {hoped}")
    assert [c.analyte for c in mention.contained] == ["AuEq"]


def test_a_part_of_a_land_is_no_project() -> None:
    said = "Rowan Gold Corp. (TSXV: RWN) drilled its Northwestern Ontario property, an Inferred resource of 310,000 oz of gold."
    (mention,) = read(said)
    assert mention.project is None
