"""The commodity lexicon: names in prose, analytes in headers, and what neither is."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.extract.lexicon import (
    WORD,
    analyte_spans,
    canonical_analyte,
    commodities_in,
    commodity_names,
    commodity_of_analyte,
    commodity_spans,
    is_penalty,
    opens_analyte,
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Lithium, copper and rare-earth oxides", ("lithium", "copper", "rare earths")),
        ("drilled 4.2% TREO and 0.63% Nb₂O₅", ("rare earths", "niobium")),
        ("a Cu-Au porphyry with 12 g/t Ag", ("copper", "gold", "silver")),
        ("Ni-Cu-PGE targets", ("nickel", "copper", "platinum group metals")),
        ("zinc, lead and silver concentrates", ("zinc", "lead", "silver")),
        ("the old lead mine", ("lead",)),
        ("spodumene concentrate, then more lithium", ("lithium",)),
        ("graphites and URANIUM", ("graphite", "uranium")),
    ],
)
def test_commodities_come_in_order_of_appearance_and_once(text, names):
    assert commodities_in(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "It will lead the sector, a leading role",
        "lithium-ion batteries",
        "a lithium iron phosphate plant",
        "Co and its directors",
        "In May, As agreed",
        "the gold standard of care",
        "golden",
        "Pb",
        "",
    ],
)
def test_words_that_name_no_commodity(text):
    assert commodities_in(text) == ()


@pytest.mark.parametrize(
    ("printed", "analyte", "commodity"),
    [
        ("Li₂O %", "Li2O", "lithium"),
        ("LI2O", "Li2O", "lithium"),
        ("copper", "Cu", "copper"),
        ("Copper equivalent", "CuEq", "copper"),
        ("Cu Eq.", "CuEq", "copper"),
        ("(AuEq)", "AuEq", "gold"),
        ("TREO + Y2O3", "TREO", "rare earths"),
        ("Nd + Pr", "NdPr", "rare earths"),
        ("eU3O8", "eU3O8", "uranium"),
        ("lithium carbonate equivalent", "LCE", "lithium"),
        ("Total graphitic carbon", "TGC", "graphite"),
        ("Al2O3*", "Al2O3", "alumina"),
        ("Pt+Pd", "Pd+Pt", "platinum group metals"),
        ("CaF2", "CaF2", "fluorspar"),
    ],
)
def test_printed_forms_of_an_analyte_become_one(printed, analyte, commodity):
    assert canonical_analyte(printed) == analyte
    assert commodity_of_analyte(analyte) == commodity


@pytest.mark.parametrize("printed", ["Tonnes", "Mt", "in", "CO", "Total", "", "Category", "x" * 500])
def test_what_is_not_an_analyte(printed):
    assert canonical_analyte(printed) is None


def test_gangue_is_told_from_ore():
    assert is_penalty("SiO2") and is_penalty("MgO") and not is_penalty("Li2O")


def test_names_are_lower_case_and_found_by_their_own_word():
    for name in commodity_names():
        assert name == name.lower()
        assert commodities_in(f"{name} concentrate") == (name,)


@given(st.text())
def test_spans_point_at_the_text_in_order(text):
    spans = commodity_spans(text)
    assert all(0 <= s.start < s.end <= len(text) and s.name in commodity_names() for s in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    canonical_analyte(text)


PIECES = [
    "Li",
    "Li2",
    "O",
    "Nb₂O₅",
    "e",
    "U3O8",
    "Cu",
    "Eq",
    "CuEq",
    "total",
    "rare",
    "earth",
    "oxide",
    "TREO",
    "the",
    "LI2O",
]


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=4), st.sampled_from([" ", "-", "", " + "]))
def test_every_analyte_begins_with_a_word_that_may_open_one(pieces: list[str], between: str) -> None:
    printed = between.join(pieces)
    first = WORD.search(printed)
    assert first is not None
    assert canonical_analyte(printed) is None or opens_analyte(first.group())


def test_most_words_open_no_analyte() -> None:
    assert [w for w in "The mine lies beside a river of Chile".split() if opens_analyte(w)] == []
    assert [name for _, _, name in analyte_spans("The mine assayed Li2 O beside copper equivalent")] == ["Li2O", "CuEq"]
