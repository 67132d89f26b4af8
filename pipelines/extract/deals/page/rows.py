"""Tables whose rows are deals: a column for who buys, one for who sells, one for what, and each row read as a clause.

"Date | Buyer | Seller | Asset | Price | Status", "Instrument | Provider | Amount | Status", "Investor | What". What a
column is for is told by its header; what kind of deal a row is, by the words of its cells.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.deals.draft import ROLES, ROW, Draft
from pipelines.extract.deals.language.grammar import marks, share_in
from pipelines.extract.deals.language.marked import Marked
from pipelines.extract.deals.language.objects import target_of
from pipelines.extract.lexicon import commodities_in
from pipelines.extract.names import Name
from pipelines.extract.places import place_of
from pipelines.extract.quantities import find_money
from pipelines.model import DealStatus, DealType

if TYPE_CHECKING:
    from pipelines.extract.reading import Reading

HEADERS: dict[str, re.Pattern[str]] = {
    kind: re.compile(rf"(?i)\W*(?:the |new )?(?:{words})\b")
    for kind, words in {
        "buyer": r"buyers?|acquir[eo]rs?|purchasers?|bidders?|investors?|off-?takers?|customers?|takers?|providers?|"
        r"(?:royalty |stream )?holders?|offerors?|optionees?|farm-?(?:in)?ees?|earning part(?:y|ies)|"
        r"names?|who|counterpart(?:y|ies)|partners?",
        "seller": r"sellers?|vendors?|targets?|issuers?|investees?|suppliers?|producers?|owners?|optionors?|farm-?ors?|"
        r"grantors?|other (?:side|part(?:y|ies))|counterpart(?:y|ies)|partners?|with\W*$",
        "parties": r"part(?:y|ies)|companies",
        "what": r"assets?|what|deals?|transactions?|instruments?|types?|projects?|mines?|descriptions?|agreements?|"
        r"terms|subjects?|products?|propert(?:y|ies)|details|structure",
        "price": r"price|value|amount|consideration|size|sum|cost|money|(?:upfront )?cash|(?:by )?spend(?:ing)?|"
        r"(?:work )?commitment|"
        r"expenditure|prepayment",
        "share": r"(?:may|can|to) (?:be )?earn(?:ed)?|earns?|earn-?in|stake|interest|share\b(?! price)|%",
        "status": r"status|stage|notes?|state|remarks?|comments?",
        "date": r"dates?|day|when|dated|announced|signed|closed",
    }.items()
}
NO_DEALS = re.compile(
    r"(?i)\b(?:tonn|grade|hole|recipient|borrower|beneficiary|grant|award|lender|agency|category|class|licen[cs]e no|"
    r"shares held|director|quarter|price per)"
)
"""Words of a header that make a table one of estimates, awards, holdings or results."""
NO_DEAL = re.compile(r"\b(?:loans?|debt|bonds?|grants?|guarantees?|credit|facility|notes|overdraft|lease|tax|fees?)\b")
KINDS: tuple[tuple[DealType, re.Pattern[str]], ...] = (
    ("royalty_stream", re.compile(r"\b(?:stream|royalt(?:y|ies)|nsr|grr)\b")),
    ("offtake", re.compile(r"\boff-?takes?\b|\bmarketing\b|^(?:up to )?⟦Q\d+⟧ (?:[a-z]+ ){0,2}of\b")),
    ("supply", re.compile(r"\b(?:supply|feedstock|tolling)\b")),
    ("earn_in", re.compile(r"\b(?:earn-?in|farm-?in|option (?:to|over|on|agreement))\b")),
    ("merger", re.compile(r"\b(?:merger|business combination)\b")),
    ("joint_venture", re.compile(r"\b(?:joint venture|jv)\b")),
    ("equity_investment", re.compile(r"\b(?:equity|shares|placement|subscription|investment|private placing)\b")),
    (
        "acquisition",
        re.compile(r"\b(?:acqui\w+|purchase|takeover|sale|bought|buy-?out|divest\w+)\b|^(?:a further )?⟦R"),
    ),
    ("partnership", re.compile(r"\b(?:memorandum|mou|partnership|alliance|co-?operation|collaboration)\b")),
)
STAGES: tuple[tuple[DealStatus, re.Pattern[str]], ...] = (
    (
        "terminated",
        re.compile(r"\b(?:terminat\w+|lapsed|withdrawn|cancel\w+|rejected|dropped|scrapped|ended|failed)\b"),
    ),
    ("completed", re.compile(r"\b(?:complet\w+|closed|settled|done|paid|issued|funded|received)\b")),
    ("rumoured", re.compile(r"\b(?:rumou?r\w*|talks|reported|weighing|considering|speculation)\b")),
    (
        "proposed",
        re.compile(
            r"\b(?:mou|memorandum|loi|letter of intent|proposed|non-?binding|offer|bid|term sheet|planned|heads of|"
            r"exclusivity|conditional offer|indicative)\b"
        ),
    ),
    ("agreed", re.compile(r"\b(?:signed|agreed|binding|definitive|announced|pending|pledged|committed|approved)\b")),
)
OF_TABLE: tuple[tuple[DealType, re.Pattern[str]], ...] = (
    ("earn_in", re.compile(r"\b(?:option(?:ee|or)|farm-?(?:in|or|ee)|(?:may|can|to) (?:be )?earn|earns|earn-?in)")),
    ("acquisition", re.compile(r"\bvendors?\b")),
    ("royalty_stream", re.compile(r"\b(?:royalty|stream)\b")),
    ("offtake", re.compile(r"\b(?:off-?takers?|customers?|suppliers?|products?)\b")),
    ("equity_investment", re.compile(r"^(?!.*\b(?:buyers?|acquir|purchaser|bidder)).*\binvestors?\b")),
)
"""What all rows of a table are whose headers have such words."""
NOT_YET = re.compile(r"\b(?:not|yet to be|to be|expected to be|due to be|awaiting) $|\bexpected (?:to )?$")
LISTED = re.compile(r"\s*(?:,| and | & | / |/|;| with )\s*")
TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Messrs)\.? ")
A_PLACE_OF_ITS_OWN = re.compile(
    r"(?:^|[,(] ?|\b(?:of|at|on|over|in) (?:the )?)(?P<name>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3})"
)
A_SITE_ALONE = re.compile(r"\*?(?P<name>[A-Z][\w’'-]*(?: (?:and|&|[A-Z0-9][\w’'-]*))*)\*?(?= ?(?:,|\(|$))")
A_SITE_AND_WHERE = re.compile(
    r"(?:^|; ?)\*?(?P<name>[A-Z][\w’'-]*(?: (?:de|del|do|da|[A-Z0-9][\w’'-]*))*)\*?"
    r"(?:, (?P<where>[A-Z][^,;(]+)| \((?P<there>[^()]+)\))"
)
"""A mine and the place in which it lies: "Salar del Norte, Chile", "8% of the company; Elk Creek (Yukon)"."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column holds what, by kind of header, and how many columns there are."""

    at: dict[str, int]
    width: int
    heading: str
    """The headers in small letters, which may tell the kind of deal."""

    @property
    def names_sites(self) -> bool:
        """Whether the column of what the deals are about gives the names of mines."""
        return bool(re.search(r"\b(?:projects?|propert(?:y|ies)|mines?|deposits?|claims|ground)\b", self.heading))


