"""Drafts to events: names, details and reasons to refuse."""

from __future__ import annotations

from dataclasses import replace

from pipelines.extract import regex as re
from pipelines.extract.deals.details.assets import commodities_of, countries_of
from pipelines.extract.deals.details.background import Background
from pipelines.extract.deals.details.clause import project_of, value_of
from pipelines.extract.deals.details.days import date_of, opening_date
from pipelines.extract.deals.details.projects import usual_project
from pipelines.extract.deals.details.shares import change_in, share_in_words
from pipelines.extract.deals.details.upkeep import upkeep
from pipelines.extract.deals.draft import Draft
from pipelines.extract.deals.language.grammar import SITE
from pipelines.extract.deals.language.patterns import MARK, ROYALTY_RATE
from pipelines.extract.deals.page.merge import Event
from pipelines.extract.deals.parties.cast import Cast, cast
from pipelines.extract.deals.parties.story import Story
from pipelines.extract.names import Name, is_ordinary
from pipelines.extract.places import place_of
from pipelines.model import Refusal

FIRM = re.compile(
    r"\b(?:definitive|formal|full-form|unconditional|binding|signed|signs|executed|executes|entered|enters|closed|"
    r"completed|inked|struck|concluded|finali[sz]ed|has agreed|have agreed)\b"
)
"""Words of a contract of its own, which no letter before it makes a proposal."""
BINDS = re.compile(
    r"(?<!non-)(?<!non )(?<!not )(?<!yet )\bbinding\b|\b(?:definitive|unconditional|formal|full-form|final|firm|take-or-pay|"
    r"replac\w+|supersed\w+|convert\w+)\b"
)
"""Words of a contract that is no letter any more."""
BY_LETTER = re.compile(
    r"\b(?:non-?binding|not (?:yet )?(?:legally )?binding|letters? of (?:intent|interest)|lois?|memorand(?:um|a)|mous?|"
    r"term sheets?|termsheets?|heads of (?:terms|agreement))\b"
)
"""A paper that promises nothing: what is said of its terms later is still a proposal."""
TO_COME = re.compile(
    r"\b(?:negotiat\w*|towards?|to (?:sign|execute|enter(?: into)?|conclude|finali[sz]e)|subject to|until|before|"
    r"form the basis (?:of|for))\b[^,;⟦]{0,40}\b(?:definitive|binding|formal|full-form)\b"
)
"""A contract that is still to be made."""
SEPARATE = re.compile(
    r"\b(?:customers|takers|clients|buyers|books?|off-?takers|off-?takes|arrangements|agreements|contracts|deals|memoranda|"
    r"mous|letters of intent|respectively|each)\b"
)
EACH = re.compile(r"\b(?:each|separately|respectively)\b")
"""Words of a clause in which every customer has a contract of its own."""
PAPERS_OF_EACH = re.compile(r"\b(?:both|each|all)\b[^;⟦]{0,40}\b(?:agreements?|contracts?|deals?|off-?takes?)\b")
"""Words of suppliers of whom every one has its own contract: "both have supply agreements with"."""
WISHED = re.compile(r"\b(?:look(?:s|ing)|keen|wants?|plans?|aims?|hop(?:es|ing)|seek(?:s|ing)?) (?:also )?to $")
"""Words of a wish: "more mines" that somebody is looking to buy are nobody's deal yet."""


PLENTY = re.compile(
    r"^\W*(?:(?:and|or) )?(?:(?!(?:an?|the|its|their|all|both|these|those|another|one|two|three|four|five|six|seven|eight|"
    r"nine|ten|several|more|further|additional|adjacent|adjoining|neighbou?ring|new|remaining|certain)\b)[a-z/-]+,? )*?"
    r"(?:projects|assets|properties|mines|deposits|acquisitions|opportunities|investments|royalties|interests|companies)\b"
)
"""Things of a kind that nobody counts or points at: "high-quality assets in prime districts"."""
HABITUAL = re.compile(r"\w+ing\b|acquisitions\b|purchases\b")
"""How a company says what it lives on: by acquiring, through acquisitions."""


