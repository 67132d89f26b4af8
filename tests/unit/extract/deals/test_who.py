"""Whom a pronoun, a description or a silence means; companies are invented."""

from __future__ import annotations

import pytest

from pipelines.extract.deals import find_deals
from pipelines.extract.deals.parties import who
from pipelines.extract.names import Name
from tests.unit.extract.reading_of import reading_of


def who_after(text: str) -> tuple[who.Who, int]:
    """The parties of a text as they stand behind its last sentence, and the index of the sentence that would follow."""
    reading = reading_of(text)
    present = who.Who()
    for sentence in reading.sentences:
        present.enter(sentence)
        present.hear(sentence, reading.within(reading.names, sentence.start, sentence.end))
    return present, len(reading.sentences)


MET = (
    "Volta Motors, a Swedish carmaker, met Sumika Corp of Japan on Monday. Sumika Corp, the trading house, "
    "owns shares in Kestrel Copper."
)


@pytest.mark.parametrize(
    ("head", "country", "expected"),
    [
        ("carmaker", None, "Volta Motors"),
        ("carmaker", "SE", "Volta Motors"),
        ("company", "JP", "Sumika Corp"),
        ("trading house", None, "Sumika Corp"),
        ("miner", None, "Kestrel Copper"),
        ("company", None, "Sumika Corp"),
    ],
)
def test_a_description_means_whom_it_fits(head: str, country: str | None, expected: str) -> None:
    who, at = who_after(MET)
    found = who.meant(at, head, country)
    assert found is not None
    assert found.name == expected


def test_a_description_that_contradicts_what_is_known_means_nobody() -> None:
    who, at = who_after("Volta Motors, a Swedish carmaker, met Sumika Corp, a Japanese trader.")
    assert who.meant(at, "carmaker", "BR") is None
    assert who.meant(at, "carmaker", "SE", but={"Volta Motors"}) is None


def test_two_who_are_as_present_mean_nobody() -> None:
    who, at = who_after(
        "The news came from Volta Motors Ltd. No word was heard from Kestrel Copper Ltd or from Sumika Metals Ltd."
    )
    assert who.meant(at, but={"Volta Motors Ltd"}) is None


def test_who_has_not_been_spoken_of_for_long_is_not_meant() -> None:
    who, at = who_after("Prices are quoted by Volta Motors Ltd. " + "Nickel was flat. " * 6)
    assert who.meant(at) is None


TOLD = [
    (
        "Danu Metals tells its story well. Last month a smaller neighbour, Tolka Graphite, informed investors that "
        "Volta Motors would buy 9,000 tonnes of graphite a year from it for six years.",
        "offtake",
        {"buyer": "Volta Motors", "supplier": "Tolka Graphite"},
    ),
    (
        "Nickel is cheap. Danu Metals has a bigger worry. Kestrel Holdings has launched a takeover bid for the company "
        "at A$1.10 a share.",
        "acquisition",
        {"acquirer": "Kestrel Holdings", "target": "Danu Metals"},
    ),
    (
        "Danu Metals plans a refinery in Ohio. Volta Motors lent it US$60 million in June. Sumika Corp signed in July, "
        "with an offtake agreement for 20,000 tonnes of sulphate.",
        "offtake",
        {"buyer": "Sumika Corp", "supplier": "Danu Metals"},
    ),
    (
        "Danu Metals announced on Monday that Sumika Corp would take 51% of its business in Chile for US$40 million.",
        "acquisition",
        {"acquirer": "Sumika Corp", "seller": "Danu Metals"},
    ),
    (
        "Danu Metals bought the Tolka mine from Kestrel Copper in May. The seller paid Sumika Corp US$3 million for a "
        "royalty on the Barrow mine.",
        "royalty_stream",
        {"royalty_holder": "Kestrel Copper", "seller": "Sumika Corp"},
    ),
]


GROUPS = [
    (
        "Atlas Lithium Ltd (ASX: ATL) signed agreements with Chengxa Lithium Group and Yahwa Industrial Group in 2023. Those "
        "two customers invested US$10 million in shares of Atlas Lithium Ltd.",
        [["Chengxa Lithium Group", "Yahwa Industrial Group", "Atlas Lithium Ltd"]],
    ),
    (
        "Danu Metals purchased a 5 percent stake in battery developer Envate in May and 1.2 percent of Kestrel Copper.",
        [["Danu Metals", "Envate"], ["Danu Metals", "Kestrel Copper"]],
    ),
    (
        "Danu Metals has signed a long-term agreement to supply cathode material to Dutch lithium-ion producer, Litho Werks.",
        [["Litho Werks", "Danu Metals"]],
    ),
    (
        "Harrow Gold owns the Tarn project. If Rowan Metals satisfies stage one, the company has the right to earn 65 per "
        "cent of the Tarn project.",
        [["Rowan Metals", "Harrow Gold"]],
    ),
]


