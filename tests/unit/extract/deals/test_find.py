"""Deals of whole documents: stages merged, stories kept apart, what is no deal, and any text at all."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.extract.deals import find_deals
from pipelines.model import DealMention
from tests.unit.extract.reading_of import reading_of
from tests.unit.growth import assert_linear


def deals_of(text: str, **given: str | None) -> list[DealMention]:
    return find_deals(reading_of(text, **given))[0]


def reasons_of(text: str) -> list[str]:
    return [refusal.reason for refusal in find_deals(reading_of(text))[1]]


@pytest.mark.parametrize(
    "text",
    [
        "Peninsula Rare Earths has raised $50 million in a placement to institutional investors.",
        "The pre-feasibility study puts the capital cost at US$420 million and the NPV at US$1.1 billion.",
        "Harrow Resources owns 70% of the Bindi Bindi project and Castle Peak Mining holds 30%.",
        "Shares of Orlando Mining closed at $4.20, valuing the company at $2 billion.",
        "Drilling at the Devon Hill project returned 35m at 1.2% copper.",
        "Investors bought shares after the resource upgrade, sending Kestrel Mining up 12%.",
        "Analysts at Macquarry expect the miner to acquire more ground.",
        "Kestrel Mining has appointed Perenti Engineering to build the processing plant under a $200 million contract.",
        "The company has agreed a A$100 million loan facility with Westpark Bank.",
        "Lithium Norte may buy the royalty back for US$67.5 million.",
        "Kestrel Mining raised another $10 million from a share purchase plan.",
        "Japan and the United States are drawing closer over rare earths.",
    ],
)
def test_what_is_not_a_deal(text: str) -> None:
    assert deals_of(text) == []


def test_stages_of_one_deal_are_one_record_at_the_latest() -> None:
    deals = deals_of(
        "Marlin Copper agreed in March to buy Reef Metals for US$40 million.\n\n"
        "The acquisition of Reef Metals by Marlin Copper was completed on 2 June 2025."
    )
    assert [(d.status, d.value) for d in deals] == [("completed", 40e6)]


def test_a_later_sentence_ends_or_completes_the_deal() -> None:
    told = "Marlin Copper agreed in March to buy Reef Metals for US$40 million. "
    assert [d.status for d in deals_of(told + "The purchase has since been completed.")] == ["completed"]
    assert [d.status for d in deals_of(told + "The deal has since lapsed.")] == ["terminated"]


def test_tranches_at_different_prices_stay_apart() -> None:
    deals = deals_of(
        "Nikkai Metals will subscribe for US$15 million of shares in Marlin Copper. "
        "It will also subscribe for US$25 million of shares in Marlin Copper next year."
    )
    assert [d.value for d in deals] == [15e6, 25e6]


def test_stories_of_a_digest_do_not_mix() -> None:
    deals = deals_of(
        "# The week in copper\n\n## Marlin Copper (ASX: MLN)\n\nNikkai Metals bought 9.9% for A$16 million in May "
        "2024.\n\n"
        "## Reef Metals (TSX: REF)\n\nThe company sold its Bracken mine to Tarn Holdings for C$5 million.\n\n"
        "## Orlo Zinc (ASX: ORZ)\n\nDrilling goes on at the Orlo project."
    )
    assert [{p.name for p in d.parties} for d in deals] == [
        {"Nikkai Metals", "Marlin Copper"},
        {"Tarn Holdings", "Reef Metals"},
    ]


def test_each_offtaker_has_a_record() -> None:
    deals = deals_of("Titan Sands (ASX: TTS) has non-binding offtake agreements with Chemora and with Pilato of Spain.")
    assert [sorted(p.name for p in d.parties if p.role == "buyer") for d in deals] == [["Chemora"], ["Pilato"]]


def test_a_further_share_goes_back_to_the_deal_before() -> None:
    deals = deals_of(
        "Marlin Copper (ASX: MLN) acquired 30% of Bracken Mining Pty Ltd from Tarn Holdings for $5 million. "
        "It may acquire a further 45% for $12 million."
    )
    assert [(d.stake_pct, sorted(p.name for p in d.parties)) for d in deals] == [
        (30, ["Bracken Mining Pty Ltd", "Marlin Copper", "Tarn Holdings"]),
        (45, ["Bracken Mining Pty Ltd", "Marlin Copper", "Tarn Holdings"]),
    ]


def test_pronouns_and_the_company() -> None:
    deals = deals_of("Marlin Copper (ASX: MLN) had a busy week. On Sunday it agreed to buy Reef Metals for $3 million.")
    assert [(p.name, p.role) for p in deals[0].parties] == [("Marlin Copper", "acquirer"), ("Reef Metals", "target")]
    assert deals[0].announced_on == "2025-06-08"
    assert (deals[0].currency, deals[0].currency_source) == ("AUD", "context")


@pytest.mark.parametrize(
    ("phrase", "value", "high", "qualifier"),
    [
        ("for about US$40 million", 40e6, None, "approximately"),
        ("for up to US$40 million", 40e6, None, "up_to"),
        ("for US$380-400 million", 380e6, 400e6, "approximately"),
        ("for US$40 million in cash and 3 million shares", 40e6, None, "exact"),
    ],
)
def test_values(phrase: str, value: float, high: float | None, qualifier: str) -> None:
    deal = deals_of(f"Marlin Copper agreed to buy Reef Metals {phrase}.")[0]
    assert (deal.value, deal.value_high, deal.value_qualifier, deal.currency) == (value, high, qualifier, "USD")
    assert deal.printed["value"] in phrase


def test_where_the_asset_lies_is_not_where_the_parties_live() -> None:
    deal = deals_of(
        "Canada's Marlin Copper agreed to buy the Bracken mine in Zambia from London-listed Tarn Holdings."
    )[0]
    assert (deal.countries, deal.commodities) == (("ZM",), ("copper",))


def test_states_as_partners_give_the_countries() -> None:
    deal = deals_of("Chile and the US signed a memorandum of understanding on critical minerals.")[0]
    assert (sorted(p.name for p in deal.parties), deal.countries) == (["Chile", "United States"], ("CL", "US"))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The Canada Growth Fund agreed to invest C$156 million in shares of Foran Copper.", "funding"),
        ("Stellan Motors will buy 10,000 tonnes of lithium hydroxide a year.", "only one side"),
        ("Several partnerships with Marlin Copper have been announced by Nobody.", ""),
    ],
)
def test_refusals_say_why(text: str, reason: str) -> None:
    assert not reason or any(reason in told for told in reasons_of(text))


def test_the_same_text_gives_the_same_mentions() -> None:
    text = "Marlin Copper agreed to buy Reef Metals for US$4 million, and Tarn Holdings sold the Orlo mine to Nikkai."
    assert deals_of(text) == deals_of(text)


WORDS = [
    "Marlin Copper",
    "Reef Metals Ltd",
    "it",
    "its",
    "the company",
    "agreed to",
    "buy",
    "bought",
    "30%",
    "of",
    "for",
    "US$5 million",
    "from",
    "to",
    "with",
    "an",
    "offtake agreement",
    "a joint venture",
    "merger",
    "royalty",
    "stake in",
    "the Bracken mine",
    "which",
    ",",
    ";",
    ".",
    "and",
    "(",
    ")",
    "“",
    "⟦C0⟧",
    "⟦",
    "option",
    "earn",
    "has",
    "been",
    "sold",
    "to Nikkai Metals",
    "\n\n",
    "MoU",
    "5,000 tonnes",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=30))
def test_any_order_of_words_is_read_without_error(words: list[str]) -> None:
    reading = reading_of(" ".join(words))
    deals, refused = find_deals(reading)
    text = reading.document.text
    assert all(text[d.evidence.start : d.evidence.end] == d.evidence.text for d in deals)
    assert all(0 <= r.start < r.end <= len(text) and r.reason for r in refused)
    assert all(d.parties and (d.stake_pct is None or 0 < d.stake_pct <= 100) for d in deals)


@pytest.mark.parametrize(
    "unit",
    [
        "Marlin Copper agreed to buy Reef Metals for US$5 million. ",
        "Marlin Copper, which ",
        "(buy ",
        "it and its ",
        "Reef's Reef's stake of ",
    ],
)
def test_time_grows_with_the_length_only(unit: str) -> None:
    assert_linear(deals_of, unit, small=100 * len(unit))
