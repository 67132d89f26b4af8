"""One commitment told in many ways is one reading: whatever the words, the names, the order or the money's format."""

from __future__ import annotations

import pytest

from tests.unit.extract.funding_told import rows

RECEIVERS = (
    "Harrow Creek Metals Inc.",
    "Ostrowite",
    "NeoVaste",
    "7K Lithium",
    "Metals of the Coast plc",
    "Société Minière du Lac",
    "Smith & Vale Mining",
    "Vogtland Lithium GmbH",
)
"""Shapes of companies' names: with a legal form and without, one word, digits first, an "of", another language."""
LENDERS = (
    "the Export-Import Bank of the United States",
    "Export Finance Australia",
    "KfW",
    "the Baltic Resources Development Bank",
    "Norway's Export Guarantee Agency",
)
MINISTRIES = (
    "the U.S. Department of Energy",
    "Natural Resources Canada",
    "Kenya's Ministry of Tailings",
    "the Danish Ministry of Dunes and Tailings",
)
SUMS = (
    "US$45 million",
    "US$45m",
    "USD 45 million",
    "USD45M",
    "45 million US dollars",
    "45,000,000 USD",
    "USD 45,000,000",
    "US$45\u00a0million",
)
SITE = "the Kettle Seven copper project in Chile"
LOANS = (
    ("{F} has approved a loan of {M} to {R} for {S}.", "committed"),
    ("A {M} loan to {R} has been approved by the board of {F} for {S}.", "committed"),
    ("{F} will lend {R} {M} to build {S}.", "committed"),
    ("{R} has secured a {M} loan from {F} for {S}.", "committed"),
    ("{R} starts work in June with a {M} loan that {F} approved on 2 June 2025 for {S}.", "committed"),
    ("{F} has agreed in principle to lend {R} {M} for {S}, subject to due diligence.", "conditional"),
    ("{F} has issued {R} a conditional commitment for a loan of {M} for {S}.", "conditional"),
    ("{R} has signed a term sheet with {F} for a {M} loan for {S}.", "proposed"),
    ("{R} has received a letter of interest from {F} for a loan of {M} for {S}.", "letter_of_interest"),
    ("{F} has given {R} a letter of interest. It covers {M} of possible debt for {S}.", "letter_of_interest"),
    ("{R} and {F} have signed a {M} loan agreement for {S}.", "closed"),
    ("{R} has made a first drawdown of {M} from its loan facility with {F} for {S}.", "disbursed"),
    ("{F} has withdrawn its {M} loan to {R} for {S}.", "cancelled"),
    (
        "“{F} has approved a {M} loan for our Kettle Seven copper project in Chile,” said the chairman of {R}.",
        "committed",
    ),
)
GRANTS = (
    ("{F} has awarded {R} a grant of {M} for {S}.", "committed"),
    ("{R} has been awarded a {M} grant by {F} for {S}.", "committed"),
    ("A {M} grant from {F} will help {R} build {S}.", "committed"),
    ("{R} expects to pay most of {S} itself. {F} will cover {M} of it through a grant.", "committed"),
    ("{R} is building {S}. On 2 June 2025 the company was awarded a grant of {M} by {F}.", "committed"),
    ("{R} said {F} had terminated its {M} grant for {S}.", "cancelled"),
)


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def retold(frame: str, giver: str, receiver: str, money: str = SUMS[0]) -> str:
    for opening in ("“", ". "):
        frame = frame.replace(opening + "{F}", opening + capital(giver))
    return capital(frame.format(F=giver, R=receiver, M=money, S=SITE)).replace("..", ".")


def bare(name: str | None) -> str:
    return (name or "").removeprefix("the ").rsplit("'s ", 1)[-1].rstrip(".")


@pytest.mark.parametrize(
    ("frame", "stage", "instrument", "givers"),
    [(f, s, "loan", LENDERS) for f, s in LOANS] + [(f, s, "grant", MINISTRIES) for f, s in GRANTS],
)
def test_whoever_gives_and_whoever_receives_a_frame_is_one_reading(
    frame: str, stage: str, instrument: str, givers: tuple[str, ...]
) -> None:
    pairs = [(giver, RECEIVERS[0]) for giver in givers] + [(givers[0], receiver) for receiver in RECEIVERS]
    for giver, receiver in pairs:
        text = retold(frame, giver, receiver)
        told = [(bare(f), bare(r), amount, s, kind) for f, r, amount, s, kind in rows(text)]
        assert told == [(bare(giver), bare(receiver), 45e6, stage, instrument)], text


@pytest.mark.parametrize("money", SUMS)
def test_a_sum_is_one_amount_in_every_format(money: str) -> None:
    for frame, stage in LOANS[:4]:
        told = rows(retold(frame, LENDERS[0], RECEIVERS[0], money))
        assert [(row[2], row[3]) for row in told] == [(45e6, stage)], money


@pytest.mark.parametrize(
    "sentence",
    [
        "Harrow Creek Metals Inc. completed a $45 million private placement and welcomed a visit by the Department of Energy.",
        "Harrow Creek Metals Inc. repaid $45 million of debt and has no loans left, the Department of Energy noted.",
        "Harrow Creek Metals Inc. will spend $45 million on a plant that the Department of Energy has licensed.",
    ],
)
def test_money_of_ones_own_is_given_by_nobody(sentence: str) -> None:
    assert rows(sentence) == []


