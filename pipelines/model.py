"""The records that pass between the stages: Document, its parts, Evidence and the three kinds of Mention.

A mention is what one document says; a fact is what dbt concludes from all mentions. Everything here is frozen, typed
and free of wall-clock time, so the same bytes give the same records. Units are in the names: `_t` is metric tonnes,
`_pct` is 0 to 100, money is in whole currency units.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any, Literal, get_args

DealType = Literal[
    "acquisition",
    "merger",
    "equity_investment",
    "joint_venture",
    "earn_in",
    "offtake",
    "supply",
    "royalty_stream",
    "partnership",
    "other",
]
DealStatus = Literal["rumoured", "proposed", "agreed", "completed", "terminated"]
PartyRole = Literal[
    "acquirer", "target", "seller", "investor", "investee", "buyer", "supplier", "partner", "royalty_holder"
]
EstimateKind = Literal["resource", "reserve", "exploration_target", "unspecified"]
Category = Literal[
    "measured",
    "indicated",
    "measured_indicated",
    "inferred",
    "total",
    "proven",
    "probable",
    "proven_probable",
    "unspecified",
]
ReportingCode = Literal["JORC", "NI 43-101", "S-K 1300", "SAMREC", "PERC", "CIM"]
Instrument = Literal[
    "grant", "loan", "loan_guarantee", "equity", "tax_credit", "purchase_commitment", "credit_insurance", "programme"
]
FundingStage = Literal["proposed", "letter_of_interest", "conditional", "committed", "closed", "disbursed", "cancelled"]
Qualifier = Literal["exact", "approximately", "up_to", "at_least"]
GradeUnit = Literal["%", "ppm", "g/t"]
BlockKind = Literal["heading", "paragraph", "list_item", "table_row", "caption", "boilerplate"]
DocumentStatus = Literal["ok", "empty", "image_only", "encrypted", "truncated", "too_large", "unreadable"]

ENUMERATIONS: dict[str, tuple[str, ...]] = {
    "deal_type": get_args(DealType),
    "status": get_args(DealStatus),
    "role": get_args(PartyRole),
    "estimate_kind": get_args(EstimateKind),
    "category": get_args(Category),
    "reporting_code": get_args(ReportingCode),
    "instrument": get_args(Instrument),
    "stage": get_args(FundingStage),
    "qualifier": get_args(Qualifier),
    "grade_unit": get_args(GradeUnit),
}
"""Every closed list of the fact contract; schemas, dbt accepted-values tests and docs are checked against it."""


def stable_id(*parts: object) -> str:
    """A 16-digit hexadecimal key of the parts: the same on every machine and run."""
    return hashlib.sha256("\x1f".join(str(p) for p in parts).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph, list item, table row or caption: `document.text[start:end]`."""

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    """Heading depth 1-6, list nesting from 1, else 0."""
    in_body: bool = True
    """False for what a page shows around its article: headline, byline, related items, comments."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One table cell as printed, at its grid position, with its place in the document text."""

    text: str
    start: int
    end: int
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1
    is_header: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One table: rows of cells in print order; spans are on the cells, nothing is repeated here."""

    ordinal: int
    start: int
    end: int
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""

    @property
    def width(self) -> int:
        """Number of grid columns."""
        return max((c.column + c.colspan for row in self.rows for c in row), default=0)

    def grid(self) -> list[list[Cell | None]]:
        """rows x width cells with spans filled in: a spanning cell appears at each position it covers."""
        height, width = len(self.rows), self.width
        cells: list[list[Cell | None]] = [[None] * width for _ in range(height)]
        for row in self.rows:
            for cell in row:
                for r in range(cell.row, min(cell.row + cell.rowspan, height)):
                    for c in range(cell.column, min(cell.column + cell.colspan, width)):
                        cells[r][c] = cell
        return cells


@dataclass(frozen=True, slots=True)
class Document:
    """One version of one page or file, as text with offsets that everything later points into."""

    document_id: str
    """stable_id of the canonical address (or of the given doc_id where there is no address)."""
    version: str
    """Content hash of title and text: an edited article is a new version of the same document."""
    text: str
    title: str | None = None
    source: str | None = None
    url: str | None = None
    canonical_url: str | None = None
    published_at: datetime | None = None
    """In UTC, without a zone mark; midnight when only the day is known."""
    published_on: str | None = None
    """The ISO day of publication where it was published, which in UTC may be another."""
    published_from: str | None = None
    """How the date was found: given, json-ld, meta, feed, url, text ..."""
    modified_at: datetime | None = None
    author: str | None = None
    language: str | None = None
    blocks: tuple[Block, ...] = ()
    tables: tuple[Table, ...] = ()
    links: tuple[str, ...] = ()
    tickers: tuple[str, ...] = ()
    """Exchange-prefixed as printed and normalised, such as `ASX:ARR`."""
    is_machine_written: bool = False
    rights: str | None = None
    status: DocumentStatus = "ok"
    status_reason: str | None = None
    parser: str = "text"
    parser_version: str = "1"
    warc_file: str | None = None
    warc_offset: int | None = None

    @property
    def body(self) -> str:
        """The article alone, a block a line."""
        return "\n".join(self.text[b.start : b.end] for b in self.blocks if b.in_body)

    def to_row(self) -> dict[str, Any]:
        """One flat row for a table: nested parts as JSON text."""
        row = {name: getattr(self, name) for name in self.__dataclass_fields__}
        row["blocks"] = json.dumps([[b.kind, b.start, b.end, b.level, b.in_body] for b in self.blocks])
        row["tables"] = json.dumps([asdict(t) for t in self.tables], ensure_ascii=False)
        row["links"], row["tickers"] = list(self.links), list(self.tickers)
        return row

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> Document:
        """The document that `to_row` wrote; unknown columns are ignored."""
        values = {name: row[name] for name in cls.__dataclass_fields__ if name in row}
        values["blocks"] = tuple(Block(*b) for b in json.loads(row["blocks"]))
        values["tables"] = tuple(
            Table(**{**t, "rows": tuple(tuple(Cell(**c) for c in r) for r in t["rows"])})
            for t in json.loads(row["tables"])
        )
        values["links"], values["tickers"] = tuple(row["links"] or ()), tuple(row["tickers"] or ())
        return cls(**values)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The exact text a mention was read from: `document.text[start:end] == text`, never empty."""

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if not self.text.strip() or self.end - self.start != len(self.text) or self.start < 0:
            raise ValueError(
                f"evidence must be a non-empty slice of the text, got [{self.start}:{self.end}]"
                f" for {len(self.text)} characters"
            )

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Evidence:
        """The slice of `text`, trimmed of white space at both ends."""
        printed = text[start:end]
        start += len(printed) - len(printed.lstrip())
        printed = printed.strip()
        return cls(start, start + len(printed), printed)


