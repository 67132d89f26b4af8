"""Which mine or plant a deal is about. Companies and places of business are invented."""

from __future__ import annotations

import pytest

from tests.unit.extract.deals.telling import told

BUYS = "Harrow Refining Ltd will buy 6,000 tonnes a year of monazite concentrate from "


@pytest.mark.parametrize(
    ("text", "project"),
    [
        (BUYS + "Lorne Metals Ltd's Tolka mine in Malawi, to be refined at Eneby in Finland.", "Tolka"),
        (BUYS + "Lorne Metals Ltd's Tolka mine in Malawi for its Eneby refinery.", "Tolka"),
        ("Harrow Mining Ltd has bought 22.5% of the Sonora lithium project in Mexico from Lorne Metals Ltd.", "Sonora"),
        ("Harrow Mining Ltd has bought 22.5% of the Nevada lithium project from Lorne Metals Ltd.", None),
        (
            "Harrow Mining Ltd drills at Tolka in Brazil. The project was acquired from Lorne Metals Ltd in 2020.",
            "Tolka",
        ),
    ],
)
def test_a_deal_is_about_the_mine_that_goods_come_from_or_that_is_bought(text: str, project: str | None) -> None:
    assert [row[4] for row in told(text)] == [project]


@pytest.mark.parametrize(
    "text",
    [
        "Harrow Mining Ltd has finalised its $2.5bn acquisition of Tamarin, owner of the Tolka mine in Egypt.",
        "Harrow Mining Ltd has taken 51% of Tamarin UK, which owns the Tolka lithium project in Mali, for US$100 million.",
    ],
)
def test_who_owns_a_mine_is_a_company_and_no_mine(text: str) -> None:
    ((_, who, _, _, project, _),) = told(text)
    assert "target: Tamarin" in who and project == "Tolka"
