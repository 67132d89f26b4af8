"""What a sum is called: the noun that names it, as an instrument or as a programme."""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.extract import regex as re
from pipelines.extract.funding.frame import Frame, Symbol
from pipelines.extract.funding.words import HEAD_NOUN, INSTRUMENT_RE
from pipelines.model import Instrument

SMALL_WORDS = (
    r"to|for|from|by|with|on|at|over|under|into|and|or|but|which|that|will|would|has|have|had|is|was|were|are|be|been|"
    r"toward|towards|through|after|before|until|when|while|as|who|it|its|their|this|than|per|a|an|the|in|of|if|said|"
    r"also"
)
MODIFIER = rf"(?!(?:{SMALL_WORDS})\b)"
RIGHT_HEAD = re.compile(
    rf"^(?:[ -]|, (?=\d+-year )|,? (?:worth |out )?(?:in|of|as|through|by way of) (?:the form of )?(?:(?:an?|the|its|"
    rf"such|this|new) )?|"
    rf",? an? |,? the )(?:{MODIFIER}(?:(?!M\d)[\w'/&.%-]+,? )){{0,5}}?(?={HEAD_NOUN.pattern})"
)
LEFT_MIDDLE = re.compile(
    r"^(?:\)|,)?(?: (?:from|by|with|under|to|through|via|in|as part of|between|arranged|provided|for|approved|"
    r"announced|signed|offered|of|go(?:es)? to|went to|(?:is|are|was|were|will be) (?:provided|granted|arranged|"
    r"extended|given|offered|"
    r"shared|made available))(?: [^;:]{1,110}?)?)?,?(?: \(?(?:of|for|worth|totall?ing|totalling|amounting to|"
    r"valued "
    r"at|in the amount of|is|was|were|are|at|set at|capped at|expected to be|to|on|out of|comes to|has|amount(?:ing|s|"
    r"ed)? to|totall?ed|totals|(?:is|was|were) (?:for|worth)|that comes to|offering|that (?:is|was) worth|"
    r"with)(?: up)?)?[ :(]*(?:the |its |a |an |"
    r"another |only |just |up to |to |or )*$"
)
OUT_OF = re.compile(r",? out of ")
"""What a sum is taken from, which is not what it is."""
LENDING_IT = re.compile(r"\b(?:lends?|lent|lending|loan(?:ed|s))\b[^.;]{0,30}$")
"""What is lent "in a contract" is a loan."""
VERB = re.compile(
    r"\b(?:to|will|would|could|may|might|can|shall|must) (?:[a-z]+ )?(?:fund|finance|support|cover|credit)$"
)
"""What is spelt like a noun of funding and is its verb."""
GIVES_IT = re.compile(
    r"(?:[FL]\d+|\b(?:it|which|that|who|agency|government|ministry|bank|fund|state|province)) (?:grants|awards|funds)$"
)


ITS_FUND = re.compile(r"(?: of (?:the |its )?| )(?P<fund>F\d+)\b(?!'s)")
FUND_NAME = re.compile(r"\b(?:Fund|Facility|Program(?:me)?|Scheme|Initiative)\b")


@dataclass(frozen=True, slots=True)
class Head:
    """What a sum is called: an instrument, a programme word, or a reason why it is no funding."""

    word: str
    instrument: Instrument | None
    is_programme: bool
    side: str


def head_of(frame: Frame, money: Symbol) -> Head | None:
    """The noun that names this sum; None where nothing does."""
    right, left = frame.text[money.end : money.end + 140], frame.text[max(0, money.at - 220) : money.at]
    if fund_of(frame, money):
        return Head("fund", None, True, "right")
    if match := RIGHT_HEAD.match(right):
        noun = HEAD_NOUN.match(right, match.end())
        if noun and re.match(r"contracts?\b", noun.group()) and LENDING_IT.search(left):
            return None
        source = OUT_OF.match(match.group()) and _left_head(left)
        if source and source.instrument:
            return source
        if noun and not re.match(
            r"(?: -)? ?(?:cost|costs|price|market|repayment|project(?! fin))\b",
            right[noun.end() :],
        ):
            return _head(noun, "right", match.group() + noun.group())
    return _left_head(left)


def _left_head(left: str) -> Head | None:
    """The noun before a sum that names it: "a grant of up to M0"."""
    for noun in reversed(list(HEAD_NOUN.finditer(left))):
        if VERB.search(left, 0, noun.end()) or GIVES_IT.search(left, 0, noun.end()):
            continue
        middle = left[noun.end() :]
        if LEFT_MIDDLE.match(middle) and not re.search(r"M\d", middle):
            return _head(noun, "left", noun.group())
        if len(middle) > 130:
            break
    return None


def fund_of(frame: Frame, money: Symbol) -> str | None:
    """The fund that this sum makes up: "a new M0 F1" or "M0 of F1" where F1 is a fund or a facility."""
    found = ITS_FUND.match(frame.text, money.end)
    name = str(frame.symbols[found["fund"]].item.name) if found else ""
    return name if FUND_NAME.search(name) else None


def _head(noun: re.Match[str], side: str, phrase: str) -> Head:
    word = noun.group()
    if noun.group("letter"):
        return Head(word, None, False, side)
    if noun.group("instrument"):
        return Head(word, instrument_in(phrase) or instrument_in(word), False, side)
    return Head(word, instrument_in(phrase), True, side)


def instrument_in(words: str) -> Instrument | None:
    """The instrument that these words name, the most particular first."""
    for kind, pattern in INSTRUMENT_RE.items():
        if pattern.search(words):
            return kind
    return None
