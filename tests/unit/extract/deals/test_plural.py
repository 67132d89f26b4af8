"""Several deals told at once, and reports by the issuer itself. Companies and deals are invented."""

from __future__ import annotations

import pytest

from tests.unit.extract.deals.telling import told

TOLD = [
    (
        "Andes Lithium Corp. has bought Salar Sur SA and Quebrada Minerals SA, it said on Tuesday. It paid "
        "$14 million for the former; the latter, an exploration company, cost $2 million.",
        [
            "acquisition completed: acquirer: Andes Lithium Corp.; target: Quebrada Minerals SA",
            "acquisition completed: acquirer: Andes Lithium Corp.; target: Salar Sur SA",
        ],
    ),
    (
        "Salar Sur SA and Quebrada Minerals SA have each sold 30% to Chinese groups, Jinyuan Lithium and "
        "Huaxia Battery Materials respectively.",
        [
            "equity_investment completed: investor: Jinyuan Lithium; investee: Salar Sur SA",
            "equity_investment completed: investor: Huaxia Battery Materials; investee: Quebrada Minerals SA",
        ],
    ),
    (
        "Jinyuan Lithium and Huaxia Battery Materials have bought 30% and 20% of Salar Sur SA and Quebrada "
        "Minerals SA respectively.",
        [
            "equity_investment completed: investor: Jinyuan Lithium; investee: Salar Sur SA",
            "equity_investment completed: investor: Huaxia Battery Materials; investee: Quebrada Minerals SA",
        ],
    ),
    (
        "Andes Lithium Corp. acquired the Caspana and Tara projects from Salar Sur SA and Quebrada Minerals "
        "SA, respectively.",
        [
            "acquisition completed: acquirer: Andes Lithium Corp.; seller: Salar Sur SA",
            "acquisition completed: acquirer: Andes Lithium Corp.; seller: Quebrada Minerals SA",
        ],
    ),
    (
        "Andes Lithium Corp. signed offtake agreements with Jinyuan Lithium and Huaxia Battery Materials for "
        "10,000 and 15,000 tonnes of carbonate a year respectively.",
        [
            "offtake agreed: buyer: Jinyuan Lithium; supplier: Andes Lithium Corp.",
            "offtake agreed: buyer: Huaxia Battery Materials; supplier: Andes Lithium Corp.",
        ],
    ),
    (
        "Jinyuan Lithium and Huaxia Battery Materials each signed offtake agreements with Andes Lithium Corp.",
        [
            "offtake agreed: buyer: Jinyuan Lithium; supplier: Andes Lithium Corp.",
            "offtake agreed: buyer: Huaxia Battery Materials; supplier: Andes Lithium Corp.",
        ],
    ),
    (
        "Another deal, the planned purchase of Quebrada Minerals SA by Swiss trader Helvetia Commodities AG, "
        "collapsed in May.",
        ["acquisition terminated: acquirer: Helvetia Commodities AG; target: Quebrada Minerals SA"],
    ),
    (
        "A proposed sale of Quebrada Minerals SA to Helvetia Commodities AG fell through in May.",
        ["acquisition terminated: acquirer: Helvetia Commodities AG; target: Quebrada Minerals SA"],
    ),
    (
        "Wirra Tin Ltd (ASX: WRT) advises that the sale of the Mossman tenements to Kirra Metals Ltd was "
        "completed on 3 May 2025.",
        ["acquisition completed: acquirer: Kirra Metals Ltd; seller: Wirra Tin Ltd"],
    ),
    (
        "Wirra Tin Ltd (ASX: WRT) reports on its quarter. The sale of the Mossman tenement to Kirra Metals "
        "Pty Ltd was completed in May.",
        ["acquisition completed: acquirer: Kirra Metals Pty Ltd; seller: Wirra Tin Ltd"],
    ),
    (
        "Wirra Tin Ltd (ASX: WRT) reports on its quarter. The Mossman tenement was sold to Kirra Metals Pty "
        "Ltd for $300,000.",
        ["acquisition completed: acquirer: Kirra Metals Pty Ltd; seller: Wirra Tin Ltd"],
    ),
    (
        "Wirra Tin Ltd (ASX: WRT) reports on its quarter. Completion of the divestment of the Mossman "
        "project to Kirra Metals Pty Ltd occurred on 3 May.",
        ["acquisition completed: acquirer: Kirra Metals Pty Ltd; seller: Wirra Tin Ltd"],
    ),
    (
        "Wirra Tin Ltd (ASX: WRT) reports on its quarter. A binding agreement was executed with Kirra Metals "
        "Pty Ltd for the sale of the Mossman project for $2 million.",
        ["acquisition agreed: acquirer: Kirra Metals Pty Ltd; seller: Wirra Tin Ltd"],
    ),
    (
        "Wirra Tin Ltd's Mossman licence was sold to Kirra Metals International for an undisclosed sum.",
        ["acquisition completed: acquirer: Kirra Metals International; seller: Wirra Tin Ltd"],
    ),
    (
        "The Department for Business and Trade and the Ministry of Economy, Trade and Industry of Japan "
        "signed a memorandum of cooperation on critical minerals.",
        ["partnership proposed: partner: Department for Business and Trade, Ministry of Economy, Trade and Industry"],
    ),
    (
        "Wirra Tin Ltd (ASX: WRT) reports on its quarter. The Company's 20% interest in Quoll Tin JV was "
        "acquired by Kirra Metals Pty Ltd for $1 million.",
        ["acquisition completed: acquirer: Kirra Metals Pty Ltd; seller: Wirra Tin Ltd"],
    ),
    (
        "Half of the world's cobalt hydroxide comes from mines owned by Lualaba Copper SA, according to a "
        "study for the agreement.",
        [],
    ),
]


@pytest.mark.parametrize(("text", "deals"), TOLD)
def test_told(text: str, deals: list[str]) -> None:
    assert [f"{kind}: {who}" for kind, who, *_ in told(text)] == deals


@pytest.mark.parametrize(
    "text",
    [
        "Wirra Tin Ltd and Kirra Metals Ltd each produced 4,000 tonnes of concentrate and 2,000 tonnes of "
        "tin respectively.",
        "Wirra Tin Ltd and Kirra Metals Ltd each rose 4% and 2% respectively after the merger of two "
        "Canadian producers.",
        "The former mine of Wirra Tin Ltd was closed in 1986; the latter part of the lode was never found.",
        "Wirra Tin Ltd is 12% owned by Kirra Metals Ltd and 8.5% owned by its directors.",
    ],
)
def test_no_deal(text: str) -> None:
    assert told(text) == []
