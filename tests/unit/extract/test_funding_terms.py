"""Stage and date of a commitment as its words tell them, and terms of debt that are no new money."""

from __future__ import annotations

import pytest

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
