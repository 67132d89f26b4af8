"""Words that number an event among its likes."""

from __future__ import annotations

import pytest

from pipelines.resolve.cues import is_later_part, place_in_series, told_apart


@pytest.mark.parametrize(
    ("evidence", "place"),
    [
        ("The first tranche of A$5 million was paid.", 1),
        ("The second-tranche shares were issued.", 2),
        ("Phase 2 is funded.", 2),
        ("Stage II funding came.", 2),
        ("the final instalment", 9),
        ("The first tranche closed and the second tranche follows.", None),
        ("A loan was signed.", None),
    ],
)
def test_place_in_series(evidence: str, place: int | None) -> None:
    assert place_in_series(evidence) == place


def test_told_apart_only_when_both_say() -> None:
    assert told_apart("the first tranche", "the second tranche")
    assert not told_apart("the first tranche", "the loan")


@pytest.mark.parametrize(
    ("evidence", "later"),
    [
        ("a further $4 million", True),
        ("an additional award", True),
        ("the second tranche", True),
        ("the first tranche", False),
        ("a loan of $4 million", False),
    ],
)
def test_later_parts(evidence: str, later: bool) -> None:
    assert is_later_part(evidence) is later
