"""A document read once for all extractors: sentences, quantities, dates and names with offsets into its text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from operator import attrgetter
from typing import Protocol, TypeVar

from pipelines.extract import regex as re
from pipelines.extract import sentences as splitting
from pipelines.extract.announcement import heads_standing_part
from pipelines.extract.dates import DateSpan, find_dates
from pipelines.extract.dollars import issuers_dollar, shared_dollar, stated_dollar
from pipelines.extract.elsewhere import leading_elsewhere
from pipelines.extract.names import Name, find_names
from pipelines.extract.quantities import GradeSpan, Mass, Money, Percent, Quantities, scan
from pipelines.extract.sentences import Segment, segments_of
from pipelines.extract.stories import story_starts
from pipelines.model import Block, BlockKind, Document


class Span(Protocol):
    """Anything with a place in the text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


SpanType = TypeVar("SpanType", bound=Span)
_start = attrgetter("start")

FEWEST_STORIES_OF_DIGEST = 3


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, heading, table row or caption: `document.text[start:end] == text`."""

    index: int
    start: int
    end: int
    text: str
    block: BlockKind
    paragraph: int
    """Position of its block in the document."""
    story: int
    """Ordinal of its story on a page of several, 0 for what stands before the first."""
    headings: tuple[str, ...] = ()
    """Headings in force, outermost first."""


class Reading:
    """Everything the extractors need of one document, each kind of span computed once and only when asked for."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._named_in: dict[int, list[Name]] = {}

    @property
    def title(self) -> str | None:
        """The headline."""
        return self.document.title

    @cached_property
    def published_on(self) -> str | None:
        """ISO date of publication, in the publisher's calendar."""
        at = self.document.published_at
        return self.document.published_on or (at.date().isoformat() if at else None)

    @cached_property
    def anchor(self) -> date | None:
        """The day that relative dates count from."""
        try:
            return date.fromisoformat((self.published_on or "")[:10])
        except ValueError:
            return None

    @cached_property
    def _segments(self) -> list[Segment]:
        """What is read by itself, without bare headlines of other pages."""
        blocks = self.document.blocks or _paragraphs(self.document.text)
        segments = segments_of(self.document.text, blocks)
        elsewhere = leading_elsewhere(self.document.text, segments)
        return [s for position, s in enumerate(segments) if position not in elsewhere] if elsewhere else segments

    @cached_property
    def _flat(self) -> str:
        """The text with line breaks inside a segment as spaces, offset for offset: a wrapped amount is one amount."""
        text = self.document.text
        parts, at = [], 0
        for segment in self._segments:
            if text.find("\n", segment.start, segment.end) >= 0:
                parts += [text[at : segment.start], text[segment.start : segment.end].replace("\n", " ")]
                at = segment.end
        return "".join([*parts, text[at:]]) if parts else text

    @cached_property
    def sentences(self) -> list[Sentence]:
        """Every sentence in text order; boilerplate is left out."""
        text = self.document.text
        starts = self._story_starts
        found: list[Sentence] = []
        headings: list[tuple[int, str]] = []
        story = 0
        for position, segment in enumerate(self._segments):
            if segment.kind == "boilerplate":
                continue
            if position in starts:
                story += 1
                headings = []
            kind = segment.kind
            if kind == "paragraph" and heads_standing_part(text[segment.start : segment.end]):
                kind = "heading"
            if kind == "heading":
                level = segment.level or 2
                headings = [h for h in headings if h[0] < level]
            chain = tuple(h[1] for h in headings)
            spans = (
                [(segment.start, segment.end)]
                if kind in splitting.ONE_UNIT
                else splitting.split(text, segment.start, segment.end)
            )
            for start, end in spans:
                found.append(Sentence(len(found), start, end, text[start:end], kind, segment.block, story, chain))
            if kind == "heading":
                headings.append((level, text[segment.start : segment.end]))
        return found

    @cached_property
    def _story_starts(self) -> set[int]:
        return story_starts(self.document.text, self._segments, self.document.title)

    @cached_property
    def quantities(self) -> Quantities:
        """Money, masses, grades and percentages of the whole text."""
        return scan(self._flat)

    @property
    def money(self) -> list[Money]:
        """Sums of money in text order."""
        return self.quantities.money

    @property
    def masses(self) -> list[Mass]:
        """Masses in text order."""
        return self.quantities.masses

    @property
    def grades(self) -> list[GradeSpan]:
        """Grades and cut-offs in text order."""
        return self.quantities.grades

    @property
    def percents(self) -> list[Percent]:
        """Percentages in text order, those that are grades too."""
        return self.quantities.percents

    @cached_property
    def dates(self) -> list[DateSpan]:
        """Dates in text order; relative ones resolved against the day of publication."""
        return find_dates(self._flat, self.anchor)

    @cached_property
    def names(self) -> list[Name]:
        """Companies, agencies, programmes, projects and places in text order."""
        return find_names(self)

    def named_in(self, sentence: Sentence) -> list[Name]:
        """The names of one sentence in text order, put together once; not to be changed."""
        found = self._named_in.get(sentence.index)
        if found is None:
            found = self._named_in[sentence.index] = self.within(self.names, sentence.start, sentence.end)
        return found

    def within(self, spans: Sequence[SpanType], start: int, end: int) -> list[SpanType]:
        """The spans that lie wholly in [start:end]; `spans` in text order."""
        found: list[SpanType] = []
        for at in range(bisect_left(spans, start, key=_start), len(spans)):
            span = spans[at]
            if span.start >= end:
                break
            if span.end <= end:
                found.append(span)
        return found

    @cached_property
    def context_currency(self) -> str:
        """Whose dollar a bare `$` is: as the document states, else its issuer's exchange or site, else the US dollar.

        A page of several companies' stories has no issuer, and speaks in US dollars unless all are listed in one country.
        """
        return self.told_currency or "USD"

    @cached_property
    def told_currency(self) -> str | None:
        """Whose dollar the document tells that a bare `$` is, if it does."""
        is_digest = len(self._story_starts) >= FEWEST_STORIES_OF_DIGEST
        text = self.document.text
        return stated_dollar(text) or ((shared_dollar(text) or "USD") if is_digest else issuers_dollar(self.document))


def _paragraphs(text: str) -> tuple[Block, ...]:
    """Blocks of a text that was never parsed: what stands between blank lines."""
    return tuple(
        Block("paragraph", m.start(), m.end()) for m in re.finditer(r"\S(?:[^\n]|\n(?![ \t]*(?:\n|$)))*", text)
    )