def test_what_a_receiver_adds_of_its_own_is_not_given() -> None:
    text = (
        "The U.S. Department of Energy will provide $45 million in grants to Harrow Creek Metals Inc., which the company "
        "will match with $9 million of its own, for a copper refinery in Chile."
    )
    assert [row[2] for row in rows(text)] == [45e6]


def test_the_terms_listed_behind_an_agreement_are_its_terms() -> None:
    text = (
        "Harrow Creek Metals Inc. has signed a term sheet with Export Finance Australia. Key terms:\n\n- Amount: A$45 "
        "million\n- Facility: senior secured loan\n- Tenor: 10 years\n- Conditions: due diligence"
    )
    expected = ("Export Finance Australia", "Harrow Creek Metals Inc", 45e6, "proposed", "loan")
    assert rows(text, markdown=True) == [expected]


def test_it_that_completes_an_investment_is_the_body_of_the_sentence_before() -> None:
    told = rows(
        "In January 2025 the National Wealth Fund invested £28.6 million in Harlow Metals Plc for a stake of 14.6 per "
        "cent. On 4 March it completed a further equity investment of £31 million in Carn Lithium."
    )
    assert told[1] == ("National Wealth Fund", "Carn Lithium", 31e6, "closed", "equity")
    assert rows("Harlow Metals Plc is a miner. On 4 March it completed an equity investment of £31 million.") == []


def test_a_bank_that_is_a_fund_by_now_keeps_its_name_where_the_page_says_the_bank() -> None:
    told = rows(
        "The National Wealth Fund and its predecessor, the UK Infrastructure Bank, back minerals. In 2023 the Bank "
        "invested £24 million in Carn Lithium Plc, as part of a package of up to £53.6 million with Orion and Techmet."
    )
    assert told == [("UK Infrastructure Bank", "Carn Lithium Plc", 24e6, "closed", "equity")]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "The Automotive Transformation Fund awarded Hensley Lithium a grant whose amount is not disclosed.",
            ("UK Government", "Hensley Lithium", None, "committed", "grant"),
        ),
        (
            "Export Finance Australia sent Corrin Minerals a letter of support in March; no loan is approved yet.",
            ("Export Finance Australia", "Corrin Minerals", None, "letter_of_interest", "loan"),
        ),
        (
            "UK Export Finance supports exports. It issued a letter of intent in respect of Devon Tungsten in 2024.",
            ("UK Export Finance", "Devon Tungsten", None, "letter_of_interest", "loan"),
        ),
    ],
)
def test_gifts_without_a_sum_are_given_to_the_one_behind_the_verb(text: str, row: tuple[object, ...]) -> None:
    assert rows(text) == [row]


def test_a_council_receives_a_grant_and_for_no_mine_of_another() -> None:
    told = rows(
        "The National Wealth Fund invested £28.6 million in Harlow Metals Plc to support early works at South Crag. In "
        "addition £5 million has been provided from the Kernow Industrial Growth Fund to Cornwall Council."
    )
    assert told[1] == ("Kernow Industrial Growth Fund", "Cornwall Council", 5e6, "committed", "grant")


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "Then came an award of $45 million from the Department of War for tungsten powder. That award went to Alcorn "
            "Metals, which makes it in Iowa.",
            ("Department of War", "Alcorn Metals", 45e6, "committed", "grant"),
        ),
        (
            "The Department of Energy offers a loan of $300 million to Harrow Lithium. If finalized, the loan will pay for "
            "its plant in Nevada.",
            ("Department of Energy", "Harrow Lithium", 300e6, "conditional", "loan"),
        ),
        (
            "Harrow Lithium has received a $300 million loan from the US Department of Energy. The U.S. government plans to "
            "extend the $300 million in spring.",
            ("US Department of Energy", "Harrow Lithium", 300e6, "committed", "loan"),
        ),
        (
            "Harrow Nickel has a letter of interest from Export Development Canada. The letter proposes a debt package of "
            "up to US$60 million for its Corrin project.",
            ("Export Development Canada", "Harrow Nickel", 60e6, "letter_of_interest", "loan"),
        ),
        (
            "It is part of the $40 billion that the Department of Energy has lent. The Department of Energy gave Harrow "
            "Lithium a loan of $30 million.",
            ("Department of Energy", None, 40e9, "committed", "loan"),
        ),
        (
            "The Department of Energy backed Harrow Lithium with a loan. Another $9 billion from the Department of Energy "
            "included 19 closed loans for other metals.",
            ("Department of Energy", None, 9e9, "committed", "loan"),
        ),
    ],
)
def test_the_first_record_of_a_story_told_in_two_sentences(text: str, row: tuple[object, ...]) -> None:
    assert rows(text)[0] == row


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "Harrow Nickel announced a potential A$40 million in funding from Export Development Canada. The miner has "
            "received a letter of interest from Export Development Canada.",
            ("Export Development Canada", "Harrow Nickel", 40e6, "letter_of_interest", "loan"),
        ),
        (
            "Harrow Nickel told the market of its plans. It follows the company's receipt of letters of support from Export "
            "Finance Australia for A$60 million.",
            ("Export Finance Australia", "Harrow Nickel", 60e6, "letter_of_interest", "loan"),
        ),
    ],
)
def test_a_letter_told_beside_its_sum(text: str, row: tuple[object, ...]) -> None:
    assert rows(text) == [row]
