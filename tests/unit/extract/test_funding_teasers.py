"""Cards of other pages below a page's own text tell no news of it."""

from __future__ import annotations

import pytest

from tests.unit.extract.funding_told import rows

NEWS = "The U.S. Department of Energy granted $9 million to Harrow Creek Metals Inc."
CARD = "## Loans\n\n6/2/2025\n\nThe European Investment Bank lends €40 million to Ostrow Lithium AB.\n"


@pytest.mark.parametrize("heading", ["Related Articles", "Read next", "You may also like", "More stories"])
def test_a_card_under_a_heading_of_other_pages_is_not_read(heading: str) -> None:
    assert [row[2] for row in rows(f"{NEWS}\n\n## {heading}\n\n{CARD}", markdown=True)] == [9e6]


@pytest.mark.parametrize("heading", ["Related financing", "Europe"])
def test_a_heading_that_says_more_is_the_pages_own(heading: str) -> None:
    assert [row[2] for row in rows(f"{NEWS}\n\n## {heading}\n\n{CARD}", markdown=True)] == [9e6, 40e6]


def test_a_paragraph_of_several_sentences_is_the_pages_own_again() -> None:
    after = "The European Investment Bank lends €40 million to Ostrow Lithium AB. The loan runs for ten years."
    assert [row[2] for row in rows(f"## Related\n\nA story of tin.\n\n{after}", markdown=True)] == [40e6]
