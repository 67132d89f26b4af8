"""Sides that a paper itself defines: the Vendor and the Purchaser, who delivers to whom, and what a heading says it is.

Announcements and filings call their parties by what they do; where a sentence is read otherwise, the paper is right.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.deals.details.clause import LICENCE
from pipelines.extract.deals.page.merge import Event, same_sum

if TYPE_CHECKING:
    from pipelines.extract.names import Name
    from pipelines.extract.reading import Reading

ROLES_OF: dict[str, dict[str, str]] = {
    "acquisition": {
        **dict.fromkeys(("purchaser", "buyer", "acquirer"), "acquirer"),
        **dict.fromkeys(("vendor", "vendors", "seller"), "seller"),
        "target": "target",
    },
    "earn_in": {
        **dict.fromkeys(("optionee", "purchaser"), "acquirer"),
        **dict.fromkeys(("optionor", "vendor"), "seller"),
    },
    "equity_investment": {**dict.fromkeys(("investor", "subscriber"), "investor"), "issuer": "investee"},
    "royalty_stream": {
        **dict.fromkeys(("purchaser", "buyer"), "royalty_holder"),
        **dict.fromkeys(("seller", "vendor"), "seller"),
    },
}
"""What a paper calls a party to its role in each kind of deal."""
CONTRACTS = ("offtake", "supply")
SELLS_TO = re.compile(
    r" (?:(?:will|shall|would|must|is to|are to|has agreed to|have agreed to|agrees? to|agreed to|undertakes to) )+"
    r"(?:sell|deliver|supply|ship)\b[^.;]{0,120}? to (?:the )?"
)
BUYS_FROM = re.compile(
    r" (?:(?:will|shall|would|must|is to|are to|has agreed to|have agreed to|agrees? to|agreed to|undertakes to) )+"
    r"(?:buy|purchase|take|acquire|off-?take)\b[^.;]{0,120}? from (?:the )?"
)
OFFTAKE_HEADING = re.compile(r"(?i)\boff-?take\b(?!.{0,40}\b(?:placement|loan|equity)\b)")
ADVISES = re.compile(
    r"(?i)(?:[^.;]{0,60}\b(?:act(?:s|ed|ing)? as|was|were|is|are|has been|served as)\b[^.;]{0,40}\b(?:lead managers?|"
    r"brokers?|book-?runners?|advis[eo]rs?|underwriters?|counsel|solicitors?|arrangers?)|[^.;]{0,60}\bfor introducing)\b"
)
"""What stands behind those who serve a company in a deal and have no part in it."""
PLACED_BY = re.compile(
    r"(?i)\b(?:placing|placement|offering|raising|issue|bookbuild|subscription)\b[^.;]{0,30}"
    r"\b(?:through|via|managed by|arranged by|led by|underwritten by) (?:its brokers?,? |the )?$"
)
"""What stands before those through whom shares are placed with others."""
NOTICE = re.compile(
    r"\b(?:given|gave|gives|served|receive[sd]) (?:[a-z]+ )?notice of (?:[a-z]+ )?(?:withdrawal|termination)\b(?! rights?)"
)
"""What ends a paper that the rest of its sentence describes."""
NAMED_LATER = re.compile(r"\bThe (?P<side>Purchaser|Buyer|Acquirer|Vendor|Seller|Optionee|Optionor) is ")
"""Where a paper says at last who is on the other side: "The Purchaser is Lorne Copper Pty Ltd"."""
A_PAIR = 2
ECHOED = ("acquisition", "earn_in", "joint_venture", "merger")
ECHO_REACH = 12
"""Sentences from a headline to the telling of its deal: a list of highlights stands between them."""


def settle_defined(events: Sequence[Event], reading: Reading) -> None:
    """Give every party the side that the paper's own words give it, and nobody two sides; in place."""
    called = _called(reading)
    for event in events:
        if NOTICE.search(reading.sentences[event.first].text):
            event.status = "terminated"
        _as_called(event, called)
        if event.deal_type in CONTRACTS and len(event.names()) == A_PAIR:
            _as_delivered(event, reading)
        _one_side_each(event)


def name_the_other(events: Sequence[Event], reading: Reading) -> None:
    """Give the one deal that lacks a side the party that the paper names for it in a sentence of its own; in place."""
    for found in NAMED_LATER.finditer(reading.document.text):
        name = next((n for n in reading.names if n.start == found.end() and n.kind in ("company", "other")), None)
        lacking = [
            (event, role)
            for event in events
            if (role := ROLES_OF.get(event.deal_type, {}).get(found["side"].lower())) and not event.roles.get(role)
        ]
        if name is not None and len(lacking) == 1 and name.name not in lacking[0][0].names():
            event, role = lacking[0]
            event.roles = {**event.roles, role: [name]}


