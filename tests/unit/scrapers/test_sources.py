from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import ValidationError

from scrapers.loader import SPIDERS, SourceLoader, spider_of
from scrapers.sources import SourceError, SourceSpec, load_sources, read_source
from scrapers.sources.spec import LinkRule
from scrapers.sources.spec import SourceSpec as Spec
from tests.unit.scrapers.samples import spec_of

GOOD: dict[str, Any] = {
    "name": "mine",
    "publisher": "Mine",
    "access": "feed",
    "kind": "news",
    "addresses": ["https://mine.example/feed"],
    "cadence": "daily",
    "floor_per_week": 1,
    "languages": ["en"],
    "rights": {"redistribute_text": False},
    "how_known": "Written for this test only.",
}


def written(folder: Path, **values: Any) -> Path:
    path = folder / "mine.yml"
    path.write_text(yaml.safe_dump(GOOD | values, sort_keys=False), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"adresses": ["x"]}, r"mine\.yml:\d+: unknown field `adresses`. Did you mean `addresses`\? Allowed: name,"),
        ({"rights": {"redistribute_text": False, "licens": "x"}}, r"field `rights\.licens`. Did you mean `licence`\?"),
        ({"cadence": "dialy"}, r"mine\.yml:7: `cadence` is 'dialy'. Allowed: 'hourly', 'daily'"),
        ({"addresses": ["ftp://mine.example/feed"]}, "is not an http"),
        ({"addresses": []}, "`addresses`"),
        ({"countries": ["UK"]}, "UK: not an ISO 3166-1 alpha-2 code"),
        ({"languages": ["english"]}, "english: not an ISO 639-1 code"),
        ({"include": ["[a-"]}, "pattern '\\[a-' cannot be read"),
        ({"access": "listing"}, "access: listing needs `listing`"),
        ({"listing": {"entries": {"css": "a"}}}, "`listing` is only for access: listing"),
        ({"access": "listing", "listing": {"entries": {}}}, "give either `css` or `xpath`"),
        ({"access": "listing", "listing": {"entries": {"css": "a[["}}}, "selector 'a\\[\\[' cannot be read"),
        ({"status": "blocked"}, "`blocked_reason` go together"),
        ({"robots": "exempt"}, "`robots_reason` go together"),
        ({"delay_seconds": 0.2}, "under 1 is only for the reserved"),
        ({"floor_per_week": "many"}, "`floor_per_week` is 'many'"),
        ({"name": "other"}, "must be the file's name, 'mine'"),
    ],
)
def test_a_fault_names_file_field_and_what_is_allowed(tmp_path: Path, values: dict[str, Any], says: str) -> None:
    path = written(tmp_path, **values)
    with pytest.raises(SourceError, match=says) as caught:
        read_source(path)
    assert str(path) in str(caught.value)


def test_all_faults_of_a_folder_come_at_once(tmp_path: Path) -> None:
    written(tmp_path, cadence="x", kind="y")
    (tmp_path / "other.yml").write_text("name: other\nname: again\n")
    (tmp_path / "third.yml").write_text("- a list\n")
    (tmp_path / "fourth.yml").write_text("a: [1\n")
    with pytest.raises(SourceError) as caught:
        load_sources(tmp_path)
    for part in (
        "`cadence`",
        "`kind`",
        "other.yml:2: the field `name` is given twice",
        "third.yml: must be a mapping",
        "fourth.yml:",
    ):
        assert part in str(caught.value)


def test_a_missing_field_and_a_missing_folder_are_named(tmp_path: Path) -> None:
    (tmp_path / "mine.yml").write_text("name: mine\n")
    with pytest.raises(SourceError, match="the field `publisher` is missing"):
        load_sources(tmp_path)
    with pytest.raises(SourceError, match="no folder of sources at"):
        load_sources(tmp_path / "nowhere")


def test_norway_is_a_country_and_a_language(tmp_path: Path) -> None:
    path = written(tmp_path)
    path.write_text(path.read_text().replace("- en", "- no") + "countries: [NO]\n")
    spec = read_source(path)
    assert (spec.languages, spec.countries) == (["no"], ["NO"])


def test_paths_are_relative_to_the_file(tmp_path: Path) -> None:
    spec = read_source(written(tmp_path, access="files", addresses=["pages", "/srv/more"]))
    assert spec.addresses == [str(tmp_path / "pages"), "/srv/more"]
    assert spec.web_addresses == []


