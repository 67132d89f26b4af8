"""Pairs of mentions that may tell of one event, and how surely: those that share a block, judged by their family.

Blocks, traits and reach only save work: a family chooses them so that no pair left out could tell of one event. All is
SQL on two tables of the connection: `seen`, one row per mention with its place in the order of arrival, its blocks and
traits, and what the rules look at; and `weighed`, what the rules say of the pairs that have been looked at. The view
`verdicts` has all that is known of pairs, seen from either mention.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations

import duckdb
import polars as pl

from pipelines.resolve import cues
from pipelines.resolve.decisions import Decisions
from pipelines.resolve.events import CONFLICT, SAME_FROM, Rules

DECIDED = 2.0
"""The strength of a pair that a person has called one event: above any rule's, so that it joins first."""
SEEN = {
    "mention_id": "mention_id",
    "place": "arrival",
    "document_id": "document_id",
    "document": "hash(document_id)",
    "source_name": "source_name",
    "own_fact_id": "own_fact_id",
    "first_on": "announced_first_on",
    "last_on": "announced_last_on",
    "project": "number(project_id)",
    "site": "number(site_id)",
    "commodities": "commodities",
    "goods": "with_groups(commodities)",
}
"""Columns that every family's rules look at, of a resolved mention. `project` is the site it names, `site` the same where
no other comes into question: only these contradict each other. Dates known to the month or year are intervals. Ids that
millions of pairs are held against are numbers: less memory, quicker compared."""
MEMBERS = {
    "rare earths": (
        *("neodymium", "praseodymium", "dysprosium", "terbium", "samarium", "europium", "gadolinium"),
        *("lanthanum", "cerium", "holmium", "erbium", "yttrium", "scandium"),
    ),
    "platinum group metals": ("platinum", "palladium", "rhodium"),
    "mineral sands": ("titanium", "zirconium"),
    "bauxite": ("alumina", "aluminium"),
}
"""Commodities that outlets call by the name of a group."""
_GROUP = " ".join(f"when commodity in {members} then '{group}'" for group, members in MEMBERS.items())
MACROS = f"""
{cues.MACROS}
-- a number in place of an id
create or replace temp macro number(id) as case when id is not null then hash(id) end;
-- days between two intervals of days; 0 where they overlap or one is not known
create or replace temp macro days_between(one_first, one_last, other_first, other_last) as
    case when one_first is null or other_first is null then 0
    else greatest(greatest(one_first, other_first) - least(one_last, other_last), 0) end;
-- whether two numbers differ by no more than the share of the larger
create or replace temp macro close_to(one, other, within) as
    abs(one - other) <= within * greatest(abs(one), abs(other));
-- true when both lists name something and nothing in common
create or replace temp macro disjoint(one, other) as
    len(one) > 0 and len(other) > 0 and not list_has_any(one, other);
-- whether two amounts agree within the share; null where one is missing. Across currencies US dollars are compared, with
-- twice the tolerance, because outlets convert at rates of their own; one number in two currencies says nothing, because
-- a bare $ may have been read as either
create or replace temp macro same_amount(one, one_unit, one_usd, other, other_unit, other_usd, within) as
    case when one is null or other is null then null
    when one_unit is not distinct from other_unit then close_to(one, other, within)
    when one = other then null
    else close_to(one_usd, other_usd, 2 * within) end;
-- the group that a commodity belongs to, itself where it belongs to none
create or replace temp macro group_of(commodity) as case {_GROUP} else commodity end;
create or replace temp macro with_groups(commodities) as
    commodities || list_transform(commodities, lambda one: group_of(one));
-- two neighbouring steps of a ladder: values of one sign that differ by at most the share have one in common
create or replace temp macro steps(value, within) as
    [case when value = 0 then 0 else floor(ln(abs(value)) / -ln(1 - within - 1e-9))::bigint end + n for n in [0, 1]];
-- numbered spells of time: intervals of dates at most so many days apart have one in common
create or replace temp macro spells(first_on, last_on, days) as
    range((first_on - date '1970-01-01') // (days + 1), (last_on - date '1970-01-01') // (days + 1) + 2);
"""


def see(connection: duckdb.DuckDBPyConnection, mentions: str, rules: Rules, decisions: Decisions) -> None:
    """Table `seen`: one row per mention of the relation as the rules look at it. All are fresh and in play, and none was of
    an event (`was`); of none is an event or what it is tied to known, of no two how surely they are one, but what a person has
    decided (`decided`)."""
    connection.execute(MACROS)
    traits = "".join(
        f", case when {trait} is not null then hash({trait}) end as trait_{n}" for n, trait in enumerate(rules.traits)
    )
    connection.execute(f"""create or replace temp table seen as
        with told as (select {_columns({**SEEN, **rules.seen})} from {mentions})
        select told.*, list_sort(list_distinct({rules.blocks}))::ubigint[] as blocks, {rules.kinds} as kinds{traits},
            true as is_fresh, true as is_in_play, null::varchar as was
        from told""")
    for pairs in ("weighed", "asked"):
        connection.execute(f"create or replace temp table {pairs} (one bigint, other bigint, strength double)")
    connection.execute("create or replace temp table events (place bigint, event bigint)")
    connection.execute("create or replace temp table tied (place bigint, component bigint)")
    decide(connection, decisions)
    connection.execute("""create or replace temp view verdicts as
        with told as (from weighed union all from asked union all from decided)
        select *, one as place, other as beside from told union all select *, other, one from told""")


