"""Whether a function's time grows with the length of its input only."""

from __future__ import annotations

import time
from collections.abc import Callable

SMALL, TIMES_LARGER, SLACK_S = 6_000, 4, 0.4


def assert_linear(function: Callable[[str], object], piece: str) -> None:
    """Four times the text may take at most eight times as long: quadratic behaviour would take sixteen."""

    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        began = time.process_time()
        function(text)
        return time.process_time() - began

    function(piece * 10)
    small = min(seconds(SMALL) for _ in range(2))
    large = seconds(SMALL * TIMES_LARGER)
    assert large < 2 * TIMES_LARGER * small + SLACK_S, f"{piece!r}: {small:.3f} s, then {large:.3f} s"
