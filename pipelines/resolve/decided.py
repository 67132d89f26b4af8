"""What a person has decided about facts, put before the rules of a family: it joins and separates whatever they say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations

from pipelines.resolve.decisions import Decisions
from pipelines.resolve.events import CONFLICT, Rules, S

DECIDED = 2.0
"""The strength of a pair that a person has called one event: above any rule's, so that it joins first."""
ANY_DAYS = 1_000_000


def decided(rules: Rules[S], decisions: Decisions) -> Rules[S]:
    """The rules, with mentions of `same` one event and mentions of `different` never one."""
    if not decisions.same and not decisions.different:
        return rules
    same = {frozenset(pair) for ids in decisions.same for pair in combinations(ids, 2)}
    apart = {frozenset(pair) for ids in decisions.different for pair in combinations(ids, 2)}
    groups = {mention: number for number, ids in enumerate(decisions.same) for mention in ids}

    def compare(one: S, other: S) -> float:
        pair = frozenset((one.mention_id, other.mention_id))
        if pair in same:
            return DECIDED
        return CONFLICT if pair in apart else rules.compare(one, other)

    def blocks(mention: S) -> Iterable[tuple[object, ...]]:
        yield from rules.blocks(mention)
        if mention.mention_id in groups:
            yield "decided", groups[mention.mention_id]

    def traits(mention: S) -> tuple[str | None, ...]:
        own = rules.traits(mention)
        return (None,) * len(own) if mention.mention_id in groups else own

    return replace(rules, compare=compare, blocks=blocks, traits=traits, reach_days=ANY_DAYS)
