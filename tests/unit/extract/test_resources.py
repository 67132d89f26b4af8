"""Resource estimates of whole documents: prose statements, tables in their surroundings, and how the two settle."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.extract.reading import Reading
from pipelines.extract.resources import find_resources
from pipelines.model import ResourceMention
from pipelines.parse import read_contract
from tests.unit.growth import shortest

LEAD = "Birch Metals Limited (ASX: BIR) owns the Alder lithium project in Western Australia.\n\n"


def read(content: str, kind: str = "text", **given: str) -> tuple[list[ResourceMention], list[str]]:
    document = read_contract({"doc_id": "d", kind: content, **given}, Path())
    mentions, refused = find_resources(Reading(document))
    for m in mentions:
        assert document.text[m.evidence.start : m.evidence.end] == m.evidence.text
    assert all(0 <= r.start < r.end <= len(document.text) and r.reason for r in refused)
    return mentions, [r.reason for r in refused]


def brief(mentions: list[ResourceMention]) -> list[tuple[str, str, float | None, dict[str, float]]]:
    return [(m.estimate_kind, m.category, m.tonnage_t, {g.analyte: g.value for g in m.grades}) for m in mentions]


def metals(mention: ResourceMention) -> dict[str, float]:
    return {c.analyte: round(c.value_t, 3) for c in mention.contained}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Alder hosts Indicated Resources of 12 million tonnes grading 1.4% Li2O and Inferred Resources of 8 "
            "Mt at 1.2% Li2O.",
            [("resource", "indicated", 12e6, {"Li2O": 1.4}), ("resource", "inferred", 8e6, {"Li2O": 1.2})],
        ),
        (
            "Proven and probable reserves stand at 30 million tonnes grading 1.1 g/t gold and 0.5% copper.",
            [("reserve", "proven_probable", 30e6, {"Au": 1.1, "Cu": 0.5})],
        ),
        (
            "The JORC resource totals 21 Mt at 1.1% TREO: 4 Mt at 1.2% Measured, 9 Mt at 1.3% Indicated and 8 "
            "Mt at 1.0% Inferred.",
            [
                ("resource", "total", 21e6, {"TREO": 1.1}),
                ("resource", "measured", 4e6, {"TREO": 1.2}),
                ("resource", "indicated", 9e6, {"TREO": 1.3}),
                ("resource", "inferred", 8e6, {"TREO": 1.0}),
            ],
        ),
        (
            "The resource is now Measured and Indicated in part (3 Mt at 1.4% Li2O in the Measured category, 5 "
            "Mt at 1.2% Li2O in "
            "the Indicated category).",
            [("resource", "measured", 3e6, {"Li2O": 1.4}), ("resource", "indicated", 5e6, {"Li2O": 1.2})],
        ),
        (
            "Alder holds a mineral resource of 200 million tonnes at 8% TGC, of which 70 million tonnes at 8.5% "
            "TGC is in reserve.",
            [("resource", "unspecified", 200e6, {"TGC": 8}), ("reserve", "unspecified", 70e6, {"TGC": 8.5})],
        ),
        (
            "Measured, Indicated and Inferred Resources together are 210 Mt at 7.8% TGC.",
            [("resource", "total", 210e6, {"TGC": 7.8})],
        ),
        (
            "The Exploration Target at Alder lies between 270 and 530 million tonnes at 0.2% to 0.4% Nb2O5.",
            [("exploration_target", "unspecified", 270e6, {"Nb2O5": 0.2})],
        ),
        (
            "An indicated resource is 18 Mt at 0.13% recoverable nickel, and an inferred resource 3 Mt at the "
            "same grade.",
            [("resource", "indicated", 18e6, {"Ni": 0.13}), ("resource", "inferred", 3e6, {"Ni": 0.13})],
        ),
        ("Birch has a 12.5 Mt resource grading 8.2% zinc.", [("resource", "unspecified", 12.5e6, {"Zn": 8.2})]),
    ],
)
def test_prose_statements(sentence, expected):
    mentions, _ = read(LEAD + sentence)
    assert brief(mentions) == expected


def test_contained_metal_and_cutoff_belong_to_the_statement():
    (m,), _ = read(
        LEAD + "A maiden Inferred Mineral Resource of 15 Mt at 2.4 g/t Au for 1.2 million ounces of gold was "
        "estimated above a 0.5 g/t Au cut-off under the JORC Code, effective 12 March 2024."
    )
    assert metals(m) == {"Au": pytest.approx(37.324)} and m.tonnage_t == 15e6
    assert [(c.analyte, c.value, c.unit) for c in m.cutoff] == [("Au", 0.5, "g/t")]
    assert (m.reporting_code, m.effective_on, m.project, m.company) == (
        "JORC",
        "2024-03-12",
        "Alder",
        "Birch Metals Limited",
    )
    assert m.printed["tonnage_t"] == "15 Mt" and m.commodities == ("gold",)


def test_metal_without_ore_is_a_record_of_its_own():
    (m,), _ = read(LEAD + "Alder hosts a total resource of 7.3Mt LCE at an average of 852mg/L lithium.")
    assert (m.category, m.tonnage_t, metals(m), m.grades) == ("total", None, {"LCE": 7.3e6}, ())
    mentions, _ = read(
        LEAD + "Alder has expanded its rare earth oxide reserves to 70 million tonnes and niobium to 95 million tonnes."
    )
    assert [metals(m) for m in mentions] == [{"TREO": 70e6}, {"Nb": 95e6}]
    assert [m.commodities for m in mentions] == [("rare earths",), ("niobium",)]


def test_an_impossible_statement_is_recorded_as_stated():
    (m,), _ = read(LEAD + "The Alder project holds 547.5 million tonnes in total rare earth oxides.")
    assert (m.estimate_kind, m.category, metals(m)) == ("unspecified", "unspecified", {"TREO": 547.5e6})


def test_short_tons_and_pounds_become_tonnes():
    (m,), _ = read(
        LEAD + "Its measured and indicated resources are 100 million short tons at 0.35% total copper, holding 700 "
        "million pounds of copper."
    )
    assert m.tonnage_t == pytest.approx(90_718_474)
    assert metals(m) == {"Cu": pytest.approx(317_514.659)}


@pytest.mark.parametrize(
    ("text", "current", "former"),
    [
        ("The Mineral Resource of 95 Mt at 0.6% Nb2O5 is up from 41 Mt at 0.7% Nb2O5.", 95e6, 41e6),
        ("The estimate increased from 20 Mt to 31 Mt at 0.5% TREO in the resource.", 31e6, 20e6),
        ("The resource was previously 30 Mt at 1.0% Cu and now stands at 45 Mt at 0.9% Cu.", 45e6, 30e6),
        ("Alder hosts a total resource of 7 Mt LCE. That figure superseded one of 6 Mt LCE.", 7e6, 6e6),
    ],
)
def test_a_superseded_figure_is_a_record_that_is_not_current(text, current, former):
    mentions, _ = read(LEAD + text)
    size = {m.is_current: m.tonnage_t or m.contained[0].value_t for m in mentions}
    assert size == {True: current, False: former}


@pytest.mark.parametrize(
    "sentence",
    [
        "The plant will process 2.5 Mt of ore and produce 200,000 tonnes of concentrate from the reserve.",
        "Hole AB-12 cut 41.8 m at 1.27% Li2O outside the current resource.",
        "Drilling added 12 Mt to the resource.",
        "A further 28 Mt went from Inferred to Indicated.",
        "A bulk sample of 500 tonnes was taken from the Indicated Resource.",
        "China holds 44 million tonnes of rare earth reserves.",
        "The company holds cash reserves and 5 million tonnes of stockpiled iron ore.",
        "A success fee is due if a mineral resource of more than 40 million tonnes is declared.",
        "They plan to mine 3.5 million tonnes of ore from the reserve next year.",
        "Its ore reserve supports 12 years of mining at 3 Mt a year.",
    ],
)
def test_what_is_no_estimate(sentence):
    assert read(LEAD + sentence)[0] == []


TABLE = """# Birch lifts the Alder resource

