"""When two resource mentions tell of one line of one estimate: deposit, kind, category and vintage."""

from __future__ import annotations

from typing import get_args

from pipelines.model import EstimateKind
from pipelines.resolve.events import COMPARED, Rules, kind_bits

SAME_TONNES = 0.01
"""Share within which tonnages are one figure, rounding aside."""
SAME_CONTAINED = 0.02
SAME_GRADE = 0.03
NEWS_DAYS = 10
"""Days within which outlets tell of one estimate; tonnages that differ within them are a disagreement, later an
update."""
NO_END = 100_000
"""Days: an estimate of one tonnage may be quoted for as long as there is news."""
EFFECTIVE_DAYS = 45
"""Effective dates further apart are two estimates, even of one tonnage."""


def _measured(measure: str, value: str) -> str:
    """SQL: analyte -> the value of the measure, the largest where several are printed."""
    return f"""map_from_entries(list_transform(list_filter(measures,
        lambda m: m.measure = '{measure}' and m.value is not null and len(list_filter(measures,
            lambda n: n.measure = m.measure and n.analyte = m.analyte and (n.value, n.ordinal) > (m.value, m.ordinal))) = 0),
        lambda m: {{'k': m.analyte, 'v': {value}}}))"""


def _same_values(measure: str, within: float) -> str:
    """SQL: whether the analytes reported on both sides have one value; null where no analyte is on both."""
    return f"""list_bool_and(list_transform(map_keys(one.{measure}),
        lambda analyte: close_to(one.{measure}[analyte], other.{measure}[analyte], {within})))"""


ESTIMATES = Rules(
    family="estimate",
    seen={
        "company": "number(company_id)",
        "ownership_basis": "ownership_basis",
        "is_renamed": "tells_new_name(evidence_text)",
        "estimate_kind": "estimate_kind",
        "category": "category",
        # Categories that outlets use for the figure of all classes.
        "class": "case when category in ('total', 'unspecified') then 'whole' else category end",
        "tonnes": "ore_tonnes",
        "effective_first_on": "effective_first_on",
        "effective_last_on": "effective_last_on",
        "contained": _measured("contained", "m.value"),
        "grades": _measured("grade", "m.value * case when m.unit in ('ppm', 'g/t') then 1e-4 else 1 end"),
    },
    # Project (or company, where one names no project) and category, and beside these a tonnage, a contained quantity or
    # the time of the news: without one of them their vintages conflict.
    blocks=f"""flatten(list_transform(list_filter([project, company], lambda name: name is not null), lambda place:
        [hash(place, class, 't', step) for step in steps(tonnes, {SAME_TONNES}) if step is not null]
        || flatten(list_transform(map_keys(contained), lambda analyte:
            [hash(place, class, analyte, step) for step in steps(contained[analyte], {SAME_CONTAINED})]))
        || [hash(place, class, 'told', spell) for spell in spells(first_on, last_on, {NEWS_DAYS}) if spell is not null]))""",
    # In one estimate project and commodity are the same.
    traits=(
        "case when not is_renamed then site end",
        "case when len(commodities) = 1 then group_of(commodities[1]) end",
    ),
    kinds=kind_bits("estimate_kind", (), get_args(EstimateKind), any_kind="unspecified"),
    reach_days=NO_END,
    at_once=(),
    scalars=(),
    looked_at={
        **COMPARED,
        "tonnages": f"close_to(one.tonnes, other.tonnes, {SAME_TONNES})",
        "contents": _same_values("contained", SAME_CONTAINED),
        "same_grades": _same_values("grades", SAME_GRADE),
        "figures": "coalesce(tonnages, contents)",
    },
    apart=(
        "one.site <> other.site and not (one.is_renamed or other.is_renamed)",
        "one.ownership_basis <> other.ownership_basis",
        "one.kinds & other.kinds = 0",
        "one.class <> other.class",
        "disjoint(one.goods, other.commodities) and disjoint(one.commodities, other.goods)",
        # Another vintage.
        "days_between(one.effective_first_on, one.effective_last_on, other.effective_first_on, other.effective_last_on)"
        f" > {EFFECTIVE_DAYS}",
        f"figures is not true and gap > {NEWS_DAYS}",
        # Two lines of one document.
        "in_one_document and (figures is false or same_grades is false)",
    ),
    strength=f"""0.25 * coalesce(one.project = other.project, false)::int
        + 0.15 * coalesce(one.company = other.company, false)::int
        + 0.4 * (figures is true)::int + 0.1 * (same_grades is true)::int
        + 0.1 * (one.category = other.category)::int + 0.1 * (one.estimate_kind = other.estimate_kind)::int
        + 0.15 * (gap <= {NEWS_DAYS})::int""",
)
"""Mentions of lines of resource and reserve estimates."""
