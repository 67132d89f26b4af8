"""Countries and places by name: which country a place lies in, as ISO 3166-1 alpha-2.

Countries come from pycountry and babel, first-level subdivisions from pycountry for the mining countries whose
provinces are written without their country; `lexicon/places.yml` adds everyday names, demonyms, mining regions
and the towns of mines and works.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal

import pycountry
import yaml
from babel import Locale

from pipelines.extract import regex as re

PlaceKind = Literal["country", "demonym", "capital", "region", "desk", "province"]
"""A province, or a town, tells where something lies, but is no place to everybody: mines are called by their names too."""

SUBDIVIDED = ("US", "CA", "AU", "AR", "BR", "CL", "PE", "MX", "ZA", "IN", "FI", "SE", "CD", "ZM", "TZ", "NA")
PROVINCES_OF = (
    *("AO", "BO", "BW", "ES", "GH", "GN", "ID", "KZ", "MG", "ML", "MY", "MZ", "NO", "PG", "PH", "PT", "TR", "ZW"),
)
"""Mining countries whose regions English papers name without the country, and whose provinces they sometimes do."""
_EVERYDAY = """central, western, eastern, northern, southern, north, south, east, west, north east, north west, south east,
    midlands, coast, centre, littoral, capital territory, national capital region, national capital district, mountain province,
    eastern highlands, western highlands, southern highlands, labrador and newfoundland, distrito federal, acre, colon, lima,
    la paz, la union, mara, gaza, zaire, faro, fria, pita, lola, aurora, abra, cuenca, guadalajara, zamora, valencia, granada,
    toledo, isabela, laguna, quezon, oslo, madrid, rizal, albay, batman, sinop, hela, manus, van, ordu, bali, braga,
    rize, kars, volta, savannah, guarda"""
NOT_PLACES = frozenset(" ".join(_EVERYDAY.split()).split(", "))
"""Subdivision names that are everyday words or too common to tell a country by."""
CONTESTED = {"victoria", "georgia", "córdoba", "la rioja", "santa cruz", "amazonas", "western cape", "limpopo"}
"""Names that more than one country uses; kept for the country that mining news means by it, see `_PREFERRED`."""
_PREFERRED = {"victoria": "AU", "georgia": "US", "amazonas": "BR", "limpopo": "ZA", "western cape": "ZA"}
_OWN_WORD = re.compile(r"\s+(?:oblysy|viloyati|aymag)$", re.IGNORECASE)
"""What a country itself calls a province, which no English text does."""
_WORD = re.compile(
    r"(?<![^\W\d_])(?<![^\W\d_][.'’-])[A-ZÀ-ÖØ-Þ\u0100-\u1fff](?<=[^\W\d_])[^\W\d_]*(?:[.'’-][^\W\d_]+)*\.?"
)
"""A whole word that begins with no small letter of ASCII."""
_POSSESSIVE = re.compile(r"['’]s\.?$")
_ONE_PLACE = re.compile(r"[\w.'’-]+(?:\s+(?:of\s+|the\s+|and\s+|de\s+|do\s+)?[\w.'’-]+)*")
LONGEST_PLACE = 4
SHORT = 1000
"""Characters of a text whose places are kept for the next who asks."""


@dataclass(frozen=True, slots=True)
class Place:
    """One place name with its country and what kind of name it is."""

    country: str
    kind: PlaceKind
    label: str
    """The country's everyday English name."""


@dataclass(frozen=True, slots=True)
class PlaceSpan:
    """A place at `text[start:end]`."""

    start: int
    end: int
    place: Place


