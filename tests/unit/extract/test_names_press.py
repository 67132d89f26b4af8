"""Interviewers, outlets and wires name no party. People, companies and outlets are invented."""

from __future__ import annotations

import pytest

from tests.unit.extract.test_names import kinds_in


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        (
            "Harrow Metals chief Ann Field joined Tom Baker from Minetalk to announce the purchase.",
            "Tom Baker",
            "person",
        ),
        (
            "Ann Field of Harrow Metals sits down with Minetalk’s Tom Baker to discuss the purchase.",
            "Tom Baker",
            "person",
        ),
        ("Ann Field of Harrow Metals sat down with Tom Baker in the Minetalk studio.", "Tom Baker", "person"),
        ("Ann Field spoke with Tom Baker of Minetalk about the purchase.", "Minetalk", "nobody"),
        ("Ann Field sits down with Minetalk’s Tom Baker to discuss the purchase.", "Minetalk", "nobody"),
        ("The purchase was announced through OreNewsWire on Friday.", "OreNewsWire", "nobody"),
        ("Harrow Metals joined Lark Gold in a venture.", "Lark Gold", "company"),
    ],
)
def test_who_asks_and_who_prints_is_no_company(text: str, name: str, kind: str) -> None:
    assert kinds_in(text).get(name, "nobody") == kind


def test_a_role_that_a_paper_gives_to_what_is_nobody_is_nobodys() -> None:
    text = (
        "The Technical Report (the “Company”) was signed. Figure 4 shows the Figure (the “Group”) of the Offering "
        "(the “Vendor”). The Company paid the Vendor and the Group."
    )
    assert "nobody" not in kinds_in(text).values()
