"""What the project's patterns find is what `re` finds; only where a search looks differs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.extract import regex

TEXT = st.text("aAbBkKsSiIÉé1- \n.ſıİ\u212a", max_size=24)
ATOM = st.sampled_from(
    ["a", "K", "s", "i", "é", "É", "-", "[ab]", "[^a]", "[a-k]", "[^\\W\\d]", r"\w", r"\s", r"\d", ".", "ab", "(?i:s)"]
)
EDGE = st.sampled_from(["", "", r"\b", r"(?<!\w)", r"(?<![\w-])", r"(?<=a)", "(?=[AB])", "(?!k)", "^", "$"])
WORD = st.text("aAkKsSiIé-", min_size=1, max_size=4)
PATTERN = st.recursive(
    st.tuples(EDGE, ATOM).map("".join),
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map("".join),
        st.lists(inner, min_size=2, max_size=3).map(lambda each: f"(?:{'|'.join(each)})"),
        st.tuples(inner, st.sampled_from(["?", "*", "{0,2}", "{1,2}", "+?"])).map(
            lambda pair: f"(?:{pair[0]}){pair[1]}"
        ),
        inner.map(lambda one: f"({one})"),
    ),
    max_leaves=5,
)


@settings(max_examples=100)
@given(EDGE, st.lists(WORD, min_size=2, max_size=8), EDGE, st.sampled_from([0, re.IGNORECASE]), TEXT)
def test_of_words_that_begin_alike_the_first_that_fits_is_found(
    before: str, words: list[str], behind: str, flags: int, text: str
) -> None:
    pattern = f"{before}(?:{'|'.join(words)}){behind}"
    text += words[-1] + text
    ours, theirs = regex.compile(pattern, flags), re.compile(pattern, flags)
    assert [m.regs for m in ours.finditer(text)] == [m.regs for m in theirs.finditer(text)]


@settings(max_examples=150)
@given(PATTERN, st.sampled_from([0, re.IGNORECASE]), TEXT)
def test_finds_what_re_finds(pattern: str, flags: int, text: str) -> None:
    ours, theirs = regex.compile(pattern, flags), re.compile(pattern, flags)
    assert [m.regs for m in ours.finditer(text)] == [m.regs for m in theirs.finditer(text)]
    assert ours.split(text) == theirs.split(text)


def test_without_regard_to_case_every_character_that_equals_a_letter_is_found() -> None:
    everything = "".join(map(chr, range(0x10000)))
    for letter in "akisZ-5":
        pattern = rf"\B{letter}|{letter}"
        assert regex.findall(pattern, everything, re.IGNORECASE) == re.findall(pattern, everything, re.IGNORECASE)


def test_letters_that_every_match_opens_with_are_found_where_they_overlap() -> None:
    for pattern in (r"(?<!b)(?:aaba|aabc)", r"\baab\w", r"(?:(?=aa)(aab)|aac)", r"(?i:-)aab|-aac"):
        for text in ("aaaba aabc aabaabc", "b aab baabc -aab", "aa", "xaaab-aac", "⟧aabc"):
            for at in range(len(text)):
                ours, theirs = regex.compile(pattern).search(text, at, 16), re.compile(pattern).search(text, at, 16)
                assert (ours and ours.regs) == (theirs and theirs.regs)


def test_a_pattern_is_known_by_its_text_and_flags_and_keeps_its_named_groups() -> None:
    pattern = regex.compile(r"\b(?P<metal>tin|zinc) (?P<form>ore)?", re.IGNORECASE)
    assert (pattern.pattern, pattern.flags) == (r"\b(?P<metal>tin|zinc) (?P<form>ore)?", re.IGNORECASE | re.UNICODE)
    assert pattern.groupindex == {"metal": 1, "form": 2}
    found = pattern.search("A tonne of Tin ore")
    assert found is not None and found.lastgroup == "form" and found.groupdict() == {"metal": "Tin", "form": "ore"}


def test_the_functions_take_a_pattern_and_its_flags() -> None:
    text = "Tin, then zinc"
    assert regex.search("ZINC", text, regex.IGNORECASE).span() == (10, 14)  # type: ignore[union-attr]
    assert regex.match("zinc", text) is None and regex.fullmatch("Tin, .*", text) is not None
    assert [m.start() for m in regex.finditer(r"\bt", text, regex.IGNORECASE)] == [0, 5]
    assert regex.split(r",?\s", text, 1) == ["Tin", "then zinc"]
    assert regex.sub(r"\bt(\w)", r"T\1", text) == "Tin, Then zinc"


def test_a_pattern_that_cannot_be_read_is_told_as_re_tells_it() -> None:
    with pytest.raises(re.error, match="unterminated"):
        regex.compile("(a")


def test_every_extractor_compiles_its_patterns_here() -> None:
    package = Path(regex.__file__).parent
    found = [
        str(module.relative_to(package))
        for module in package.rglob("*.py")
        if module.name != "regex.py" and re.search(r"^import re$|^from re import", module.read_text("utf-8"), re.M)
    ]
    assert not found, f"write `from pipelines.extract import regex as re` in {', '.join(found)}"
