"""Source files of the registry against local copies of the documented formats, in our own words and figures.

The files are taken as they are, but for their hosts (`www.sec.gov` is `http://www.sec.gov.test`) and their pauses.
"""

from __future__ import annotations

import gzip
import io
import json
import re
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import polars as pl
import pytest

from pipelines.parse import parse_fetches
from scrapers.sources import load_sources
from tests.integration.crawling import Answer, Crawled, LocalWeb, answer, crawl, page, serving
from tests.integration.test_crawl_archives import in_portions, warc_of

pytestmark = pytest.mark.integration

NAMES = (
    "ecb_rates",
    "sec_edgar",
    "sec_companies",
    "sec_company_tickers",
    "asx_listed_companies",
    "federal_register",
    "cc_news",
)
TODAY = f"{datetime.now(UTC):%Y-%m-%d}"
EDGAR = "http://www.sec.gov.test/Archives/edgar/data"
INDEX = """<table class="tableFile" summary="Document Format Files"><tr><th>Seq</th></tr>
  <tr><td>1</td><td>8-K</td><td><a href="/ix?doc=/Archives/edgar/data/77/1/form.htm">f</a></td><td>8-K</td></tr>
  <tr><td>2</td><td>RELEASE</td><td><a href="/Archives/edgar/data/77/{0}/ex99.htm">r</a></td><td>EX-99.1</td></tr>
  <tr><td>3</td><td>REPORT</td><td><a href="/Archives/edgar/data/77/{0}/ex96.htm">t</a></td><td>EX-96.1</td></tr>
  <tr><td>4</td><td>PHOTO</td><td><a href="/Archives/edgar/data/77/{0}/p.jpg">p</a></td><td>GRAPHIC</td></tr></table>"""
RATES = b"Date,USD,JPY,\n2026-03-18,1.1000,160.5,\n"


