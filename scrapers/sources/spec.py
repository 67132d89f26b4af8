"""What a source file may say: `SourceSpec` and its parts."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

Access = Literal["feed", "sitemap", "listing", "api", "warc", "files"]
Kind = Literal["news", "digest", "wire", "exchange", "government", "rates", "reference"]
Cadence = Literal["hourly", "daily", "weekly", "monthly"]
Region = Literal[
    "China", "United States", "Canada", "South America", "Japan & South Korea", "Middle East", "Rest of World"
]
ContentType = Literal["html", "pdf", "text", "json", "xml", "csv"]

Pattern = Annotated[str, Field(min_length=1, description="regular expression, searched in the whole address")]


class Strict(BaseModel):
    """A part of a source file: frozen, and a field it does not know is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Rights(Strict):
    """What may be done with the pages."""

    redistribute_text: bool
    """True only where the licence lets the text itself be passed on; facts and short quotes need no licence."""
    licence: str | None = None
    """SPDX identifier or the publisher's name for it, such as `CC-BY-4.0` or `public domain (US government work)`."""
    terms: str | None = None
    """Address of the terms this was read from."""


class LinkRule(Strict):
    """Which links of a fetched page are taken: by CSS or XPath (elements or href values), then by pattern."""

    css: str | None = None
    xpath: str | None = None
    include: list[Pattern] = []
    exclude: list[Pattern] = []

    @model_validator(mode="after")
    def _has_one_selector(self) -> LinkRule:
        if (self.css is None) == (self.xpath is None):
            raise ValueError("give either `css` or `xpath`, one of them")
        return self

    @field_validator("css", "xpath")
    @classmethod
    def _compiles(cls, selector: str | None, info: object) -> str | None:
        from cssselect import SelectorError
        from parsel import Selector

        try:
            getattr(Selector(text="<p/>"), info.field_name)(selector or "p")  # type: ignore[attr-defined]
        except (ValueError, SelectorError) as error:
            raise ValueError(f"the selector {selector!r} cannot be read: {error}") from None
        return selector

    @field_validator("include", "exclude")
    @classmethod
    def _patterns(cls, patterns: list[str]) -> list[str]:
        return checked_patterns(patterns)


class Listing(Strict):
    """How a listing page is read: its entries, and where its next page is."""

    entries: LinkRule
    """Links to pages. The link text is kept as the listed title."""
    next: LinkRule | None = None
    """Link to the next listing page; its first match is followed."""
    max_pages: int = Field(20, ge=1, le=1000)
    """Listing pages a run at most, so that an endless calendar ends."""
    stop_at_known: bool = True
    """Do not turn the page when every entry of this one has been seen before."""


class Api(Strict):
    """How a JSON answer is read. Paths are dotted, `*` stands for every element: `results.*.html_url`."""

    records: str
    """Path of the list of records, or of a table: an object with a list for each column."""
    only: dict[str, list[str]] = {}
    """Path within a record to the values of which it must have one; records without are passed over."""
    address: str
    """Path within a record, or a template such as `https://example.org/{id}/{file}` of paths within it, or else within
    the whole answer."""
    title: str | None = None
    published_at: str | None = None
    next: str | None = None
    """Path of the address of the next page."""
    max_pages: int = Field(20, ge=1, le=1000)


class WarcFilter(Strict):
    """Which records of other people's WARC files are taken while streaming."""

    hosts: list[str] = Field(min_length=1)
    """Host names; their subdomains count."""
    terms: list[str] = []
    """A page is taken when it has at least one of these words (case-insensitive); all pages where none is given."""


class Layout(Strict):
    """How the source's HTML pages were laid out when they were fetched: rules for pages fetched on `since` or later.

    For sites that general reading gets wrong. A later layout takes over from its day on, and pages archived before it
    are read by the earlier one, however late they are read again.
    """

    since: date
    body: str
    """CSS selector of the elements that hold the article; a page that has none is read by the general rules."""
    drop: list[str] = []
    """CSS selectors of what is taken out of them."""

    @field_validator("body", "drop")
    @classmethod
    def _compile(cls, selectors: str | list[str]) -> str | list[str]:
        from cssselect import HTMLTranslator, SelectorError

        for selector in [selectors] if isinstance(selectors, str) else selectors:
            try:
                HTMLTranslator().css_to_xpath(selector)
            except SelectorError as error:
                raise ValueError(f"the selector {selector!r} cannot be read: {error}") from None
        return selectors


