"""The pages in a real browser, opened from files, by clicking; axe looks at every kind; hostile text is text."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

from pipelines.publish.release import publish
from tests.unit.publish.marts import insert, make_marts
from tests.unit.publish.test_site import HOSTILE

pytestmark = pytest.mark.integration
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DEALS = 130
KINDS = (
    "index.html",
    "days.html",
    "days/2026-03-01.html",
    "deals.html",
    "resources.html",
    "charts.html",
    "facts/deal00000.html",
    "facts/estimate1.html",
    "companies.html",
    "companies/company1.html",
    "projects/project1.html",
    "quality.html",
    "data.html",
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of 130 hostile deals, one of them with all that pages show, on two days."""
    if CHROMIUM is None:
        pytest.skip("no Chromium here: install it (apt-get install chromium) to try the pages in a browser")
    folder = tmp_path_factory.mktemp("browser")
    make_marts(folder / "warehouse.duckdb", deals=1, label=f"{HOSTILE} Quartz", title=HOSTILE)
    with duckdb.connect(str(folder / "warehouse.duckdb")) as connection:
        connection.execute(
            "INSERT INTO marts.fct_deals SELECT d.* REPLACE (deal_id || i AS deal_id, value_usd + i AS value_usd,"
            " left(parties_text, -1) || i AS parties_text, NULL AS project_id)"
            " FROM marts.fct_deals d, range(1, ?) r(i)",
            [DEALS],
        )
        connection.execute(
            "INSERT INTO marts.mart_daily_digest SELECT * REPLACE ('earlier' AS digest_id, DATE"
            " '2026-03-01' AS digest_on, 'Canada' AS region) FROM marts.mart_daily_digest"
        )
        connection.execute("UPDATE marts.fct_resource_grades SET grade_pct = grade_value")
        insert(connection, "bridge_fact_commodities", table_name="fct_deals", fact_id="deal00000", commodity="copper")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("os.sync", lambda: None)  # waits for whatever else the machine writes
        return publish(folder / "warehouse.duckdb", folder / "published").path / "site"


@pytest.fixture(scope="module")
def browser(site: Path) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that may not complain: no error, nothing the content policy had to stop, no dialog."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("dialog", lambda dialog: complaints.append(f"dialog: {dialog.message}"))
    yield page
    page.close()
    assert complaints == []


def labels(page: Page) -> list[str]:
    return page.locator("tbody td:nth-child(2)").all_inner_texts()


def test_a_list_searches_filters_and_sorts(page: Page, site: Path) -> None:
    page.goto((site / "deals.html").as_uri())
    count = page.locator("#count")
    expect(count).to_have_text("130 rows")
    assert len(labels(page)) == 100
    page.get_by_role("button", name="Show more rows").click()
    assert len(labels(page)) == 130
    expect(page.locator("#more")).to_be_hidden()
    page.get_by_label("Search").fill("QUARTZ 129")
    expect(count).to_have_text("1 of 130 rows")
    assert labels(page) == [f"={HOSTILE} Quartz 129"]
    page.get_by_role("button", name="Clear").click()
    page.get_by_role("columnheader", name="US$").get_by_role("button").click()
    assert labels(page)[0].endswith("Quartz 129")
    page.get_by_role("columnheader", name="US$").get_by_role("button").click()
    assert labels(page)[0].endswith("Quartz 0")
    assert page.get_by_role("columnheader", name="US$").get_attribute("aria-sort") == "ascending"
    page.get_by_label("Commodities").select_option("gold")
    expect(count).to_have_text("130 rows")
    page.get_by_label("Search").fill("no such words")
    expect(count).to_have_text("0 of 130 rows")


def test_the_download_is_what_is_shown_and_defused(page: Page, site: Path) -> None:
    page.goto((site / "deals.html").as_uri())
    page.get_by_label("Search").fill("129")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download").click()
    assert download.value.suggested_filename == "oreledger-deal.csv"
    heading, *rows = download.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert heading.startswith('"Announced","Deal","Type"')
    assert len(rows) == 1
    assert "\"'=" in rows[0]


def test_a_fact_opens_and_hostile_text_does_nothing(page: Page, site: Path) -> None:
    page.goto((site / "deals.html").as_uri())
    page.get_by_label("Search").fill("Quartz 0")
    page.locator("tbody a.main").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"{HOSTILE} Quartz 0")
    expect(page.locator(".evidence mark")).to_have_text("US$25 million")
    assert page.title() == f"{HOSTILE} Quartz 0 · oreledger"
    assert page.locator("img:not([alt=''])").count() == 0
    page.get_by_role("link", name="Borealis Metals").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Borealis Metals")


def test_the_day_changes_and_shows_one_commodity(page: Page, site: Path) -> None:
    page.goto((site / "index.html").as_uri())
    expect(page.get_by_role("heading", level=1)).to_have_text("Monday, 2 March 2026")
    page.get_by_role("link", name="← 1 Mar 2026").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sunday, 1 March 2026")
    expect(page.get_by_role("heading", name="Canada")).to_be_visible()
    page.get_by_role("link", name="All days").click()
    page.get_by_role("link", name="2 Mar 2026", exact=True).click()
    expect(page.locator(".item")).to_be_visible()


def test_charts_are_drawn_and_a_point_opens_its_fact(page: Page, site: Path) -> None:
    page.goto((site / "charts.html").as_uri())
    expect(page.locator(".vega > svg, .vega svg.marks")).to_have_count(4)
    page.get_by_text("The figures as a table").first.click()
    expect(page.get_by_role("cell", name="Department of Rock")).to_be_visible()
    page.locator("#chart-grades .mark-symbol.role-mark path").first.click()
    expect(page).to_have_url((site / "facts" / "estimate1.html").as_uri())


def test_the_keyboard_skips_to_the_content(page: Page, site: Path) -> None:
    page.goto((site / "index.html").as_uri())
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"#main$"))


def test_print_leaves_out_what_cannot_be_clicked(page: Page, site: Path) -> None:
    page.emulate_media(media="print")
    page.goto((site / "deals.html").as_uri())
    for name in ("nav", ".controls", "#download"):
        expect(page.locator(name).first).to_be_hidden()
    expect(page.locator("tbody tr").first).to_be_visible()


@pytest.mark.parametrize("name", KINDS)
def test_axe_finds_nothing_serious_in_the_light_and_on_a_phone_in_the_dark(
    browser: Browser, site: Path, name: str
) -> None:
    page = browser.new_page()  # axe itself complains on the console
    for width, scheme in ((1440, "light"), (390, "dark")):
        page.set_viewport_size({"width": width, "height": 844})
        page.emulate_media(color_scheme=scheme)
        page.goto((site / name).as_uri())
        if name == "charts.html":
            expect(page.locator(".vega svg")).to_have_count(4)
        if name == "deals.html":
            page.get_by_label("Search").fill("Quartz 12")  # a dozen rows are like all others, and soon looked at
        found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
        assert [(v["id"], v["nodes"][0]["html"][:200]) for v in found if v["impact"] in ("serious", "critical")] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width, "the page is wider than the screen"
    page.close()
