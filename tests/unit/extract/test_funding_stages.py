"""How far money has come: what is still undecided, withdrawn in other words, or only on a paper that binds nobody."""

from __future__ import annotations

import pytest

from pipelines.extract.funding import find_funding
from tests.unit.extract.funding_told import rows
from tests.unit.extract.reading_of import reading_of


@pytest.mark.parametrize(
    "text",
    [
        "Kalmar Lithium AB is waiting for KfW to approve a loan of EUR 80 million.",
        "Kalmar Lithium AB has been waiting two years for a EUR 80 million loan from KfW.",
        "Kalmar Lithium AB hopes that KfW will sign off EUR 80 million of debt this summer.",
        "Kalmar Lithium AB counts on KfW to lend it EUR 80 million.",
        "KfW has yet to decide whether it lends Kalmar Lithium AB EUR 80 million.",
        "A decision by KfW on EUR 80 million of debt for Kalmar Lithium AB is still awaited.",
        "Kalmar Lithium AB's application to KfW for a loan of EUR 80 million remains pending.",
        "The EUR 80 million loan that Kalmar Lithium AB wants from KfW is before the bank's board.",
        "Kalmar Lithium AB still needs KfW's nod for EUR 80 million of senior debt.",
        "KfW's supervisory board will vote in July on a EUR 80 million loan to Kalmar Lithium AB.",
        "Kalmar Lithium AB has agreed a non-binding term sheet with KfW for a loan of EUR 80 million.",
    ],
)
def test_money_that_is_waited_for_is_proposed(text: str) -> None:
    assert rows(text) == [("KfW", "Kalmar Lithium AB", 8e7, "proposed", "loan")]


@pytest.mark.parametrize(
    "text",
    [
        "Eksfin no longer lists the NOK 400 million guarantee that it offered Grafitt Nord AS.",
        "The NOK 400 million guarantee that Eksfin promised Grafitt Nord AS is off the table.",
        "Eksfin has dropped its NOK 400 million guarantee for Grafitt Nord AS.",
        "Eksfin let its NOK 400 million guarantee for Grafitt Nord AS lapse.",
        "Nothing came of the NOK 400 million guarantee that Eksfin offered Grafitt Nord AS.",
    ],
)
def test_what_is_taken_back_in_other_words_is_cancelled(text: str) -> None:
    assert rows(text) == [("Eksfin", "Grafitt Nord AS", 4e8, "cancelled", "loan_guarantee")]


@pytest.mark.parametrize(
    "text",
    [
        "The Department of Energy gives Ostrow Metals Inc. a $20 million grant to clean up an expired quarry.",
        "The Department of Energy gives Ostrow Metals Inc. a $20 million grant to melt scrapped cars.",
        "Ostrow Metals Inc. wants a second kiln and has been awarded a $20 million grant by the Department of Energy.",
        "Ostrow Metals Inc. plans to change that and is now given a $20 million grant by the Department of Energy.",
    ],
)
def test_what_money_is_for_tells_no_stage(text: str) -> None:
    assert rows(text) == [("Department of Energy", "Ostrow Metals Inc", 2e7, "committed", "grant")]


@pytest.mark.parametrize(
    "again", ["A second paper, from EDC, speaks of C$50 million.", "Another one, from EDC, is for C$50 million."]
)
def test_another_paper_is_a_letter_like_the_one_before(again: str) -> None:
    text = f"EXIM has sent Ostrow Metals Inc. a letter of interest for up to $300 million. {again}"
    assert [r[2:4] for r in rows(text)] == [(3e8, "letter_of_interest"), (5e7, "letter_of_interest")]


@pytest.mark.parametrize(
    "text",
    [
        "The Defense Logistics Agency plans to buy scandium oxide from Ostrow Metals Inc. for $40 million.",
        "The Defense Logistics Agency ordered $40 million of beryllium metal from Ostrow Metals Inc.",
        "Ostrow Metals Inc. got the nod from the Defense Logistics Agency for $40 million of beryllium for the stockpile.",
    ],
)
def test_what_a_state_buys_or_orders_is_a_purchase(text: str) -> None:
    found = [(r[0], r[1], r[2], r[4]) for r in rows(text)]
    assert found == [("Defense Logistics Agency", "Ostrow Metals Inc", 4e7, "purchase_commitment")]


