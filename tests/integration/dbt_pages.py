"""What the outlets of the made-up world wrote: our own companies, mines and sentences, with figures for the rules."""
from __future__ import annotations

from tests.integration.dbt_world import Page, deal, estimate, funding, page

TARN = {"Tarn Lithium Corp": "acquirer", "Boulder Spodumene Ltd": "target"}
TARN_SENTENCE = "Tarn Lithium Corp (TSXV: TRN) will buy Boulder Spodumene Ltd for C$126.8 million in shares."
LITHIUM = {"commodities": ("lithium",), "countries": ("CA",)}
RARE = {"commodities": ("rare earths",)}

FIRST = [
    # one takeover: the issuer, a rounding outlet, a copy of the release, and a machine with another number
    page("hill_wire", "tarn-boulder", "2026-03-16", deal(
        TARN_SENTENCE, "acquisition", "agreed", TARN, "126800000 CAD", announced_on="2026-03-16", **LITHIUM)),
    page("daily_metal", "takeover-in-quebec", "2026-03-17", deal(
        "Boulder Spodumene accepted a bid worth C$127 million from Tarn Lithium on Monday.", "acquisition", "agreed",
        {"Tarn Lithium": "acquirer", "Boulder Spodumene": "target"}, "127000000 CAD", announced_on="2026-03-16")),
    page("gazette", "companies", "2026-03-17", deal(
        TARN_SENTENCE, "acquisition", "agreed", TARN, "126800000 CAD", announced_on="2026-03-17", **LITHIUM)),
    page("robot_digest", "canada-wrap", "2026-03-18", deal(
        "Tarn snapped up rival Boulder for a whopping C$142 million.", "acquisition", "completed",
        {"Tarn Lithium": "acquirer", "Boulder Spodumene": "target"}, "142000000 CAD", announced_on="2026-03-18",
        **LITHIUM), machine=True),
    # one loan in two stages, and the same amount to somebody else
    page("energy_gov", "lantern-conditional", "2024-10-17", funding(
        "The department made a conditional commitment of $2.26 billion to Lantern Americas for Tucker Pass.",
        "U.S. Department of Energy", "loan", "conditional", "2260000000 USD", recipient="Lantern Americas",
        project="Tucker Pass", announced_on="2024-10-17", commodities=("lithium",), countries=("US",))),
    page("daily_metal", "lantern-closes", "2025-10-29", funding(
        "Lantern Americas closed its $2.23 billion loan from DOE on Tuesday.", "DOE", "loan", "closed",
        "2230000000 USD", recipient="Lantern Americas", project="Tucker Pass", announced_on="2025-10-28",
        commodities=("lithium",), countries=("US",)), funding(
        "Harbour Nickel was lent $2.26 billion too.", "DOE", "loan", "committed", "2260000000 USD",
        recipient="Harbour Nickel", announced_on="2025-10-29", commodities=("nickel",), countries=("US",))),
    # an envelope and two awards out of it, a letter and a cancelled grant
    page("energy_gov", "envelope", "2025-11-04", funding(
        "The First and Last Mile Fund holds C$371.8 million.", "Natural Resources Canada", "programme", "committed",
        "371800000 CAD", programme="First and Last Mile Fund", announced_on="2025-11-04", countries=("CA",))),
    page("hill_wire", "yukon-award", "2026-03-16", funding(
        "Yukon Copper receives C$40 million from the First and Last Mile Fund.", "Natural Resources Canada", "grant",
        "committed", "40000000 CAD", recipient="Yukon Copper", programme="First and Last Mile Fund",
        announced_on="2026-03-16", commodities=("copper",), countries=("CA",))),
    page("gazette", "letters", "2026-03-12", funding(
        "EXIM wrote a letter of interest for $300 million to Graphite Nord.", "EXIM", "loan", "letter_of_interest",
        "300000000 USD", recipient="Graphite Nord", announced_on="2026-03-12", commodities=("graphite",)), funding(
        "The $50 million grant to Ascend Cathode was cancelled.", "Department of Energy", "grant", "cancelled",
        "50000000 USD", recipient="Ascend Cathode", announced_on="2026-03-12"), funding(
        "The Brotherhood of Smelters will give Ascend Cathode $2 million.", "Brotherhood of Smelters", "grant",
        "committed", "2000000 USD context", recipient="Ascend Cathode", announced_on="2026-03-12")),
    page("energy_gov", "antimony", "2026-03-11", funding(
        "The Pentagon awarded Perennial $24.8 million for Stib Ridge.", "Department of Defense", "grant", "committed",
        "24800000 USD", recipient="Perennial", project="Stib Ridge", announced_on="2026-03-11",
        commodities=("antimony",), countries=("US",))),
    # ore tonnage printed as oxide, three times over, by a machine
    page("robot_digest", "rare-earth-giants", "2026-03-18", estimate(
        "The Hallet Creek project holds 547.5 million tonnes of total rare earth oxides.", "unspecified", "unspecified",
        contained={"TREO": 547.5e6}, project="Hallet Creek", company="Amaranth Rare Earths", **RARE), estimate(
        "Saint Martin Mining lifted oxide reserves at Arara to 70 million tonnes.", "reserve", "unspecified",
        contained={"REO": 70e6}, project="Arara", company="Saint Martin Mining", **RARE), estimate(
        "Niobium at Arara went to 95 million tonnes.", "reserve", "unspecified", contained={"Nb": 95e6},
        project="Arara", company="Saint Martin Mining", commodities=("niobium",)), machine=True),
    # a table that does not add up beside one that does, and one with impossible lines
    page("hill_wire", "yankee-bore", "2026-03-16", *[estimate(
        f"Yankee Bore {category.replace('_', ' and ')}: {tonnes / 1e6:g} Mt at 1% TREO, {held:g} t.", "resource",
        category, tonnes, {"TREO": 1.0}, {"TREO": held}, project="Yankee Bore", company="Hasty Metals",
        reporting_code="JORC", effective_on="2026-02-28", **RARE)
        for category, tonnes, held in (("measured", 10e6, 100e3), ("indicated", 20e6, 200e3),
                                       ("measured_indicated", 31e6, 310e3), ("inferred", 5e6, 80e3))]),
    page("hill_wire", "stib-ridge", "2026-03-16", *[estimate(
        f"Stib Ridge {category.replace('_', ' and ')}: {tonnes / 1e6:g} Mt at 0.1% Sb, {tonnes / 1e3:g} t.", "reserve",
        category, tonnes, {"Sb": 0.1}, {"Sb": tonnes / 1e3}, project="Stib Ridge", company="Perennial",
        reporting_code="NI 43-101", effective_on="2025-12", commodities=("antimony",))
        for category, tonnes in (("proven", 3e6), ("probable", 7e6), ("proven_probable", 10e6))]),
    page("gazette", "odd-estimates", "2026-03-10", estimate(
        "Odd Hill has indicated reserves of 4 Mt at 120% Cu.", "reserve", "indicated", 4e6, {"Cu": 120.0},
        project="Odd Hill", commodities=("copper",)), estimate(
        "Even Hill holds 1 Mt of ore with 2 Mt of copper, effective in May.", "resource", "inferred", 1e6,
        contained={"Cu": 2e6}, project="Even Hill", effective_on="2026-05-01", commodities=("copper",))),
    # an estimate and its update
    page("gazette", "alder-then", "2024-06-05", estimate(
        "Alder has 20 Mt of inferred resources.", "resource", "inferred", 20e6, project="Alder", company="Twin Lithium",
        commodities=("lithium",))),
    page("gazette", "alder-now", "2026-03-11", estimate(
        "Alder has grown to 30 Mt of inferred resources.", "resource", "inferred", 30e6, project="Alder",
        company="Twin Lithium", commodities=("lithium",))),
    # money and dates at the edges
    page("daily_metal", "edges", "2026-03-15", deal(
        "Enright Fuels will earn into Donovan for A$183 million.", "earn_in", "agreed",
        {"Enright Fuels": "acquirer", "Austin Sands": "seller"}, "183000000 AUD context", project="Donovan",
        announced_on="2026-03-15", countries=("AU",), stake_pct=49.0, **RARE), deal(
        "Rand Chrome pays R5 billion for Bushveld Ridge.", "acquisition", "agreed", {"Rand Chrome": "acquirer"},
        "5000000000 ZAR", project="Bushveld Ridge", announced_on="2026-03-15", countries=("ZA",)), deal(
        "In 2025 Norte Copper bought Cascada for up to €90 million.", "acquisition", "completed",
        {"Norte Copper": "acquirer", "Sur Copper": "seller"}, "90000000 EUR", value_qualifier="up_to",
        project="Cascada", announced_on="2025", countries=("CL",)), deal(
        "Quick Tin will sign with Slow Tin next April.", "offtake", "proposed",
        {"Quick Tin": "buyer", "Slow Tin": "supplier"}, announced_on="2026-04-20", commodities=("tin",))),
    # part for whole, and a stage that goes backwards
    page("hill_wire", "mikado", "2026-03-10", deal(
        "Mikado Corp acquires 30% of Copper Dawn for US$600 million.", "acquisition", "completed",
        {"Mikado Corp": "acquirer", "Hudson Copper": "seller"}, "600000000 USD", project="Copper Dawn",
        stake_pct=30.0, announced_on="2026-03-10", commodities=("copper",), countries=("US",))),
    page("gazette", "mikado-again", "2026-03-14", deal(
        "Mikado is set to take Copper Dawn in a two-billion-dollar pact.", "acquisition", "proposed",
        {"Mikado Corp": "acquirer", "Hudson Copper": "seller"}, "2000000000 USD", project="Copper Dawn",
        announced_on="2026-03-14", commodities=("copper",), countries=("US",))),
    page("daily_metal", "undated", None, deal(
        "Hastings will supply Nordvik.", "supply", "agreed", {"Hastings": "supplier", "Nordvik AB": "buyer"})),
    page("daily_metal", "two-hastings", "2026-03-12", deal(
        "Hastings Metals and Hastings Energy share a port.", "partnership", "agreed",
        {"Hastings Metals": "partner", "Hastings Energy": "partner"}, announced_on="2026-03-12")),
    page("daily_metal", "quiet-day", "2026-03-12"),
]

SECOND: list[Page] = [
    # told later, dated earlier: the takeover keeps its id and gains a first event
    page("gazette", "rumour-recalled", "2026-02-20", deal(
        "Tarn Lithium is said to be circling Boulder Spodumene.", "acquisition", "rumoured",
        {"Tarn Lithium": "acquirer", "Boulder Spodumene": "target"}, announced_on="2026-02-20")),
    # an edited article: a new version of a known document
    page("daily_metal", "takeover-in-quebec", "2026-03-17", deal(
        "Boulder Spodumene accepted a bid worth C$126.8 million from Tarn Lithium on Monday, it corrected.",
        "acquisition", "agreed", {"Tarn Lithium": "acquirer", "Boulder Spodumene": "target"}, "126800000 CAD",
        announced_on="2026-03-16")),
    page("energy_gov", "lantern-second", "2026-03-19", funding(
        "Lantern Americas was lent a further $400 million for Tucker Pass.", "U.S. Department of Energy", "loan",
        "closed", "400000000 USD", recipient="Lantern Americas", project="Tucker Pass", announced_on="2026-03-19",
        commodities=("lithium",), countries=("US",))),
]
