"""A company's own paper, and sums in it that nobody gives. Companies are invented."""

from __future__ import annotations

import pytest

from pipelines.extract.announcement import heads_no_news, heads_standing_part, is_announcement, is_warning
from tests.unit.extract.funding_told import rows

OPENING = (
    "ASX ANNOUNCEMENT\n\nCorrie Metals Limited (ASX: CRM) (the Company) mines graphite at Dunmore.\n\n"
    "Export Finance Australia has visited the mine. "
)


def test_a_company_speaks_of_itself_in_its_own_paper_alone() -> None:
    assert is_announcement("RNS Number : 1234A\n\nCorrie Metals plc mines tin.")
    assert is_announcement("The Company drills for tin. Its chairman joined the Company in May.")
    assert is_announcement("Corrie Metals plc (Corrie or the “Company”) mines tin.")
    assert is_announcement("Corrie Metals plc is pleased to advise that it has found tin.")
    assert not is_announcement("Corrie Metals drills for tin, said the chairman of the company.")


@pytest.mark.parametrize("line", ["Forward-looking statements", "Competent Person's Statement", "APPENDIX 5B"])
def test_what_stands_under_such_a_heading_is_no_news(line: str) -> None:
    assert heads_no_news(line)
    assert not heads_no_news("Terms of the facility")


@pytest.mark.parametrize(
    "text",
    [
        "There was A$12.7 million in the bank on 30 June.",
        "Its cash position was A$12.7 million.",
        "Corrie Metals Limited has paid A$85,000 to the Australian Government in rents and funding of roads.",
        "Drilling went on. It was wet. Roads were mended. The Company has a A$5 million standby loan, undrawn to date.",
    ],
)
def test_money_that_a_company_holds_or_pays_is_given_by_nobody(text: str) -> None:
    assert rows(OPENING + text) == []


def test_a_grant_is_not_from_the_buyer_of_the_product() -> None:
    told = rows(
        OPENING
        + "Corrie has an offtake agreement with Yamato Trading Co. and was awarded a A$3.2 million grant under the "
        "Critical Minerals Development Program."
    )
    assert [r[0] for r in told] == ["Australian Government"]


@pytest.mark.parametrize(
    ("line", "heads"),
    [
        ("About Corrie Metals Ltd.", True),
        ("Forward-Looking Statements", True),
        ("Cautionary note", True),
        ("About 40 tonnes were sold", False),
        ("Terms of the Option", False),
        ("Disclaimers were sent to all holders of Corrie shares.", False),
    ],
)
def test_a_standing_part_is_headed_however_its_line_is_printed(line: str, heads: bool) -> None:
    assert heads_standing_part(line) is heads


@pytest.mark.parametrize(
    ("sentence", "warns"),
    [
        ("Nothing here constitutes a solicitation, recommendation or offer by Tarn Media to buy Corrie Metals.", True),
        ("Risks and uncertainties include the offer of Corrie Metals for Lark Gold.", True),
        ("Tarn Media has been paid by Corrie Metals for the production of this article.", True),
        ("Corrie Metals made an offer to buy Lark Gold.", False),
        ("Corrie Metals has paid $3 million for the Dunmore project.", False),
    ],
)
def test_a_warning_tells_no_event(sentence: str, warns: bool) -> None:
    assert is_warning(sentence) is warns
