"""Where the asset of a deal lies: where its text or heading puts it, never at a party's home or in another deal's country."""

from __future__ import annotations

import pytest

from pipelines.extract.deals import find_deals
from tests.unit.extract.reading_of import reading_of


def countries(text: str) -> list[tuple[str, ...]]:
    """The countries of each deal of the text, in text order."""
    return [deal.countries for deal in find_deals(reading_of(text, title="News"))[0]]


@pytest.mark.parametrize(
    "text",
    [
        "Canadian copper producer Fenner Mining S.A. has sold 30% of its Vega Seca project to Kaigan Metals.",
        "Australia's Fenner Mining has sold 30% of its Vega Seca project to Kaigan Metals.",
        "Kaigan Metals of Nagoya, Japan, bought 30% of the Vega Seca project from Minera Pozo Alto S.A.",
        "Kaigan Steel signed a four-year contract with China's Lorne Lithium for the supply of lithium hydroxide.",
        "Kaigan Metals bought the Vega Seca project from Minera Pozo Alto S.A., whose shares trade in Hong Kong.",
    ],
)
def test_where_buyers_and_those_who_mine_everywhere_are_at_home_says_nothing_of_the_asset(text: str) -> None:
    assert countries(text) == [()]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Kaigan Metals took over the Chilean mines of Minera Pozo Alto S.A. for $40 million.", ("CL",)),
        ("Chile's Minera Pozo Alto S.A. has sold 30% of its Vega Seca project to Kaigan Metals.", ("CL",)),
        ("Kaigan Metals has agreed to buy Chile's Minera Pozo Alto S.A. for $40 million.", ("CL",)),
        (
            "Lorry Resources of Australia and United Ores of the USA have signed a non-binding term sheet for the sale of rare "
            "earth carbonate. It would come from Ampas in Madagascar, a clay project of which Lorry Resources owns 75%.",
            ("MG",),
        ),
        (
            "Fenner Lithium has sold lithium hydroxide to Kaigan Steel under an offtake contract for its Lorne project in "
            "Portugal. Ex-works China prices serve as the basis; hydroxide was last assessed at $9,000/t fob China.",
            ("PT",),
        ),
        (
            "Kaigan Lithium has agreed to buy Canada's Fenner Corp, which is developing the Lorne mine on the "
            "Argentina-Chile border.",
            ("AR", "CL"),
        ),
        ("Kaigan Metals is buying Fenner Mining's mines in Portugal and Sweden for US$300 million.", ("PT", "SE")),
        ("Kaigan Metals bought the Lorne mine, some 90 kilometres from Ulaanbaatar, from Fenner Mining.", ("MN",)),
        ("Kaigan Metals is buying the tungsten mine Lorne in the province of Salamanca from Fenner Mining.", ("ES",)),
        ("Kaigan Metals signed an earn-in for the Lorne project in Nampula province with Fenner Mining.", ("MZ",)),
        (
            "Kaigan Metals will take graphite from Fenner Mining's Lorne mine in Mozambique, and run it through its plant "
            "in Louisiana.",
            ("MZ",),
        ),
        (
            "Kaigan Metals will buy the scandium works of Fenner Alloys for $8 million. Kaigan's Vega Seca project, "
            "Nebraska, waits for money.",
            (),
        ),
        (
            "A memorandum between the Ministry of Mines, Government of India, and the Ministry of Industry of the "
            "Republic of Kazakhstan on geology was signed on Monday.",
            ("IN", "KZ"),
        ),
        (
            "Chile's Kaigan Cobre and Fenner Mining signed a memorandum of understanding for one plan of work at the "
            "Lorne and Vega Seca copper mines.",
            ("CL",),
        ),
        ("Vietnam's Kaigan Lime and Perth's Fenner Mining have signed an MoU for the Lorne nickel refinery.", ("VN",)),
        ("Vietnam's Kaigan Lime and Perth's Fenner Mining have signed an MoU on research into lime.", ()),
    ],
)
def test_an_asset_lies_where_the_text_puts_it(text: str, where: tuple[str, ...]) -> None:
    assert countries(text) == [where]


def test_a_headline_under_a_country_says_where() -> None:
    text = "Kaigan Metals has bought the Lorne copper mine from Fenner Mining for US$40 million."
    assert [d.countries for d in find_deals(reading_of(text, title="Zambia: Lorne changes hands"))[0]] == [("ZM",)]


def test_a_listing_is_no_home() -> None:
    assert countries("Oslo-listed Fjellvann ASA has bought Telheim Niob AS from Kaigan Metals.") == [()]


