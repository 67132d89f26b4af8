from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapers.addresses import canonical, host_of, key

PAGE = "https://mine.test/news/a?id=7"


@pytest.mark.parametrize(
    "variant",
    [
        "https://MINE.test/news/a?id=7",
        "https://mine.test:443/news/a?id=7",
        "https://mine.test/news/a?id=7#top",
        "https://mine.test/news/a?id=7&utm_source=rss&utm_medium=feed",
        "https://mine.test/news/a?gclid=x&id=7",
        "https://mine.test/news/a;jsessionid=ABC123?id=7",
        "https://mine.test/news/a?PHPSESSID=1f2e&id=7",
        "https://mine.test/(S(lit3py55t21z5v55vlm25s55))/news/a?id=7",
        "  https://mine.test/news/a?id=7\n",
        "https://mine.test./news/a?id=7",
        "https://mine.test/news/a?id=7&fbclid=abc",
    ],
)
def test_variants_of_one_page_have_one_address(variant: str) -> None:
    assert canonical(variant) == PAGE
    assert key(variant) == key(PAGE)


@pytest.mark.parametrize(
    "other",
    [
        "https://mine.test/news/a?id=8",
        "https://mine.test/news/b?id=7",
        "http://mine.test/news/a?id=7",
        "https://mine.test/News/a?id=7",
        "https://mine.test:8443/news/a?id=7",
        "https://www.mine.test/news/a?id=7",
    ],
)
def test_other_pages_keep_theirs(other: str) -> None:
    assert canonical(other) != PAGE


def test_parameters_are_ordered_and_blank_ones_kept() -> None:
    assert canonical("https://mine.test/?b=2&a=1&c=") == "https://mine.test/?a=1&b=2&c="


@given(st.text())
def test_any_text_is_survived_and_settled(text: str) -> None:
    once = canonical(text)
    assert canonical(once) == once
    assert isinstance(key(text), int)
    host_of(text)


@given(st.from_regex(r"https?://[a-z]{1,8}\.test(:[0-9]{1,5})?/[!-~]{0,30}", fullmatch=True))
def test_canonical_addresses_stay_as_they_are(address: str) -> None:
    once = canonical(address)
    assert canonical(once) == once
