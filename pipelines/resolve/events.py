"""Mentions of one real-world event become one group, whatever the words, titles and amounts of their documents.

Pairs of mentions are compared by the rules of their family (`same_deal`, `same_funding`, `same_estimate`). The surest
pairs join first, and two groups never join when any pair across them cannot be the same event. The result does not
depend on the order of the mentions.
"""
from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from rapidfuzz import fuzz

from pipelines.model import stable_id
from pipelines.resolve.groups import Groups
from pipelines.resolve.names import fold

CONFLICT = -1.0
"""The verdict on two mentions that cannot tell of one event."""
SAME_FROM = 0.5
"""The strength from which two mentions tell of one event."""
NEAR_SAME_EVIDENCE = 92.0
"""rapidfuzz ratio from which two pieces of evidence are copies of one release."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What every family's rules look at. Dates of mentions known to the month or year are intervals."""

    mention_id: str
    document_id: str
    arrival: int
    """Order in which mentions arrived, remembered: the first of a group lends it its id."""
    natural_key: str
    """What the document itself calls the event: kind and folded names; no amounts, no resolved ids."""
    source: str = ""
    evidence: str = ""
    first_on: date | None = None
    last_on: date | None = None
    project: str | None = None
    countries: frozenset[str] = frozenset()
    commodities: frozenset[str] = frozenset()
    amount: float | None = None
    currency: str | None = None
    amount_usd: float | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """One mention's place: the fact it is evidence for, and which independent witness of it it belongs to."""

    mention_id: str
    fact_id: str
    is_anchor: bool
    witness: int
    """Number of the witness within the fact, from 1 in order of arrival; copies of one release share one."""


S = TypeVar("S", bound=Seen)


def group_events(mentions: Sequence[S], compare: Callable[[S, S], float], blocks: Callable[[S], Iterable[Hashable]],
                 family: str) -> list[Member]:
    """One row per mention. Only mentions that share a block are compared; `family` goes into the ids.

    An id is a hash of the first mention to arrive: its document and what that document calls the event. It stays when
    mentions are added, and is never given to another event.
    """
    ordered = sorted(mentions, key=lambda m: (m.arrival, m.mention_id))
    groups = Groups(range(len(ordered)))
    verdicts: dict[tuple[int, int], float] = {}

    def verdict(one: int, other: int) -> float:
        pair = (one, other) if one < other else (other, one)
        if pair not in verdicts:
            verdicts[pair] = compare(ordered[pair[0]], ordered[pair[1]])
        return verdicts[pair]

    for pair in _pairs_in_blocks(ordered, blocks):
        verdict(*pair)
    likely = sorted((-score, pair) for pair, score in verdicts.items() if score >= SAME_FROM)
    members = {at: [at] for at in range(len(ordered))}
    for _, (one, other) in likely:
        first, second = groups.head(one), groups.head(other)
        if first == second or any(verdict(a, b) == CONFLICT for a in members[first] for b in members[second]):
            continue
        groups.join(first, second)
        head = groups.head(first)
        members[head] = sorted(members.pop(first) + members.pop(second))
    numbers = _numbers_in_document(ordered)
    return [member for own in members.values() for member in _members([ordered[at] for at in own], numbers, family)]


def _pairs_in_blocks(ordered: Sequence[S], blocks: Callable[[S], Iterable[Hashable]]) -> Iterable[tuple[int, int]]:
    by_block: dict[Hashable, list[int]] = {}
    for at, mention in enumerate(ordered):
        for block in blocks(mention):
            by_block.setdefault(block, []).append(at)
    for own in by_block.values():
        for place, one in enumerate(own):
            for other in own[place + 1:]:
                yield one, other


def _members(own: Sequence[Seen], numbers: dict[str, int], family: str) -> list[Member]:
    anchor = own[0]
    fact_id = stable_id(family, anchor.document_id, anchor.natural_key, numbers[anchor.mention_id])
    return [Member(m.mention_id, fact_id, m is anchor, witness)
            for m, witness in zip(own, witnesses(own), strict=True)]


def _numbers_in_document(ordered: Sequence[Seen]) -> dict[str, int]:
    """Mention -> how many mentions before it in its document have the same natural key."""
    counts: dict[tuple[str, str], int] = {}
    numbers = {}
    for mention in ordered:
        key = (mention.document_id, mention.natural_key)
        numbers[mention.mention_id] = counts.get(key, 0)
        counts[key] = counts.get(key, 0) + 1
    return numbers


def witnesses(own: Sequence[Seen]) -> list[int]:
    """The number of the witness that each mention belongs to, from 1 in the order given.

    One outlet is one witness however often it repeats itself, and so are copies of one release in several outlets.
    """
    groups = Groups(range(len(own)))
    groups.join_by(lambda at: own[at].document_id)
    groups.join_by(lambda at: own[at].source or None)
    folded = [fold(m.evidence) for m in own]
    groups.join_by(lambda at: folded[at] or None)
    distinct = list(dict.fromkeys(text for text in folded if text))
    for place, text in enumerate(distinct):
        for other in distinct[place + 1:]:
            if fuzz.ratio(text, other, score_cutoff=NEAR_SAME_EVIDENCE):
                groups.join(folded.index(text), folded.index(other))
    numbers: dict[int, int] = {}
    return [numbers.setdefault(groups.head(at), len(numbers) + 1) for at in range(len(own))]


def days_between(one: Seen, other: Seen) -> int:
    """Days between the two dates; 0 where the intervals of partial dates overlap or a date is missing."""
    if not (one.first_on and one.last_on and other.first_on and other.last_on):
        return 0
    gap = max(one.first_on, other.first_on) - min(one.last_on, other.last_on)
    return max(gap, timedelta(0)).days


def earlier_first(one: S, other: S) -> tuple[S, S]:
    """The two mentions in order of what they date; by arrival where the dates do not tell."""
    if one.first_on and other.first_on and one.first_on != other.first_on:
        return (one, other) if one.first_on < other.first_on else (other, one)
    return (one, other) if one.arrival <= other.arrival else (other, one)


def same_amount(one: Seen, other: Seen, within: float = 0.05) -> bool | None:
    """Whether the amounts agree within the share; None where one is missing. Across currencies US dollars are
    compared, with twice the tolerance, because outlets convert at rates of their own."""
    if one.amount is None or other.amount is None:
        return None
    if one.currency == other.currency:
        return close(one.amount, other.amount, within)
    if one.amount_usd is None or other.amount_usd is None:
        return None
    return close(one.amount_usd, other.amount_usd, 2 * within)


def close(one: float, other: float, within: float) -> bool:
    """Whether two numbers differ by no more than the share of the larger."""
    return abs(one - other) <= within * max(abs(one), abs(other))


def differ(one: object | None, other: object | None) -> bool:
    """True when both are known and not equal."""
    return one is not None and other is not None and one != other


def disjoint(one: frozenset[str], other: frozenset[str]) -> bool:
    """True when both are known and have nothing in common."""
    return bool(one) and bool(other) and not one & other
