"""Acquisitions, mergers and stakes in every usual telling. Companies and deals are invented."""

from __future__ import annotations

import pytest

from tests.unit.extract.deals.telling import Roles, check

ACQUISITION: list[tuple[str, str, Roles, float | None, float | None, str | None]] = [
    (
        "Vale Nickel sold a 10% stake in its base metals unit to Saudi fund Manar Minerals for $2.5 billion.",
        "completed",
        {"acquirer": ["Manar Minerals"], "seller": ["Vale Nickel"]},
        2500000000.0,
        10,
        None,
    ),
    (
        'Tarn Lithium Limited (ASX: TRN) ("Tarn" or the "Company") is pleased to announce that it has entered '
        "into a binding agreement to acquire 100% of the Mount Orrin Lithium Project in Western Australia from "
        "Verity Metals Pty Ltd for $2.5 million in cash and 10 million shares.",
        "agreed",
        {"acquirer": ["Tarn Lithium Limited"], "seller": ["Verity Metals Pty Ltd"]},
        2500000.0,
        100,
        "Mount Orrin",
    ),
    (
        "Harrow Resources (ASX: HRW) has completed the sale of its Bindi Bindi nickel project to Castle Peak "
        "Mining for A$12 million.",
        "completed",
        {"acquirer": ["Castle Peak Mining"], "seller": ["Harrow Resources"]},
        12000000.0,
        None,
        "Bindi Bindi",
    ),
    (
        "Zenith Gold Corp will be acquired by Orlando Mining Inc. in an all-share deal worth US$1.2 billion, the "
        "companies said on Monday.",
        "agreed",
        {"acquirer": ["Orlando Mining Inc."], "target": ["Zenith Gold Corp"]},
        1200000000.0,
        None,
        None,
    ),
    (
        "Orlando Mining agreed to buy rival Zenith Gold for $1.2 billion in stock.",
        "agreed",
        {"acquirer": ["Orlando Mining"], "target": ["Zenith Gold"]},
        1200000000.0,
        None,
        None,
    ),
    (
        "BHM Group walked away from its $39 billion takeover of Anglia Metals.",
        "terminated",
        {"acquirer": ["BHM Group"], "target": ["Anglia Metals"]},
        39000000000.0,
        None,
        None,
    ),
    (
        "Anglia Metals has rejected a $39 billion takeover bid from BHM Group.",
        "terminated",
        {"acquirer": ["BHM Group"], "target": ["Anglia Metals"]},
        39000000000.0,
        None,
        None,
    ),
    (
        "Rio Grande Mining is in talks to buy Arcadia Lithium, people familiar with the matter said.",
        "rumoured",
        {"acquirer": ["Rio Grande Mining"], "target": ["Arcadia Lithium"]},
        None,
        None,
        None,
    ),
    (
        "Glenmore has made a non-binding offer to acquire Teckton Resources for US$23 billion.",
        "proposed",
        {"acquirer": ["Glenmore"], "target": ["Teckton Resources"]},
        23000000000.0,
        None,
        None,
    ),
    (
        "The acquisition of Tundra Nickel by Arctic Metals closed on 3 June 2025.",
        "completed",
        {"acquirer": ["Arctic Metals"], "target": ["Tundra Nickel"]},
        None,
        None,
        None,
    ),
    (
        "Energy Metals Inc. has entered into a definitive agreement to acquire all of the issued and outstanding "
        "shares of Base Ridge Ltd for A$375 million.",
        "agreed",
        {"acquirer": ["Energy Metals Inc."], "target": ["Base Ridge Ltd"]},
        375000000.0,
        100,
        None,
    ),
    (
        "A subsidiary of CMOK Group bought the Kisanga copper-cobalt mine in the Democratic Republic of Congo "
        "from Freehold McMoran for $550 million in 2020.",
        "completed",
        {"acquirer": ["CMOK Group"], "seller": ["Freehold McMoran"]},
        550000000.0,
        None,
        "Kisanga",
    ),
    (
        "Lynden Rare Earths exercised its option to acquire the remaining 49% of the Wolverine project from "
        "Northern Rare Minerals.",
        "agreed",
        {"acquirer": ["Lynden Rare Earths"], "seller": ["Northern Rare Minerals"]},
        None,
        49,
        "Wolverine",
    ),
    (
        "Marlin Copper (ASX: MLN) has found a partner for its Cloncurry North mine. Sumida Metal is paying "
        "US$150 million for a 20% interest in it.",
        "agreed",
        {"acquirer": ["Sumida Metal"], "seller": ["Marlin Copper"]},
        150000000.0,
        20,
        "Cloncurry North",
    ),
    (
        "Trident Metals (TSX: TRD) said Thursday it has closed the previously announced acquisition of the "
        "Lorraine copper project from Eastgate Mines for C$7.5 million.",
        "completed",
        {"acquirer": ["Trident Metals"], "seller": ["Eastgate Mines"]},
        7500000.0,
        None,
        "Lorraine",
    ),
    (
        "Rio Verde's proposed takeover of Turquoise Ridge was completed in December 2022 at a cost of C$3.3 billion.",
        "completed",
        {"acquirer": ["Rio Verde"], "target": ["Turquoise Ridge"]},
        3300000000.0,
        None,
        None,
    ),
    (
        "Newmarket Corp completed its US$17 billion takeover of Australia's Newcrown Mining in November 2023.",
        "completed",
        {"acquirer": ["Newmarket Corp"], "target": ["Newcrown Mining"]},
        17000000000.0,
        None,
        None,
    ),
    (
        "Vendor: Torian Resources Pty Ltd has agreed to sell the Mount Stirling tenements to Asra Gold Limited "
        "for $200,000 cash and 50 million shares.",
        "agreed",
        {"acquirer": ["Asra Gold Limited"], "seller": ["Torian Resources Pty Ltd"]},
        200000.0,
        None,
        "Mount Stirling",
    ),
    (
        "Asra Gold Limited (ASX: ASG) advises that it has exercised its option to acquire 100% of the issued "
        "capital of Koolin Lithium Pty Ltd, which holds the Koolin project in the Northern Territory.",
        "agreed",
        {"acquirer": ["Asra Gold Limited"], "target": ["Koolin Lithium Pty Ltd"]},
        None,
        100,
        "Koolin",
    ),
    (
        "Asra Gold Limited (ASX: ASG) announces that the agreement to acquire Koolin Lithium Pty Ltd has been "
        "terminated by mutual consent.",
        "terminated",
        {"acquirer": ["Asra Gold Limited"], "target": ["Koolin Lithium Pty Ltd"]},
        None,
        None,
        None,
    ),
    (
        "Hudson Ridge Minerals Inc. has entered into a share exchange agreement to acquire Polar Antimony Corp. "
        "in exchange for 12 million shares.",
        "agreed",
        {"acquirer": ["Hudson Ridge Minerals Inc."], "target": ["Polar Antimony Corp."]},
        None,
        None,
        None,
    ),
    (
        "Zijing Mining is to buy Allied Gold for C$5.5 billion in cash, adding mines in Mali and Ethiopia.",
        "agreed",
        {"acquirer": ["Zijing Mining"], "target": ["Allied Gold"]},
        5500000000.0,
        None,
        None,
    ),
    (
        "Southerly Metals agreed to sell its Cerro Pardo nickel mine in Colombia to a unit of Corvex Holding for "
        "up to $100 million.",
        "agreed",
        {"acquirer": ["Corvex Holding"], "seller": ["Southerly Metals"]},
        100000000.0,
        None,
        "Cerro Pardo",
    ),
    (
        "Anglia Metals said it would sell its nickel business in Brazil to MMK for as much as $500 million.",
        "agreed",
        {"acquirer": ["MMK"], "seller": ["Anglia Metals"]},
        500000000.0,
        None,
        None,
    ),
    (
        "Nikkai Metals has raised its stake in the Calderones copper mine to 30% by paying Lundberg Mining "
        "US$350 million.",
        "completed",
        {"acquirer": ["Nikkai Metals"], "seller": ["Lundberg Mining"]},
        350000000.0,
        30,
        "Calderones",
    ),
    (
        "Ganfang Lithium has taken full control of the Mali Spod project by buying the remaining 40% from Leo "
        "Lithium for $342.7 million.",
        "completed",
        {"acquirer": ["Ganfang Lithium"], "seller": ["Leo Lithium"]},
        342700000.0,
        40,
        "Mali Spod",
    ),
    (
        "Mineral Holdings and Posca announced a deal under which Posca will acquire a 30% stake in Mineral "
        "Holdings' lithium business for $765 million.",
        "agreed",
        {"acquirer": ["Posca"], "seller": ["Mineral Holdings"]},
        765000000.0,
        30,
        None,
    ),
    (
        "Glencross is considering a bid for Teckton, according to people with knowledge of the matter.",
        "rumoured",
        {"acquirer": ["Glencross"], "target": ["Teckton"]},
        None,
        None,
        None,
    ),
    (
        "Ekoro Battery abandoned plans to buy a stake in the Green Bay Nickel smelter in Indonesia.",
        "terminated",
        {"acquirer": ["Ekoro Battery"]},
        None,
        None,
        "Green Bay",
    ),
    (
        "Lionhead Resources rejected as too low an offer of $5.5 billion from Albemar Corp in 2023.",
        "terminated",
        {"acquirer": ["Albemar Corp"], "target": ["Lionhead Resources"]},
        5500000000.0,
        None,
        None,
    ),
]