@pytest.mark.parametrize(("text", "parties"), GROUPS)
def test_who_is_told_with_others(text: str, parties: list[list[str]]) -> None:
    assert [[p.name for p in deal.parties] for deal in find_deals(reading_of(text))[0]] == parties


@pytest.mark.parametrize(("text", "kind", "roles"), TOLD)
def test_whom_a_deal_means(text: str, kind: str, roles: dict[str, str]) -> None:
    deals = [d for d in find_deals(reading_of(text))[0] if d.deal_type == kind]
    assert [{p.role: p.name for p in d.parties} for d in deals] == [roles]


def test_below_a_name_every_entry_is_a_deal_with_it() -> None:
    text = (
        "Deals of carmakers with suppliers of raw materials:\n\nTESLARA:\n\n"
        "01-Nov-2021 - China's Gan Lithium Ltd will supply undisclosed volumes of battery-grade lithium for three years.\n\n"
        "22-July-2021 - Australia's Barrow Group will supply nickel from its plants in Western Australia.\n\n"
        "VOLKSAUTO:\n\n08-Dec-2021 - Vulcano Energy Resources will provide lithium hydroxide for five years."
    )
    deals = [{p.role: p.name for p in d.parties} for d in find_deals(reading_of(text))[0]]
    assert deals == [
        {"buyer": "TESLARA", "supplier": "Gan Lithium Ltd"},
        {"buyer": "TESLARA", "supplier": "Barrow Group"},
        {"buyer": "VOLKSAUTO", "supplier": "Vulcano Energy Resources"},
    ]


def test_goods_that_are_bought_for_a_use_are_no_company() -> None:
    text = (
        "Barrow Minerals Plc signed an offtake agreement with Huaxin International to sell 1 million tonnes of polyhalite "
        "a year. Huaxin is purchasing the polyhalite to use it as a soil conditioner in China."
    )
    assert [d.deal_type for d in find_deals(reading_of(text))[0]] == ["offtake"]


def test_holders_who_vote_are_neither_their_company_nor_another() -> None:
    text = (
        "Barrow Nickel (TSXV: BNK) sold a royalty to Corvane Ltd.\n\nHarrow Minerals (ASX: HRW) holders will be asked in "
        "April to vote on a A$1.7 billion offer for the whole company from Larkspur Ltd."
    )
    offer = find_deals(reading_of(text))[0][-1]
    assert {p.role: p.name for p in offer.parties} == {"acquirer": "Larkspur Ltd", "target": "Harrow Minerals"}


def test_whom_one_bargains_with_is_not_what_is_bought() -> None:
    text = "Orion Ltd is reported to be negotiating with Virton Ltd to buy the Congolese cobalt miner."
    assert "target" not in {p.role for d in find_deals(reading_of(text))[0] for p in d.parties}


def test_an_agency_may_be_who_is_meant() -> None:
    text = (
        "The Department of War bought shares of Tarn Magnets Corp in July. It has also committed to take all of the magnets "
        "from a second plant, which Tarn Magnets calls the Larch Facility."
    )
    assert find_deals(reading_of(text))[0] == []


def test_a_long_story_weighs_only_those_who_are_still_present(monkeypatch: pytest.MonkeyPatch) -> None:
    letters = "abcdefghijklmnop"
    names = [f"{first.upper()}orr{second} Metals" for first in letters for second in letters]
    present, at = who_after("\n\n".join(f"{name} Ltd, a Swedish miner, bought a drill rig." for name in names))
    fits, weighed = who.Who.fit, []

    def fit(self: who.Who, name: Name, head: str, country: str | None) -> float:
        weighed.append(name.name)
        return fits(self, name, head, country)

    monkeypatch.setattr(who.Who, "fit", fit)
    meant = present.meant(at, "miner", "SE")
    assert meant is not None and meant.name == "Porrp Metals Ltd"
    assert len(present.known) == len(names) and len(weighed) < 10