def weigh(connection: duckdb.DuckDBPyConnection, rules: Rules, pairs: str) -> None:
    """Adds to `weighed` those pairs of the relation (one, other), places in order, that it does not have."""
    if rows_written(
        connection,
        f"""create or replace temp table candidates as
        select distinct one, other from ({pairs}) as pairs
        anti join weighed on pairs.one = weighed.one and pairs.other = weighed.other""",
    ):
        connection.execute(f"insert into weighed {judged(rules, 'candidates')}")


def rows_written(connection: duckdb.DuckDBPyConnection, statement: str) -> int:
    """How many rows the statement wrote. Where it is none, DuckDB need not plan what the rules say of them: 0.03 s."""
    row = connection.execute(statement).fetchone()
    return int(row[0]) if row else 0


def tie(connection: duckdb.DuckDBPyConnection) -> None:
    """Table `likely`: the pairs of mentions in play that tell of one event."""
    connection.execute(f"""create or replace temp table likely as
        with tied as (from weighed where strength >= {SAME_FROM} union all from decided where strength >= {SAME_FROM})
        from tied
        semi join (select place as one from seen where is_in_play) using (one)
        semi join (select place as other from seen where is_in_play) using (other)""")


def neighbours(rules: Rules, mentions: str) -> str:
    """SQL: the pairs (one, other) of mentions of the relation with a common block, of which nothing that is seen
    at once says that they are not one."""
    columns = f"unnest(blocks) as block, place, {', '.join(seen_at_once(rules))}"
    return f"""select one.place as one, other.place as other
        from (select {columns} from {mentions}) as one
        inner join (select {columns} from {mentions}) as other on one.block = other.block and one.place < other.place
        where {agree(rules)}"""


def agree(rules: Rules) -> str:
    """SQL: whether nothing that is seen at once speaks against one event of two mentions; where it does, they conflict."""
    return " and ".join(
        [
            f"coalesce(one.first_on - other.last_on <= {rules.reach_days}, true)",
            f"coalesce(other.first_on - one.last_on <= {rules.reach_days}, true)",
            "one.kinds & other.kinds <> 0",
            *(f"coalesce(one.trait_{n} = other.trait_{n}, true)" for n in range(len(rules.traits))),
            *(f"({condition}) is not true" for condition in rules.at_once),
        ]
    )


def seen_at_once(rules: Rules) -> tuple[str, ...]:
    """The columns of `seen` that `agree` looks at."""
    return ("kinds", "first_on", "last_on", *(f"trait_{n}" for n in range(len(rules.traits))), *rules.scalars)


def judged(rules: Rules, pairs: str) -> str:
    """SQL: the pairs (one, other) of the relation that no person has decided, with the strength by the rules."""
    # One condition after the other, because a pair that conflicts by the first is not looked at by the rest.
    conflict = " ".join(f"when {condition} then {CONFLICT}" for condition in rules.apart)
    both = "inner join seen as one on pairs.one = one.place inner join seen as other on pairs.other = other.place"
    # Materialized, because DuckDB would work out each column anew wherever it is used.
    return f"""with looked as materialized (
            select pairs.*, {_columns(rules.looked_at)} from {pairs} as pairs {both}
            anti join decided on pairs.one = decided.one and pairs.other = decided.other),
        weighed as materialized (
            select pairs.one, pairs.other,
                case {conflict} else least({rules.strength}, 1.0) end as strength
            from looked as pairs {both})
        from weighed"""


def decide(connection: duckdb.DuckDBPyConnection, decisions: Decisions) -> None:
    """Table `decided`: the pairs of `seen` on which a person has decided; what joins goes before what separates."""
    verdicts = {**_verdicts(decisions.different, CONFLICT), **_verdicts(decisions.same, DECIDED)}
    connection.register(
        "decided_pairs",
        pl.DataFrame(
            [(*pair, strength) for pair, strength in verdicts.items()],
            schema={"first": pl.String, "second": pl.String, "strength": pl.Float64},
            orient="row",
        ).to_arrow(),
    )
    connection.execute("""create or replace temp table decided as
        select least(a.place, b.place) as one, greatest(a.place, b.place) as other, any_value(strength) as strength
        from decided_pairs inner join seen as a on first = a.mention_id inner join seen as b on second = b.mention_id
        where a.is_fresh or b.is_fresh or a.was = b.was
        group by all""")


def _verdicts(groups: Iterable[Iterable[str]], strength: float) -> dict[tuple[str, str], float]:
    return {pair: strength for ids in groups for pair in combinations(sorted(set(ids)), 2)}


def _columns(named: Mapping[str, str]) -> str:
    return ", ".join(f"{sql} as {name}" for name, sql in named.items())
