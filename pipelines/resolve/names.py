"""How names are folded for comparison: one key for the spellings that differ only in form.

A key is lower case, without accents, punctuation and legal forms: `Mitsui & Co., Ltd.` and `MITSUI` share one.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

LEGAL_FORMS = frozenset(
    "ltd limited inc incorporated corp corporation company co plc llc llp lp ag gmbh kg sa nv bv se asa ab oy oyj spa "
    "srl sas sarl kk pty pte bhd sdn tbk jsc pjsc ojsc ao ltda sab cv psc qsc the".split()
)
"""Closing words that say how a firm is incorporated and nothing about which firm it is (ISO 20275 lists them all)."""

TRADE_WORDS = frozenset(
    "resources mining minerals mineral metals metal materials mines group holdings holding technology technologies "
    "energy exploration rare earth earths elements critical strategic industries international global gold silver "
    "copper lithium uranium nickel cobalt graphite tungsten antimony niobium vanadium titanium zinc tin advanced "
    "battery refining recycling chemicals capital partners ventures enterprises royalty royalties investments advisory "
    "trading and american australian canadian african european north northern south southern west western east "
    "eastern central new united national first".split()
)
"""Words that many companies share: alone they name nobody, and behind a name they only lengthen it."""

PLACE_WORDS = frozenset(
    "american australian canadian african european north northern south southern west western east "
    "eastern central new united national first".split()
)
"""Trade words that begin names: they tell firms apart, so they are never mere lengthening."""

SITE_WORDS = frozenset(
    "project projects mine mines deposit deposits property prospect tenement tenements operation operations "
    "development the".split()
)
"""Words around the name of a project that do not say which project."""

TICKER_NOTE = re.compile(r"\s*[(\[][^()\[\]]{0,80}[)\]]")
TICKER = re.compile(
    r"\b(ASX|TSXV|TSX-V|TSX|CSE|NYSE American|NYSE|NASDAQ|LSE|AIM|JSE|HKEX|SEHK|TSE|OTCQX|OTCQB|FRA|NSE)"
    r"\s?:\s?([A-Z0-9]{1,6})\b",
    re.IGNORECASE,
)
EXCHANGES = {"TSX-V": "TSXV", "NYSE AMERICAN": "NYSE", "SEHK": "HKEX"}


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """Lower-case words of the name, one space between; dots inside abbreviations vanish, `&` is read as and."""
    text = name.casefold() if name.isascii() else _without_accents(name).casefold()
    text = re.sub(r"['’`]s\b|['’`]", "", text.replace("&", " and "))
    text = re.sub(r"(?<=\b\w)\.(?=\w\b|\s|$|,)", "", text)
    return " ".join(re.findall(r"[^\W_]+", text))


def _without_accents(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


@lru_cache(maxsize=65536)
def company_key(name: str) -> str:
    """The folded name without bracketed tickers and legal forms; never empty for a name with a letter in it."""
    bare = fold(TICKER_NOTE.sub("", name)) or fold(name)
    words = bare.removeprefix("the ").split()
    while len(words) > 1 and (words[-1] in LEGAL_FORMS or words[-1] == "and"):
        if len(words) == 2 and words[0] in TRADE_WORDS:
            break
        words.pop()
    return " ".join(words)


def has_legal_form(name: str) -> bool:
    """True for a name printed with its legal form, hence in full: `Sumitomo Corporation`."""
    return len(company_key(name).split()) < len(fold(TICKER_NOTE.sub("", name)).removeprefix("the ").split())


@lru_cache(maxsize=65536)
def project_key(name: str) -> str:
    """The folded name without the words that any project has: `the Nolans Project` is `nolans`."""
    words = fold(TICKER_NOTE.sub("", name) or name).split()
    kept = [w for w in words if w not in SITE_WORDS]
    return " ".join(kept or words)


def ticker_in(note: str) -> str | None:
    """The ticker in brackets, as `ASX:ARR`; None when there is none."""
    found = TICKER.search(note)
    if not found:
        return None
    exchange = found.group(1).upper()
    return f"{EXCHANGES.get(exchange, exchange)}:{found.group(2).upper()}"
