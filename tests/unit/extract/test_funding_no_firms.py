"""Terms of finance, abbreviated nouns, politicians and their seats receive no money."""

from __future__ import annotations

import pytest

from tests.unit.extract.funding_told import rows


@pytest.mark.parametrize(
    "text",
    [
        "Natural Resources Canada opened a call for proposals (CFP) under its ore roads fund. The CFP has up to C$30 "
        "million in contribution funding from Natural Resources Canada for lithium mines.",
        "The Board of Export Finance Australia made an Investment Decision to offer a Financing Mechanism of A$20 million.",
        "Marc Delorme, Member of Parliament for Lac Perdu, announced up to $7 million in funding from Natural Resources "
        "Canada for nickel roads.",
        "The Queensland government presented its tungsten plan. Premier Anna Delorme said a fund would receive $100 million "
        "from the Queensland government.",
    ],
)
def test_what_is_no_firm_receives_nothing(text: str) -> None:
    assert rows(text)
    assert all(row[1] is None for row in rows(text))
