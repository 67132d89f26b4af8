"""Real crawls of a local web by feed, sitemap and listing: what is fetched, what is not fetched again."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator as FastReader
from scrapy.cmdline import execute
from scrapy.utils.project import get_project_settings
from warcio.cli import main as warcio_command

from scrapers.archive import Archive
from scrapers.crawl import main
from tests.integration.crawling import REPOSITORY, Crawled, LocalWeb, answer, crawl, feed, page, serving, write_source

pytestmark = pytest.mark.integration

NS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def listing(*links: str, following: str = "") -> bytes:
    items = "".join(f'<li><a class="item" href="{link}">About <b>{link}</b></a></li>' for link in links)
    return answer(f"<ul>{items}</ul>" + (f'<a class="next" href="{following}">older</a>' if following else ""))


def web_of_three() -> LocalWeb:
    """A feed, a sitemap index and a paginated listing, each with a few pages."""
    web = LocalWeb()
    web.answers |= {
        "http://news.test/robots.txt": answer("User-agent: *\nDisallow: /private/", Content_Type="text/plain"),
        "http://news.test/feed": feed(
            *(f"http://news.test/{p}" for p in ("a", "b?utm_source=rss", "private/c", "gone", "copy-of-a", "attached"))
        ),
        "http://news.test/a": page("a"),
        "http://news.test/b?utm_source=rss": page("b"),
        "http://news.test/copy-of-a": page("a"),
        "http://news.test/attached": answer('<p>see <a href="/files/report.pdf">the report</a></p>'),
        "http://news.test/files/report.pdf": answer(b"%PDF-1.4 report", Content_Type="application/pdf"),
        "http://wire.test/sitemap.xml": answer(
            f"<sitemapindex {NS}><sitemap><loc>http://wire.test/1.xml</loc></sitemap></sitemapindex>",
            Content_Type="application/xml",
        ),
        "http://wire.test/1.xml": answer(
            f"<urlset {NS}><url><loc>http://wire.test/r/1</loc></url><url>"
            "<loc>http://wire.test/about</loc></url></urlset>",
            Content_Type="text/xml",
        ),
        "http://wire.test/r/1": page("release 1"),
        "http://wire.test/about": page("about"),
        "http://desk.test/list": listing("/n/4", "/n/3", following="/list?page=2"),
        "http://desk.test/list?page=2": listing("/n/2", "/n/1", following="/list?page=3"),
        "http://desk.test/list?page=3": listing("/n/1", following="/list?page=2"),
    } | {f"http://desk.test/n/{n}": page(f"note {n}") for n in range(1, 5)}
    return web


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[LocalWeb, list[Crawled]]]:
    """Three crawls of one home: the first, one where nothing changed, one after a change."""
    root = tmp_path_factory.mktemp("crawl")
    sources, home = root / "sources", root / "home"
    write_source(sources, "news", attachments={"css": "a[href$='.pdf']"}, recrawl_days=3)
    write_source(sources, "wire", access="sitemap", addresses=["http://wire.test/sitemap.xml"], include=["/r/"])
    write_source(
        sources,
        "desk",
        access="listing",
        addresses=["http://desk.test/list"],
        listing={"entries": {"css": "a.item"}, "next": {"css": "a.next"}, "max_pages": 9},
    )
    with serving(web_of_three()) as web:
        first = crawl(root / "home", sources, web)
        web.bodies.clear()
        web.visits.clear()
        second = crawl(home, sources, web)
        again = LocalWeb(visits=web.visits.copy(), bodies=web.bodies.copy())
        web.answers["http://news.test/a"] = page("a, corrected")
        web.answers["http://desk.test/list"] = listing("/n/5", "/n/4", following="/list?page=2")
        web.answers["http://desk.test/n/5"] = page("note 5")
        web.visits.clear()
        third = crawl(home, sources, web)
        yield again, [first, second, third]


def test_everything_named_is_fetched_once_with_its_outcome(runs: tuple[LocalWeb, list[Crawled]]) -> None:
    first = runs[1][0]
    assert first.status == 0, first.log
    assert first.outcomes() == {
        "/a": "archived",
        "/b": "archived",
        "/private/c": "refused_robots",
        "/gone": "http_error",
        "/copy-of-a": "duplicate_body",
        "/attached": "archived",
        "/files/report.pdf": "archived",
        "/r/1": "archived",
        "/n/1": "archived",
        "/n/2": "archived",
        "/n/3": "archived",
        "/n/4": "archived",
    }
    assert first.fetches["requested_url"].is_duplicated().sum() == 0
    assert set(first.outcomes("listing")) == {"/feed", "/sitemap.xml", "/1.xml", "/list"}
    assert first.outcomes("robots") == {"/robots.txt": "http_error"} | {"/robots.txt": "http_error"}


def test_rows_say_where_a_page_was_listed_and_why_one_is_missing(runs: tuple[LocalWeb, list[Crawled]]) -> None:
    rows = {row["requested_url"]: row for row in runs[1][0].fetches.to_dicts()}
    a, gone = rows["http://news.test/a"], rows["http://news.test/gone"]
    assert (a["listed_title"], a["listed_published_at"]) == ("Title of a", "2024-05-01T08:00:00+02:00")
    assert (a["referrer"], a["depth"]) == ("http://news.test/feed", 1)
    assert (a["content_type"], a["charset"]) == ("text/html", "utf-8")
    assert gone["reason"] == "the site answered 404: the page is gone"
    assert "robots.txt forbids it" in rows["http://news.test/private/c"]["reason"]
    assert rows["http://desk.test/n/4"]["listed_title"] == "About /n/4"
    assert rows["http://news.test/files/report.pdf"]["referrer"] == "http://news.test/attached"


def test_the_archive_holds_what_the_server_sent(runs: tuple[LocalWeb, list[Crawled]]) -> None:
    archive = runs[1][2].archive
    assert archive.verify().problems == []
    for row in archive.manifest().filter(outcome="archived").to_dicts():
        read = archive.read(row["warc_file"], row["warc_offset"])
        assert (read.url, read.status) == (row["final_url"], row["status"])
    copy = archive.manifest().filter(outcome="duplicate_body").to_dicts()[0]
    assert b"a page of the mine" in archive.read(copy["warc_file"], copy["warc_offset"]).body


def test_other_readers_find_nothing_wrong_with_the_files(
    runs: tuple[LocalWeb, list[Crawled]], capfd: pytest.CaptureFixture[str]
) -> None:
    files = sorted(map(str, runs[1][0].archive.root.rglob("*.warc.gz")))
    with pytest.raises(SystemExit) as ended:
        warcio_command(["check", *files])
    assert (ended.value.code, capfd.readouterr().out) == (0, "")
    kinds: Counter[str] = Counter()
    for file in files:
        with Path(file).open("rb") as stream:
            kinds.update(record.headers["WARC-Type"] for record in FastReader(stream))
    assert kinds["revisit"] > 0
    assert kinds["request"] == kinds["response"] + kinds["revisit"]


def test_where_nothing_changed_no_body_is_fetched_again(runs: tuple[LocalWeb, list[Crawled]]) -> None:
    again, (_, second, _) = runs
    assert second.status == 0
    fetched_again = {url for url in again.bodies if not url.endswith("/robots.txt")}
    assert fetched_again == set(), "only files that the site does not have are asked for in full"
    assert set(second.fetches.filter(kind="page")["outcome"]) == {"unchanged"}
    assert all(result["bodies"] == 0 for result in second.summary["sources"].values())


def test_what_changed_is_fetched_and_the_listing_is_not_turned_beyond_what_is_known(
    runs: tuple[LocalWeb, list[Crawled]],
) -> None:
    third = runs[1][2]
    new = {path for path, outcome in third.outcomes().items() if outcome == "archived"}
    assert new == {"/a", "/n/5"}
    asked = set(third.fetches["requested_url"])
    assert "http://desk.test/list?page=2" in asked, "the first page had something new"
    assert "http://desk.test/list?page=3" not in asked, "the second had nothing new"


def test_events_and_summary_tell_the_same(runs: tuple[LocalWeb, list[Crawled]]) -> None:
    for run in runs[1]:
        fetched = [e for e in run.events if e["event"] == "fetched"]
        assert len(fetched) == run.fetches.height
        counted = sum(n for s in run.summary["sources"].values() for n in s["outcomes"].values())
        assert counted == run.fetches.height
        assert run.summary["is_complete"]
        on_disk = run.archive.root.parent / "state" / "runs" / f"{run.summary['run_id']}.json"
        assert json.loads(on_disk.read_text())["sources"] == run.summary["sources"]


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--source", "nwes"), "no source is named nwes; there are: news"),
        (("--sources-dir", "/nowhere"), "no folder of sources at /nowhere"),
    ],
)
def test_a_crawl_that_cannot_start_says_why(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], says: str
) -> None:
    write_source(tmp_path / "sources", "news")
    status = main(["--home", str(tmp_path / "home"), "--sources-dir", str(tmp_path / "sources"), *options])
    printed = capsys.readouterr()
    assert status == 2
    assert says in printed.err
    assert json.loads(printed.out)["event"] == "failed"


def test_scrapy_itself_lists_and_crawls_sources(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_source(tmp_path / "sources", "news")
    web = LocalWeb({"http://news.test/feed": feed("http://news.test/a"), "http://news.test/a": page("a")})
    with serving(web):
        options = [
            f"-sOREL_HOME={tmp_path / 'home'}",
            f"-sSOURCES_DIR={tmp_path / 'sources'}",
            f"-sCONNECT_TO={web.address}",
            "-sLOG_LEVEL=WARNING",
        ]
        with pytest.raises(SystemExit, match="0"):
            execute(["scrapy", "list", *options], settings=get_project_settings())
        crawled = subprocess.run(
            [sys.executable, "-m", "scrapy", "crawl", "news", *options],
            cwd=REPOSITORY,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert capsys.readouterr().out.split() == ["news"]
    assert crawled.returncode == 0, crawled.stderr
    manifest = Archive(tmp_path / "home" / "archive").manifest()
    assert sorted(manifest["outcome"]) == ["archived", "archived", "http_error"]