def deal_rows(reading: Reading) -> dict[int, Columns]:
    """Index of each table row that may be a deal -> the columns of its table."""
    found: dict[int, Columns] = {}
    for table in reading.document.tables:
        columns = _columns([" ".join(c.text.split()) if c else "" for c in table.grid()[0]]) if table.rows else None
        if columns is None:
            continue
        rows = [s for s in reading.sentences if s.block == "table_row" and table.start <= s.start < table.end]
        found |= {row.index: columns for row in rows[1:]}
    return found


def _columns(header: list[str]) -> Columns | None:
    """The columns of a table of deals; None for every other table."""
    at: dict[str, int] = {}
    for index, words in enumerate(header):
        kind = next((k for k, pattern in HEADERS.items() if k not in at and pattern.match(words)), None)
        if kind:
            at[kind] = index
    told = "what" in at or {"buyer", "seller"} <= set(at)
    if not told or not {"buyer", "parties", "seller"} & set(at) or any(NO_DEALS.search(h) for h in header):
        return None
    return Columns(at, len(header), " ".join(header).lower())


def row_drafts(marked: Marked, columns: Columns) -> Iterator[Draft]:
    """One draft for each deal of a row: several where the cell that says what it is gives each part a sum."""
    printed, cells = ([cell.strip() for cell in row.split("|")] for row in (marked.sentence.text, marked.text))
    if len(printed) == len(cells) == columns.width:
        yield from cell_drafts(marked, columns, printed, cells)


