from __future__ import annotations

import pytest

from scrapers.middlewares.limits import MEDIA_TYPES, takes_type
from tests.unit.scrapers.samples import spec_of


@pytest.mark.parametrize(
    ("types", "media_type", "taken"),
    [
        (["html"], "text/html", True),
        (["html"], "application/xhtml+xml", True),
        (["html"], "application/pdf", False),
        (["pdf"], "application/pdf", True),
        (["html"], "video/mp4", False),
        (["html"], None, True),
        (["html"], "", True),
        (["pdf"], "application/octet-stream", True),
        (["csv"], "text/csv", True),
        (["html"], "image/png", False),
    ],
)
def test_types_are_the_sources_own(types: list[str], media_type: str | None, taken: bool) -> None:
    assert takes_type(spec_of(types=types), media_type) is taken


def test_every_type_of_a_source_is_known() -> None:
    assert all(takes_type(spec_of(types=[name]), media) for name, types in MEDIA_TYPES.items() for media in types)
