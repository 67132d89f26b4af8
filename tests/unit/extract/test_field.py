from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.extract import extract
from pipelines.extract.field import EXCERPT, is_of_field
from pipelines.model import Document
from tests.unit.growth import assert_linear

FILLER = "The club said on Tuesday that its new coach would start in the spring. " * 12
DEAL = "Harbour Software Inc. agreed to acquire Pelican Games Ltd. for $40 million. "


def document(text: str) -> Document:
    return Document(document_id="d", version="1", text=text)


def test_a_long_page_of_another_trade_is_not_searched() -> None:
    assert not is_of_field(FILLER + DEAL)
    assert extract(document(FILLER + DEAL)).deals == ()


@pytest.mark.parametrize(
    "words",
    [
        "a lithium mine",
        "critical materials, and strategic raw materials",
        "its antimony and its Antimony",
        "the smelters and the ORE",
        "Rare earths, and a rare-earth unit",
    ],
)
def test_two_words_of_the_trade_are_enough(words: str) -> None:
    assert is_of_field(FILLER + words)


@pytest.mark.parametrize("words", ["one rare earth", "Harrow Lithium Corp.", "Fenner Resources Ltd", "one smelter"])
def test_on_a_short_page_one_word_that_means_nothing_else_is_enough(words: str) -> None:
    assert is_of_field(FILLER + words)
    assert not is_of_field(FILLER * 4 + words)


@pytest.mark.parametrize(
    "words",
    [
        "one mine",
        "it leads and will lead",
        "an oreo",
        "undermined minerally",
        "a rare event on this earth, as rare as earth",
    ],
)
def test_one_word_or_a_word_inside_another_is_not(words: str) -> None:
    assert not is_of_field(FILLER + words)


def test_an_excerpt_is_always_read() -> None:
    assert is_of_field(DEAL)
    assert len(extract(document(DEAL)).deals) == 1


@given(st.text(max_size=EXCERPT))
def test_no_excerpt_is_turned_away(text: str) -> None:
    assert is_of_field(text)


def test_time_grows_with_the_text() -> None:
    assert_linear(is_of_field, "aB3 ")


OFF = "The Australian government will provide A$30 million for school meals, which are served in four regions all year long."
ON = "The Australian government will lend A$40 million to Harrow Metals Ltd for its lithium mine in the north of the country."


@pytest.mark.parametrize(("others", "told"), [(90, [40e6]), (1, [30e6, 40e6])])
def test_of_a_paper_of_many_fields_only_its_own_is_read(others: int, told: list[float]) -> None:
    filler = "Roads are mended and children learn to read in the schools of every province of the country. "
    mentions = extract(document("\n\n".join((ON, OFF, *[filler] * others))))
    assert sorted(f.amount or 0 for f in mentions.funding_commitments) == told
    assert ("another field" in " ".join(r.reason for r in mentions.refused)) == (others == 90)
