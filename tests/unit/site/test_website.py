"""The demo web's content: enough of it, readable by standard readers, and with the oddities it promises."""

from __future__ import annotations

import csv
import gzip
import io
from datetime import date, timedelta

import feedparser
import pdfplumber
import pypdfium2
import pytest
from lxml import etree, html
from w3lib.encoding import html_to_unicode

from pipelines.parse.companies import read_companies
from tests.site import make_pdf
from tests.site.expected import TABLES, crawl_outcomes, documents, facts
from tests.site.website import PAGES, Host, Page, load_hosts

HOSTS = load_hosts()
WIRE, DIGEST, GOV, INVESTOR = (HOSTS[f"{n}.oreledger.test"] for n in ("wire", "digest", "gov", "investor"))
RATES = HOSTS["rates.oreledger.test"]
EVERY_PAGE = [(host, page) for host in HOSTS.values() for page in host.pages.values()]
TEXT_PAGES = [
    (h, p)
    for h, p in EVERY_PAGE
    if p.status == 200 and not p.redirect and p.filename.endswith(".html") and h.answer(p.path).body
]
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def words(page: Page, host: Host) -> str:
    """The page's text with white space folded, as a reader sees it."""
    if page.filename.endswith(".pdf"):
        with pdfplumber.open(PAGES / page.host / page.filename) as document:
            return " ".join(" ".join(p.extract_text() for p in document.pages).split())
    tree = html.fromstring(
        host.answer(page.path).body.decode(page.charset).encode(), parser=html.HTMLParser(encoding="utf-8")
    )
    for cell in tree.iter("td", "th"):
        cell.tail = " " + (cell.tail or "")
    return " ".join(tree.text_content().split())


def test_there_are_enough_pages_and_days() -> None:
    assert len(TEXT_PAGES) >= 40
    assert len({p.published.date() for _, p in TEXT_PAGES if p.published}) >= 14


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
def test_every_file_is_in_an_index_and_every_entry_has_its_file(host: Host) -> None:
    served = {p.filename for p in host.pages.values() if p.status == 200 and not p.redirect}
    served |= {str(fields["file"]) for p in host.pages.values() for fields in p.revisions.values()}
    present = {path.name for path in host.folder.iterdir()} - {"index.yml", "layout.html", *host.files}
    assert served == present


@pytest.mark.parametrize(("host", "page"), TEXT_PAGES, ids=lambda v: getattr(v, "path", None))
def test_every_page_has_boilerplate_around_its_text(host: Host, page: Page) -> None:
    text = words(page, host)
    assert "cookie" in text.lower() or page.raw
    assert len(text) > 300


def test_feeds_are_read_without_complaint() -> None:
    rss, atom = feedparser.parse(DIGEST.answer("/feed.xml").body), feedparser.parse(INVESTOR.answer("/atom.xml").body)
    wire = feedparser.parse(WIRE.answer("/rss.xml").body)
    assert [f.version for f in (rss, atom, wire)] == ["rss20", "atom10", "rss20"]
    assert not any(f.bozo for f in (rss, atom, wire))
    assert rss.entries[0].link == "http://digest.oreledger.test/news/japan-us-minerals-summit"
    assert rss.entries[0].published_parsed[:3] == (2026, 3, 18)
    assert len(rss.entries) == len(DIGEST.listed)
    assert all(e.published_parsed and e.link and e.title for e in rss.entries + atom.entries + wire.entries)


def test_sitemaps_name_every_listed_release() -> None:
    index = etree.fromstring(WIRE.answer("/sitemap.xml").body)
    found: list[str] = []
    for address in index.findall("s:sitemap/s:loc", SITEMAP):
        body = WIRE.answer(str(address.text).removeprefix("http://wire.oreledger.test")).body
        if str(address.text).endswith(".gz"):
            body = gzip.decompress(body)
        found += [str(loc.text) for loc in etree.fromstring(body).findall("s:url/s:loc", SITEMAP)]
    assert sorted(found) == sorted(p.url for p in WIRE.listed)
    news = etree.fromstring(WIRE.answer("/news-sitemap.xml").body)
    assert {u.text for u in news.findall("s:url/s:loc", SITEMAP)} <= set(found)


