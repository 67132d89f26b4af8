"""Files of a site, one that would be the same as in the release before being linked to it instead of made again."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from pipelines.publish.site.content import REGIONS
from pipelines.publish.site.fact import KINDS, page_of
from pipelines.publish.site.words import FILTERS, quote

HERE = Path(__file__).parent
LISTS = {"deal": "deals.html", "estimate": "resources.html", "funding": "funding.html"}
NAMES = {"deal": "Deals", "estimate": "Resource estimates", "funding": "Funding"}
INDEX = "pages.json"


@cache
def site_fingerprint() -> str:
    """A hash of everything the pages are made with, so that a better page makes a new release."""
    total = hashlib.sha256()
    for path in sorted(path for path in HERE.rglob("*") if path.suffix in {".py", ".html", ".css", ".js", ".svg"}):
        total.update(path.relative_to(HERE).as_posix().encode() + path.read_bytes())
    return total.hexdigest()


@cache
def templates() -> Environment:
    """The templates, compiled once: everything put into them is escaped."""
    environment = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        auto_reload=False,
    )
    environment.filters |= FILTERS
    environment.globals |= {
        "quote": quote,
        "page_of": page_of,
        "kinds": KINDS,
        "regions": REGIONS,
        "lists": LISTS,
        "names": NAMES,
    }
    return environment


class SiteWriter:
    """Writes the files below `folder`; `previous` is the site of the release before, if there is one."""

    def __init__(self, folder: Path, previous: Path | None) -> None:
        self.folder = folder
        self.previous = previous
        self.keys: dict[str, str] = {}
        self.held = self._held(previous / INDEX) if previous else {}

    def page(self, name: str, template: str, /, **values: Any) -> None:
        """A page from a template; its values are plain records, whose text tells whether they have changed."""
        if not self.keeps(name, repr((template, values))):
            self.make(name, template, **values)

    def keeps(self, name: str, inputs: str) -> bool:
        """Whether the file of the release before was made from the same inputs and now stands here too."""
        self.keys[name] = key = hashlib.sha256(inputs.encode()).hexdigest()[:20]
        if self.previous is None or self.held.get(name) != key:
            return False
        try:
            os.link(f"{self.previous}/{name}", f"{self.folder}/{name}")
        except OSError:  # another disk, or a file that somebody has taken away: it is made again
            return False
        return True

    def make(self, name: str, template: str, /, **values: Any) -> None:
        """A page from a template, whatever was there before."""
        page = templates().get_template(template).render(root="../" * name.count("/"), here=name, **values)
        (self.folder / name).write_text(page, encoding="utf-8")

    def file(self, name: str, content: str) -> None:
        """A file with this text."""
        if not self.keeps(name, content):
            (self.folder / name).write_text(content, encoding="utf-8")

    def folders(self, *names: str) -> None:
        """Folders for pages to come."""
        for name in names:
            (self.folder / name).mkdir(parents=True)

    def close(self) -> None:
        """Writes down what each file was made from, for the next release."""
        index = {"made_with": site_fingerprint(), "files": self.keys}
        (self.folder / INDEX).write_text(json.dumps(index, separators=(",", ":")), encoding="utf-8")

    @staticmethod
    def _held(index: Path) -> dict[str, str]:
        """What the files of a site were made from; nothing where they were made in another way."""
        try:
            held: dict[str, Any] = json.loads(index.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return held["files"] if held.get("made_with") == site_fingerprint() else {}


def copy_assets(folder: Path) -> None:
    """Style, scripts and pictures that all pages share."""
    shutil.copytree(HERE / "assets", folder / "assets")