class SourceSpec(Strict):
    """One source of pages: who publishes it, how it is reached, how often, and what may be done with it."""

    name: str = Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)
    """Lower snake case, the same as the file's name: the stem of its file, its archive folder and its rows."""
    publisher: str = Field(min_length=2)
    access: Access
    kind: Kind
    addresses: list[str] = Field(min_length=1)
    """What is always fetched: feeds, sitemaps, listings, API queries, rate files. For `files`: folders or files; for
    `warc`: WARC files or lists of them, local or remote. Paths are relative to the source's file."""
    hosts: list[str] = []
    """Further hosts that pages may lie on. Hosts of `addresses` count anyway, and every subdomain."""
    include: list[Pattern] = []
    """Only pages whose address has one of these; every page where none is given."""
    exclude: list[Pattern] = []
    """Never pages whose address has one of these."""
    listing: Listing | None = None
    api: Api | None = None
    """For `api`; without it the answer itself is what is archived (rates, reference lists)."""
    warc: WarcFilter | None = None
    through: LinkRule | None = None
    """Where entries lead to an index page (an SEC filing index): links from there to the pages themselves."""
    attachments: LinkRule | None = None
    """Links on a page to be archived as pages of their own, such as the PDF of an announcement."""
    layouts: list[Layout] = []
    """In order of `since`; without one, or before the first, pages are read by the general rules."""

    cadence: Cadence
    recrawl_days: int = Field(3, ge=0, le=365)
    """A page is asked for again (with its validators) in this many days after it was first seen."""
    max_age_days: int | None = Field(None, ge=1)
    """Entries that a listing dates earlier than so many days ago are left alone; all are taken where none is given."""
    floor_per_week: int = Field(ge=0)
    """Fewer new pages a week than this is a sign that the source or our reading of it broke."""
    languages: list[str] = Field(min_length=1)
    countries: list[str] = []
    """ISO 3166-1 alpha-2 codes of the countries it serves; empty for worldwide."""
    region: Region | None = None
    """The digest's region, where it serves one."""

    rights: Rights
    status: Literal["active", "blocked"] = "active"
    blocked_reason: str | None = None
    """Why it may not be fetched: terms that forbid robots, a licence that is needed."""
    robots: Literal["obey", "exempt"] = "obey"
    robots_reason: str | None = None
    """Needed with `exempt`: which published rule of the host lets programs use these addresses."""
    how_known: str = Field(min_length=20)
    """Where addresses and format are documented. No file claims that an address was seen live."""

    types: list[ContentType] = ["html", "pdf", "text"]
    """What pages may be; anything else is refused before its body is read."""
    delay_seconds: float = Field(5.0, ge=0, le=600)
    """Between two requests to one host; robots.txt and AutoThrottle can only lengthen it."""
    timeout_seconds: float = Field(60.0, gt=0, le=600)
    max_bytes: int = Field(64_000_000, ge=1_000, le=1_000_000_000)
    max_pages: int = Field(2_000, ge=1)
    """Pages a run at most; the rest waits for the next run."""
    cookies: bool = False
    headers: dict[str, str] = {}

    @field_validator("include", "exclude")
    @classmethod
    def _patterns(cls, patterns: list[str]) -> list[str]:
        return checked_patterns(patterns)

    @field_validator("countries")
    @classmethod
    def _known_countries(cls, codes: list[str]) -> list[str]:
        import pycountry

        unknown = [
            c
            for c in codes
            if len(c) != 2 or not c.isupper() or (pycountry.countries.get(alpha_2=c) is None and c != "EU")
        ]
        if unknown:
            raise ValueError(f"{', '.join(unknown)}: not an ISO 3166-1 alpha-2 code such as CA")
        return codes

    @field_validator("languages")
    @classmethod
    def _known_languages(cls, codes: list[str]) -> list[str]:
        import pycountry

        unknown = [c for c in codes if pycountry.languages.get(alpha_2=c) is None]
        if unknown:
            raise ValueError(f"{', '.join(unknown)}: not an ISO 639-1 code such as en")
        return codes

    @model_validator(mode="after")
    def _fits_together(self) -> SourceSpec:
        web = self.access != "files" and not (self.access == "warc" and not self.web_addresses)
        for address in self.addresses if web else []:
            if urlsplit(address).scheme not in ("http", "https") or not urlsplit(address).hostname:
                raise ValueError(f"`addresses`: {address!r} is not an http(s) address")
        for access, part in (("listing", self.listing), ("api", self.api), ("warc", self.warc)):
            if part is not None and self.access != access:
                raise ValueError(f"`{access}` is only for access: {access}, and this source has access: {self.access}")
        if self.access == "listing" and self.listing is None:
            raise ValueError("access: listing needs `listing` with the `entries` selector")
        if self.access == "warc" and self.warc is None:
            raise ValueError("access: warc needs `warc` with the `hosts` to take")
        if [layout.since for layout in self.layouts] != sorted({layout.since for layout in self.layouts}):
            raise ValueError("`layouts` must be in order of `since`, each with a day of its own")
        if (self.status == "blocked") != bool(self.blocked_reason):
            raise ValueError("status: blocked and `blocked_reason` go together")
        if (self.robots == "exempt") != bool(self.robots_reason):
            raise ValueError("robots: exempt and `robots_reason` go together")
        if web and self.delay_seconds < 1 and not all(h.endswith(".test") for h in self.page_hosts):
            raise ValueError("`delay_seconds` under 1 is only for the reserved *.test hosts")
        return self

    def layout_at(self, fetched_on: date) -> Layout | None:
        """The layout of pages that were fetched on this day."""
        return next((layout for layout in reversed(self.layouts) if layout.since <= fetched_on), None)

    @property
    def web_addresses(self) -> list[str]:
        """Those of `addresses` that are on the web."""
        return [a for a in self.addresses if a.startswith(("http://", "https://"))]

    @property
    def page_hosts(self) -> list[str]:
        """Lower-case host names that pages may lie on, without `www.`; subdomains count."""
        hosts = [urlsplit(a).hostname or "" for a in self.web_addresses] + self.hosts
        return sorted({h.lower().removeprefix("www.") for h in hosts})

    def allows_host(self, host: str) -> bool:
        """Whether a page of this source may lie on `host`."""
        host = host.lower()
        return any(host == own or host.endswith("." + own) for own in self.page_hosts)

    def takes(self, address: str) -> bool:
        """Whether `address` is a page of this source by its include and exclude patterns."""
        return matches(address, self.include, self.exclude)


def matches(address: str, include: list[str], exclude: list[str]) -> bool:
    """True if one of `include` (or none is given) and none of `exclude` is found in `address`."""
    return (not include or any(re.search(p, address) for p in include)) and not any(
        re.search(p, address) for p in exclude
    )


def checked_patterns(patterns: list[str]) -> list[str]:
    """The same patterns, if each compiles."""
    for pattern in patterns:
        try:
            re.compile(pattern)
        except re.error as error:
            raise ValueError(f"the pattern {pattern!r} cannot be read: {error}") from None
    return patterns
