"""Where a request may go: to hosts of its source on the public internet, by http(s), and nowhere else.

Addresses are checked when a request is made, so after every redirect too. Host names are checked where they are
resolved, on the very addresses that are then connected to, so a name that changes its mind in between gains nothing.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import CannotResolveHostError
from scrapy.resolver import CachingHostnameResolver
from twisted.internet.interfaces import IAddress, IResolutionReceiver
from zope.interface import implementer  # type: ignore[import-untyped]

from scrapers.middlewares.refusals import AddressRefused, ResolvesInward
from scrapers.sources import SourceSpec

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
NAT64 = ipaddress.ip_network("64:ff9b::/96")
"""RFC 6052: IPv4 addresses dressed as IPv6."""


class AddressGuard:
    """Refuses a request, sends it direct, or sends it through the forward proxy of CONNECT_TO (HOST:PORT).

    With CONNECT_TO, hosts of the source are reached through that proxy only and need not resolve: for a local site
    under reserved names. Everything else stays refused as ever.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._connect_to: str | None = crawler.settings.get("CONNECT_TO")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> AddressGuard:
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        spec: SourceSpec = self._crawler.spider.spec  # type: ignore[union-attr]
        parts = urlsplit(request.url)
        host = (parts.hostname or "").rstrip(".")
        if parts.scheme not in ("http", "https") or not host:
            raise AddressRefused(f"{request.url} is not an http(s) address")
        if parts.username or parts.password:
            raise AddressRefused(f"an address with a user name in it leads elsewhere than it seems: {host}")
        literal = literal_address(host)
        if literal is not None and (why := why_not_public(literal)):
            raise AddressRefused(f"{host} is {why}: never fetched")
        if not spec.allows_host(host):
            raise AddressRefused(f"{host} is not a host of source {spec.name}: add it to its `hosts` if it should be")
        if (port := parts.port) not in allowed_ports(spec):
            raise AddressRefused(f"port {port} of {host} is not one of the source's addresses")
        if self._connect_to:
            request.meta["proxy"] = f"http://{self._connect_to}"

    def process_exception(self, request: Request, exception: Exception) -> None:
        host = urlsplit(request.url).hostname or ""
        if isinstance(exception, CannotResolveHostError) and (why := GuardedResolver.refused.get(host)):
            raise ResolvesInward(f"{host} resolves to {why}: never fetched") from exception


def allowed_ports(spec: SourceSpec) -> set[int | None]:
    """Default ports, and those that the source's own addresses name."""
    return {None, 80, 443, *(urlsplit(a).port for a in spec.web_addresses)}


def literal_address(host: str) -> IPAddress | None:
    """The IP address that a host is written as, in any form that a resolver takes (`127.1`, `0x7f000001`)."""
    try:
        return ipaddress.ip_address(host.split("%", 1)[0])
    except ValueError:
        pass
    try:
        return ipaddress.ip_address(socket.inet_aton(host))
    except (OSError, UnicodeEncodeError):
        return None


def why_not_public(address: IPAddress) -> str | None:
    """What is special about an address, or None for one on the public internet."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if inner is None and address in NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return why_not_public(inner)
    for name, is_so in (
        ("a loopback address", address.is_loopback),
        ("unspecified", address.is_unspecified),
        ("a link-local address (cloud metadata lives there)", address.is_link_local),
        ("a multicast address", address.is_multicast),
        ("a private address", address.is_private),
        ("not a public address", not address.is_global),
    ):
        if is_so:
            return name
    return None


class GuardedResolver(CachingHostnameResolver):
    """Resolves host names; addresses that are not public never get out of it, except the CONNECT_TO proxy's."""

    refused: dict[str, str] = {}  # noqa: RUF012 - one resolver a process, as the reactor has one
    """Host name to what was wrong with its addresses."""

    def __init__(self, reactor: Any, cache_size: int) -> None:
        super().__init__(reactor, cache_size)
        self.proxy_host: str | None = None

    @classmethod
    def from_crawler(cls, crawler: Any, reactor: Any) -> GuardedResolver:
        resolver = super().from_crawler(crawler, reactor)
        resolver.proxy_host = (crawler.settings.get("CONNECT_TO") or "").rpartition(":")[0] or None
        return resolver

    def resolveHostName(  # noqa: N802 - Twisted's names, here and below
        self,
        resolutionReceiver: Any,  # noqa: N803
        hostName: str,  # noqa: N803
        portNumber: int = 0,  # noqa: N803
        addressTypes: Sequence[type[IAddress]] | None = None,  # noqa: N803
        transportSemantics: str = "TCP",  # noqa: N803
    ) -> Any:
        receiver: Any = resolutionReceiver if hostName == self.proxy_host else _Filter(resolutionReceiver, hostName)
        return super().resolveHostName(receiver, hostName, portNumber, addressTypes, transportSemantics)


@implementer(IResolutionReceiver)
class _Filter:
    """Passes on public addresses only, and notes the others."""

    def __init__(self, receiver: Any, host: str) -> None:
        self._receiver, self._host = receiver, host
        GuardedResolver.refused.pop(host, None)

    def resolutionBegan(self, resolution: Any) -> None:  # noqa: N802
        self._receiver.resolutionBegan(resolution)

    def addressResolved(self, address: Any) -> None:  # noqa: N802
        found = literal_address(address.host)
        why = why_not_public(found) if found is not None else "not an internet address"
        if why is None:
            self._receiver.addressResolved(address)
        else:
            GuardedResolver.refused[self._host] = f"{address.host}, {why}"

    def resolutionComplete(self) -> None:  # noqa: N802
        self._receiver.resolutionComplete()
