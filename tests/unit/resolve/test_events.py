"""Mentions of one event become one fact: measured on labelled pairs and triples, and the properties of joining."""

from __future__ import annotations

import random
from itertools import combinations

import pytest

from pipelines.resolve.events import Pair, components, events, witnesses

from .labelled import load_cases, predicted

CASES = load_cases()
F1_FLOOR = 0.95


def test_pairwise_f1_on_the_labelled_cases() -> None:
    right = found = true = 0
    wrong = []
    predictions = predicted(CASES)
    for case in CASES:
        facts = predictions[case.name]
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


def test_components_are_chains_headed_by_their_first() -> None:
    assert components([(4, 7), (2, 4), (1, 9)]) == {2: 2, 4: 2, 7: 2, 1: 1, 9: 1}


def test_surer_pairs_join_first_and_never_across_a_conflict() -> None:
    assert events([0, 1, 2, 3], [(0, 1), (2, 3), (1, 2)], [(0, 3)]) == [[0, 1], [2, 3]]
    assert events([0, 1, 2, 3], [(1, 2), (0, 1), (2, 3)], [(0, 3)]) == [[0, 1, 2], [3]]
    assert events([0, 1, 2], [(0, 2), (1, 2)], []) == [[0, 1, 2]]


@pytest.mark.parametrize("seed", range(5))
def test_no_event_holds_a_conflict_and_only_a_conflict_cuts(seed: int) -> None:
    chance = random.Random(seed)
    pairs: list[Pair] = list(combinations(range(12), 2))
    chance.shuffle(pairs)
    likely, conflicts = pairs[:14], set(pairs[-8:])
    for head in sorted(set(components(likely).values())):
        own = [place for place, its in components(likely).items() if its == head]
        found = events(own, [p for p in likely if p[0] in own], [p for p in conflicts if {*p} <= {*own}])
        assert sorted(place for event in found for place in event) == sorted(own)
        assert not any(pair in conflicts for event in found for pair in combinations(event, 2))
        for one, other in likely:
            apart = [place for event in found if one in event or other in event for place in event]
            joined = any(one in event and other in event for event in found)
            assert joined or any((*sorted(pair),) in conflicts for pair in combinations(apart, 2))


@pytest.mark.parametrize(
    ("sources", "evidence", "expected"),
    [
        (["a", "b"], ["Kestrel buys Ostra for $5 million.", "Ostra goes to Kestrel, sources in the city say."], [1, 2]),
        (["a", "b"], ["Kestrel buys Ostra for $5 million.", "KESTREL buys Ostra for $5 million"], [1, 1]),
        (["a", "a"], ["Kestrel buys Ostra.", "In other news, a copper takeover was agreed."], [1, 1]),
        (["a", "b"], ["", ""], [1, 2]),
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
    own = [(str(n), source, text) for n, (source, text) in enumerate(zip(sources, evidence, strict=True))]
    assert witnesses(own) == expected


def test_two_records_of_one_document_are_one_witness() -> None:
    assert witnesses(
        [("d", "a", "Kestrel buys Ostra."), ("e", "", "Quite other words."), ("e", "b", "And a third.")]
    ) == [
        1,
        2,
        2,
    ]
