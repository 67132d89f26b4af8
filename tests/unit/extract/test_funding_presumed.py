"""Sums that no rule of grammar gives to anybody, in stories that tell of public money all the same."""

from __future__ import annotations

import pytest

from pipelines.extract.funding import find_funding
from tests.unit.extract.funding_told import rows
from tests.unit.extract.reading_of import reading_of

BEFORE = "The Ministry of Mines has approved a grant of 9 million euros for Oxbow Metals. "
GIVEN = [
    (BEFORE + "The college at Strand got 2 million euros, free of interest.", 2e6),
    (BEFORE + "There was 3 million euros of help besides, so that the smelter could keep its people.", 3e6),
    (BEFORE + "The Ministry of Mines runs a college, for which the state found 4 million euros last winter.", 4e6),
    (BEFORE + "That is where the Ministry of Mines gets its 12 million euros from.", 1.2e7),
]


@pytest.mark.parametrize(("text", "amount"), GIVEN)
def test_what_is_called_public_money_is_given_by_the_body_of_the_story(text: str, amount: float) -> None:
    assert amount in [row[2] for row in rows(text)]


OF_TRADE = [
    "Tarn Lithium bought the help desk for 3 million euros.",
    "Tarn Lithium paid 3 million euros for the shares.",
    "The plant is costed at 3 million euros, the budget says.",
    "No applicant may receive 3 million euros.",
    "It found 3 million euros of its own.",
]


@pytest.mark.parametrize("text", OF_TRADE)
def test_words_of_trade_make_a_sum_nobodys_gift(text: str) -> None:
    assert 3e6 not in [row[2] for row in rows(BEFORE + text)]


def test_a_presumed_giver_is_told_with_less_confidence() -> None:
    stated, presumed = find_funding(reading_of(GIVEN[1][0]))[0]
    assert presumed.rule.startswith("funding.presumed") and presumed.confidence < stated.confidence


def test_parts_have_the_stage_and_the_instrument_of_their_whole() -> None:
    text = (
        "Oxbow Metals has conditional grants of $9 million: $6 million from the Department of Energy and $3 million "
        "from the Department of Commerce."
    )
    assert {(row[2], row[3], row[4]) for row in rows(text)} >= {
        (6e6, "conditional", "grant"),
        (3e6, "conditional", "grant"),
    }


STAGES = [
    ("The Ministry of Mines put its signature to a grant of 5 million euros for Oxbow Metals.", "closed"),
    ("The Ministry of Mines handed out a grant of 5 million euros to Oxbow Metals.", "disbursed"),
    ("Oxbow Metals was selected by the Ministry of Mines for a grant of 5 million euros.", "conditional"),
    ("The Export-Import Bank of the United States is prepared to lend Oxbow Metals $5 million.", "letter_of_interest"),
]


@pytest.mark.parametrize(("text", "stage"), STAGES)
def test_the_verb_of_the_clause_tells_the_stage(text: str, stage: str) -> None:
    assert [(row[2], row[3]) for row in rows(text)] == [(5e6, stage)]


def test_a_bank_lends_and_a_fund_invests_where_nothing_else_is_said() -> None:
    assert (
        rows("The Development Bank of Southern Africa has approved 7 million euros for Oxbow Metals.")[0][4] == "loan"
    )
    assert rows("The Canada Growth Fund has committed C$7 million to Oxbow Metals.")[0][4] == "equity"


RETOLD = [
    (
        "Oxbow Metals has letters of interest in its drawer: $9 million from the Export-Import Bank of the United "
        "States.",
        ("Oxbow Metals", 9e6, "letter_of_interest"),
    ),
    (
        "Tarn Lithium, Grey Tor, Quebec: a conditional loan of C$5 million from Export Development Canada.",
        ("Tarn Lithium", 5e6, "conditional"),
    ),
    ("Oxbow Metals gave up a grant of $6 million from the Department of Energy.", ("Oxbow Metals", 6e6, "cancelled")),
]


@pytest.mark.parametrize(("text", "expected"), RETOLD)
def test_what_stands_before_a_colon_and_what_was_given_up(text: str, expected: tuple[str, float, str]) -> None:
    assert [row[1:4] for row in rows(text)] == [expected]


def test_each_of_those_who_give_together_gives_the_sum() -> None:
    text = "The Department of Energy and the Department of Commerce put in $6 million each for Oxbow Metals."
    assert sorted(str(row[0]) for row in rows(text)) == ["Department of Commerce", "Department of Energy"]


def test_what_investors_put_up_is_no_bodys_gift() -> None:
    text = (
        "The Export-Import Bank of the United States is lending Oxbow Metals $9 million, and private investors are "
        "putting up $2 million."
    )
    assert [row[2] for row in rows(text)] == [9e6]


def test_an_offtake_is_told_by_whom_it_is_with() -> None:
    assert rows("Oxbow Metals has an offtake agreement with the Government of Canada.") == [
        ("Government of Canada", "Oxbow Metals", None, "committed", "purchase_commitment")
    ]


def test_a_state_gives_its_part_of_what_several_give() -> None:
    text = (
        "Oxbow Metals gets A$9 million from three governments. The Commonwealth's part is A$5 million, South "
        "Australia's A$3 million and Tasmania's A$1 million."
    )
    told = [(row[0], row[2]) for row in rows(text)]
    assert ("South Australia", 3e6) in told and ("Tasmania", 1e6) in told


def test_a_table_of_institutions_with_their_sums_is_no_sheet_of_terms() -> None:
    table = (
        "These institutions have signed loan agreements with Oxbow Metals:\n\n| Institution | Amount |\n|---|---|\n"
        "| European Investment Bank | EUR 25 million |\n| Export Finance Australia | EUR 12 million |\n"
    )
    assert [row[0] for row in rows(table, markdown=True)] == ["European Investment Bank", "Export Finance Australia"]


def test_a_federal_government_of_an_unknown_country_keeps_its_common_name_and_its_own_dollar() -> None:
    text = "Oxbow Metals, which owns the Strand mine{}, is to get a further $200m from the federal government."
    bare, at_home = (find_funding(reading_of(text.format(where)))[0] for where in ("", " near Kalgoorlie"))
    assert [(m.funder, m.currency) for m in (*bare, *at_home)] == [
        ("federal government", "USD"),
        ("federal government", "AUD"),
    ]


def test_a_state_gives_its_own_dollars_where_the_american_ones_are_marked() -> None:
    text = (
        "The Western Australian Government has launched a $150 million Lithium Support Program. Its loans are repaid once "
        "the price of spodumene recovers to US$1,100 a tonne."
    )
    assert [(m.amount, m.currency) for m in find_funding(reading_of(text))[0]] == [(1.5e8, "AUD")]


def test_a_report_presumes_no_giver_that_its_sentence_does_not_name() -> None:
    filler = "The rock is grey. " * 320
    text = "The Government of Quebec wrote the rules. Trust fund payments of the mine were estimated at C$2.8 million."
    assert rows(f"{text} {filler}") == []
