"""What an estimate takes from the words around it: owner, project, cut-off, date, code, standing and commodities."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.extract.reading import Reading
from pipelines.extract.resources import find_resources
from pipelines.model import ResourceMention
from pipelines.parse import read_contract
from pipelines.parse.document import Arrival, parse_page

PAGES = Path(__file__).parents[2] / "site" / "pages" / "wire.oreledger.test"
LITHIUM = "Bracken Lithium Ltd (ASX: BRK) reports on the Alder lithium project in Western Australia.\n\n"
TABLE = (
    "| Category | Mt | Li2O % |\n|---|---|---|\n"
    "| Measured | 3 | 1.31 |\n| Indicated | 9 | 1.22 |\n| Inferred | 5 | 1.1 |\n"
)


def read(content: str) -> list[ResourceMention]:
    kind = "markdown" if "|" in content else "text"
    document = read_contract({"doc_id": "d", kind: content, "published_at": "2025-06-10"}, Path())
    mentions = find_resources(Reading(document))[0]
    assert all(document.text[m.evidence.start : m.evidence.end] == m.evidence.text for m in mentions)
    return mentions


def page(name: str, **given: str) -> list[ResourceMention]:
    return find_resources(Reading(parse_page((PAGES / name).read_bytes(), Arrival(**given))))[0]


def told(mentions: list[ResourceMention]) -> list[tuple[str, str | None, float | None, bool]]:
    return [(m.category, m.project, m.tonnage_t, m.is_current) for m in mentions]


def test_an_alias_stands_for_its_issuer() -> None:
    (estimate,) = read(
        'MONTREAL - Bracken Graphite Inc. ("Bracken" or the "Corporation") (TSXV: BRK) drills at Lac Fougere. '
        "The Corporation's Lac Fougere deposit holds Indicated Mineral Resources of 12 Mt at 14.5% Cg. "
        "The Corporation expects more, and the Corporation has said so."
    )
    assert (estimate.company, estimate.project) == ("Bracken Graphite Inc.", "Lac Fougere")


@pytest.mark.parametrize(
    "label",
    [
        "U1/U2 (5 to 25% Cg)",
        "U3 (> 25% Cg)",
        "All units",
        "All material",
        "Rocky saprolite",
        "Fresh rock",
        "Oxide",
        "Open pit",
        "Total",
    ],
)
def test_a_row_of_a_material_is_the_projects(label: str) -> None:
    mentions = read(
        "Bracken Graphite Inc. owns the Lac Fougere graphite project in Quebec.\n\n"
        "Table 1: Mineral Resource Estimate for the Lac Fougere deposit\n\n"
        "| Category | Unit | Tonnage (Mt) | Grade (% Cg) |\n|---|---|---|---|\n"
        f"| Indicated | U0 (< 5% Cg) | 10 | 3.1 |\n| Indicated | {label} | 13 | 15.6 |\n"
        "| Inferred | Grizzly Hill | 2 | 9.9 |\n\n"
        "Notes: Mineral resources are reported above a 2.0% Cg cut-off.\n"
    )
    assert [m.project for m in mentions] == ["Lac Fougere", "Lac Fougere", "Grizzly Hill"]
    assert {tuple((c.analyte, c.value) for c in m.cutoff) for m in mentions} == {(("TGC", 2.0),)}


@pytest.mark.parametrize(
    "content",
    [
        LITHIUM + TABLE + "\nThe table is reported at a cut-off grade of 0.5% Li2O and effective 30 June 2024.\n",
        LITHIUM + "Table 2: Alder Mineral Resource as at 30 June 2024 (cut-off 0.5% Li2O)\n\n" + TABLE,
        LITHIUM + "The resource, stated as of June 30, 2024 above a 0.5% Li2O cut-off, is set out below.\n\n" + TABLE,
        LITHIUM + TABLE + "\nNotes: (1) A 0.5% cut-off was used. (2) The estimate is effective 30 June 2024.\n",
        LITHIUM
        + "## Mineral resource as at 30 June 2024\n\nA cut-off grade of 0.5% lithium oxide (Li2O) applies.\n\n"
        + TABLE,
    ],
    ids=["below", "caption", "introduction", "notes", "heading"],
)
def test_conditions_said_once_hold_for_every_row(content: str) -> None:
    mentions = read(content)
    assert [m.category for m in mentions] == ["measured", "indicated", "inferred"]
    assert {m.effective_on for m in mentions} == {"2024-06-30"}
    assert {tuple((c.analyte, c.value) for c in m.cutoff) for m in mentions} == {(("Li2O", 0.5),)}


def test_a_date_of_something_else_is_not_the_estimates() -> None:
    mentions = read(LITHIUM + "Cash was A$5 million as at 31 March 2025.\n\n" + TABLE)
    assert {m.effective_on for m in mentions} == {None}


def test_the_instrument_comes_before_the_definitions_it_adopts() -> None:
    notes = "\nNotes: The CIM Definition Standards (2014) were followed.\n\n"
    assert {m.reporting_code for m in read(LITHIUM + TABLE + notes)} == {"CIM"}
    both = notes + "The study was made under National Instrument 43-101 by others.\n"
    assert {m.reporting_code for m in read(LITHIUM + TABLE + both)} == {"NI 43-101"}


RARE = (
    "Bracken Rare Earths Ltd (ASX: BRK) said the Mineral Resource at Colina Verde is now 2.7 billion tonnes at 800ppm "
    "TREO. "
)
NOW = ("unspecified", "Colina Verde", 2.7e9, True)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Two years ago the project's first resource was 409Mt at 626ppm TREO.",
            ("unspecified", "Colina Verde", 409e6, False),
        ),
        ("That replaced a 2024 estimate of 2.34 billion tonnes.", ("unspecified", "Colina Verde", 2.34e9, False)),
        (
            "It converts most of the 298 million tonnes that were classed as inferred.",
            ("inferred", "Colina Verde", 298e6, False),
        ),
        ("The Norte area, where mining would begin, accounts for 543Mt.", ("unspecified", "Norte", 543e6, True)),
        (
            "It replaces the estimate of March 2023, which stood at 1.9 billion tonnes at 750ppm TREO.",
            ("unspecified", "Colina Verde", 1.9e9, False),
        ),
        (
            "The resource is 3 billion tonnes in all, including a maiden 389Mt at 950ppm TREO at Serra Azul.",
            ("unspecified", "Serra Azul", 389e6, True),
        ),
    ],
)
def test_estimates_called_by_description(sentence: str, expected: tuple[str, str, float, bool]) -> None:
    mentions = told(read(RARE + sentence))
    assert NOW in mentions
    assert expected in mentions


def test_an_estimate_called_by_its_month_is_dated_by_it() -> None:
    mentions = read(RARE + "It replaces the estimate of March 2023, which stood at 1.9 billion tonnes at 750ppm TREO.")
    assert [m.effective_on for m in mentions] == [None, "2023-03"]


def test_brine_that_rose_from_another_figure() -> None:
    mentions = read(
        "Lago Litio S.A. holds the Salar Norte brine. Measured and indicated resources rise to 4.6 million tonnes of "
        "lithium carbonate equivalent (LCE) from 4.1 million tonnes."
    )
    assert [(m.category, m.tonnage_t, m.contained[0].value_t, m.is_current) for m in mentions] == [
        ("measured_indicated", None, 4.6e6, True),
        ("measured_indicated", None, 4.1e6, False),
    ]


TIN = "Kestrel Tin plc owns the Wheal Bray tin project in Cornwall. "


def test_the_metal_of_a_part_is_no_record_of_its_own() -> None:
    mentions = read(
        TIN + "It has a mineral resource of 80 Mt at 0.15% Sn, including an ore reserve of 40 Mt at 0.13% Sn for "
        "52,000 tonnes of tin."
    )
    assert [(m.estimate_kind, m.tonnage_t, [c.value_t for c in m.contained]) for m in mentions] == [
        ("resource", 80e6, []),
        ("reserve", 40e6, [52000.0]),
    ]


@pytest.mark.parametrize("rate", ["a year", "per year", "annually", "each year"])
def test_a_yearly_output_is_no_estimate(rate: str) -> None:
    text = f"Ore reserves of 30 Mt at 0.9% Sn support a mine life of 30 years at 100,000 tonnes of concentrate {rate}."
    assert [m.tonnage_t for m in read(TIN + text)] == [30e6]


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("The ore reserve is 40 Mt at 0.13% Sn.", "unspecified"),
        ("The Probable Ore Reserve was signed off on Monday. The reserve of 40 Mt at 0.13% Sn lasts.", "probable"),
        ("The ore reserve, all of it in the Probable category, is 40 Mt at 0.13% Sn.", "probable"),
    ],
)
def test_the_class_of_a_reserve(text: str, category: str) -> None:
    assert [(m.estimate_kind, m.category) for m in read(TIN + text)] == [("reserve", category)]


@pytest.mark.parametrize(
    ("grades", "commodities"),
    [
        ("3.1 g/t 3E (palladium, platinum and gold)", {"palladium", "platinum", "gold"}),
        ("900 ppm TREO, with 25 ppm dysprosium oxide, 4 ppm terbium oxide and 220 ppm NdPr", {"rare earths"}),
        ("4.1% TREO, 0.6% Nb2O5 and 8.2% P2O5", {"rare earths", "niobium", "phosphate"}),
        ("1.1% Ni, 0.2% P2O5, 12% MgO and 30% SiO2", {"nickel"}),
    ],
)
def test_commodities_of_what_is_graded(grades: str, commodities: set[str]) -> None:
    (estimate,) = read(f"Kestrel plc owns the Witrand project. The indicated resource at Witrand is 20 Mt at {grades}.")
    assert set(estimate.commodities) == commodities


def test_a_head_that_begins_with_a_figure_is_a_head() -> None:
    table = "| Category | Mt | 2PGE+Au (g/t) |\n|---|---|---|\n| Indicated | 20 | 3.1 |\n"
    (estimate,) = read("Kestrel plc owns the Witrand project.\n\nTable 1: Witrand mineral resource\n\n" + table)
    assert (estimate.tonnage_t, estimate.grades[0].value) == (20e6, 3.1)


@pytest.mark.parametrize(
    "text",
    [
        "Norland Battery Corp. will buy the graphite of Kestrel Graphite Ltd of Perth. Kestrel's Witrand project has "
        "an indicated resource of 20 Mt at 9% TGC. Norland Battery Corp. is based in Oslo.",
        "Norland Battery Corp. lends money. The Witrand project, owned by Kestrel Graphite Ltd, has an indicated "
        "resource of 20 Mt at 9% TGC. Norland Battery Corp. is based in Oslo.",
        "Norland Battery Corp. (TSX: NBC) lends money. The Witrand project of Kestrel Graphite Ltd has an indicated "
        "resource of 20 Mt at 9% TGC. Norland Battery Corp. is based in Oslo.",
        "Norland Battery Corp. (TSX: NBC) may buy Kestrel Graphite Ltd, owner of the Witrand project. Witrand has an "
        "indicated resource of 20 Mt at 9% TGC. Norland Battery Corp. is based in Oslo.",
    ],
)
def test_the_owner_is_the_one_said_to_own(text: str) -> None:
    (estimate,) = read(text)
    assert (estimate.project, estimate.company) == ("Witrand", "Kestrel Graphite Ltd")


def test_short_tons_down_the_side_are_converted_once() -> None:
    mentions = page("sombra-wash-s-k-1300.html")
    assert [(m.category, m.tonnage_t) for m in mentions] == [
        ("indicated", pytest.approx(192_323_165, abs=1)),
        ("inferred", pytest.approx(87_089_735, abs=1)),
    ]
    assert {m.effective_on for m in mentions} == {"2025-06-30"}


def test_the_tables_of_a_pdf() -> None:
    mentions = page("serra-malhada-reserves-2025.pdf")
    assert [(m.estimate_kind, m.category, m.tonnage_t) for m in mentions] == [
        ("reserve", "proven", 2.1e6),
        ("reserve", "probable", 4.2e6),
        ("reserve", "proven_probable", 6.3e6),
        ("resource", "measured", 3.4e6),
        ("resource", "indicated", 7.9e6),
        ("resource", "measured_indicated", 11.3e6),
        ("resource", "inferred", 5.2e6),
    ]
    assert {m.project for m in mentions} == {"Malhada"}
    assert {m.reporting_code for m in mentions} == {"JORC"}
    assert {tuple((c.analyte, c.value) for c in m.cutoff) for m in mentions} == {(("TGC", 3.0),)}
    assert {m.effective_on for m in mentions} == {"2025-09-30"}


def test_a_table_is_of_the_site_that_the_paragraph_above_it_names() -> None:
    found = read(
        "Alder is our first project. Alder has a mill, and Alder pays for the rest.\n\n"
        "We own the Rowan lithium project in Quebec. Its resource is of 2024.\n\n" + TABLE
    )
    assert {m.project for m in found} == {"Rowan"}


def test_a_company_called_like_a_mine_of_the_table_does_not_report() -> None:
    document = {
        "doc_id": "d",
        "title": "Bracken: Ore Reserves as at 31 December 2023",
        "markdown": "Bracken Limited states Ore Reserves. Rowan Copper Limited is a subsidiary. Rowan Copper is shut.\n\n"
        "| Class | Mine | Mt | Cu % |\n|---|---|---|---|\n| Proved | Rowan Copper | 3 | 1.3 |\n| Probable | Elm | 9 | 1.2 |\n",
    }
    found = find_resources(Reading(read_contract(document, Path())))[0]
    assert {m.company for m in found} == {"Bracken Limited"}


def test_a_day_over_the_columns_is_the_day_of_the_estimate() -> None:
    rows = "| | 30 June 2024 | 30 June 2024 |\n|---|---|---|\n| Class | Mt | Li2O % |\n| Indicated | 9 | 1.22 |\n"
    assert [m.effective_on for m in read(LITHIUM + "The resource:\n\n" + rows)] == ["2024-06-30"]


def test_the_year_of_a_code_credits_nobody() -> None:
    title, rows = (
        "Table 1 Alder Ore Reserve (JORC 2012), June 2023",
        "| Class | Mt | Li2O % |\n|---|---|---|\n| Probable | 9 | 1.22 |",
    )
    assert [m.is_current for m in read(f"{LITHIUM}{title}\n\n{rows}\n")] == [True]


def test_what_stands_behind_the_figures_is_no_name() -> None:
    rows = "| Zone | Mt | Li2O % | Against 2023 |\n|---|---|---|---|\n| Alder West | 9 | 1.22 | unchanged |\n"
    assert [m.project for m in read(LITHIUM + "Indicated Mineral Resource\n\n" + rows)] == ["Alder West"]


def test_rows_of_an_earlier_year_are_superseded() -> None:
    rows = "| | Class | Mt | Li2O % |\n|---|---|---|---|\n| 2024 | Indicated | 9 | 1.22 |\n| 2021 | Indicated | 6 | 1.3 |\n"
    assert [m.is_current for m in read(LITHIUM + "Mineral Resource\n\n" + rows)] == [True, False]


def test_a_quarter_s_production_is_no_estimate() -> None:
    rows = "| Metric | Unit | June |\n|---|---|---|\n| Ore mined | kt | 728 |\n| Ore milled | kt | 609 |\n"
    assert read("Bracken Resources Limited reports its quarter.\n\n" + rows) == []


def test_a_title_of_one_class_leaves_rows_of_several_alone() -> None:
    found = read(
        LITHIUM + "The mineral resource has moved out of the Inferred column:\n\n" + TABLE + "| Total | 17 | 1.2 |\n"
    )
    assert [m.category for m in found] == ["measured", "indicated", "inferred", "total"]


def test_what_the_estimate_of_a_month_was_it_is_no_longer() -> None:
    found = read(LITHIUM + TABLE + "\nThe estimate of December was 12 Mt at 1.12% Li2O, all of it Inferred.\n")
    assert [m.is_current for m in found] == [True, True, True, False]


@pytest.mark.parametrize(
    "said",
    [
        "Birch states the Mineral Resources of the Alder project at 30 June 2023.",
        "Birch reports a Mineral Resource of 3.0 Mt at 0.51% Cu for Alder. It is effective as at 30 June 2023.",
    ],
)
def test_the_day_said_in_the_sentence_about_the_estimate(said: str) -> None:
    content = f"{said}\n\n| Class | Mt | Cu (%) |\n|---|---|---|\n| Inferred | 3.0 | 0.51 |\n"
    assert {m.effective_on for m in read(content)} == {"2023-06-30"}


def test_a_cutoff_of_the_resources_is_not_the_reserves() -> None:
    content = (
        "Mineral Resources of Alder are reported at a cut-off of 0.20% Cu.\n\nReserves follow a net smelter return.\n\n"
        "| Class | Ore (Mt) | Cu (%) |\n|---|---|---|\n| Proven | 3.0 | 0.51 |\n"
    )
    assert [m.cutoff for m in read(content)] == [()]


def test_a_unit_or_a_word_that_began_a_sentence_owns_nothing() -> None:
    content = (
        "Birch Metals Corp. (TSX: BIR) explores Alder. Standard procedures apply; the standard was checked, and no other "
        "standard failed. Standard reported 0.30 Mt. The Inferred Resource of Alder is 7.6 Mt at 1.1% Cu."
    )
    assert {m.company for m in read(content)} == {"Birch Metals Corp."}


@pytest.mark.parametrize(
    "said",
    [
        "87% or 81.2 million pounds U3O8 of the Measured and Indicated Resources of Alder lie near the surface.",
        "The target gives a potential mineral inventory of over 30 Mt at 1.0% Li2O for the Alder project.",
    ],
)
def test_a_part_or_a_hope_is_no_estimate(said: str) -> None:
    assert read(said) == []


def test_a_grade_behind_the_cutoff_is_the_estimates() -> None:
    (found,) = read("The Mineral Resource of Alder at a cut-off of 0.4% Ni, is 187.3 Mt at 0.91% Ni.")
    assert [(c.analyte, c.value) for c in found.cutoff] == [("Ni", 0.4)]
    assert [g.value for g in found.grades] == [0.91]


def test_the_title_of_two_deposits_names_neither() -> None:
    content = (
        "# A report on the Rook project\n\nThe Rook project is old.\n\n## Mineral Resources of the Ash and Elm deposits\n\n"
        "| Class | Mt | TGC % |\n|---|---|---|\n| Inferred | 4.7 | 11.4 |\n"
    )
    assert [m.project for m in read(content)] == ["Rook"]


def test_metals_may_stand_between_the_name_and_the_estimate() -> None:
    table = "| Class | Mt | Zn (%) |\n|---|---|---|\n| Inferred | 3.1 | 3.6 |\n"
    content = f"## Gallow Hill gallium-zinc Mineral Resource\n\n{table}"
    assert [m.project for m in read(content)] == ["Gallow Hill"]


def test_the_year_of_an_older_estimate_dates_no_new_one() -> None:
    text = "Indicated tin resources at Tarn have increased from the 2019 estimate of 10.2 Mt at 0.4% Sn to 14.1 Mt at 0.41% Sn."
    assert [m.effective_on for m in read(text)] == [None, None]
