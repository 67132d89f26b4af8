"""Which mine or plant a commitment is for: named in its sentence, told by its town, or the recipient's only one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.funding.context import LOOK_BACK, Context
from pipelines.extract.funding.draft import Draft
from pipelines.extract.funding.frame import Frame, Symbol
from pipelines.extract.funding.plants import plant_of
from pipelines.extract.lexicon import commodities_in, commodity_words
from pipelines.extract.names.book import is_ordinary
from pipelines.extract.names.words import LEGAL_WORDS
from pipelines.extract.places import place_of

if TYPE_CHECKING:
    from pipelines.extract.reading import Sentence

OWN_PROJECT = ("loan", "loan_guarantee", "credit_insurance")
"""Instruments that finance a project as a whole: the story's only project, or main one, is the one."""
SITE = r"\b{}(?:['’]s)? (?:[A-Za-z-]+ ){{0,3}}(?i:project|mine|plant|refinery|deposit|smelter|development|facility)\b"
NEVER_FOR_A_SITE = ("purchase_commitment",)
"""What is bought for a stockpile says nothing of the seller's mine."""
NOUN = r"(?:plant|refinery|smelter|factory|gigafactory|mine|mill|complex|facility|hub|concentrator|foundry|works)"
ENTRY = re.compile(r"\W*(?:\d+\W+)?C\d+(?: \([^()]*\))?, (?P<site>[NP]\d+) ?[:–—-]+ ?$")
"""How an item opens that tells its receiver and then the site: "C0, N0 – M0 for a plant"."""
AT_A_SITE = re.compile(
    r"\b(?:at|around|underpin|to (?:lift|ramp up|fund|finish|complete)|(?:owns?|develops?|money on|spent on)|"
    r"restart\w*|reopen\w*|develop\w*|build\w*|finance|advance|drill\w*|expand\w*|"
    r"(?<!work )(?<!works )(?<!worked )(?<!speaking )[Ff]or|owner of|given up on|"
    r"(?:at|for|of) (?:the|its|their)|its|[A-Z]\w+(?:['’]s|s['’])|(?:lines?|plant|pilot|works|smelter|refinery|factory|mill|"
    r"concentrate|production|recycling|mining) (?:at|of|in|near|outside)) $"
)
"""What stands before a name of unknown kind that is a site."""
A_PERSON_OR_FIRM = re.compile(
    r"['’]s? |,? (?:said|says|told|who|which (?:makes|sells|owns))\b|[ -](?:University|Corp|Inc|Ltd|Bank)|"
    r" (?:corporation|company|agency|bank|lender|entity|minister)s?\b"
)
"""What stands behind one that is not."""
ITS_PLANT = re.compile(rf" (?:and L\d+ )?(?:[a-z-]+ ){{0,2}}{NOUN}s?\b")
AT_PLANT = re.compile(rf"\b{NOUN} at $")
"""What stands before a town that a plant is called by: "its anode plant at L0"."""
RUN_IN_HEAD = re.compile(r"\W*\*\*(?P<head>[^*.:]{2,40})[.:]?\*\*")
"""A head in bold letters that its item's first sentence goes on from."""
LONGEST_HEAD = 3
"""Words of the name that heads an item."""
OWN_SUBSIDIARY = re.compile(
    r"\b(?:its|their|our|the company['’]s|['’]s) (?:[\w%-]+ ){0,4}(?:subsidiary|unit|affiliate|project company),? $"
)
STEM = re.compile(
    r"(?P<site>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}?) (?:Resources|Minerals|Mining|Metals|Mines?|Graphite|Lithium|Copper|Gold|"
    r"Nickel|Uranium|Tungsten|Tin|Antimony|Rare Earths|Cobalt|Zinc|Silver|Manganese|Vanadium|Niobium|Magnesium|Titanium|"
    r"Project|Development|Operations|Ltd|Limited|LLC|SpA|S\.A\.|Pty)\b"
)
"""What a company that was set up for one site is called before its trade."""
CALLED = re.compile(
    r"(?:\b(?:its|the|their|our)|['’]s) (?P<name>(?:[A-Z][\w/-]+ ){2,4}(?:Facility|Plant|Refinery|Smelter|Complex|"
    r"Deposit|Hub))\b"
)
"""A plant or deposit by the capitalised words that say what it is."""
OF_PARENT = re.compile(
    r"(?P<parent>[A-Z][\w-]{2,}) (?P<site>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}) (?:LLC|L\.L\.C\.|Inc\.?|GmbH|SpA|S\.A\.|"
    r"SAS|Pty\.? Ltd\.?|"
    r"Ltd\.?|Limited|LP)"
)
TRADE = re.compile(
    r"\b(?:Resources|Minerals|Mining|Metals|Energy|Industries|Materials|Holdings|Technolog\w+|Capital|Group|International|"
    r"Exploration|Mines|Corporation|Company|Power|Elements?|Chemicals?|Systems|Solutions|Batter\w+|Ventures?|Partners|"
    r"Royalt\w+)\b"
)
"""What companies do, and sites are not called by."""
PERMITTED = re.compile(
    r"\band (?:has |have |also )*(?:obtained|received|won|secured|got|gained)\b[^.;M]*\b(?:approvals?|permits?|permission|"
    r"licen[cs]es?|consents?)\b[^.;M]*$"
)
"""A second thing told of the receiver behind its money: a site that was only permitted."""
SPENT = re.compile(
    r"(?i)\b(?:the|this|its|new) (?:proceeds|money|funds|funding|cash|capital|investment|sum|grant|award|loan)\b|"
    r"^(?:This|It) will (?:contribute|go|help|pay|fund|support|be used|be spent)\b|\b(?:spend|use) (?:the|"
    r"this) money\b"
)
NEAR = 6
"""Sentences on either side of one in which its plant may be called by name."""
OF_A_FIRM = re.compile(r"C\d+'s? $")
"""What follows a town that a plant is called by: "its Saskatoon processing plant"."""


