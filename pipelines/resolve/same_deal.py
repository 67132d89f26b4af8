"""When two deal mentions tell of one deal: who, what, which asset, when; titles never count, amounts may differ."""

from __future__ import annotations

from typing import get_args

from pipelines.model import DealType
from pipelines.resolve.events import COMPARED, COMPARED_MONEY, SAME_AMOUNT, Rules, kind_bits

ALIKE_TYPES = (
    ("acquisition", "merger", "joint_venture", "earn_in"),
    ("acquisition", "equity_investment"),
    ("offtake", "supply"),
    ("partnership", "joint_venture"),
    ("partnership", "supply"),
    ("partnership", "offtake"),
)
"""Types that outlets use for one and the same deal; `other` goes with all."""
TAKEOVERS = "('acquisition', 'merger', 'equity_investment')"
"""Here the counterparty is the asset, so that a different project named beside it does not matter."""
BUYING_SIDE = ("acquirer", "investor", "buyer", "royalty_holder")
SELLING_SIDE = ("target", "seller", "investee", "supplier")
"""A target in one account and a seller in the other do not contradict each other."""
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
NEAR_AMOUNT = 0.1
"""Share within which two amounts may be one: the looser of the tolerances, that across currencies."""
NEW_ROUND_DAYS = 60
"""Days after which what is told of a deal that ended or closed is a deal of its own."""
REPEATED = ("equity_investment", "offtake", "supply", "partnership")
"""Deals that the same parties do again and again."""
NEXT_DEAL_DAYS = 270
"""Days after which one of these that is agreed is not the one that was completed before."""
SLIP_DAYS = 3
"""Days within which one price for one asset is one deal, even where an outlet has a party's parent, a subsidiary or
another name altogether."""


def _of(*roles: str) -> str:
    """SQL: who stands in one of the roles."""
    named = ", ".join(f"'{role}'" for role in roles)
    return f"list_distinct([hash(party) for party, n in party_ids if party_roles[n] in ({named})])"


def _alone(side: str) -> str:
    """SQL: the one party that the side has; null where it has several or none, and of a merger, where sides change."""
    return f"case when deal_type <> 'merger' and len({side}) = 1 then {side}[1] end"


_WINDOW = "map {" + ", ".join(f"'{kind}': {days}" for kind, days in WINDOW_DAYS.items()) + "}"

ONE_PRICE = (
    f"one.amount = other.amount and one.currency = other.currency and {COMPARED['gap']} <= {SLIP_DAYS}"
    " and (one.project = other.project or (one.takes_over and other.takes_over and one.target = other.target))"
)
"""SQL: one price for one asset within days."""

