"""The article of a page: told by its words, or by the page's own data."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from pipelines.parse.article import Article, find_article, stated_body
from pipelines.parse.html import parse

STORY = (
    "Tinhill Metals has sold its shaft to a neighbour for eleven million dollars, the company said on Monday.\n"
    "Next steps\n"
    "The buyer will pump the lower levels dry before the winter and drill four holes from the bottom station."
)


def test_blocks_are_told_by_their_words() -> None:
    article = Article(STORY)
    assert article.has("Tinhill Metals has sold its shaft to a neighbour for eleven  million dollars, it said.")
    assert article.has("Next steps")
    assert not article.has("Next")
    assert not article.has("Zincfield has sold its shaft to a stranger for two million dollars and a royalty.")
    assert article.share_in(f"Home. {STORY} Imprint.") == 1
    assert article.share_in(STORY.splitlines()[0]) < 0.6


def test_an_empty_article_has_nothing() -> None:
    assert not Article("")
    assert Article("").share_in(STORY) == 0
    assert not Article("").has(STORY)


def test_the_longest_stated_body_is_text_with_a_line_a_paragraph() -> None:
    data = {
        "@graph": [
            {"@type": "WebPage"},
            {"articleBody": "<p>Tin &amp; zinc.</p><p>Sold.</p>"},
            {"mainEntity": [{"articleBody": "short"}]},
        ]
    }
    root = parse(
        f'<script type="application/ld+json">{json.dumps(data)}</script><script type="application/ld+json">'
        '{"articleBody": </script><p>x</p>'
    )
    assert root is not None
    assert stated_body(root).split() == ["Tin", "&", "zinc.", "Sold."]
    assert "\n" in stated_body(root)


@given(st.text(alphabet=st.sampled_from("<>/p ab\n&"), max_size=200))
def test_any_markup_has_an_article_or_none(page: str) -> None:
    article = find_article(page)
    assert article.share_in(article.text) in (0.0, 1.0)
