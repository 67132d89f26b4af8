"""Sums of a short story that tells of a public body and calls them nothing else: the last resort of all.

An excerpt of a few sentences that names a ministry, a bank or a fund was written for the money that it gives, in
whatever words: "has been offered M0", "C0, M0 for its mine", "the first order, M0, was signed". So a sum in it is the
body's unless its clause says what else it is, or a company acts on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.extract import regex as re

if TYPE_CHECKING:
    from pipelines.extract.funding.context import Context
    from pipelines.extract.reading import Sentence

SHORT = 6
"""Sentences of the longest story that is told of one thing only."""
OPENING = 3
"""Words that open a sentence, which a capital may have made a name."""
SOMETHING_ELSE = re.compile(
    r"\b(?:costs?|costing|costed|capex|capital (?:cost|expenditure|estimate|investment)\w*|expenditures?|estimated?|"
    r"estimates?|needs?|needed|requires?|spen(?:d|ds|t|ding)|invest(?:s|ments?|ed|ing)?|royalt\w+|tax(?:es)?|levy|"
    r"levies|duty|duties|"
    r"fines?|fined|cash|private|commercial|shareholders|interest|institutions|investors|raised?|raising|placement|price[sd]?|"
    r"placed|notes?|bonds?|market|revenues?|sales|sold|sells?|profits?|losses|loss|earn\w*|npv|valued?|value|worth of|"
    r"deposits?|exports?|imports?|acqui\w+|purchase[sd]?|bought|buys?|takeover|merger|merges?|bid|options?|prepay\w*|"
    r"partners|mine's|own|altogether|in all|all told|debts|owed?|owes|balance|dividends?|turnover|trade|traded|bill|"
    r"output|production|wages|salar(?:y|ies)|fees?|budgeted|retail|from M\d+)\b|\? ?$|"
    r"\bno [a-z ]{3,30}\bmay\b|"
    r"\bM +(?:(?!(?:for|to|in|of|towards?|from|into|on|at|as|under)\b)[a-z-]+ ){0,5}(?:complex|plants?|mines?|projects?|"
    r"smelter|refinery|factory|works)\b"
)
"""What else the words of a clause make of a sum."""
BY_A_FIRM = re.compile(r"\b[CN]\d+(?P<gap>[^MCN]{0,60})$")
"""The last company before a sum."""
AMOUNT = r"(?: (?:about|up|to|as|much|some|with|an?|the|another|further|for|of|around|nearly|over|more|than))* ?"
NOT_ITS_OWN = re.compile(
    rf"(?:,|:| [–—-]| \()?{AMOUNT}|'s?\b.*|"
    rf".*\b(?:been|is|are|was|were|be) (?:[a-z]+ly )?(?:[a-z]+(?:ed|en)|down|in line|first in line)(?: to get)?{AMOUNT}"
)
"""What may stand between them where the sum is for the company: a list's comma, a possessive, a passive."""


def stands_beside(context: Context, sentence: Sentence, left: str, clause: str) -> bool:
    """True where nothing but a body of its short story can be told of a sum; `left` of it, and its whole `clause`."""
    opening = " ".join(sentence.text.lower().split()[:OPENING])
    if SOMETHING_ELSE.search(clause) or SOMETHING_ELSE.search(opening) or not is_short(context, sentence):
        return False
    firm = BY_A_FIRM.search(left)
    return firm is None or NOT_ITS_OWN.fullmatch(firm["gap"]) is not None


def is_short(context: Context, sentence: Sentence) -> bool:
    """True where this sentence's story has no more than `SHORT` sentences."""
    sentences, at = context.reading.sentences, sentence.index
    first = last = at
    while first and sentences[first - 1].story == sentence.story and at - first <= SHORT:
        first -= 1
    while last + 1 < len(sentences) and sentences[last + 1].story == sentence.story and last - first <= SHORT:
        last += 1
    return last - first < SHORT