def test_listing_pages_lead_to_every_release_and_end() -> None:
    target, links, pages = "/newsroom", [], 0
    while target:
        tree = html.fromstring(GOV.answer(target).body)
        links += tree.xpath("//ul[@class='listing']//a/@href")
        target, pages = next(iter(tree.xpath("//a[@rel='next']/@href")), ""), pages + 1
    assert pages == 3
    assert links == [p.path for p in GOV.listed]
    assert GOV.answer("/newsroom?page=4").status == 404


def test_digest_pages_have_region_bar_and_five_related_articles() -> None:
    for page in DIGEST.listed:
        if page.status == 200 and not page.redirect and not page.raw:
            tree = html.fromstring(DIGEST.answer(page.path).body)
            assert tree.xpath("string(//*[@class='regions'])") == (
                "China | United States | Canada | South America | Japan & South Korea | Middle East | Rest of World"
            )
            assert len(tree.xpath("//div[@class='related-item'][p[@class='related-date']][p[@class='abstract']]")) == 5


def test_investor_page_has_byline_read_time_and_disclaimer() -> None:
    text = words(INVESTOR.pages["/articles/japan-us-rare-earth-alliance-1506"], INVESTOR)
    assert "Thursday, Jun 5, 2025 3:10 am ET" in text
    assert "36min read" in text
    assert "artificial intelligence" in text


def test_windows_1252_page_is_what_it_says() -> None:
    page = WIRE.pages["/releases/2026/01/28/belle-etoile-cession"]
    answer = WIRE.answer(page.path)
    assert answer.content_type == "text/html; charset=windows-1252"
    assert "€12.5 million" in answer.body.decode("cp1252")
    with pytest.raises(UnicodeDecodeError):
        answer.body.decode("utf-8")


def test_one_page_lies_about_its_charset() -> None:
    answer = WIRE.answer("/releases/2026/02/19/penon-anil-brine")
    declared, read = html_to_unicode(answer.content_type, answer.body)
    assert declared == "cp1252"
    assert "Añil" not in read
    assert "Peñón Añil" in answer.body.decode("utf-8")


def test_broken_page_does_not_nest() -> None:
    body = WIRE.answer("/releases/2026/03/04/reed-narrows-resource").body.lower()
    assert body.count(b"<td>") > 10
    assert body.count(b"</td>") == 2  # those inside a script
    assert body.count(b"</html>") == 0


def test_title_with_a_script_is_escaped_in_page_and_feed() -> None:
    answer = DIGEST.answer("/news/script-in-headline").body
    assert b"<script>alert" not in answer
    assert "<script>alert('seam')</script>" in str(html.fromstring(answer).findtext(".//title"))
    assert b"<script>alert" not in DIGEST.answer("/feed.xml").body


def test_undated_page_gives_no_date_anywhere() -> None:
    page = GOV.pages["/newsroom/price-floor-standing-offer"]
    answer = GOV.answer(page.path)
    assert answer.last_modified is None
    assert not any(str(year) in words(page, GOV) for year in (2024, 2025, 2026))


def test_duplicate_has_the_same_bytes_and_names_the_first_address() -> None:
    first, second = (DIGEST.answer(f"/{part}/lithium-thaw-february") for part in ("news", "mining"))
    assert first.body == second.body
    assert b'rel="canonical" href="http://digest.oreledger.test/news/lithium-thaw-february"' in second.body


def test_syndicated_copy_names_its_origin() -> None:
    body = INVESTOR.answer("/articles/marrowstone-syndicated-1768").body.decode()
    original = "http://wire.oreledger.test/releases/2026/02/05/marrowstone-cold-harbour-option"
    assert f'rel="canonical" href="{original}"' in body


def test_revision_2_changes_one_page_only() -> None:
    later = load_hosts(revision=2)
    changed = [p.path for host, p in EVERY_PAGE if host.answer(p.path).body != later[host.name].answer(p.path).body]
    assert changed == ["/releases/2026/01/09/tamberline-kitsuragi-prepayment"]
    assert b"US$86 million" in WIRE.answer(changed[0]).body
    after = later["wire.oreledger.test"].answer(changed[0])
    assert b"US$86 million" not in after.body
    assert b"US$68 million" in after.body
    assert after.last_modified != WIRE.answer(changed[0]).last_modified