def project_of(draft: Draft, frame: Frame, money: Symbol, context: Context) -> str | None:
    """The project nearest to the sum in its sentence, one that its town describes, else the one in mind."""
    if entry := ENTRY.match(frame.text[: money.at]):
        return str(frame.symbols[entry["site"]].item.name)
    projects = [
        symbol
        for _, symbol in frame.of_kind("P")
        if _may_be(symbol.item.name, draft, context)
        and not PERMITTED.search(frame.text, money.end, max(money.end, symbol.at))
        and not _of_the_next(frame, money, symbol)
    ]
    if projects:
        return str(min(projects, key=lambda s: (s.at < money.at, abs(s.at - money.at))).item.name)
    if draft.recipient is None:
        is_envelope = draft.instrument == "programme"
        beside = None if is_envelope else context.profile.background.paragraph_project(draft.sentence)
        return beside.name if beside and _may_be(beside.name, draft, context) else None
    if draft.instrument in NEVER_FOR_A_SITE:
        return None
    for _, town in frame.of_kind("L"):
        place = place_of(town.item.printed)
        owned = place and place.kind == "region" and OF_A_FIRM.search(frame.text, 0, town.at)
        if place and (place.kind == "desk" or owned) and ITS_PLANT.match(frame.text, town.end):
            return str(town.item.printed)
        if place and AT_PLANT.search(frame.text, 0, town.at):
            return str(town.item.printed)
    named = _names(draft.recipient, draft, context)
    if own := _called(draft.sentence, draft, context) or _of_parent(draft, context):
        return own
    if named and draft.instrument == "equity":
        return _spent_on(draft, context)
    found = None if named else context.profile.project_of(draft.recipient)
    found = found or context.project_of(
        draft.sentence.index, draft.instrument in OWN_PROJECT and draft.sentence.block != "list_item"
    )
    if found and any(s.item.name == found and _of_the_next(frame, money, s) for _, s in frame.of_kind("P")):
        return None
    if found:
        return found if _may_be(found, draft, context) and not _is_anothers(found, draft, context) else None
    return (
        _headed(draft, context)
        or _main(draft, context)
        or _site_told(draft, context)
        or _of_subsidiary(draft, context)
        or _called_before(draft, context)
        or _spent_on(draft, context)
        or plant_of(draft, context)
    )


