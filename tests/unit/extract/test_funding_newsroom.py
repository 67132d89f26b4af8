"""Funding as newsrooms tell it: money for projects, round-ups, lists of awards, backing without a sum."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pipelines.extract.funding import find_funding
from pipelines.extract.reading import Reading
from pipelines.parse import read_contract
from tests.unit.extract.reading_of import reading_of

Expected = dict[str, Any]


def told(text: str) -> list[dict[str, Any]]:
    """The funding records of a page that was published on Tuesday 10 June 2025."""
    found = [mention.as_contract() for mention in find_funding(reading_of(text))[0]]
    return [record | {"recipient": (record["recipient"] or "").rstrip(".") or None} for record in found]


def check(text: str, expected: list[Expected]) -> None:
    """Each expected record is told once, with exactly these values in the fields that it names."""
    found = told(text)
    shown = [{field: record[field] for field in wanted} for wanted, record in zip(expected, found, strict=False)]
    assert shown == expected
    assert len(found) == len(expected), found[len(expected) :]


MONEY_FOR_PROJECTS = [
    (
        "Export Development Canada has conditionally approved C$120 million in loans to Kettle Ridge. Boreal "
        "Graphite "
        "Corp owns the Kettle Ridge project in Quebec.",
        [{"recipient": "Boreal Graphite Corp", "project": "Kettle Ridge", "stage": "conditional", "countries": ["CA"]}],
    ),
    (
        "Tarrawonga Minerals Ltd (ASX: TWM) said its Wirra project in South Australia would supply magnet "
        "makers. The "
        "Northern Australia Infrastructure Facility approved A$90 million in debt for Wirra last month.",
        [{"recipient": "Tarrawonga Minerals Ltd", "project": "Wirra", "instrument": "loan"}],
    ),
    (
        "The Corvo mine, owned by Serrado Metals SA, will receive a €60 million grant from the European Commission.",
        [{"recipient": "Serrado Metals SA", "project": "Corvo", "instrument": "grant", "amount": 6e7}],
    ),
    (
        "KfW will lend €85 million to Orlen Lithium GmbH's Zinnau project in Saxony.",
        [{"recipient": "Orlen Lithium GmbH", "project": "Zinnau", "countries": ["DE"]}],
    ),
    (
        "The Australian government put A$40 million into Hastor Resources' Mulga project in WA. The grant will pay "
        "for a "
        "pilot plant.",
        [{"recipient": "Hastor Resources", "project": "Mulga", "countries": ["AU"]}],
    ),
    (
        "The US International Development Finance Corporation approved a $150 million loan for the Balama East "
        "graphite "
        "mine in Mozambique, which Savanna Graphite Ltd operates and whose output Tesla Inc will buy.",
        [{"recipient": "Savanna Graphite Ltd", "project": "Balama East", "countries": ["MZ"]}],
    ),
]
THIRD_PARTIES = [
    (
        "Verdant Magnets Inc plans a magnet plant in Texas. Its largest shareholder is Denali Capital, a "
        "private equity "
        "firm, and it will sell to General Motors Co. The Department of Energy has awarded it a $60 million grant.",
        [{"recipient": "Verdant Magnets Inc", "instrument": "grant", "amount": 6e7, "countries": ["US"]}],
    ),
    (
        "Production at Mirador Norte is due to start in 2027, with Posco Holdings Inc buying the lithium. Andes "
        "Brine "
        "Corp owns Mirador Norte, a lithium project in Argentina. The Export-Import Bank of Korea will lend "
        "$250 million "
        "for the project.",
        [
            {
                "recipient": "Andes Brine Corp",
                "project": "Mirador Norte",
                "countries": ["AR"],
                "commodities": ["lithium"],
            }
        ],
    ),
    (
        "Canada's government has lent C$30 million to Sable Tungsten Ltd, which is reopening the Heath Steele "
        "mine in New "
        "Brunswick with engineering firm Hatch Ltd.",
        [{"recipient": "Sable Tungsten Ltd", "project": "Heath Steele", "countries": ["CA"]}],
    ),
    (
        "The US Department of Defense awarded US$18 million to Klondike Tungsten Corp for its Mactaggart "
        "project in Yukon, "
        "Canada.",
        [
            {
                "recipient": "Klondike Tungsten Corp",
                "project": "Mactaggart",
                "countries": ["CA"],
                "commodities": ["tungsten"],
            }
        ],
    ),
    (
        "Tarrawonga Minerals Ltd (ASX: TWM) is developing the Wirra rare earths project in South Australia. "
        "Hyundai Motor "
        "Co has agreed to buy part of the output. Export Finance Australia and KfW have conditionally approved "
        "US$533 "
        "million in loans to Wirra.",
        [
            {
                "recipient": "Tarrawonga Minerals Ltd",
                "project": "Wirra",
                "stage": "conditional",
                "countries": ["AU"],
                "commodities": ["rare earths"],
                "funder": "Export Finance Australia and KfW",
            }
        ],
    ),
    (
        "The European Bank for Reconstruction and Development will invest €25 million in Sava Copper DOO's Bor "
        "East mine "
        "in Serbia.",
        [{"recipient": "Sava Copper DOO", "project": "Bor East", "countries": ["RS"], "instrument": "equity"}],
    ),
]
MORE_ROUND_UPS = [
    (
        "Washington lent $80 million to Corriedale Nickel Corp in May.\n\nBrazil's BNDES and Finep opened a R$5 "
        "billion "
        "call for strategic minerals projects.\n\nIn Africa, the US International Development Finance Corporation "
        "granted $3 million to Kabwe Graphite Ltd for a study in Zambia.",
        [
            {"recipient": "Corriedale Nickel Corp", "amount": 8e7},
            {"recipient": None, "project": None, "amount": 5e9, "countries": ["BR"]},
            {"recipient": "Kabwe Graphite Ltd", "amount": 3e6, "countries": ["ZM"], "commodities": ["graphite"]},
        ],
    ),
    (
        "The Defense Department bought $400 million of preferred stock in Mesa Magnets Inc. The same lenders' "
        "club, led by JPMorgan, is arranging more for Tesuque Copper Inc.\n\nThe Quebec government will spend C$90 "
        "million on exploration.",
        [
            {"recipient": "Mesa Magnets Inc", "instrument": "equity"},
            {"recipient": None, "amount": 9e7, "countries": ["CA"], "commodities": []},
        ],
    ),
    (
        "Export Finance Australia and Export Development Canada have agreed to lend Wirra Minerals Ltd US$400 "
        "million. "
        "The same group has conditionally approved a US$80 million cost overrun facility.",
        [
            {"amount": 4e8, "stage": "committed"},
            {
                "amount": 8e7,
                "stage": "conditional",
                "funder": "Export Finance Australia and Export Development Canada",
                "recipient": "Wirra Minerals Ltd",
            },
        ],
    ),
    (
        "The Department of Energy closed a $1 billion loan to Alder Lithium Corp through its Advanced "
        "Technology Vehicles "
        "Manufacturing programme in 2024. Shares fell.\n\nThe department will release a first draw of $200 "
        "million of the "
        "loan.",
        [
            {"amount": 1e9, "stage": "closed", "programme": "Advanced Technology Vehicles Manufacturing"},
            {
                "amount": 2e8,
                "stage": "committed",
                "recipient": "Alder Lithium Corp",
                "programme": "Advanced Technology Vehicles Manufacturing",
            },
        ],
    ),
    (
        "Australia's critical minerals strategic reserve will start in late 2026. The government has set aside "
        "A$1 billion "
        "for purchases and A$200 million for administration.",
        [
            {"amount": 1e9, "programme": "critical minerals strategic reserve", "recipient": None},
            {"amount": 2e8, "programme": "critical minerals strategic reserve", "recipient": None},
        ],
    ),
    (
        "Saudi Arabia's Public Investment Fund will put 10 billion riyals into mining.",
        [{"amount": 1e10, "currency": "SAR"}],
    ),
    (
        "The government of Indonesia allocated 1.2 trillion rupiah to nickel research.",
        [{"amount": 1.2e12, "currency": "IDR", "countries": ["ID"]}],
    ),
    (
        "The South Carolina Coordinating Council for Economic Development awarded a $5 million grant to "
        "Palmetto Magnets "
        "LLC.",
        [
            {
                "funder": "South Carolina Coordinating Council for Economic Development",
                "recipient": "Palmetto Magnets LLC",
            }
        ],
    ),
    (
        "The Canada Revenue Agency paid C$14 million in tax credits to Boreal Graphite Corp.",
        [{"funder": "Canada Revenue Agency", "instrument": "tax_credit", "recipient": "Boreal Graphite Corp"}],
    ),
]
ROUND_UPS = [
    (
        "The Export-Import Bank of the United States approved a $70 million loan to Nordkap Cobalt Inc for its "
        "refinery "
        "in Idaho.\n\nIn Canberra, the Australian government set aside A$300 million for critical minerals "
        "processing.",
        [
            {"recipient": "Nordkap Cobalt Inc", "instrument": "loan", "countries": ["US"]},
            {"recipient": None, "project": None, "instrument": "programme", "countries": ["AU"]},
        ],
    ),
    (
        "Finnvera guaranteed €200 million of debt for Lapua Nickel Oy, owner of the Lapua mine in Finland.\n\n"
        "Natural Resources Canada awarded C$12 million for research into tailings.",
        [
            {"recipient": "Lapua Nickel Oy", "amount": 2e8, "instrument": "loan_guarantee"},
            {"recipient": None, "project": None, "amount": 1.2e7, "countries": ["CA"]},
        ],
    ),
    (
        "The Department of Energy awarded Ridgeback Lithium Corp $50 million for a plant in Nevada.\n\nIt has since "
        "given "
        "the company a further $8 million for training.",
        [
            {"recipient": "Ridgeback Lithium Corp", "amount": 5e7},
            {"recipient": "Ridgeback Lithium Corp", "amount": 8e6, "funder": "Department of Energy"},
        ],
    ),
]
PROGRAMMES = [
    (
        "The Department of Defense awarded Ambler Antimony Corp $15 million under Title III of the Defense "
        "Production "
        "Act. It also awarded Kestrel Tungsten Inc $9 million.",
        [
            {"recipient": "Ambler Antimony Corp", "programme": "Title III of the Defense Production Act"},
            {"recipient": "Kestrel Tungsten Inc", "programme": "Title III of the Defense Production Act"},
        ],
    ),
    (
        "The Pentagon awarded Ambler Antimony Corp $15 million under the Defense Production Act on April 3. On May "
        "16 the "
        "Pentagon awarded $6.2 million to Fairwater Nickel Inc.",
        [
            {"programme": "Defense Production Act", "announced_on": "2025-04-03"},
            {"programme": "Defense Production Act", "announced_on": "2025-05-16", "recipient": "Fairwater Nickel Inc"},
        ],
    ),
    (
        "The Department of Energy closed a $700 million loan to Rhyo Lithium Corp through its Advanced Technology "
        "Vehicles "
        "Manufacturing programme. A first draw of $90 million of the loan was paid on 2 June.",
        [
            {"programme": "Advanced Technology Vehicles Manufacturing", "stage": "closed", "amount": 7e8},
            {"programme": "Advanced Technology Vehicles Manufacturing", "stage": "disbursed", "amount": 9e7},
        ],
    ),
]
INSTRUMENTS = [
    (
        "The Pentagon put US$100 million of equity into Calder Magnets Inc.",
        [{"instrument": "equity", "recipient": "Calder Magnets Inc", "amount": 1e8}],
    ),
    (
        "The Department of Defense will buy $55 million of convertible preferred stock in Nome Gallium Corp.",
        [{"instrument": "equity", "recipient": "Nome Gallium Corp"}],
    ),
    (
        "The European Investment Bank will back Alto Lithium SA with €300 million in a mix of loans, equity and grants.",
        [{"instrument": "programme", "recipient": "Alto Lithium SA"}],
    ),
    (
        "Export Finance Australia offered Burra Copper Ltd A$250 million of debt finance, split between a direct "
        "loan and "
        "a guarantee.",
        [{"instrument": "programme", "recipient": "Burra Copper Ltd", "amount": 2.5e8}],
    ),
    (
        "The Department of Defense granted Selkirk Metals Inc US$8 million for a study.",
        [{"instrument": "grant", "recipient": "Selkirk Metals Inc"}],
    ),
    (
        "The Department of Energy will guarantee Vesper Magnetics Inc a floor of $105 a kilogram for its oxide.",
        [{"instrument": "purchase_commitment", "recipient": "Vesper Magnetics Inc", "amount": None}],
    ),
    (
        "The Pentagon has committed to take all of the magnets that Vesper Magnetics Inc makes for ten years.",
        [{"instrument": "purchase_commitment", "recipient": "Vesper Magnetics Inc", "stage": "committed"}],
    ),
    (
        "The Department of Commerce will take a 10% stake in Halden Copper Inc through warrants.",
        [{"instrument": "equity", "recipient": "Halden Copper Inc", "amount": None}],
    ),
    (
        "The Department of War and private investors have injected $150 million into Orca Gallium LLC, a new company.",
        [{"instrument": "equity", "recipient": "Orca Gallium LLC", "amount": 1.5e8}],
    ),
]
MIXED_TELLINGS = [
    (
        "The US International Development Finance Corporation will lend $465 million to Pinheiro Rare "
        "Earths SA to expand its mine in Goiás, Brazil.",
        [{"countries": ["BR"], "recipient": "Pinheiro Rare Earths SA"}],
    ),
    (
        "Chatham Lithium Corp, a Canadian developer, is building the Zavala lithium project in "
        "Serbia.\n\nThe European Bank for Reconstruction and Development has taken a €16 million equity "
        "stake in the company.",
        [{"countries": ["RS"], "recipient": "Chatham Lithium Corp", "instrument": "equity", "project": "Zavala"}],
    ),
    (
        "The US Department of Defense has awarded $20 million to Fenwick Cobalt Inc. Fenwick operates a "
        "cobalt refinery in Ontario, Canada.",
        [{"countries": ["CA"], "recipient": "Fenwick Cobalt Inc"}],
    ),
    (
        "The Japan Organization for Metals and Energy Security will invest US$120 million in Lakeland "
        "Rare Earths Ltd. The Australian company mines at Mount Garnet in Western Australia.",
        [{"countries": ["AU"], "recipient": "Lakeland Rare Earths Ltd"}],
    ),
    (
        "Sweden's Norrland Graphite AB has won a €30 million grant from the EU Innovation Fund for its "
        "anode plant in Sundsvall, Sweden.",
        [{"countries": ["SE"], "recipient": "Norrland Graphite AB", "instrument": "grant"}],
    ),
    (
        "KfW and Export Development Canada have agreed to back Strange Bay, the rare earths project that "
        "Torrent Metals Inc is building in Quebec. KfW will lend €100 million.",
        [{"funder": "KfW", "recipient": "Torrent Metals Inc", "project": "Strange Bay", "countries": ["CA"]}],
    ),
    (
        "Rival suppliers are getting help too. The Department of Energy conditionally approved a $755 "
        "million loan to Novara Graphite Inc for a plant in Tennessee.",
        [
            {
                "recipient": "Novara Graphite Inc",
                "stage": "conditional",
                "countries": ["US"],
                "commodities": ["graphite"],
            },
        ],
    ),
    (
        "Under a deal announced on 10 July, the Department of Defense bought $400 million of convertible "
        "preferred stock in Calder Magnets Inc and lent it $150 million. It will also guarantee the "
        "company a floor of $110 a kilogram.",
        [
            {"amount": 400000000.0, "instrument": "equity", "announced_on": "2024-07-10"},
            {"amount": 150000000.0, "instrument": "loan", "recipient": "Calder Magnets Inc"},
            {"amount": None, "instrument": "purchase_commitment", "recipient": "Calder Magnets Inc"},
        ],
    ),
    (
        "The Northern Australia Infrastructure Facility has made a conditional commitment of A$200 "
        "million to the Mirrin vanadium project, which is owned by Austral Vanadium Ltd.",
        [{"recipient": "Austral Vanadium Ltd", "project": "Mirrin", "stage": "conditional"}],
    ),
    (
        "Export Finance Australia has given in-principle support of up to A$75 million to Coola Zircon "
        "Ltd, majority-owned by Pacific Road Capital.",
        [{"recipient": "Coola Zircon Ltd", "stage": "letter_of_interest"}],
    ),
    (
        "On 14 March the European Commission granted €40 million to Serrado Metals SA. Portugal added "
        "€12 million for the plant the same day.",
        [
            {"announced_on": "2025-03-14", "recipient": "Serrado Metals SA"},
            {"funder": "Portugal", "announced_on": "2025-03-14", "recipient": "Serrado Metals SA"},
        ],
    ),
    (
        "The Export-Import Bank of the United States issued letters of interest to Kestrel Tungsten Inc "
        "($27 million) and Nome Gallium Corp ($40 million).",
        [
            {"recipient": "Kestrel Tungsten Inc", "amount": 27000000.0},
            {"recipient": "Nome Gallium Corp", "amount": 40000000.0},
        ],
    ),
]
PAIRS = [
    (
        "Gallatin Nickel Corp holds a letter of interest from EXIM for up to US$150 million, while Export "
        "Development "
        "Canada's in-principle letter was for up to US$300 million.",
        [
            {"funder": "EXIM", "amount": 1.5e8, "recipient": "Gallatin Nickel Corp", "stage": "letter_of_interest"},
            {
                "funder": "Export Development Canada",
                "amount": 3e8,
                "recipient": "Gallatin Nickel Corp",
                "stage": "letter_of_interest",
            },
        ],
    ),
    (
        "BNDES and Finep opened a call for strategic minerals projects with R$5 billion on offer. BNDES is to "
        "provide R$4 billion of "
        "the money and Finep R$1 billion.",
        [
            {"funder": "BNDES and Finep", "amount": 5e9, "currency": "BRL", "stage": "committed"},
            {"funder": "BNDES", "amount": 4e9, "recipient": None},
            {"funder": "Finep", "amount": 1e9, "recipient": None},
        ],
    ),
    (
        "The Department of Defense granted Lomond Metals Corp US$8.35 million for drilling, and Natural Resources "
        "Canada "
        "approved C$4.9 million for a pilot plant.",
        [
            {"funder": "Department of Defense", "amount": 8.35e6, "recipient": "Lomond Metals Corp"},
            {"funder": "Natural Resources Canada", "amount": 4.9e6, "recipient": "Lomond Metals Corp"},
        ],
    ),
    (
        "The United States and Australia signed a minerals pact on Monday. Each government plans to invest at least "
        "US$1 "
        "billion in projects.",
        [
            {"funder": "United States", "amount": 1e9, "stage": "proposed", "announced_on": "2025-06-09"},
            {"funder": "Australia", "amount": 1e9, "stage": "proposed", "announced_on": "2025-06-09"},
        ],
    ),
    (
        "The US International Development Finance Corporation lent $45 million to Tibbit Cobalt Ltd. It is the "
        "corporation's second bet on the metal, after the $200 million it committed to Arbour Nickel Corp.",
        [
            {"amount": 4.5e7, "recipient": "Tibbit Cobalt Ltd"},
            {
                "funder": "US International Development Finance Corporation",
                "amount": 2e8,
                "recipient": "Arbour Nickel Corp",
            },
        ],
    ),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    MONEY_FOR_PROJECTS + THIRD_PARTIES + ROUND_UPS + MORE_ROUND_UPS + PROGRAMMES + INSTRUMENTS + PAIRS + MIXED_TELLINGS,
)
def test_newsroom_tellings(text: str, expected: list[Expected]) -> None:
    check(text, expected)


def test_for_its_part_refers_to_nobody() -> None:
    check(
        "Larkspur Metals Ltd signed an exclusivity deal for ground in Utah. Ottawa, for its part, launched a C$300"
        " million funding initiative for plants that recycle battery metals.",
        [{"recipient": None, "amount": 300_000_000, "currency": "CAD", "stage": "committed"}],
    )


SEVERAL_AT_ONCE = [
    (
        "Tern Nickel Ltd and Skua Cobalt Ltd were awarded $12 million and $9 million respectively by the Department of "
        "Defense.",
        [
            {"recipient": "Tern Nickel Ltd", "amount": 1.2e7, "funder": "Department of Defense"},
            {"recipient": "Skua Cobalt Ltd", "amount": 9e6, "funder": "Department of Defense"},
        ],
    ),
    (
        "The African Development Bank and the Trade and Development Bank are each lending $80 million to Kudu Graphite "
        "Ltd to build the Ancuabe West mine in Mozambique.",
        [
            {
                "funder": "African Development Bank",
                "amount": 8e7,
                "recipient": "Kudu Graphite Ltd",
                "instrument": "loan",
            },
            {"funder": "Trade and Development Bank", "amount": 8e7, "recipient": "Kudu Graphite Ltd"},
        ],
    ),
    (
        "The European Investment Bank approved a €500 million package for Fjell Nickel AS's Rana project in Norway: a "
        "€300 million loan from KfW, a €120 million loan from Eksfin and €80 million from Bpifrance.",
        [
            {"funder": "European Investment Bank", "amount": 5e8, "instrument": "programme"},
            {"funder": "KfW", "amount": 3e8, "instrument": "loan", "recipient": "Fjell Nickel AS"},
            {"funder": "Eksfin", "amount": 1.2e8, "instrument": "loan", "recipient": "Fjell Nickel AS"},
            {"funder": "Bpifrance", "amount": 8e7, "recipient": "Fjell Nickel AS", "project": "Rana"},
        ],
    ),
    (
        "Export Finance Australia has given Wirra Rare Earths Ltd conditional approval for A$150 million of debt "
        "for its "
        "Wirra mine, on top of A$60 million committed last August.",
        [
            {"amount": 1.5e8, "stage": "conditional", "announced_on": "2025-06-10"},
            {"amount": 6e7, "stage": "committed", "announced_on": "2024-08"},
        ],
    ),
    (
        "Korea Eximbank will extend a $200 million loan to Hanbit Lithium Co., with K-SURE covering $90 million of "
        "bank "
        "loans.",
        [
            {"funder": "Korea Eximbank", "amount": 2e8, "instrument": "loan"},
            {"funder": "K-SURE", "amount": 9e7, "instrument": "credit_insurance", "recipient": "Hanbit Lithium Co"},
        ],
    ),
    (
        "India's cabinet approved a 60 billion rupee scheme for rare earth magnets. Up to 50 billion rupees is for "
        "sales-linked incentives.",
        [{"amount": 6e10, "instrument": "programme"}, {"amount": 5e10, "amount_qualifier": "up_to"}],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SEVERAL_AT_ONCE)
def test_several_sums_of_one_sentence_keep_their_givers_receivers_and_dates(
    text: str, expected: list[Expected]
) -> None:
    check(text, expected)


STATES_AND_SITES = [
    (
        "Quebec will spend C$90 million over five years to map critical minerals.",
        [{"funder": "Quebec", "countries": ["CA"]}],
    ),
    ("Quebec graphite producer Boreal Corp has raised C$90 million.", []),
    (
        "The U.S. Department of Energy awarded $58 million to Talvik Materials Inc for its separation plant in Hardin "
        "County, Kentucky. The plant will make battery-grade graphite.",
        [{"project": "Hardin County", "commodities": ["graphite"], "countries": ["US"]}],
    ),
    (
        "The U.S. Department of Energy awarded $58 million to Talvik Materials Inc for a plant in Kentucky.",
        [{"project": None}],
    ),
    (
        "Ottawa cancelled a C$40 million contribution to Vital Tungsten Ltd's Saskatoon processing plant.",
        [{"stage": "cancelled", "project": "Saskatoon", "recipient": "Vital Tungsten Ltd"}],
    ),
    (
        "Brazil's BNDES and Finep selected 56 projects worth 45.8 billion reais for a critical minerals programme, of "
        "which 5 billion reais will be lent by BNDES.",
        [{"amount": 5e9, "stage": "committed", "funder": "BNDES"}],
    ),
    (
        "Japan's Ministry of Economy, Trade and Industry plans to subsidise up to half the cost, or about 39 "
        "billion yen, "
        "of a gallium project.",
        [{"instrument": "grant", "stage": "proposed"}],
    ),
    (
        "KfW and Euler Hermes will back the Rana nickel mine in northern Sweden. The state export credit insurer is to "
        "guarantee 80% of a €300 million loan to Fjell Nickel AB.",
        [{"funder": "Euler Hermes", "instrument": "loan_guarantee", "project": "Rana", "recipient": "Fjell Nickel AB"}],
    ),
]


@pytest.mark.parametrize(("text", "expected"), STATES_AND_SITES)
def test_states_that_spend_and_plants_told_by_their_town(text: str, expected: list[Expected]) -> None:
    check(text, expected)


WORDS_AROUND_SUMS = [
    (
        "Together with the €35 million senior facility for which KfW gave credit approval in December 2024, Brann "
        "Tungsten "
        "plc has its money.",
        [{"funder": "KfW", "amount": 3.5e7, "instrument": "loan", "announced_on": "2024-12"}],
    ),
    (
        "Largest of all is the US$1.6 billion loan that the U.S. Department of Energy closed on 18 March with "
        "Laramie Rare "
        "Earths Inc.",
        [{"funder": "U.S. Department of Energy", "stage": "closed", "announced_on": "2025-03-18"}],
    ),
    (
        "The Pentagon awarded Shoshone Antimony Corp. $22 million. A further $12 million may follow if ore is treated.",
        [{"amount": 2.2e7, "stage": "committed"}, {"amount": 1.2e7, "stage": "proposed", "funder": "Pentagon"}],
    ),
    (
        "The Department of Energy lends $9 billion to battery makers. Among them is a $1.2 billion loan to Lake "
        "Separators "
        "LLC, which closed in September 2024.",
        [
            {"amount": 9e9, "recipient": None},
            {"amount": 1.2e9, "recipient": "Lake Separators LLC", "stage": "closed", "announced_on": "2024-09"},
        ],
    ),
    ("Since 2022, the Department of Energy has announced loans of more than $25 billion.", []),
    ("Rødfjell Titanium Ltd's $1.1 billion conversion plant is backed by the Ontario government.", []),
    (
        "It cost $75 million, and the European Union's Just Transition Fund granted €18.7 million in 2022.",
        [{"amount": 1.87e7, "currency": "EUR"}],
    ),
    ("Hallberg Trading Ltd will lend Barroso Lithium Ltd 40 million euros, to be paid back in product.", []),
    (
        "KfW has agreed to increase the loan to Anchor Bay Metals Inc. from €60 million to €90 million.",
        [{"amount": 9e7}],
    ),
    (
        "The extension of Ouest Recycling Ltd's plant costs €96 million, of which the Region of Normandy is "
        "contributing "
        "€6.5 million as a grant.",
        [{"funder": "Region of Normandy", "amount": 6.5e6, "instrument": "grant"}],
    ),
    (
        "The Innovation Fund of the European Commission gives €112 million in grants to four projects. The selected "
        "projects are now invited to prepare their grant agreements.",
        [{"stage": "conditional", "amount": 1.12e8}],
    ),
]


@pytest.mark.parametrize(("text", "expected"), WORDS_AROUND_SUMS)
def test_words_around_a_sum_tell_whose_it_is_and_which_are_none(text: str, expected: list[Expected]) -> None:
    check(text, expected)


FROM_AND_TO = """# Public money tracker

