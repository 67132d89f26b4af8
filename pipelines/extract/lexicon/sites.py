"""The country of mines and works that papers name without saying where they lie: sites.yml."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pipelines.extract.lexicon.files import read_yaml

SITES = Path(__file__).with_name("sites.yml")
LONGEST = 3
"""Words of the longest listed name that others are called after: "Tenke Fungurume Mining"."""


@cache
def land_of_sites() -> dict[str, str]:
    """ISO alpha-2 code of the country by the name of each listed site, as printed."""
    listed: dict[str, list[str]] = read_yaml(SITES)
    return {name: code for code, names in listed.items() for name in names}


def site_of(name: str) -> str | None:
    """The well-known site of this name, or that something is called after ("Bikita Minerals"); None for any other."""
    words = name.split()
    firsts = (" ".join(words[:count]) for count in range(min(LONGEST, len(words)), 0, -1))
    return next((first for first in firsts if first in land_of_sites()), None)


def land_of(name: str) -> str | None:
    """The country of a well-known site or of what is called after one; None for any other name."""
    site = site_of(name)
    return land_of_sites()[site] if site else None
