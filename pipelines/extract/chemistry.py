"""Oxide and element: how many tonnes of one hold a tonne of the other, from atomic weights."""

from __future__ import annotations

from pipelines.extract import regex as re

ATOMIC_WEIGHTS = {
    "H": 1.008,
    "Li": 6.94,
    "Be": 9.0122,
    "B": 10.81,
    "C": 12.011,
    "O": 15.999,
    "F": 18.998,
    "Na": 22.990,
    "Mg": 24.305,
    "Al": 26.982,
    "Si": 28.085,
    "P": 30.974,
    "S": 32.06,
    "Cl": 35.45,
    "K": 39.098,
    "Ca": 40.078,
    "Sc": 44.956,
    "Ti": 47.867,
    "V": 50.942,
    "Cr": 51.996,
    "Mn": 54.938,
    "Fe": 55.845,
    "Co": 58.933,
    "Ni": 58.693,
    "Cu": 63.546,
    "Zn": 65.38,
    "Ga": 69.723,
    "Ge": 72.630,
    "As": 74.922,
    "Se": 78.971,
    "Rb": 85.468,
    "Sr": 87.62,
    "Y": 88.906,
    "Zr": 91.224,
    "Nb": 92.906,
    "Mo": 95.95,
    "Rh": 102.91,
    "Pd": 106.42,
    "Ag": 107.87,
    "Cd": 112.41,
    "In": 114.82,
    "Sn": 118.71,
    "Sb": 121.76,
    "Te": 127.60,
    "Cs": 132.91,
    "Ba": 137.33,
    "La": 138.91,
    "Ce": 140.12,
    "Pr": 140.91,
    "Nd": 144.24,
    "Sm": 150.36,
    "Eu": 151.96,
    "Gd": 157.25,
    "Tb": 158.93,
    "Dy": 162.50,
    "Ho": 164.93,
    "Er": 167.26,
    "Tm": 168.93,
    "Yb": 173.05,
    "Lu": 174.97,
    "Hf": 178.49,
    "Ta": 180.95,
    "W": 183.84,
    "Re": 186.21,
    "Ir": 192.22,
    "Pt": 195.08,
    "Au": 196.97,
    "Pb": 207.2,
    "Bi": 208.98,
    "Th": 232.04,
    "U": 238.03,
}
"""Standard atomic weights, abridged (IUPAC Commission on Isotopic Abundances and Atomic Weights, 2021 table)."""


def oxide_factor(oxide: str) -> float | None:
    """Tonnes of the oxide that hold one tonne of its first element, from atomic weights; None where not a formula.

    >>> round(oxide_factor("Li2O"), 4), round(oxide_factor("Li2CO3"), 3), round(oxide_factor("Nb2O5"), 4)
    (2.1527, 5.323, 1.4305)
    """
    formula = re.findall(r"([A-Z][a-z]?)([0-9]*)", "Li2CO3" if oxide == "LCE" else oxide)
    if (
        not formula
        or any(element not in ATOMIC_WEIGHTS for element, _ in formula)
        or "".join(e + n for e, n in formula) != ("Li2CO3" if oxide == "LCE" else oxide)
    ):
        return None
    weights = [ATOMIC_WEIGHTS[element] * int(count or 1) for element, count in formula]
    return sum(weights) / weights[0]
