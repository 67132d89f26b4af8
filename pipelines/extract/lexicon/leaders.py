"""Who signs for which state: leaders.yml."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

LEADERS = Path(__file__).with_name("leaders.yml")
SHORTEST = 4
"""Letters of the shortest last name that stands for a leader alone."""


@cache
def leaders() -> dict[str, str]:
    """The state's English name by a leader's full name, and by last name where that tells one state only."""
    listed: dict[str, list[str]] = yaml.safe_load(LEADERS.read_text(encoding="utf-8"))
    full = {name: state for state, names in listed.items() for name in names}
    last: dict[str, set[str]] = {}
    for name, state in full.items():
        if " " in name and len(surname := name.split()[-1]) >= SHORTEST:
            last.setdefault(surname, set()).add(state)
    return {surname: states.pop() for surname, states in last.items() if len(states) == 1} | full


def led_by(printed: str) -> str | None:
    """The English name of the state that a person of this name signs for, None for anybody else."""
    return leaders().get(printed)
