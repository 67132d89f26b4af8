"""Spellings to companies: joined, kept apart, provisional, decided; and ids that stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.resolve.companies import ResolvedName, Spelling, resolve_companies
from pipelines.resolve.decisions import Decisions


def _resolved(*names: str, decided: Decisions | None = None, **tickers: str) -> dict[str, ResolvedName]:
    spellings = [Spelling(name, at, 1, tickers.get(name.replace(" ", "_"))) for at, name in enumerate(names)]
    return {found.name: found for found in resolve_companies(spellings, decided)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Arable", "Arable Rare Earths"),
        ("Amaranth Rare Earth", "Amaranth Rare Earths Ltd"),
        ("Nordvik", "NORDVIK AB"),
        ("Perennial", "Perennial Resources Corp."),
    ],
)
def test_spellings_of_one_company(one: str, other: str) -> None:
    found = _resolved(one, other)
    assert found[one].entity_id == found[other].entity_id
    assert found[one].entity_name == found[other].entity_name
    assert not found[one].is_provisional


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Critical Metals Corp", "Critical Minerals Group"),
        ("Lithium Americas", "Lithium Americas Argentina"),
        ("Sorano Corporation", "Sorano Metal Mining"),
        ("Energy", "Energy Fuels"),
        ("Metals X", "Metals Y"),
        ("American Lithium", "American Lithium Minerals North"),
        ("Zone 29 Metals", "Zone 28 Metals"),
    ],
)
def test_different_companies(one: str, other: str) -> None:
    found = _resolved(one, other)
    assert found[one].entity_id != found[other].entity_id


def test_what_fits_two_companies_is_provisional_with_both_as_candidates() -> None:
    found = _resolved("Hastings", "Hastings Metals", "Hastings Energy")
    assert found["Hastings"].is_provisional
    assert set(found["Hastings"].candidates) == {"Hastings Metals", "Hastings Energy"}
    assert found["Hastings"].candidate_scores == (0.696, 0.696)
    assert len({f.entity_id for f in found.values()}) == 3


def test_a_ticker_joins_names_that_share_nothing_else() -> None:
    found = _resolved("St Martin", "Sankt Maarten Mining", St_Martin="ASX:SMM", Sankt_Maarten_Mining="ASX:SMM")
    assert len({f.entity_id for f in found.values()}) == 1
    assert found["Sankt Maarten Mining"].method == "ticker"
    assert found["St Martin"].ticker == "ASX:SMM"


def test_a_person_joins_and_separates() -> None:
    same = Decisions(same=(("USA Rare Earth", "USARE"),))
    assert len({f.entity_id for f in _resolved("USARE", "USA Rare Earth", decided=same).values()}) == 1
    different = Decisions(different=(("Arable", "Arable Rare Earths"), ("Hastings", "Hastings Metals")))
    found = _resolved("Arable", "Arable Rare Earths", decided=different)
    assert found["Arable"].entity_id != found["Arable Rare Earths"].entity_id
    assert not found["Arable"].is_provisional


def test_a_decision_leaves_nothing_to_review() -> None:
    different = Decisions(different=(("Hastings", "Hastings Metals"), ("Hastings", "Hastings Energy")))
    assert not _resolved("Hastings", "Hastings Metals", "Hastings Energy", decided=different)["Hastings"].is_provisional


def test_the_name_shown_is_the_fullest() -> None:
    found = _resolved("Arable", "ARABLE RARE EARTHS LIMITED", "Arable Rare Earths Limited")
    assert found["Arable"].entity_name in ("ARABLE RARE EARTHS LIMITED", "Arable Rare Earths Limited")


NAMES = st.lists(
    st.sampled_from(
        [
            "Arable",
            "Arable Rare Earths",
            "Arable Rare Earth Ltd",
            "Nordvik",
            "Nordvik AB",
            "Hastings",
            "Hastings Metals",
            "Critical Metals",
            "Critical Minerals",
            "Tarn Lithium",
            "Tarn Lithium Corp",
            "Tarn",
        ]
    ),
    unique=True,
    max_size=12,
)


@given(NAMES, st.data())
def test_the_order_of_rows_does_not_matter_and_ids_of_first_names_stay(names: list[str], data: st.DataObject) -> None:
    spellings = [Spelling(name, at) for at, name in enumerate(names)]
    expected = resolve_companies(spellings)
    assert resolve_companies(data.draw(st.permutations(spellings))) == expected
    first_ids = {f.name: f.entity_id for f in resolve_companies(spellings[:1])}
    assert {f.name: f.entity_id for f in expected[:1]} == first_ids
