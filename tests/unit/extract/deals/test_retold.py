"""The same deal told in other words is read as the same deal.

Companies, people, mines and figures are invented; every telling is read as one document published on 10 June 2025.
"""

from __future__ import annotations

import pytest

from tests.unit.extract.deals.telling import told

BOUGHT = ("acquisition agreed", {"acquirer": "Korsa Zinc Ltd", "seller": "Rosko Metals Ltd"}, 4e6, "Tarn Hill")
FROM_PERSON = ("acquisition agreed", {"acquirer": "Korsa Zinc Ltd", "seller": "Ivo Brandt"}, 4e6, "Tarn Hill")
SAME: list[tuple[tuple[str, dict[str, str], float | None, str | None], list[str]]] = [
    (
        BOUGHT,
        [
            "Korsa Zinc Ltd has agreed to buy the Tarn Hill project from Rosko Metals Ltd for A$4 million.",
            "We have agreed to buy the Tarn Hill project from Rosko Metals Ltd for A$4 million, Korsa Zinc Ltd said.",
            '"We have agreed to sell our Tarn Hill project to Korsa Zinc Ltd for A$4 million," said Ada Lind, chief '
            "executive of Rosko Metals Ltd.",
            "Korsa Zinc Ltd (ASX: KZL) reports on the quarter. We have agreed to acquire the Tarn Hill project from Rosko "
            "Metals Ltd for A$4 million.",
            "Korsa Zinc Ltd and Rosko Metals Ltd have signed a deed under which Korsa Zinc Ltd will acquire the Tarn Hill "
            "project for A$4 million.",
            "Korsa Zinc Ltd has signed a binding agreement to acquire the Tarn Hill project.\n\nVendor: Rosko Metals Ltd\n\n"
            "Consideration: A$4 million in cash",
            "Korsa Zinc Ltd has signed a sale agreement with Rosko Metals Ltd for the purchase of the Tarn Hill project for "
            "A$4 million.",
        ],
    ),
    (
        FROM_PERSON,
        [
            "Korsa Zinc Ltd has agreed to buy the Tarn Hill project from Mr. Ivo Brandt for A$4 million.",
            "Korsa Zinc Ltd has agreed to buy the Tarn Hill project from prospector Mr Ivo Brandt for A$4 million.",
            "Korsa Zinc Ltd has agreed to acquire the Tarn Hill project. The vendor, Mr Ivo Brandt, will receive A$4 million "
            "in cash.",
        ],
    ),
]


@pytest.mark.parametrize(
    ("deal", "text"),
    [(deal, text) for deal, texts in SAME for text in texts],
    ids=lambda v: v[:60] if isinstance(v, str) else "",
)
def test_a_deal_told_in_other_words_is_the_same_deal(
    deal: tuple[str, dict[str, str], float | None, str | None], text: str
) -> None:
    kind, roles, value, project = deal
    who = "; ".join(f"{role}: {name}" for role, name in roles.items())
    assert [(row[0], row[1], row[2], row[4]) for row in told(text)] == [(kind, who, value, project)]
