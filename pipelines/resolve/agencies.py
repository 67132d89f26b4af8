"""Names of agencies, ministries, banks and governments to bodies, by the lexicon of funders and the list of countries.

A body that the lexicon does not have gets a provisional entity of its own, so that no money is left without a funder.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import pycountry

from pipelines.extract.lexicon.funders import Funder, funder_names, funders
from pipelines.model import stable_id
from pipelines.resolve.companies import ResolvedName
from pipelines.resolve.decisions import Decisions
from pipelines.resolve.names import company_key, fold

OF_COUNTRY = re.compile(r"^(?:the )?(?:federal )?(?:government|state|kingdom|republic|commonwealth) of (?:the )?(.+)$")
COUNTRY_OF = re.compile(r"^(?:the )?(.+?) (?:federal )?government$")
LISTED = re.compile(r"\s*(?:,|;|/|\band\b|&)\s*")


@dataclass(frozen=True, slots=True)
class Agency:
    """One body as dim_agency shows it."""

    agency_id: str
    name: str
    kind: str
    country: str | None
    """ISO 3166-1 alpha-2; None for multilaterals and bodies not in the lexicon."""
    parent_id: str | None
    """The government behind a body of one country: what "the US government" may mean by it."""
    is_provisional: bool = False


def resolve_agency(name: str) -> Agency | None:
    """The body that the name stands for by lexicon or country list; None when neither knows it."""
    key = fold(name).removeprefix("the ")
    if funder := _names().get(key) or _names().get(company_key(name)):
        return _agency(funder)
    for pattern in (OF_COUNTRY, COUNTRY_OF):
        if (found := pattern.match(key)) and (country := _countries().get(found.group(1))):
            return government(country)
    country = _countries().get(key)
    return government(country) if country else None


def resolve_funders(name: str) -> list[Agency]:
    """The bodies a funder's name lists, in order. A listing is taken apart when at least one part of it is known; what
    is not known, the whole name or a part, becomes a provisional body of its own."""
    if whole := resolve_agency(name):
        return [whole]
    parts = _parts(name)
    bodies = [resolve_agency(part) for part in parts]
    if not any(bodies):
        return [_provisional(name)]
    return list(dict.fromkeys(body or _provisional(part) for body, part in zip(bodies, parts, strict=True)))


def _parts(name: str) -> list[str]:
    """The name cut at its commas and ands, but not inside the name of a known body."""
    cuts = [(m.start(), m.end()) for m in LISTED.finditer(name)]
    parts, start = [], 0
    while start < len(name):
        ends = [(at, behind) for at, behind in [*cuts, (len(name), len(name))] if at > start]
        end, following = next((e for e in reversed(ends) if resolve_agency(name[start : e[0]])), ends[0])
        parts.append(name[start:end])
        start = following
    return parts


def _provisional(name: str) -> Agency:
    return Agency(f"ag_{stable_id('agency', company_key(name))}", name, "unknown", None, None, True)


def government(country: str) -> Agency:
    """The government of a country, by its ISO 3166-1 alpha-2 code."""
    for funder in funders():
        if funder.kind == "government" and funder.country == country:
            return _agency(funder)
    entry = pycountry.countries.get(alpha_2=country)
    name = getattr(entry, "common_name", entry.name) if entry else country
    return Agency(_agency_id(f"government of {country}"), f"Government of {name}", "government", country, None)


def known_agencies() -> list[Agency]:
    """Every body of the lexicon."""
    return [_agency(funder) for funder in funders()]


def resolve_agencies(names: Iterable[str], decided: Decisions | None = None) -> list[tuple[str, int, Agency]]:
    """(name, place, body) for every funder name; place counts the bodies of a listing from 0."""
    same = {name: group[0] for group in (decided or Decisions()).same for name in group}
    return [
        (name, place, agency)
        for name in dict.fromkeys(names)
        for place, agency in enumerate(resolve_funders(same.get(name, name)))
    ]


def resolve_parties(names: Iterable[str]) -> list[ResolvedName]:
    """The names among `names` that are governments or agencies rather than companies."""
    found = ((name, resolve_agency(name)) for name in dict.fromkeys(names))
    return [ResolvedName(name, agency.agency_id, agency.name, "key", 1.0, False) for name, agency in found if agency]


def _agency(funder: Funder) -> Agency:
    own_id = _agency_id(fold(funder.name))
    parent = None
    if funder.country and funder.kind != "government":
        parent = government(funder.country).agency_id
    return Agency(own_id, funder.name, funder.kind, funder.country, parent)


def _agency_id(key: str) -> str:
    return f"ag_{stable_id('agency', key)}"


@cache
def _names() -> dict[str, Funder]:
    names: dict[str, Funder] = {}
    for printed, funder in funder_names().items():
        names.setdefault(fold(printed), funder)
    return names


@cache
def _countries() -> dict[str, str]:
    """Folded country name -> ISO 3166-1 alpha-2."""
    names: dict[str, str] = {
        "uk": "GB",
        "south korea": "KR",
        "russia": "RU",
        "drc": "CD",
        "dr congo": "CD",
        "turkey": "TR",
        "czechia": "CZ",
        "laos": "LA",
        "uae": "AE",
    }
    for country in pycountry.countries:
        for attribute in ("name", "common_name", "official_name"):
            if printed := getattr(country, attribute, None):
                names.setdefault(fold(printed).removeprefix("the "), country.alpha_2)
    return names