Birch Metals Limited (ASX: BIR) reports a larger resource of its Alder lithium project under the JORC Code (2012). The
resource now totals 30 million tonnes at 1.3% Li2O.

**Table 1: Alder Mineral Resource, effective 3 May 2024, at a cut-off of 0.4% Li2O**

| Zone | Category | Mt | Li2O (%) | Contained LCE (kt) |
|---|---|---|---|---|
| North | Indicated | 12.0 | 1.40 | 415 |
| North | Inferred | 8.0 | 1.10 | 218 |
| Total | | 30.1 | 1.30 | 960 |

**Table 2: The estimate of 2022, now superseded**

| Category | Mt | Li2O (%) |
|---|---|---|
| Inferred | 9.5 | 1.00 |

**Table 3: Best drill holes**

| Hole | From (m) | Interval (m) | Li2O (%) |
|---|---|---|---|
| A-1 | 12 | 30 | 1.9 |
"""


def test_tables_take_title_code_date_cutoff_and_owner_from_around():
    mentions, _ = read(TABLE, "markdown")
    assert [(m.category, m.tonnage_t, m.is_current) for m in mentions] == [
        ("indicated", 12e6, True),
        ("inferred", 8e6, True),
        ("total", 30.1e6, True),
        ("inferred", 9.5e6, False),
    ]
    first, former = mentions[0], mentions[-1]
    assert (first.project, first.company, first.reporting_code, first.effective_on) == (
        "Alder North",
        "Birch Metals Limited",
        "JORC",
        "2024-05-03",
    )
    assert [(c.analyte, c.value) for c in first.cutoff] == [("Li2O", 0.4)] and metals(first) == {"LCE": 415e3}
    assert (former.project, former.reporting_code, former.effective_on, former.cutoff) == ("Alder", None, None, ())
    assert first.rule == "resources.table.row" and "12.0" in first.printed["tonnage_t"]


def test_prose_that_repeats_a_row_adds_to_it_and_gives_no_second_record():
    text = TABLE + "\nThe Alder Indicated resource averages 140 ppm Ta2O5 and holds 3.7 million pounds of Ta2O5.\n"
    mentions, _ = read(text, "markdown")
    assert len(mentions) == 4
    assert {g.analyte for g in mentions[0].grades} == {"Li2O", "Ta2O5"}
    assert mentions[0].commodities == ("lithium", "tantalum")


def test_tonnes_in_one_table_and_grades_in_the_next_are_one_estimate():
    mentions, _ = read(
        """Birch Metals Limited (TSXV: BIR) owns the Cedar zinc deposit.