def events_of(draft: Draft, background: Background, story: Story, refused: list[Refusal]) -> list[Event]:
    """The draft with its names and details, none if it is refused; several offtakers give several events."""
    sentence = draft.marked.sentence
    if draft.status == "agreed" and _is_of_the_past(draft, background.reading.published_on):
        draft.status = "completed"
    made = cast(draft, story)
    roles, kind = made.roles, made.kind
    project = project_of(draft, made.named)
    if project is not None and (project.name in made.named or _is_no_site(project.name)):
        project = None
    money = value_of(draft)
    _take_only_share(draft, kind)
    if (
        kind == "acquisition"
        and made.refusal is None
        and len(made.named) < 2
        and project is None
        and draft.stake_value is None
        and money is None
        and (
            not SITE.search(draft.target_text)
            or WISHED.search(draft.clause[: draft.at])
            or (HABITUAL.match(draft.clause, draft.at) and (draft.is_nominal or PLENTY.match(draft.target_text)))
        )
    ):
        made.refusal = "only the buyer is named, and neither project, share nor price"
    made.refusal = made.refusal or upkeep(kind, draft)
    if made.refusal is not None:
        refused.append(Refusal("deals", sentence.start, sentence.end, made.refusal))
        return []
    if _keeps_royalty(kind, roles, story, sentence.index):
        refused.append(
            Refusal("deals", sentence.start, sentence.end, "a royalty that a seller keeps is part of the price")
        )
        return []
    words = (
        kind,
        draft.status,
        money.value if money else None,
        draft.stake_value,
        project.name if project else None,
        *sorted(made.named),
    )
    if words in story.told and not draft.marked.all(draft.clause, "D"):
        return []
    story.told.add(words)
    if kind == "royalty_stream":
        draft.stake, draft.stake_value = None, None
    date, printed_date = _announced(draft, background)
    usual = None if project else usual_project(draft, background, kind, roles)
    project = project or usual
    printed = {
        "value": money.printed if money else None,
        "announced_on": printed_date,
        "stake_pct": draft.stake.printed if draft.stake else None,
    }
    event = Event(
        deal_type=kind,
        status=draft.status,
        roles=roles,
        story=sentence.story,
        first=sentence.index,
        last=sentence.index,
        rule=draft.rule,
        confidence=_confidence(made),
        project=project,
        commodities=commodities_of(draft, background, project, roles),
        countries=countries_of(draft, background, project, roles),
        money=money,
        stake=draft.stake_value,
        date=date,
        printed={key: value for key, value in printed.items() if value},
        is_inferred_party=made.is_inferred,
        target_kind=draft.kind,
        is_firm=FIRM.search(TO_COME.sub("", draft.clause)) is not None,
        is_binding=BINDS.search(TO_COME.sub("", draft.clause)) is not None,
        is_usual_project=usual is not None,
        is_lettered=draft.status == "proposed"
        and BY_LETTER.search(draft.clause) is not None
        and (date is None or date[:4] >= (background.reading.published_on or date)[:4]),
    )
    story.last = event
    one_each = {"offtake": "buyer", "supply": "buyer", "equity_investment": "investor"}.get(kind, "")
    apart = SEPARATE if one_each == "buyer" else EACH
    if one_each == "buyer" and len(roles.get("supplier", ())) > 1 and PAPERS_OF_EACH.search(draft.clause):
        one_each = "supplier"
    if len(roles.get(one_each, ())) > 1 and apart.search(draft.clause):
        each = [{**roles, one_each: [one]} for one in roles[one_each]]
        return [replace(event, roles=own, printed=dict(event.printed)) for own in each]
    return [event]


def _keeps_royalty(kind: str, roles: dict[str, list[Name]], story: Story, at: int) -> bool:
    """Whether who has sold a mine to the other side in the deal told just before gets the royalty for it."""
    last = story.last
    if (
        kind != "royalty_stream"
        or last is None
        or last.deal_type not in ("acquisition", "earn_in")
        or at - last.last > NEAR
    ):
        return False
    holders, payers = ({n.name for n in roles.get(role, ())} for role in ("royalty_holder", "seller"))
    sold, bought = ({n.name for n in last.roles.get(role, ())} for role in ("seller", "acquirer"))
    return bool(holders) and holders <= sold and payers <= bought


