from __future__ import annotations

import ipaddress
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy import Request
from twisted.internet.address import IPv4Address, IPv6Address

from scrapers.middlewares.address_guard import AddressGuard, GuardedResolver, _Filter, literal_address, why_not_public
from scrapers.middlewares.refusals import AddressRefused
from tests.unit.scrapers.samples import spec_of


def guard(connect_to: str | None = None, **values: Any) -> AddressGuard:
    crawler = SimpleNamespace(settings={"CONNECT_TO": connect_to}, spider=SimpleNamespace(spec=spec_of(**values)))
    return AddressGuard(crawler)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.8.9.1",
        "10.0.0.1",
        "172.16.5.4",
        "192.168.1.1",
        "169.254.169.254",
        "0.0.0.0",
        "100.64.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "fd00:ec2::254",
        "::ffff:127.0.0.1",
        "::ffff:169.254.169.254",
        "64:ff9b::a00:1",
        "2002:7f00:1::",
        "ff02::1",
        "192.0.2.1",
        "2001:db8::1",
    ],
)
def test_special_addresses_are_not_public(address: str) -> None:
    assert why_not_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "8.8.8.8", "2606:2800:220:1:248:1893:25c8:1946", "64:ff9b::808:808"]
)
def test_public_addresses_are(address: str) -> None:
    assert why_not_public(ipaddress.ip_address(address)) is None


@given(st.ip_addresses())
def test_what_is_called_public_is_global(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> None:
    if why_not_public(address) is None:
        assert address.is_global
        assert not address.is_multicast


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "0x7f.1"])
def test_every_spelling_of_an_address_is_read(host: str) -> None:
    assert literal_address(host) == ipaddress.ip_address("127.0.0.1")
    with pytest.raises(AddressRefused, match="loopback"):
        guard().process_request(Request(f"http://{host}/"))


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("http://169.254.169.254/latest/meta-data/", "link-local"),
        ("http://[::1]/", "loopback"),
        ("http://[::ffff:10.0.0.1]/", "private"),
        ("http://192.168.0.1/", "private"),
        ("ftp://mine.test/a", "not an http"),
        ("file:///etc/passwd", "not an http"),
        ("data:text/html,x", "not an http"),
        ("http://user:pw@mine.test/", "user name"),
        ("http://other.example/", "not a host of source mine"),
        ("http://mine.test.evil.example/", "not a host of source mine"),
        ("http://mine.test:22/", "port 22"),
    ],
)
def test_a_request_that_leads_elsewhere_is_refused(url: str, why: str) -> None:
    for way in (guard(), guard("127.0.0.1:9999")):
        with pytest.raises(AddressRefused, match=why):
            way.process_request(Request(url))


def test_own_hosts_pass_and_go_through_the_proxy_where_there_is_one() -> None:
    direct, proxied = Request("https://www.mine.test/a"), Request("http://mine.test/a")
    guard().process_request(direct)
    guard("127.0.0.1:9999").process_request(proxied)
    assert "proxy" not in direct.meta
    assert proxied.meta["proxy"] == "http://127.0.0.1:9999"


def test_a_port_that_the_source_names_is_its_own() -> None:
    guard(addresses=["http://mine.test:8080/feed"]).process_request(Request("http://mine.test:8080/a"))


def test_the_resolver_passes_public_addresses_only() -> None:
    passed: list[str] = []
    receiver = SimpleNamespace(
        addressResolved=lambda a: passed.append(a.host), resolutionBegan=lambda r: None, resolutionComplete=lambda: None
    )
    sieve = _Filter(receiver, "two-faced.test")
    for address in (
        IPv4Address("TCP", "93.184.216.34", 80),
        IPv4Address("TCP", "127.0.0.1", 80),
        IPv6Address("TCP", "::1", 80),
    ):
        sieve.addressResolved(address)
    assert passed == ["93.184.216.34"]
    assert GuardedResolver.refused["two-faced.test"] == "::1, a loopback address"
