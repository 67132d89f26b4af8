"""Folding of names: what falls away, what must not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.resolve.names import company_key, fold, has_legal_form, project_key, ticker_in


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("Mitsuno & Co., Ltd.", "mitsuno"),
        ("MITSUNO", "mitsuno"),
        ("Saint Martin Mining (ASX:SMM)", "saint martin mining"),
        ("Sociedad Química y Minera de Norte S.A.", "sociedad quimica y minera de norte"),
        ("The Tarn Company", "tarn"),
        ("The Metals Company", "metals company"),
        ("U.S. Rare Earth Inc", "us rare earth"),
        ("Compass & Co", "compass"),
        ("Lindsay's Gold plc", "lindsay gold"),
        ("AG", "ag"),
        ("Corp", "corp"),
    ],
)
def test_company_key(printed: str, key: str) -> None:
    assert company_key(printed) == key


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("the Nolland Project", "nolland"),
        ("Arara project", "arara"),
        ("Project", "project"),
        ("Mt. Ida", "mt ida"),
    ],
)
def test_project_key(printed: str, key: str) -> None:
    assert project_key(printed) == key


def test_a_legal_form_says_that_a_name_is_in_full() -> None:
    assert has_legal_form("Sorano Corporation")
    assert not has_legal_form("Sorano")
    assert not has_legal_form("Sorano (TSE: 1)")


@pytest.mark.parametrize(
    ("note", "ticker"),
    [
        (" (ASX: TRN)", "ASX:TRN"),
        (" (TSX-V:TRN, OTCQB: TRNLF)", "TSXV:TRN"),
        (" (a miner)", None),
        ("", None),
    ],
)
def test_ticker_is_the_first_in_brackets(note: str, ticker: str | None) -> None:
    assert ticker_in(note) == ticker


@given(st.text(max_size=60))
def test_keys_are_fixed_points_in_lower_case(name: str) -> None:
    assert fold(fold(name)) == fold(name)
    assert company_key(name) == company_key(name.upper()).lower() or not name.isascii()
    assert not name.strip() or not any(c.isascii() and c.isalpha() for c in name) or company_key(name)


@given(st.text(alphabet="ABC &.,", max_size=40))
def test_white_space_and_dots_at_the_ends_do_not_matter(name: str) -> None:
    assert company_key(f"  {name}. ") == company_key(name)
