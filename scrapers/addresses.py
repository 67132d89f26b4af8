"""One page, one address: canonical form and key of a web address."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from w3lib.url import canonicalize_url

TRACKING = re.compile(
    r"^(utm_\w+|mc_[ce]id|_hs(enc|mi)|__hs\w+|mkt_tok|(fb|g|dc|ms|y|tw|li_fat_)clid|gclsrc|gbraid|wbraid|_ga|_gl|igshid"
    r"|vero_(id|conv)|oly_(anon|enc)_id|ito|cmpid|ncid|ref_src|trk\w*|spm|scm)$",
    re.IGNORECASE,
)
"""Query parameters that say where a reader came from, never which page it is (the publishers of these tools say so)."""

SESSION = re.compile(
    r"^(phpsessid|jsessionid|aspsessionid\w*|asp\.net_sessionid|cfid|cftoken|sid|sessionid|session_id"
    r"|zenid|oscsid|s_sid)$",
    re.IGNORECASE,
)
PATH_SESSION = re.compile(r";(jsessionid|phpsessid|sid)=[^/?#]*", re.IGNORECASE)
ASP_SESSION = re.compile(r"/\(S\([a-z0-9]{24}\)\)", re.IGNORECASE)


@lru_cache(maxsize=8_192)
def canonical(address: str) -> str:
    """The address that stands for the page: host in lower case, default port, fragment, session and tracking gone,
    query in order of name. Never raises; text that is no address comes back stripped."""
    try:
        parts = urlsplit(address.strip())
        if parts.scheme.lower() not in ("http", "https") or not parts.hostname:
            return address.strip()
        host = parts.hostname.lower().rstrip(".")
        host = f"[{host}]" if ":" in host else host
        if parts.port and parts.port != (443 if parts.scheme.lower() == "https" else 80):
            host = f"{host}:{parts.port}"
        path = ASP_SESSION.sub("", PATH_SESSION.sub("", parts.path)) or "/"
        query = urlencode(
            [
                (name, value)
                for name, value in parse_qsl(parts.query, keep_blank_values=True)
                if not TRACKING.match(name) and not SESSION.match(name)
            ]
        )
        cleaned = urlunsplit((parts.scheme.lower(), host, path, query, ""))
        return str(canonicalize_url(cleaned))
    except ValueError:
        return address.strip()


def key(address: str) -> int:
    """64-bit key of the canonical address, signed as SQLite stores it."""
    return int.from_bytes(hashlib.sha256(canonical(address).encode()).digest()[:8], "big", signed=True)


def host_of(address: str) -> str:
    """Lower-case host name of an address, empty where it has none."""
    try:
        return (urlsplit(address).hostname or "").lower()
    except ValueError:
        return ""
