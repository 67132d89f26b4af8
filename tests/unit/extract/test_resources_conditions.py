"""The day an estimate is effective at, as its title or the sentence above it gives it."""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.extract.resources import find_resources
from pipelines.extract.resources.conditions import date_in_title, effective_date
from tests.unit.extract.reading_of import reading_of

PUBLISHED = date(2024, 7, 20)


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("Tarn Hill Ore Reserve, 30 June 2023", "2023-06-30"),
        ("Tarn Hill Ore Reserve, June 2023", "2023-06"),
        ("Tarn Hill Mineral Resource, July 2024", None),
        ("Tarn Hill Mineral Resource, 2023", None),
        ("Costs, June 2023", None),
    ],
)
def test_a_title_gives_the_date_of_its_estimate_but_not_of_its_publication(title: str, day: str | None) -> None:
    assert date_in_title(title, PUBLISHED) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The resource is stated as of\nMay 31, 2023, net of what was mined.", "2023-05-31"),
        ("Orrin plc | Mineral Reserve statement | 30 September 2023", "2023-09-30"),
        ("The estimate rests on 40 holes.", None),
    ],
)
def test_a_sentence_states_it_across_a_line_or_behind_a_bar(text: str, day: str | None) -> None:
    assert effective_date(text, PUBLISHED) == day


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        (
            "The Ore Reserve of Moss stands at 52 Mt at 0.86% Ni (JORC 2012; ASX release of 21 November 2023).",
            "2023-11-21",
        ),
        ("Moss has a resource of 31 Mt at 0.9% Ni. The estimate was first reported on 6 February 2024.", "2024-02-06"),
        (
            "Moss has a resource of 31 Mt at 0.9% Ni. It is reported above 0.4% Ni and is dated 14 March 2013.",
            "2013-03-14",
        ),
        ("\n\n2022 Moss Ore Reserve: 52 Mt at 0.86% Ni", "2022"),
        ("A historical estimate of 5 Mt at 1.1% Ni was prepared by a former owner in 1966 for Moss.", "1966"),
        ("Moss has a resource of 31 Mt at 0.9% Ni (PERC, 30 November 2022).", "2022-11-30"),
        ("On 6 February 2024 the company announced that Moss has a resource of 31 Mt at 0.9% Ni.", None),
        ("Moss has a resource of 31 Mt at 0.9% Ni, up from the 2019 estimate.", None),
    ],
)
def test_an_estimate_told_again_is_of_the_day_on_which_it_was_made_or_reported(sentence: str, day: str | None) -> None:
    found, _ = find_resources(reading_of(f"Birch Metals Corp. owns the Moss nickel project. {sentence}"))
    assert [m.effective_on for m in found] == [day]


@pytest.mark.parametrize(
    ("former", "day"),
    [
        ("In June 2015 it had been 23 Mt at 0.8% Ni.", "2015-06"),
        ("The 2019 estimate knew of 23 Mt at 0.8% Ni.", None),
        ("It replaces a total of 23 Mt at 0.8% Ni that was published in March 2021.", "2021-03"),
        ("The previous Inferred estimate, of March 2019, was 23 Mt at 0.8% Ni.", "2019-03"),
    ],
)
def test_a_former_estimate_has_the_date_by_which_it_is_told_from_the_new_one(former: str, day: str) -> None:
    found, _ = find_resources(
        reading_of(f"Birch Metals Corp. says the resource of its Moss nickel project is now 31 Mt at 0.9% Ni. {former}")
    )
    assert [(m.is_current, m.effective_on) for m in found] == [(True, None), (False, day)]


@pytest.mark.parametrize(
    "unmet",
    [
        "which does not comply with the JORC Code",
        "a number never checked by the JORC Code",
        "which new holes are to bring to JORC standards",
        "a non-JORC figure",
    ],
)
def test_a_code_that_an_estimate_does_not_meet_is_not_its_own(unmet: str) -> None:
    found, _ = find_resources(
        reading_of(f"Birch Metals Corp. owns the Moss project. Moss has a resource of 31 Mt at 0.9% Ni, {unmet}.")
    )
    assert [m.reporting_code for m in found] == [None]


def test_what_a_state_balance_shows_is_neither_resource_nor_reserve() -> None:
    lead = "A firm develops North Karpin and Upper Sorak in the region."
    told = (
        "The state balance gives 1.4 million tonnes of tungsten trioxide for the two deposits, which is no JORC figure."
    )
    found, _ = find_resources(reading_of(f"{lead} {told}"))
    assert [(m.estimate_kind, m.project) for m in found] == [("unspecified", "North Karpin and Upper Sorak")]
