"""Who receives a sum by the plainest signs of its sentence: whose plant it is for, whose shares it buys, who opens it.

The last resort of `recipients`, where no link of grammar between the sum and a name was found; names of unknown kind
count too, since whoever is given public money is a company more often than not.
"""

from __future__ import annotations

from pipelines.extract import regex as re
from pipelines.extract.funding.draft import Giver
from pipelines.extract.funding.frame import Frame, Symbol
from pipelines.extract.funding.notes import NO_COMPANY
from pipelines.extract.funding.words import STRONG_GIVE
from pipelines.extract.names.book import is_ordinary
from pipelines.extract.places import place_of

THING = (
    r"(?:plants?|pilots?|projects?|mines?|refiner(?:y|ies)|smelters?|works|facilit(?:y|ies)|complex|lines?|factor(?:y|ies)|"
    r"deposits?|operations?|campus|laborator(?:y|ies)|kilns?|mills?|bank account|subsidiary|unit|expansion|restart)"
)
WHOSE_THING = re.compile(
    rf"\b(?P<name>[CNP]\d+)(?:'s?) (?:(?!(?:and|or|but)\b)[a-zL\d-]+ ){{0,5}}?(?:{THING}\b|[PN]\d)"
)
WHOSE_SHARES = re.compile(
    r"\b(?:shares|stock|notes|units|equity|stake|capital)(?: [a-z-]+){0,3} (?:of|in) (?:the )?(?P<name>[CN]\d+)\b"
)
OPENER = re.compile(
    r"^\W*(?:[NL]\d+ ?[/|.,: –—-]+|[a-z]+ [/|] |on D\d+,? |what |in (?:L\d+|D\d+),? )*"
    r"(?P<name>[CN]\d+)(?:,[^,]{2,60},)?(?: and its [a-z]+)? "
    r"(?:(?:has|have|had|was|were|is|are|will|would|does|did|gets?|got|hopes?|expects?)\b|[a-z]+(?:ed|s) )"
)
"""Who a sentence opens with, as the one that does or suffers something."""
LABEL = re.compile(r"^\W*(?P<name>[CN]\d+)(?:, [^:;.M]{2,40})?(?:: |\.\*\* )")
NUMBERED = re.compile(
    r"^\W*(?:\w+ [/|] )?(?P<name>[A-Z][a-z]+ \d{1,2}) (?:has|was|is|will|had|said|took|takes|gets|got|won|wins|received|"
    r"secured|landed|signed|closed|drew)\b"
)
"""A company called by a word and a number."""
IN_SMALL = re.compile(r"\b[A-Z]\w+-(?:based|listed) (?P<name>[a-z]{4,}) (?:has|had|is|was|will|said)\b")
"""A company that writes itself small: "Perth-based harrowco has"."""
PASSIVE = ("agent", "presumed", "programme", "modifier", "carried", "announced", "pronoun")
"""How a giver stands to its sum that is not the subject of its sentence."""


def plain_receiver(frame: Frame, money: Symbol, giver: Giver, by_place: bool) -> str | None:
    """The one company, or name of unknown kind, that the sentence plainly tells to be the receiver; `by_place`: by the
    place at which it opens the sentence too."""
    for pattern in (WHOSE_SHARES, WHOSE_THING):
        for found in pattern.finditer(frame.text, money.end, _next_sum(frame, money)):
            if name := _company(frame, found["name"], giver):
                return name
    return opener(frame, money, giver) if by_place and giver.how in PASSIVE else None


def _next_sum(frame: Frame, money: Symbol) -> int:
    """Where the next sum stands, or the sentence ends."""
    return min((s.at for _, s in frame.of_kind("M") if s.at > money.at), default=len(frame.text))


def opener(frame: Frame, money: Symbol, giver: Giver) -> str | None:
    """The company that the sentence opens with, or whose entry it is."""
    for pattern in (LABEL, OPENER):
        found = pattern.match(frame.text)
        if not found or found.end("name") > money.at:
            continue
        gives = pattern is OPENER and STRONG_GIVE.match(
            re.sub(r"^ (?:has |had )?", "", frame.text[found.end("name") :][:60])
        )
        if not gives and (name := _company(frame, found["name"], giver)):
            return name
    whose = WHOSE_THING.match(frame.text)
    if whose and whose.end() <= money.at and (name := _company(frame, whose["name"], giver)):
        return name
    printed = frame.printed[: max(0, money.item.start - frame.start)]
    told = NUMBERED.search(printed) or IN_SMALL.search(printed)
    return told["name"] if told else None


def _company(frame: Frame, name: str, giver: Giver) -> str | None:
    symbol = frame.symbols[name]
    told = str(symbol.item.name)
    if told in giver.name or giver.name in told or NO_COMPANY.search(told):
        return None
    if symbol.kind == "N":
        printed = str(symbol.item.printed)
        unknown = symbol.item.kind == "other" and not printed.isupper()
        if not unknown or place_of(printed) or is_ordinary(printed):
            return None
    return told
