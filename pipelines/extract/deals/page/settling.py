"""What a page settles about its deals once all are read: letters, signed schemes, mergers and streams.

"A non-binding heads of agreement with ⟦C⟧. ⟦C⟧ could earn 51% by spending ..." is one proposed earn-in, though its later
sentences speak of rights and duties as if they were agreed; a purchase of production is a stream where the text calls it
one; a takeover is a merger where the headline does.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.deals.page.merge import LETTERED, Event, is_letter, only_described

if TYPE_CHECKING:
    from pipelines.extract.reading import Reading

DESCRIBED_WITHIN = 10
"""Sentences behind a letter that may describe its deal."""


def settle_letters(events: list[Event]) -> None:
    """Deals that only a letter's sentences describe become proposed, and the letter one with its deal; in place."""
    for letter in [e for e in events if is_letter(e)]:
        described = [e for e in events if e is not letter and _describes(e, letter)]
        for event in described:
            if only_described(event):
                event.status = "proposed"
            event.date = event.date or letter.date
            event.project = event.project or letter.project
            event.commodities = event.commodities or letter.commodities
            event.countries = event.countries or letter.countries
        if described:
            events.remove(letter)


def _describes(event: Event, letter: Event) -> bool:
    """Whether a deal is told where a letter's sentences are, between the letter's parties."""
    return (
        event.story == letter.story
        and event.deal_type in LETTERED
        and event.status in ("proposed", "agreed")
        and letter.first <= event.first <= letter.last + DESCRIBED_WITHIN
        and bool(event.names())
        and event.names() <= letter.names()
    )


MERGED = re.compile(r"(?i)\bmerg(?:er|ers|es?|ed|ing)\b|\bto combine\b|\b(?:business )?combination\b")
BOUGHT = re.compile(r"(?i)\b(?:acqui\w+|buy\w*|bought|takeover|take over|bid|offer|purchase\w*)\b")


SIGNED_SCHEME = re.compile(
    r"(?i)\b(?:scheme booklet|(?:scheme|merger|bid|transaction) implementation (?:deed|agreement)|"
    r"arrangement agreement)\b"
)
UNSIGNED = re.compile(
    r"(?i)\bnon-?binding|\bindicative|\bnot (?:yet )?(?:been )?(?:signed|executed|entered)|\bunsolicited"
)


def settle_schemes(events: Sequence[Event], reading: Reading) -> None:
    """A "proposed" merger or purchase of a company is agreed where its page speaks of the signed paper; in place."""
    for event in events:
        if event.status != "proposed" or event.deal_type not in ("merger", "acquisition"):
            continue
        if event.deal_type == "acquisition" and "target" not in event.roles:
            continue
        told = reading.sentences[max(0, event.first - 3) : event.last + 12]
        if any(UNSIGNED.search(s.text) for s in told):
            continue
        if any(SIGNED_SCHEME.search(s.text) for s in told if s.story == event.story):
            event.status = "agreed"


def call_mergers(events: Sequence[Event], reading: Reading) -> None:
    """Make the page's only purchase of a whole company a merger where the headline calls it so, in place."""
    title = reading.document.title or ""
    if not MERGED.search(title) or BOUGHT.search(title):
        return
    bought = [e for e in events if e.deal_type == "acquisition" and "target" in e.roles and e.stake in (None, 100.0)]
    if (
        len(bought) == 1
        and not any(e.deal_type == "merger" for e in events)
        and any(name.split()[0] in title for name in bought[0].names())
    ):
        bought[0].deal_type = "merger"


CALLED_WITHIN = 4
"""Sentences on either side of a purchase of production that may call it a stream."""
STREAMED = frozenset(["gold", "silver", "platinum", "palladium", "cobalt", "copper", "platinum group metals"])
STREAM = re.compile(r"(?i)\bstream(?:s|ing)?\b")
HOLDER_NAME = re.compile(r"\b(?:Royal|Royalt(?:y|ies)|Streaming|Streams|Precious Metals)\b")
"""What those who live on royalties and streams are called."""


def settle_streams(events: list[Event], reading: Reading) -> None:
    """Sales of production that the text calls streams become streams, each told once, with its holder; in place."""
    for event in events:
        if event.deal_type in ("offtake", "supply") and _is_stream(event, reading):
            event.deal_type, event.stake = "royalty_stream", None
            event.printed.pop("stake_pct", None)
            roles = {"buyer": "royalty_holder", "supplier": "seller"}
            event.roles = {roles.get(role, role): names for role, names in event.roles.items()}
    for event in [e for e in events if e.deal_type == "royalty_stream"]:
        _right_way_round(event, reading)
        if event.money is None and _told_by_another(event, events):
            events.remove(event)