def zipped(name: str, content: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr(name, content)
    return held.getvalue()


def atom(index: str) -> bytes:
    return answer(
        f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Latest Filings</title><entry><title>8-K - Tin
      Corp (0000000077) (Filer)</title><link rel="alternate" type="text/html" href="{index}"/>
      <updated>{TODAY}T06:01:02-05:00</updated><id>urn:tag:sec.gov,2008:accession-number=1</id></entry></feed>""",
        Content_Type="application/atom+xml",
    )


def as_json(content: object) -> bytes:
    return answer(json.dumps(content), Content_Type="application/json")


def exhibits(folder: str) -> dict[str, Answer]:
    return {
        f"{EDGAR}/77/{folder}-index.htm": answer(INDEX.format(folder)),
        **{f"{EDGAR}/77/{folder}/{name}.htm": page(f"{name} of {folder}") for name in ("ex99", "ex96")},
    }


def web() -> LocalWeb:
    """What the seven sources find."""
    federal = "http://www.federalregister.gov.test/documents/2026/03/02/2026-1/loans"
    submissions = {
        "cik": "77",
        "name": "Tin Corp",
        "filings": {
            "recent": {
                "accessionNumber": ["J1", "J2"],
                "filingDate": [TODAY, TODAY],
                "form": ["8-K", "10-Q"],
                "primaryDocument": ["a.htm", "b.htm"],
                "primaryDocDescription": ["8-K", "10-Q"],
            },
            "files": [],
        },
    }
    news = warc_of(
        {
            "http://www.mining.com/lithium": b"<p>A lithium mine opens in the north.</p>",
            "http://www.mining.com/football": b"<p>They won.</p>",
            "http://x.example/a": b"<p>lithium</p>",
        }
    )
    listed = (
        b"ASX listed companies as at Wed Mar 18 14:40:33 AEDT 2026\r\n\r\nCompany name,ASX code,GICS industry group\r\n"
    )
    found: dict[str, Answer] = {
        "http://www.ecb.europa.eu.test/stats/eurofxref/eurofxref-hist.zip": answer(
            zipped("eurofxref-hist.csv", RATES), Content_Type="application/zip"
        ),
        "http://www.sec.gov.test/files/company_tickers_exchange.json": as_json(
            {"fields": ["cik", "name", "ticker", "exchange"], "data": [[77, "Tin Corp", "TIN", "NYSE"]]}
        ),
        "http://www.asx.com.au.test/asx/research/ASXListedCompanies.csv": answer(
            listed + b'"TIN LIMITED","TNL","Materials"\r\n', Content_Type="text/csv"
        ),
        federal: page("Loans for mines"),
        **exhibits("A1"),
        **exhibits("A2"),
        **exhibits("J1"),
        "http://data.commoncrawl.org.test/crawl-data/CC-NEWS/2025/01/warc.paths.gz": answer(
            gzip.compress(b"crawl-data/CC-NEWS/2025/01/one.warc.gz\n"), Content_Type="application/octet-stream"
        ),
        "http://data.commoncrawl.org.test/crawl-data/CC-NEWS/2025/01/one.warc.gz": in_portions(news),
    }
    for form, number in (("8-K", "A1"), ("6-K", "A2")):
        query = f"action=getcurrent&type={form}&count=100&output=atom"
        found[f"http://www.sec.gov.test/cgi-bin/browse-edgar?{query}"] = atom(f"{EDGAR}/77/{number}-index.htm")
    for key in ("0001801368", "0001385849", "0001512228"):
        found[f"http://data.sec.gov.test/submissions/CIK{key}.json"] = as_json(submissions)
    for term in ("critical+minerals", "rare+earth"):
        found[
            f"http://www.federalregister.gov.test/api/v1/documents.json?conditions%5Bterm%5D=%22{term}%22&order=newest"
            "&per_page=100"
        ] = as_json(
            {"count": 1, "results": [{"title": "Loans for mines", "html_url": federal, "publication_date": TODAY}]}
        )
    return LocalWeb(found)


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Crawled:
    """One crawl of the seven."""
    root: Path = tmp_path_factory.mktemp("real")
    (root / "sources").mkdir()
    registry = Path(load_sources.__code__.co_filename).parent
    for name in NAMES:
        text = (registry / f"{name}.yml").read_text(encoding="utf-8")
        text = re.sub(r"https://([a-z.-]+)", r"http://\1.test", text)
        text = re.sub(r"(?m)^hosts: \[(.+)\]$", r"hosts: [\1.test]", text)
        text = re.sub(r"(?m)^delay_seconds: .*$", "delay_seconds: 0", text)
        (root / "sources" / f"{name}.yml").write_text(text, encoding="utf-8")
    with serving(web()) as local:
        return crawl(root / "home", root / "sources", local)


@pytest.mark.parametrize(
    ("source", "pages"),
    [
        (
            "sec_edgar",
            {
                "/Archives/edgar/data/77/A1/ex99.htm",
                "/Archives/edgar/data/77/A1/ex96.htm",
                "/Archives/edgar/data/77/A2/ex99.htm",
                "/Archives/edgar/data/77/A2/ex96.htm",
            },
        ),
        ("sec_companies", {"/Archives/edgar/data/77/J1/ex99.htm", "/Archives/edgar/data/77/J1/ex96.htm"}),
        ("federal_register", {"/documents/2026/03/02/2026-1/loans"}),
        ("cc_news", {"/lithium"}),
        ("ecb_rates", set()),
        ("sec_company_tickers", set()),
        ("asx_listed_companies", set()),
    ],
)
def test_a_source_brings_its_pages_and_nothing_else(crawled: Crawled, source: str, pages: set[str]) -> None:
    own = crawled.fetches.filter(source=source)
    assert crawled.summary["sources"][source]["finish_reason"] == "finished"
    assert crawled.summary["sources"][source]["errors"] == []
    taken = own.filter((pl.col("kind") == "page") & pl.col("outcome").is_in(["archived", "duplicate_body"]))
    assert {re.sub(r"^https?://[^/]+", "", url) for url in taken["requested_url"]} == pages
    failed = own.filter((pl.col("kind") != "robots") & ~pl.col("outcome").is_in(["archived", "duplicate_body"]))
    assert failed.select("requested_url", "outcome", "reason").rows() == []


def test_rates_lists_and_pages_become_tables(crawled: Crawled) -> None:
    day = parse_fetches(crawled.fetches, crawled.archive)
    assert day.exchange_rates.select("rate_on", "currency", "units_per_eur").rows() == [
        (date(2026, 3, 18), "JPY", 160.5),
        (date(2026, 3, 18), "USD", 1.1),
    ]
    assert set(day.reference_companies.select("source", "exchange", "ticker", "cik").rows()) == {
        ("sec_company_tickers", "NYSE", "TIN", "0000000077"),
        ("asx_listed_companies", "ASX", "TNL", None),
    }
    assert set(day.documents["source"]) == {"sec_edgar", "sec_companies", "federal_register", "cc_news"}
