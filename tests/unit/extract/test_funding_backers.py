"""Bodies that are named as the owners or backers of somebody else give nothing there."""

from __future__ import annotations

import pytest

from tests.unit.extract.funding_told import rows


@pytest.mark.parametrize(
    "sentence",
    [
        "A further £6 million will come from Corvid Capital, whose main shareholders include the US International "
        "Development Finance Corporation and the Qatar Investment Authority.",
        "Tamar Lithium received another $9 million from its shareholder Corvid Capital, which is partly backed by the "
        "US government.",
        "Tamar Nickel raised $20 million from Corvid, a fund that counts the European Investment Bank among its backers.",
        "Boreal Graphite borrowed $30 million from Corvid Partners, a firm backed by the European Bank for "
        "Reconstruction and Development.",
    ],
)
def test_the_backer_of_a_private_giver_gives_nothing(sentence: str) -> None:
    assert rows(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "funder"),
    [
        (
            "The Department of Energy awarded Tamar Nickel, which is partly owned by the Queensland government, "
            "a $20 million grant.",
            "Department of Energy",
        ),
        ("The state-owned Crag Fund, wholly owned by the Treasury, has lent Tamar Tin £14 million.", "Crag Fund"),
    ],
)
def test_who_gives_beside_an_owner(sentence: str, funder: str) -> None:
    assert [row[0] for row in rows(sentence)] == [funder]
