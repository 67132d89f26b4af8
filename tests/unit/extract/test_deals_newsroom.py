"""Deals as newsrooms put them: idioms, asides and outcomes. Companies and deals are invented."""

from __future__ import annotations

import pytest

from tests.unit.extract.telling import Roles, check

TOLD: list[tuple[str, str, str, Roles, float | None, float | None, str | None]] = [
    (
        "Fortuna Lithium has walked away from a plan to sell the Zulu mine in Zimbabwe to Huaxin Cobalt.",
        "acquisition",
        "terminated",
        {"acquirer": ["Huaxin Cobalt"], "seller": ["Fortuna Lithium"]},
        None,
        None,
        "Zulu",
    ),
    (
        "A consortium of Sumika Corp and Mitsuwa Trading has bought into Lynden Rare Earths, paying A$200 "
        "million for a package of shares and loans.",
        "equity_investment",
        "completed",
        {"investor": ["Sumika Corp", "Mitsuwa Trading"], "investee": ["Lynden Rare Earths"]},
        200000000.0,
        None,
        None,
    ),
    (
        "Ownership of the Savannah Ridge nickel mine passed to Panoram Resources on 1 May, for A$6 million.",
        "acquisition",
        "completed",
        {"acquirer": ["Panoram Resources"]},
        6000000.0,
        None,
        "Savannah Ridge",
    ),
    (
        "Solvang of Belgium will take the first 5,000 tonnes of magnet rare earths from Aclaro's Carina project "
        "under a letter of intent.",
        "offtake",
        "proposed",
        {"buyer": ["Solvang"], "supplier": ["Aclaro"]},
        None,
        None,
        "Carina",
    ),
    (
        "Westgold Copper (ASX: WGC) announced today that it had agreed to farm out 75% of the Lennon Find "
        "project to Kestrel Mining, which must spend $8 million within five years.",
        "earn_in",
        "agreed",
        {"acquirer": ["Kestrel Mining"], "seller": ["Westgold Copper"]},
        8000000.0,
        75.0,
        "Lennon Find",
    ),
    (
        "Sibel Stillwell's offer for Appian's Brazilian mines, worth $1.2 billion, was withdrawn in January 2022.",
        "acquisition",
        "terminated",
        {"acquirer": ["Sibel Stillwell"], "seller": ["Appian"]},
        1200000000.0,
        None,
        None,
    ),
    (
        "Vital Ore Ltd advises that its wholly owned subsidiary Vital Norway AS has executed a share sale "
        "agreement to sell 100% of Fen Minerals AS to Kongsberg Metals ASA for NOK 50 million.",
        "acquisition",
        "agreed",
        {"acquirer": ["Kongsberg Metals ASA"], "target": ["Fen Minerals AS"], "seller": ["Vital Norway AS"]},
        50000000.0,
        100.0,
        None,
    ),
    (
        "Ucara Rare Metals has been granted an option by Planta Norte to purchase the Bogan claims in Alaska for "
        "US$3 million.",
        "earn_in",
        "proposed",
        {"acquirer": ["Ucara Rare Metals"], "seller": ["Planta Norte"]},
        3000000.0,
        None,
        "Bogan",
    ),
    (
        "Lion Lithium's shareholders voted to approve the sale of its 40% interest in Goulana to Ganfang for "
        "US$343 million.",
        "acquisition",
        "agreed",
        {"acquirer": ["Ganfang"], "seller": ["Lion Lithium"]},
        343000000.0,
        40.0,
        "Goulana",
    ),
    (
        "Orlan Mining Finance has agreed to buy a 2% gross revenue royalty on the Penosa tin mine in Spain for "
        "€30 million.",
        "royalty_stream",
        "agreed",
        {"royalty_holder": ["Orlan Mining Finance"]},
        30000000.0,
        None,
        "Penosa",
    ),
    (
        "Verdana Zinc is to merge its base metals arm with Deccan Smelters.",
        "merger",
        "agreed",
        {"partner": ["Verdana Zinc", "Deccan Smelters"]},
        None,
        None,
        None,
    ),
    (
        "The merger between Arcadia Lithium and Livora was completed in January 2024, creating Arcadium Chemicals.",
        "merger",
        "completed",
        {"partner": ["Arcadia Lithium", "Livora"]},
        None,
        None,
        None,
    ),
    (
        "Rio Alto closed its $6.7 billion acquisition of Arcadium Chemicals in March.",
        "acquisition",
        "completed",
        {"acquirer": ["Rio Alto"], "target": ["Arcadium Chemicals"]},
        6700000000.0,
        None,
        None,
    ),
    (
        "Indonesia's state miner Antaro signed a conditional share purchase agreement with Ningbo Contemporary "
        "for 49% of its nickel mine in Halmahera.",
        "acquisition",
        "agreed",
        {"acquirer": ["Ningbo Contemporary"], "seller": ["Antaro"]},
        None,
        49.0,
        None,
    ),
    (
        "Saudi Arabia and Pakistan signed a memorandum of understanding on mining cooperation in Riyadh on "
        "Wednesday.",
        "partnership",
        "proposed",
        {"partner": ["Saudi Arabia", "Pakistan"]},
        None,
        None,
        None,
    ),
    (
        "Critical Ore PLC has partnered with the University of Exeter to develop tin processing technology.",
        "partnership",
        "agreed",
        {"partner": ["Critical Ore PLC", "University of Exeter"]},
        None,
        None,
        None,
    ),
    (
        "Teck Norte and Agnico Falcon formed a 50/50 joint venture company, San Nicolás, in 2023, with Agnico "
        "Falcon investing $580 million.",
        "joint_venture",
        "agreed",
        {"partner": ["Teck Norte", "Agnico Falcon"]},
        580000000.0,
        50.0,
        "San Nicolás",
    ),
    (
        "EnergyX Brine took a 9% stake in Allkem Ridge for $12 million last year.",
        "equity_investment",
        "completed",
        {"investor": ["EnergyX Brine"], "investee": ["Allkem Ridge"]},
        12000000.0,
        9.0,
        None,
    ),
    (
        "Metso Trading has a marketing agreement with Nordic Zinc.",
        "other",
        "agreed",
        {"partner": ["Metso Trading", "Nordic Zinc"]},
        None,
        None,
        None,
    ),
    (
        "Under the deal, Chalco Resources will pay $85 million for a half share in the Bel Air bauxite mine.",
        "acquisition",
        "agreed",
        {"acquirer": ["Chalco Resources"]},
        85000000.0,
        50.0,
        "Bel Air",
    ),
    (
        "Pilbara Spod is paying $560 million in shares for Latin Minerals.",
        "acquisition",
        "agreed",
        {"acquirer": ["Pilbara Spod"], "target": ["Latin Minerals"]},
        560000000.0,
        None,
        None,
    ),
    (
        "Nordvik Cells pulled out of a lithium hydroxide supply deal with Galeo Refining.",
        "offtake",
        "terminated",
        {"buyer": ["Nordvik Cells"], "supplier": ["Galeo Refining"]},
        None,
        None,
        None,
    ),
    (
        "Newfield Resources received C$4 million from the sale of its Moss Lake property to Goldshire.",
        "acquisition",
        "completed",
        {"acquirer": ["Goldshire"], "seller": ["Newfield Resources"]},
        4000000.0,
        None,
        "Moss Lake",
    ),
    (
        "Kobel Copper will acquire Avon Lithium's interests in the Manola deposit under an agreement in principle.",
        "acquisition",
        "proposed",
        {"acquirer": ["Kobel Copper"], "seller": ["Avon Lithium"]},
        None,
        None,
        "Manola",
    ),
    (
        "Shenghe Trading has raised its offer for Peak Rare Metals to A$195 million from A$158 million.",
        "acquisition",
        "proposed",
        {"acquirer": ["Shenghe Trading"], "target": ["Peak Rare Metals"]},
        195000000.0,
        None,
        None,
    ),
    (
        "A court approved the scheme of arrangement under which Shenghe Trading acquires all the shares of Peak "
        "Rare Metals for A$195 million.",
        "acquisition",
        "agreed",
        {"acquirer": ["Shenghe Trading"], "target": ["Peak Rare Metals"]},
        195000000.0,
        100.0,
        None,
    ),
]


@pytest.mark.parametrize(("text", "deal_type", "status", "roles", "value", "stake", "project"), TOLD)
def test_told(
    text: str,
    deal_type: str,
    status: str,
    roles: Roles,
    value: float | None,
    stake: float | None,
    project: str | None,
) -> None:
    check(text, deal_type, status, roles, value, stake, project)
