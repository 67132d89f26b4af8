"""The pages: whole, linked among themselves, free of outside addresses, and text stays text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import duckdb
import pytest
from lxml import html

from pipelines.publish.record import Record
from pipelines.publish.release import publish
from pipelines.publish.site.pages import build_site
from pipelines.publish.site.writer import site_fingerprint
from tests.unit.publish.marts import create_marts, make_marts

HOSTILE = "</script><script>document.title='owned'</script><img src=x onerror=alert(1)>\"'&amp;"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    make_marts(
        folder / "warehouse.duckdb",
        label=HOSTILE,
        title=HOSTILE,
        sentence=f"{HOSTILE} pays US$25 million.",
        url="javascript:alert(1)",
    )
    return publish(folder / "warehouse.duckdb", folder / "published").path / "site"


def pages(site: Path) -> Iterator[tuple[Path, html.HtmlElement]]:
    for path in sorted(site.rglob("*.html")):
        yield path, html.document_fromstring(path.read_text(encoding="utf-8"))


def test_every_kind_of_page_is_there(site: Path) -> None:
    names = {path.relative_to(site).as_posix() for path, _ in pages(site)}
    assert {
        "index.html",
        "days/2026-03-02.html",
        "deals.html",
        "resources.html",
        "funding.html",
        "quality.html",
        "data.html",
        "facts/deal00000.html",
        "facts/estimate1.html",
        "facts/funding1.html",
        "companies.html",
        "companies/company1.html",
        "projects/project1.html",
    } <= names


def test_every_link_leads_to_a_file_and_nothing_is_loaded_from_outside(site: Path) -> None:
    for path, page in pages(site):
        for element, attribute, link, _ in page.iterlinks():
            assert not link.startswith(("javascript:", "data:", "//")), (path, link)
            if urlsplit(link).scheme:
                assert (element.tag, attribute) == ("a", "href"), (path, link)
                assert "noopener" in element.get("rel"), (path, link)
            elif urlsplit(link).path:
                assert (path.parent / unquote(urlsplit(link).path)).exists(), (path, link)


def test_pages_have_one_heading_a_title_and_ids_that_fragments_find(site: Path) -> None:
    for path, page in pages(site):
        assert len(page.xpath("//h1")) == 1, path
        assert page.findtext(".//title"), path
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), path
        for link in page.xpath("//a/@href[starts-with(., '#')]"):
            assert link[1:] in ids, (path, link)


def test_hostile_text_stays_text(site: Path) -> None:
    for path, page in pages(site):
        assert not page.xpath("//img[not(@alt='')]"), path
        assert not [s for s in page.xpath("//script") if s.text], path
        assert not page.xpath("//@onerror"), path
    fact = html.parse(str(site / "facts" / "deal00000.html"))
    assert fact.findtext(".//h1") == f"{HOSTILE} 0"
    assert fact.xpath("string(//figure/blockquote)") == f"{HOSTILE} pays US$25 million."
    assert fact.xpath("//figure/blockquote/mark/text()") == ["US$25 million"]


def test_a_fact_page_says_why_and_what_is_in_doubt(site: Path) -> None:
    text = html.parse(str(site / "facts" / "deal00001.html")).getroot().text_content()
    for part in (
        "chosen because: most witnesses say so",
        "Witnesses differ.",
        "Where witnesses disagree",
        "5 Mar 2026 told again: value US$25 million, status agreed",
        "2 independent witnesses",
        "also printed as Borealis",
        "Wire <i>",
    ):
        assert part in " ".join(text.split()), part
    estimate = html.parse(str(site / "facts" / "estimate1.html")).getroot().text_content()
    assert "12.5 Mt" in estimate
    assert "150 kt" in estimate


def test_an_estimate_leads_to_the_one_that_took_its_place_and_back(site: Path) -> None:
    for name, told, other in (
        ("before1", "26 Jan 2025 announced 2 Mar 2026 superseded by 12.5 Mt", "estimate1"),
        ("estimate1", "2 Mar 2026 takes the place of 9 Mt", "before1"),
    ):
        (steps,) = html.parse(str(site / "facts" / f"{name}.html")).xpath("//section[h2='Vintages']/ol")
        assert " ".join(steps.text_content().split()) == told
        assert steps.xpath(".//a/@href") == [f"../facts/{other}.html"]


def test_the_columns_of_a_list_are_a_script_of_plain_data(site: Path) -> None:
    text = (site / "data" / "deal.js").read_text(encoding="utf-8")
    held = json.loads(text.removeprefix("window.oreledgerList=").removesuffix(";\n"))
    assert held["pages"] == ["deal00000", "deal00001", "deal00002"]
    day, label, kind = held["columns"][:3]
    assert label == [f"={HOSTILE} {number}" for number in range(3)]
    assert (day, kind["words"]) == ({"words": ["2026-03-02"], "at": [0, 0, 0]}, ["acquisition"])


def test_the_fingerprint_is_of_what_pages_are_made_with() -> None:
    assert site_fingerprint() == site_fingerprint()
    assert len(site_fingerprint()) == 64


STEPS = (
    (
        "UPDATE fct_evidence SET evidence_text = 'Told otherwise.' WHERE fact_id = 'deal00001'",
        "UPDATE mart_conflicts SET claimed_number = 3 WHERE fact_id = 'deal00002'",
        "UPDATE fct_deals_history SET value = 9 WHERE deal_id = 'deal00003'",
        "UPDATE fct_deal_events SET status = 'completed' WHERE deal_id = 'deal00004'",
        "UPDATE fct_deal_parties SET party_name = 'Borealis Mines' WHERE deal_id = 'deal00005'",
        "UPDATE fct_resource_grades SET grade_value = 2.5",
    ),
    ("UPDATE mart_daily_digest SET digest_on = digest_on - 1 WHERE fact_id = 'deal00001'",),
    ("UPDATE fct_deals SET value = 7 WHERE deal_id = 'deal00002'",),
    ("UPDATE dim_document SET title = 'Another'",),
    ("UPDATE dim_rule SET description = 'They differ.'",),
    ("DELETE FROM dim_project",),
)
"""Changes of what pages are made of; those of one step concern pages of their own."""


def test_a_site_made_after_another_is_as_if_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipelines.publish.site.pages._Site._charts", lambda *_: None)
    record = Record("r", "c", None, None, "v1.0.0", {})
    make_marts(tmp_path / "warehouse.duckdb", deals=7)
    with duckdb.connect(str(tmp_path / "warehouse.duckdb")) as marts:
        marts.execute("USE marts")
        build_site(marts, tmp_path / "0", record)
        for number, changes in enumerate(STEPS, 1):
            marts.execute("; ".join(changes))
            before, after, anew = (tmp_path / name for name in (f"{number - 1}", f"{number}", f"anew{number}"))
            build_site(marts, after, record, before)
            build_site(marts, anew, record)
            assert texts(after) == texts(anew), changes
            assert texts(after) != texts(before), changes
    made = {name for name in texts(tmp_path / "1") if not (tmp_path / "1" / name).samefile(tmp_path / "0" / name)}
    assert {name for name in made if name.startswith("facts/deal")} == {
        f"facts/deal0000{number}.html" for number in range(1, 6)
    }


def texts(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): path.read_text(encoding="utf-8")
        for path in site.rglob("*")
        if path.suffix in {".html", ".js", ".xml"}
    }


def test_a_release_without_facts_still_has_pages(tmp_path: Path) -> None:
    with duckdb.connect(str(tmp_path / "warehouse.duckdb")) as connection:
        create_marts(connection)
    site = publish(tmp_path / "warehouse.duckdb", tmp_path / "published").path / "site"
    assert "Nothing published yet" in (site / "index.html").read_text(encoding="utf-8")
    assert (site / "data" / "deal.js").read_text(encoding="utf-8").startswith('window.oreledgerList={"pages":[],')
