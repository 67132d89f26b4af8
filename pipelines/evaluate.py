"""Precision, recall, F1 and field accuracy of extraction on labelled documents, as the fact contract scores them.

Gold and predictions are lines of the contract. Within a document, a predicted record is paired with a gold record of
the same table when enough of its identity agrees, one to one, best first; fields are compared over paired records.
"""

from __future__ import annotations

import difflib
import html
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

from pipelines.extract.lexicon import canonical_analyte
from pipelines.extract.lexicon.funders import funder_names

Record = Mapping[str, Any]
Compare = Callable[[Record, Record], float | None]
TOLERANCE = 0.01
"""Numbers within 1 % agree."""
UNIT_FRACTION = {"%": 1e-2, "ppm": 1e-6, "g/t": 1e-6}
LEGAL_WORDS = frozenset(
    "ltd limited inc incorporated corp corporation plc llc llp lp co company nl ag sa spa gmbh kk bv nv ab asa oyj pty"
    " pte the group holdings".split()
)
COMMON_WORDS = frozenset(
    "project mine deposit plant resources minerals mining metals government department rare earths earth lithium copper"
    " gold nickel graphite of and energy us ministry bank fund facility property refinery national united states north"
    " south west east american australian canadian international global critical".split()
)
"""Words that alone do not make two names the same."""


@dataclass(slots=True)
class TableScore:
    """One table's result: counts, the score of each field over paired records, and what was missed."""

    gold: int = 0
    predicted: int = 0
    paired: int = 0
    without_evidence: int = 0
    fields: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    misses: list[tuple[Literal["missed", "spurious"], str, Record]] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Paired over predicted; 0 when nothing was predicted."""
        return self.paired / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Paired over gold; 0 when there is no gold."""
        return self.paired / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    @property
    def field_accuracy(self) -> dict[str, float]:
        """Field to mean agreement over the paired records in which either side gives it."""
        return {name: sum(scores) / len(scores) for name, scores in self.fields.items()}

    @property
    def score(self) -> float:
        """F1 times the mean field accuracy."""
        accuracies = self.field_accuracy.values()
        return self.f1 * (sum(accuracies) / len(accuracies)) if accuracies else 0.0


def evaluate(documents: Iterable[Record], gold: Iterable[Record], predicted: Iterable[Record]) -> dict[str, TableScore]:
    """A TableScore for each of the three tables; a record whose evidence is not in its document counts as wrong."""
    texts = {d["doc_id"]: letters(visible_text(d)) for d in documents}
    by_id = {p.get("doc_id"): p for p in predicted}
    scores = {table: TableScore() for table in COMPARED}
    for labelled in gold:
        doc_id = labelled["doc_id"]
        for table, score in scores.items():
            wanted = list(labelled.get(table) or [])
            given = list(by_id.get(doc_id, {}).get(table) or [])
            found = [r for r in given if (e := letters(r.get("evidence"))) and e in texts.get(doc_id, "")]
            score.gold += len(wanted)
            score.predicted += len(given)
            score.without_evidence += len(given) - len(found)
            _compare(table, score, doc_id, found, wanted)
    return scores


def fact_score(scores: Mapping[str, TableScore]) -> float:
    """The headline: mean over the tables that have gold of F1 times mean field accuracy."""
    present = [s.score for s in scores.values() if s.gold]
    return sum(present) / len(present) if present else 0.0


def _compare(table: str, score: TableScore, doc_id: str, found: Sequence[Record], wanted: Sequence[Record]) -> None:
    pairs = pair(table, found, wanted)
    score.paired += len(pairs)
    for i, j in pairs:
        for name, compare in COMPARED[table].items():
            if (agreement := compare(found[i], wanted[j])) is not None:
                score.fields[name].append(agreement)
    hit_found, hit_wanted = {i for i, _ in pairs}, {j for _, j in pairs}
    score.misses += [("missed", doc_id, r) for j, r in enumerate(wanted) if j not in hit_wanted]
    score.misses += [("spurious", doc_id, r) for i, r in enumerate(found) if i not in hit_found]


def pair(table: str, found: Sequence[Record], wanted: Sequence[Record]) -> list[tuple[int, int]]:
    """Index pairs, one to one, of records with the same identity; the best agreement is paired first."""
    ranked = sorted(
        ((IDENTITY[table](f, w), i, j) for i, f in enumerate(found) for j, w in enumerate(wanted)),
        key=lambda r: (-r[0], r[1], r[2]),
    )
    used_found: set[int] = set()
    used_wanted: set[int] = set()
    pairs = []
    for strength, i, j in ranked:
        if strength > 0 and i not in used_found and j not in used_wanted:
            used_found.add(i)
            used_wanted.add(j)
            pairs.append((i, j))
    return pairs


# --- what makes two records the same -------------------------------------------------------------------------------