Table 1: Cedar Mineral Resource, tonnes

| Class | Tonnes (Mt) |
|---|---|
| Indicated | 22.9 |

Table 2: Cedar Mineral Resource, grades and metal

| Class | Zn (%) | Zn (Mlb) |
|---|---|---|
| Indicated | 3.0 | 1,500 |
""",
        "markdown",
    )
    assert brief(mentions) == [("resource", "indicated", 22.9e6, {"Zn": 3.0})]
    assert metals(mentions[0]) == {"Zn": pytest.approx(680_388.555)}


def test_ladders_keep_the_base_case_where_it_is_named_and_sensitivities_are_refused():
    ladder = """Birch Metals Limited reports the Alder resource at several cut-offs, with the base case of 0.4% in bold.

| Cut-off (% Li2O) | Category | Mt | Li2O (%) |
|---|---|---|---|
| 0.2 | Inferred | 14 | 0.9 |
| 0.4 | Inferred | 10 | 1.1 |
| 0.6 | Inferred | 7 | 1.3 |
"""
    assert [m.tonnage_t for m in read(ladder, "markdown")[0]] == [10e6]
    assert len(read(ladder.replace(", with the base case of 0.4% in bold", ""), "markdown")[0]) == 3
    mentions, reasons = read(
        ladder.replace("Birch Metals", "Sensitivity of the resource: Birch Metals").replace(".\n\n|", "\n\n|"),
        "markdown",
    )
    assert mentions == [] and any("sensitivity" in r for r in reasons)


@pytest.mark.parametrize(
    ("title", "reason"),
    [
        ("Table 9: Production schedule by year, Measured and Indicated feed", "production"),
        ("Table 9: Pit optimisation results, Indicated", "mine-design"),
        ("Table 9: Drill hole statistics by Indicated domain", "drilling"),
    ],
)
def test_tables_of_something_else_are_refused_with_a_reason(title, reason):
    mentions, reasons = read(f"{title}\n\n| Class | Mt | Cu (%) |\n|---|---|---|\n| Indicated | 5 | 1 |\n", "markdown")
    assert mentions == [] and any(reason in r for r in reasons)


def test_history_is_former_and_adjacent_properties_are_left_out():
    text = """# 6 HISTORY

The historical Alder resource was 5 Mt at 1.0% Cu Indicated.

# 14 MINERAL RESOURCE ESTIMATE

The Alder resource is 9 Mt at 1.2% Cu Indicated.

# 23 ADJACENT PROPERTIES

The Cedar deposit has an Indicated resource of 70 Mt at 0.8% Cu.
"""
    mentions, reasons = read(text, "markdown")
    assert [(m.tonnage_t, m.is_current) for m in mentions] == [(5e6, False), (9e6, True)]
    assert any("adjacent" in r for r in reasons)


def test_tables_printed_as_lines_are_read_by_the_headers_above():
    mentions, _ = read(
        LEAD + "Table 1 Alder Mineral Resource\nClassification Tonnes (Mt) Ni (%) Ni metal (kt)\n"
        "Indicated 164.1 0.93 1,531\nInferred 23.3 0.72 166\n"
    )
    assert brief(mentions) == [
        ("resource", "indicated", 164.1e6, {"Ni": 0.93}),
        ("resource", "inferred", 23.3e6, {"Ni": 0.72}),
    ]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Indicated",
                "Inferred",
                "resource",
                "reserves of",
                "12 Mt",
                "at 1.4%",
                "Li2O",
                "and",
                "from",
                "to",
                ",",
                ".",
                "|",
                "\n",
                "#",
                "900,000 oz",
                "cut-off",
                "total",
                "7 Mt LCE",
                "superseded",
                "Alder",
                "project",
                "(",
                ")",
                ":",
                "of which",
                "—",
                "₂",
                "3",
            ]
        ),
        max_size=40,
    ).map(" ".join)
)
def test_any_sequence_of_these_words_is_read_and_quoted_truly(text):
    for m in read(text, "markdown")[0]:
        assert m.tonnage_t or m.contained
        assert m.evidence.text in text or m.evidence.text.replace(" ", "") in text.replace(" ", "")


@pytest.mark.parametrize(
    "text", ["resource of 5 Mt at 1% Cu, " * 300, "Indicated resource of 5 Mt. " * 300, "(" * 6_000 + " resource 5 Mt"]
)
def test_time_grows_with_the_text_only(text):
    document = read_contract({"doc_id": "d", "text": text}, Path())
    reading = Reading(document)
    _ = reading.sentences, reading.quantities, reading.names
    assert shortest(lambda: find_resources(reading)) < 2
