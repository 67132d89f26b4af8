"""Words that filings print large name nobody, unless a company is called so. Most companies are invented."""

from __future__ import annotations

import pytest

from tests.unit.extract.test_names import kinds_in


@pytest.mark.parametrize(
    "text",
    [
        "Eligible Shareholders may apply for Shortfall Securities. The Entitlement Offer has raised money.",
        "This Prospectus has been lodged. The Prospectus said that Applicants will pay.",
        "Work will be a combination of Reverse Circulation and Diamond Core drilling. Reverse Circulation has begun.",
        "It talks with takers of Gold Concentrates. Gold Concentrates said little.",
        "ASIC has asked for a supplement, and COVID has closed the camp.",
        "Phase 1 needs R535million in all.",
    ],
)
def test_words_of_filings_are_no_companies(text: str) -> None:
    assert not {"company", "other"} & set(kinds_in(text).values())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Drill Core Mining Limited has bought the mine.", "Drill Core Mining Limited"),
        ("Capital Mining (ASX: CMY) has bought the mine.", "Capital Mining"),
        ("It sold the mine at the request of Ten Tarn Mining Pty Ltd last year.", "Ten Tarn Mining Pty Ltd"),
        ("The smelter was set up by Mineral Resources, which sold it.", "Mineral Resources"),
        ("Laramide Resources Limited has drilled. Then Laramide bought the mine.", "Laramide Resources Limited"),
        ("Firstly, Tarn Metals Limited bought the mine. Secondly Tarn Metals Limited sold it.", "Tarn Metals Limited"),
    ],
)
def test_a_company_of_such_words_has_its_suffix_or_ticker(text: str, name: str) -> None:
    assert kinds_in(text)[name] == "company"
