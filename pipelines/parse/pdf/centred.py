"""Labels that stand beside the middle of the rows they are of: "Measured" next to the second of three zones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from statistics import median

NEAREST_MIDDLE = 0.6
"""Part of the step between rows by which a label may stand off the middle of its rows."""
RIGHT_BESIDE = 0.2
"""The same where nothing but the places of the labels tells."""
MOST_ROWS = 200


@dataclass(frozen=True, slots=True)
class Group:
    """Rows `first` to `last` (included) that one label stands beside."""

    first: int
    last: int
    label: str


def centred_groups(
    bases: Sequence[float], labels: Sequence[tuple[float, str]], nearest: float = NEAREST_MIDDLE
) -> list[Group]:
    """The rows, by their base lines, divided among the labels so that each stands beside the middle of its own.

    Nothing where the first row has its label beside itself, as where labels stand at the top of their rows, or where
    the rows cannot be divided so.
    """
    if not 3 <= len(bases) <= MOST_ROWS or not labels or len(labels) >= len(bases):
        return []
    step = median(b - a for a, b in pairwise(bases))
    if labels[0][0] < bases[0] + 0.25 * step:
        return []
    ends = _ends(tuple(bases), tuple(y for y, _ in labels), nearest * step)
    starts = [0, *(end + 1 for end in ends[:-1])]
    return [Group(a, b, text) for a, b, (_, text) in zip(starts, ends, labels, strict=False)]


def _ends(bases: tuple[float, ...], heights: tuple[float, ...], off: float) -> tuple[int, ...]:
    """The last row of each label, all rows used up and the labels as near to their middles as can be."""

    @cache
    def best(label: int, first: int) -> tuple[float, tuple[int, ...]] | None:
        if label == len(heights):
            return (0.0, ()) if first == len(bases) else None
        found: tuple[float, tuple[int, ...]] | None = None
        for last in range(first, len(bases)):
            below = (bases[first] + bases[last]) / 2 - heights[label]
            if below > off:
                break
            if -below < off and (rest := best(label + 1, last + 1)):
                total = abs(below) + rest[0]
                found = min(found or (total, (last, *rest[1])), (total, (last, *rest[1])))
        return found

    solved = best(0, 0)
    return solved[1] if solved else ()
