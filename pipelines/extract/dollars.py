"""Whose dollar a bare `$` is: as a document states, else that of its issuer's exchange, site or town."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipelines.extract import regex as re

if TYPE_CHECKING:
    from pipelines.model import Document

DOLLAR_OF_EXCHANGE = {
    "ASX": "AUD",
    "NSX": "AUD",
    "TSX": "CAD",
    "TSXV": "CAD",
    "TSE": "CAD",
    "CVE": "CAD",
    "CSE": "CAD",
    "CNSX": "CAD",
    "NEO": "CAD",
    "NZX": "NZD",
    "SGX": "SGD",
    "HKEX": "HKD",
    "SEHK": "HKD",
}
"""Whose dollar a bare `$` is, by the issuer's exchange; on every other exchange it is the US dollar."""
_STATED = re.compile(
    r"\b(?:dollars?|amounts?|figures|everything|currency|results|references?)\b[^.;]{0,80}?\b(?:in|to|are|is)\s+"
    r"(?:(?P<nation>Canadian|Australian|United States|U\.?S\.?|New Zealand)\s+(?:dollars|currency|funds)"
    r"|(?P<code>AUD|CAD|USD|NZD|A\$|C\$|US\$|NZ\$)(?![\w$]|\s?\d))"
    r"|\bdollars are (?P<all>Canadian|Australian|U\.?S\.?|American|New Zealand)\b",
    re.IGNORECASE,
)
_ISSUED_IN = re.compile(
    r"\b(?:(?P<CAD>OTTAWA(?=,| ?[–—-]| \()|Government of Canada|Department of Finance Canada|Natural Resources Canada"
    r"|Canada Growth Fund)"
    r"|(?P<AUD>CANBERRA(?=,| ?[–—-]| \()|Australian Government|Northern Australia Infrastructure|Export Finance Australia))\b"
    r"|\b(?:(?P<released_ca>TORONTO|VANCOUVER|MONTR[EÉ]AL|CALGARY|QU[EÉ]BEC|HALIFAX|WINNIPEG|SASKATOON|ST\. JOHN'S)"
    r"|(?P<released_au>PERTH|SYDNEY|MELBOURNE|BRISBANE|ADELAIDE))\b[^\n]{0,90}"
    r"\b(?:GLOBE NEWSWIRE|CNW|Newsfile|ACCESS ?WIRE|Business Wire|PR ?Newswire|TheNewswire)",
    re.IGNORECASE,
)
"""A public body, or a company's own release under its home town; a reporter's dateline says nothing of the money."""
_LISTED_ON = re.compile(
    r"\b(?:(?P<AUD>(?:ASX|Australian)[ -]listed|listed on (?:the )?(?:ASX|Australian Securit(?:ies|y) Exchange))"
    r"|(?P<CAD>(?:TSXV?|TSX-V|CSE|Toronto)[ -]listed|listed on (?:the )?(?:TSXV?|TSX-V|CSE|TSX Venture|Toronto Stock|"
    r"Canadian Securities)\b|(?:TSX Venture|Canadian Securities) Exchange has (?:also )?accepted)"
    r"|[A-Z]{2,5}-(?P<listed_ca>TSXV?|TSX-V|CSE)\b)"
)
"""Where the company of a report is listed, told in words; "ABC-TSXV" is how some Canadian papers print a ticker."""
_FILED_WITH = re.compile(
    r"\b(?:(?P<AUD>ASX|Australian)|(?P<CAD>TSXV?|TSX-V|CSE|Toronto|Canadian|SEDAR\+?)|(?P<NZD>NZX|New Zealand))"
    r"(?:(?: stock| securities)? (?:bourse|exchange))?(?:[’']s)? filing\b|\bfil(?:ing|ed)\b[^.]{0,40}\b(?:to|with|on) the "
    r"(?:(?P<to_AUD>ASX|Australian)|(?P<to_CAD>TSXV?|Toronto|Canadian)|(?P<to_NZD>NZX|New Zealand))"
    r"(?:(?: stock| securities)? (?:bourse|exchange))?\b"
)
"""With whose exchange the company of a report filed its news."""
_TRADED_ON = re.compile(
    r"\((?:[A-Z][A-Z0-9]{0,4}\.(?:(?P<AUD>AX)|(?P<CAD>V|TO|CN)|(?P<NZD>NZ))|(?:(?P<of_AUD>AU)|(?P<of_CAD>TSE|CA|CVE)|(?P<of_NZD>NZ))"
    r":[A-Z][A-Z0-9]{0,4})\)|"
    r"\b(?:[Ss]hares?|[Ss]tock)\b[^.;\n]{0,40}?\b(?:rose|fell|f[ae]lls?|climb\w*|gain\w*|los[te]\w*|jump\w*|slip\w*|clos\w+|trad\w+|"
    r"up|down|drop\w*|surg\w*|add(?:ed|s)|unchanged|flat)\b(?:[^.;\n]|\.(?=\d)){0,60}? (?:(?:on|in) (?:the )?|at the )"
    r"(?:(?P<at_AUD>ASX|Australian? Securit(?:ies|y) Exchange|Sydney|Australian? (?:bourse|trading))"
    r"|(?P<at_CAD>TSXV?|TSX-V|TSX Venture|CSE|Toronto|Canadian Securities)|(?P<at_NZD>NZX|Wellington))\b"
)
"""Where the company of a report is traded, by its code or how its shares fared: "(ABC.V)", "rose to $0.35 on the TSXV"."""
_NATIONAL_SITE = re.compile(
    r"^https?://[^/]*\.(?P<tld>ca|au|nz)(?:[:/]|$)|^https?://[^/]+/(?P<path>canada|australia"
    r"|asx)/",
    re.IGNORECASE,
)
_LODGED_WITH_ASX = re.compile(
    r"(?i)\bASX(?:/media)? (?:market )?(?:announcements?|release)\b(?! (?:of|dated|on|titled))|\bA[BC]N:? ?\d\d"
)
"""The letterhead of a paper lodged with the Australian exchange: what it is called, or the issuer's register number."""
_MARKED_LOCAL = re.compile(r"(?<![A-Z])(?:AU?|CA?|NZ)\$|\b(?:AUD|CAD|CDN|NZD)\b")
"""A local dollar with its country: where it is marked, the bare one is another."""
_SPELLING = re.compile(r"\d (?:per cent\b(?!\.))|\d(?:\.\d)?c\b")
"""How Australian papers print a share and a price in cents."""
LETTERHEAD_CHARACTERS = 3_000
LEAD_CHARACTERS = 600
"""How far the dateline and the issuing body reach."""
FILED_CHARACTERS = 1_200
"""How far the words by which a report tells its source reach."""


