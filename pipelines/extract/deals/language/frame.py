"""The frame of words around a deal noun: whose it is, who acts, what it is for and with whom."""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.extract import regex as re
from pipelines.extract.deals.language.grammar import subjects
from pipelines.extract.deals.language.patterns import ORG, ORGS, search

PREMODIFIERS = (
    r"(?:⟦[MRGLJZQD]\d+⟧(?:'s)? |"
    r"(?!(?:and|or|of|for|in|with|to|by|on|at|over|from|is|was|has)\b)[a-z0-9/-]+(?:'s)? ){0,8}?"
)
POSSESSOR = re.compile(rf"({ORG}(?: and {ORG})*)'s? ({PREMODIFIERS})$")
RIGHT_PARTIES = re.compile(
    r"\b(?:with|between|among) (?:the )?(?:⟦G\d+⟧, )?(?:⟦[GLD]\d+⟧(?:'s|-[a-z]+)? (?!and\b))?(?:(?!with\b)[a-z'-]+ )"
    rf"{{0,6}}?(?:⟦[GL]\d+⟧(?:'s|-[a-z]+)? (?!and\b)(?:[a-z-]+ ){{0,4}})?({ORGS}(?:,? and(?: with)? "
    rf"(?:⟦[GL]\d+⟧(?:'s|-[a-z]+)"
    rf"? )?(?:[a-z-]+ ){{0,3}}{ORG})*)"
)


@dataclass(slots=True)
class Frame:
    """What stands around a deal noun: possessor, subject, mood and complement."""

    possessor: str | None
    subject: str | None
    mood: str
    complement: str
    partners: str | None


def frame_of(clause: str, noun: re.Match[str]) -> Frame:
    """The words around the noun, in their parts."""
    before, complement = clause[: noun.start()], clause[noun.end() :]
    possessor = POSSESSOR.search(before)
    subject = subjects(clause, noun.start())
    mood = before[subject.end() if subject else 0 :]
    partners = RIGHT_PARTIES.search(complement[:220])
    if partners and search(r"\b(?:which|while|that will|after)\b", complement[: partners.start()]):
        partners = None
    return Frame(
        possessor.group(1) if possessor else None,
        subject.group() if subject else None,
        mood,
        complement,
        partners.group(1) if partners else None,
    )
