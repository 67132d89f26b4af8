"""Names of mines, deposits and plants to projects: one id per site, two sites of one name kept apart by country."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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


def resolve_projects(mentions: Sequence[SiteTold], decided: Decisions | None = None) -> list[Site]:
    """One row per mention. The id hangs on the name's key, and on the country for every site of that name but the
    first to arrive."""
    ordered = sorted(mentions, key=lambda m: (m.arrival, m.site_key))
    keys = list(dict.fromkeys(project_key(m.name) for m in ordered))
    groups = Groups(keys)
    for names in (decided or Decisions()).same:
        known = [k for k in map(project_key, names) if k in groups]
        for other in known[1:]:
            groups.join(known[0], other)
    for short, extended in short_forms(keys, LENGTHENING, COMPASS).items():
        if len({groups.head(e) for e in extended}) == 1:
            groups.join(short, extended[0])
    by_key: dict[str, list[SiteTold]] = {}
    for mention in ordered:
        by_key.setdefault(groups.head(project_key(mention.name)), []).append(mention)
    return [site for key, own in by_key.items() for site in _sites(key, own)]


def _sites(key: str, mentions: Sequence[SiteTold]) -> list[Site]:
    place = _places(mentions)
    first = place[mentions[0].site_key]
    printed: dict[str | None, dict[str, int]] = {}
    for mention in mentions:
        counts = printed.setdefault(place[mention.site_key], {})
        counts[mention.name] = counts.get(mention.name, 0) + mention.count
    shown = {where: display_name(counts) for where, counts in printed.items()}
    sites = []
    for mention in mentions:
        where = place[mention.site_key]
        own_id = stable_id("project", key) if where == first else stable_id("project", key, where)
        sites.append(Site(mention.site_key, f"pr_{own_id}", shown[where]))
    return sites


def _places(mentions: Sequence[SiteTold]) -> dict[str, str | None]:
    """Mention -> the country that tells its site from namesakes; the first site's own where nothing tells."""
    countries = Groups([c for m in mentions for c in sorted(m.countries)])
    owner: dict[str, str] = {}
    for mention in mentions:
        own = sorted(mention.countries)
        for other in own[1:]:
            countries.join(own[0], other)
        for company in sorted(mention.companies) if own else ():
            countries.join(owner.setdefault(company, own[0]), own[0])
    default = next((countries.head(min(m.countries)) for m in mentions if m.countries), None)
    place: dict[str, str | None] = {}
    for mention in mentions:
        known = [countries.head(c) for c in sorted(mention.countries)]
        known += [countries.head(owner[c]) for c in sorted(mention.companies) if c in owner]
        place[mention.site_key] = known[0] if known else default
    return place