DEALS = Rules(
    family="deal",
    seen={
        "countries": "countries",
        "deal_type": "deal_type",
        "status": "status",
        "amount": "value",
        "currency": "currency",
        "amount_usd": "value_usd",
        "stake_pct": "stake_pct",
        "parties": "list_sort(list_distinct([hash(party, party_roles[n]) for party, n in party_ids]))",
        "entities": "list_sort(list_distinct([hash(party) for party in party_ids]))",
        "buying": _of(*BUYING_SIDE),
        "selling": _of(*SELLING_SIDE),
        "partners": _of("partner"),
        **{f"{role}s": _of(role) for role in SELLING_SIDE},
        "window_days": f"{_WINDOW}[deal_type]",
        "takes_over": "deal_type in ('acquisition', 'merger')",
        "series": "place_in_series(evidence_text)",
        "is_later": "is_later_part(evidence_text)",
        "tells_rest": "is_rest(evidence_text)",
        "is_revised": "is_revised(evidence_text)",
        "is_renamed": "tells_new_name(evidence_text)",
        "buyer": f"case when not is_renamed then {_alone('buying')} end",
        "target": _alone("targets"),
        "has_partners": "len(partners) > 0",
        "couple": "case when deal_type <> 'merger' and len(entities) = 2 then hash(list_sort(entities)) end",
    },
    # Two parties, or one party and the project, the amount or the week: with less in common no two mentions reach the
    # strength of one deal.
    blocks=f"""flatten(list_transform(
        case when len(entities) > 0 or project is null then entities else [project] end, lambda party:
        [hash(party, entity) for entity in entities if entity > party]
        || [hash(party, 'project', named) for named in [project] if named is not null]
        || [hash(party, currency, step) for step in steps(nullif(amount, 0), {NEAR_AMOUNT})
            if step is not null and currency is distinct from 'USD']
        || [hash(party, 'about USD', step) for step in steps(nullif(amount_usd, 0), {NEAR_AMOUNT}) if step is not null]
        || [hash(party, 'week', week) for week in spells(first_on, first_on, 6) if week is not null]))""",
    traits=(
        f"case when deal_type not in {TAKEOVERS} and not is_renamed then site end",
        *(f"case when not is_renamed then {_alone(f'{role}s')} end" for role in SELLING_SIDE),
    ),
    kinds=kind_bits("deal_type", ALIKE_TYPES, get_args(DealType), any_kind="other"),
    reach_days=SAME_AMOUNT_WINDOW_DAYS,
    # Other parties, and too far apart in time for one deal, with other amounts or without.
    at_once=(
        f"one.buyer <> other.buyer and ({COMPARED['gap']} > {SLIP_DAYS} or coalesce(one.amount <> other.amount, true))",
        "(one.has_partners or other.has_partners) and one.couple <> other.couple",
        f"not {SAME_AMOUNT} and not (one.is_revised or other.is_revised) and {COMPARED['gap']} > {NEWS_DAYS}"
        " and not (one.takes_over and other.takes_over)",
        f"{COMPARED['gap']} > greatest(one.window_days, other.window_days) and {SAME_AMOUNT} is not true",
    ),
    scalars=(
        "amount",
        "currency",
        "amount_usd",
        "is_revised",
        "window_days",
        "takes_over",
        "buyer",
        "has_partners",
        "couple",
    ),
    looked_at={
        **COMPARED_MONEY,
        "has_one_price": f"({ONE_PRICE}) is true",
        "is_revision": f"(one.is_revised or other.is_revised) and gap <= {NEWS_DAYS}",
        "is_rest": "case when is_turned then one.tells_rest and not other.tells_rest"
        " else other.tells_rest and not one.tells_rest end",
        "stakes": f"abs(one.stake_pct - other.stake_pct) <= {STAKE_POINTS}",
        "shared": "len(list_intersect(one.entities, other.entities))",
        "has_new_name": "(one.is_renamed or other.is_renamed)"
        " and (amounts is true or shared > 1 or coalesce(one.project = other.project, false))",
        "is_merger": "'merger' in (one.deal_type, other.deal_type)",
        "is_crossed": "list_has_any(one.buying, other.selling) or list_has_any(one.selling, other.buying)",
        "is_takeover": "one.takes_over and other.takes_over",
        "is_of_companies": f"one.deal_type in {TAKEOVERS} and other.deal_type in {TAKEOVERS} and shared > 1",
        "is_of_goods": "one.deal_type in ('offtake', 'supply', 'royalty_stream')"
        " or other.deal_type in ('offtake', 'supply', 'royalty_stream')"
        f" or (one.deal_type = 'partnership' and other.deal_type = 'partnership' and gap > {NEWS_DAYS})",
        "is_repeated": f"one.deal_type in {REPEATED} and other.deal_type in {REPEATED}",
        "earlier_status": "case when is_turned then other.status else one.status end",
        "later_status": "case when is_turned then one.status else other.status end",
    },
    apart=(
        # Types that nobody takes for each other.
        "one.kinds & other.kinds = 0",
        # Too far apart in time for one deal, even of one amount.
        f"is_further and (gap > {NEWS_DAYS} or (gap > 3 and amounts is not true))",
        "is_rest and gap > 3 and (earlier_status = 'completed' or one.stake_pct + other.stake_pct <= 100)",
        "gap > greatest(one.window_days, other.window_days) and stakes is false",
        f"not stakes and (gap > {NEWS_DAYS} or (amounts is false and not is_takeover))",
        # Other parties.
        "is_crossed and not is_merger",
        "not (is_crossed and is_merger) and not has_new_name and ("
        + "(disjoint(one.buying, other.buying) and not has_one_price) or "
        + " or ".join(f"disjoint(one.{role}s, other.{role}s)" for role in SELLING_SIDE)
        + ")",
        "not (is_crossed and is_merger) and len(one.partners) + len(other.partners) > 0"
        " and least(len(one.entities), len(other.entities)) > 1 and shared < 2",
        # Another asset.
        "one.site <> other.site and not is_of_companies and not has_new_name",
        "is_of_goods and disjoint(one.goods, other.commodities) and disjoint(one.commodities, other.goods)",
        # One document tells a deal once: two records of it are two deals, unless nothing tells them apart.
        "one.series <> other.series",
        "in_one_document and (one.deal_type <> other.deal_type or one.status <> other.status"
        " or one.parties <> other.parties or one.project is distinct from other.project"
        " or (one.amount is null) <> (other.amount is null) or (one.stake_pct is null) <> (other.stake_pct is null)"
        " or amounts is false or stakes is false or gap > 0)",
        # A deal that ended or closed is not proposed again: what is proposed months later is another one.
        f"gap > {NEW_ROUND_DAYS} and earlier_status = 'terminated' and later_status <> 'terminated'",
        f"gap > {NEW_ROUND_DAYS} and earlier_status = 'completed' and later_status in ('rumoured', 'proposed')",
        f"gap > {NEXT_DEAL_DAYS} and earlier_status = 'completed' and later_status = 'agreed' and is_repeated",
    ),
    strength="""case when shared = 0 and len(one.entities) > 0 and len(other.entities) > 0 then 0.0 else
        case when shared > 1 then 0.6 else 0.25 end
        + 0.2 * coalesce(one.project = other.project, false)::int
        + 0.25 * (amounts is true)::int + 0.1 * (stakes is true)::int
        + 0.1 * (one.deal_type = other.deal_type)::int + 0.1 * (gap <= 7)::int + 0.1 * is_revision::int
        + 0.05 * list_has_any(one.goods, other.goods)::int
        + 0.05 * list_has_any(one.countries, other.countries)::int end""",
)
"""Mentions of deals."""
