"""When two deal mentions tell of one deal: who, what, which asset, when; titles never count, amounts may differ."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from pipelines.resolve.cues import is_later_part, told_apart
from pipelines.resolve.events import (
    CONFLICT,
    Rules,
    Seen,
    days_between,
    differ,
    disjoint,
    earlier_first,
    same_amount,
)
from pipelines.resolve.pairs import steps

ALIKE_TYPES = (
    frozenset({"acquisition", "merger", "joint_venture", "earn_in"}),
    frozenset({"acquisition", "equity_investment"}),
    frozenset({"offtake", "supply"}),
    frozenset({"partnership", "joint_venture"}),
    frozenset({"partnership", "supply"}),
    frozenset({"partnership", "offtake"}),
)
"""Types that outlets use for one and the same deal; `other` goes with all."""
TAKEOVERS = frozenset({"acquisition", "merger", "equity_investment"})
"""Here the counterparty is the asset, so that a different project named beside it does not matter."""
BUYING_SIDE = ("acquirer", "investor", "buyer", "royalty_holder")
SELLING_SIDE = ("target", "seller", "investee", "supplier")
WINDOW_DAYS = {
    "acquisition": 730,
    "merger": 730,
    "joint_venture": 540,
    "earn_in": 540,
    "equity_investment": 150,
    "offtake": 365,
    "supply": 365,
    "royalty_stream": 365,
    "partnership": 270,
    "other": 180,
}
"""Days within which one deal's news lies, from rumour to closing; beyond, the same parties have done another deal."""
SAME_AMOUNT_WINDOW_DAYS = 1095
"""With one amount to the currency unit, later articles recalling the deal count too."""
NEWS_DAYS = 21
"""Days within which outlets tell of one announcement; amounts that differ within them are a disagreement."""
STAKE_POINTS = 1.0
SAME_AMOUNT = 0.1
"""Share within which two amounts may be one: the looser of the tolerances, that across currencies."""
STAGE_ORDER = {"rumoured": 0, "proposed": 1, "agreed": 2, "completed": 3, "terminated": 4}


@dataclass(frozen=True, slots=True, kw_only=True)
class DealSeen(Seen):
    """A deal mention with resolved names: `parties` are (entity id, role)."""

    deal_type: str
    status: str
    parties: frozenset[tuple[str, str]] = frozenset()
    stake_pct: float | None = None

    @property
    def entities(self) -> frozenset[str]:
        """Everybody named, whatever the role."""
        return _sides(self.parties).entities


class Sides(NamedTuple):
    """The parties of one mention by where they stand."""

    entities: frozenset[str]
    buying: frozenset[str]
    selling: frozenset[str]
    partners: frozenset[str]
    sellers_by_role: tuple[frozenset[str], ...]
    """In the order of SELLING_SIDE: a target in one account and a seller in the other do not contradict each other."""


@lru_cache(maxsize=1 << 17)
def _sides(parties: frozenset[tuple[str, str]]) -> Sides:
    def of(*roles: str) -> frozenset[str]:
        return frozenset(entity for entity, role in parties if role in roles)

    return Sides(
        frozenset(entity for entity, _ in parties),
        of(*BUYING_SIDE),
        of(*SELLING_SIDE),
        of("partner"),
        tuple(of(role) for role in SELLING_SIDE),
    )


def deal_blocks(mention: DealSeen) -> Iterable[tuple[object, ...]]:
    """Mentions are compared when they share two parties, or one party and the project, the amount or the week: with
    less in common no two mentions reach the strength of one deal."""
    parties = sorted(mention.entities)
    yield from combinations(parties, 2)
    for party in parties or ([mention.project] if mention.project else []):
        if mention.project:
            yield party, "project", mention.project
        for unit, amount in ((mention.currency, mention.amount), ("about USD", mention.amount_usd)):
            if amount:
                yield from ((party, unit, step) for step in steps(amount, SAME_AMOUNT))
        if mention.first_on:
            week = mention.first_on.toordinal() // 7
            yield from ((party, "week", place) for place in (week, week + 1))


def deal_traits(mention: DealSeen) -> tuple[str | None, ...]:
    """Who alone is said to buy, who alone stands in each selling role, and the asset where that tells deals apart."""
    sides = _sides(mention.parties)
    told = mention.deal_type != "merger"
    alone = [next(iter(side)) if told and len(side) == 1 else None for side in (sides.buying, *sides.sellers_by_role)]
    return (mention.project if mention.deal_type not in TAKEOVERS else None, *alone)


