"""A cheap look for words comes before many patterns: here, that no gate keeps a pattern from what it would match."""

import re

import pytest

from pipelines.extract.deals.language.references import _REFERS, REFERRING_WORDS
from pipelines.extract.funding.bodies import find_bodies
from pipelines.extract.funding.runs import matches_of
from pipelines.extract.names import clues, words
from tests.unit.extract.reading_of import reading_of

LETTERS = re.compile(r"[a-z]+")
TAILS = ("", " of", " by", " said", " a Resource", " 5 km", " located", " France", " produce", " due to", " consortium")


def words_of(pattern: re.Pattern[str]) -> set[str]:
    """The small words of a pattern, with the letters that it leaves open."""
    closed = re.sub(r"\[(\w)(\w)\]", lambda m: m[1].lower(), pattern.pattern)
    found = set(LETTERS.findall(re.sub(r"\((?:\?:)?", " ", closed)))
    return found | {f"{word}s" for word in found}


@pytest.mark.parametrize(
    "pattern",
    [
        clues.GROUP_AFTER,
        clues.CONSORTIUM_AFTER,
        clues.FIRM_OF_COUNTRY,
        clues.GOVERNMENT_AFTER,
        words.SITE_FACT_AFTER,
        words.RESOURCE_AFTER,
        words.VERB_AFTER,
        words.AUXILIARY_AFTER,
    ],
)
def test_every_word_that_tells_of_the_name_before_it_is_listed(pattern: re.Pattern[str]) -> None:
    telling = {word for word in words_of(pattern) if any(pattern.match(f" {word}{tail} ") for tail in TAILS)}
    assert telling
    assert telling <= clues.TELLING_AFTER


def test_every_office_before_a_name_is_listed() -> None:
    offices = {word for word in words_of(words.PERSON_BEFORE) if words.PERSON_BEFORE.search(f"the {word}, ")}
    assert {word for word in offices if not word.endswith(clues.OFFICES) and "hief" not in word} == set()


def test_every_word_that_refers_back_is_listed() -> None:
    listed = words_of(_REFERS)
    phrases = [f"merger of {word} " for word in listed] + [f"the {word} have" for word in listed] + list(listed)
    referring = [phrase for phrase in phrases if _REFERS.search(phrase)]
    assert referring
    assert all(not REFERRING_WORDS.isdisjoint(LETTERS.findall(phrase)) for phrase in referring)


def test_the_names_of_a_sentence_are_those_that_lie_in_it() -> None:
    text = "Marlow Lithium Ltd bought the Tarn project. Harrow Metals Ltd sold it to Marlow Lithium Ltd in Chile."
    reading = reading_of(text)
    for sentence in reading.sentences:
        assert reading.named_in(sentence) == reading.within(reading.names, sentence.start, sentence.end)
        assert reading.named_in(sentence) is reading.named_in(sentence)


def test_a_pattern_is_tried_where_one_of_the_letters_stands_that_it_needs() -> None:
    lenders = re.compile(r"\b(?:banks|lenders)\b")
    assert [m.group() for m in matches_of(lenders, "its banks and lenders", "banks", "lenders")] == ["banks", "lenders"]
    assert list(matches_of(lenders, "its banks", "lenders")) == []


def test_a_letter_that_is_longer_in_small_does_not_shift_the_bodies_behind_it() -> None:
    bodies, _ = find_bodies("In İzmir the European Investment Bank lends to Tarn Lithium.")
    assert [(b.name, b.start) for b in bodies] == [("European Investment Bank", 13)]
