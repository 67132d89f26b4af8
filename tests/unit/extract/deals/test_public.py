"""Which parties are public bodies. Companies are invented."""

from __future__ import annotations

import pytest

from pipelines.extract.deals.parties.public import is_public
from tests.unit.extract.test_names import names_in


@pytest.mark.parametrize(
    ("text", "name", "public"),
    [
        ("The Ministry of Mines of Peru signed with Harrow Metals Ltd.", "Ministry of Mines", True),
        ("The U.S. Department of War will buy from Harrow Metals Ltd.", "U.S. Department of War", True),
        ("Harrow Metals Ltd will buy from Lark Mining.", "Harrow Metals Ltd", False),
    ],
)
def test_public_bodies_are_told_from_companies(text: str, name: str, public: bool) -> None:
    assert [is_public(n) for n in names_in(text) if n.name == name] == [public]
