"""Stretches of a line, in points or in characters, and the columns that stretches of several lines share."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Protocol

_VALUE = re.compile(
    r"[(~<>≈≤≥±+]*\s*(?:[A-Z]{0,3}[$€£¥]\s?)?[-–−(]?\s?(?:\d[\d,.'’]*|\.\d+)(?: \d{3})*(?:[.,]\d+)?\s*[)]?"
    r"\s*(?:%|[A-Za-zµ]{1,4}(?:/[A-Za-z]{1,3})?)?(?:[\s*†‡§⁰¹²³⁴-⁹a-e)]|,(?=[⁰¹²³⁴-⁹]))*|[-–—−]{1,3}|(?i:nil|n/?a|nd|n\.a\.)"
)


MOST_BESIDE = 3
"""Columns of labels that stand in front of those that share headers."""
OFF_MIDDLE = 0.3
"""Part of the step between columns by which a header over several may stand off their middle."""
_x0, _x1 = attrgetter("x0"), attrgetter("x1")
_NO_VALUE = re.compile(r"\(?['’‘]?000\b|[2-7](?:E|PGE|PGM)\b")
"""The unit of a column, "(000 t)", or the metals of one, "4E"."""


def is_value(text: str) -> bool:
    """Whether a cell is a number with at most a short unit, or a dash for none."""
    text = text.strip()
    return len(text) <= 30 and bool(_VALUE.fullmatch(text)) and not _NO_VALUE.match(text)


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
    """Ranges of x that pieces of the lines cover, left to right and apart; where few lines bridge a gap that the others
    keep, it is kept."""
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
        if tolerated and not _under(span, columns):
            insort(columns, Column(span.x0, span.x1), key=_x0)
    return columns


def _under(span: Span, columns: Sequence[Column]) -> range:
    """The columns that a piece lies over; an empty range where it lies between two begins at the right one."""
    first = bisect_right(columns, span.x0, key=_x1)
    return range(first, max(first, bisect_left(columns, span.x1, key=_x0)))


def overlapped(span: Span, columns: Sequence[Column]) -> list[int]:
    """Columns that a piece lies over; the nearest if it lies between two."""
    return [*_under(span, columns)] or [nearest(span, columns)]


def nearest(span: Span, columns: Sequence[Column]) -> int:
    """The column that a piece lies closest to; of several that it lies over, the one with the closest middle."""

    def distance(n: int) -> tuple[float, float]:
        apart = max(columns[n].x0 - span.x1, span.x0 - columns[n].x1)
        return (apart if apart > 0 else 0.0, abs((columns[n].x0 + columns[n].x1) / 2 - (span.x0 + span.x1) / 2))

    over = _under(span, columns)
    return min(range(max(over.start - 1, 0), min(over.stop + 1, len(columns))), key=distance)


def shares_of(line: Sequence[Span], below: Iterable[Iterable[int]], columns: Sequence[Column]) -> list[tuple[int, int]]:
    """First column and one behind the last of headers that stand each over an equal share of the columns.

    `below` are the columns under each header of the lines that follow. Empty where the line is none of group headers: a
    year or class centred over three columns lies over the middle one only, so its own width does not tell.
    """
    label = [(0, 1)] if line and overlapped(line[0], columns) == [0] else []
    groups = line[len(label) :]
    share, rest = divmod(len(columns) - 1, len(groups) or 1)
    if len(groups) < 2 or len({c for found in below for c in found}) < len(columns) - 1:
        return []
    if rest or share < 2:
        tried = (_centred_shares(groups, columns, first) for first in range(1, 1 + MOST_BESIDE))
        return next((shares for shares in tried if shares), []) if not label else []
    shares = [(1 + share * n, 1 + share * (n + 1)) for n in range(len(groups))]
    are_over = all(
        columns[first].x0 <= _middle(span) <= columns[end - 1].x1
        and set(overlapped(span, columns)) <= set(range(first, end))
        and not _is_of_one(span, columns[first:end])
        for span, (first, end) in zip(groups, shares, strict=True)
    )
    return [*label, *shares] if are_over else []


def _centred_shares(groups: Sequence[Span], columns: Sequence[Column], first: int) -> list[tuple[int, int]]:
    """The same where the shares differ: each header over the middle of its own, of the columns from the first on."""
    if len(groups) >= len(columns) - first:
        return []
    step = abs(_middle(columns[-1]) - _middle(columns[first])) / (len(columns) - first - 1)
    shares: list[tuple[int, int]] = []
    for span in groups:
        off, end = min(
            (
                (abs((_middle(columns[first]) + _middle(columns[last])) / 2 - _middle(span)), last + 1)
                for last in range(first, len(columns))
            ),
            default=(step, first),
        )
        if off > OFF_MIDDLE * step:
            return []
        shares.append((first, end))
        first = end
    if shares[0][0] > 1 and any(end - start < 2 for start, end in shares):
        return []  # a header over the middle of its own share may stand right over one column of it
    return shares if first == len(columns) else []


def _is_of_one(span: Span, share: Sequence[Column]) -> bool:
    """Whether a header stands over the middle of one column behind the first, and not over that of them all."""
    whole = (_middle(share[0]) + _middle(share[-1])) / 2
    step = abs(_middle(share[-1]) - _middle(share[0])) / (len(share) - 1)
    off = min(abs(_middle(span) - _middle(column)) for column in share[1:])
    return off + step / 4 < abs(_middle(span) - whole)


def _middle(span: Span) -> float:
    return (span.x0 + span.x1) / 2
