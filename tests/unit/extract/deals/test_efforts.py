"""Mergers talked of, companies founded together, work done together. Companies and deals are invented."""

from __future__ import annotations

import pytest

from tests.unit.extract.deals.telling import told

TOLD = [
    (
        "Vantage Copper and Ridgeline Metals are in advanced talks about an all-share merger that would "
        "create a producer worth $6 billion, sources said.",
        ["merger rumoured: partner: Vantage Copper, Ridgeline Metals"],
    ),
    (
        "Ridgeline Metals and Vantage Copper are discussing a merger, according to people familiar with the matter.",
        ["merger rumoured: partner: Ridgeline Metals, Vantage Copper"],
    ),
    (
        "Ridgeline Metals is in talks to merge with Vantage Copper, two people with knowledge of the matter said.",
        ["merger rumoured: partner: Ridgeline Metals, Vantage Copper"],
    ),
    (
        "Ridgeline Metals and Vantage Copper have held talks on a combination that would create Canada's "
        "largest nickel miner, Bloomberg reported.",
        ["merger rumoured: partner: Ridgeline Metals, Vantage Copper"],
    ),
    (
        "Ridgeline Metals has approached Vantage Copper about a tie-up, sources said.",
        ["merger rumoured: partner: Ridgeline Metals, Vantage Copper"],
    ),
    (
        "Ridgeline Metals is exploring a combination with rival Vantage Copper, according to the Financial Times.",
        ["merger rumoured: partner: Ridgeline Metals, Vantage Copper"],
    ),
    (
        "The Peruvian state miner Activos Andinos SA, London-listed Harrow Copper plc and the Korean cathode "
        "producer Hanbit Materials Co. have constituted a company to develop the Quilla salt flat.",
        ["joint_venture agreed: partner: Activos Andinos SA, Harrow Copper plc, Hanbit Materials Co."],
    ),
    (
        "Activos Andinos SA and Harrow Copper plc have set up a jointly owned company to develop the Quilla salt flat.",
        ["joint_venture agreed: partner: Activos Andinos SA, Harrow Copper plc"],
    ),
    (
        "Activos Andinos SA and Harrow Copper plc will jointly develop the Quilla salt flat through a new "
        "company in which they hold 60% and 40%.",
        ["joint_venture agreed: partner: Activos Andinos SA, Harrow Copper plc"],
    ),
    (
        "Activos Andinos SA and Harrow Copper plc are to establish a 50-50 company for the production of "
        "lithium hydroxide in Antofagasta.",
        ["joint_venture agreed: partner: Activos Andinos SA, Harrow Copper plc"],
    ),
    (
        "Wirra Tin Ltd and Kirra Metals Ltd have sealed a strategic alliance for antimony processing.",
        ["partnership agreed: partner: Wirra Tin Ltd, Kirra Metals Ltd"],
    ),
    (
        "Wirra Tin Ltd and Kirra Metals Ltd will cooperate in the development of a tin smelter under an "
        "agreement signed in Perth.",
        ["partnership agreed: partner: Wirra Tin Ltd, Kirra Metals Ltd"],
    ),
    (
        "Wirra Tin Ltd has joined forces with Kirra Metals Ltd to build a tin smelter in Queensland.",
        ["partnership agreed: partner: Wirra Tin Ltd, Kirra Metals Ltd"],
    ),
    (
        "Wirra Tin Ltd and Kirra Metals Ltd inked a pact to share data on the Mossman district.",
        ["partnership agreed: partner: Wirra Tin Ltd, Kirra Metals Ltd"],
    ),
]


@pytest.mark.parametrize(("text", "deals"), TOLD)
def test_told(text: str, deals: list[str]) -> None:
    assert [f"{kind}: {who}" for kind, who, *_ in told(text)] == deals


@pytest.mark.parametrize(
    "text",
    [
        "Wirra Tin Ltd constituted an advisory committee with members of Kirra Metals Ltd.",
    ],
)
def test_no_deal(text: str) -> None:
    assert told(text) == []
