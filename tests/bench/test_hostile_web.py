"""Every case of the hostile web in one crawl: what becomes of its page, and that the good page beside it is reached.

A measurement, run with `pytest -m bench`: most of its time is waiting for hosts that never answer. The suite has the
same faults, in `test_crawl_faults`, with the reasons they come to.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest

from tests.integration.crawling import Crawled, LocalWeb, crawl, write_source
from tests.site.hostile import CASES, HostileSite

pytestmark = pytest.mark.bench

REACHED = ("archived", "unchanged", "duplicate_body")


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crawled]:
    """One crawl of all cases, each a source on a host of its own."""
    root: Path = tmp_path_factory.mktemp("hostile")
    for case in CASES.values():
        write_source(root / "sources", **case.source() | {"timeout_seconds": 5})
    with HostileSite() as site:
        yield crawl(root / "home", root / "sources", LocalWeb(address=site.address))


@pytest.mark.parametrize("name", CASES)
def test_a_case_comes_to_what_it_must(crawled: Crawled, name: str) -> None:
    case = CASES[name]
    rows = crawled.fetches.filter(source=f"hostile_{name}", kind="page")
    paths = rows["requested_url"].str.split("?").list.first()
    page = rows.filter(paths.str.ends_with("/page"))
    good = rows.filter(paths.str.ends_with("/good"), pl.col("outcome").is_in(REACHED))
    if case.outcomes:
        assert set(page["outcome"]) & case.outcomes, page.select("requested_url", "outcome", "reason").rows()
    if case.reaches_good is not None:
        assert bool(good.height) == case.reaches_good, (
            crawled.fetches.filter(source=f"hostile_{name}").select("requested_url", "outcome", "reason").rows()
        )
    reasons = rows.filter(pl.col("outcome") != "archived")["reason"]
    assert reasons.null_count() == 0


def test_the_crawl_ends_and_its_archive_is_sound(crawled: Crawled) -> None:
    assert crawled.summary["is_complete"]
    assert crawled.archive.verify().problems == []
