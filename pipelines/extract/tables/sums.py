"""What a total row sums, told by arithmetic: one class of several materials, or one deposit of several.

A total whose own label cells are empty may close the block above it or the whole table; the rows that it adds up tell.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from pipelines.extract.tables.records import RowEstimate
from pipelines.model import Category

PARTS: dict[Category, tuple[Category, ...]] = {
    "measured_indicated": ("measured", "indicated"),
    "proven_probable": ("proven", "probable"),
    "total": ("measured", "indicated", "inferred", "proven", "probable"),
}
SUMS: tuple[Category, ...] = ("measured_indicated", "proven_probable")
"""Classes that a sub-total of both their parts states."""
ROUNDED = 0.004
"""Part of a sum by which rounded rows miss it."""
MOST_ROWS = 60


def with_sums_placed(estimates: list[RowEstimate]) -> list[RowEstimate]:
    """The estimates; a total that is the sum of the block right above it has the block's labels, or its class."""
    columns: dict[int, list[RowEstimate]] = defaultdict(list)
    placed: list[RowEstimate] = []
    for estimate in estimates:
        above = columns[estimate.place]
        may_close = estimate.closes or estimate.closes_class or estimate.section or estimate.is_subtotal
        settled = _settled(estimate, above[-MOST_ROWS:]) if may_close else estimate
        above.append(settled)
        placed.append(settled)
    classes = {e.order: e.category for e in placed if e.is_subtotal and e.category != "total"}
    return [replace(e, category=classes.get(e.order, e.category)) if e.is_subtotal else e for e in placed]


def _settled(total: RowEstimate, above: list[RowEstimate]) -> RowEstimate:
    if total.is_subtotal and total.category == "total":
        for category in SUMS:
            block = _block(above, partial(_is_of, category))
            if len({e.category for e in block}) == len(PARTS[category]) and _is_sum(total, block):
                total = replace(total, category=category)
    if total.category == "total" and total.closes_class:
        block = _block(above, lambda e: e.category == total.closes_class)
        if len(block) > 1 and _is_sum(total, block):
            return replace(total, category=total.closes_class, labels=total.closes or total.labels)
    if total.closes and total.category in PARTS:
        parts = PARTS[total.category]
        block = _block(above, lambda e: e.labels[: len(total.closes)] == total.closes)
        if _is_sum(total, [e for e in block if e.category in parts]):
            return replace(total, labels=total.closes)
    return replace(total, labels=()) if total.section and _sums_all(total, above) else total


def _is_of(category: Category, estimate: RowEstimate) -> bool:
    return estimate.category in PARTS[category]


def _sums_all(total: RowEstimate, above: list[RowEstimate]) -> bool:
    """Whether a total below the last section sums the rows of every section and not those of its own."""
    parts = PARTS.get(total.category or "total", (total.category,))
    rows = [e for e in above if e.category in parts and not e.section]
    inside = [e for e in rows if e.labels[:1] == (total.section,)]
    return len(inside) < len(rows) and _is_sum(total, rows) and not _is_sum(total, inside)


def _block(above: list[RowEstimate], belongs: Callable[[RowEstimate], bool]) -> list[RowEstimate]:
    """The rows right above that belong together."""
    block: list[RowEstimate] = []
    for estimate in reversed(above):
        if not belongs(estimate):
            break
        block.append(estimate)
    return block


def _is_sum(total: RowEstimate, parts: list[RowEstimate]) -> bool:
    whole, added = total.tonnage_t or 0.0, sum(e.tonnage_t or 0.0 for e in parts)
    return bool(parts) and added > 0 and abs(whole - added) <= ROUNDED * added