def drop_echoes(events: list[Event], reading: Reading) -> None:
    """A headline or highlight that names one side of a deal told in full close by is that deal; in place."""
    for echo in [e for e in events if len(e.names()) == 1 and e.deal_type in ECHOED]:
        if reading.sentences[echo.first].text.rstrip().endswith("."):
            continue
        told = [
            e
            for e in events
            if e is not echo
            and e.story == echo.story
            and e.deal_type in ECHOED
            and echo.names() < e.names()
            and 0 < e.first - echo.first <= ECHO_REACH
            and echo.status in (e.status, "proposed", "terminated")
            and (
                not (echo.project and e.project)
                or LICENCE.search(e.project.name)
                or echo.project.name == e.project.name
            )
            and (echo.stake is None or e.stake is None or echo.stake == e.stake)
            and (echo.money is None or e.money is None or same_sum(echo.money, e.money))
        ]
        if len(told) != 1:
            continue
        (event,) = told
        if event.money is None and echo.money is not None:
            event.money, event.first = echo.money, echo.first
            event.last = event.first if event.last - event.first > A_PAIR else event.last
        event.stake = event.stake if event.stake is not None else echo.stake
        if echo.project is not None and (event.project is None or LICENCE.search(event.project.name)):
            event.project = echo.project
        event.printed = {**echo.printed, **event.printed}
        if echo.status == "terminated":
            event.status = "terminated"
        events.remove(echo)


def drop_advisers(events: list[Event], reading: Reading) -> None:
    """A deal that only a passage tells is none with whoever manages an issue, advises or introduces; in place."""
    text = reading.document.text
    for event in [e for e in events if e.rule == "deals.passage"]:
        start, end = reading.sentences[event.first].start, reading.sentences[event.last].end
        told = [n for n in reading.within(reading.names, start, end) if n.name in event.names()]
        hired = {n.name for n in told if ADVISES.match(text, n.end, end) or PLACED_BY.search(text, start, n.start)}
        if len(event.names() - hired) < A_PAIR:
            events.remove(event)


def call_by_heading(events: Sequence[Event], reading: Reading, issuer: Name | None) -> None:
    """A paper of two companies below a heading that says offtake is one, its issuer the supplier; in place."""
    for event in events:
        headings = reading.sentences[event.first].headings
        partners = event.roles.get("partner", [])
        if (
            event.deal_type == "partnership"
            and len(partners) == A_PAIR
            and issuer is not None
            and headings
            and OFFTAKE_HEADING.search(headings[-1])
            and any(n.name == issuer.name for n in partners)
        ):
            event.deal_type = "offtake"
            event.roles = {
                "buyer": [n for n in partners if n.name != issuer.name],
                "supplier": [n for n in partners if n.name == issuer.name],
            }


def _called(reading: Reading) -> dict[str, Name]:
    """What the paper calls its parties, in small letters -> the party."""
    words = {word for roles in ROLES_OF.values() for word in roles}
    return {n.printed.lower(): n for n in reading.names if n.kind == "company" and n.printed.lower() in words}


def _as_called(event: Event, called: dict[str, Name]) -> None:
    roles = ROLES_OF.get(event.deal_type, {})
    known = event.names()
    given = {word: n for word, n in called.items() if word in roles}
    if not any(n.name in known for n in given.values()):
        return
    for word, name in given.items():
        role = roles[word]
        if all(n.name != name.name for n in event.roles.get(role, [])):
            event.roles = {
                r: left for r, names in event.roles.items() if (left := [n for n in names if n.name != name.name])
            }
            event.roles.setdefault(role, []).append(name)


def _as_delivered(event: Event, reading: Reading) -> None:
    """Who sells and who buys, where the deal's sentence says who delivers to whom."""
    sentence, text = reading.sentences[event.first], reading.document.text
    parties = [n for n in reading.named_in(sentence) if n.name in event.names()]
    for first in parties:
        for second in parties:
            if second.start < first.end or second.name == first.name:
                continue
            for pattern, sides in ((SELLS_TO, ("supplier", "buyer")), (BUYS_FROM, ("buyer", "supplier"))):
                if pattern.fullmatch(text, first.end, second.start):
                    event.roles = {sides[0]: [first], sides[1]: [second]}
                    return


def _one_side_each(event: Event) -> None:
    """Nobody deals with itself: of two roles the one stays that nobody else has."""
    seen = [n.name for names in event.roles.values() for n in {n.name: n for n in names}.values()]
    for name in {n for n in seen if seen.count(n) > 1}:
        for role, names in list(event.roles.items()):
            others = [n for n in names if n.name != name]
            if others and len(others) < len(names):
                event.roles = {**event.roles, role: others}
                break