def _is_stream(event: Event, reading: Reading) -> bool:
    around = reading.sentences[max(0, event.first - CALLED_WITHIN) : event.last + CALLED_WITHIN + 1]
    return STREAMED.issuperset(event.commodities or ("",)) and any(
        s.story == event.story and STREAM.search(s.text) for s in around
    )


def _right_way_round(event: Event, reading: Reading) -> None:
    """A seller that is called after royalties, or acts for a company that is, holds where the other side is not."""
    sellers, holders = event.roles.get("seller", []), event.roles.get("royalty_holder", [])
    first = reading.sentences[event.first]
    owners = [
        n
        for n in reading.within(reading.names, first.start, first.end)
        if n.kind == "company" and n.name not in event.names() and HOLDER_NAME.search(n.name)
    ]
    lives_on_them = any(HOLDER_NAME.search(n.name) for n in sellers) or (
        bool(owners) and event.rule == "deals.stream.noun"
    )
    if sellers and holders and lives_on_them and not any(HOLDER_NAME.search(n.name) for n in holders):
        event.roles = {**event.roles, "seller": holders, "royalty_holder": sellers}


def _told_by_another(event: Event, events: Sequence[Event]) -> bool:
    """Whether an unpriced stream is only spoken of once more."""
    return any(
        other is not event
        and other.deal_type == "royalty_stream"
        and other.story == event.story
        and event.names() <= other.names()
        and abs(other.first - event.first) <= CALLED_WITHIN
        and (other.money is not None or other.first < event.first)
        and (set(event.commodities) <= set(other.commodities) or other.money is not None)
        for other in events
    )


FED = re.compile(
    r"(?i)\b(?:serv\w+ as|us\w+ as|act\w* as|provid\w+|supply\w*|secur\w+|anchor\w+|ensur\w+|as) (?:an? |the |its )?"
    r"(?:[a-z-]+ ){0,3}feed(?:stock|s)?\b[^.;]{0,40}\b(?:for|to|into)\b|\bfeed(?:ing|s)? (?:the|its|into)\b|"
    r"\b(?:process|refine|smelt|separate|convert|treat)(?:s|d|ed|ing)? (?:it|them|the (?:[a-z]+ ){0,2}"
    r"(?:material|concentrates?|"
    r"ore|feed|oxides?|product|spodumene|tonnage)) (?:in|at|into)\b"
)
"""What is bought to go through works."""
WORKS_OF = (
    r"[^.;]{0,120}\b(?:refiner(?:y|ies)|smelters?|plants?|facilit(?:y|ies)|complex|works|mills?|hubs?|processing|separation|"
    r"operations?|factory|factories)\b"
)
WHOSE_REACH = 40
"""Characters behind works that may tell whose they are."""
FED_WITHIN = 2
"""Sentences behind an offtake that may say what becomes of the product."""


def settle_goods(events: list[Event], reading: Reading) -> None:
    """Sales of production become streams, and offtakes supply, where the text tells that they are; in place."""
    settle_streams(events, reading)
    settle_feed(events, reading)


def settle_feed(events: Sequence[Event], reading: Reading) -> None:
    """An offtake of what the text says goes through the buyer's own works is supply; in place."""
    for event in events:
        if event.deal_type != "offtake" or "buyer" not in event.roles:
            continue
        later = min((e.first for e in events if e.first > event.last), default=len(reading.sentences))
        told = reading.sentences[event.first : max(event.last + 1, min(later, event.last + 1 + FED_WITHIN))]
        if any(s.story == event.story and _feeds_buyer(s.text, event) for s in told):
            event.deal_type = "supply"


def _feeds_buyer(text: str, event: Event) -> bool:
    """Whether a sentence says that the product goes through works, and not through its supplier's."""
    fed = FED.search(text)
    works = re.compile(WORKS_OF).match(text, fed.end()) if fed else None
    if fed is None or works is None:
        return False
    buyers = [n.name for n in event.roles["buyer"]]
    suppliers = [n.name.split()[0] for n in event.roles.get("supplier", [])]
    whose = fed.group() + text[works.start() : works.end() + WHOSE_REACH]
    own = (
        any(re.search(rf"{re.escape(n)}|\b{re.escape(n.split()[0])}(?! [A-Z])", whose) for n in buyers)
        or re.search(r"\bits\b", whose) is not None
    )
    return own and not any(word in whose for word in suppliers)
