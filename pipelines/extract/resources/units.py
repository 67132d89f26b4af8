"""Tonnages of tables that print no unit, by what the text says of the same figures."""

from __future__ import annotations

from dataclasses import replace

from pipelines.extract import regex as re
from pipelines.extract.tables import RowEstimate
from pipelines.extract.tables.headers import tidy

PART_OF_A_TONNE = re.compile(r"\d{1,4}\.\d{1,3}")
"""Nobody states rock to a part of a tonne: "10.5" under "Tonnes" has lost its unit."""
SCALES = (
    (1e6, r"(?:Mt|M tonnes|million (?:metric )?(?:tonnes|tons|t))\b"),
    (1e3, r"(?:kt|ktonnes|thousand (?:metric )?(?:tonnes|tons))\b"),
)


def with_units_of_text(rows: list[RowEstimate], text: str) -> list[RowEstimate]:
    """The rows; where all tonnages are printed to parts of a tonne, in the unit that the text gives one of them."""
    printed = [row.printed.get("tonnage_t", "") for row in rows if row.tonnage_t]
    if not printed or not all(PART_OF_A_TONNE.fullmatch(p) for p in printed):
        return rows
    if any(row.tonnage_t and row.tonnage_t != float(row.printed["tonnage_t"]) for row in rows):
        return rows
    figures = "|".join(re.escape(p) for p in printed)
    for scale, unit in SCALES:
        if re.search(rf"(?<![\d.,])(?:{figures})\s*{unit}", text):
            return [replace(r, tonnage_t=tidy(r.tonnage_t * scale)) if r.tonnage_t else r for r in rows]
    return rows
