"""Names of acts, funds and facilities to programmes, by the lexicon; one that it lacks gets a provisional entity."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from pipelines.extract.lexicon.funders import Programme, programme_names, programmes
from pipelines.model import stable_id
from pipelines.resolve.agencies import resolve_agency
from pipelines.resolve.decisions import Decisions
from pipelines.resolve.names import fold


@dataclass(frozen=True, slots=True)
class ResolvedProgramme:
    """One printed name and the programme it stands for."""

    name: str
    programme_id: str
    programme_name: str
    country: str | None
    """ISO 3166-1 alpha-2; None where the lexicon gives none."""
    agency_id: str | None
    """The body that gives the money by the lexicon."""
    is_provisional: bool = False


def resolve_programmes(names: Iterable[str], decided: Decisions | None = None) -> list[ResolvedProgramme]:
    """One row per distinct name. Names that differ only in case and punctuation are one programme, and so are those that
    a person has called one: they stand for what the first of them stands for."""
    same = {fold(name): group[0] for group in (decided or Decisions()).same for name in group}
    return [replace(_resolved(same.get(fold(name), name)), name=name) for name in dict.fromkeys(names)]


def known_programmes() -> list[ResolvedProgramme]:
    """Every programme of the lexicon under its official name."""
    return [_listed(programme.name, programme) for programme in programmes()]


def _resolved(name: str) -> ResolvedProgramme:
    key = fold(name).removeprefix("the ")
    if programme := _by_key().get(key):
        return _listed(name, programme)
    return ResolvedProgramme(name, _programme_id(key), name, None, None, True)


def _listed(name: str, programme: Programme) -> ResolvedProgramme:
    agency = resolve_agency(programme.agency) if programme.agency else None
    return ResolvedProgramme(
        name,
        _programme_id(fold(programme.name)),
        programme.name,
        programme.country,
        agency.agency_id if agency else None,
    )


def _programme_id(key: str) -> str:
    return f"pg_{stable_id('programme', key)}"


@cache
def _by_key() -> dict[str, Programme]:
    keys: dict[str, Programme] = {}
    for printed, programme in programme_names().items():
        keys.setdefault(fold(printed).removeprefix("the "), programme)
    return keys