def _of_the_next(frame: Frame, money: Symbol, site: Symbol) -> bool:
    """True where the next sum and its receiver stand before a site: "M0 to C0 and M1 to C1 for P0"."""
    sums = frame.between("M", money.end, site.at)
    if not sums or not frame.between("CN", money.end, sums[0][1].at):
        return False
    return bool(frame.between("CN", sums[0][1].end, site.at))


def _called(sentence: Sentence, draft: Draft, context: Context) -> str | None:
    """The plant or deposit that a sentence calls by capitalised words: "its Rare Earth Processing Facility"."""
    told: set[str] = set()
    for found in CALLED.finditer(sentence.text):
        start, end = (sentence.start + at for at in found.span("name"))
        if not context.bodies_in(start, end) and not context.schemes_in(start, end):
            told.add(" ".join(found["name"].split()))
    return told.pop() if len(told) == 1 and _may_be(next(iter(told)), draft, context) else None


def _called_before(draft: Draft, context: Context) -> str | None:
    """The one plant that the story calls so, for money whose own sentence tells no site."""
    story = context.profile.background.around(draft.sentence, NEAR)
    told = {name for s in story if s.block != "table_row" and (name := _called(s, draft, context))}
    return told.pop() if len(told) == 1 and draft.instrument != "equity" else None


def _of_parent(draft: Draft, context: Context) -> str | None:
    """The site that a project company is called by behind its parent's name: "Ostrow Tarn Ridge LLC"."""
    told = OF_PARENT.fullmatch(draft.recipient or "")
    if told is None or commodities_in(f"{told['parent']} {told['site']}") or is_ordinary(told["site"].split()[0]):
        return None
    alone = re.search(rf"(?i)\b{re.escape(told['parent'])}\b(?! {re.escape(told['site'].split()[0])})", context.text)
    return told["site"] if alone and place_of(told["site"]) is None and not TRADE.search(told["site"]) else None


def _spent_on(draft: Draft, context: Context) -> str | None:
    """The site that the next sentences say the money for new shares goes to: "The proceeds will fund work at P0"."""
    for following in context.reading.sentences[draft.sentence.index + 1 : draft.sentence.index + 3]:
        if following.story == draft.sentence.story and SPENT.search(following.text):
            sites = {n.name for n in context.names_in(following.start, following.end) if n.kind == "project"}
            if len(sites) == 1 and _may_be(site := sites.pop(), draft, context):
                return site
    return None


def _names(name: str, draft: Draft, context: Context) -> bool:
    """True where the draft's own sentence names this company."""
    return any(n.name == name for n in context.names_in(draft.sentence.start, draft.sentence.end))


def _is_anothers(project: str, draft: Draft, context: Context) -> bool:
    """True where each sentence of the paragraph so far that names the project names another company beside it, and none
    this receiver, which the draft's own sentence does name."""
    own, index = draft.recipient or "", draft.sentence.index
    if not _names(own, draft, context) or project in own:
        return False
    beside: list[bool] = []
    for told in context.reading.sentences[max(0, index - LOOK_BACK) : index]:
        names = context.names_in(told.start, told.end)
        if told.story == draft.sentence.story and any(n.name == project for n in names):
            firms = {n.name for n in names if context.is_company(n)}
            beside.append(bool(firms) and not any(f in own or own in f for f in firms))
    return bool(beside) and all(beside)


def project_of_story(draft: Draft, context: Context) -> str | None:
    """The recipient's only project, else the one that its page is about, for a row that names none itself."""
    found = context.profile.project_of(draft.recipient) if draft.recipient else None
    return found if found and _may_be(found, draft, context) else _main(draft, context)


