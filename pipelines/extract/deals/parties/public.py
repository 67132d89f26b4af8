"""Which parties are states, ministries and agencies: their money is a commitment and no deal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.extract import regex as re

if TYPE_CHECKING:
    from pipelines.extract.names import Name

PUBLIC = ("agency", "government", "place")
STATE_NAME = re.compile(r"\b(?:Department|Ministry|Government|Treasury|Programme|Program Office|Development Finance)\b")


def is_public(name: Name) -> bool:
    """Whether a party is a state, a ministry or an agency, whatever kind of name it was taken for."""
    return name.kind in PUBLIC or STATE_NAME.search(name.name) is not None
