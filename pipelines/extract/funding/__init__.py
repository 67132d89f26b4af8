"""Funding commitments of a document: money that a government, agency, lender or fund commits or proposes to commit.

Sentences are turned into frames and read clause by clause (`sentence`), what a story goes on saying of the same money
is followed (`discourse`), award tables are read row by row (`tables`); `merge` puts together what is said of one
commitment, at its latest stage.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.announcement import is_technical_report
from pipelines.extract.currencies import local_unit
from pipelines.extract.elsewhere import sentences_of_cards
from pipelines.extract.funding.around import settle_programmes, settle_stages
from pipelines.extract.funding.context import Context
from pipelines.extract.funding.draft import Draft
from pipelines.extract.funding.merge import merged
from pipelines.extract.funding.metonyms import SPENDS
from pipelines.extract.funding.scope import commodities_of, countries_of_draft
from pipelines.extract.funding.sentence import SentenceReader
from pipelines.extract.funding.sheets import Sheets
from pipelines.extract.funding.tables import read_rows
from pipelines.model import Evidence, FundingMention, FundingStage, Refusal

if TYPE_CHECKING:
    from pipelines.extract.deals.details.background import Background
    from pipelines.extract.reading import Reading

LENT = re.compile(
    r"\b(?:[Ll]oans?|[Gg]rants?|[Ss]ubsid(?:y|ies)|lends?|lent|rescue|senators?|governments|taxpayers?|central bank|"
    r"tax credits?|[Pp]rime [Mm]inister|[Pp]remier|policy lender|export credit|development bank|state fund|"
    r"federal (?:money|funds|government)|parliament|cabinet|state aid|public money|ministry)\b"
)
"""What makes a page without any known body one of funding: unknown ones give grants and lend too."""
COSTS = "tables of a technical report tell what a mine costs"
READABLE = ("paragraph", "list_item", "heading", "caption")
PAPERS = re.compile(r"(?i)\b(?:agreement|contract|loan|facilit|paper|deal)")
US_DOLLAR = re.compile(r"\bUS\$|\bUSD\b|\bU\.S\.\$")
"""A page that marks the US dollar means another by the bare sign."""
LOCAL_DOLLARS = {
    "US": ("USD", r"US\$|USD"),
    "AU": ("AUD", r"A\$|AUD"),
    "CA": ("CAD", r"C\$|CAD|CDN"),
    "NZ": ("NZD", r"NZ\$|NZD"),
}
"""Whose dollar a public body of this country means, and how a page marks that dollar."""


def find_funding(reading: Reading, background: Background | None = None) -> tuple[list[FundingMention], list[Refusal]]:
    """Funding mentions in text order, one for each commitment and separately dated stage, and what was refused."""
    context = Context(reading, background)
    spoken_of = context.bodies or context.schemes or LENT.search(context.text) or context.titled_body
    if not spoken_of and not _a_state_spends(context):
        return [], []
    reader = SentenceReader(context)
    drafts: list[Draft] = []
    sheets = Sheets(context)
    elsewhere = sentences_of_cards(reading.sentences) | sheets.sentences
    for sentence in reading.sentences:
        if sentence.block in READABLE and sentence.index not in elsewhere:
            drafts.extend(reader.read(sentence))
    settle_stages(drafts, context)
    settle_programmes(drafts, context)
    rows = [*sheets.read(drafts), *read_rows(context, drafts)]
    if not is_technical_report(context.text):
        return [_mention(draft, context) for draft in merged([*drafts, *rows])], reader.refused
    costs = [Refusal("funding_commitments", d.sentence.start, d.sentence.end, COSTS) for d in rows]
    return [_mention(draft, context) for draft in merged(drafts)], [*reader.refused, *costs]


def _a_state_spends(context: Context) -> bool:
    """True where a country, state or province is the subject of a spending verb."""
    return any(n.kind == "place" and SPENDS.match(context.text[n.end : n.end + 80].lower()) for n in context.names)


def _mention(draft: Draft, context: Context) -> FundingMention:
    money, sentence = draft.money, draft.sentence
    countries = countries_of_draft(draft, context)
    currency = money.currency or _bare_currency(draft, countries, context) if money else None
    return FundingMention(
        evidence=Evidence.of(context.text, sentence.start, sentence.end),
        rule=draft.rule,
        confidence=draft.confidence,
        printed=draft.printed,
        funder=draft.funder or None,
        recipient=draft.recipient,
        project=None if draft.project and draft.project in (draft.programme or "") else draft.project,
        programme=draft.programme,
        instrument=draft.instrument,
        stage=_stage(draft),
        amount=money.value if money else None,
        amount_high=money.high if money else None,
        currency=currency,
        currency_source=("printed" if money.currency else "context") if money else None,
        amount_qualifier=money.qualifier if money else None,
        commodities=commodities_of(draft, context),
        countries=countries,
        announced_on=_told_on(draft, context)
        or context.profile.background.news_day(sentence)
        or context.reading.published_on,
    )


def _told_on(draft: Draft, context: Context) -> str | None:
    """The day that was read for a commitment; one behind the page's own is when something is to happen."""
    day, today = draft.announced_on or "", context.reading.published_on or ""
    return None if today and day[: len(today)] > today[: len(day)] else draft.announced_on


def _stage(draft: Draft) -> FundingStage:
    """How far the money has come; what nobody in particular receives is committed, unless papers are signed."""
    for_nobody = draft.recipient is None and draft.project is None and not PAPERS.search(draft.sentence.text)
    return "committed" if draft.stage == "closed" and for_nobody else draft.stage


def _america_gives(draft: Draft, context: Context) -> bool:
    """True where the sentence speaks of the United States' money too: it has one dollar for both states."""
    bodies = context.bodies_in(draft.sentence.start, draft.sentence.end)
    return any(b.country == "US" and b.kind in ("government", "ministry") for b in bodies)


def _bare_currency(draft: Draft, countries: tuple[str, ...], context: Context) -> str:
    """A bare `$` is the document's, except where a public body of another dollar country gives it at home and the page
    never marks that dollar: a page under a Toronto ticker that speaks of the US government."""
    usual = context.reading.context_currency
    unnamed_state = draft.giver.kind == "government" and draft.giver.country is None and len(countries) == 1
    country = countries[0] if unnamed_state else draft.giver.country or ""
    if draft.money and (local := local_unit(draft.money.printed, next(iter([country, *countries]), ""))):
        return local
    currency, marked = LOCAL_DOLLARS.get(country, (usual, "$^"))
    abroad = country != "US" and country not in countries
    if draft.giver.kind == "lender" or currency == usual or abroad:
        return usual
    american = usual == "USD" and country != "US" and US_DOLLAR.search(context.text)
    if usual == "USD" and country != "US" and not american and not context.issuer and _america_gives(draft, context):
        return usual
    if context.issuer and not american and re.search(rf"(?<![A-Z])(?:{marked})", context.text):
        return usual
    return currency
