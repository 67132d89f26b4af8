"""An estimate in the news of a deal is of whoever holds the project, unless the paper's own company reports it."""

from __future__ import annotations

import pytest

from pipelines.extract.deals import find_deals
from pipelines.extract.resources import find_resources
from tests.unit.extract.reading_of import reading_of

ESTIMATE = "Kestrel has an ore reserve of 100.1 million tonnes at 0.47 per cent copper."


def company(text: str, title: str | None = None) -> str | None:
    reading = reading_of(text, title=title) if title else reading_of(text)
    (estimate,) = find_resources(reading, find_deals(reading)[0])[0]
    return estimate.company


@pytest.mark.parametrize(
    "deal",
    [
        "Harrow Creek Metals has agreed to buy the Kestrel copper project from Ilves Mining for $40 million.",
        "Harrow Creek Metals will take copper concentrate of the Kestrel mine under an offtake agreement with Ilves Mining.",
        "Harrow Creek Metals can earn 80% of the Kestrel copper project from Ilves Mining by spending $10 million.",
    ],
)
def test_who_sells_supplies_or_lets_earn_in_holds_the_project(deal: str) -> None:
    assert (
        company(f"{deal} Harrow Creek Metals is of Perth. Harrow Creek Metals had $3 million in June. {ESTIMATE}")
        == "Ilves Mining"
    )


def test_a_company_that_speaks_of_itself_reports_what_it_buys() -> None:
    deal = 'Harrow Creek Metals Ltd (ASX: HCM) ("the Company") has agreed to buy the Kestrel copper project from Ilves Mining.'
    assert company(f"{deal} {ESTIMATE}") == "Harrow Creek Metals Ltd"
