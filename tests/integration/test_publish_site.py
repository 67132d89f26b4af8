"""The pages in a real browser, opened from files: tables search, filter, sort and download; hostile text is text."""
from __future__ import annotations

import json
import shutil
import subprocess
from html import unescape

import duckdb
import pytest
from lxml import html

from pipelines.publish.release import publish
from tests.unit.publish.marts import make_marts
from tests.unit.publish.test_site import HOSTILE

pytestmark = pytest.mark.integration
BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DEALS = 250
CHECKS = """
"use strict";
(() => {
  const found = {}, form = document.querySelector("form"), labels = () =>
    [...document.querySelectorAll("tbody td:nth-child(2)")].map((td) => td.textContent);
  const head = (name) => [...document.querySelectorAll("thead th")].find((th) => th.textContent.trim() === name);
  const type = (text) => { form.elements.text.value = text; form.dispatchEvent(new Event("input")); };
  const count = () => document.getElementById("count").textContent;
  found.start = [count(), labels().length, document.getElementById("more").hidden];
  document.getElementById("more").click();
  found.more = [labels().length, document.getElementById("more").hidden];
  type("QUARTZ 249");
  found.searched = [count(), labels()];
  type("");
  head("US$").querySelector("button").click();
  found.largest = labels()[0];
  head("US$").querySelector("button").click();
  found.smallest = [labels()[0], head("US$").getAttribute("aria-sort")];
  form.elements.Commodities.value = "gold";
  form.dispatchEvent(new Event("input"));
  found.filtered = count();
  form.elements.Commodities.value = "";
  type("no such words");
  found.none = [count(), labels().length];
  let saved = null;
  URL.createObjectURL = (blob) => { saved = blob; return "#"; };
  type("249");
  document.getElementById("download").click();
  saved.text().then((csv) => {
    found.csv = csv;
    found.title = document.title;
    found.images = document.querySelectorAll("img:not([alt=''])").length;
    const report = { id: "found", textContent: JSON.stringify(found) };
    document.body.append(Object.assign(document.createElement("pre"), report));
  });
})();
"""


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """What a script sees that works the list of deals as a person would."""
    if BROWSER is None:
        pytest.skip("no Chromium here: install it (apt-get install chromium) to try the pages in a browser")
    folder = tmp_path_factory.mktemp("browser")
    make_marts(folder / "warehouse.duckdb", deals=1, label=f"{HOSTILE} Quartz", title=HOSTILE)
    with duckdb.connect(str(folder / "warehouse.duckdb")) as connection:
        connection.execute(
            "INSERT INTO marts.fct_deals SELECT d.* REPLACE (deal_id || i AS deal_id, value_usd + i AS value_usd,"
            " left(parties_text, -1) || i AS parties_text) FROM marts.fct_deals d, range(1, ?) r(i)", [DEALS])
    site = folder / "site"
    shutil.copytree(publish(folder / "warehouse.duckdb", folder / "published").path / "site", site)
    (site / "checks.js").write_text(CHECKS, encoding="utf-8")
    page = site / "deals.html"
    page.chmod(0o644)
    page.write_text(page.read_text(encoding="utf-8").replace("</main>", '</main><script src="checks.js"></script>'))
    shown = subprocess.run(
        [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
         f"--user-data-dir={folder / 'profile'}", "--virtual-time-budget=5000", "--dump-dom", page.as_uri()],
        capture_output=True, text=True, timeout=120, check=True).stdout
    report = html.document_fromstring(shown).findtext(".//pre[@id='found']")
    assert report, unescape(shown[-2000:])
    return json.loads(report)


def test_rows_come_in_pages(found: dict[str, object]) -> None:
    assert found["start"] == ["250 rows", 100, False]
    assert found["more"] == [250, True]


def test_search_filter_and_sort(found: dict[str, object]) -> None:
    assert found["searched"] == ["1 of 250 rows", [f"={HOSTILE} Quartz 249"]]
    assert found["largest"] == f"={HOSTILE} Quartz 249"
    assert found["smallest"] == [f"={HOSTILE} Quartz 0", "ascending"]
    assert found["filtered"] == "250 rows"
    assert found["none"] == ["0 of 250 rows", 0]


def test_download_is_what_is_shown_and_defused(found: dict[str, object]) -> None:
    heading, *rows = str(found["csv"]).removeprefix("\ufeff").split("\r\n")
    assert heading.startswith('"Announced","Deal","Type"')
    assert len(rows) == 1
    assert "\"'=" in rows[0]


def test_hostile_text_does_nothing(found: dict[str, object]) -> None:
    assert found["title"] == "Deals · oreledger"
    assert found["images"] == 0