@pytest.mark.parametrize(
    ("host", "is_own"),
    [
        ("mine.test", True),
        ("www.mine.test", True),
        ("cdn.mine.test", True),
        ("MINE.TEST", True),
        ("notmine.test", False),
        ("mine.test.evil.example", False),
        ("files.example", True),
        ("", False),
    ],
)
def test_pages_may_lie_on_own_hosts_and_their_subdomains(host: str, is_own: bool) -> None:
    assert spec_of(hosts=["files.example"], delay_seconds=2).allows_host(host) is is_own


def test_include_and_exclude_choose_pages() -> None:
    spec = spec_of(include=["/news/"], exclude=[r"/news/video/"])
    assert [spec.takes(f"https://mine.test/{path}") for path in ("news/1", "news/video/1", "about")] == [
        True,
        False,
        False,
    ]


def test_a_spider_carries_the_settings_of_its_source() -> None:
    spider = spider_of(spec_of(delay_seconds=7, max_bytes=2_000, timeout_seconds=9, cookies=True))
    assert spider.name == "mine"
    settings = spider.custom_settings or {}
    assert (
        settings["AUTOTHROTTLE_ENABLED"],
        settings["DOWNLOAD_MAXSIZE"],
        settings["DOWNLOAD_TIMEOUT"],
        settings["COOKIES_ENABLED"],
    ) == (True, 2_000, 9, True)
    assert spider.spec.delay_seconds == 7


def test_real_sites_are_not_crawled_by_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scrapers.loader.CONTACT", "")
    spider_of(spec_of())
    spider_of(spec_of(access="files", addresses=["/srv/pages"]))
    with pytest.raises(SourceError, match="set OREL_CONTACT to a mail address"):
        spider_of(spec_of(addresses=["https://mine.example/feed"], delay_seconds=5))


def test_the_loader_knows_sources_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scrapers.loader.CONTACT", "tests@mine.test")
    written(tmp_path)
    (tmp_path / "shut.yml").write_text(
        yaml.safe_dump(GOOD | {"name": "shut", "status": "blocked", "blocked_reason": "terms forbid robots"})
    )
    loader = SourceLoader(load_sources(tmp_path))
    assert loader.list() == ["mine", "shut"]
    assert loader.load("mine").name == "mine"
    with pytest.raises(KeyError, match="no source is named 'mina'"):
        loader.load("mina")
    with pytest.raises(KeyError, match="blocked: terms forbid robots"):
        loader.load("shut")


def test_every_access_has_a_spider() -> None:
    assert set(SPIDERS) == set(Spec.model_fields["access"].annotation.__args__)  # type: ignore[union-attr]


def test_link_rule_is_frozen() -> None:
    with pytest.raises(ValueError, match="frozen"):
        LinkRule(css="a").css = "b"  # type: ignore[misc]


REGISTRY = load_sources()


def test_the_registry_holds_sources_of_every_kind() -> None:
    assert len(REGISTRY) >= 12
    assert {spec.kind for spec in REGISTRY.values()} >= {"news", "wire", "exchange", "government", "rates"}


@pytest.mark.parametrize("spec", REGISTRY.values(), ids=REGISTRY)
def test_a_real_source_is_polite_and_says_how_it_is_known(spec: SourceSpec) -> None:
    assert spec.delay_seconds >= 1
    assert all(a.startswith("https://") for a in spec.web_addresses), "over https where the publisher has it"
    assert "http" in spec.how_known or "document" in spec.how_known.lower(), "name the page that documents it"
    assert spec.rights.terms or spec.rights.licence, "say what the rights were read from"
    assert not any(h.endswith(".test") for h in spec.page_hosts)


@pytest.mark.parametrize(
    "layouts",
    [
        [{"since": "2025-01-01", "body": "p"}, {"since": "2024-01-01", "body": "p"}],
        [{"since": "2025-01-01", "body": "p"}, {"since": "2025-01-01", "body": "p"}],
        [{"since": "2025-01-01", "body": "p["}],
        [{"since": "2025-01-01", "body": "p", "drop": ["::"]}],
    ],
)
def test_layouts_are_in_order_and_have_selectors_that_can_be_read(layouts: list[dict[str, str]]) -> None:
    with pytest.raises(ValidationError):
        spec_of(layouts=layouts)
