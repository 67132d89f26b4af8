"""The demo web on the wire: proxy, virtual hosts, validators, failures that recover, and clear errors."""

from __future__ import annotations

import http.client
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.site.server import DemoSite
from tests.site.website import FOLDER

DIGEST = "http://digest.oreledger.test"
WIRE = "http://wire.oreledger.test"


@pytest.fixture(scope="module")
def site() -> Iterator[DemoSite]:
    with DemoSite() as running:
        yield running


def get(site: DemoSite, target: str, method: str = "GET", **headers: str) -> tuple[http.client.HTTPResponse, bytes]:
    """One request over one connection; `target` may be a path or an absolute address (as to a proxy)."""
    connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=10)
    try:
        connection.request(method, target, headers={k.replace("_", "-"): v for k, v in headers.items()})
        response = connection.getresponse()
        return response, response.read()
    finally:
        connection.close()


def test_proxy_and_host_header_give_the_same_page(site: DemoSite) -> None:
    by_proxy = get(site, f"{DIGEST}/news/st-george-araxa-upgrade")
    by_name = get(site, "/news/st-george-araxa-upgrade", Host="digest.oreledger.test")
    assert by_proxy[0].status == by_name[0].status == 200
    assert by_proxy[1] == by_name[1]
    assert "Araxá" in by_proxy[1].decode()


def test_other_hosts_are_not_forwarded(site: DemoSite) -> None:
    response, body = get(site, "http://example.com/")
    assert response.status == 502
    assert b"forwards nothing" in body


def test_browsing_view_links_stay_inside_it(site: DemoSite) -> None:
    _, front = get(site, "/")
    assert b"/_sites/wire.oreledger.test/" in front
    _, listing = get(site, "/_sites/gov.oreledger.test/newsroom")
    assert b'href="/_sites/gov.oreledger.test/newsroom/processing-initiative-launch"' in listing
    assert b'href="/newsroom' not in listing
    moved, _ = get(site, "/_sites/digest.oreledger.test/2025/09/copper-summer")
    assert moved.headers["Location"] == "/_sites/digest.oreledger.test/news/copper-summer-ends"


def test_validators_give_304_without_a_body(site: DemoSite) -> None:
    first, _ = get(site, f"{WIRE}/releases/2025/07/24/mount-tully-resource-update")
    tag, changed = first.headers["ETag"], first.headers["Last-Modified"]
    for headers in ({"If_None_Match": tag}, {"If_Modified_Since": changed}, {"If_None_Match": f'"x", {tag}'}):
        response, body = get(site, f"{WIRE}/releases/2025/07/24/mount-tully-resource-update", **headers)
        assert (response.status, body) == (304, b"")
        assert response.headers["ETag"] == tag
    for stale in ({"If_None_Match": '"x"'}, {"If_None_Match": '"x"', "If_Modified_Since": changed}):
        assert get(site, f"{WIRE}/releases/2025/07/24/mount-tully-resource-update", **stale)[0].status == 200


def test_feeds_and_sitemaps_have_validators_too(site: DemoSite) -> None:
    for address in (f"{DIGEST}/feed.xml", f"{WIRE}/sitemap-2026.xml", "http://rates.oreledger.test/eurofxref-hist.csv"):
        tag = get(site, address)[0].headers["ETag"]
        assert get(site, address, If_None_Match=tag)[0].status == 304


def test_corrected_page_has_another_tag_in_revision_2(site: DemoSite) -> None:
    address = f"{WIRE}/releases/2026/01/09/tamberline-kitsuragi-prepayment"
    tag = get(site, address)[0].headers["ETag"]
    with DemoSite(revision=2) as later:
        response, body = get(later, address, If_None_Match=tag)
    assert response.status == 200
    assert b"US$68 million" in body


def test_500_recovers_on_the_second_visit() -> None:
    address = f"{WIRE}/releases/2026/02/12/huldra-rheinspeicher-venture"
    with DemoSite() as fresh:
        assert [get(fresh, address)[0].status for _ in range(3)] == [500, 200, 200]
        assert fresh.visits[address] == 3


def test_redirect_404_and_robots(site: DemoSite) -> None:
    moved, _ = get(site, f"{DIGEST}/2025/09/copper-summer")
    assert (moved.status, moved.headers["Location"]) == (301, "/news/copper-summer-ends")
    assert get(site, f"{DIGEST}/news/ferrochrome-files")[0].status == 404
    assert get(site, f"{DIGEST}/no/such/page")[0].status == 404
    robots, text = get(site, "http://gov.oreledger.test/robots.txt")
    assert robots.headers["Content-Type"].startswith("text/plain")
    assert b"Disallow: /internal/" in text


def test_empty_page_is_a_200_without_bytes(site: DemoSite) -> None:
    response, body = get(site, f"{DIGEST}/news/blank-story")
    assert (response.status, response.headers["Content-Length"], body) == (200, "0", b"")


def test_huge_page_is_streamed_without_a_length(site: DemoSite) -> None:
    response, body = get(site, f"{WIRE}/releases/2025/12/31/archive-2025-full-text")
    assert response.headers["Content-Length"] is None
    assert len(body) == 12 * 1024 * 1024


def test_head_sends_headers_only(site: DemoSite) -> None:
    response, body = get(site, f"{DIGEST}/about", method="HEAD")
    assert int(response.headers["Content-Length"]) > 500
    assert body == b""


def test_listens_on_loopback_only(site: DemoSite) -> None:
    assert site.address == f"127.0.0.1:{site.port}"
    assert site._server.server_address[0] == "127.0.0.1"


def test_port_in_use_is_told_with_the_way_out(site: DemoSite) -> None:
    with pytest.raises(RuntimeError, match=rf"port {site.port} on 127.0.0.1 is already in use: .* --port"):
        DemoSite(port=site.port)


def test_command_prints_its_address() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.site.server", "--port", "0"],
        cwd=FOLDER.parent.parent,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        assert "http://127.0.0.1:" in process.stdout.readline()
    finally:
        process.kill()  # where a test before has made this process deaf to SIGTERM, its children are too
        process.communicate()
