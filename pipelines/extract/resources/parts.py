"""Row labels of estimate tables: names of deposits, parts of a deposit, and materials that name nothing."""

from __future__ import annotations

from collections.abc import Callable

from pipelines.extract import regex as re
from pipelines.extract.lexicon import commodities_in
from pipelines.extract.tables import label_of

PLACING = frozenset(
    """
    main east eastern west western north northern south southern central upper lower middle mine zone zones area
    hangingwall footwall deep shallow extension northeast northwest southeast southwest lens lode vein pegmatite
    block""".split()
)
"""Words that tell where in a deposit a part lies: told together with the project's name."""
MATERIAL = frozenset(
    """
    pit pits open underground ug op oxide oxides oxidised oxidized sulphide sulfide sulphides sulfides transition
    transitional fresh weathered saprolite saprock primary supergene hypogene stockpile stockpiles tailings high
    medium low grade in-pit total domain domains unit units stage phase rock rocks hardrock hard soft clay clays
    laterite limonite saprolitic regolith and or with in situ all hg mg lg dumps dump remaining pit-constrained whittle
    shell constrained potential cut off together material materials ore waste type types mineralisation mineralization
    halo core ferricrete garnierite ultramafic carbonatite syenite schist gneiss granite basalt dolerite sediments
    alluvium colluvium overburden blanket surface other subtotal sub-total spodumene horizon layer seam
    rocky earthy ferruginous brine brines mill milled heap leach leaching consolidated gross net
    value values item items amount quantity parameter parameters description
    """.split()
)
"""Words for what is mined and how: a row of them is of the whole project."""
MASS_UNITS = frozenset("mt kt bt moz koz mlb mlbs tonnes tons".split())
"""What figures are printed in, capitals and all."""
GENERIC = PLACING | MATERIAL | MASS_UNITS
UNIT_CODE = re.compile(r"[A-Z]{1,2}\d{1,2}[A-Za-z]?(?:\s*[/&,+–-]\s*[A-Z]{0,2}\d{1,2}[A-Za-z]?)*")
""" "U1/U2", "D3": the modeller's units."""
ALL_OF_THEM = re.compile(r"(?i),?\s*all (?:deposits|zones|areas|domains|pits)$")
POSSESSOR = re.compile(r"^(?:[\w.&-]+ ){0,3}[\w.&-]+(?:['’]s|s['’])\s+(?=[A-Z])")


def place_of_label(label: str | None, is_named: Callable[[str], bool]) -> tuple[str | None, bool]:
    """The row's own name and whether it is only a part ("Main") that needs the project's name.

    `is_named` tells whether the running text uses a word as (the beginning of) a name.
    """
    if not label:
        return None, False
    parts = [ALL_OF_THEM.sub("", p).strip() for p in (label_of(x) for x in label.split("|")) if p]
    parts = [p for p in parts if p and not is_material(p, is_named)]
    if not parts:
        return None, False
    last = parts[-1]
    if is_generic(last):
        proper = [p for p in parts[:-1] if not is_generic(p)]
        return (f"{proper[-1]} {last}", False) if proper else (last, True)
    return last, False


def is_material(label: str, is_named: Callable[[str], bool]) -> bool:
    """A rock, unit or mining method: nothing that a project is called."""
    if UNIT_CODE.fullmatch(label):
        return not is_named(label)
    words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", label)
    if not words or words[-1].lower().strip("-") not in GENERIC:
        return is_generic(label) and not _places(words)
    if all(w.lower() in GENERIC or commodities_in(w.lower()) for w in words):
        return not _places(words)
    is_phrase = len(words) > 1 and all(w.islower() for w in words[1:])
    return is_phrase and words[-1].lower() in MATERIAL and not is_named(words[0])


def _places(words: list[str]) -> bool:
    return any(w.lower() in PLACING for w in words)


def is_generic(label: str) -> bool:
    """A label of nothing but directions, mining methods, rock types and numbers."""
    words = re.findall(r"[a-z]+", label.lower())
    return all(w in GENERIC or bool(commodities_in(w)) for w in words)


def without_possessor(name: str) -> str:
    """The project alone: "Alder" of "Birch's Alder"."""
    return POSSESSOR.sub("", name) if "'" in name or "’" in name else name
