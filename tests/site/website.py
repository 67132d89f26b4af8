"""The demo web as data: every host's pages and furniture, and the answer to one request for one of them.

Nothing here knows HTTP connections; `server.py` puts the answers on the wire. All answers are a function of the files
in `pages/`, the templates and the revision asked for, so two servers say the same bytes.
"""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import format_datetime
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

FOLDER = Path(__file__).parent
PAGES = FOLDER / "pages"
TYPES = {".xml": "application/xml", ".csv": "text/csv", ".gz": "application/gzip", ".txt": "text/plain"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One entry of an index.yml: what its host says about a page, and how the page is served."""

    host: str
    path: str
    title: str = ""
    summary: str = ""
    published: datetime | None = None
    modified: datetime | None = None
    author: str = ""
    region: str = ""
    category: str = ""
    minutes: int = 0
    related: tuple[str, ...] = ()
    canonical: str = ""
    """Address named by rel=canonical, the page's own when empty."""
    file: str = ""
    """File in the host's folder; by default the last part of the path, `.html` added where it has no suffix."""
    raw: bool = False
    """The file is the whole page: no layout around it."""
    charset: str = "utf-8"
    declared_charset: str = ""
    """What the headers and the page claim, `charset` when empty."""
    status: int = 200
    fails_first: int = 0
    """Status of the first answer to each server's first visitor; later ones are normal."""
    redirect: str = ""
    stream_mb: int = 0
    """Length of a page made up while it is sent, without Content-Length."""
    listed: bool = True
    """Named by listings, feeds and sitemaps."""
    revisions: Mapping[int, Mapping[str, Any]] = field(default_factory=dict)
    """Fields that differ from a later revision of the site on."""

    @property
    def url(self) -> str:
        """The absolute address."""
        return f"http://{self.host}{self.path}"

    @property
    def updated(self) -> datetime | None:
        """When the page last changed, as feeds and validators say it."""
        return self.modified or self.published

    @property
    def filename(self) -> str:
        """Name of the file that holds the text."""
        name = self.file or self.path.rsplit("/", 1)[-1]
        return name if "." in name else f"{name}.html"

    def at_revision(self, revision: int) -> Page:
        """The page as the site's given revision has it."""
        page = self
        for number in sorted(n for n in self.revisions if n <= revision):
            page = replace(page, **self.revisions[number])
        return page


@dataclass(frozen=True, slots=True)
class Answer:
    """One HTTP answer; with `stream_mb` the body is repeated to that length while it is sent."""

    status: int
    body: bytes = b""
    content_type: str = "text/html; charset=utf-8"
    etag: str | None = None
    last_modified: str | None = None
    location: str | None = None
    stream_mb: int = 0


def us_time(moment: datetime) -> str:
    """A time stamp as American news sites print it."""
    return f"{moment.month}/{moment.day}/{moment.year}, {moment:%I:%M:%S %p}".replace(", 0", ", ")


def us_date(moment: datetime) -> str:
    """Month/day/year without leading zeros."""
    return f"{moment.month}/{moment.day}/{moment.year}"


def long_date(moment: datetime) -> str:
    """Day, month name and year."""
    return f"{moment.day} {moment:%B %Y}"


def http_date(moment: datetime) -> str:
    """The form of HTTP headers and RSS."""
    return format_datetime(moment.astimezone(UTC), usegmt=True)


class Host:
    """One virtual host: its index.yml read, its pages rendered on demand and kept."""

    def __init__(self, folder: Path, revision: int = 1) -> None:
        self.name, self.folder = folder.name, folder
        index = yaml.safe_load((folder / "index.yml").read_text("utf-8"))
        self.site: dict[str, Any] = index.get("site", {})
        self.furniture: dict[str, dict[str, Any]] = index.get("furniture", {})
        self.files: list[str] = index.get("files", [])
        pages = [Page(host=self.name, **{**p, "related": tuple(p.get("related", ()))}) for p in index.get("pages", [])]
        self.pages = {p.path: p.at_revision(revision) for p in pages}
        if len(self.pages) != len(pages):
            raise ValueError(f"{folder / 'index.yml'} lists a path twice")
        self._answers: dict[str, Answer] = {}

    @cached_property
    def _templates(self) -> Environment:
        environment = Environment(
            loader=FileSystemLoader([self.folder, FOLDER / "templates"]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.filters.update(us_time=us_time, us_date=us_date, long_date=long_date, http_date=http_date)
        return environment

    @cached_property
    def listed(self) -> list[Page]:
        """Pages that listings and feeds name, newest first, undated ones last."""
        pages = [p for p in self.pages.values() if p.listed]
        return sorted(pages, key=lambda p: (p.published is None, -(p.published.timestamp() if p.published else 0)))

    def related(self, page: Page) -> list[Page]:
        """The pages under `Related`: those the index names, else five, the ones just before this one first."""
        if page.related:
            return [self.pages[path] for path in page.related]
        if page.published is None:
            return []
        own = {page.url, page.canonical or page.url}
        others = [
            p
            for p in self.listed
            if p.published and p.summary and p.status == 200 and not (p.redirect or p.canonical or p.url in own)
        ]
        older = [p for p in others if p.published and p.published <= page.published]
        return (older + [p for p in reversed(others) if p not in older])[:5]

    def answer(self, target: str) -> Answer:
        """What the host says to a GET of `target` (path and query), the same every time."""
        if target not in self._answers:
            self._answers[target] = self._make(target)
        return self._answers[target]

    def _make(self, target: str) -> Answer:
        parts = urlsplit(target)
        path = parts.path or "/"
        if path in self.pages:
            return self._page(self.pages[path])
        if path in self.furniture:
            number = parse_qs(parts.query).get("page", ["1"])[0]
            return self._furniture(path, int(number) if number.isdecimal() else 1)
        if path.removeprefix("/") in self.files:
            return self._with_validators((self.folder / path.removeprefix("/")).read_bytes(), path, None)
        return Answer(
            404,
            self._in_layout(
                Page(host=self.name, path=path, title="Page not found"), "<p>There is no page at this address.</p>"
            ),
        )

    def _page(self, page: Page) -> Answer:
        if page.redirect:
            return Answer(301, location=page.redirect)
        if page.status != 200:
            return Answer(page.status, self._in_layout(page, "<p>This page has gone away.</p>"))
        content = (self.folder / page.filename).read_bytes()
        if page.filename.endswith(".html") and not page.raw:
            content = self._in_layout(page, content.decode("utf-8"))
        content_type = None
        if page.filename.endswith(".html"):
            content = content.decode("utf-8").encode(page.charset)
            content_type = f"text/html; charset={page.declared_charset or page.charset}"
        answer = self._with_validators(content, page.filename, page.updated, content_type)
        return replace(answer, stream_mb=page.stream_mb, etag=None) if page.stream_mb else answer

    def _in_layout(self, page: Page, content: str) -> bytes:
        layout = self._templates.get_template("layout.html")
        return layout.render(
            page=page, site=self.site, host=self.name, content=Markup(content), related=self.related(page)
        ).encode()

    def _furniture(self, path: str, number: int) -> Answer:
        """A listing, feed or sitemap: a shared template filled from the index."""
        options = dict(self.furniture[path])
        template, year = options["template"], options.get("year")
        pages = [p for p in self.listed if year is None or (p.published and p.published.year == year)]
        if options.get("newest"):
            pages = pages[: options["newest"]]
        per_page = options.get("per_page") or len(pages)
        shown = pages[(number - 1) * per_page : number * per_page]
        if number != 1 and not shown:
            return Answer(404, self._in_layout(Page(host=self.name, path=path, title="No such page"), ""))
        text = self._templates.get_template(template).render(
            site=self.site,
            host=self.name,
            path=path,
            pages=shown,
            number=number,
            options=options,
            has_next=number * per_page < len(pages),
            newest=max((p.updated for p in pages if p.updated), default=None),
        )
        newest = max((p.updated for p in pages if p.updated), default=None)
        if template == "listing.html":
            heading = Page(host=self.name, path=path, title=self.site["listing_title"])
            return self._with_validators(self._in_layout(heading, text), path + ".html", newest)
        body = gzip.compress(text.encode(), mtime=0) if path.endswith(".gz") else text.encode()
        return self._with_validators(body, path, newest, options.get("content_type"))

    @staticmethod
    def _with_validators(body: bytes, name: str, updated: datetime | None, content_type: str | None = None) -> Answer:
        if content_type is None:
            suffix = Path(name).suffix
            content_type = TYPES.get(suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
            if content_type.startswith("text/"):
                content_type += "; charset=utf-8"
        return Answer(
            200,
            body,
            content_type,
            etag=f'"{hashlib.sha256(body).hexdigest()[:16]}"',
            last_modified=http_date(updated) if updated else None,
        )


def load_hosts(revision: int = 1, folder: Path = PAGES) -> dict[str, Host]:
    """Every host of the demo web by name."""
    return {path.parent.name: Host(path.parent, revision) for path in sorted(folder.glob("*/index.yml"))}