NEAR = 3
"""Sentences from a sale to the royalty that is part of its price."""


YEAR_OF = re.compile(r"⟦(D\d+)⟧ (?:[a-z-]+ ){0,2}$")
"""A year before a noun: "the ⟦D⟧ acquisition of", "its ⟦D⟧ all-share merger"."""


def _is_of_the_past(draft: Draft, today: str | None) -> bool:
    """Whether a purchase or merger is called by an earlier year, and so was closed: "its 2019 acquisition of"."""
    if not draft.is_nominal or draft.deal_type not in ("acquisition", "merger") or not today:
        return False
    year = YEAR_OF.search(draft.clause, 0, draft.at)
    return year is not None and str(draft.marked.thing(year.group(1)).value)[:4] < today[:4]


def _is_no_site(name: str) -> bool:
    """Whether a lone word is an ordinary one or a country; a region may give a mine its name."""
    place = place_of(name)
    return " " not in name and is_ordinary(name) and (place is None or place.kind != "region")


BY_A_SHARE = ("acquisition", "equity_investment", "earn_in", "joint_venture")
"""Kinds of deals whose only percentage is the share."""
TOLD_BESIDE = re.compile(
    r"\b(?:after|when|since|while|whose|which|with (?:it|them)|along with|including|bringing|so that)\b"
)
"""Words before what another clause tells."""
NO_SHARE_AFTER = re.compile(
    r" (?:premium|discount|above|below|higher|lower|more|less|rise|owned|increase|of (?:the )?votes|subsidiary|affiliate|"
    r"unit|vehicle|of the (?:first|initial|cost|costs|spend|spending|funding|expenditure|budget|capital|price)|"
    r"of (?:the )?(?:(?:then )?[a-z]+ ){0,2}(?:spot|prices?))\b|[- ]owned"
)
NO_SHARE_BEFORE = re.compile(
    r"\b(?:already|previously|owns|owned|holding|(?<!up )to|premium of|discount of|own|fund|funds|funding|"
    r"(?:stay|remain|keep|maintain|retain|unchanged|stand|royalt|tax)\w*(?: [a-z]+){0,2} (?:at|of)) "
    r"(?:about |some )?$"
)
"""Words of a percentage that is a price's, or a share that somebody has already or comes to."""
OF_WHAT_THEY_FORM = re.compile(
    r" of (?:the|a|their) (?:new |proposed |planned |joint |future |resulting )+(?:venture|partnership|company)\b"
)
"""What makes a percentage somebody's part of what the parties form, which nobody holds already."""
WHOLE = 100
SOLD_WHOLE = re.compile(
    r"\b(?:s(?:ell|old|ale)|dispos|divest|transfer)[a-z]*(?: of)? (?:its|their|the|(?:the )?⟦[CN]\d+⟧'s) "
    r"⟦R\d+⟧[- ](?:owned|held)\b"
)
"""An owner that parts with a mine of which it has all: "the sale of its 100%-owned project"."""
SOLD_UNIT = re.compile(
    r"\b(?:sale|disposal|divestment|sells?|sold|selling|divest(?:s|ed)?|dispos(?:e|es|ed) of)(?: of)? "
    r"(?:its|their|the|⟦[CN]\d+⟧'s) (?:[a-z-]+ )?(?:⟦R\d+⟧|wholly)[- ]owned (?:[a-z-]+ |⟦[GL]\d+⟧ )?subsidiary,? ⟦[CN]"
)
"""An owner that parts with a company of which it has all."""
OF_THE_REST = re.compile(
    r"(?P<due>\b(?:entitled|intend(?:s|ing)?|proceed(?:s|ing)?|will|able|right|mov(?:es?|ing)) (?:to )?(?:[a-z]+ ){0,3}?)?"
    r"\bcompulsor(?:y|ily) acqui"
)
"""The end of a bid: what holders have not sold is acquired by law."""
OF_ALL_SHARES = re.compile(
    r"\bshares (?:of|in) (?P<whose>⟦[CA]\d+⟧),? \(?(?:or|equal to|that is|representing) "
    r"(?:about |some |roughly )?(?P<share>⟦R\d+⟧)"
)
"""What a number of shares is in percent, told in an aside that the clause has lost."""


