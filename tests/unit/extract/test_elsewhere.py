"""Headlines of other pages are no sentences of this one; cards that tell their news are, and fund nothing."""

from __future__ import annotations

import pytest

from tests.unit.extract.funding_told import rows
from tests.unit.extract.reading_of import reading_of

NEWS = "Harrow Creek Metals Inc. has sold its tin mine."
AWARD = "The U.S. Department of Energy granted $9 million to Harrow Creek Metals Inc."
CARD = "## Loans\n\n6/2/2025\n\nThe European Investment Bank lends €40 million to Ostrow Lithium AB.\n"
HEADLINES = "Ilves Metals buys the Dray mine for $4 million\n\nTarkwell lifts its resource to 45.2 Mt at 1.2% Li2O"


@pytest.mark.parametrize("lead", ["Related", "You might also like", "Most read", "More from Tin Times", "Latest news:"])
@pytest.mark.parametrize("mark", ["", "## "])
def test_headlines_below_a_lead_are_no_sentences_of_the_page(lead: str, mark: str) -> None:
    read = reading_of(f"{NEWS}\n\n{mark}{lead}\n\n{HEADLINES}")
    assert [s.text for s in read.sentences] == [NEWS]


@pytest.mark.parametrize(
    "between", ["Read also", "Related: tin in Europe", "Most read of our readers this week are these."]
)
def test_what_a_newspaper_prints_between_its_paragraphs_ends_at_the_next_sentence(between: str) -> None:
    after = "The mine will open in June."
    assert [s.text for s in reading_of(f"{NEWS}\n\n{between}\n\n{after}").sentences][-1] == after


def test_a_card_that_tells_its_news_is_read_with_its_headline() -> None:
    cards = "Ilves Metals grows\n\n3/18/2026\n\nIlves Metals buys the Dray mine for $4 million."
    read = reading_of(f"{NEWS}\n\nRelated\n\n{HEADLINES}\n\n{cards}")
    told = [s.text for s in read.sentences]
    assert [told[0], told[-1]] == [NEWS, "Ilves Metals buys the Dray mine for $4 million."]
    assert "Ilves Metals grows" in told
    assert not any("Tarkwell" in text for text in told)


def test_a_table_below_is_the_pages_own() -> None:
    table = "| Lender | Sum |\n| --- | --- |\n| Bank | $4 million |"
    assert any(s.block == "table_row" for s in reading_of(f"## Related\n\n{table}").sentences)


@pytest.mark.parametrize("heading", ["Related Articles", "Read next", "You may also like", "More stories"])
def test_a_card_under_a_heading_of_other_pages_is_not_read(heading: str) -> None:
    assert [row[2] for row in rows(f"{AWARD}\n\n## {heading}\n\n{CARD}", markdown=True)] == [9e6]


@pytest.mark.parametrize("heading", ["Related financing", "Europe"])
def test_a_heading_that_says_more_is_the_pages_own(heading: str) -> None:
    assert [row[2] for row in rows(f"{AWARD}\n\n## {heading}\n\n{CARD}", markdown=True)] == [9e6, 40e6]


def test_a_paragraph_of_several_sentences_is_the_pages_own_again() -> None:
    after = "The European Investment Bank lends €40 million to Ostrow Lithium AB. The loan runs for ten years."
    assert [row[2] for row in rows(f"## Related\n\nA story of tin.\n\n{after}", markdown=True)] == [40e6]
