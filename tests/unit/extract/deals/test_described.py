"""Parties that are described, left out or told of by nouns, and papers that only sound like deals."""

from __future__ import annotations

import pytest

from pipelines.extract.deals import find_deals
from tests.unit.extract.deals.telling import Roles, check
from tests.unit.extract.reading_of import reading_of

TOLD: list[tuple[str, str, str, Roles, float | None, float | None, str | None]] = [
    (
        "Thornside Metals and Fenner Copper will combine in an all-share transaction that both boards support.",
        "merger",
        "agreed",
        {"partner": ["Thornside Metals", "Fenner Copper"]},
        None,
        None,
        None,
    ),
    (
        "The prime minister of Australia and the president of the United States signed a framework on critical minerals.",
        "partnership",
        "agreed",
        {"partner": ["Australia", "United States"]},
        None,
        None,
        None,
    ),
    (
        "Laguna Litio sold a warehouse to Marubishi Trading of Osaka for US$6 million. The Japanese company also gets"
        " the right to market a quarter of the carbonate.",
        "offtake",
        "agreed",
        {"buyer": ["Marubishi Trading"], "supplier": ["Laguna Litio"]},
        None,
        25.0,
        None,
    ),
    (
        "Salina Lithium (Nasdaq: SLI) signed definitive agreements with Marubeni on 28 March under which the Japanese "
        "trading house invests US$25 million for about 11% of the company.",
        "equity_investment",
        "agreed",
        {"investor": ["Marubeni"], "investee": ["Salina Lithium"]},
        25e6,
        11.0,
        None,
    ),
    (
        "Larkspur Fuels is buying again. On Wednesday the uranium and rare earths producer signed a scheme "
        "implementation deed to acquire all of Corvid Strategic Materials (ASX: CSM).",
        "acquisition",
        "agreed",
        {"acquirer": ["Larkspur Fuels"], "target": ["Corvid Strategic Materials"]},
        None,
        100.0,
        None,
    ),
    (
        "Larkspur Fuels grows. The takeover of Bass Minerals, owner of the Tolari mine in Madagascar, was announced on "
        "21 April 2024 at a value of about A$300 million and was completed that October.",
        "acquisition",
        "completed",
        {"acquirer": ["Larkspur Fuels"], "target": ["Bass Minerals"]},
        300e6,
        None,
        "Tolari",
    ),
    (
        "Corran Chemicals told Lindale Resources it would not go through with its proposal to buy 100 per cent of the "
        "developer.",
        "acquisition",
        "terminated",
        {"acquirer": ["Corran Chemicals"], "target": ["Lindale Resources"]},
        None,
        100.0,
        None,
    ),
    (
        "Ilmen Resources (ASX: ILM) kicked off Harbour Days week on 3 September by signing an offtake agreement with "
        "Kango Mining for monazite concentrate from the Kanga mine.",
        "offtake",
        "agreed",
        {"buyer": ["Kango Mining"], "supplier": ["Ilmen Resources"]},
        None,
        None,
        "Kanga",
    ),
    (
        "On 29 April Arden Nickel (ASX: ARN) signed up Hanwa and Itochu for a 50:50 joint venture over its ground.",
        "joint_venture",
        "agreed",
        {"partner": ["Arden Nickel", "Hanwa", "Itochu"]},
        None,
        50.0,
        None,
    ),
    (
        "The board approved a joint venture, Crucis JV LLC, in which Verano Metals will hold 60% and Cordoba Zinc less "
        "than 40%.",
        "joint_venture",
        "agreed",
        {"partner": ["Verano Metals", "Cordoba Zinc"]},
        None,
        60.0,
        "Crucis JV LLC",
    ),
    (
        "Vesta Mining terminated its offtake agreement with Yantai Chemicals on 12 May, paying the refiner US$2 "
        "million in cash to walk away.",
        "offtake",
        "terminated",
        {"buyer": ["Yantai Chemicals"], "supplier": ["Vesta Mining"]},
        None,
        None,
        None,
    ),
    (
        "Samsun Cells agreed to buy US$18.5 million of the shares of Corven Nickel at C$1.57 each, for 8.7% of the "
        "company.",
        "equity_investment",
        "agreed",
        {"investor": ["Samsun Cells"], "investee": ["Corven Nickel"]},
        18.5e6,
        8.7,
        None,
    ),
    (
        "Bluehill owns 17% of Kabari Nickel Limited following investments totalling $90 million, the second of which "
        "closed on February 15, 2023.",
        "equity_investment",
        "completed",
        {"investor": ["Bluehill"], "investee": ["Kabari Nickel Limited"]},
        90e6,
        17.0,
        None,
    ),
    (
        "Ministers signed a memorandum of understanding on critical minerals between Chile and South Korea on Monday.",
        "partnership",
        "proposed",
        {"partner": ["Chile", "South Korea"]},
        None,
        None,
        None,
    ),
    (
        "Kolbert Metals agreed a framework on 7 May to buy Avix Minerals' interests in the Manana lithium deposit.",
        "acquisition",
        "proposed",
        {"acquirer": ["Kolbert Metals"], "seller": ["Avix Minerals"]},
        None,
        None,
        "Manana",
    ),
]


@pytest.mark.parametrize(("text", "deal_type", "status", "roles", "value", "stake", "project"), TOLD)
def test_who_is_meant(
    text: str, deal_type: str, status: str, roles: Roles, value: float | None, stake: float | None, project: str | None
) -> None:
    check(text, deal_type, status, roles, value, stake, project)


@pytest.mark.parametrize(
    "text",
    [
        "The Office of Critical Materials will offer up to $300 million for plants that refine nickel and graphite.",
        "Hansa Bank signed a letter of intent on 3 March to lend a further US$40 million to Corran Tungsten.",
        "Glenrock is in talks to sell a slice of its copper business to a fund that answers in part to Washington.",
    ],
)
def test_what_only_sounds_like_a_deal(text: str) -> None:
    assert find_deals(reading_of(text))[0] == []


def test_who_looks_for_a_buyer_has_sold_nothing() -> None:
    assert find_deals(reading_of("Thornside Metals has hired advisers to sell its Dale mine."))[0] == []
