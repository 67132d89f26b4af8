"""Companies that papers name without saying what they are: companies.yml."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pipelines.extract.lexicon.files import read_yaml

COMPANIES = Path(__file__).with_name("companies.yml")


@cache
def household_names() -> frozenset[str]:
    """Every listed name as printed."""
    lines: dict[str, list[str]] = read_yaml(COMPANIES)
    return frozenset(name for names in lines.values() for name in names)


def is_household_name(printed: str) -> bool:
    """True for a company that is known without its legal form or line of business."""
    return printed in household_names()
