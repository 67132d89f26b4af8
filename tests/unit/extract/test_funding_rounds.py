"""Rounds of awards and what is told after them: who shares a sum, what ties it, what only tells of it."""

from __future__ import annotations

import pytest

from pipelines.extract.funding import find_funding
from tests.unit.extract.funding_told import Row, rows
from tests.unit.extract.reading_of import reading_of

DOE = "U.S. Department of Energy"
AU = "Australian Government"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The U.S. Department of Energy will grant $30 million to four projects that aim to win nickel from slag. "
            "Harrow Creek Metals Inc. will receive $9 million for a pilot plant. Denver-based Ostrow Minerals Inc. is "
            "set to get $6 million.",
            [
                (DOE, None, 30e6, "committed", "grant"),
                (DOE, "Harrow Creek Metals Inc", 9e6, "committed", "grant"),
                (DOE, "Ostrow Minerals Inc", 6e6, "committed", "grant"),
            ],
        ),
        (
            "The U.S. Department of Energy announced $90 million in conditional loans to two companies. The larger "
            "tranche, $60 million, goes to Tulsa-based Harrow Creek Metals Inc. The second loan, $30 million, goes to "
            "Ostrow Minerals Inc. for its smelter.",
            [
                (DOE, None, 90e6, "conditional", "loan"),
                (DOE, "Harrow Creek Metals Inc", 60e6, "conditional", "loan"),
                (DOE, "Ostrow Minerals Inc", 30e6, "conditional", "loan"),
            ],
        ),
        (
            "The Federal Government has approved about $40 million in grants for Australia's graphite industry. The "
            "winners are:\n- $5 million to Harrow Creek Metals Ltd for a pilot plant\n- $7 million to Ostrow Minerals "
            "Ltd to test anodes",
            [
                (AU, None, 40e6, "committed", "grant"),
                (AU, "Harrow Creek Metals Ltd", 5e6, "committed", "grant"),
                (AU, "Ostrow Minerals Ltd", 7e6, "committed", "grant"),
            ],
        ),
    ],
)
def test_those_who_share_an_announced_sum_are_told_after_it(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    "follows",
    [
        "The financing is subject to final documents and due diligence.",
        "The company will start in May. The loan, which is conditional on permits, runs for ten years.",
        "Both facilities are contingent on a board decision.",
    ],
)
def test_what_ties_a_loan_may_be_told_after_it(follows: str) -> None:
    text = "Export Development Canada has offered Ostrow Graphite Inc. a loan of C$80 million. "
    assert [r[3] for r in rows(text)] == ["committed"]
    assert [r[3] for r in rows(text + follows)] == ["conditional"]


@pytest.mark.parametrize(
    "text",
    [
        "In the past year the U.S. Department of Energy has made $9 billion in loans to battery companies.",
        "The agency Finep has signed 80 contracts for lithium worth R$2 billion since 2019.",
        "Its board set a ceiling on nickel loans of up to $9 billion at the Export-Import Bank of the United States.",
        "The loan of the European Investment Bank covers most of the mine's expected capital expenditure of "
        "EUR 90 million.",
    ],
)
def test_tallies_ceilings_and_capital_expenditure_are_no_commitments(text: str) -> None:
    assert rows(text) == []