@pytest.mark.parametrize(("text", "status", "roles", "value", "stake", "project"), ACQUISITION)
def test_acquisition(
    text: str, status: str, roles: Roles, value: float | None, stake: float | None, project: str | None
) -> None:
    check(text, "acquisition", status, roles, value, stake, project)


MERGER: list[tuple[str, str, Roles, float | None, float | None, str | None]] = [
    (
        "Chilean state miner Codelta and SQN signed a definitive agreement to merge their lithium businesses in "
        "the Salar de Atacama.",
        "agreed",
        {"partner": ["Codelta", "SQN"]},
        None,
        None,
        None,
    ),
    (
        "Alkane Gold and Mandolin Resources have agreed to merge.",
        "agreed",
        {"partner": ["Alkane Gold", "Mandolin Resources"]},
        None,
        None,
        None,
    ),
    (
        "Shareholders of Vimy Uranium approved its merger with Deepwell, which will create a A$658 million "
        "uranium company.",
        "agreed",
        {"partner": ["Vimy Uranium", "Deepwell"]},
        None,
        None,
        None,
    ),
    (
        "Northern Graphene's merger with Westwater Carbon, announced in January, has been called off.",
        "terminated",
        {"partner": ["Northern Graphene", "Westwater Carbon"]},
        None,
        None,
        None,
    ),
]


