"""Analytes: how elements, oxides and equivalents are printed, their canonical form, and oxide factors.

`Li₂O`, `Li2O`, `Li 2 O` and `lithium oxide` are one analyte. Symbols are told from words by their case (`In`, `As`,
`Co` and `No` are words too), so a symbol counts only as printed and next to a number or a unit.
"""
from __future__ import annotations

import re

ATOMIC_WEIGHTS = {
    "H": 1.008, "Li": 6.94, "Be": 9.0122, "B": 10.81, "C": 12.011, "O": 15.999, "F": 18.998, "Na": 22.990,
    "Mg": 24.305, "Al": 26.982, "Si": 28.085, "P": 30.974, "S": 32.06, "Cl": 35.45, "K": 39.098, "Ca": 40.078,
    "Sc": 44.956, "Ti": 47.867, "V": 50.942, "Cr": 51.996, "Mn": 54.938, "Fe": 55.845, "Co": 58.933, "Ni": 58.693,
    "Cu": 63.546, "Zn": 65.38, "Ga": 69.723, "Ge": 72.630, "As": 74.922, "Se": 78.971, "Rb": 85.468, "Sr": 87.62,
    "Y": 88.906, "Zr": 91.224, "Nb": 92.906, "Mo": 95.95, "Rh": 102.91, "Pd": 106.42, "Ag": 107.87, "Cd": 112.41,
    "In": 114.82, "Sn": 118.71, "Sb": 121.76, "Te": 127.60, "Cs": 132.91, "Ba": 137.33, "La": 138.91, "Ce": 140.12,
    "Pr": 140.91, "Nd": 144.24, "Sm": 150.36, "Eu": 151.96, "Gd": 157.25, "Tb": 158.93, "Dy": 162.50, "Ho": 164.93,
    "Er": 167.26, "Tm": 168.93, "Yb": 173.05, "Lu": 174.97, "Hf": 178.49, "Ta": 180.95, "W": 183.84, "Re": 186.21,
    "Ir": 192.22, "Pt": 195.08, "Au": 196.97, "Pb": 207.2, "Bi": 208.98, "Th": 232.04, "U": 238.03,
}
"""Standard atomic weights, abridged (IUPAC Commission on Isotopic Abundances and Atomic Weights, 2021 table)."""

OXIDES = (
    "Li2O", "Li2CO3", "LiOH", "Nb2O5", "Ta2O5", "U3O8", "UO2", "WO3", "V2O5", "TiO2", "ZrO2", "HfO2", "SnO2", "MoO3",
    "MoS2", "MnO", "MnO2", "Fe2O3", "FeO", "Al2O3", "SiO2", "CaO", "MgO", "Cr2O3", "P2O5", "K2O", "Na2O", "SO3",
    "KCl", "K2SO4", "CaF2", "BaSO4", "B2O3", "H3BO3", "Cs2O", "Rb2O", "BeO", "Sc2O3", "Y2O3", "La2O3", "CeO2",
    "Ce2O3", "Pr6O11", "Pr2O3", "Nd2O3", "Sm2O3", "Eu2O3", "Gd2O3", "Tb4O7", "Tb2O3", "Dy2O3", "Ho2O3", "Er2O3",
    "Tm2O3", "Yb2O3", "Lu2O3", "Ga2O3", "GeO2", "ZrSiO4", "ThO2", "CoO", "NiO", "CuO", "ZnO", "Sb2O3",
)

GROUPS = (
    "TREO+Y", "TREO+Y2O3", "Nd2O3+Pr6O11", "Pr6O11+Nd2O3", "NdPr", "Nd+Pr", "Pr+Nd", "Dy+Tb", "DyTb", "TREO", "TREE",
    "TREM", "REO", "REE", "MREO", "MagREO", "HREO", "HREE", "HREO+Y", "LREO", "LREE", "CREO", "TREO-CeO2", "TREY",
    "LCE", "TGC", "Cg", "TC", "THM", "VHM", "HM", "PGM", "PGE", "3E", "4E", "2PGE", "3PGE", "FC", "LOI", "eU3O8",
    "CuEq", "AuEq", "AgEq", "NiEq", "ZnEq", "SnEq", "PbEq", "CoEq", "PdEq", "PtEq", "WO3Eq", "Li2OEq", "TREOEq",
    "SbEq", "MoEq", "CuEqv", "BPL", "HPA", "SOP", "MOP", "TFe", "TCu", "ASCu", "CuT", "CuS", "TP",
)

