"""Money, masses and percentages against a peer's published English cases (Recognizers-Text, MIT).

Read from <shared>/peers/recognizers-text, where <shared> is OREL_SHARED or ../shared beside the repository. A case is
right when every value and unit of it is. Left out, with the number of cases printed:

- a unit without a number ("the dollar"): no quantity is stated;
- currencies that no longer exist, and crypto-currencies: no filing of today states a sum in them;
- coins named in other languages (kuai, sen, ரூ): outside the English writings that the grammar is for;
- "15 dollars 50", "c $ 100 and fifty": cents as a bare number may as well be a second number, so they are not added;
- "percent of ten" for ten per cent: in a sentence it means something else;
- dimensions other than mass.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from pipelines.extract.quantities import scan

pytestmark = pytest.mark.bench

REPOSITORY = Path(__file__).parents[2]
CASES = Path(os.environ.get("OREL_SHARED", REPOSITORY.parent / "shared")) / "peers" / "recognizers-text"
ENOUGH = 0.95

CURRENCY_OF = {
    "Dollar": None,
    "Cent": None,
    "Franc": None,
    "United States dollar": "USD",
    "Canadian dollar": "CAD",
    "Australian dollar": "AUD",
    "New Zealand dollar": "NZD",
    "Hong Kong dollar": "HKD",
    "Pound": "GBP",
    "British pound": "GBP",
    "Pence": "GBP",
    "Penny": "GBP",
    "Euro": "EUR",
    "Japanese yen": "JPY",
    "Chinese yuan": "CNY",
    "Swiss franc": "CHF",
    "Mexican peso": "MXN",
    "Rupee": "INR",
    "Turkish lira": "TRY",
    "Georgian lari": "GEL",
    "Costa Rican colón": "CRC",
    "Lao kip": "LAK",
}
FORMER_OR_CRYPTO = {"Finnish markka", "Peseta", "Netherlands guilder", "Bitcoin", "Satoshi"}
FOREIGN_WORDS = ("kuai", "ரூ", "sen ")
BARE_CENTS = re.compile(r"(?:\w+ (?:dollars?|usd)|\$ ?\d+ and)(?: and)? (?:\d+|one|two|five|fifty|forty five)$")
TONNES_OF = {
    "Ton": 1.0,
    "Metric ton": 1.0,
    "Pound": 0.45359237e-3,
    "Kilogram": 1e-3,
    "Gram": 1e-6,
    "Microgram": 1e-12,
    "Ounce": 31.1034768e-6,
}


def cases(name: str) -> list[dict[str, Any]]:
    file = CASES / f"{name}.json"
    if not file.is_file():
        pytest.skip(f"no peer cases at {file}: set OREL_SHARED to the folder that holds peers/recognizers-text")
    loaded: list[dict[str, Any]] = json.loads(file.read_text(encoding="utf-8-sig"))
    return loaded


def expected(case: dict[str, Any]) -> list[tuple[float, str, str]]:
    return [
        (float(r["Resolution"]["value"].rstrip("%")), r["Resolution"].get("unit", "%"), r["Text"])
        for r in case["Results"]
        if r["Resolution"].get("value") not in (None, "null")
    ]


def report(name: str, right: list[bool], left_out: Counter[str]) -> float:
    share = sum(right) / len(right)
    print(f"\n{name}: {sum(right)} of {len(right)} right ({share:.1%}); left out: {dict(left_out) or 'none'}")
    return share


def same(found: list[tuple[float, str | None]], wanted: list[tuple[float, str | None]]) -> bool:
    return len(found) == len(wanted) and all(
        f[0] == pytest.approx(w[0], rel=1e-9) and f[1] == w[1] for f, w in zip(found, wanted, strict=True)
    )


def test_money() -> None:
    right, left_out = [], Counter[str]()
    for case in cases("CurrencyModel"):
        wanted = expected(case)
        if case["Results"] and not wanted:
            left_out["unit without a number"] += 1
        elif any(unit in FORMER_OR_CRYPTO for _, unit, _ in wanted):
            left_out["former or crypto-currency"] += 1
        elif any(word in text for _, _, text in wanted for word in FOREIGN_WORDS):
            left_out["coin named in another language"] += 1
        elif any(BARE_CENTS.search(text) for _, _, text in wanted):
            left_out["cents as a bare number"] += 1
        else:
            in_units = [
                (value / (100 if unit in ("Cent", "Pence", "Penny") else 1), CURRENCY_OF.get(unit, unit))
                for value, unit, _ in wanted
            ]
            right.append(same([(m.value, m.currency) for m in scan(case["Input"]).money], in_units))
            if not right[-1]:
                print("differs:", case["Input"][:100], in_units)
    assert report("money", right, left_out) >= ENOUGH


def test_masses() -> None:
    right, left_out = [], Counter[str]()
    for case in cases("DimensionModel"):
        wanted = expected(case)
        masses = [(value * TONNES_OF[unit], None) for value, unit, _ in wanted if unit in TONNES_OF]
        found = [(m.value_t, None) for m in scan(case["Input"]).masses]
        if wanted and not masses and not found:
            left_out["dimension other than mass"] += 1
            continue
        right.append(same(found, masses))
        if not right[-1]:
            print("differs:", case["Input"][:100], masses, found)
    assert report("masses", right, left_out) >= ENOUGH


def test_percentages() -> None:
    right, left_out = [], Counter[str]()
    for case in cases("PercentModel"):
        wanted = expected(case)
        if case["Results"] and not wanted:
            left_out["unit without a number"] += 1
        elif any(text.startswith("per") for _, _, text in wanted):
            left_out["percent before the number"] += 1
        else:
            right.append(
                same([(p.value, None) for p in scan(case["Input"]).percents], [(v, None) for v, _, _ in wanted])
            )
    assert report("percentages", right, left_out) >= ENOUGH
