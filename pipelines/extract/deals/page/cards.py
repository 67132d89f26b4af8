"""Deals printed as cards: lines of label and text, "Buyer: ⟦C⟧", "Asset: ⟦R⟧ of ⟦J⟧", "Status: signed".

A card is a row of a table of deals set upright, and its cells are read as those of a row.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.deals.draft import Draft
from pipelines.extract.deals.language.marked import Marked, Marker
from pipelines.extract.deals.language.patterns import MARK
from pipelines.extract.deals.page.rows import Columns, cell_drafts

if TYPE_CHECKING:
    from pipelines.extract.reading import Reading, Sentence

LINE = re.compile(r"(?:[•▪–—*-]\s*)?(?P<label>[A-Z][A-Za-z /’'-]{1,30}?)\s*(?::| \|)\s+(?=\S)")
LABELS = {
    kind: re.compile(rf"(?i)(?:(?:likely|proposed|lead|intended|main) )?(?:{words})")
    for kind, words in {
        "buyer": r"buyers?|acquir[eo]rs?|purchasers?|bidders?|(?:lead )?investors?|off-?takers?|customers?|offerors?|"
        r"optionees?|farm-?in party|royalty holder",
        "seller": r"sellers?|vendors?|targets?(?: company)?|issuers?|investees?|suppliers?|(?:current )?owners?|optionors?|"
        r"grantors?",
        "parties": r"part(?:y|ies)|companies(?: involved)?|who|partners|signatories",
        "what": r"(?:key )?assets?|what|deal|(?:deal |transaction )?(?:type|structure|form)|transaction|instrument|projects?|"
        r"mine|products?|propert(?:y|ies)|scope|subject|volumes?|quantity|tonnage",
        "price": r"(?:(?:deal|transaction|total|headline|purchase|sale) )?(?:price|value|amount|consideration|size)|"
        r"prepayment",
        "share": r"stake|share|interest|ownership|percentage",
        "status": r"(?:deal |current )?(?:status|stage)",
        "date": r"announced|signed|date(?: announced| signed)?|announcement(?: date)?",
    }.items()
}
"""What the labels of a card say of its lines; every other label is passed over."""
FEWEST_LINES = 3
MOST_LINES = 12
MARKS_A_LINE = 100
SELLS = re.compile(
    r"\s+(?:is |to |will |has |agrees to |plans to )*(?:sell|sold|offload|divest|exit|part|dispos|unload)"
)
BUYS = re.compile(
    r"\s+(?:is |to |will |has |agrees to |plans to )*(?:buy|bought|acquir|tak|took|purchas|snap|bid|invest)"
)
"""What a heading says a company does."""


@dataclass(slots=True)
class Card:
    """One card: its lines and the sentence that heads it."""

    heading: Sentence | None
    lines: list[tuple[str, Sentence, int]] = field(default_factory=list)
    """(kind of label or "", line, where its text begins in it)"""

    @property
    def sentences(self) -> range:
        """The indexes of its lines."""
        return range(self.lines[0][1].index, self.lines[-1][1].index + 1)

    def prices(self, at: int) -> bool:
        """Whether a sum at this offset stands in a line that tells a price or what the deal is."""
        return any(kind in ("price", "what") and line.start <= at < line.end for kind, line, _ in self.lines)

    def is_deal(self) -> bool:
        """Whether the card names a party and says what the deal is about, or what it costs."""
        kinds = {kind for kind, *_ in self.lines}
        known = sum(kind != "" for kind, *_ in self.lines)
        return (
            bool(kinds & {"buyer", "seller", "parties"})
            and bool(kinds & {"what", "price", "share"})
            and known >= FEWEST_LINES
            and len(self.lines) <= MOST_LINES
        )


def _lines(reading: Reading) -> Iterator[Sentence]:
    """The sentences, those of several printed lines taken apart into them."""
    for sentence in reading.sentences:
        if "\n" not in sentence.text or ":" not in sentence.text:
            yield sentence
            continue
        at = sentence.start
        for line in sentence.text.split("\n"):
            yield replace(sentence, start=at, end=at + len(line), text=line)
            at += len(line) + 1


def cards_of(reading: Reading) -> list[Card]:
    """The cards of a document, in text order."""
    found: list[Card] = []
    heading: Sentence | None = None
    card = Card(None)
    for sentence in _lines(reading):
        line = LINE.match(sentence.text) if ":" in sentence.text[:40] or " | " in sentence.text[:40] else None
        if line is None or sentence.block == "heading":
            found.append(card)
            heading = sentence if sentence.block == "heading" else heading
            card = Card(heading)
            continue
        kind = next((k for k, pattern in LABELS.items() if pattern.fullmatch(line["label"])), "")
        if kind in ("buyer", "parties") and any(known == kind for known, *_ in card.lines):
            found.append(card)
            card = Card(heading)
        card.lines.append((kind, sentence, line.end()))
    return [c for c in (*found, card) if c.lines and c.is_deal()]


def card_drafts(card: Card, reading: Reading, marker: Marker) -> Iterator[Draft]:
    """The draft of a card, read as the row of a table whose headers are its labels."""
    printed: dict[str, str] = {}
    cells: dict[str, str] = {}
    labels = [sentence.text[: start - 1] for kind, sentence, start in card.lines if kind]
    first, last = card.lines[0][1], card.lines[-1][1]
    whole = replace(first, end=last.end, text=reading.document.text[first.start : last.end])
    marked = Marked(whole, "", source=reading.document.text)
    for at, (kind, sentence, start) in enumerate(card.lines):
        if not kind:
            continue
        own = marker.mark(sentence)
        label = own.text.find("|" if sentence.block == "table_row" else ":") + 1
        marked.things |= {f"{key[0]}{int(key[1:]) + MARKS_A_LINE * at}": thing for key, thing in own.things.items()}
        text = _renumbered(own.text[label:].strip(), MARKS_A_LINE * at)
        cells[kind] = f"{cells[kind]} {text}" if kind in cells else text
        rest = sentence.text[start:].strip()
        printed[kind] = f"{printed[kind]} {rest}" if kind in printed else rest
    _add_heading(card, reading, marked, cells, printed)
    kinds = list(cells)
    columns = Columns({kind: at for at, kind in enumerate(kinds)}, len(kinds), " ".join(labels).lower())
    marked.text = " | ".join(cells.values())
    for draft in cell_drafts(marked, columns, list(printed.values()), list(cells.values())):
        draft.rule = "deals.card"
        yield draft


def _renumbered(text: str, by: int) -> str:
    """The text with the numbers of its marks raised, so that no two lines of a card have one mark."""

    def raised(mark: re.Match[str]) -> str:
        return f"⟦{mark.group(1)}{int(mark.group(2)) + by}⟧"

    return MARK.sub(raised, text)


def _add_heading(card: Card, reading: Reading, marked: Marked, cells: dict[str, str], printed: dict[str, str]) -> None:
    """The side that only the heading names: "⟦C⟧ sells half of its copper" above the buyer and the asset."""
    if card.heading is None or "parties" in cells or len({"buyer", "seller"} & set(cells)) != 1:
        return
    missing, acts = ("seller", SELLS) if "buyer" in cells else ("buyer", BUYS)
    for name in reading.named_in(card.heading):
        if name.kind == "company" and acts.match(card.heading.text, name.end - card.heading.start):
            cells[missing], printed[missing] = f"⟦{marked.mark_of(name)}⟧", name.printed
            return
