"""Which mine or plant a deal is about. Companies and places of business are invented."""

from __future__ import annotations

import pytest

from pipelines.extract.deals import find_deals
from tests.unit.extract.deals.telling import told
from tests.unit.extract.reading_of import reading_of

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


def projects(text: str, title: str = "News") -> list[str | None]:
    """The project of each deal of the text, in text order."""
    return [deal.project for deal in find_deals(reading_of(text, title=title))[0]]


@pytest.mark.parametrize(
    ("text", "project"),
    [
        ("Kaigan Metals Corp has concluded its US$180 million takeover of Bikita Minerals from Fenner Ltd.", "Bikita"),
        ("Kaigan Metals Corp has bought the 17% that Harrow Ltd had in Kabanga Nickel Limited.", "Kabanga"),
        ("Kaigan Metals will buy a royalty of 2% over part of the Twin Metals project from Fenner Ltd.", "Twin Metals"),
        ("Kaigan Metals Corp has bought from Harrow Ltd 17% of Kabanga Nickel Limited.", "Kabanga"),
        ("Kaigan Metals has taken over Fenner Nickel Limited from Harrow Ltd.", None),
    ],
)
def test_a_company_that_is_called_after_a_well_known_mine_has_it(text: str, project: str | None) -> None:
    assert projects(text) == [project]


def test_the_one_mine_that_a_headline_names_is_the_deals() -> None:
    text = (
        "Fenner Mining, which also owns the Alder mine, has found a partner. Kaigan Metals may earn 70% by spending US$5 "
        "million. Drilling at Lorne will begin in June, at Alder in July."
    )
    assert projects(text, title="Lorne: Fenner Mining brings Kaigan in") == ["Lorne"]


@pytest.mark.parametrize(
    ("text", "project"),
    [
        (
            "Fenner Mining Ltd digs graphite at its Alder mine. Kaigan Corp will buy 5,000 tonnes a year from Fenner Mining "
            "Ltd under the Lorna offtake.",
            "Lorna",
        ),
        (
            "Fenner Mining Ltd owns the Alder mine. Kaigan Corp will buy magnets made in Dunmore from Fenner Mining Ltd.",
            "Dunmore",
        ),
        ("Kaigan Metals bought a quarter of a cathode plant in Gunsan from Harrow Cobalt Ltd.", "Gunsan"),
    ],
)
def test_a_site_in_the_deals_own_words_comes_before_the_storys_mine(text: str, project: str) -> None:
    assert projects(text) == [project]
