"""Names of mines, deposits and plants to projects: one id per site, two sites of one name kept apart by country.

A name that fits several sites joins none: where nothing tells which of the namesakes is meant, or where several longer
names begin with it, it is a provisional project, with the sites it may be for a person to decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from rapidfuzz import fuzz

from pipelines.extract.lexicon import commodity_names
from pipelines.model import stable_id
from pipelines.resolve.companies import display_name, short_forms
from pipelines.resolve.decisions import Decisions
from pipelines.resolve.groups import Groups
from pipelines.resolve.names import SITE_WORDS, fold, project_key

LENGTHENING = (
    frozenset(w for name in commodity_names() for w in fold(name).split())
    | SITE_WORDS
    | frozenset(
        "mine plant refinery smelter facility complex hub rare earth earths ree heavy light mineral minerals metals metal "
        "sands tailings bore creek hill hills lake river range ridge north south east west".split()
    )
)
"""Words that may follow a site's name without making it another site, where only one longer name exists."""
COMPASS = frozenset("north south east west".split())
IN_COUNTRY = re.compile(r"(.+?)\s*\(([A-Z]{2})\)")
"""A site as a person calls it among its namesakes: `Cascada (CL)`, with the country's ISO 3166-1 alpha-2 code."""
Candidates = dict[str, float]
"""Name of a site that may be meant -> its score from 0 to 1."""


@dataclass(frozen=True, slots=True)
class SiteTold:
    """One way of telling of a project, with what else is told about where it is and whose it is."""

    site_key: str
    name: str
    arrival: int
    companies: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    count: int = 1
    """How many mentions tell of it so."""


@dataclass(frozen=True, slots=True)
class Site:
    """The project that is spoken of so."""

    site_key: str
    project_id: str
    project_name: str
    candidates: Candidates = field(default_factory=dict)
    """Sites it may be; none unless it is provisional. The score of a longer name is the likeness of the names, that of
    a namesake its share of the ways in which the name is told of with a place."""


@dataclass(slots=True)
class _Decided:
    """What a person has said of names of projects, by key."""

    same: list[list[str]]
    apart: set[frozenset[str]]
    one_site: list[list[str]]
    """Countries whose namesakes are one site."""
    meant_in: dict[str, str]
    """Key -> the country of the site that is meant where nothing tells which."""

    @classmethod
    def of(cls, decided: Decisions) -> _Decided:
        groups = [[_called(name) for name in names] for names in decided.same]
        return cls(
            same=[[key for key, _ in group] for group in groups],
            apart={frozenset(map(project_key, pair)) for names in decided.different for pair in combinations(names, 2)},
            one_site=[[country for _, country in group if country] for group in groups],
            meant_in={
                key: next(c for _, c in group if c)
                for group in groups
                for key, country in group
                if not country and any(c for _, c in group)
            },
        )


def _called(name: str) -> tuple[str, str | None]:
    found = IN_COUNTRY.fullmatch(name)
    return (project_key(found.group(1)), found.group(2)) if found else (project_key(name), None)


def resolve_projects(mentions: Sequence[SiteTold], decisions: Decisions | None = None) -> list[Site]:
    """One row per mention. The id hangs on the name's key, and on the country for every site of that name but the
    first of which the country was told."""
    decided = _Decided.of(decisions or Decisions())
    ordered = sorted(mentions, key=lambda m: (m.arrival, m.site_key))
    keys = list(dict.fromkeys(project_key(m.name) for m in ordered))
    groups = Groups(keys)
    for names in decided.same:
        known = [key for key in names if key in groups]
        for other in known[1:]:
            groups.join(known[0], other)
    longer: dict[str, list[str]] = {}
    for short, extended in short_forms(keys, LENGTHENING, COMPASS).items():
        heads = {groups.head(e): e for e in reversed(extended) if frozenset((short, e)) not in decided.apart}
        if len(heads) == 1:
            groups.join(short, *heads)
        elif groups.head(short) not in heads:
            longer[short] = sorted(heads.values())
    by_key: dict[str, list[SiteTold]] = {}
    for mention in ordered:
        by_key.setdefault(groups.head(project_key(mention.name)), []).append(mention)
    printed = {project_key(m.name): m.name for m in reversed(ordered)}
    may_be = {
        short: {printed[key]: round(fuzz.ratio(short, key) / 100, 3) for key in extended}
        for short, extended in longer.items()
    }
    return [site for key, own in by_key.items() for site in _sites(key, own, decided, may_be)]


def _sites(
    key: str, mentions: Sequence[SiteTold], decided: _Decided, may_be: Mapping[str, Candidates]
) -> Iterable[Site]:
    place, first = _places(mentions, decided)
    printed: dict[str | None, dict[str, int]] = {}
    for mention in mentions:
        counts = printed.setdefault(place[mention.site_key], {})
        counts[mention.name] = counts.get(mention.name, 0) + mention.count
    shown = {where: display_name(counts) for where, counts in printed.items()}
    told = [where for where in place.values() if where is not None]
    namesakes = {f"{shown[where]} ({where})": round(told.count(where) / len(told), 3) for where in dict.fromkeys(told)}
    for mention in mentions:
        where = place[mention.site_key]
        candidates = dict(may_be.get(project_key(mention.name), {}))
        if where is None and first is not None:
            candidates |= namesakes
        own_id = stable_id("project", key) if where == first else stable_id("project", key, where or "any")
        yield Site(mention.site_key, f"pr_{own_id}", shown[where], candidates)


def _places(mentions: Sequence[SiteTold], decided: _Decided) -> tuple[dict[str, str | None], str | None]:
    """Mention -> the country that tells its site from namesakes, None where several come into question; and the country
    of the first site."""
    countries = Groups([c for m in mentions for c in sorted(m.countries)])
    for several in decided.one_site:
        known = [country for country in several if country in countries]
        for other in known[1:]:
            countries.join(known[0], other)
    owner: dict[str, str] = {}
    for mention in mentions:
        own = sorted(mention.countries)
        for other in own[1:]:
            countries.join(own[0], other)
        for company in sorted(mention.companies) if own else ():
            countries.join(owner.setdefault(company, own[0]), own[0])
    first = next((countries.head(min(m.countries)) for m in mentions if m.countries), None)
    only = first if len(countries.members()) == 1 else None
    place: dict[str, str | None] = {}
    for mention in mentions:
        known = [countries.head(c) for c in sorted(mention.countries)]
        known += [countries.head(owner[c]) for c in sorted(mention.companies) if c in owner]
        meant = decided.meant_in.get(project_key(mention.name))
        if meant is not None and meant in countries:
            known.append(countries.head(meant))
        place[mention.site_key] = known[0] if known else only
    return place, first