@pytest.mark.parametrize(("text", "status", "roles", "value", "stake", "project"), MERGER)
def test_merger(
    text: str, status: str, roles: Roles, value: float | None, stake: float | None, project: str | None
) -> None:
    check(text, "merger", status, roles, value, stake, project)


EQUITY_INVESTMENT: list[tuple[str, str, Roles, float | None, float | None, str | None]] = [
    (
        "Albion Chemicals has agreed to subscribe for C$109 million of shares in Patria Battery Metals, giving "
        "it a 4.9% stake.",
        "agreed",
        {"investor": ["Albion Chemicals"], "investee": ["Patria Battery Metals"]},
        109000000.0,
        4.9,
        None,
    ),
    (
        "Shares in Patria Battery Metals rose after Albion Chemicals took a 9.9% stake in the company for C$40 "
        "million.",
        "completed",
        {"investor": ["Albion Chemicals"], "investee": ["Patria Battery Metals"]},
        40000000.0,
        9.9,
        None,
    ),
    (
        "Sumida Corporation said it had invested US$110 million in Canadian developer Torrent Metals for 9.99% "
        "of the company.",
        "completed",
        {"investor": ["Sumida Corporation"], "investee": ["Torrent Metals"]},
        110000000.0,
        9.99,
        None,
    ),
    (
        "Gina Mining, which is controlled by Hanrock Prospecting, has increased its stake in Arden Rare Earths to 10%.",
        "completed",
        {"investor": ["Gina Mining"], "investee": ["Arden Rare Earths"]},
        None,
        10,
        None,
    ),
    (
        "Iluna Resources has agreed to take a 19.9% interest in Northern Heavy Minerals Ltd through a A$20 "
        "million placement.",
        "agreed",
        {"investor": ["Iluna Resources"], "investee": ["Northern Heavy Minerals Ltd"]},
        20000000.0,
        19.9,
        None,
    ),
    (
        "Freyr Battery's $50 million investment in Magnora Graphite gives it 12% of the company.",
        "completed",
        {"investor": ["Freyr Battery"], "investee": ["Magnora Graphite"]},
        50000000.0,
        12,
        None,
    ),
    (
        "Stellan Motors has invested 50 million euros in Vulcan Brine, becoming its second-largest shareholder "
        "with 8%.",
        "completed",
        {"investor": ["Stellan Motors"], "investee": ["Vulcan Brine"]},
        50000000.0,
        8,
        None,
    ),
]


@pytest.mark.parametrize(("text", "status", "roles", "value", "stake", "project"), EQUITY_INVESTMENT)
def test_equity_investment(
    text: str, status: str, roles: Roles, value: float | None, stake: float | None, project: str | None
) -> None:
    check(text, "equity_investment", status, roles, value, stake, project)