def deal_identity(found: Record, wanted: Record) -> float:
    """Two names in common, or one and the value or the project."""
    names = len(matches(party_names(found), party_names(wanted), same_name))
    value = close(found.get("value"), wanted.get("value"))
    project = same_name(found.get("project"), wanted.get("project"))
    if names >= 2 or (names == 1 and (value or project or len(party_names(wanted)) == 1)):
        return (
            names
            + value
            + project
            + 0.5 * (found.get("deal_type") == wanted.get("deal_type"))
            + 0.25 * (found.get("status") == wanted.get("status"))
        )
    return 0.0


def resource_identity(found: Record, wanted: Record) -> float:
    """Tonnage or a contained quantity, and the category or the project."""
    tonnage = close(found.get("tonnage_t"), wanted.get("tonnage_t"))
    contained = bool(matches(items(found, "contained"), items(wanted, "contained"), same_amount))
    category = found.get("category") == wanted.get("category")
    project = same_name(found.get("project"), wanted.get("project"))
    return float(tonnage + contained + category + project) if (tonnage or contained) and (category or project) else 0.0


def funding_identity(found: Record, wanted: Record) -> float:
    """The amount in its currency, or without amounts the funder and the recipient or programme."""
    funder, recipient, programme = (
        same_name(found.get(k), wanted.get(k)) for k in ("funder", "recipient", "programme")
    )
    if found.get("amount") is None and wanted.get("amount") is None:
        return float(funder + recipient + programme) if funder and (recipient or programme) else 0.0
    same_money = close(found.get("amount"), wanted.get("amount")) and found.get("currency") == wanted.get("currency")
    return 1.0 + funder + recipient + programme if same_money else 0.0


# --- comparisons of values -----------------------------------------------------------------------------------------


def close(a: Any, b: Any) -> bool:
    """Two numbers within the tolerance; False when either is missing."""
    if not isinstance(a, int | float) or not isinstance(b, int | float):
        return False
    return abs(a - b) <= TOLERANCE * max(abs(a), abs(b), 1e-12)


@cache
def folded(name: str) -> str:
    """A name in lower case without brackets, punctuation and legal form."""
    plain = re.sub(r"\([^)]*\)", " ", name.lower()).replace("&", " and ").replace("u.s.", "us")
    return " ".join(w for w in re.sub(r"[^\w]+", " ", plain).split() if w not in LEGAL_WORDS)


@cache
def _funder_of() -> dict[str, str]:
    """Folded name or alias of each known funder to its canonical name."""
    return {folded(printed): funder.name for printed, funder in funder_names().items()}


def same_name(a: Any, b: Any) -> bool:
    """Names that mean the same: equal when folded, aliases, one within the other, initials, or nearly equal."""
    a, b = folded(str(a or "")), folded(str(b or ""))
    if not a or not b:
        return False
    if a == b or (a in _funder_of() and _funder_of().get(a) == _funder_of().get(b)):
        return True
    short, long = sorted((a.split(), b.split()), key=len)
    if set(short) <= set(long) and any(w not in COMMON_WORDS and len(w) > 2 for w in short):
        return True
    if len(short) == 1 < len(long) and short[0] == "".join(w[0] for w in long):
        return True
    return difflib.SequenceMatcher(None, a, b).ratio() >= 0.85


def same_amount(a: Record, b: Record) -> bool:
    """The same analyte with the same grade (whatever unit) or the same contained tonnes."""
    if analyte_of(a) != analyte_of(b):
        return False
    if "value_t" in a or "value_t" in b:
        return close(a.get("value_t"), b.get("value_t"))
    if a.get("unit") not in UNIT_FRACTION or b.get("unit") not in UNIT_FRACTION:
        return False
    return close(a["value"] * UNIT_FRACTION[a["unit"]], b["value"] * UNIT_FRACTION[b["unit"]])


def analyte_of(amount: Record) -> str:
    """The analyte's canonical symbol or, where it has none, as printed; in lower case. Graphite is graphitic carbon."""
    printed = str(amount.get("analyte")).strip()
    symbol = (canonical_analyte(printed) or printed).lower()
    return "tgc" if symbol == "graphite" else symbol


def matches(left: Sequence[Any], right: Sequence[Any], same: Callable[[Any, Any], bool]) -> list[tuple[Any, Any]]:
    """Pairs of like items, each used once, in the order of `left`."""
    free, pairs = list(right), []
    for item in left:
        for k, other in enumerate(free):
            if same(item, other):
                pairs.append((item, other))
                del free[k]
                break
    return pairs


def items(record: Record, name: str) -> list[Any]:
    """A list field, empty when it is missing."""
    value = record.get(name)
    return value if isinstance(value, list) else []


def party_names(record: Record) -> list[str]:
    """Names of a deal's parties."""
    return [p["name"] for p in items(record, "parties") if p.get("name")]