def test_two_loads_give_the_same_bytes() -> None:
    again = load_hosts()
    for host, page in EVERY_PAGE:
        assert host.answer(page.path) == again[host.name].answer(page.path)


def test_four_outlets_tell_one_deal_with_two_amounts() -> None:
    amounts = {}
    for host, page in EVERY_PAGE:
        for deal in facts(page, host)["deals"]:
            if {"Corvane", "Kolwara"} <= {p["name"].split()[0] for p in deal["parties"]} and deal["value"]:
                amounts[page.host] = deal["value"]
    assert len(amounts) == 4
    assert sorted(amounts.values()) == [380e6, 412e6, 412e6, 412e6]


def test_pdf_is_what_the_generator_writes_and_readers_find_its_table() -> None:
    assert make_pdf.TARGET.read_bytes() == make_pdf.pdf()
    with pdfplumber.open(make_pdf.TARGET) as document:
        assert len(document.pages) == 2
        reserves, resources = document.pages[0].extract_tables()
    assert reserves[1] == ["Proved", "2.1", "8.60", "181"]
    assert resources[-1] == ["Inferred", "5.2", "6.80", "354"]
    text = pypdfium2.PdfDocument(make_pdf.TARGET)[0].get_textpage().get_text_range()
    assert "Serra Malhada Mineração S.A." in text


def test_rates_cover_every_business_day_of_the_demo() -> None:
    rows = list(csv.DictReader(io.StringIO(RATES.answer("/eurofxref-hist.csv").body.decode())))
    dates = [date.fromisoformat(r["Date"]) for r in rows]
    assert dates == sorted(dates, reverse=True)
    first, last = (f(p.published.date() for _, p in TEXT_PAGES if p.published) for f in (min, max))
    wanted = {first + timedelta(n) for n in range((last - first).days + 1)}
    closed = {date(2025, 12, 25), date(2025, 12, 26), date(2026, 1, 1)}
    assert {d for d in wanted if d.weekday() < 5} - closed <= set(dates)
    for currency in "USD JPY GBP CAD AUD BRL CNY KRW ZAR SEK NOK CHF".split():
        assert all(float(r[currency]) > 0 for r in rows)


def test_listed_companies_are_those_of_the_pages() -> None:
    lists = HOSTS["lists.oreledger.test"]
    american = read_companies(lists.answer("/company_tickers_exchange.json").body, "us", date(2026, 3, 20))
    australian = read_companies(lists.answer("/ASXListedCompanies.csv").body, "au", date(2026, 3, 21))
    assert {"KWC", "TBRE", "QBM"} <= set(australian["ticker"])
    assert {"Corvane Materials Inc.", "Marrowstone Lithium Inc."} <= set(american["name"])
    assert set(australian["listed_as_of"]) == {date(2026, 3, 20)}


@pytest.mark.parametrize("revision", [1, 2])
def test_every_expected_fact_stands_on_its_page(revision: int) -> None:
    missing = []
    for host in load_hosts(revision).values():
        for page in host.pages.values():
            text = ""
            for record in (r for table in TABLES for r in facts(page, host, revision)[table]):
                text = text or words(page, host)
                if record["evidence"] not in text:
                    missing.append((page.path, record["evidence"]))
    assert missing == []


def test_every_page_with_text_has_its_expected_facts_listed() -> None:
    listed = {doc["doc_id"] for doc, _ in documents()}
    unlisted = {p.url for _, p in TEXT_PAGES} - listed
    assert {u.rsplit("/", 1)[1] for u in unlisted} == {"about", "briefing-note-draft", "archive-2025-full-text"}


def test_crawl_outcomes_count_what_listings_name() -> None:
    counts = {source: sum(outcomes.values()) for source, outcomes in crawl_outcomes().items()}
    attached = 1
    assert counts == {
        "digest_demo": len(DIGEST.listed),
        "investor_demo": len(INVESTOR.listed),
        "wire_demo": len(WIRE.listed) + attached,
        "gov_demo": len(GOV.listed),
    }


def test_source_files_are_valid() -> None:
    sources = pytest.importorskip("scrapers.sources").load_sources(PAGES.parent / "sources")
    assert set(sources) == {*crawl_outcomes(), "rates_demo", "us_list_demo", "au_list_demo"}
    assert all(host.endswith(".oreledger.test") for spec in sources.values() for host in spec.page_hosts)
