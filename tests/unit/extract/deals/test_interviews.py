"""Reports on interviews. People, companies and outlets are invented."""

from __future__ import annotations

import pytest

from pipelines.extract.deals.language.interviews import told_to_the_press
from tests.unit.extract.deals.telling import told


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        ("⟦C0⟧ ceo ⟦H1⟧ joined ⟦H2⟧ of ⟦N3⟧ to announce the sale.", "⟦C0⟧ announced the sale."),
        ("⟦C0⟧'s chairman, ⟦H1⟧, sits down with ⟦N2⟧'s ⟦H3⟧ to share details of the sale.", "⟦C0⟧ announced the sale."),
        ("⟦C0⟧ ceo ⟦H1⟧ joined ⟦C2⟧ in a venture.", "⟦C0⟧ ceo ⟦H1⟧ joined ⟦C2⟧ in a venture."),
    ],
)
def test_a_meeting_with_the_press_is_left_out(marked: str, told: str) -> None:
    assert told_to_the_press(marked) == told


def test_what_the_head_of_a_company_announces_is_done_by_the_company() -> None:
    text = (
        "Harrow Metals chief executive Ann Field joined Tom Baker from Minetalk to announce an amendment to the company's "
        "earn-in agreement with Lark Mining for the Redcliff copper project."
    )
    assert [row[1] for row in told(text)] == ["acquirer: Harrow Metals; seller: Lark Mining"]