def visible_text(document: Record) -> str:
    """Title and text of a contract document, tags of HTML taken out."""
    text = document.get("text") or document.get("markdown") or ""
    if document.get("html"):
        page = re.sub(r"(?is)<(script|style|template)\b.*?</\1>", " ", document["html"])
        text = html.unescape(re.sub(r"(?s)<!--.*?-->|<[^>]+>", " ", page))
    return f"{document.get('title') or ''} {text}"


def letters(text: Any) -> str:
    """Letters and digits only, in lower case: how evidence is looked for."""
    return re.sub(r"[\W_]+", "", html.unescape(str(text or "")).lower())


# --- comparisons of fields; None where neither side gives the field -----------------------------------------------


def plain(name: str) -> Compare:
    """Equal values: numbers within the tolerance, text without regard to case."""

    def compare(found: Record, wanted: Record) -> float | None:
        a, b = found.get(name), wanted.get(name)
        if a is None and b is None:
            return None
        numbers = all(isinstance(v, int | float) and not isinstance(v, bool) for v in (a, b))
        return float(close(a, b) if numbers else str(a).strip().lower() == str(b).strip().lower())

    return compare


def partial_date(name: str) -> Compare:
    """Equal to the precision that the gold gives."""

    def compare(found: Record, wanted: Record) -> float | None:
        a, b = str(found.get(name) or ""), str(wanted.get(name) or "")
        if not a and not b:
            return None
        return float(bool(a and b) and (a.startswith(b) or (b.startswith(a) and len(a) >= len("2025-01"))))

    return compare


def named(name: str) -> Compare:
    """The same name."""

    def compare(found: Record, wanted: Record) -> float | None:
        if not found.get(name) and not wanted.get(name):
            return None
        return float(same_name(found.get(name), wanted.get(name)))

    return compare


def overlapping(values: Callable[[Record], list[Any]], same: Callable[[Any, Any], bool]) -> Compare:
    """F1 of two lists."""

    def compare(found: Record, wanted: Record) -> float | None:
        a, b = values(found), values(wanted)
        return 2 * len(matches(a, b, same)) / (len(a) + len(b)) if a or b else None

    return compare


def words(name: str) -> Compare:
    """F1 of two lists of words."""
    return overlapping(lambda r: [str(v).lower() for v in items(r, name)], lambda a, b: bool(a == b))


def amounts(name: str) -> Compare:
    """F1 of two lists of analytes with values."""
    return overlapping(lambda r: items(r, name), same_amount)


def money(name: str) -> Compare:
    """The same number in the same currency."""

    def compare(found: Record, wanted: Record) -> float | None:
        if found.get(name) is None and wanted.get(name) is None:
            return None
        return float(close(found.get(name), wanted.get(name)) and found.get("currency") == wanted.get("currency"))

    return compare


def given_with(name: str, carrier: str) -> Compare:
    """A field that means something only where the gold gives `carrier`."""
    compare = plain(name)
    return lambda found, wanted: compare(found, wanted) if wanted.get(carrier) is not None else None


def roles(found: Record, wanted: Record) -> float | None:
    """Share of the common parties that have the same role."""
    common = matches(
        items(found, "parties"), items(wanted, "parties"), lambda a, b: same_name(a.get("name"), b.get("name"))
    )
    return sum(a.get("role") == b.get("role") for a, b in common) / len(common) if common else None


IDENTITY: dict[str, Callable[[Record, Record], float]] = {
    "deals": deal_identity,
    "resource_estimates": resource_identity,
    "funding_commitments": funding_identity,
}
COMPARED: dict[str, dict[str, Compare]] = {
    "deals": {
        "deal_type": plain("deal_type"),
        "status": plain("status"),
        "parties": overlapping(party_names, same_name),
        "roles": roles,
        "project": named("project"),
        "commodities": words("commodities"),
        "countries": words("countries"),
        "value": money("value"),
        "value_qualifier": given_with("value_qualifier", "value"),
        "stake_pct": plain("stake_pct"),
        "announced_on": partial_date("announced_on"),
    },
    "resource_estimates": {
        "estimate_kind": plain("estimate_kind"),
        "category": plain("category"),
        "project": named("project"),
        "company": named("company"),
        "commodities": words("commodities"),
        "tonnage_t": plain("tonnage_t"),
        "grades": amounts("grades"),
        "contained": amounts("contained"),
        "cutoff": amounts("cutoff"),
        "reporting_code": plain("reporting_code"),
        "effective_on": partial_date("effective_on"),
        "is_current": plain("is_current"),
    },
    "funding_commitments": {
        "funder": named("funder"),
        "recipient": named("recipient"),
        "project": named("project"),
        "programme": named("programme"),
        "instrument": plain("instrument"),
        "stage": plain("stage"),
        "amount": money("amount"),
        "amount_qualifier": given_with("amount_qualifier", "amount"),
        "commodities": words("commodities"),
        "countries": words("countries"),
        "announced_on": partial_date("announced_on"),
    },
}
