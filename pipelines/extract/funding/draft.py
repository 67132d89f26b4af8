"""What is known of one commitment after one sentence, and what the story keeps in mind of it.

Sentences are put together by `merge`; those that only go on about money told before are read with the anchor in mind.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.funding.bodies import Scheme
from pipelines.extract.quantities import Money
from pipelines.model import FundingStage, Instrument

if TYPE_CHECKING:
    from pipelines.extract.reading import Sentence

PUBLIC = ("government", "ministry", "agency", "bank", "export_credit", "fund", "multilateral")
"""Kinds of bodies whose money is public, or lent for the public good."""
SHARED = re.compile(
    r"\b(?:projects|companies|firms|recipients|applicants|proposals|producers|miners|winners|awardees|studies|grants|"
    r"loans|awards|initiatives|universities|facilities)\b"
)
"""Many who share one sum, and may be named in what follows."""


@dataclass(slots=True)
class Giver:
    """The body that gives a sum, and how the sentence says so."""

    name: str
    kind: str
    country: str | None
    weight: float
    how: str
    """subject, agent, possessor, modifier, label, joined, near, table; pronoun, carried, programme: not named."""
    symbol: str | None = None
    start: int = -1
    printed: str = ""


@dataclass(slots=True)
class Draft:
    """One commitment as one sentence tells it."""

    sentence: Sentence
    rule: str
    confidence: float
    giver: Giver
    recipient: str | None
    instrument: Instrument
    stage: FundingStage
    money: Money | None = None
    project: str | None = None
    programme: str | None = None
    scheme: Scheme | None = None
    announced_on: str | None = None
    dated: bool = False
    """True where the sentence itself dates this stage."""
    stated_instrument: bool = False
    recipient_weight: float = 0.0
    part: tuple[int, int] | None = None
    """Where this commitment stands in a sentence that tells of several receivers."""
    of_many: bool = False
    """True for one of several awards whose row names its own recipient: the page says nothing else of it."""
    printed: dict[str, str] = field(default_factory=dict)

    @property
    def funder(self) -> str:
        """The giver's name."""
        return self.giver.name


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