def stated_dollar(text: str) -> str | None:
    """The one currency that a document says its dollars are in."""
    stated = {_nation_dollar(m["nation"] or m["code"] or m["all"]) for m in _STATED.finditer(text)}
    return stated.pop() if len(stated) == 1 else None


_TICKER = re.compile(
    r"\b(ASX|NSX|TSX-?V?|CSE|NZX|SGX|NYSE(?: American)?|NASDAQ|Nasdaq|LSE|AIM|JSE|HKEX)\s?:\s?[A-Z0-9]{2,5}\b"
)
FEWEST_TICKERS = 3
"""Tickers of one country by which a page of several companies tells whose its dollars are."""


def shared_dollar(text: str) -> str | None:
    """The dollar of the one country on whose exchanges all companies of a page are listed, None where they are few."""
    listed = [DOLLAR_OF_EXCHANGE.get(m[1].replace("-", ""), "USD") for m in _TICKER.finditer(text)]
    return listed[0] if len(listed) >= FEWEST_TICKERS and len(set(listed)) == 1 else None


def issuers_dollar(document: Document) -> str | None:
    """The dollar of the exchange, site or town of whoever issued a document; None where nothing tells."""
    text = document.text
    if _LODGED_WITH_ASX.search(text[:LETTERHEAD_CHARACTERS]) and "ASX" in text:
        return "AUD"
    for ticker in document.tickers:
        return DOLLAR_OF_EXCHANGE.get(ticker.partition(":")[0].upper(), "USD")
    site = _NATIONAL_SITE.match(document.canonical_url or document.url or "")
    if site:
        return {"ca": "CAD", "canada": "CAD", "nz": "NZD"}.get((site["tld"] or site["path"]).lower(), "AUD")
    if filed := _FILED_WITH.search(text, 0, FILED_CHARACTERS):
        return (filed.lastgroup or "").removeprefix("to_")
    if traded := _TRADED_ON.search(text, 0, LETTERHEAD_CHARACTERS):
        return (traded.lastgroup or "")[-3:]
    issued = _ISSUED_IN.search(text[:LEAD_CHARACTERS]) or _LISTED_ON.search(text[:LEAD_CHARACTERS])
    kind = issued.lastgroup if issued else None
    told = {"CAD": "CAD", "released_ca": "CAD", "AUD": "AUD", "released_au": "AUD", "listed_ca": "CAD"}.get(kind or "")
    return told or _beside_marked(text)


def _beside_marked(text: str) -> str | None:
    """The dollar that a page leaves bare while it marks the American one: that of the exchange it speaks of."""
    if "US$" not in text or _MARKED_LOCAL.search(text):
        return None
    return "AUD" if "ASX" in text else "CAD" if "TSX" in text else None


def home_dollar(text: str, countries: Sequence[str]) -> str | None:
    """The Australian dollar for a mine in Australia on a page of that country's spelling that marks no other dollar."""
    at_home = tuple(countries) == ("AU",) and _SPELLING.search(text) is not None and _MARKED_LOCAL.search(text) is None
    return "AUD" if at_home else None


def _nation_dollar(nation: str) -> str:
    return {"c": "CAD", "au": "AUD", "a$": "AUD", "n": "NZD"}.get(
        nation[:2].lower() if nation[0] in "aA" else nation[0].lower(), "USD"
    )
