"""Which part of a page is its article: as trafilatura finds it, or as the page's JSON-LD has it where it shows less."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import trafilatura
from lxml.html import HtmlElement
from w3lib.html import remove_tags, replace_entities

SHINGLE = 4
"""Words in a row that are compared: enough to tell an article's sentences from others of the same subject."""
BLOCK_SHARE = 0.7
"""A block is the article's when this share of its shingles is; the rest is what links and marks inside it do."""
_WORD = re.compile(r"\w+")


class Article:
    """The words of an article, to tell which elements and blocks of its page hold it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._shingles = shingles(text)
        self._lines = {tuple(_WORD.findall(line)) for line in text.splitlines()}

    def __bool__(self) -> bool:
        return bool(self._shingles)

    def share_in(self, text: str) -> float:
        """Share of the article that stands in a text, 0 to 1."""
        return len(self._shingles & shingles(text)) / len(self._shingles) if self._shingles else 0.0

    def has(self, block: str) -> bool:
        """Whether a block is one of the article's: a short one must be a line of it."""
        words = _WORD.findall(block)
        if len(words) < SHINGLE + 2:
            return tuple(words) in self._lines
        found = shingles(block)
        return len(found & self._shingles) >= BLOCK_SHARE * len(found)


def shingles(text: str) -> set[tuple[str, ...]]:
    """Every run of SHINGLE words."""
    words = _WORD.findall(text)
    return set(zip(*(words[n:] for n in range(SHINGLE)), strict=False))


def find_article(page: str) -> Article:
    """The article that trafilatura finds in the markup; an empty one where it finds none."""
    return Article(trafilatura.extract(page, include_comments=False) or "")


def stated_body(root: HtmlElement) -> str:
    """The longest articleBody of the page's JSON-LD as plain text, a paragraph a line; empty where it has none."""
    bodies = (
        body
        for script in root.xpath("//script[@type='application/ld+json']")[:20]
        for body in _bodies(script.text or "")
    )
    return max(bodies, key=len, default="")


def _bodies(script: str) -> Iterator[str]:
    try:
        todo: list[Any] = [json.loads(script, strict=False)]
    except (ValueError, RecursionError):
        return
    while todo:
        value = todo.pop()
        if isinstance(value, list):
            todo += value
        elif isinstance(value, dict):
            todo += [part for part in value.values() if isinstance(part, dict | list)]
            if isinstance(body := value.get("articleBody"), str):
                yield replace_entities(remove_tags(re.sub(r"(?i)</p>|<br\s*/?>", "\n", body))).strip()
