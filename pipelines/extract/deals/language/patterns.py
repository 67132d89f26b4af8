"""Regular expressions compiled once each: the grammar has more of them than `re` keeps."""

from __future__ import annotations

from functools import cache

from pipelines.extract import regex as re

MARK = re.compile(r"⟦([A-Z])(\d+)⟧")
ORG = r"⟦[CAGN]\d+⟧"
_FIRM = r"⟦[CAN]\d+⟧"
_AND = r"(?:,? and | & |,? together with |,? alongside |,? or |/)"
_NOUN = (
    r"(?:(?:[a-z-]+ ){0,3}(?:company|group|miner|producer|explorer|developer|trader|maker|firm|fund|bank|"
    r"investor|partner|giant|house|carmaker|"
    r"automaker|steelmaker|agency|conglomerate|corporation|enterprise|holding|concern|firm|utility|recycler|refiner|"
    r"smelter|startup|"
    r"start-up) )?"
)
_MEMBER = (
    r"(?:the )?(?:[a-z]+-(?:owned|listed|backed|based|run|controlled) )?"
    rf"(?:⟦[GL]\d+⟧(?:'s|-[a-z]+)? |{_FIRM}'s )?{_NOUN}{_FIRM}"
)
ORGS = (
    rf"(?:{_FIRM}(?:(?:, {_MEMBER})*{_AND}{_MEMBER})*(?: and (?:the )?⟦G\d+⟧(?!'|-| [a-z]+ (?:company|miner|"
    r"group)))?"
    rf"|⟦G\d+⟧(?!'|-| (?:[a-z]+ ){{0,2}}(?:subsidiary|unit|arm|affiliate|mines?|projects?|plant|smelter|refinery|"
    rf"operations|business|assets?)\b)(?:(?:, |,? and )(?:the )?⟦G\d+⟧(?!'))*(?: and {_NOUN}{_FIRM})?)"
)
"""Coordinated parties: companies and agencies, or states."""


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern, compiled on first use and kept."""
    return re.compile(pattern)


def search(pattern: str, text: str) -> re.Match[str] | None:
    """First match anywhere in `text`."""
    return compiled(pattern).search(text)


def begins(pattern: str, text: str) -> re.Match[str] | None:
    """Match at the start of `text`."""
    return compiled(pattern).match(text)


def whole(pattern: str, text: str) -> re.Match[str] | None:
    """Match of all of `text`."""
    return compiled(pattern).fullmatch(text)


ROYALTY_RATE = re.compile(
    r"⟦R\d+⟧ (?:(?:uncapped|capped|perpetual|sliding|scale|net|gross|smelter|overriding|production|revenue|value|metals?|"
    r"gold|silver|copper|lithium|uranium|existing|underlying|returns?) )*(?:royalt(?:y|ies)|nsrs?|gsr|grr|gorr|npi|ggr|"
    r"net smelter returns?|gross revenues? returns?)\b|"
    r"\b(?:royalt(?:y|ies)|nsrs?|smelter returns?)(?: royalty)?(?: \(nsr\))? (?:of|at|equal to) (?:up to |an? )?⟦R\d+⟧"
)
"""The rate of a royalty, which is no share of the mine: "⟦R⟧ net smelter returns royalty", "a royalty of ⟦R⟧"."""
