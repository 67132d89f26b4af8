"""Bodies and programmes: the reference lists, how unlisted names are told, and what short references stand for."""

from __future__ import annotations

from collections import Counter
from itertools import chain, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.extract.funding.bodies import find_bodies
from pipelines.extract.funding.frame import joined_names, make_frame
from pipelines.extract.lexicon.funders import funder_names, funders, programme_names, programmes
from pipelines.extract.quantities import find_money
from pipelines.model import ENUMERATIONS
from tests.unit.extract.funding_told import rows


def named(text: str) -> list[tuple[str, str]]:
    return [(text[b.start : b.end], b.name) for b in find_bodies(text)[0]]


def test_the_lists_are_one_entry_a_name_and_reach_many_countries() -> None:
    for entries in (funders(), programmes()):
        repeated = [n for n, k in Counter(chain.from_iterable((e.name, *e.aliases) for e in entries)).items() if k > 1]
        assert not repeated
    public = [f for f in funders() if f.kind != "lender"]
    assert len({f.country for f in public if f.country}) >= 40


def test_every_programme_names_a_listed_agency_and_a_contract_instrument() -> None:
    names = {f.name for f in funders()}
    assert not [p.name for p in programmes() if p.agency and p.agency not in names]
    assert not [p.name for p in programmes() if p.instrument and p.instrument not in ENUMERATIONS["instrument"]]


def test_a_country_prefix_need_not_be_listed() -> None:
    assert funder_names()["UK Innovate UK"].name == funder_names()["Innovate UK"].name
    assert programme_names()["CHIPS Act"].name == "CHIPS and Science Act"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Ministry of Mines and Geology of Ruritania paid.", "Ministry of Mines and Geology of Ruritania"),
        ("Money from the Ruritanian Development Bank came late.", "Ruritanian Development Bank"),
        ("The Government of Ruritania agreed.", "Government of Ruritania"),
        ("The Peruvian government agreed.", "Peruvian government"),
        ("The State of Queensland agreed.", "State of Queensland"),
        ("A loan from international banks was signed.", "international banks"),
    ],
)
def test_unlisted_bodies_are_told_by_how_their_names_are_built(text: str, expected: str) -> None:
    assert expected in [name for _, name in named(text)]


def test_the_fullest_printed_form_is_the_name_of_all() -> None:
    text = "The Export-Import Bank of the United States (EXIM) met. EXIM agreed, and the bank paid."
    assert {name for _, name in named(text)} == {"Export-Import Bank of the United States"}
    assert [printed for printed, _ in named(text)][-1] == "the bank"


def test_an_office_is_its_agency() -> None:
    assert ("Loan Programs Office", "Department of Energy") in named(
        "The Department of Energy's Loan Programs Office agreed."
    )


def test_an_abbreviation_with_other_meanings_needs_the_full_name() -> None:
    assert named("The CIB platform was late.") == []
    assert ("CIB", "Canada Infrastructure Bank") in named("The Canada Infrastructure Bank met. CIB agreed.")


def test_an_abbreviation_that_the_document_defines_is_its_body() -> None:
    assert ("RXB", "Ruritanian Development Bank") in named("The Ruritanian Development Bank (RXB) met. RXB agreed.")


def test_the_government_is_that_of_the_country_last_spoken_of() -> None:
    assert ("The government", "Government of Japan") in named("Prices rose in Japan. The government will spend more.")
    assert ("The State", "State of Queensland") in named("Queensland helped as well. The State approved a grant.")


def test_a_wrapped_name_is_found_where_it_stands() -> None:
    text = "a credit from the U.S. Department of the\nTreasury under"
    assert named(text) == [("U.S. Department of the\nTreasury", "U.S. Department of the Treasury")] or named(text)[0][
        0
    ].endswith("\nTreasury")


def test_programmes_are_acts_and_funds_listed_or_not() -> None:
    schemes = find_bodies("Under the Ruritanian Battery Metals Act and the Inflation Reduction Act, section 48C pays.")[
        1
    ]
    assert [s.name for s in schemes][-2:] == ["Inflation Reduction Act", "48C"]
    assert any("Battery Metals Act" in s.name for s in schemes)


def test_a_frame_keeps_the_language_and_hides_the_names() -> None:
    text = "The EBRD and the EIB (Luxembourg) lent up to €5 million (about $6 million) to Acme."
    frame = make_frame(text, 0, len(text), find_money(text), find_bodies(text)[0], [], [], [])
    assert frame.text == "the F0 and the F1 lent M0 to acme."
    assert joined_names(frame, "F1") == "EBRD and EIB"


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet="ABC aof theBankFundAct()'’.,\n-", max_size=200))
def test_spans_lie_in_the_text_in_order_and_apart(text: str) -> None:
    for spans in find_bodies(text):
        assert all(0 <= s.start < s.end <= len(text) for s in spans)
        assert all(a.end <= b.start for a, b in pairwise(spans))


def test_a_ministry_goes_without_its_owner_and_without_the_site_it_pays_for() -> None:
    assert named("Kenya's Ministry of Tailings gave it.") == [("Ministry of Tailings", "Ministry of Tailings")]
    assert named(
        "It got a grant from the Danish Ministry of Dunes and Tailings for the Corran Alta lithium project."
    ) == [("Danish Ministry of Dunes and Tailings", "Danish Ministry of Dunes and Tailings")]


def test_a_minister_speaks_for_the_government_that_the_title_names() -> None:
    text = "The Minister of Energy and Natural Resources announced $46 million for six projects."
    assert [(b.name, b.country) for b in find_bodies(text, "Government of Canada supports minerals")[0]] == [
        ("Government of Canada", "CA")
    ]


@pytest.mark.parametrize("giver", ["European Investment Bank", "Uganda Development Bank", "Canada Infrastructure Bank"])
def test_whom_a_bank_gives_to_is_no_part_of_its_name(giver: str) -> None:
    text = f"On Friday came a EUR 11 million loan from the {giver} for Ostrow Metals Inc."
    assert [r[:2] for r in rows(text)] == [(giver, "Ostrow Metals Inc")]