def same_deal(one: DealSeen, other: DealSeen) -> float:
    """Strength from 0 to 1 that the two tell of one deal; CONFLICT when they cannot."""
    amounts, stakes = same_amount(one, other), _same_stake(one, other)
    gap = days_between(one, other)
    if (
        _types_conflict(one, other)
        or _too_far_apart(one, other, amounts, stakes, gap)
        or _parties_conflict(one, other)
        or _assets_conflict(one, other)
        or _told_as_two(one, other, amounts, stakes)
        or _new_round(one, other)
    ):
        return CONFLICT
    shared = len(one.entities & other.entities)
    if not shared and one.parties and other.parties:
        return 0.0
    strength = 0.6 if shared > 1 else 0.25
    strength += 0.2 * (one.project is not None and one.project == other.project)
    strength += 0.25 * (amounts is True) + 0.1 * (stakes is True)
    strength += 0.1 * (one.deal_type == other.deal_type) + 0.1 * (gap <= 7)
    strength += 0.05 * bool(one.commodities & other.commodities) + 0.05 * bool(one.countries & other.countries)
    return min(strength, 1.0)


def _types_conflict(one: DealSeen, other: DealSeen) -> bool:
    types = {one.deal_type, other.deal_type}
    return len(types) == 2 and "other" not in types and not any(types <= alike for alike in ALIKE_TYPES)


def _parties_conflict(one: DealSeen, other: DealSeen) -> bool:
    mine, theirs = _sides(one.parties), _sides(other.parties)
    if mine.buying & theirs.selling or mine.selling & theirs.buying:
        return "merger" not in (one.deal_type, other.deal_type)
    if disjoint(mine.buying, theirs.buying) or any(map(disjoint, mine.sellers_by_role, theirs.sellers_by_role)):
        return True
    few = min(len(mine.entities), len(theirs.entities))
    return bool(mine.partners or theirs.partners) and few > 1 and len(mine.entities & theirs.entities) < 2


def _assets_conflict(one: DealSeen, other: DealSeen) -> bool:
    types = {one.deal_type, other.deal_type}
    whole_company = types <= TAKEOVERS and len(one.entities & other.entities) > 1
    if differ(one.project, other.project) and not whole_company:
        return True
    return bool(types & {"offtake", "supply", "royalty_stream"}) and disjoint(one.commodities, other.commodities)


def _told_as_two(one: DealSeen, other: DealSeen, amounts: bool | None, stakes: bool | None) -> bool:
    """One document tells a deal once: two records of it are two deals, unless nothing tells them apart."""
    if told_apart(one.evidence, other.evidence):
        return True
    return one.document_id == other.document_id and (
        _what_it_says(one) != _what_it_says(other)
        or amounts is False
        or stakes is False
        or days_between(one, other) > 0
    )


def _what_it_says(mention: DealSeen) -> tuple[object, ...]:
    return (
        mention.deal_type,
        mention.status,
        mention.parties,
        mention.project,
        mention.amount is None,
        mention.stake_pct is None,
    )


def _too_far_apart(one: DealSeen, other: DealSeen, amounts: bool | None, stakes: bool | None, gap: int) -> bool:
    earlier, later = earlier_first(one, other)
    if is_later_part(later.evidence) and not is_later_part(earlier.evidence) and gap > 3 and amounts is not True:
        return True
    window = max(WINDOW_DAYS[one.deal_type], WINDOW_DAYS[other.deal_type])
    if amounts is True and stakes is not False:
        window = max(window, SAME_AMOUNT_WINDOW_DAYS)
    if gap > window:
        return True
    takeover = {one.deal_type, other.deal_type} <= {"acquisition", "merger"}
    if amounts is False and gap > NEWS_DAYS and not takeover:
        return True
    return stakes is False and (gap > NEWS_DAYS or (amounts is False and not takeover))


def _new_round(one: DealSeen, other: DealSeen) -> bool:
    """A deal that ended or closed is not proposed again: what is proposed months later is another one."""
    earlier, later = earlier_first(one, other)
    if days_between(one, other) <= 60:
        return False
    if earlier.status == "terminated":
        return later.status != "terminated"
    return earlier.status == "completed" and STAGE_ORDER[later.status] < STAGE_ORDER["agreed"]


def _same_stake(one: DealSeen, other: DealSeen) -> bool | None:
    if one.stake_pct is None or other.stake_pct is None:
        return None
    return abs(one.stake_pct - other.stake_pct) <= STAKE_POINTS


DEALS = Rules("deal", same_deal, deal_blocks, deal_traits, SAME_AMOUNT_WINDOW_DAYS)
