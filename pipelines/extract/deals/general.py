"""The general reading: who gives and who takes in a sentence in which no rule of one verb or noun has read a deal.

A word of a deal tells the kind, a word of taking or giving the direction, and the place of each name in its clause the
side: a subject acts, what stands behind "from" gives, behind "to" takes, and "with" is the other side. Both sides must
be named or have been resolved.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.extract import regex as re
from pipelines.extract.deals.draft import BE, ROLES, Draft
from pipelines.extract.deals.language.grammar import PRODUCT, SHARES, SITE, subjects
from pipelines.extract.deals.language.marked import Marked
from pipelines.extract.deals.language.objects import Target, target_of
from pipelines.extract.deals.language.patterns import MARK, ORG, ORGS, compiled
from pipelines.extract.deals.language.stages import RUMOUR_DENIED, status_of
from pipelines.extract.deals.rules.contracts import product_type
from pipelines.extract.deals.rules.purchases import DEMANDED
from pipelines.extract.names import Name, is_ordinary
from pipelines.model import DealType

KINDS: tuple[tuple[DealType, re.Pattern[str]], ...] = (
    ("joint_venture", re.compile(r"\bjoint[ -]ventures?\b|\bjvs?\b")),
    ("merger", re.compile(r"\bmerg(?:e|es|ed|er|ing)\b|\bbusiness combination\b")),
    (
        "earn_in",
        re.compile(r"\b(?:earn|farm)(?:s|ed|ing)?[ -]?in\b|\bearn(?:s|ed|ing)? (?:up to |an? )?(?:[a-z]+ )?⟦R"),
    ),
    ("royalty_stream", re.compile(r"\broyalt(?:y|ies)\b|\bstream(?:s|ing)?\b|\bnsr\b")),
    ("offtake", re.compile(r"\boff-?\s?tak(?:e|es|er|ers|ing)\b")),
)
"""Kinds of deals that a word alone tells."""
SHARED = ("joint_venture", "merger", "partnership")
"""Kinds whose sides are all partners."""
PAPER = re.compile(
    r"\b(?:memorand(?:um|a)|mous?|partner(?:s|ed|ing|ships?)|co-?operat(?!ives?\b)\w+|collaborat\w+|alliance|accord|pact|treaty|"
    r"agreements?|letters? of intent|framework|protocols?|term sheet)\b"
)
SIGNS = re.compile(
    r"\b(?:sign(?:ed|s|ing)|extend(?:ed|s)|renew(?:ed|s)|"
    r"agreed?|agrees|enter(?:ed|s)|conclud\w+|struck|inked|execut\w+|announc\w+|put their names|formed|"
    r"(?:collaborat|co-?operat)(?:es?|ed|ing)(?= with\b)|set up|"
    r"part(?:y|ies) to|team\w*|work(?:s|ed|ing)?|partner(?:s|ed|ing)(?= (?:up|with)\b))\b"
)
GETS_PAID = re.compile(
    r"\b(?:took|taken|tak(?:es|ing)|receiv\w+|rais(?:ed|es|ing)|gets?|got)(?= (?:about |up to |some |another |an? )*⟦M)"
)
TAKES = re.compile(
    r"\b(?P<past>bought|acquired|purchased|took|paid|invested|injected|subscribed|handed|secured|obtained|reserved|"
    r"committed|prepaid|contributed|looked at|picked up|snapped up|won)\b|"
    r"\b(?:buy(?:s|ing)?|acquir(?:e|es|ing)|"
    r"purchas(?:e|es|ing)(?= (?!(?:agreement|price|of|was|has|is|will|in|by|at|and)\b))|tak(?:e|es|ing|en)|pay(?:s|ing)?|"
    r"invest(?:s|ing)?|inject(?:s|ing)?|subscrib(?:e|es|ing)|hands?|secur(?:e|es|ing)|obtain(?:s|ing)?|reserv(?:e|es|ing)|"
    r"prepay(?:s|ing)?|offer(?:s|ed|ing)|look(?:s|ing) at|earn(?:s|ed|ing)?)\b"
)
GIVES = re.compile(
    r"\b(?P<past>sold|supplied|delivered|shipped|divested|disposed|offloaded|transferred|assigned|issued|"
    r"vended|ceded)\b|"
    r"\b(?:sell(?:s|ing)?|suppl(?:y|ies|ying)|deliver(?:s|ing)?|ship(?:s|ping)?|divest(?:s|ing)?|dispos(?:e|es|ing)|"
    r"offload(?:s|ing)?|transfer(?:s|ring)?|assign(?:s|ing)?|issu(?:e|es|ing)|"
    r"vend(?:s|ing)?)\b"
)
SHARES_BESIDE = re.compile(r"\b(?:issu(?:e|es|ed|ing)|allot(?:s|ted|ting)?) [^;⟦]{0,30}(?:shares|units)\b")
"""What is given beside a sum by who has shares of its own: the price of a mine, and no investment."""
PAYS = re.compile(r"(?:paid|pay|inject|hand|contribut|prepa|commit|invest)")
OF_MONEY = re.compile(r"(?:offer|bid|tak|took)")
"""Acts of money, and acts that may be of anything."""
A_SUM = re.compile(r"⟦[MRQ]|\b(?:shares?|stake|output|off-?take)\b")
"""What an act of paying or taking has behind it in a deal."""
NO_DEAL = re.compile(
    r"\b(?:grants?|granted|letters? of interest|loans?|guarantees?|credits?|financ\w+|funding|lend\w*|lent|tax|incentives?|"
    r"facilit(?:y|ies)|debt|already (?:holds?|owns?|has)|"
    r"mandate\w*|underwrit\w+|bought[- ]deal|brokers?|gross proceeds|give or take|drilling|lawsuit|dispute|settle|fees?|"
    r"advis[eo]r\w*|introduc\w*|warrants?|access agreement|native title|heritage|assays?|laborator(?:y|ies)|"
    r"(?:samples?|results) (?:have been |has been |were |was )?(?:sent|delivered|shipped|supplied|dispatched|received)|"
    r"test results|at-the-market|lead agents?|co-agents?|sales agents?|to amend)\b"
)
"""Words of money that is lent, given or raised from many, and of samples and access to land."""
ALLOWED = re.compile(r"\b(?:may|can|could|might|if|whether|so that|in order to|able to|election)\b")
"""Words before an act that nobody has agreed on."""
AGREED = re.compile(
    r"⟦Q|\b(?:agree\w*|sign\w*|contract\w*|will|would|is to|are to|under|commit\w*|long-term|deal|accord|off-?tak\w*|tonnes)\b"
)
"""What makes a delivery an arrangement, and no habit."""
CONTRACT_WITH = re.compile(
    r"\b(?:agreements?|contracts?|arrangements?) with (?:the )?(?:⟦[GL]\d+⟧(?:'s|-[a-z]+)? )?"
    rf"(?:[a-z-]+ ){{0,3}}(?P<who>{ORGS})(?!')"
)
GOODS = re.compile(rf"⟦Q|\b(?:production|output|shipments?|delivery)\b|{PRODUCT.pattern}")
"""What a contract is about that is one of product."""
IN_PRINCIPLE = re.compile(r"\b(?:agreement|accord|deal) in principle\b")
STATE_PAPER = re.compile(
    r"\b(?:agreements?|memorand(?:um|a)|mous?|framework|pact|accord|protocol|declaration) (?:[a-z]+ ){0,3}with\b"
)
"""What a company signs with a state."""
NEAR = 160
"""Characters behind an act in which its sum stands."""
PAIR = 2


def general(marked: Marked) -> Iterator[Draft]:
    """At most one draft a clause, of two sides."""
    is_told = NO_DEAL.search(marked.text) is None and RUMOUR_DENIED.search(marked.text) is None
    for clause in marked.clauses if is_told else ():
        if len(MARK.findall(clause)) > 1:
            draft = _read(marked, clause)
            if draft is not None and _is_sound(draft):
                yield draft


def _read(marked: Marked, clause: str) -> Draft | None:
    kind = next((kind for kind, words in KINDS if words.search(clause)), None)
    if kind not in SHARED:
        for act in (*TAKES.finditer(clause), *GIVES.finditer(clause)):
            if (draft := _acted(marked, clause, act, kind)) is not None:
                return draft
    contract = CONTRACT_WITH.search(clause)
    if contract is not None and kind in (None, "offtake") and GOODS.search(clause):
        return _contract(marked, clause, contract, kind or product_type(clause))
    signs = SIGNS.search(clause)
    return _signed(marked, clause, signs, kind or "partnership") if signs and (kind or PAPER.search(clause)) else None


def _behind(tail: str, *words: str) -> str | None:
    """The coordinated names that one of these prepositions governs, however much stands between."""
    found = compiled(
        rf"\b(?:{'|'.join(words)}) (?:the |its )?(?:⟦[GLDM]\d+⟧(?:'s|-[a-z]+)? )?"
        rf"(?:(?!(?:that|which|who)\b)[a-z'-]+ ){{0,5}}?({ORGS})"
        r"(?!'s (?![a-z-]+ (?:operations|unit|arm|plant|refinery|smelter|mill|works)))"
    ).search(tail)
    return found.group(1) if found else None


def _acted(marked: Marked, clause: str, act: re.Match[str], kind: DealType | None) -> Draft | None:
    """What a verb or noun of taking or giving tells, if both sides stand in its clause."""
    before, tail = clause[: act.start()], clause[act.end() :]
    takes, past = act.re is TAKES, act["past"] is not None
    if PAYS.match(act.group()) and SHARES_BESIDE.search(tail):
        return None
    unpriced = PAYS.match(act.group()) and "⟦M" not in tail[:NEAR]
    if (
        ALLOWED.search(before)
        or DEMANDED.search(before)
        or unpriced
        or (OF_MONEY.match(act.group()) and not A_SUM.search(tail[:NEAR]))
    ):
        return None
    passive = BE.search(before) is not None and past
    subject = subjects(clause, act.start())
    actor = _behind(tail, "by") if passive else subject.group() if subject else None
    target = target_of(marked, before if passive else tail)
    kind = kind or _kind_of(target, tail)
    if kind == "acquisition" and act.group().startswith("issu"):
        return None  # options given to an adviser are no mine
    if kind is None or actor is None:
        return None
    mood = before[subject.end() if subject else 0 :]
    status = status_of(mood, tail, past, kind in ("offtake", "supply"))
    draft = Draft(kind, status, marked, clause, "deals.general", at=act.start(), end=act.end())
    draft.about(target)
    taker, giver = ROLES[kind]
    paid = GETS_PAID.match(clause, act.start()) is not None
    own, other = (giver, taker) if paid or not takes else (taker, giver)
    indirect = compiled(rf" (?:the )?({ORG}) (?=⟦[MQR]|its |the |an? |[0-9])").match(tail)
    faced = indirect.group(1) if indirect else _behind(tail, "from") if takes else _behind(tail, "to")
    if takes and faced is None and target.kind not in ("site", "product"):
        faced = _behind(tail, "to", "into", "in")
    draft.give(own, actor)
    draft.give(other, faced or _behind(tail, "with"))
    draft.give({"acquisition": "target", "equity_investment": "investee"}.get(kind, giver), target.org)
    draft.give(giver, target.owner)
    return draft if len(draft.roles) > 1 else None


def _kind_of(target: Target, tail: str) -> DealType | None:
    """The kind that the object tells where no word of the clause does."""
    if SHARES.search(tail):
        return "equity_investment"
    product, site = PRODUCT.search(tail), SITE.search(tail)
    if target.kind == "product" or "⟦Q" in tail or (product and (site is None or product.start() < site.start())):
        return product_type(tail)
    return "acquisition" if target.kind in ("site", "company", "part") else None


def _contract(marked: Marked, clause: str, paper: re.Match[str], kind: DealType) -> Draft:
    """A contract for product and whom it is with; whose product it is may be left to the story."""
    before, tail = clause[: paper.start()], clause[paper.end() :]
    draft = Draft(
        kind, status_of(before, tail, False, True), marked, clause, "deals.general", at=paper.start(), end=paper.end()
    )
    subject, owner = subjects(clause, paper.start()), compiled(rf"({ORG})'s ").search(clause)
    draft.give("mine", subject.group() if subject else owner.group(1) if owner else None)
    draft.give("other", paper["who"])
    draft.target_text = clause
    return draft


def _signed(marked: Marked, clause: str, act: re.Match[str], kind: DealType) -> Draft | None:
    """Two or more who sign, set up or announce something together."""
    before, tail = clause[: act.start()], clause[act.end() :]
    subject = subjects(clause, act.start())
    status = status_of(before, clause[act.start() :], False, True)
    status = "proposed" if status == "agreed" and IN_PRINCIPLE.search(tail) else status
    draft = Draft(kind, status, marked, clause, "deals.general", at=act.start(), end=act.end(), target_text=tail)
    own, other = ("partner", "partner") if kind in SHARED else ("mine", "other")
    draft.give(own, subject.group() if subject else None)
    draft.give(other, _behind(tail, "with", "between", *(("into",) if kind == "merger" else ())))
    return draft


def _is_with_a_state(draft: Draft, names: list[Name]) -> bool:
    """Whether one company has signed a paper with one state, and no sum goes with it: they are to work together."""
    return (
        len(names) == PAIR
        and sorted(name.kind in ("government", "place") for name in names) == [False, True]
        and all(name.kind != "agency" for name in names)
        and STATE_PAPER.search(draft.clause) is not None
        and "⟦M" not in draft.clause
    )


def _is_sound(draft: Draft) -> bool:
    """Whether two are named who deal with each other, and none of them with public money."""
    names: list[Name] = [draft.marked.thing(mark) for group in draft.roles.values() for mark in group]
    public = {name.kind in ("agency", "government", "place") for name in names}
    if draft.deal_type == "partnership" and _is_with_a_state(draft, names):
        public = set()
    if (
        len({name.name for name in names}) < PAIR
        or any(name.kind == "other" and is_ordinary(name.name) for name in names)
        or public == {True, False}
    ):
        return False
    if True in public and draft.deal_type not in SHARED:
        return False
    return draft.deal_type not in ("offtake", "supply") or AGREED.search(draft.clause) is not None
