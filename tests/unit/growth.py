"""How long a function takes, and whether its time grows with the length of its input only.

A busy machine only ever lengthens a measurement, so the shortest of a few rounds is what counts.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

SMALL, TIMES_LARGER, SLACK_S, ROUNDS = 6_000, 4, 0.1, 5


def assert_linear(function: Callable[[str], object], piece: str, small: int = SMALL, times: int = TIMES_LARGER) -> None:
    """`times` the text may take twice `times` as long: quadratic behaviour would take the square of it."""
    function(piece * 10)
    little, much = piece * max(1, small // len(piece)), piece * max(1, small * times // len(piece))
    shortest_little = shortest_much = float("inf")
    for _ in range(ROUNDS):
        shortest_little = min(shortest_little, seconds(lambda: function(little)))
        shortest_much = min(shortest_much, seconds(lambda: function(much)))
        if shortest_much < 2 * times * shortest_little + SLACK_S:
            return
    raise AssertionError(f"{piece!r}: {shortest_little:.3f} s, then {shortest_much:.3f} s for {times} times the text")


def shortest(function: Callable[[], object]) -> float:
    """CPU seconds of the shortest of a few calls."""
    return min(seconds(function) for _ in range(ROUNDS))


def seconds(function: Callable[[], object]) -> float:
    """CPU seconds of one call; what other tests left to collect is not counted."""
    gc.collect()
    gc.disable()
    try:
        began = time.process_time()
        function()
        return time.process_time() - began
    finally:
        gc.enable()
