"""The digest of a day: regions in order, a fact in full once, an estimate's categories together, related pages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import duckdb
import feedparser
import pytest

from pipelines.publish.site import feed as feed_module
from pipelines.publish.site.content import Content, read_content
from pipelines.publish.site.digest import Day, days_of
from pipelines.publish.site.feed import feed_of
from tests.unit.publish.marts import DAY, create_marts, insert


@pytest.fixture
def marts() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        create_marts(connection)
        connection.execute("USE marts")
        insert(connection, "dim_source", source_name="wire", publisher="The Wire")
        yield connection


def told(
    marts: duckdb.DuckDBPyConnection, key: str, region: str = "Canada", url: str = "https://wire.example/1", **fact: Any
) -> None:
    """A deal, a sentence of it on a page, and its row in the digest."""
    values = {
        "label": f"Deal {key}",
        "deal_type": "earn_in",
        "status": "agreed",
        "commodities": ["copper"],
        "witnesses": 1,
        "announced_on": DAY,
    } | fact
    insert(marts, "fct_deals", deal_id=key, **values)
    evidence(marts, key, url, "fct_deals")
    digest(marts, key, region, url, "fct_deals", "earn in, agreed", values.get("value"))


def evidence(marts: duckdb.DuckDBPyConnection, key: str, url: str, table: str) -> None:
    insert(
        marts,
        "fct_evidence",
        mention_id=key + url,
        table_name=table,
        fact_id=key,
        document_id=url,
        source_name="wire",
        evidence_text=f"{key} was told.",
        printed="{}",
        told_on=DAY,
        is_chosen=True,
        witness=1,
    )
    if not marts.execute("SELECT 1 FROM dim_document WHERE document_id = ?", [url]).fetchone():
        insert(marts, "dim_document", document_id=url, source_name="wire", title=f"Page {url[-1]}", canonical_url=url)


def digest(
    marts: duckdb.DuckDBPyConnection,
    key: str,
    region: str,
    url: str,
    table: str,
    what: str,
    amount: float | None = None,
) -> None:
    insert(
        marts,
        "mart_daily_digest",
        digest_id=key + region,
        digest_on=DAY,
        region=region,
        table_name=table,
        fact_id=key,
        what=what,
        evidence_text=f"{key} was told.",
        source_name="wire",
        document_url=url,
        amount=amount,
        amount_unit="CAD" if amount else None,
        document_title=f"Page {url[-1]}",
        witnesses=1,
    )


def content_of(marts: duckdb.DuckDBPyConnection) -> Content:
    return read_content(marts)


def only_day(marts: duckdb.DuckDBPyConnection) -> Day:
    [day] = days_of(content_of(marts))
    return day


def test_a_fact_of_two_regions_stands_in_full_once(marts: duckdb.DuckDBPyConnection) -> None:
    told(marts, "a", "Middle East")
    digest(marts, "a", "China", "https://wire.example/1", "fct_deals", "earn in, agreed")
    china, east = only_day(marts).sections
    assert (china.region, [item.title for item in china.items], china.also) == ("China", ["Deal a"], [])
    assert (east.region, east.items, [line.title for line in east.also]) == ("Middle East", [], ["Deal a"])
    assert [china.entry, east.entry] == [("China", 1), ("Middle East", 1)]


def test_the_summary_counts_and_names_the_largest_sum(marts: duckdb.DuckDBPyConnection) -> None:
    told(marts, "a", value=5e6, currency="CAD", value_usd=4e6, value_qualifier="up_to")
    told(marts, "b", url="https://wire.example/2", value=3e6, currency="CAD", value_usd=2e6)
    day = only_day(marts)
    assert day.summary == "2 deals, read from 1 source."
    assert day.largest.title == "Deal a"
    item = day.sections[0].items[0]
    assert (item.what, item.amount, item.usd) == ("earn-in, agreed", "up to C$5 million", "US$4 million")
    assert day.commodities == [("copper", 2)]


def test_categories_of_one_estimate_are_one_item(marts: duckdb.DuckDBPyConnection) -> None:
    for key, ore in (("measured", 2e6), ("inferred", 7e6)):
        insert(
            marts,
            "fct_resource_estimates",
            estimate_id=key,
            project_id="p",
            project_name="Quartz Hill",
            company_name="Borealis",
            category=key,
            estimate_kind="resource",
            ore_tonnes=ore,
            announced_on=DAY,
        )
        evidence(marts, key, "https://wire.example/1", "fct_resource_estimates")
        digest(marts, key, "Canada", "https://wire.example/1", "fct_resource_estimates", "resource")
    [item] = only_day(marts).sections[0].items
    assert (item.title, item.what, item.amount) == ("Quartz Hill – Borealis", "resource, 2 categories", "")
    assert sorted(line[1:3] for line in item.categories) == [("inferred", "7 Mt"), ("measured", "2 Mt")]
    assert only_day(marts).sections[0].entry == ("Canada", 2)


def test_a_page_without_a_date_does_not_make_a_day(marts: duckdb.DuckDBPyConnection) -> None:
    told(marts, "a")
    marts.execute("UPDATE mart_daily_digest SET digest_on_basis = 'first_crawl'")
    assert not content_of(marts).days[0].is_dated
    told(marts, "b", url="https://wire.example/2")
    assert content_of(marts).days[0].is_dated
    assert sorted(item.is_dated for item in only_day(marts).sections[0].items) == [False, True]


def test_related_articles_are_other_pages_until_that_day(marts: duckdb.DuckDBPyConnection) -> None:
    told(marts, "a", project_id="p")
    evidence(marts, "a", "https://wire.example/2", "fct_deals")
    insert(marts, "dim_project", project_id="p", project_name="Quartz Hill")
    insert(marts, "fct_deals", deal_id="later", label="Later", deal_type="other", status="agreed", project_id="p")
    evidence(marts, "later", "https://wire.example/3", "fct_deals")
    marts.execute("UPDATE fct_evidence SET told_on = ? WHERE fact_id = 'later'", [DAY + timedelta(days=1)])
    day = only_day(marts)
    assert [(article.title, article.abstract) for article in day.articles] == [("Page 2", "a was told.")]
    assert [line.title for line in day.sections[0].items[0].related] == ["Later"]


def test_the_feed_is_rss_that_readers_understand(
    marts: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feed_module, "ITEMS", 3)
    for number in range(5):
        told(marts, f"d{number}", value=5e6, currency="CAD")
    days = list(days_of(content_of(marts)))
    feed = feedparser.parse(feed_of(days, "https://ledger.example/"))
    assert not feed.bozo
    assert len(feed.entries) == 3
    first = feed.entries[0]
    assert first.title == "Deal d0: earn-in, agreed, C$5 million"
    assert first.link == "https://ledger.example/facts/d0.html"
    assert first.summary == "“d0 was told.” The Wire: Page 1. 1 witness."
    assert [tag.term for tag in first.tags] == ["Canada", "copper"]
    assert feed_of(days, None) == feed_of(days, None)
    assert "facts/d0.html" in feed_of(days, None)


def test_text_of_sources_stays_text_in_the_feed(marts: duckdb.DuckDBPyConnection) -> None:
    told(marts, "a", label="<script>alert(1)</script> & co")
    entry = feedparser.parse(feed_of(days_of(content_of(marts)), None), sanitize_html=False).entries[0]
    assert entry.title == "<script>alert(1)</script> & co: earn-in, agreed"