| Date | From | To | What | Amount |
|---|---|---|---|---|
| 9 January | Export Finance Australia | Tallong Graphite Ltd | Conditional approval, project loan | A$85 million |
| 3 March | JOGMEC | Kuro Titanium Co | Loan guarantee for a Vietnamese upgrade plant | ¥6.8 billion |

# Movers

| Company | News | Move on the day |
|---|---|---|
| Lakeland Vanadium | second-quarter loss of C$4.1 million | -7% |
"""


def test_tables_from_and_to_and_tables_of_other_matter() -> None:
    record = {"doc_id": "t", "title": None, "markdown": FROM_AND_TO, "published_at": "2025-06-10", "url": None}
    found = [m.as_contract() for m in find_funding(Reading(read_contract(record, Path())))[0]]
    assert [(r["funder"], r["recipient"], r["stage"], r["amount"], r["countries"]) for r in found] == [
        ("Export Finance Australia", "Tallong Graphite Ltd", "conditional", 8.5e7, ["AU"]),
        ("JOGMEC", "Kuro Titanium Co", "committed", 6.8e9, ["VN"]),
    ]


WHAT_A_STORY_ADDS = [
    (
        "Balti Magnets Ltd opened its magnet plant in Narva. The European Union's Just Transition Fund granted the "
        "company "
        "€18.7 million in November 2022.",
        [{"project": "Narva", "recipient": "Balti Magnets Ltd", "commodities": ["rare earths"]}],
    ),
    (
        "The Northern Territory Government awarded Wirra Phosphate Ltd A$1.2 million under its Geophysics and Drilling "
        "Collaborations program.",
        [{"programme": "Geophysics and Drilling Collaborations program", "funder": "Northern Territory Government"}],
    ),
    (
        "Navratna Magnets Ltd, which has received a grant of €2 million from Innovate UK, is in talks with a supplier.",
        [{"stage": "committed", "amount": 2e6}],
    ),
    (
        "Salares Lithium Ltd hired a new chief. The Union Cabinet in India gave its nod to a €150 million scheme to "
        "subsidise production of rare earth magnets.",
        [{"recipient": None, "countries": ["IN"]}],
    ),
    (
        "The Department of War gave 21 awards worth $1.03 billion. These include $29.9 million awarded to Bayou "
        "Gallium "
        "LLC for gallium, and $6.2 million awarded to Red River Nickel Inc.",
        [
            {"amount": 1.03e9},
            {"amount": 2.99e7, "recipient": "Bayou Gallium LLC"},
            {"amount": 6.2e6, "recipient": "Red River Nickel Inc"},
        ],
    ),
    (
        "The Ontario government is investing C$42 million through the Critical Minerals Processing Fund in Superior "
        "Lithium Inc.'s plant.",
        [{"recipient": "Superior Lithium Inc", "programme": "Critical Minerals Processing Fund"}],
    ),
    (
        "Sage Tungsten Ltd signed a commitment letter with KfW for a €45 million loan.",
        [{"stage": "committed", "funder": "KfW", "recipient": "Sage Tungsten Ltd"}],
    ),
]


@pytest.mark.parametrize(("text", "expected"), WHAT_A_STORY_ADDS)
def test_what_the_story_adds_to_a_sum(text: str, expected: list[Expected]) -> None:
    check(text, expected)


LENDERS_AND_LISTS = [
    (
        "FMO, Proparco and DEG each contribute USD 25m to a USD 75m senior loan for Kahama Nickel Ltd.",
        [{"funder": f, "amount": 2.5e7, "instrument": "loan"} for f in ("FMO", "Proparco", "DEG")],
    ),
    (
        "EXIM sent letters of interest worth up to $2 billion for four Australian projects, including Wirra "
        "Antimony Ltd "
        "($300 million) and Tarra Graphite Ltd ($200 million).",
        [
            {"amount": 2e9, "recipient": None, "stage": "letter_of_interest"},
            {"amount": 3e8, "recipient": "Wirra Antimony Ltd"},
            {"amount": 2e8, "recipient": "Tarra Graphite Ltd"},
        ],
    ),
    (
        "A repayable contribution of C$6 million from PrairiesCan, plus a non-repayable C$1.5 million from Alberta "
        "Innovates, will help Bow Lithium Ltd build a plant near Olds, Alberta.",
        [{"instrument": "loan", "project": "Olds"}, {"instrument": "grant", "recipient": "Bow Lithium Ltd"}],
    ),
    (
        "India's mines ministry set aside 5 billion rupees for exploration of lithium.",
        [{"funder": "India's mines ministry", "amount": 5e9, "recipient": None}],
    ),
    (
        "ARENA will chip in A$4.9m of the cost of Lava Alumina Ltd's demonstration.",
        [{"funder": "ARENA", "amount": 4.9e6}],
    ),
    (
        "The board of KfW has signed off on €3 million of technical assistance to Longa Rare Earths Ltd.",
        [{"instrument": "grant", "stage": "committed", "recipient": "Longa Rare Earths Ltd"}],
    ),
]


@pytest.mark.parametrize(("text", "expected"), LENDERS_AND_LISTS)
def test_lenders_side_by_side_and_lists_of_receivers(text: str, expected: list[Expected]) -> None:
    check(text, expected)


WHO_GIVES = [
    (
        "The European Commission cleared, under its state aid rules, a €360 million German measure for Norrland "
        "Batteries "
        "GmbH.",
        [{"funder": "German government", "countries": ["DE"]}],
    ),
    (
        "The World Bank's private lending arm IFC proposes a loan of up to $250 million to Fenix Lithium Ltd.",
        [{"funder": "IFC", "recipient": "Fenix Lithium Ltd", "stage": "proposed"}],
    ),
    (
        "Port Smelters Ltd secured A$135 million from the federal, South Australian and Tasmanian governments.",
        [{"funder": "federal, South Australian and Tasmanian governments", "recipient": "Port Smelters Ltd"}],
    ),
    (
        "The DFC has committed $50 million in equity to Techno Metals Ltd, bringing its total investment in the "
        "company to "
        "$180 million.",
        [{"amount": 5e7, "instrument": "equity"}],
    ),
    (
        "Northern Ore Ltd got SEK 3 billion of support from Industriklivet, the Swedish Energy Agency's programme.",
        [{"funder": "Swedish Energy Agency", "programme": "Industriklivet", "amount": 3e9}],
    ),
    (
        "The Loan Programs Office of the U.S. Department of Energy announced the closing of a $996 million loan to "
        "Rhyolite "
        "Lithium Inc.",
        [{"funder": "U.S. Department of Energy", "recipient": "Rhyolite Lithium Inc", "stage": "closed"}],
    ),
]


@pytest.mark.parametrize(("text", "expected"), WHO_GIVES)
def test_who_gives_among_several_bodies(text: str, expected: list[Expected]) -> None:
    check(text, expected)