WORDS = {
    "total rare earth oxides": "TREO", "total rare earth oxide": "TREO", "rare earth oxides": "REO",
    "rare earth oxide": "REO", "magnet rare earth oxides": "MREO", "magnetic rare earth oxides": "MREO",
    "heavy rare earth oxides": "HREO", "light rare earth oxides": "LREO", "total rare earths": "TREO",
    "total rare earth elements": "TREE", "lithium carbonate equivalent": "LCE", "lithium oxide": "Li2O",
    "lithium carbonate": "Li2CO3", "lithium metal": "Li", "total graphitic carbon": "TGC", "graphitic carbon": "TGC",
    "total carbon": "TC", "graphite": "TGC", "niobium pentoxide": "Nb2O5", "niobium oxide": "Nb2O5",
    "tantalum pentoxide": "Ta2O5", "tantalum oxide": "Ta2O5", "vanadium pentoxide": "V2O5", "tungsten trioxide": "WO3",
    "tungsten oxide": "WO3", "titanium dioxide": "TiO2", "uranium oxide": "U3O8", "triuranium octoxide": "U3O8",
    "manganese oxide": "MnO", "scandium oxide": "Sc2O3", "yttrium oxide": "Y2O3", "neodymium oxide": "Nd2O3",
    "praseodymium oxide": "Pr6O11", "neodymium-praseodymium": "NdPr", "heavy mineral": "THM", "heavy minerals": "THM",
    "total heavy minerals": "THM", "total heavy mineral": "THM", "copper equivalent": "CuEq", "gold equivalent": "AuEq",
    "silver equivalent": "AgEq", "nickel equivalent": "NiEq", "zinc equivalent": "ZnEq", "tin equivalent": "SnEq",
    "total copper": "Cu", "copper": "Cu", "gold": "Au", "silver": "Ag", "nickel": "Ni", "cobalt": "Co", "zinc": "Zn",
    "lead": "Pb", "tin": "Sn", "tungsten": "W", "antimony": "Sb", "molybdenum": "Mo", "manganese": "Mn", "iron": "Fe",
    "lithium": "Li", "uranium": "U", "vanadium": "V", "niobium": "Nb", "tantalum": "Ta", "scandium": "Sc",
    "gallium": "Ga", "germanium": "Ge", "indium": "In", "tellurium": "Te", "bismuth": "Bi", "arsenic": "As",
    "titanium": "Ti", "zircon": "zircon", "zirconium": "Zr", "hafnium": "Hf", "rubidium": "Rb", "cesium": "Cs",
    "caesium": "Cs", "beryllium": "Be", "phosphate": "P2O5", "platinum": "Pt", "palladium": "Pd", "rhodium": "Rh",
    "chromium": "Cr", "magnesium": "Mg", "boron": "B", "strontium": "Sr", "barite": "BaSO4", "fluorite": "CaF2",
    "fluorspar": "CaF2", "neodymium": "Nd", "praseodymium": "Pr", "dysprosium": "Dy", "terbium": "Tb",
    "yttrium": "Y", "alumina": "Al2O3", "silica": "SiO2", "sulphur": "S", "sulfur": "S", "ilmenite": "ilmenite",
    "rutile": "rutile", "spodumene": "spodumene",
}
"""Words after or before a grade; the longest match wins."""

_PLAIN = str.maketrans({**{chr(0x2080 + d): str(d) for d in range(10)}, "&": "+", "–": "-", " ": "", "_": "", ".": ""})
_SYMBOLS = {s.translate(_PLAIN): s for s in (*ATOMIC_WEIGHTS, *OXIDES, *GROUPS)}
_FOLDED = {s.upper(): s for s in _SYMBOLS.values() if len(s) > 2}
_SYMBOL = re.compile(r"[A-Z0-9e][A-Za-z0-9₀-₉]*(?: ?[+&] ?[A-Z][A-Za-z0-9₀-₉]*)*(?:[ -]?[Ee][Qq]v?\b\.?)?(?![A-Za-z])")
_ALSO_WORDS = frozenset(("In", "As", "No", "At", "Be", "He", "I", "Y", "U"))
_WORDS = re.compile(r"[A-Za-z]+(?:[ -][A-Za-z]+){0,4}")


def canonical(printed: str) -> str | None:
    """The canonical analyte of a printed form, None where it is no analyte.

    >>> canonical("Li₂O"), canonical("total rare earth oxides"), canonical("Nd2O3 + Pr6O11"), canonical("Cu Eq")
    ('Li2O', 'TREO', 'Nd2O3+Pr6O11', 'CuEq')
    """
    word = re.sub(r"[\s-]+", " ", printed.strip().lower())
    folded = printed.strip().translate(_PLAIN).replace("\u00a0", "")
    return WORDS.get(word) or _SYMBOLS.get(folded) or _FOLDED.get(folded.upper())


def analyte_at(text: str, start: int) -> tuple[str, int] | None:
    """The analyte that begins exactly at `start` (the longest reading) and where it ends."""
    symbol = _SYMBOL.match(text, start)
    if symbol:
        for printed in (symbol[0], re.match("[A-Za-z0-9₀-₉]+", symbol[0])[0]):  # type: ignore[index]
            name = canonical(printed)
            end = start + len(printed)
            if name and not (printed in _ALSO_WORDS and re.match(r" [a-z]|\.[A-Z]", text[end:end + 2])):
                return name, end
    words = _WORDS.match(text, start)
    while words and (end := words.end()) > start:
        name = WORDS.get(re.sub("[ -]", " ", text[start:end].lower()))
        if name:
            return name, end
        cut = max(text.rfind(" ", start, end), text.rfind("-", start, end))
        words = _WORDS.match(text, start, cut) if cut > start else None
    return None


def analyte_ending(text: str, end: int) -> str | None:
    """The analyte whose last character stands just before `end`: the longest of the last four words."""
    words = text[max(0, end - 40):end].replace("\u00a0", " ").split(" ")[-4:]
    for count in range(len(words), 0, -1):
        name = canonical(" ".join(words[-count:]).lstrip("(\"“"))
        if name and (count > 1 or words[-1] not in _ALSO_WORDS):
            return name
    return None


def oxide_factor(oxide: str) -> float | None:
    """Tonnes of the oxide that hold one tonne of its first element, from atomic weights; None where not a formula.

    >>> round(oxide_factor("Li2O"), 4), round(oxide_factor("Li2CO3"), 3), round(oxide_factor("Nb2O5"), 4)
    (2.1527, 5.323, 1.4305)
    """
    formula = re.findall(r"([A-Z][a-z]?)([0-9]*)", "Li2CO3" if oxide == "LCE" else oxide)
    if not formula or any(element not in ATOMIC_WEIGHTS for element, _ in formula) or \
            "".join(e + n for e, n in formula) != ("Li2CO3" if oxide == "LCE" else oxide):
        return None
    weights = [ATOMIC_WEIGHTS[element] * int(count or 1) for element, count in formula]
    return sum(weights) / weights[0]