def _headed(draft: Draft, context: Context) -> str | None:
    """The site that heads the item of a digest which names the recipient: "⟦Harrow⟧. F0 approved a loan for C0"."""
    lead = context.lead_of_item(draft.sentence.index)
    marked = RUN_IN_HEAD.match(lead.text)
    if (lead.index >= draft.sentence.index and not marked) or lead.text.rstrip().endswith(("?", "!")):
        return None
    words = marked["head"] if marked else lead.text.strip(" .:*<>–—-")
    if len(words.split()) > LONGEST_HEAD or not words[:1].isupper() or is_ordinary(words) or place_of(words.title()):
        return None
    names = [n for n in context.names_in(lead.start, lead.end) if n.kind in ("other", "project") and n.printed == words]
    site = words.title() if words.isupper() else words
    return site if names and _may_be(site, draft, context) else None


def _of_subsidiary(draft: Draft, context: Context) -> str | None:
    """The site that a recipient told as somebody's subsidiary is called by: "its subsidiary Harrow Graphite Ltd"."""
    name = draft.recipient or ""
    at = context.text.find(name)
    stem = STEM.match(name)
    if at < 0 or stem is None or not OWN_SUBSIDIARY.search(context.text, max(0, at - 60), at):
        return None
    site = stem["site"]
    shared = any(n.name.startswith(site) and n.name != name and not name.startswith(n.name) for n in context.names)
    return None if shared or is_ordinary(site) or place_of(site) else site


def _main(draft: Draft, context: Context) -> str | None:
    """The project that the story names most, where it is about the recipient above all."""
    if draft.instrument not in OWN_PROJECT or draft.recipient != context.only_company(draft.sentence.index):
        return None
    main = context.profile.background.main_project(draft.sentence)
    return main.name if main and _may_be(main.name, draft, context) else None


def _site_told(draft: Draft, context: Context) -> str | None:
    """The one name of unknown kind that its own sentence, or the next, tells as where something is dug or built."""
    index = draft.sentence.index
    near = context.reading.sentences[index : index + 2]
    for sentence in (s for s in near if s.paragraph == draft.sentence.paragraph and s.story == draft.sentence.story):
        found = dict.fromkeys(
            name.name
            for name in context.names_in(sentence.start, sentence.end)
            if name.kind == "other" and _is_site(name.start, name.end, name.printed, context)
        )
        if len(found) == 1:
            site = next(iter(found))
            return site if _may_be(site, draft, context) else None
    return None


def _is_site(start: int, end: int, printed: str, context: Context) -> bool:
    """True where a name stands as a mine or plant does: "drilling at X", "bring X into production", "its X kilns"."""
    proper = printed[-1:].islower() and place_of(printed) is None and not is_ordinary(printed)
    before, after = context.text[max(0, start - 60) : start], context.text[end : end + 30]
    return proper and bool(AT_A_SITE.search(before)) and not A_PERSON_OR_FIRM.match(after)


def _may_be(project: str, draft: Draft, context: Context) -> bool:
    """A project of the recipient, or one whose owner the document does not tell; no metal, and the recipient itself
    only where its name is a site's too."""
    if (
        project.lower() in commodity_words() | {"rare"}
        or project in context.funder_names
        or context.is_of_a_body(project)
    ):
        return False
    receivers = re.split(r", | and ", draft.recipient or "")
    if _bare(project) in map(_bare, [draft.recipient or "", *receivers]) and not re.search(
        SITE.format(re.escape(project)), context.text
    ):
        return False
    owner = context.profile.owner_of(project)
    return owner is None or draft.recipient is None or owner in draft.recipient or draft.recipient in owner


def _bare(name: str) -> str:
    """A company's name without its legal form, in lower case."""
    return " ".join(word for word in re.sub(r"[.,]", "", name.lower()).split() if word not in LEGAL_WORDS)
