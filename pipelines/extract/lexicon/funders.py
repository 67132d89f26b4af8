"""Who gives public and institutional money, and under which acts and programmes: agencies.yml and programmes.yml.

General reference data. The abbreviation of a body is only trusted where it is printed in capitals, so every alias is
matched with its case; a country prefix ("U.S.", "UK") and "the" are added here and not listed in the files.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

from pipelines.extract.lexicon.files import read_yaml

FunderKind = Literal["government", "ministry", "agency", "bank", "export_credit", "fund", "multilateral", "lender"]

HERE = Path(__file__).parent
COUNTRY_PREFIXES = {
    "US": ("U.S.", "US", "United States"),
    "GB": ("UK", "U.K."),
    "JP": ("Japan's",),
    "AU": ("Australia's",),
    "CA": ("Canada's",),
    "KR": ("South Korea's", "Korea's"),
    "DE": ("Germany's",),
    "FR": ("France's",),
    "BR": ("Brazil's",),
    "SA": ("Saudi Arabia's",),
}
PREFIXED_KINDS = ("ministry", "agency", "export_credit", "bank")


@dataclass(frozen=True, slots=True)
class Funder:
    """One body that gives, lends, insures or buys, with the names that English news prints for it."""

    name: str
    kind: FunderKind
    country: str | None = None
    """ISO 3166-1 alpha-2 of the state behind it; None for a multilateral or a private lender of several countries."""
    aliases: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    """Abbreviations that mean other things too: they count only where the document has the full name."""
    metonyms: tuple[str, ...] = ()
    """Names that stand for it only as the subject of a giving verb: a capital city, "the Commission"."""
    offices: tuple[str, ...] = ()
    """Programme offices: a fact names the agency, never the office."""


@dataclass(frozen=True, slots=True)
class Programme:
    """One act, fund, facility or programme, with the agency that pays and its usual instrument."""

    name: str
    country: str | None = None
    agency: str | None = None
    """`Funder.name` of the body that pays when the text names none."""
    instrument: str | None = None
    aliases: tuple[str, ...] = ()
    short: tuple[str, ...] = ()


@cache
def funders() -> tuple[Funder, ...]:
    """All of agencies.yml, in file order."""
    found = tuple(Funder(**_tuples(entry)) for entry in _entries("agencies.yml"))
    for funder in found:
        if funder.kind not in get_args(FunderKind):
            raise ValueError(f"agencies.yml: {funder.name} has kind {funder.kind!r}, not one of {get_args(FunderKind)}")
    return found


@cache
def programmes() -> tuple[Programme, ...]:
    """All of programmes.yml, in file order."""
    return tuple(Programme(**_tuples(entry)) for entry in _entries("programmes.yml"))


@cache
def funder_names() -> dict[str, Funder]:
    """Printed name -> funder: names, aliases, offices and their country-prefixed forms; no short forms, no metonyms."""
    names: dict[str, Funder] = {}
    for funder in funders():
        for printed in (funder.name, *funder.aliases, *funder.offices):
            for form in _with_prefixes(printed, funder):
                names.setdefault(form, funder)
    return names


@cache
def metonyms() -> dict[str, Funder]:
    """Printed metonym -> the body it stands for."""
    return {printed: funder for funder in funders() for printed in funder.metonyms}


@cache
def programme_names() -> dict[str, Programme]:
    """Printed name -> programme."""
    return {printed: programme for programme in programmes() for printed in (programme.name, *programme.aliases)}


def _with_prefixes(printed: str, funder: Funder) -> Iterator[str]:
    yield printed
    if funder.kind in PREFIXED_KINDS:
        for prefix in COUNTRY_PREFIXES.get(funder.country or "", ()):
            if not printed.startswith(prefix):
                yield f"{prefix} {printed}"


def _entries(file: str) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = read_yaml(HERE / file)
    return entries


def _tuples(entry: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}
