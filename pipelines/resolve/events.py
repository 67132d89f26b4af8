"""Mentions of one real-world event become one group, whatever the words, titles and amounts of their documents.

Pairs of mentions are compared by the rules of their family (`same_deal`, `same_funding`, `same_estimate`). The surest
pairs join first, and two groups never join when any pair across them cannot be the same event. The result does not
depend on the order of the mentions, and that of a component (all that chains of likeness tie together) on nothing
outside it: only components that a day's mentions touch need be looked at again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Generic, TypeVar

from rapidfuzz import fuzz

from pipelines.model import stable_id
from pipelines.resolve.groups import Groups
from pipelines.resolve.names import fold
from pipelines.resolve.pairs import block_keys, candidate_pairs

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
    number: int = 0
    """How many mentions before it in its document have the same natural key."""
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


S = TypeVar("S", bound=Seen)


@dataclass(frozen=True, slots=True)
class Rules(Generic[S]):
    """How the mentions of one family are told apart; `pipelines.resolve.same_*` has one for each."""

    family: str
    """Goes into the ids."""
    compare: Callable[[S, S], float]
    """Strength from 0 to 1 that two mentions tell of one event, or CONFLICT; the order of the two does not matter."""
    blocks: Callable[[S], Iterable[tuple[object, ...]]]
    """Mentions without a common block do not reach SAME_FROM."""
    traits: Callable[[S], tuple[str | None, ...]]
    """Mentions conflict where both have a trait and it differs."""
    reach_days: int
    """Mentions further apart conflict."""


@dataclass(frozen=True, slots=True)
class Member:
    """One mention's place: the fact it is evidence for, and which independent witness of it it belongs to."""

    mention_id: str
    fact_id: str
    is_anchor: bool
    witness: int
    """Number of the witness within the fact, from 1 in order of arrival; copies of one release share one."""
    component: str
    """First mention of those that any chain of likeness ties to this one: nothing outside it bears on the fact."""


def group_events(mentions: Sequence[S], rules: Rules[S]) -> list[Member]:
    """One row per mention: the event it tells of.

    An id is a hash of the first mention to arrive: its document and what that document calls the event. It stays when
    mentions are added, and is never given to another event.
    """
    ordered = sorted(mentions, key=lambda m: (m.arrival, m.mention_id))
    likely = sorted((-score, pair) for pair, score in scored_pairs(ordered, rules) if score >= SAME_FROM)
    components = Groups(range(len(ordered)))
    for _, (one, other) in likely:
        components.join(one, other)
    pairs: dict[int, dict[tuple[int, int], float]] = {}
    for score, pair in likely:
        pairs.setdefault(components.head(pair[0]), {})[pair] = -score
    return [
        member
        for head, own in components.members().items()
        for event in (_events(own, pairs[head], ordered, rules) if head in pairs else (own,))
        for member in _members([ordered[at] for at in event], rules.family, ordered[head].mention_id)
    ]


def scored_pairs(
    ordered: Sequence[S], rules: Rules[S], fresh: Sequence[bool] | None = None
) -> Iterator[tuple[tuple[int, int], float]]:
    """Every pair of places that may tell of one event, with its strength; with `fresh`, pairs of which one is."""
    pairs = candidate_pairs(
        [block_keys(rules.blocks(m)) for m in ordered],
        [rules.traits(m) for m in ordered],
        [(m.first_on, m.last_on) for m in ordered],
        rules.reach_days,
        fresh,
    )
    for one, other in pairs:
        yield (one, other), rules.compare(ordered[one], ordered[other])


def _events(
    own: Sequence[int], likely: Mapping[tuple[int, int], float], ordered: Sequence[S], rules: Rules[S]
) -> Iterable[list[int]]:
    """The component cut into events: surest pairs join first, and never across a conflict."""
    groups = Groups(own)
    members = {at: [at] for at in own}
    verdicts = dict(likely)

    def conflict(one: int, other: int) -> bool:
        pair = (one, other) if one < other else (other, one)
        if pair not in verdicts:
            verdicts[pair] = rules.compare(ordered[pair[0]], ordered[pair[1]])
        return verdicts[pair] == CONFLICT

    for one, other in likely:
        first, second = groups.head(one), groups.head(other)
        if first == second or any(conflict(a, b) for a in members[first] for b in members[second]):
            continue
        groups.join(first, second)
        head = groups.head(first)
        members[head] = sorted(members.pop(first) + members.pop(second))
    return members.values()


def _members(own: Sequence[Seen], family: str, component: str) -> list[Member]:
    anchor = own[0]
    fact_id = stable_id(family, anchor.document_id, anchor.natural_key, anchor.number)
    return [
        Member(m.mention_id, fact_id, m is anchor, witness, component)
        for m, witness in zip(own, witnesses(own), strict=True)
    ]


def witnesses(own: Sequence[Seen]) -> list[int]:
    """The number of the witness that each mention belongs to, from 1 in the order given.

    One outlet is one witness however often it repeats itself, and so are copies of one release in several outlets.
    """
    if len(own) == 1:
        return [1]
    groups = Groups(range(len(own)))
    groups.join_by(lambda at: own[at].document_id)
    groups.join_by(lambda at: own[at].source or None)
    folded = [fold(m.evidence) for m in own]
    groups.join_by(lambda at: folded[at] or None)
    distinct = list(dict.fromkeys(text for text in folded if text))
    for place, text in enumerate(distinct):
        for other in distinct[place + 1 :]:
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