def test_a_mine_s_own_country_outweighs_its_holder_s_home() -> None:
    text = "Canada's Harrow Metals sold the Vega Seca copper mine in Peru to Kaigan Metals for US$3 million."
    assert countries(text) == [("PE",)]


def test_a_deal_told_in_passing_takes_no_country_from_sentences_about_others() -> None:
    text = (
        "Dromore Copper plans to restart the Ardnish copper mine in Scotland. Dromore Copper said Ardnish would employ "
        "ninety people. Dromore Copper owns the mine in Scotland outright.\n\nKaigan Metals bought Thornside Zinc in "
        "March for $90 million."
    )
    assert countries(text) == [()]


def test_the_heading_above_a_deal_says_where_it_lies() -> None:
    text = (
        "## Monazite from Madagascar\n\nHarrow Metals will acquire Ridgeline Sands for US$40 million.\n\n"
        "## Copper\n\nFenner Copper said its board would meet in May."
    )
    assert countries(text) == [("MG",)]


def test_metals_and_countries_of_other_clauses_are_theirs() -> None:
    text = (
        "Kaigan Metals buys a cobalt mine in Zambia from Fenner Mining for $90 million, Harrow Carbons signs a graphite "
        "offtake agreement with Lorne Batteries, and Thornside Energy drops its bid for Ardnish Energy of Namibia."
    )
    deals = find_deals(reading_of(text, title="News"))[0]
    assert [(deal.commodities, deal.countries) for deal in deals] == [
        (("cobalt",), ("ZM",)),
        (("graphite",), ()),
        ((), ("NA",)),
    ]


def test_who_reports_in_australian_dollars_and_names_no_place_has_its_ground_there() -> None:
    text = "Orrin Metals (ASX: ORN) has agreed to buy all of Tarn Copper Pty Ltd for $4 million."
    assert countries(text) == [("AU",)]


def test_the_home_of_a_buyers_trade_is_no_place_of_the_mine() -> None:
    text = (
        "Tarn Uranium said that Hallerby Power, the New Jersey utility, will buy the output of its mine in Malawi. "
        "Hallerby Power, a New York customer of the mine, signed the offtake contract with Tarn Uranium on Monday."
    )
    assert set(countries(text)) == {("MW",)}


def test_a_province_tells_the_country_and_a_mine_may_be_called_after_it() -> None:
    text = (
        "Orrin Metals has bought the Cunene copper mine from Tarn Copper Ltd for $4 million. The mine lies in Huambo."
    )
    (deal,) = find_deals(reading_of(text))[0]
    assert (deal.project, deal.countries) == ("Cunene", ("AO",))


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Kaigan Metals has agreed to buy the Kayelekera mine from Fenner Mining for $40 million.", ("MW",)),
        ("Kaigan Metals will take all the concentrate that Fenner Mining produces at Goulamina.", ("ML",)),
        ("Kaigan Metals has taken over Bikita Minerals for US$180 million.", ("ZW",)),
        ("Kaigan Metals bought the Lorne smelter near Harjavalta from Fenner Mining.", ("FI",)),
        ("Kaigan Metals and Fenner Mining formed a joint venture for a cathode plant in Gunsan.", ("KR",)),
        ("Kaigan Metals bought the Molo mine in Queensland from Fenner Mining.", ("AU",)),
    ],
)
def test_a_well_known_mine_or_town_says_where_it_lies_unless_the_text_puts_it_elsewhere(
    text: str, where: tuple[str, ...]
) -> None:
    assert countries(text) == [where]


def test_a_title_that_names_the_mine_tells_what_it_holds() -> None:
    text = (
        "Kaigan Metals may earn 60% of the Lorne property from Fenner Mining Ltd by spending US$6 million. Fenner will use "
        "the proceeds at its vanadium claims."
    )
    deals, _ = find_deals(reading_of(text, title="Fenner options Lorne chromium property to Kaigan"))
    assert [d.commodities for d in deals] == [("chromium",)]
    deals, _ = find_deals(reading_of(text, title="Fenner takes in a partner, chromium rises"))
    assert [d.commodities for d in deals] == [("vanadium",)]


def test_goods_of_a_well_known_mine_lie_there_and_not_where_they_go() -> None:
    text = (
        "Fenner Mining Ltd will sell all the wolframite from Nyakabingo to Kaigan Powders Ltd of Towanda, Pennsylvania."
    )
    assert countries(text) == [("RW",)]
