"""Metals of an estimate: the commodities that it is reported for, and what a figure is of that names none."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace

from pipelines.extract import regex as re
from pipelines.extract.lexicon import commodities_in, commodity_of_analyte, is_penalty
from pipelines.extract.resources.draft import Draft
from pipelines.extract.resources.owners import Owners

GROUPS = {
    group: re.compile(
        rf"(?i)\b(?:{forms})\s*(?:\(|=|:|,? (?:is|are|being|means|meaning|refers to|comprises))\s*([^().;|\n]{{4,80}})"
    )
    for group, forms in (("2PGE", "2PGE|2E"), ("3E", r"3E|3PGE|2PGE\s*\+\s*Au"), ("4E", "4E|4PGE"), ("6E", "6E|6PGE"))
}
"""Where a document lists the elements of a group that is assayed together."""


ANALYTES = {
    "antimony": "Sb",
    "cobalt": "Co",
    "copper": "Cu",
    "gold": "Au",
    "graphite": "TGC",
    "lead": "Pb",
    "molybdenum": "Mo",
    "nickel": "Ni",
    "niobium": "Nb2O5",
    "rare earths": "TREO",
    "silver": "Ag",
    "tin": "Sn",
    "tungsten": "WO3",
    "uranium": "U3O8",
    "vanadium": "V2O5",
    "zinc": "Zn",
}
"""What a grade without an analyte is of, where the trade knows one form only; lithium has two."""


SANDS = "mineral sands"
IN_SANDS = (("titanium", ("ilmenite", "rutile", "leucoxene", "titanium")), ("zirconium", ("zircon",)))
RARE_EARTHS = frozenset(
    "lanthanum cerium praseodymium neodymium samarium europium gadolinium terbium dysprosium holmium erbium thulium ytterbium"
    " lutetium yttrium".split()
)
FEWEST_OF_GROUP = 3
PRECIOUS = (("gold",), ("silver",))
OUNCES = re.compile(r"(?i)\b(?:[km]?oz|ounces)\b")
OTHER_MASS = re.compile(r"(?i)\b(?:[km]?lbs?|pounds|[km]?t|tonnes|tons)\b")
"""What alone is counted in ounces, where the document is about one of them."""


def as_group(names: tuple[str, ...]) -> tuple[str, ...]:
    """The commodities, rare earths that are graded one by one told as the group that they are mined as."""
    if len(RARE_EARTHS.intersection(names)) < FEWEST_OF_GROUP:
        return names
    return tuple(dict.fromkeys("rare earths" if name in RARE_EARTHS else name for name in names))


def _counts_in_ounces(text: str) -> bool:
    return OUNCES.search(text) is not None and OTHER_MASS.search(text) is None


def analytes_by_story(drafts: list[Draft]) -> dict[int, set[str]]:
    """What the estimates of each story are graded for."""
    found: dict[int, set[str]] = defaultdict(set)
    for draft in drafts:
        found[draft.story].update(g.analyte for g in draft.grades if g.analyte)
    return found


def with_the_one_metal(owners: Owners, draft: Draft, graded: set[str]) -> Draft | None:
    """A figure that names no metal is of the only one that the story grades, else is about; else it is left out."""
    named = {g.analyte for g in draft.grades} | {c.analyte for c in draft.contained}
    if "" not in named:
        return draft
    held = {c.analyte for c in draft.contained if c.analyte}
    if len(held) == 1 and len(draft.grades) == 1 and draft.grades[0].unit == "g/t":
        return replace(draft, grades=(replace(draft.grades[0], analyte=held.pop()),))
    metals = owners.main_commodities(draft.story)
    analyte = next(iter(graded)) if len(graded) == 1 else ANALYTES.get(metals[0]) if len(metals) == 1 else None
    if not draft.tonnage_t and not (metals[:1] in PRECIOUS and _counts_in_ounces(owners.text[draft.start : draft.end])):
        analyte = None
    if analyte in named:
        analyte = None
    grades = tuple(replace(g, analyte=g.analyte or analyte or "") for g in draft.grades)
    contained = tuple(replace(c, analyte=c.analyte or analyte or "") for c in draft.contained)
    draft = replace(
        draft, grades=tuple(g for g in grades if g.analyte), contained=tuple(c for c in contained if c.analyte)
    )
    return draft if draft.tonnage_t or draft.contained else None


class Metals:
    """Commodities of estimates: those analysed for, gangue left out, and what stands in where analytes do not tell."""

    def __init__(self, owners: Owners, drafts: list[Draft]) -> None:
        self.owners = owners
        self._of_kin: dict[tuple[object, ...], Counter[str]] = defaultdict(Counter)
        self._parts: dict[str, tuple[str, ...]] = {}
        for draft in drafts:
            for key in ((draft.story, draft.kind), (draft.story, draft.kind, draft.table)):
                self._of_kin[key].update(_reported(draft))

    def of(self, draft: Draft) -> tuple[str, ...]:
        """Of the record's own analytes; an equivalent adds the metals it is made of; without any, those of its kin."""
        own = self._own(draft)
        analytes = [*(g.analyte for g in draft.grades), *(c.analyte for c in draft.contained)]
        if own and all(a.endswith("Eq") for a in analytes):
            return tuple(dict.fromkeys([*own, *(self._made_of(analytes[0]) or self._kin(draft))]))
        if SANDS in own:
            return tuple(name for name in own if name != SANDS) or self._minerals_of_sands() or own
        return (
            own
            or self._kin(draft)
            or self.owners.main_commodities(draft.story)
            or commodities_in(self.owners.text[draft.start : draft.end])
        )

    def _minerals_of_sands(self) -> tuple[str, ...]:
        """What the heavy minerals of sands are mined for, by those that the document names."""
        text = self.owners.text.lower()
        return tuple(metal for metal, minerals in IN_SANDS if any(mineral in text for mineral in minerals))

    def _own(self, draft: Draft) -> tuple[str, ...]:
        """Commodities reported; a group assayed together stands for the elements that the document lists."""
        names: list[str] = []
        for analyte in _analytes(draft):
            names += (self._made_of(analyte) if analyte in GROUPS else ()) or _commodities_of(analyte)
        return as_group(tuple(dict.fromkeys(names)))

    def _kin(self, draft: Draft) -> tuple[str, ...]:
        """Metals of the other estimates of the same table, else of the same kind in the same story."""
        return tuple(self._of_kin.get((draft.story, draft.kind, draft.table)) or self._of_kin[draft.story, draft.kind])

    def _made_of(self, analyte: str) -> tuple[str, ...]:
        """Commodities named together with the equivalent where the document explains it."""
        if analyte not in self._parts:
            self._parts[analyte] = self._find_parts(analyte)
        return self._parts[analyte]

    def _find_parts(self, analyte: str) -> tuple[str, ...]:
        if analyte in GROUPS:
            listed = GROUPS[analyte].search(self.owners.text)
            return _elements_of(listed[1]) if listed else ()
        base = commodity_of_analyte(analyte) or ""
        pattern = re.compile(rf"\b{re.escape(analyte)}\b|\b{re.escape(base)}[ -]equivalent", re.IGNORECASE)
        for sentence in self.owners.reading.sentences:
            if sentence.block not in ("table_row", "boilerplate") and pattern.search(sentence.text):
                found = commodities_in(sentence.text)
                if len(found) > 1 and base in found:
                    return found
        return ()


def _reported(draft: Draft) -> tuple[str, ...]:
    """Commodities of the analytes, gangue graded beside them left out."""
    return tuple(dict.fromkeys(name for analyte in _analytes(draft) for name in _commodities_of(analyte)))


def _analytes(draft: Draft) -> list[str]:
    """Analytes that are products. Gangue is assayed as a suite: phosphate alone beside metals is a by-product."""
    graded = [g.analyte for g in draft.grades]
    gangue = {a for a in graded if is_penalty(a)} if len(graded) > 1 else set()
    if gangue == {"P2O5"}:
        gangue = set()
    return [*(a for a in graded if a not in gangue), *(c.analyte for c in draft.contained)]


def _commodities_of(analyte: str) -> list[str]:
    return [name for part in analyte.split("+") if (name := commodity_of_analyte(part))]


def _elements_of(listed: str) -> tuple[str, ...]:
    """Commodities of elements listed by name or symbol: "palladium, platinum and gold", "Pt+Pd+Au"."""
    symbols = (commodity_of_analyte(word) for word in re.findall(r"\b[A-Z][a-z]?\b", listed))
    return tuple(dict.fromkeys([*commodities_in(listed), *filter(None, symbols)]))
