"""The money that a story has in mind, which its next sentences go on about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.funding.bodies import Scheme
from pipelines.extract.funding.draft import Giver
from pipelines.model import FundingStage, Instrument

if TYPE_CHECKING:
    from pipelines.extract.reading import Sentence

SHARED = re.compile(
    r"\b(?:projects|companies|firms|recipients|applicants|proposals|producers|miners|winners|awardees|studies|grants|"
    r"loans|awards|initiatives|universities|facilities)\b"
)
"""Many who share one sum, and may be named in what follows."""


@dataclass(slots=True)
class Anchor:
    """The money that the story has in mind: who gives it, to whom, as what and at which stage."""

    sentence: Sentence
    giver: Giver
    recipient: str | None = None
    instrument: Instrument | None = None
    stage: FundingStage = "committed"
    scheme: Scheme | None = None
    announced_on: str | None = None
    dated: bool = False
    amount: float | None = None
    """The sum for all of those who share it, where it was told."""
