"""JSON interfaces with pages of records; without `api` in the source, files that are themselves what is wanted."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import chain, zip_longest
from typing import Any
from urllib.parse import urljoin

from scrapy.http import Response

from scrapers.spiders.base import ListingError, SourceSpider
from scrapers.spiders.feed import plain
from scrapers.state import Entry, EntryKind


class ApiSpider(SourceSpider):
    """Takes the pages that the records of an interface name."""

    @property
    def kind_of_addresses(self) -> EntryKind:
        if self.spec.api:
            return "listing"
        return "rates" if self.spec.kind == "rates" else "reference"

    def read_listing(self, entry: Entry, response: Response) -> None:
        rules = self.spec.api
        assert rules is not None
        try:
            answer = json.loads(response.body)
        except ValueError as error:
            raise ListingError(f"no JSON: {error}") from None
        records = [record for found in values_at(answer, rules.records) for record in records_in(found)]
        if not records and entry.depth == 0 and not _has_path(answer, rules.records):
            raise ListingError(
                f"nothing is at `api.records` ({rules.records}): the interface has changed, or the path is wrong"
            )
        self.want(
            self.page_entry(
                entry, response, url, title=_text(record, rules.title), published_at=_text(record, rules.published_at)
            )
            for record in records
            if all(str(next(values_at(record, path), None)) in values for path, values in rules.only.items())
            for url in addresses_of(record, rules.address, answer)
        )
        if rules.next and entry.depth + 1 < rules.max_pages:
            self.want(
                Entry(url=urljoin(response.url, str(url)), kind="listing", referrer=entry.url, depth=entry.depth + 1)
                for url in values_at(answer, rules.next)
                if isinstance(url, str) and url
            )


def values_at(value: Any, path: str) -> Iterator[Any]:
    """What a dotted path leads to; `*` stands for every element, a number for one, an empty path for the value."""
    step, _, rest = path.partition(".")
    if not step:
        yield value
    elif step == "*":
        for element in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            yield from values_at(element, rest)
    elif isinstance(value, dict) and step in value:
        yield from values_at(value[step], rest)
    elif isinstance(value, list) and step.isdecimal() and int(step) < len(value):
        yield from values_at(value[int(step)], rest)


def records_in(found: Any) -> list[Any]:
    """The records of a list, the rows of an object of equally long lists, or the one record that it is."""
    if isinstance(found, list):
        return found
    if isinstance(found, dict) and found and all(isinstance(column, list) for column in found.values()):
        return [dict(zip(found, row, strict=True)) for row in zip_longest(*found.values())]
    return [found]


def addresses_of(record: Any, address: str, answer: Any = None) -> list[str]:
    """Addresses of a record: values of a path, or a template filled with the first value of each path in it.

    What a template asks for and the record does not have is looked for in the whole answer.
    """
    if "{" not in address:
        return [value for value in values_at(record, address) if isinstance(value, str) and value]
    parts = {
        path: next(chain(values_at(record, path), values_at(answer, path)), None)
        for path in re.findall(r"\{([^{}]+)\}", address)
    }
    if any(not isinstance(value, str | int) or value == "" for value in parts.values()):
        return []
    return [re.sub(r"\{([^{}]+)\}", lambda match: str(parts[match[1]]), address)]


def _has_path(answer: Any, path: str) -> bool:
    return next(values_at(answer, path), None) is not None


def _text(record: Any, path: str | None) -> str | None:
    value = next(values_at(record, path), None) if path else None
    return plain(value) if isinstance(value, str) else None
