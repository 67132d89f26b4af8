"""Places: countries, regions, demonyms, and words that only look like places."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.extract.places import _WORD, countries_in, place_of, place_spans


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("Western Australia", "AU", "region"),
        ("the United States", "US", "country"),
        ("U.S.", "US", "country"),
        ("DRC", "CD", "country"),
        ("Argentine", "AR", "demonym"),
        ("Canberra", "AU", "capital"),
        ("Perth", "AU", "desk"),
        ("Nevada", "US", "region"),
        ("Côte d'Ivoire", "CI", "country"),
        ("Athabasca Basin", "CA", "region"),
        ("B.C.", "CA", "region"),
        ("Harare", "ZW", "capital"),
    ],
)
def test_place_of(name: str, country: str, kind: str) -> None:
    place = place_of(name)
    assert place is not None
    assert (place.country, place.kind) == (country, kind)


@pytest.mark.parametrize("word", ["Central", "Western", "Resources", "Acre", "Coast"])
def test_everyday_words_are_no_places(word: str) -> None:
    assert place_of(word) is None


def test_spans_take_the_longest_name_and_leave_the_possessive() -> None:
    text = "Saskatchewan's Athabasca Basin, South Africa's Limpopo and a New Hampshire-based firm"
    assert [text[s.start : s.end] for s in place_spans(text)] == [
        "Saskatchewan",
        "Athabasca Basin",
        "South Africa",
        "Limpopo",
        "New Hampshire",
    ]


def test_countries_leave_out_demonyms_and_desks() -> None:
    assert countries_in("A Canadian company listed in London mines in Zambia and Chile, and again in Zambia.") == (
        "ZM",
        "CL",
    )


@given(st.text("aAbÉé1_.'’- Ж\n,", max_size=14))
def test_words_with_a_capital_are_found_as_if_all_words_were_read(text: str) -> None:
    every = re.finditer(r"[^\W\d_]+(?:[.'’-][^\W\d_]+)*\.?", text)
    capital = [m.span() for m in _WORD.finditer(text) if m.group()[0].isupper()]
    assert capital == [m.span() for m in every if m.group()[0].isupper()]


def test_a_border_names_two_countries() -> None:
    assert countries_in("on the Argentina-Chile border") == ("AR", "CL")
    assert countries_in("the Chile-based miner") == ("CL",)
