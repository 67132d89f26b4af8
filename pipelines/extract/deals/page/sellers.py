"""Sellers told apart from the sale: "The vendors are ...", "The project is being acquired from ...".

Also groups that a paper defines for later use: "with Harrow Pty Ltd and Lorne Nominees (together the Sellers)".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.deals.page.merge import Event

if TYPE_CHECKING:
    from pipelines.extract.names import Name
    from pipelines.extract.reading import Reading, Sentence

REACH = 40
"""Sentences behind a deal that may name its sellers."""
SPEAKS_OF_SELLERS = ("endor", "eller", "acquired", "purchased", "bought", "sourced", "with ")
SELLERS_ARE = re.compile(
    r"\b[Tt]he (?:(?:joint|major|main|principal|existing|current) )?(?:[Ss]ellers?|[Vv]endors?)"
    r"(?: of [^.;]{0,60}?)?(?:,|,? (?:\(|(?:is|are|was|were|being|comprises?)"
    r"(?: (?:both|each|all))?(?: (?:unrelated|independent|private|arm's[ -]length)[^,.;]{0,40}, (?:being|namely))?))"
    r"\s*(?:the )?(?:(?:Mr|Mrs|Ms|Dr|Messrs)\.? )?$"
)
BOUGHT_FROM = re.compile(
    r"^(?:(?:The|This|These|Both|All|Each)(?: of the)? (?:[\w-]+ ){0,3}?(?:projects?|mines?|tenements?|licen[cs]es?|"
    r"property|properties|claims|concessions?|assets?|permits?|deposits?|package|ground|interests?|stake|shares|"
    r"acquisition|transaction|company) |It )(?:is|are|was|were|will be)(?: (?:being|to be|currently))* "
    r"(?:acquired|purchased|bought|sourced|vended)(?: directly)? (?:from|by) (?:the )?$"
)
AGREED_WITH = re.compile(
    r"\b(?:[Tt]erms|[Cc]onditions|[Uu]nder) (?:and conditions )?(?:of )?(?:the|its|this) (?:[a-z-]+ ){0,3}"
    r"(?:agreement|deed|term sheet|contract|transaction|acquisition|deal|heads of agreement|earn-in|farm-in|option|purchase)"
    r" with (?:the )?$"
)
"""Whom the paper is with whose terms a sentence begins to list."""
BRACKET = re.compile(r"\s*\([^()]{0,80}\)")
BETWEEN = re.compile(r"\s*(?:,|;|and|&|, and|; and)?\s*(?:the )?(?:\([a-z]+\)\s*)?")
"""What may stand between two names of one coordination."""
GROUP = re.compile(
    r"\((?:together|collectively|jointly)\b[^()A-Z“\"']{0,30}[“\"'‘]?(?:[Tt]he )?[“\"'‘]?"
    r"(?P<word>Vendors|Sellers|Purchasers|Buyers)\b[^()]{0,20}\)"
)
MOST_MEMBERS = 6
NO_PARTY = ("place", "government", "programme", "project")


def name_sellers(events: Sequence[Event], reading: Reading) -> None:
    """Give the story's only purchase without a seller those whom a later sentence names, in place."""
    for event in events:
        alike = [e for e in events if e.story == event.story and e.deal_type in ("acquisition", "earn_in")]
        if alike != [event] or "seller" in event.roles:
            continue
        for sentence in reading.sentences[event.first : event.last + REACH]:
            if (
                sentence.story == event.story
                and any(word in sentence.text for word in SPEAKS_OF_SELLERS)
                and (named := [n for n in _sellers_in(sentence, reading) if n.name not in event.names()])
            ):
                event.roles["seller"] = named
                break


def _sellers_in(sentence: Sentence, reading: Reading) -> list[Name]:
    names = reading.named_in(sentence)
    for at, name in enumerate(names):
        before = sentence.text[: name.start - sentence.start]
        if SELLERS_ARE.search(before) or BOUGHT_FROM.match(before) or AGREED_WITH.search(before):
            return coordinated(list(names[at:]), reading.document.text)
    return []


def coordinated(names: Sequence[Name], text: str) -> list[Name]:
    """The first name and those that stand in one coordination with it, at most MOST_MEMBERS."""
    found: list[Name] = []
    end = 0
    for name in names:
        if found and name.start < end:
            continue  # its own short form in brackets
        if name.kind in NO_PARTY or (found and not BETWEEN.fullmatch(text, end, name.start)):
            break
        if all(known.name != name.name for known in found):
            found.append(name)
        end = _behind_bracket(text, name.end)
    return found[:MOST_MEMBERS]


def _behind_bracket(text: str, end: int) -> int:
    bracket = BRACKET.match(text, end)
    return bracket.end() if bracket else end


def groups_of(reading: Reading) -> dict[str, list[Name]]:
    """Members of the groups that the document defines, by the group's word in small letters: "sellers" """
    text = reading.document.text
    groups: dict[str, list[Name]] = {}
    if "together" not in text and "ollectively" not in text and "ointly" not in text:
        return {}
    for match in GROUP.finditer(text):
        names = list(reading.within(reading.names, max(0, match.start() - 300), match.start()))
        for first in range(len(names)):
            members = coordinated(names[first:], text)
            last = _behind_bracket(text, members[-1].end) if members else 0
            if len(members) > 1 and not text[last : match.start()].strip(" ,\n"):
                groups.setdefault(match["word"].lower(), members)
                break
    return groups
