"""Tables whose rows are deals: who buys, who sells, what, for how much, and how far it has come."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.extract.deals import find_deals
from pipelines.extract.reading import Reading
from pipelines.parse import read_contract

Row = tuple[str, str, str, float | None, float | None, str | None]


def told(markdown: str) -> list[Row]:
    """One row per deal of a Markdown page published on 29 July 2024."""
    record = {"doc_id": "d", "published_at": "2024-07-29", "markdown": markdown}
    rows: list[Row] = []
    for deal in find_deals(Reading(read_contract(record, Path())))[0]:
        who = "; ".join(f"{party.role}: {party.name}" for party in deal.parties)
        rows.append(
            (f"{deal.deal_type} {deal.status}", who, deal.project or "", deal.value, deal.stake_pct, deal.announced_on)
        )
    return rows


def test_a_list_of_transactions_gives_a_deal_a_row() -> None:
    page = (
        "# Copper deals of the month\n\n"
        "| Date | Buyer | Seller / target | Asset | Price | Note |\n|---|---|---|---|---|---|\n"
        "| 2 Jul | Harrow Metals | Lorne Mining | A further 19% of Vega Seca copper mine, Chile | US$350m | Closed |\n"
        "| 15 Jul | Ashdown Royalties | Fenner Copper | Gold stream, Ardnish, Peru | US$75m | Signed |\n"
        "| 22 Jul | Kaigan Metals | Thornside Zinc | | A$90m | Offer lapsed |\n"
    )
    assert told(page) == [
        (
            "acquisition completed",
            "acquirer: Harrow Metals; seller: Lorne Mining",
            "Vega Seca",
            350e6,
            19.0,
            "2024-07-02",
        ),
        (
            "royalty_stream agreed",
            "royalty_holder: Ashdown Royalties; seller: Fenner Copper",
            "Ardnish",
            75e6,
            None,
            "2024-07-15",
        ),
        ("acquisition terminated", "acquirer: Kaigan Metals; target: Thornside Zinc", "", 90e6, None, "2024-07-22"),
    ]


def test_a_cell_with_two_sums_tells_two_deals() -> None:
    page = (
        "# Graphite\n\nFenner Graphite (TSXV: FNG) is building its plant.\n\n"
        "| Date | Investor | What |\n|---|---|---|\n"
        "| 15 Feb 2024 | Kaigan Motors | US$25 million of shares, paid; US$125 million more pledged |\n"
        "| 15 Feb 2024 | Kaigan Motors | Offtake, 18,000 t a year of anode material |\n"
    )
    roles = "investor: Kaigan Motors; investee: Fenner Graphite"
    assert [row[:2] + row[3:4] for row in told(page)] == [
        ("equity_investment completed", roles, 25e6),
        ("equity_investment agreed", roles, 125e6),
        ("offtake agreed", "buyer: Kaigan Motors; supplier: Fenner Graphite", None),
    ]


@pytest.mark.parametrize(
    "header",
    ["| Company | Grant, US$ million | For |", "| Hole | From | To |", "| Director | Shares held | Price |"],
)
def test_other_tables_are_no_deals(header: str) -> None:
    page = f"# Lithium news\n\n{header}\n|---|---|---|\n| Harrow Lithium | 12 | Vega Seca lithium plant |\n"
    assert told(page) == []


def test_loans_among_the_rows_are_no_deals() -> None:
    page = (
        "# Copper\n\nFenner Copper (TSXV: FNC) announced its package.\n\n"
        "| Instrument | Provider | Amount | Status |\n|---|---|---|---|\n"
        "| Bridge loan | Ashdown Capital | US$25 million | Signed |\n"
        "| Gold stream | Ashdown Capital | US$70 million | MoU |\n"
    )
    roles = "royalty_holder: Ashdown Capital; seller: Fenner Copper"
    assert [row[:2] + row[3:4] for row in told(page)] == [("royalty_stream proposed", roles, 70e6)]


def test_a_row_takes_nothing_from_the_others() -> None:
    page = (
        "# Deal sheet\n\n| Buyer or partner | Other side | Asset | Value | Status |\n|---|---|---|---|---|\n"
        "| Kaigan Metals | Thornside Zinc | whole company | US$90 million | closed 6 March |\n"
        "| Ashdown Nickel | Fenner Resources | up to 80% of the Lac Morel nickel property, Quebec "
        "| C$6.5 million of work | option agreement signed |\n"
        "| Elmworks | Harrow Lithium | 100,000 t of spodumene concentrate a year, Brunswick mine | not disclosed | binding |\n"
    )
    assert [row[:4] for row in told(page)] == [
        ("acquisition completed", "acquirer: Kaigan Metals; target: Thornside Zinc", "", 90e6),
        ("earn_in agreed", "acquirer: Ashdown Nickel; seller: Fenner Resources", "Lac Morel", 6.5e6),
        ("offtake agreed", "buyer: Elmworks; supplier: Harrow Lithium", "Brunswick", None),
    ]


@pytest.mark.parametrize(
    ("asset", "site"),
    [
        ("Salar del Cobre, Chile", "Salar del Cobre"),
        ("12% of the company; Elk Hollow, British Columbia", "Elk Hollow"),
        ("Ravna Glava (Serbia)", "Ravna Glava"),
        ("Processing plant, Chile", ""),
        ("Perth, Western Australia", ""),
    ],
)
def test_an_asset_with_the_place_where_it_lies_is_a_mine(asset: str, site: str) -> None:
    page = (
        "# Lithium deals of the month\n\n"
        "| Date | Buyer | Seller | Asset | Price | Status |\n|---|---|---|---|---|---|\n"
        f"| 3 Jul | Harrow Metals | Lorne Mining | {asset} | US$12m | Agreed |\n"
    )
    assert [deal[2] for deal in told(page)] == [site]


def test_rows_of_vendors_tell_what_their_company_buys() -> None:
    page = (
        "Harrow Copper Limited (ASX: HRC) reports three agreements.\n\n"
        "| Project | Vendor | Interest | Cash | Shares | Royalty |\n|---|---|---|---|---|---|\n"
        "| Wirra Hill | Lorne Pty Ltd | 100% | $220,000 | 1,500,000 | 1% NSR |\n"
        "| Tolka Bore | Mr Ivor Tessin | 80% | $45,000 | Nil | Nil |\n"
    )
    assert [row[:5] for row in told(page)] == [
        ("acquisition agreed", "acquirer: Harrow Copper Limited; seller: Lorne Pty Ltd", "Wirra Hill", 220_000, 100),
        ("acquisition agreed", "acquirer: Harrow Copper Limited; seller: Ivor Tessin", "Tolka Bore", 45_000, 80),
    ]