def cell_drafts(marked: Marked, columns: Columns, printed: list[str], cells: list[str]) -> Iterator[Draft]:
    """The same of cells as printed and as marked, whatever they were taken from."""

    def cell(kind: str) -> str:
        return cells[columns.at[kind]] if kind in columns.at else ""

    def party(kind: str) -> list[str]:
        at = columns.at.get(kind)
        return _named(marked, cells[at], printed[at]) if at is not None else []

    buyers, sellers = party("buyer"), party("seller")
    if not sellers and len(both := party("parties")) > 1:
        buyers, sellers = both[:1], both[1:]
    if not buyers and not sellers:
        return
    status = printed[columns.at["status"]].lower() if "status" in columns.at else ""
    parts = [part.strip() for part in cell("what").split(";") if part.strip()] or [""]
    parts = parts if "price" not in columns.at and all("⟦M" in part for part in parts) else [cell("what")]
    kind: DealType | None = None
    for part in parts:
        kind = _kind(f"{part} {status}" if "what" in columns.at else columns.heading, columns) or kind
        if kind is None or NO_DEAL.search(part):
            continue
        price = cell("price") if "⟦M" in cell("price") else ""
        clause = f"{part} for {price}" if price else f"for {part}" if "⟦M" in part else part
        draft = Draft(kind, _stage(f"{status} {part}", kind), marked, f"{clause} on {cell('date')}", ROW)
        _take_object(draft, part, printed[columns.at["what"]] if "what" in columns.at else "")
        if not draft.venture and (
            site := _site_of(printed[columns.at["what"]], columns) if "what" in columns.at else ""
        ):
            draft.venture = _site(draft, site)
        if (share := share_in(cell("share"))) and draft.stake is None and kind != "royalty_stream":
            draft.stake = marked.thing(share)
            draft.stake_value = float(draft.stake.value)
        _give(draft, buyers, sellers)
        yield draft


def _named(marked: Marked, cell: str, printed: str) -> list[str]:
    """Marks of the parties that a cell names; a name that was not known becomes a company's."""
    known = [mark for mark in marks(cell) if mark[0] in "CAGN"]
    if known:
        return known
    found = []
    for name in LISTED.split(TITLE.sub("", re.sub(r"\([^)]*\)|\*", "", printed).strip())):
        if name[:1].isupper() and place_of(name) is None and not find_money(name):
            start = marked.sentence.start + marked.sentence.text.find(name)
            mark = f"C{len(marked.things)}"
            marked.things[mark] = Name(start, start + len(name), name, "company", name)
            found.append(mark)
    return found


def _kind(words: str, columns: Columns) -> DealType | None:
    told = next((kind for kind, pattern in KINDS if pattern.search(words)), None)
    told = told or next((kind for kind, pattern in OF_TABLE if pattern.search(columns.heading)), None)
    if told is None and {"buyer", "seller"} <= set(columns.at):
        return "acquisition"
    return told


def _stage(words: str, kind: DealType) -> DealStatus:
    """The stage that the words of a row give, the end if they name one, else the first; agreed where they give none."""
    found = [
        (match.start(), stage)
        for stage, pattern in STAGES
        if (match := pattern.search(words)) and not NOT_YET.search(words[: match.start()])
    ]
    ended = any(stage == "terminated" for _, stage in found)
    stage: DealStatus = "terminated" if ended else min(found)[1] if found else "agreed"
    return "agreed" if stage == "completed" and kind in ("offtake", "supply", "partnership") else stage


def _take_object(draft: Draft, words: str, printed: str) -> None:
    """What the deal is about: its words, its share, and its mine where no name was known in them."""
    target = target_of(draft.marked, words)
    draft.target_text, draft.kind = words, target.kind if words else ""
    draft.take_share(target)
    if (share := share_in(words)) and draft.stake is None and draft.deal_type != "royalty_stream":
        draft.stake = draft.marked.thing(share)
        draft.stake_value = float(draft.stake.value)
    sites = [mark for mark in marks(words) if mark[0] in "JN" and f"⟦{mark}⟧" != target.org]
    if sites:
        draft.venture = next((mark for mark in sites if mark[0] == "J"), sites[0])
        return
    for found in A_PLACE_OF_ITS_OWN.finditer(printed):
        name = found["name"]
        if found.start("name") and not name.isupper() and place_of(name) is None and not commodities_in(name):
            draft.venture = _site(draft, name)
            return


def _site_of(printed: str, columns: Columns) -> str:
    """The mine that a cell names by itself: under a header of mines, or with the country or province where it lies."""
    if columns.names_sites and (alone := A_SITE_ALONE.match(printed)):
        return str(alone["name"])
    for found in A_SITE_AND_WHERE.finditer(printed):
        if place_of((found["where"] or found["there"]).strip()) and not place_of(found["name"]):
            return str(found["name"])
    return ""


def _site(draft: Draft, name: str) -> str:
    """The mark of a mine whose name was not known before."""
    start = draft.marked.sentence.start + draft.marked.sentence.text.find(name)
    mark = f"J{len(draft.marked.things)}"
    draft.marked.things[mark] = Name(start, start + len(name), name, "project", name)
    return mark


def _give(draft: Draft, buyers: list[str], sellers: list[str]) -> None:
    """The parties in the roles of their kind of deal."""
    if draft.deal_type in ("joint_venture", "partnership"):
        draft.roles = {"partner": [*buyers, *sellers]}
        return
    first, second = ROLES[draft.deal_type]
    if draft.deal_type == "acquisition" and not (draft.target_text.strip() and (draft.venture or draft.kind == "site")):
        second = "target"
    draft.roles = {role: names for role, names in ((first, buyers), (second, sellers)) if names}
