"""What the terminal shows of companies, projects and facts, and how it helps with names it does not know."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.console import Console

from pipelines.publish.query import ReleaseMissingError
from pipelines.publish.release import publish
from pipelines.publish.show import NotFoundError, show_entity, show_fact, site_of
from tests.unit.publish.marts import make_marts


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("show")
    make_marts(folder / "warehouse.duckdb", sentence="[bold]Borealis pays US$25 million.")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("pipelines.publish.release.build_site", lambda _, site, *__: site.mkdir())
        publish(folder / "warehouse.duckdb", folder / "published")
    return folder / "published" / "latest"


def shown(show: object, *words: object) -> str:
    console = Console(width=160, record=True, file=None, quiet=False, no_color=True)
    with console.capture() as captured:
        show(*words, console)  # type: ignore[operator]
    return captured.get()


@pytest.mark.parametrize("name", ["Borealis Metals", "borealis  metals", "BOREALIS", "ASX:BOR", "bor", "company1"])
def test_a_company_is_found_by_name_spelling_ticker_and_id(release: Path, name: str) -> None:
    text = shown(show_entity, release, "company", name)
    for part in (
        "Borealis Metals  ASX:BOR",
        "also printed as Borealis",
        "Deals",
        "Resource estimates",
        "Funding",
        "US$25 million",
        "deal00002",
        "12.5 Mt",
    ):
        assert part in text, part


def test_a_project_has_its_facts(release: Path) -> None:
    text = shown(show_entity, release, "project", "quartz hill")
    assert "Australia" in text
    assert text.count("deal0000") == 3


def test_a_fact_has_its_witnesses_doubts_and_disagreements(release: Path) -> None:
    text = shown(show_fact, release, "deal00001")
    for part in (
        "sources disagree: Witnesses differ.",
        "chosen because: most witnesses say so",
        "Witness 1",
        "[bold]Borealis pays US$25 million.",
        "https://wire.example/1",
        "Wire <i>, 2 Mar 2026",
        "US$25 million say wire, chosen",
        "acquirer",
    ):
        assert part in text, part
    estimate = shown(show_fact, release, "est")
    assert "1.2 % Cu" in estimate
    assert "2 Mar 2026  takes the place of before1" in estimate


def test_names_that_are_not_found_come_with_those_that_are_near(release: Path) -> None:
    with pytest.raises(NotFoundError, match=r"no company is called 'Borealiss' .* did you mean Borealis Metals\?"):
        shown(show_entity, release, "company", "Borealiss")
    with pytest.raises(NotFoundError, match="lists all"):
        shown(show_entity, release, "project", "zzz")
    with pytest.raises(NotFoundError, match="3 facts begin with 'deal'"):
        shown(show_fact, release, "deal")
    with pytest.raises(NotFoundError, match=r"no fact has the id 'Quartz Hill' .* is Borealis – Quartz Hill"):
        shown(show_fact, release, "Quartz Hill")
    with pytest.raises(ReleaseMissingError, match="oreledger demo"):
        site_of(release.parent / "none")


def test_the_site_is_where_the_release_is(release: Path) -> None:
    assert site_of(release) == release.resolve() / "site" / "index.html"
