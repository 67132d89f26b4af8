"""What a company's head tells an interviewer, put as the company's own announcement."""

from __future__ import annotations

from pipelines.extract import regex as re

_MEETING = re.compile(
    r"^(?P<firm>⟦[CN]\d+⟧)(?:'s)?,? (?:[a-z-]+ ){0,5}?(?:[cf]eo|coo|president|chair(?:man|woman|person)?|director|founder|"
    r"officer|executive|head|manager|geologist|partner),? ⟦[HJN]\d+⟧,? (?:recently )?"
    r"(?:joined|joins|s[ia]ts? down with|(?:spoke|speaks|talked|talks) (?:to|with)) (?:⟦[HNC]\d+⟧(?:'s)?|[^⟦;]){1,60}? to "
    r"(?:announce|discuss|talk about|explain|detail|outline|highlight|unveil|review|"
    r"(?:share|provide|give|offer) (?:[a-z]+ ){0,4}?(?:of|on|about|that|as))\b"
)
"""The opening of a report on an interview: whose head, with whom, to say what."""


def told_to_the_press(text: str) -> str:
    """The marked sentence without the meeting: "⟦C0⟧ ceo ⟦H1⟧ joined ⟦H2⟧ of ⟦N3⟧ to announce the" is "⟦C0⟧ announced the"."""
    return _MEETING.sub(r"\g<firm> announced", text, count=1) if " to " in text else text