@dataclass(frozen=True, slots=True)
class Party:
    """One named party of a deal in one role."""

    name: str
    role: PartyRole


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade or cut-off: analyte as reported, value in its unit."""

    analyte: str
    value: float
    unit: GradeUnit


@dataclass(frozen=True, slots=True)
class Contained:
    """Contained metal or oxide in metric tonnes."""

    analyte: str
    value_t: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """What every mention carries: its evidence, the rule that fired and how sure that rule is."""

    evidence: Evidence
    rule: str
    """Dotted name of the rule, such as `deals.acquire.passive`."""
    confidence: float
    """0 to 1, of this rule on labelled documents."""
    printed: Mapping[str, str] = field(default_factory=dict)
    """Field name to the characters it was read from, such as {"value": "US$2.26 billion"}."""
    extractor_version: str = "1"

    def __post_init__(self) -> None:
        if not isinstance(self.evidence, Evidence):
            raise ValueError(f"{type(self).__name__} without evidence (rule {self.rule})")
        if not 0 <= self.confidence <= 1:
            raise ValueError(f"confidence {self.confidence} is not within 0 to 1 (rule {self.rule})")

    def as_contract(self) -> dict[str, Any]:
        """The record as the fact contract writes it: typed values and the evidence text, nothing else."""
        own = [n for n in self.__dataclass_fields__ if n not in Mention.__dataclass_fields__ and n not in INTERNAL]
        record = {name: _plain(getattr(self, name)) for name in own}
        record["evidence"] = self.evidence.text
        return record


INTERNAL = ("value_high", "amount_high", "tonnage_high_t", "currency_source")
"""Fields that landing keeps and the fact contract does not have."""


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    if isinstance(value, Party | Grade | Contained):
        return asdict(value)
    return value


@dataclass(frozen=True, slots=True, kw_only=True)
class DealMention(Mention):
    """One commercial arrangement between named parties, as one document tells it at its latest stage."""

    deal_type: DealType
    status: DealStatus
    parties: tuple[Party, ...]
    project: str | None = None
    commodities: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    value: float | None = None
    value_high: float | None = None
    currency: str | None = None
    currency_source: Literal["printed", "context"] | None = None
    value_qualifier: Qualifier | None = None
    stake_pct: float | None = None
    announced_on: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceMention(Mention):
    """One category of one estimate of one deposit or project."""

    estimate_kind: EstimateKind
    category: Category
    project: str | None = None
    company: str | None = None
    commodities: tuple[str, ...] = ()
    tonnage_t: float | None = None
    tonnage_high_t: float | None = None
    grades: tuple[Grade, ...] = ()
    contained: tuple[Contained, ...] = ()
    cutoff: tuple[Grade, ...] = ()
    reporting_code: ReportingCode | None = None
    effective_on: str | None = None
    is_current: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class FundingMention(Mention):
    """Money that a government, agency, lender or fund commits or proposes to commit, at one stage."""

    funder: str | None
    recipient: str | None = None
    project: str | None = None
    programme: str | None = None
    instrument: Instrument = "programme"
    stage: FundingStage = "committed"
    amount: float | None = None
    amount_high: float | None = None
    currency: str | None = None
    currency_source: Literal["printed", "context"] | None = None
    amount_qualifier: Qualifier | None = None
    commodities: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    announced_on: str | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """A sentence that looked like a fact and was not read as one, and why: shown by `extract --explain`."""

    table: Literal["deals", "resource_estimates", "funding_commitments"]
    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Mentions:
    """All mentions of one document in text order, with what was refused."""

    deals: tuple[DealMention, ...] = ()
    resource_estimates: tuple[ResourceMention, ...] = ()
    funding_commitments: tuple[FundingMention, ...] = ()
    refused: tuple[Refusal, ...] = ()

    def as_contract(self, doc_id: str) -> dict[str, Any]:
        """One line of the fact contract."""
        return {
            "doc_id": doc_id,
            "deals": [m.as_contract() for m in self.deals],
            "resource_estimates": [m.as_contract() for m in self.resource_estimates],
            "funding_commitments": [m.as_contract() for m in self.funding_commitments],
        }