FIELDS = [
    # (text, what each record says of the fields named)
    (
        "Canada's Minister of Energy and Natural Resources Ann Doe announced C$16 million in new funding to support "
        "the Lakehead Research Council in its Ore Centre. The investment of C$200,000 from Natural Resources Canada, "
        "under the Ore Data Studies (ODS) Initiative, will help the council publish assays of nickel.",
        [
            {"funder": "Government of Canada", "amount": 16e6},
            {"funder": "Natural Resources Canada", "programme": "Ore Data Studies Initiative", "amount": 200e3},
        ],
    ),
    (
        "The federal government's new $15-billion Northern Growth Fund will invest in Canada's lithium mines, Ottawa "
        "said.",
        [{"funder": "Government of Canada", "programme": "Northern Growth Fund", "amount": 15e9}],
    ),
    (
        "The Australian Government has approved $40 million in grants for graphite projects. The funding awarded under "
        "the Anode Development Program will help plants. The winners are:\n- $5 million to Harrow Creek Metals Ltd "
        "for a pilot of its Kettle Ridge Processing Facility\n- $7 million to Northern Anodes to test its ore",
        [
            {"recipient": None, "programme": "Anode Development Program"},
            {"recipient": "Harrow Creek Metals Ltd", "programme": "Anode Development Program"},
            {"recipient": "Northern Anodes", "programme": "Anode Development Program"},
        ],
    ),
    (
        "Ostrow Lithium Ltd said it has a letter of interest from the US Export-Import Bank (EXIM) for up to $90 "
        "million for its Wirra lithium project. Shares rose. EXIM said the project qualifies under its Anode "
        "Resilience Initiative.",
        [{"recipient": "Ostrow Lithium Ltd", "programme": "Anode Resilience Initiative"}],
    ),
    (
        "The Export-Import Bank of Korea will provide $100 million (a loan of $60 million and a guarantee of $40 "
        "million) to Ostrow Lithium S.A., a lithium producer.",
        [{"instrument": "programme"}, {"instrument": "loan"}, {"instrument": "loan_guarantee"}],
    ),
    (
        "The state-owned Public Investment Fund will provide $2 billion for a phosphate project planned by Ostrow "
        "Mining Co, it said. The loan will be for 17 years.",
        [{"recipient": "Ostrow Mining Co", "instrument": "loan", "stage": "committed"}],
    ),
    (
        "Ostrow Metals Ltd (ASX: OSM) holds the Wirra rare earths project. The letter from the Export-Import Bank of "
        "the United States for US$60 million is in addition to A$20 million of support received from Export Finance "
        "Australia.",
        [
            {"funder": "Export-Import Bank of the United States", "amount": 60e6},
            {"funder": "Export Finance Australia", "amount": 20e6},
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), FIELDS)
def test_what_stands_around_a_sum_tells_its_programme_its_receiver_and_its_instrument(
    text: str, expected: list[dict[str, object]]
) -> None:
    found = [m.as_contract() for m in find_funding(reading_of(text))[0]]
    shown = [
        {k: (r[k] or "").rstrip(".") or None if isinstance(r[k], str) else r[k] for k in e}
        for r, e in zip(found, expected, strict=False)
    ]
    wanted = [{k: v.rstrip(".") if isinstance(v, str) else v for k, v in e.items()} for e in expected]
    assert shown == wanted
    assert len(found) == len(expected)


def test_a_loan_that_is_part_of_a_package_is_not_the_package() -> None:
    told = rows(
        "The European Investment Bank will lend Ostrow Copper Ltd €20 million. The EIB loan is part of a "
        "EUR 90 million package for the smelter."
    )
    assert told == [("European Investment Bank", "Ostrow Copper Ltd", 20e6, "committed", "loan")]


@pytest.mark.parametrize(
    "purpose",
    [
        "for a tin project planned by Ostrow Metals Ltd",
        "to support studies that aim to recover tin",
        "for tin as the West seeks other sources",
        "for three plants that would make tin",
    ],
)
def test_what_money_is_for_does_not_make_it_a_plan(purpose: str) -> None:
    assert [r[3] for r in rows(f"The U.S. Department of Energy will provide a $20 million grant {purpose}.")] == [
        "committed"
    ]


def test_a_promise_to_set_money_aside_is_the_promisers() -> None:
    told = rows(
        "The mandate follows the Australian Government's commitment to earmark $300 million for nickel projects."
    )
    assert told == [(AU, None, 300e6, "committed", "programme")]


def test_aid_that_is_cleared_is_the_states_before_the_sum_too() -> None:
    told = rows(
        "The European Commission has given its approval to a Spanish scheme worth EUR 300 million for "
        "battery plants that aims to cut imports of lithium."
    )
    assert [(r[0], r[2], r[3]) for r in told] == [("Spanish government", 300e6, "committed")]


def test_money_that_is_being_awarded_is_the_agencys_and_not_the_presidents() -> None:
    told = rows(
        "US President Ann Doe said on Monday that the Department of Energy will be awarding $70 million in "
        "grants to nickel producers."
    )
    assert [(r[0], r[2]) for r in told] == [("Department of Energy", 70e6)]


def test_a_country_that_others_depend_on_is_not_where_the_money_works() -> None:
    text = (
        "Brazilian tin producer Ostrow Verde secured $40 million from the US International Development Finance "
        "Corporation as others cut their dependence on China."
    )
    assert [m.countries for m in find_funding(reading_of(text))[0]] == [("BR",)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # the giver of an award stands beside it
            "Ostrow Lithium Inc. has been awarded a $9 million tax credit for its plant. It was issued by the U.S. "
            "Department of the Treasury after a review of lithium projects.",
            [("U.S. Department of the Treasury", "Ostrow Lithium Inc", 9e6, "committed", "tax_credit")],
        ),
        (
            "Money is handed out under the Australian Government's Modern Manufacturing Initiative. Harrow Creek "
            "Metals Ltd got $14 million and Ostrow Lithium Ltd received a $6 million grant.",
            [
                (AU, "Harrow Creek Metals Ltd", 14e6, "committed", "grant"),
                (AU, "Ostrow Lithium Ltd", 6e6, "committed", "grant"),
            ],
        ),
        (  # programmes listed with their sums
            "The Government of Canada will put C$400 million into critical minerals.\nOre Mapping Program – $140 "
            "million for research.\nAnode Data Initiative – $79 million to improve maps of nickel.",
            [
                ("Government of Canada", None, 400e6, "committed", "programme"),
                ("Government of Canada", None, 140e6, "committed", "programme"),
                ("Government of Canada", None, 79e6, "committed", "programme"),
            ],
        ),
        (  # a stake without a sum
            "Ostrow Lithium Inc. said the US Department of Energy has taken a 5% stake in the company.",
            [("US Department of Energy", "Ostrow Lithium Inc", None, "committed", "equity")],
        ),
        (  # a lead tells loosely what the story tells with its conditions
            "The Pentagon agrees to put another $30 million into antimony.\n\nThe U.S. Department of Defense has "
            "conditionally agreed to invest up to another $30 million in Ostrow Antimony Corp.",
            [("U.S. Department of Defense", "Ostrow Antimony Corp", 30e6, "conditional", "grant")],
        ),
        (  # earlier money of the same giver
            "The Australian Government announced an A$400 million loan to Ostrow Sands Ltd. The loan is on top of an "
            "initial A$1.2 billion facility.",
            [
                (AU, "Ostrow Sands Ltd", 400e6, "committed", "loan"),
                (AU, "Ostrow Sands Ltd", 1.2e9, "committed", "loan"),
            ],
        ),
        (  # a government by its leader, and a ministry by its country
            "The Harrow Government will give Ostrow Tin Ltd (ASX: OTN) a $20 million grant for its smelter.",
            [(AU, "Ostrow Tin Ltd", 20e6, "committed", "grant")],
        ),
        (
            "Canada's Department of Natural Resources supports the mine with a conditional approval of up to C$12 "
            "million to Ostrow Tin Ltd.",
            [("Department of Natural Resources", "Ostrow Tin Ltd", 12e6, "conditional", "programme")],
        ),
        (  # what is no commitment of its own
            "Ostrow Antimony Corp said that its total awards from the U.S. Department of Defense exceed $80 million.",
            [],
        ),
    ],
)
def test_neighbouring_sentences_tell_givers_conditions_and_earlier_money(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ostrow Graphite Inc. is receiving C$8 million from the U.S. and C$7 million from Canada.",
            [(8e6, "Ostrow Graphite Inc"), (7e6, "Ostrow Graphite Inc")],
        ),
        (
            "Canada's investment of C$5 million in Ostrow Graphite Inc. will fund tests of anodes.",
            [(5e6, "Ostrow Graphite Inc")],
        ),
        (
            "The Government of Canada announced a C$700,000 investment in Ostrow Cobalt Ltd. to refine cobalt.",
            [(700e3, "Ostrow Cobalt Ltd")],
        ),
    ],
)
def test_states_give_by_name_and_investments_are_in_their_receivers(
    text: str, expected: list[tuple[float, str]]
) -> None:
    assert [(r[2], r[1]) for r in rows(text)] == expected


def test_a_letter_of_intent_keeps_its_stage_where_the_sums_follow() -> None:
    told = rows(
        "Ostrow Magnets Inc. said it has signed a non-binding letter of intent with the U.S. Department of "
        "Commerce for an equity stake in the miner. The U.S. investment under the programme includes $70 "
        "million in funding and a $300 million loan."
    )
    assert [(r[0], r[2], r[3]) for r in told] == [
        ("U.S. Department of Commerce", 70e6, "letter_of_interest"),
        ("U.S. Department of Commerce", 300e6, "letter_of_interest"),
    ]
