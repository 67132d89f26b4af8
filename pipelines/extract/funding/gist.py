"""What a body does for a company without naming a sum, by the words of giving alone: the last resort for such sentences.

The rules of `unpriced` know turns of phrase; here a public body acts, by any verb of giving, taking, standing behind or
speaking about, on something that money is called by, or is told in the passive or as one side of an agreement. No sum
may stand in the sentence, and its receiver is the company that it names, else the one that the story speaks of.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.funding.bodies import Body
from pipelines.extract.funding.draft import PUBLIC
from pipelines.extract.funding.frame import Frame, Symbol
from pipelines.extract.funding.metonyms import acts
from pipelines.extract.funding.terms import LETTER
from pipelines.model import FundingStage, Instrument

if TYPE_CHECKING:
    from pipelines.extract.reading import Sentence

QUOTED = re.compile('[«»“”"]')
"""What somebody says of money is no news of it."""
BY_THE_WAY = (
    r"(?:'s (?:[a-z-]+ ){0,3}(?:arm|unit|agency|fund|bank|ministry|board|department))?(?:,? and (?:the )?[FC]\d+)?"
    r"(?:,[^,]{0,60},)?(?: (?:has|have|had|will|would|is|are|was|also|now|then|today|can|could|may|might|agreed|committed|"
    r"pledged|promised|planning|plans|wants|intends|expects|itself|to|be|been|[a-z]+ly))*"
)
DOES = re.compile(
    BY_THE_WAY
    + r" (?:mak(?:es?|ing)|made|provid\w+|guarante\w+|insur\w+|cover\w*|lend(?:s|ing)?|lent|fund(?:s|ed|ing)?|"
    r"financ\w+|co-?financ\w+|co-?fund\w*|support\w*|back(?:s|ed|ing)?|invest(?:s|ed|ing)?|tak(?:es?|ing)|took|buy(?:s|"
    r"ing)?|bought|"
    r"purchas\w+|offer\w*|launch\w*|commit\w*|agree\w*|promis\w+|pledg\w+|express\w*|accept\w*|consider\w*|study\w*|studies|"
    r"talk\w*|discuss\w*|negotiat\w+|enter\w*|put(?:s|ting)?|lead(?:s|ing)?|led|giv(?:es?|ing)|gave|grant(?:s|ed|ing)|"
    r"award\w*|approv\w+|select\w*|sign\w*|underwr\w+|extend\w*|bring(?:s|ing)?|brought|join(?:s|ed|ing)?|in (?:talks|"
    r"discussions|negotiations)|willing|ready|prepared|open|interested|weigh\w*|look\w*|waiv\w+|defer\w*|stand(?:s|ing)?)\b"
    r"(?P<what>[^.;]{0,130})"
)
"""What a body does, and the words behind it."""
DONE_BY = re.compile(
    r"\b(?P<what>(?:insured|guaranteed|covered|financed|co-?financed|funded|backed|underwritten|lent|(?:loans?|debt|credit|"
    r"guarantees?|grants?|subsid(?:y|ies)|insurance|equity|funding|financing)[^.;]{0,60}))(?: (?:in (?:part|full)|partly|"
    r"fully|jointly))? (?:by|from) (?:the |a |its )?$"
)
NOTHING = re.compile(
    r"\b(?:(?:does|do|did|has|have|had|is|are|was|were|would) not|no (?:decision|obligation))\b[^.;,]{0,40}$"
)
NO_STEP = re.compile(r" (?:has |have |had )?(?:made |taken |received )?(?:no|not)\b")
"""What denies that a body does anything."""
LONG_AGO = re.compile(r"\b(?:was|were|had been)\b")
BETWEEN = re.compile(
    r"\b(?P<what>(?:off-?take|purchase|stockpil\w+|loan|grant|financing|credit|funding)[^.;]{0,30}?) between (?:the )?"
    r"(?:[CN]\d+ and (?:the )?)?$"
)
"""The same in the passive, and an agreement told by its sides."""
MONEY_BY_NAME: tuple[tuple[re.Pattern[str], Instrument], ...] = (
    (
        re.compile(r"\b(?:floor|minimum price|price (?:guarantee|support))|\boff-?take\b|\bstockpil"),
        "purchase_commitment",
    ),
    (re.compile(r"\b(?:insur|political risk)"), "credit_insurance"),
    (re.compile(r"\bguarant"), "loan_guarantee"),
    (re.compile(r"\b(?:loans?|debt|credit|lend|lent|borrow)"), "loan"),
    (re.compile(r"\b(?:grants?|subsid(?:y|ies|is)|subvention)"), "grant"),
    (re.compile(r"\b(?:tax (?:credit|relief|break))"), "tax_credit"),
    (
        re.compile(
            r"\b(?:equity|stakes?|capital|shares|warrants|shareholder|invest(?:s|ed|ing|ment)?)\b"
            r"(?! (?:agreement|contract|treaty|pact|law|code|protection|climate|decision)s?\b)"
        ),
        "equity",
    ),
    (
        re.compile(r"\b(?:funding|financing|finance|fund|co-?fund\w*|shar(?:e|ing) (?:of )?the costs?|royalt\w+)\b"),
        "programme",
    ),
)
"""What money is called, the most particular first."""
NO_GIFT = re.compile(
    r"\b(?:(?:buy|bought|purchas)\w*[^.;]{0,30}(?:stakes?|interest|shares)|permits?|licen[cs]es?|environmental|"
    r"from [CN]\d+|owned by|belongs|joint venture|memorandum|mou|framework|headquarters|tariffs?|sanction\w*|"
    r"export (?:controls?|licen[cs]es?)|study of|reviews?|investigat\w+|court|lawsuit|sold|sells?|sale of|taxes|fined|"
    r"visit\w*|welcom\w+|summit|conference|interest rates?|mortgag\w+|repa(?:y|id)\w*|default\w*)\b"
)
"""What makes it something else: a permit, a purchase from another, a pact of states."""
OPEN_TO_MANY = re.compile(
    r"\b(?:companies|miners|firms|projects|producers|explorers|applicants|an overseas|any|mines abroad|exporters|investors)\b"
)
"""Receivers who are only described, and many."""
STILL_SPOKEN_OF = re.compile(
    r"\b(?:talk\w*|discuss\w*|negotiat\w+|consider\w*|stud(?:y|ies|ying)|weigh\w*|look\w*|appl(?:y|ied|ication)|express\w*|"
    r"willing|ready|prepared|open to|interested|intention|seek\w*|sought|may|might|could|plan\w*|would|expect\w*)\b"
)


def gists(sentence: Sentence, frame: Frame) -> Iterator[tuple[Symbol, str, Instrument, FundingStage]]:
    """Each public body of a sentence with what is told of its money: the words, the kind and the stage."""
    if frame.of_kind("M") or LETTER.search(frame.text) or QUOTED.search(frame.text):
        return
    for _, symbol in frame.of_kind("F"):
        body: Body = symbol.item
        if body.kind not in PUBLIC or (body.reference == "metonym" and not acts(frame, symbol)):
            continue
        if NOTHING.search(frame.text, 0, symbol.at) or NO_STEP.match(frame.text, symbol.end):
            continue
        told = (
            DOES.match(frame.text, symbol.end)
            or (None if LONG_AGO.search(frame.text, 0, symbol.at) else DONE_BY.search(frame.text, 0, symbol.at))
            or BETWEEN.search(frame.text, 0, symbol.at)
        )
        kind = _kind(told.group()) if told and not (told.end() <= symbol.at and NO_GIFT.search(told.group())) else None
        if told and kind:
            stage: FundingStage = "proposed" if STILL_SPOKEN_OF.search(told.group()) else "committed"
            yield symbol, told.group(), kind, stage


def _kind(words: str) -> Instrument | None:
    """What the money is that these words speak of; None where what comes before its name makes it something else."""
    for pattern, kind in MONEY_BY_NAME:
        if name := pattern.search(words):
            return None if NO_GIFT.search(words, 0, name.end()) else kind
    return None
