"""Pages that would be the same are linked to the release before; any change of content or style makes them anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.publish.site import writer
from pipelines.publish.site.writer import SiteWriter


def site(folder: Path, previous: Path | None, *months: int) -> Path:
    made = SiteWriter(folder, previous)
    made.folders("data")
    made.page("days.html", "days.html", months=[])
    made.file("data/deal.js", f"rows of {months}")
    made.close()
    return folder


def inodes(folder: Path) -> list[int]:
    return [(folder / name).stat().st_ino for name in ("days.html", "data/deal.js")]


def test_what_is_the_same_is_linked_and_what_is_not_is_written(tmp_path: Path) -> None:
    first = site(tmp_path / "1", None, 1)
    second = site(tmp_path / "2", first, 1)
    third = site(tmp_path / "3", second, 2)
    assert inodes(first) == inodes(second)
    assert inodes(third)[0] == inodes(first)[0]
    assert inodes(third)[1] != inodes(first)[1]
    assert (third / "data/deal.js").read_text() == "rows of (2,)"
    assert (first / "data/deal.js").read_text() == "rows of (1,)"


def test_other_templates_make_every_page_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = site(tmp_path / "1", None, 1)
    monkeypatch.setattr(writer, "site_fingerprint", lambda: "another style")
    assert not set(inodes(first)) & set(inodes(site(tmp_path / "2", first, 1)))


@pytest.mark.parametrize("damage", ["gone", "not json", "no index"])
def test_a_damaged_site_before_is_no_obstacle(tmp_path: Path, damage: str) -> None:
    first = site(tmp_path / "1", None, 1)
    if damage == "gone":
        (first / "days.html").unlink()
    elif damage == "not json":
        (first / "pages.json").write_text("{")
    else:
        (first / "pages.json").unlink()
    second = site(tmp_path / "2", first, 1)
    assert "Days" in (second / "days.html").read_text()
