"""Which site the money is for, where the name alone does not tell that it is one."""

from __future__ import annotations

import pytest

from pipelines.extract.funding import find_funding
from tests.unit.extract.reading_of import reading_of

NEWS = "The U.S. Department of Energy is giving Harrow Creek Metals Inc. a $40 million grant"


@pytest.mark.parametrize(
    ("text", "project"),
    [
        (NEWS + " for drilling at Tarnwick.", "Tarnwick"),
        (NEWS + " to restart Tarnwick, near Oulu.", "Tarnwick"),
        (NEWS + ". It will help to build Tarnwick, which has waited for years.", "Tarnwick"),
        (NEWS + ". Tarnwick said that nobody objected.", None),
        (NEWS + " for studies of tailings.", None),
    ],
)
def test_a_name_stands_where_mines_and_plants_do(text: str, project: str | None) -> None:
    assert [mention.project for mention in find_funding(reading_of(text))[0]] == [project]


@pytest.mark.parametrize(
    "text",
    [
        "Its board has not met, but Harrow Creek Metals Inc. has asked KfW for $45 million of debt for Tarnwick.",
        "KfW ended the talks with $45 million for Tarnwick, all as a bridge loan to Harrow Creek Metals Inc.",
    ],
)
def test_who_asks_or_is_lent_to_receives_for_the_site(text: str) -> None:
    found = [(mention.recipient, mention.project) for mention in find_funding(reading_of(text))[0]]
    assert found == [("Harrow Creek Metals Inc.", "Tarnwick")]


def test_a_word_for_a_kind_of_corporation_is_no_site() -> None:
    text = NEWS + ", though nobody at the Crown corporation would confirm it."
    assert [mention.project for mention in find_funding(reading_of(text))[0]] == [None]


@pytest.mark.parametrize(
    ("text", "recipient", "project"),
    [
        (
            "TARNWICK. Clearing goes on. Sahel Atomic is still in talks with KfW about a loan of EUR 45 million for the mine.",
            "Sahel Atomic",
            "Tarnwick",
        ),
        (
            "**Tarnwick.** KfW approved a loan of EUR 45 million for Harrow Creek Metals Inc., which makes lithium in Salta.",
            "Harrow Creek Metals Inc.",
            "Tarnwick",
        ),
        (
            "Lenders of Harrow Metals stepped back. The EUR 45 million debt package from KfW for Kelly Ridge is now smaller.",
            "Harrow Metals",
            "Kelly Ridge",
        ),
        (
            "Harrow Metals Inc. signed a EUR 45 million loan with KfW. For Tarnwick, zinc and lead with germanium.",
            "Harrow Metals Inc.",
            "Tarnwick",
        ),
        (
            "KfW has lent Ostrow plc's new subsidiary, Tarnwick Graphite Ltd, EUR 45 million.",
            "Tarnwick Graphite Ltd",
            "Tarnwick",
        ),
        (
            "KfW has signed a EUR 45 million loan for Harrow Metals Inc.'s anode plant at Bécancour.",
            "Harrow Metals Inc.",
            "Bécancour",
        ),
    ],
)
def test_a_site_is_told_by_a_head_a_fragment_a_subsidiary_or_its_town(text: str, recipient: str, project: str) -> None:
    found = [(mention.recipient, mention.project) for mention in find_funding(reading_of(text))[0]]
    assert found == [(recipient, project)]


@pytest.mark.parametrize("head", ["Lithium", "Germany", "In brief", "Harrow Metals"])
def test_a_head_that_names_a_metal_a_state_or_the_receiver_is_no_site(head: str) -> None:
    text = f"{head}. KfW approved a loan of EUR 45 million for Harrow Metals Inc."
    assert [mention.project for mention in find_funding(reading_of(text))[0]] == [None]


@pytest.mark.parametrize(
    "rest",
    [
        "She had brought a letter: NOK 34 million in support for a line that recovers minerals from tailings.",
        "The agency grants NOK 34 million for a pilot plant.",
        "It has promised a grant of NOK 34 million out of a scheme for raw-material processing.",
    ],
)
def test_works_that_nobody_is_named_for_are_the_storys_own(rest: str) -> None:
    text = f"Nordvik Mining digs its way into the mountain at Tarnwick. At the table sat the head of Innovation Norway. {rest}"
    found = [(mention.recipient, mention.project) for mention in find_funding(reading_of(text))[0]]
    assert found == [("Nordvik Mining", "Tarnwick")]


SITE = "Harrow Metals Ltd is building the Tarnwick mine in Norway. "


@pytest.mark.parametrize(
    ("text", "project"),
    [
        (SITE + "KfW takes a stake of EUR 30 million in Harrow Metals Ltd.", None),
        (SITE + "KfW takes a stake of EUR 30 million in Harrow Metals Ltd for Tarnwick.", "Tarnwick"),
        (SITE + "KfW will lend Harrow Metals Ltd EUR 30 million.", "Tarnwick"),
    ],
)
def test_new_shares_pay_for_a_company_and_loans_for_its_site(text: str, project: str | None) -> None:
    assert [mention.project for mention in find_funding(reading_of(text))[0]] == [project]


@pytest.mark.parametrize(
    ("text", "project"),
    [
        (NEWS + " to set up its Clean Metals Complex.", "Clean Metals Complex"),
        (
            NEWS + ". The sum is small. It will speed up the Clean Metals Complex in Ohio.",
            "Clean Metals Complex",
        ),
        (NEWS + " out of the Critical Minerals Facility.", None),
        ("Ostrow is glad. The Energy Department will lend up to $70 million to Ostrow Tarn Ridge LLC.", "Tarn Ridge"),
        ("Ostrow is glad. The Energy Department will lend up to $70 million to Ostrow Resources Inc.", None),
        (
            "KfW takes a 10% stake in Harrow Metals Ltd for EUR 30 million of new shares. The proceeds will fund work at the "
            "Tarnwick mine.",
            "Tarnwick",
        ),
    ],
)
def test_a_plant_by_its_words_a_site_behind_its_parent_and_where_proceeds_go(text: str, project: str | None) -> None:
    assert [mention.project for mention in find_funding(reading_of(text))[0]] == [project]


def test_another_of_the_receivers_sites_is_not_meant_where_its_name_stands_in_the_sentence() -> None:
    text = (
        "Ostrow plc was quiet. Harrow Metals Ltd owns the Tarnwick mine.\n\nOstrow plc slept.\n\nKfW gave "
        "Harrow Metals Ltd a grant of EUR 3 million for a foam that puts out fires."
    )
    assert [mention.project for mention in find_funding(reading_of(text))[0]] == [None]


def test_what_was_only_permitted_is_not_what_the_money_is_for() -> None:
    text = (
        "Harrow Metals Ltd received a $35 million strategic investment from the U.S. Department of War and obtained approval "
        "for the Tarnwick Access Project."
    )
    found = [(m.instrument, m.project) for m in find_funding(reading_of(text))[0]]
    assert found == [("equity", None)]


def test_the_next_sentence_tells_what_the_grant_is_spent_on() -> None:
    text = (
        "Harrow Metals has been awarded a grant of $30 million by the Queensland government. This will contribute to a "
        "separation plant at its Corrin Project near Cairns."
    )
    assert find_funding(reading_of(text))[0][0].project == "Corrin"
