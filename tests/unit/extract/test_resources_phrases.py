"""Words around an estimate's figure that make it current or former, ore or none."""

from __future__ import annotations

import pytest

from pipelines.extract.resources import find_resources
from tests.unit.extract.reading_of import reading_of


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