@pytest.mark.parametrize(
    "rest",
    [
        " The package combines a loan with a grant.",
        " The money is split between a loan and new shares.",
        " The facility is made up of senior debt and a smaller equity portion.",
    ],
)
def test_kinds_told_in_the_next_sentence_are_mixed(rest: str) -> None:
    found = [r[4] for r in rows(f"KfW has approved EUR 50 million for Ostrow Metals Inc.{rest}")]
    assert found == ["programme"]


@pytest.mark.parametrize(
    ("rest", "stage"),
    [
        ("It will support the plant, subject to completion of legal documents.", "conditional"),
        ("The loan will pay for the kiln once the permits are there.", "conditional"),
        ("The money is paid as the work is done.", "committed"),
        ("The money has been paid.", "disbursed"),
    ],
)
def test_the_next_sentence_tells_conditions_and_payments(rest: str, stage: str) -> None:
    assert [r[3] for r in rows(f"KfW has approved a EUR 50 million loan to Ostrow Metals Inc. {rest}")] == [stage]


def test_an_intent_is_a_proposal() -> None:
    text = "The Department of Energy announced its intent to open calls totalling $1 billion for critical minerals."
    assert [r[3] for r in rows(text)] == ["proposed"]


@pytest.mark.parametrize(
    "text",
    [
        "The Department of Energy has terminated the $57 million grant it gave Ostrow Metals Inc. in 2022 for a factory.",
        "The $57 million grant awarded by the Department of Energy to Ostrow Metals Inc. in 2022 was ended by consent.",
        "The Department of Energy has withdrawn the $57 million grant that was promised to Ostrow Metals Inc. in 2022.",
    ],
)
def test_the_award_stands_behind_what_was_cancelled(text: str) -> None:
    assert [r[1:4] for r in rows(text)] == [
        ("Ostrow Metals Inc", 5.7e7, "cancelled"),
        ("Ostrow Metals Inc", 5.7e7, "committed"),
    ]


def test_who_is_awarded_a_sum_has_it_from_the_giver_told_before() -> None:
    text = (
        "Four projects around the country share $243 million, Prime Minister Scott Morrison said in Perth. It is a lot. "
        "Nobody had seen it coming. Harrow Vanadium was awarded $49 million."
    )
    assert [r[:3] for r in rows(text)][1:] == [("Australian Government", "Harrow Vanadium", 4.9e7)]


def test_talks_of_two_sides_have_a_giver_and_a_receiver() -> None:
    text = "Talks are continuing between Ostrow Metals Inc. and KfW for a credit of 40 million euros."
    assert rows(text) == [("KfW", "Ostrow Metals Inc", 4e7, "proposed", "loan")]


def test_what_is_put_before_a_states_parliament_is_the_states_proposal() -> None:
    text = "A budget package of EUR 450 million is to be put before the Eduskunta, Finland's parliament, in June."
    assert [r[:1] + r[2:4] for r in rows(text)] == [("Finnish government", 4.5e8, "proposed")]


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("The Department of Energy agreed to amend the $22 million loan to Ostrow Metals Inc.", "closed"),
        ("Months of negotiating ended on Friday with a $22 million loan from KfW to Ostrow Metals Inc.", "committed"),
    ],
)
def test_talks_that_ended_and_loans_that_are_changed(text: str, stage: str) -> None:
    assert [r[1:4] for r in rows(text)] == [("Ostrow Metals Inc", 2.2e7, stage)]


def test_what_was_received_to_date_is_paid() -> None:
    text = (
        "KfW's EUR 49 million loan to Ostrow Metals Inc. was ended by consent; EUR 3 million received to date is kept."
    )
    assert [r[2:4] for r in rows(text)] == [(4.9e7, "cancelled"), (3e6, "disbursed")]


