"""Stretches of a line, in points or in characters, and the columns that stretches of several lines share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

_VALUE = re.compile(
    r"[(~<>≈≤≥±+]*\s*(?:[A-Z]{0,3}[$€£¥]\s?)?[-–−(]?\s?(?:\d[\d,.'’]*|\.\d+)(?: \d{3})*(?:[.,]\d+)?\s*[)]?"
    r"\s*(?:%|[A-Za-zµ]{1,4}(?:/[A-Za-z]{1,3})?)?[\s*†‡§⁰¹²³⁴-⁹a-e)]*|[-–—−]{1,3}|(?i:nil|n/?a|nd|n\.a\.)"
)


_THOUSANDS = re.compile(r"\(?['’‘]?000\b")
"""The unit of a column: "(000 t)"."""


def is_value(text: str) -> bool:
    """Whether a cell is a number with at most a short unit, or a dash for none."""
    text = text.strip()
    return len(text) <= 30 and bool(_VALUE.fullmatch(text)) and not _THOUSANDS.match(text)


class Span(Protocol):
    """Anything that begins and ends somewhere along a line."""

    @property
    def x0(self) -> float: ...
    @property
    def x1(self) -> float: ...


@dataclass(slots=True)
class Column:
    """A stretch of x that pieces of the lines share."""

    x0: float
    x1: float


def columns_of(lines: Iterable[Sequence[Span]]) -> list[Column]:
    """Ranges of x that pieces of the lines cover; where few lines bridge a gap that the others keep, it is kept."""
    lines = list(lines)
    tolerated = len(lines) // 8
    events = sorted([(s.x0, 0) for line in lines for s in line] + [(s.x1, 1) for line in lines for s in line])
    columns: list[Column] = []
    depth = 0
    for x, kind in events:
        before, depth = depth, depth + (1 if kind == 0 else -1)
        if before <= tolerated < depth:
            columns.append(Column(x, x))
        elif depth <= tolerated < before:
            columns[-1].x1 = x
    for span in (s for line in lines for s in line):
        if tolerated and not any(span.x0 < col.x1 and col.x0 < span.x1 for col in columns):
            columns.append(Column(span.x0, span.x1))
            columns.sort(key=lambda col: col.x0)
    return columns


def overlapped(span: Span, columns: Sequence[Column]) -> list[int]:
    """Columns that a piece lies over; the nearest if it lies between two."""
    over = [n for n, col in enumerate(columns) if span.x0 < col.x1 and col.x0 < span.x1]
    return over or [nearest(span, columns)]


def nearest(span: Span, columns: Sequence[Column]) -> int:
    """The column that a piece lies closest to; of several that it lies over, the one with the closest middle."""

    def distance(n: int) -> tuple[float, float]:
        apart = max(columns[n].x0 - span.x1, span.x0 - columns[n].x1)
        return (apart if apart > 0 else 0.0, abs((columns[n].x0 + columns[n].x1) / 2 - (span.x0 + span.x1) / 2))

    return min(range(len(columns)), key=distance)


def shares_of(line: Sequence[Span], below: Iterable[Iterable[int]], columns: Sequence[Column]) -> list[tuple[int, int]]:
    """First column and one behind the last of headers that stand each over an equal share of the columns.

    `below` are the columns under each header of the lines that follow. Empty where the line is none of group headers: a
    year or class centred over three columns lies over the middle one only, so its own width does not tell.
    """
    label = [(0, 1)] if line and overlapped(line[0], columns) == [0] else []
    groups = line[len(label) :]
    share, rest = divmod(len(columns) - 1, len(groups) or 1)
    if len(groups) < 2 or rest or share < 2 or len({c for found in below for c in found}) < len(columns) - 1:
        return []
    shares = [(1 + share * n, 1 + share * (n + 1)) for n in range(len(groups))]
    are_over = all(
        columns[first].x0 <= (span.x0 + span.x1) / 2 <= columns[end - 1].x1
        and set(overlapped(span, columns)) <= set(range(first, end))
        for span, (first, end) in zip(groups, shares, strict=True)
    )
    return [*label, *shares] if are_over else []
