"""Encodings that lie, and characters nobody sees."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.parse.cleaning import INVISIBLE, clean, collapse, decode

WORDS = "Peñón Añil – 3,5 % für 12 €"


@pytest.mark.parametrize(
    ("body", "declared", "encoding"),
    [
        (WORDS.encode(), None, "utf-8"),
        (WORDS.encode(), "iso-8859-1", "utf-8"),
        (WORDS.encode("cp1252"), "windows-1252", "cp1252"),
        (WORDS.encode("cp1252"), "utf-8", "cp1252"),
        (WORDS.encode("cp1252"), "iso-8859-1", "cp1252"),
        (b"\xef\xbb\xbf" + WORDS.encode(), "cp1252", "utf-8"),
        (b"\xff\xfe" + WORDS.encode("utf-16-le"), None, "utf-16-le"),
        (b'<meta charset="shift_jis">' + "鉱山".encode("shift_jis"), None, "shift_jis"),
    ],
)
def test_the_real_encoding_wins(body: bytes, declared: str | None, encoding: str) -> None:
    text, used = decode(body, declared)
    assert ("鉱山" if encoding == "shift_jis" else WORDS) in text
    assert used.replace("_", "-").startswith(encoding.replace("_", "-")[:5]) or encoding == "shift_jis"


@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "latin-1", "utf-16", "no-such-charset", "hex"]))
def test_any_bytes_decode(body: bytes, declared: str | None) -> None:
    assert isinstance(decode(body, declared)[0], str)


def test_invisible_characters_cannot_split_or_join_numbers() -> None:
    assert clean("1\u200b2.5\u00ad0 Mt\u202e") == "12.50 Mt"
    assert clean("12\u00a0500\u2009t") == "12 500 t"
    assert collapse(" a\r\n\tb ") == "a b"


@given(st.text())
def test_cleaned_text_stays_clean(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert not set(once) & {"\u200b", "\u00ad", "\ufeff", "\r", "\x00"}
    assert INVISIBLE
