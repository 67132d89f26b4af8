"""What a page says about itself: title, canonical address, author, language, tickers, machine authorship."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from lxml.html import HtmlElement

from pipelines.parse.cleaning import collapse
from scrapers.addresses import canonical, host_of

_TICKER = re.compile(
    r"\b(ASX|TSX[ -]?V(?:ENTURE)?|TSX|NYSE(?: American| Arca| MKT)?|NASDAQ|Nasdaq|AMEX|LSE|AIM|CSE|NEO"
    r"|OTC(?:QB|QX|MKTS)?|JSE|HKEX|SEHK|TSE|TYO|FSE|FRA|SGX|NZX|SSE|SZSE|KRX|BMV|B3|Euronext|OMX)\s?:\s?([A-Z0-9][A-Z0-9.]{0,7})\b"
)
_MACHINE = re.compile(
    r"\b(?:article|content|report|story|summary|text|page|post|digest|translation|news)\w*\b[^.\n]{0,80}?"
    r"\b(?:generated|written|created|produced|authored|prepared|drafted|composed|compiled)\b[^.\n]{0,50}?"
    r"\b(?:by|using|with|via|from)\b[^.\n]{0,30}?"
    r"\b(?:artificial\s+intelligence|AI\b|language\s+models?|machines?\b|algorithms?|automated|bots?\b|LLMs?\b)"
)
HEAD_CHARACTERS, LANGUAGE_CHARACTERS, FEWEST_FOR_LANGUAGE = 20_000, 3_000, 120


def linked_data(root: HtmlElement) -> list[dict[str, Any]]:
    """Objects of the page's JSON-LD that describe an article, in order; broken blocks are passed over."""
    found: list[dict[str, Any]] = []
    for script in root.xpath("//script[@type='application/ld+json']")[:20]:
        try:
            data = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        todo = data if isinstance(data, list) else [data]
        for entry in todo[:100]:
            if isinstance(entry, dict):
                graph = entry.get("@graph")
                found += [e for e in (graph if isinstance(graph, list) else [entry]) if isinstance(e, dict)]
    return [entry for entry in found if "datePublished" in entry or "headline" in entry]


def meta_values(root: HtmlElement, names: tuple[str, ...]) -> Iterator[str]:
    """Contents of <meta> elements of these names, in the order of `names`."""
    by_name: dict[str, str] = {}
    for element in root.iter("meta"):
        key = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        by_name.setdefault(key, element.get("content") or "")
    yield from (by_name[name] for name in names if by_name.get(name))


def title_of(root: HtmlElement) -> str | None:
    """The headline: JSON-LD, og:title, the only <h1>, then <title>."""
    headlines = [entry.get("headline") for entry in linked_data(root)] + list(meta_values(root, ("og:title",)))
    h1 = [collapse(e.text_content()) for e in root.xpath("//h1")]
    headlines += h1 if len(h1) == 1 else []
    headlines += [collapse(e.text_content()) for e in root.xpath("//head/title | //title")] + h1
    return next((t for h in headlines if isinstance(h, str) and (t := collapse(h))), None)


def author_of(root: HtmlElement) -> str | None:
    """The byline, from JSON-LD or meta."""
    for entry in linked_data(root):
        author = entry.get("author")
        first = author[0] if isinstance(author, list) and author else author
        name = first.get("name") if isinstance(first, dict) else first
        if isinstance(name, str) and name.strip():
            return collapse(name)
    return next(
        (
            collapse(v)
            for v in meta_values(root, ("author", "article:author", "byl", "dc.creator"))
            if not v.startswith("http")
        ),
        None,
    )


def canonical_address(root: HtmlElement | None, url: str | None) -> str | None:
    """The page's one address: its <link rel=canonical> if it lies on the same host, else its own.

    A canonical link to the front page, from another page, is a mistake of the site and is passed over: it would make
    all pages of the site one document.
    """
    if not url:
        return None
    own = canonical(url)
    for link in root.xpath("//link[@rel='canonical'][@href]")[:1] if root is not None else ():
        stated = canonical(urljoin(url, link.get("href")))
        same_host = host_of(stated).removeprefix("www.") == host_of(own).removeprefix("www.")
        if same_host and (stated.rstrip("/").count("/") > 2 or own.rstrip("/").count("/") <= 2):
            return stated
    return own


def language_of(text: str, declared: str | None) -> str | None:
    """ISO 639-1 code: read from the text where there is enough of it, else as the page declares."""
    sample = text[:LANGUAGE_CHARACTERS]
    if len(sample) >= FEWEST_FOR_LANGUAGE:
        import py3langid

        return str(py3langid.classify(sample)[0])
    code = (declared or "").split("-")[0].strip().lower()
    return code if re.fullmatch(r"[a-z]{2}", code) else None


def tickers_in(text: str) -> tuple[str, ...]:
    """Tickers in the text's beginning, each once, as EXCHANGE:CODE; the TSX Venture Exchange is TSXV."""
    found: dict[str, None] = {}
    for match in _TICKER.finditer(text[:HEAD_CHARACTERS]):
        exchange = re.sub(r"^TSX[ -]?V.*", "TSXV", match[1].upper())
        found[f"{exchange.split(' ')[0]}:{match[2].rstrip('.')}"] = None
    return tuple(found)


def says_machine_written(text: str) -> bool:
    """True when the text says of itself that a machine wrote it."""
    return bool(_MACHINE.search(text))


def links_of(root: HtmlElement | None, url: str | None) -> tuple[str, ...]:
    """Absolute http(s) addresses the page links to, each once, in order."""
    if root is None or not url or not url.startswith(("http://", "https://")):
        return ()
    found: dict[str, None] = {}
    for link in root.iter("a"):
        try:
            address = urljoin(url, (link.get("href") or "").strip())
        except ValueError:
            continue
        if address.startswith(("http://", "https://")):
            found[address] = None
    return tuple(found)
