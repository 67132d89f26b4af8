"""Mentions of one event become one fact: measured on labelled pairs and triples, and the properties of grouping."""

from __future__ import annotations

import random
from datetime import date

import pytest

from pipelines.resolve.events import Member, group_events, witnesses
from pipelines.resolve.same_deal import DEALS, DealSeen

from .labelled import load_cases

CASES = load_cases()
F1_FLOOR = 0.95


def test_pairwise_f1_on_the_labelled_cases() -> None:
    right = found = true = 0
    wrong = []
    for case in CASES:
        facts = case.predicted()
        for pair in case.pairs:
            joined = len({facts[label] for label in pair}) == 1
            right += joined and pair in case.same
            found += joined
            true += pair in case.same
            if joined != (pair in case.same):
                wrong.append(f"{case.name}: {sorted(pair)} {'joined' if joined else 'kept apart'}")
    f1 = 2 * right / (found + true)
    assert len(CASES) >= 60
    assert f1 >= F1_FLOOR, f"pairwise F1 {f1:.3f} under {F1_FLOOR}:\n" + "\n".join(wrong)


def _mention(label: str, arrival: int, **given: object) -> DealSeen:
    values: dict[str, object] = {
        "document_id": label,
        "natural_key": "acquisition|a,b|",
        "first_on": date(2025, 1, 1),
        "last_on": date(2025, 1, 1),
        "deal_type": "acquisition",
        "status": "agreed",
        "parties": frozenset({("co_a", "acquirer"), ("co_b", "target")}),
    }
    return DealSeen(mention_id=label, arrival=arrival, **{**values, **given})  # type: ignore[arg-type]


def _group(mentions: list[DealSeen]) -> dict[str, Member]:
    return {m.mention_id: m for m in group_events(mentions, DEALS)}


def test_an_id_stays_when_mentions_arrive_later_even_with_earlier_dates() -> None:
    first = [_mention("x", 1), _mention("y", 2, first_on=date(2025, 1, 2), last_on=date(2025, 1, 2))]
    before = _group(first)
    after = _group([*first, _mention("z", 3, first_on=date(2024, 12, 1), last_on=date(2024, 12, 1))])
    assert after["z"].fact_id == after["x"].fact_id == before["x"].fact_id
    assert [m for m in after.values() if m.is_anchor] == [after["x"]]


def test_grouping_does_not_depend_on_the_order_of_the_rows() -> None:
    mentions = [
        _mention(str(n), n, parties=frozenset({(f"co_{n % 3}", "acquirer"), (f"co_{n % 4}x", "target")}))
        for n in range(24)
    ]
    expected = _group(mentions)
    shuffled = mentions[:]
    random.Random(7).shuffle(shuffled)
    assert _group(shuffled) == expected
    assert len({m.fact_id for m in expected.values()}) == 12


def test_two_events_of_one_document_with_one_natural_key_have_two_ids() -> None:
    two = _group(
        [
            _mention("x", 1, document_id="d", amount=1e6, currency="USD"),
            _mention("y", 2, document_id="d", amount=9e6, currency="USD", number=1),
        ]
    )
    assert two["x"].fact_id != two["y"].fact_id


@pytest.mark.parametrize(
    ("sources", "evidence", "expected"),
    [
        (["a", "b"], ["Kestrel buys Ostra for $5 million.", "Ostra goes to Kestrel, sources in the city say."], [1, 2]),
        (["a", "b"], ["Kestrel buys Ostra for $5 million.", "KESTREL buys Ostra for $5 million"], [1, 1]),
        (["a", "a"], ["Kestrel buys Ostra.", "In other news, a copper takeover was agreed."], [1, 1]),
        (
            ["a", "b", "c"],
            [
                "Kestrel buys Ostra for $5 million.",
                "Something else entirely was written here.",
                "Kestrel buys Ostra for $5 million.",
            ],
            [1, 2, 1],
        ),
    ],
)
def test_copies_and_repetitions_are_one_witness(sources: list[str], evidence: list[str], expected: list[int]) -> None:
    own = [
        _mention(str(n), n, source=source, evidence=text)
        for n, (source, text) in enumerate(zip(sources, evidence, strict=True))
    ]
    assert witnesses(own) == expected
