"""Mentions of one real-world event become one group, whatever the words, titles and amounts of their documents.

Pairs of mentions are judged by the rules of their family (`same_deal`, `same_funding`, `same_estimate`), in SQL: DuckDB
looks at all pairs at once. The surest pairs join first, and two groups never join when any pair across them cannot be
the same event. The result does not depend on the order of the mentions, and that of a component (all that chains of
likeness tie together) on nothing outside it: only components that a day's mentions touch need be looked at again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

CONFLICT = -1.0
"""The verdict on two mentions that cannot tell of one event."""
SAME_FROM = 0.5
"""The strength from which two mentions tell of one event."""
NEAR_SAME_EVIDENCE = 92.0
"""rapidfuzz ratio from which two pieces of evidence are copies of one release."""

Pair = tuple[int, int]
"""Places of two mentions in the order of arrival, the lower first."""


COMPARED = {
    "gap": "days_between(one.first_on, one.last_on, other.first_on, other.last_on)",
    "in_one_document": "one.document = other.document",
}
"""What every family looks at of two mentions."""
SAME_AMOUNT = (
    "same_amount(one.amount, one.currency, one.amount_usd, other.amount, other.currency, other.amount_usd, 0.05)"
)
"""SQL: whether the amounts of two mentions agree."""
COMPARED_MONEY = {
    **COMPARED,
    "same_amounts": SAME_AMOUNT,
    "amounts": "case when same_amounts or not (one.is_revised or other.is_revised) then same_amounts end",
    "is_turned": "coalesce(one.first_on > other.first_on, false)",
    "is_further": "case when is_turned then one.is_later and not other.is_later"
    " else other.is_later and not one.is_later end",
}
"""Whether the amounts agree, which says nothing where they do not and one puts the other right; whether the one that
arrived first is the later one by its date; whether the later one tells of further money or a later part and the earlier
one does not."""


@dataclass(frozen=True, slots=True)
class Rules:
    """How the mentions of one family are told apart, as SQL; `pipelines.resolve.same_*` has one for each.

    `seen` is about one resolved mention; `blocks`, `traits` and `kinds` about a row of it; `looked_at`, `apart` and `strength`
    about two rows, `one` and `other`, of which `one` arrived first. None but `earlier` and `later` hang on the order.
    """

    family: str
    seen: Mapping[str, str]
    """Column -> what it is of a resolved mention, beside the columns that all families have (`pairs.SEEN`)."""
    blocks: str
    """A list of numbers: mentions without a common one do not reach SAME_FROM."""
    traits: Sequence[str]
    """Mentions conflict where both have a trait and it differs."""
    kinds: str
    """A number whose bits are the kinds of event that the mention may be of: mentions without a common one conflict."""
    reach_days: int
    """Mentions further apart conflict."""
    at_once: Sequence[str]
    """Conditions like those of `apart` on columns of `scalars` alone: cheap enough for all pairs with a common block."""
    scalars: Sequence[str]
    """Columns of `seen` that `at_once` looks at."""
    looked_at: Mapping[str, str]
    """Column -> what it is of two mentions; later ones may use earlier ones."""
    apart: Sequence[str]
    """Conditions of which each says that the two cannot tell of one event; null says nothing."""
    strength: str
    """From 0 to 1: that the two tell of one event."""


def kind_bits(column: str, alike: Sequence[Sequence[str]], kinds: Sequence[str], any_kind: str) -> str:
    """SQL: the bits of a kind of event: one of its own, and one for each set of kinds that are taken for each other."""
    sets = [(kind,) for kind in kinds] + list(alike)
    bits = {kind: sum(1 << n for n, own in enumerate(sets) if kind in own) for kind in kinds}
    bits[any_kind] = (1 << len(sets)) - 1
    numbers = ", ".join(f"'{kind}': {number}" for kind, number in bits.items())
    return f"map {{{numbers}}}[{column}]"


def components(pairs: Iterable[Pair]) -> dict[int, int]:
    """Place -> the first of those that any chain of the pairs ties to it."""
    above: dict[int, int] = {}

    def head(place: int) -> int:
        while (one := above.setdefault(place, place)) != place:
            above[place] = place = above[one]
        return place

    for one, other in pairs:
        first, second = head(one), head(other)
        above[max(first, second)] = min(first, second)
    return {place: head(place) for place in sorted(above)}


def events(own: Sequence[int], likely: Iterable[Pair], conflicts: Iterable[Pair]) -> list[list[int]]:
    """The component cut into events: likely pairs, the surest first, join their groups, and never across a conflict."""
    group_of = {at: at for at in own}
    members = {at: [at] for at in own}
    foes: dict[int, set[int]] = {at: set() for at in own}
    for one, other in conflicts:
        foes[one].add(other)
        foes[other].add(one)
    for one, other in likely:
        first, second = group_of[one], group_of[other]
        if first == second or not foes[first].isdisjoint(members[second]):
            continue
        if len(members[first]) < len(members[second]):
            first, second = second, first
        group_of |= dict.fromkeys(members[second], first)
        members[first] += members.pop(second)
        foes[first] |= foes.pop(second)
    return [sorted(group) for group in members.values()]


def witnesses(own: Sequence[tuple[str, str, str]]) -> list[int]:
    """The number of the witness that each mention (document, source, evidence) belongs to, from 1 in the order given.

    One outlet is one witness however often it repeats itself, and so are copies of one release in several outlets.
    """
    above = list(range(len(own)))

    def head(at: int) -> int:
        while above[at] != at:
            at = above[at]
        return at

    def join(one: int, other: int) -> None:
        first, second = head(one), head(other)
        above[max(first, second)] = min(first, second)

    first_with: dict[tuple[str, str], int] = {}
    texts: dict[str, int] = {}
    for at, (document, source, evidence) in enumerate(own):
        join(first_with.setdefault(("document", document), at), at)
        if source:
            join(first_with.setdefault(("source", source), at), at)
        if text := " ".join(default_process(evidence).split()):
            join(texts.setdefault(text, at), at)
    for (text, at), (other, there) in combinations(texts.items(), 2):
        if head(at) != head(there) and fuzz.ratio(text, other, score_cutoff=NEAR_SAME_EVIDENCE):
            join(at, there)
    numbers: dict[int, int] = {}
    return [numbers.setdefault(head(at), len(numbers) + 1) for at in range(len(own))]
