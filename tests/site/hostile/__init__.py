"""A web that misbehaves on purpose: `HostileSite` serves it, `CASES` says what a good crawler makes of each fault."""

from tests.site.hostile import answers, entries, transport
from tests.site.hostile.site import CASES, LIMIT_BYTES, Case, HostileSite

__all__ = ["CASES", "LIMIT_BYTES", "Case", "HostileSite", "answers", "entries", "transport"]