def _take_only_share(draft: Draft, kind: str) -> None:
    """What a holding has risen or fallen by, else the clause's one percentage where no rule has found the share."""
    if kind in ("acquisition", "equity_investment", "earn_in") and (change := change_in(draft.marked, draft.clause)):
        told = draft.stake
        reached = draft.stake_value is None or (told is not None and draft.stake_value in (told.value, told.high))
        draft.stake_value = change if reached else draft.stake_value
        return
    if kind == "acquisition" and (rest := OF_THE_REST.search(draft.clause)):
        draft.stake = draft.stake_value = None  # what the bid has brought so far
        draft.status = "agreed" if rest["due"] and draft.status in ("proposed", "completed") else draft.status
        return
    if kind == "acquisition" and draft.stake_value is None and SOLD_UNIT.search(draft.marked.text):
        draft.stake_value = float(WHOLE)
    clause = ROYALTY_RATE.sub(lambda rate: "~" * len(rate.group()), draft.clause)
    if draft.stake_value is not None or clause.count("⟦R") != 1:
        _take_share_of_shares(draft, kind)
        if draft.stake_value is None and kind in BY_A_SHARE and "⟦R" not in clause:
            draft.stake_value = share_in_words(clause)
        return
    found = next(m for m in MARK.finditer(clause) if m.group(1) == "R")
    if kind == "acquisition" and SOLD_WHOLE.search(draft.clause) and draft.marked.thing(found.group()).value == WHOLE:
        draft.stake, draft.stake_value = draft.marked.thing(found.group()), float(WHOLE)
        return
    is_formed = kind in ("joint_venture", "partnership") and OF_WHAT_THEY_FORM.match(draft.clause, found.end())
    if kind not in BY_A_SHARE and not is_formed:
        return
    if NO_SHARE_AFTER.match(draft.clause, found.end()):
        return
    if not is_formed and NO_SHARE_BEFORE.search(draft.clause, 0, found.start()):
        return
    if TOLD_BESIDE.search(draft.clause, draft.at, max(draft.at, found.start())):
        return
    percent = draft.marked.thing(found.group())
    if 0 < percent.value <= 100:
        draft.stake, draft.stake_value = percent, float(percent.value)


def _take_share_of_shares(draft: Draft, kind: str) -> None:
    """The percentage beside the number of shares, where the clause itself gives none."""
    aside = OF_ALL_SHARES.search(draft.marked.text)
    if draft.stake_value is not None or kind not in ("acquisition", "equity_investment") or "⟦R" in draft.clause:
        return
    if aside and aside["whose"] in draft.clause and not NO_SHARE_AFTER.match(draft.marked.text, aside.end()):
        draft.stake = draft.marked.thing(aside["share"])
        draft.stake_value = float(draft.stake.value)


def _confidence(made: Cast) -> float:
    """0.9 for parties that the sentence itself names; less for one from the story, of unknown kind or read generally."""
    doubtful = any(n.kind == "other" for names in made.roles.values() for n in names)
    general = made.draft.rule in ("deals.general", "deals.passage")
    return round(0.9 - 0.25 * made.is_inferred - 0.1 * doubtful - 0.05 * made.draft.is_nominal - 0.2 * general, 2)


def _announced(draft: Draft, background: Background) -> tuple[str | None, str | None]:
    """(ISO date, as printed) that the clause gives the announcement, or with which the sentence before it opens."""
    sentence, sentences = draft.marked.sentence, background.reading.sentences
    date, printed = date_of(draft, background.reading.published_on)
    before = sentences[sentence.index - 1] if sentence.index else None
    if date is None and draft.status != "rumoured" and before and before.paragraph == sentence.paragraph:
        return opening_date(before, background)
    return date, printed
