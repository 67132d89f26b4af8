"""Stage and date of a commitment as its words tell them, and terms of debt that are no new money."""

from __future__ import annotations

import pytest

from tests.unit.extract.funding_told import rows
from tests.unit.extract.test_funding_newsroom import check, told

STAGES = [
    (
        "Export Finance Australia has approved a A$60 million loan to Coola Zircon Ltd, subject to final due diligence.",
        "conditional",
    ),
    (
        "KfW issued Zinnau Lithium GmbH commitment letters for €90 million of loans, subject to customary conditions.",
        "conditional",
    ),
    (
        "Coola Zircon Ltd has in-principle support from Export Finance Australia for a loan of up to A$60 million.",
        "letter_of_interest",
    ),
    ("Of the loan to Rhyo Lithium Corp, $75 million has been drawn down from the Department of Energy.", "disbursed"),
    (
        "The Department of Energy will release a first draw of $435 million to Rhyo Lithium Corp this month.",
        "committed",
    ),
    ("The government of Chile has launched a call with 5 billion pesos on offer for lithium projects.", "committed"),
    ("The European Investment Bank has agreed to lend €40 million to Alto Lithium SA.", "committed"),
    ("The government of Japan plans to invest at least $1 billion in critical minerals projects.", "proposed"),
    ("The government of Norway has signed up to pay 400 million kroner into the minerals fund.", "committed"),
]
DATES = [
    (
        "On 14 March, KfW approved a €50 million loan to Zinnau Lithium GmbH. The same day, the European "
        "Investment Bank "
        "agreed to lend it €30 million.",
        ["2025-03-14", "2025-03-14"],
    ),
    ("The European Investment Bank lent €30 million to Alto Lithium SA on Wednesday.", ["2025-06-04"]),
    (
        "Canberra set out on 12 January how its minerals reserve will work. The government will spend A$185 million on "
        "stockpiling.",
        ["2025-01-12"],
    ),
]
NO_FUNDING = [
    "The lenders have agreed to push back US$45 million of debt service due to KfW from Zinnau Lithium GmbH.",
    "Boreal Graphite Corp refinanced its US$300 million term loan at a margin of 4%, the Bank of Canada noted.",
    "Capital expenditure for Kettle Ridge is put at C$480 million, Natural Resources Canada said.",
]


@pytest.mark.parametrize(("text", "stage"), STAGES)
def test_stages(text: str, stage: str) -> None:
    check(text, [{"stage": stage}])


@pytest.mark.parametrize(("text", "days"), DATES)
def test_dates(text: str, days: list[str]) -> None:
    check(text, [{"announced_on": day} for day in days])


@pytest.mark.parametrize("text", NO_FUNDING)
def test_terms_of_debt_are_no_new_money(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Export-Import Bank of Korea disbursed $30 million to Barrow Lithium Ltd, the second instalment of a $90 "
            "million loan.",
            [(30e6, "disbursed"), (90e6, "closed")],
        ),
        ("KfW's $90 million loan had been advanced to Barrow Lithium Ltd by March.", [(90e6, "disbursed")]),
        ("KfW has put in €20 million at Ostrow AG since 2020.", [(20e6, "disbursed")]),
        ("Tellmark Ltd's $120 million loan from the Department of Energy never closed.", [(120e6, "cancelled")]),
        (
            "Under a pact signed in Tokyo, the Department of Energy will grant Tellmark Ltd $12 million.",
            [(12e6, "committed")],
        ),
        (
            "Brackwater Ltd won easier terms on a $90 million loan from the Department of Energy.",
            [(90e6, "closed")],
        ),
        ("The first draw of $9 million from the Department of Energy loan is expected in July.", [(9e6, "committed")]),
    ],
)
def test_the_stage_is_how_far_the_money_has_come(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(row[2], row[3]) for row in rows(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The European Investment Bank denied reports of a 200 million euro loan to Ostrava Manganese a.s.",
        "The Asian Development Bank has made no decision on financing the Oyu mine of Harrow Copper Ltd.",
        "The agreement does not oblige the International Finance Corporation to fund Harrow Copper Ltd.",
    ],
)
def test_money_that_nobody_gives_is_no_commitment(text: str) -> None:
    assert rows(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Almere Lithium Ltd (cost of the plant: $90 million) received a $12 million grant from the Department of Energy.",
            [12e6],
        ),
        (
            "Nordic Investment Bank will lend Norrsten AB €40 million, as costs at its mine have risen to €783 million.",
            [40e6],
        ),
        (
            "KfW approved a loan of €20 million to Ostrow AG as part of a wider €150 million syndication.",
            [20e6],
        ),
        (
            "Harrow Creek Metals Inc. foresees pre-production spending of $61 million, of which the Department of Energy is "
            "lending it $20 million.",
            [20e6],
        ),
        ("KfW backs Ostrow AG; its mine has an estimated capital investment of €300 million.", []),
        ("Tellmark Ltd booked accrued interest of $2.4 million on its Department of Energy loan.", []),
        ("Nordic Investment Bank takes up €12 million of Norrsten AB's €60 million share issue.", [12e6]),
        (
            "Innovate UK gave Vale Tungsten plc a grant of £700,000 towards a one-year, £1.3 million pilot.",
            [0.7e6],
        ),
        (
            "KfW manages the Metals Fund, for which €800 million is available; single stakes may be between €20 million "
            "and €90 million.",
            [800e6],
        ),
    ],
)
def test_costs_and_wholes_are_no_commitment(text: str, expected: list[float]) -> None:
    assert [row[2] for row in rows(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Energy Department closed a $475 million loan to Ostrow Ltd after sealing a conditional commitment in 2023.",
            "closed",
        ),
        ("The Department of Energy has invited Tarn Ltd to negotiate a $4.9 million award.", "conditional"),
        ("The EBRD signed a memorandum to lend Norrsten AB up to $250 million for its smelter.", "proposed"),
        (
            "Bpifrance will put 20 million euros into Verrier SA's refinery, financed from the France 2030 plan.",
            "committed",
        ),
        (
            "A US$225 million loan from KfW to Zinnau Lithium GmbH was signed in 2023 and fully drawn by March.",
            "disbursed",
        ),
        (
            "The Defense Logistics Agency opened a tender to buy 300 tonnes of indium worth up to $90 million.",
            "proposed",
        ),
    ],
)
def test_the_latest_stage_of_the_money_itself_counts(text: str, expected: str) -> None:
    assert [row[3] for row in rows(text)] == [expected]


def test_a_part_told_to_be_drawn_leaves_the_whole_loan_signed() -> None:
    text = "At June 30, $98 million of the $150 million loan from the DFC had been advanced to Harrow Metals Ltd."
    assert [(r[2], r[3]) for r in rows(text)] == [(98e6, "disbursed"), (150e6, "closed")]