@pytest.mark.parametrize(
    "text",
    [
        "EDC wrote in support of C$60 million of senior debt for Ostrow Metals Inc.",
        "EDC has told Ostrow Metals Inc. in writing that it is ready to look at a loan of C$60 million.",
        "EDC signalled its readiness to consider a C$60 million loan to Ostrow Metals Inc.",
    ],
)
def test_a_letter_may_be_told_without_the_word(text: str) -> None:
    assert rows(text) == [("EDC", "Ostrow Metals Inc", 6e7, "letter_of_interest", "loan")]


def test_the_day_of_papers_still_to_be_signed_is_no_news_day() -> None:
    text = "KfW approved a EUR 60 million loan to Ostrow Metals Inc., which is to be signed in July."
    assert [mention.announced_on for mention in find_funding(reading_of(text))[0]] == ["2025-06-10"]


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Harrow Metals Ltd took a $16 million Department of Energy grant in May.", "committed"),
        (
            "Ostrow said its application for state aid from the Tarn Ministry of Industry had been approved: the grant is EUR "
            "11 million.",
            "committed",
        ),
        ("Harrow Metals Ltd, which hopes to mine lithium, has received $11 million from KfW as a loan.", "committed"),
        (
            "The Department of Energy awarded Harrow Metals Ltd a $14 million grant, a third of which has been paid out.",
            "committed",
        ),
        (
            "Harrow Metals Ltd holds a $2 million grant from the Department of Energy, of which $700,000 has been drawn.",
            "committed",
        ),
        ("The Asian Development Bank is set to contribute $300 million to Harrow Metals Ltd.", "proposed"),
        (
            "KfW has proposed EUR 20 million of loans for Harrow Metals Ltd, yet the pact has not been signed.",
            "proposed",
        ),
        ("The $20 million loan from KfW to Harrow Metals Ltd comes with strings attached.", "conditional"),
        (
            "The EUR 75 million for Harrow Metals Ltd was flagged by KfW in a letter dated 11 February 2025.",
            "letter_of_interest",
        ),
        (
            "The conditional $70 million loan from KfW to Harrow Metals Ltd has reached financial close.",
            "closed",
        ),
        ("Work follows execution of a $15 million grant from the Department of Energy to Harrow Metals Ltd.", "closed"),
        (
            "In 2023 Harrow Metals Ltd was offered $4 million by the Department of Energy on conditions; the offer has been "
            "withdrawn.",
            "cancelled",
        ),
    ],
)
def test_what_more_words_tell_of_how_far_money_has_come(text: str, stage: str) -> None:
    assert rows(text)[0][3] == stage


def test_what_is_said_of_one_item_with_its_giver_is_not_of_the_next() -> None:
    text = (
        "Harrow Metals Ltd has a Letter of Interest for up to $18 million in financing from the Export-Import Bank and over "
        "$7 million in Defense Production Act funding."
    )
    assert [r[3] for r in rows(text)] == ["letter_of_interest", "committed"]


def test_a_short_line_opens_the_list_of_what_the_sentence_before_plans() -> None:
    text = (
        "The Department of Energy intends to issue $90 million in calls for rare metals.\n\nKey parts:\n\n"
        "- $50 million for recycling\n- $40 million for smelters"
    )
    assert [r[3] for r in rows(text, markdown=True)] == ["proposed", "proposed", "proposed"]


def test_nobody_signs_for_an_envelope() -> None:
    text = (
        "Under a pact of October the Australian Government has invested over A$400 million in building supply chains."
    )
    assert [r[3] for r in rows(text)] == ["committed"]


def test_what_firms_had_been_given_in_a_list_of_cancelled_grants_is_cancelled() -> None:
    found = rows(
        "The Department of Energy has cancelled grants worth $300 million for batteries.\n\n"
        "- Alcorn Metals loses a $180 million grant from the Department of Energy for its anode plant.\n"
        "- Harrow Cathodes had been granted $70 million by the Department of Energy for a plant in Ohio.\n",
        markdown=True,
    )
    assert [row[3] for row in found] == ["cancelled"] * 3