@cache
def _places() -> dict[str, Place]:
    data: dict[str, Any] = yaml.load(
        (Path(__file__).parent / "lexicon" / "places.yml").read_text("utf-8"),
        getattr(yaml, "CSafeLoader", yaml.SafeLoader),
    )
    english = Locale("en").territories
    labels = {country.alpha_2: english.get(country.alpha_2, country.name) for country in pycountry.countries}
    for code, names in data["everyday"].items():
        labels.setdefault(code, names[0])
    labels |= {"GB": "United Kingdom", "US": "United States", "CD": "Democratic Republic of Congo", "TR": "Türkiye"}
    found: dict[str, Place] = {}

    def add(name: str, code: str, kind: PlaceKind) -> None:
        found.setdefault(fold_place(name), Place(code, kind, labels[code]))

    for code, names in data["everyday"].items():
        for name in names:
            add(name, code, "country")
    for country in pycountry.countries:
        for name in (labels[country.alpha_2], country.name, getattr(country, "common_name", None)):
            if name and "," not in name:
                add(name, country.alpha_2, "country")
    for kind, section in (("demonym", "demonyms"), ("capital", "capitals"), ("desk", "desks"), ("region", "regions")):
        for code, names in data[section].items():
            for name in [names] if isinstance(names, str) else names:
                add(name, code, kind)  # type: ignore[arg-type]
    for code, names in data["towns"].items():
        for name in names:
            add(name, code, "province")
    for code in (*SUBDIVIDED, *PROVINCES_OF):
        for part in pycountry.subdivisions.get(country_code=code):
            name = fold_place(_OWN_WORD.sub("", re.sub(r"\s*[\[(].*", "", part.name)))
            if name not in NOT_PLACES and (name not in CONTESTED or _PREFERRED.get(name) == code):
                add(name, code, "region" if code in SUBDIVIDED else "province")
    return found


@cache
def _first_words() -> frozenset[str]:
    return frozenset(name.split()[0] for name in _places())


def fold_place(name: str) -> str:
    """Lower case, one space between words, full stops and a leading article dropped."""
    return " ".join(name.lower().replace(".", "").split()).removeprefix("the ")


@lru_cache(maxsize=8192)
def place_of(name: str) -> Place | None:
    """The place that goes by exactly this name and is known for it, or None."""
    place = _places().get(fold_place(name))
    return None if place is None or place.kind == "province" else place


def place_spans(text: str) -> tuple[PlaceSpan, ...]:
    """Places named in `text`, in order, longest name first; only capitalised words are looked at."""
    return _kept_spans(text) if len(text) < SHORT else tuple(_spans(text))


@lru_cache(maxsize=1024)
def _kept_spans(text: str) -> tuple[PlaceSpan, ...]:
    """Names, deals and funding ask for the same words."""
    return tuple(_spans(text))


def _spans(text: str) -> Iterator[PlaceSpan]:
    places = _places()
    words = [m for m in _WORD.finditer(text) if m.group()[0].isupper()]
    taken = -1
    for at, word in enumerate(words):
        if word.start() < taken or not _opens_place(word.group()):
            continue
        if "-" in word.group() and (both := _both_countries(word)):
            yield from both
            taken = word.end()
            continue
        for last in range(min(at + LONGEST_PLACE, len(words)) - 1, at - 1, -1):
            end = words[last].end()
            if end - word.start() > 60:
                continue
            printed = text[word.start() : end]
            if last > at and not _ONE_PLACE.fullmatch(printed):
                continue
            for candidate in _spellings(printed):
                if place := places.get(fold_place(candidate)):
                    end = word.start() + len(candidate)
                    yield PlaceSpan(word.start(), end, place)
                    taken = end
                    break
            if taken == end:
                break


def _both_countries(word: re.Match[str]) -> list[PlaceSpan]:
    """The two countries of a border, "Argentina-Chile"; none if the parts are not both countries."""
    first, _, second = _POSSESSIVE.sub("", word.group()).rstrip(".").partition("-")
    one, other = place_of(first), place_of(second)
    if one is None or other is None or {one.kind, other.kind} != {"country"}:
        return []
    border = word.start() + len(first)
    return [PlaceSpan(word.start(), border, one), PlaceSpan(border + 1, border + 1 + len(second), other)]


@lru_cache(maxsize=16384)
def _opens_place(word: str) -> bool:
    bare, first = _POSSESSIVE.sub("", word).lower().replace(".", ""), _first_words()
    return bare in first or bare.partition("-")[0] in first


@lru_cache(maxsize=8192)
def _spellings(printed: str) -> tuple[str, ...]:
    """The words as printed, without a possessive, without a full stop, without "-based"."""
    base = re.sub(r"(?:['’]s?)?\.?$", "", printed)
    return tuple(dict.fromkeys((printed, base, re.sub(r"-[a-z]+$", "", base))))


def countries_in(text: str, kinds: tuple[PlaceKind, ...] = ("country", "region")) -> tuple[str, ...]:
    """ISO alpha-2 codes of the places of these kinds named in `text`, each once, in order of appearance."""
    return tuple(dict.fromkeys(span.place.country for span in place_spans(text) if span.place.kind in kinds))
