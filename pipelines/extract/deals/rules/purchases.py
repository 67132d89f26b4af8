"""Verbs of buying: who takes a mine, a company, shares, a royalty or product."""

from __future__ import annotations

from pipelines.extract import regex as re
from pipelines.extract.deals.draft import (
    GIVEN_MONEY,
    ROLES,
    THE_REST,
    UNNAMED,
    Draft,
    mood_of,
    purchase_type,
    share_value,
)
from pipelines.extract.deals.language.grammar import after_preposition, subjects
from pipelines.extract.deals.language.marked import Marked
from pipelines.extract.deals.language.objects import IS_A_SITE, target_of
from pipelines.extract.deals.language.patterns import ORG, ORGS, begins, compiled, search
from pipelines.extract.deals.language.stages import goes_on, status_of
from pipelines.extract.deals.parties.counterparts import (
    ACTING,
    BOUGHT_BACK,
    CHOICE,
    EARNED_BY,
    OFFER_FROM,
    PAYEE,
    REDEEMED,
    TAKEN_UP,
    cosigner,
    dealt_with,
    named,
    signed_with,
)
from pipelines.extract.deals.rules.antecedents import bought_before
from pipelines.extract.deals.rules.contracts import product_type
from pipelines.extract.deals.rules.goods import is_goods
from pipelines.extract.deals.rules.options import option
from pipelines.extract.deals.rules.takes import rest_of_venture, venture_taken
from pipelines.extract.deals.rules.untold import agentless, entry

HAS_A_PART = (
    r"\bwhich (?:already |has |had )*(?:has|owns|holds|bought|acquired|took) (?:about )?(?:⟦R\d+⟧|half|(?:an? |"
    r"one )?[a-z]+)(?: stake)? "
    rf"(?:of|in) ({ORG})(?!')"
)
"""Of whom a buyer of "the rest" has a part."""
DEMANDED = re.compile(
    r"\bused to $|\b(?:chance|opportunit(?:y|ies)|ability|potential|scope|appetite|mandate|capacity|funds?|cash|money) to $|"
    r"\b(?:press(?:ed|es|ing)?|urg(?:ed|es|ing)|call(?:ed|s|ing) (?:on|for)|demand(?:ed|s|ing)?|lobb(?:ied|ying)|"
    r"beg(?:ged|s)|"
    r"(?:prevent|bar|block|stop|prohibit|preclud|ban|restrict|forb[ai]d)\w* (?:[^;⟦]{0,30}(?:⟦[CN]\d+⟧ )?)?from|"
    r"(?:not|n't) (?:[a-z]+ ){0,2}(?:focus(?:s)?ed on|interested in|looking (?:at|to)|planning to)|"
    r"warrants? (?:[a-z]+ ){0,3}(?:entitl\w+|to)|exercisable (?:[a-z]+ )?to|guarantee(?:s|d)? that|"
    r"choose who|chooses who|decide who|whether|wonder\w*|calls for)\b[^;]*$"
)
"""Words of a wish or a demand: what follows is nobody's deal."""


ATTRIBUTIVE = re.compile(r"(?:\b(?:its|their|the|our|this)|'s?) (?:newly|recently|freshly|previously|just) $")
"""Before a participle that only tells which mine is meant: "its newly acquired mine"."""


UNDER_A_MERGER = r"\b(?:under|through|via|by way of|as part of|in) (?:the|an?|this|their) (?:[a-z-]+ )?merger\b"
"""The words of a clause that tell of a purchase as a step of a merger."""


def buy(marked: Marked, clause: str, verb: re.Match[str], past: bool, passive: bool) -> Draft | None:
    """ "⟦C⟧ bought ⟦R⟧ of ⟦J⟧ from ⟦C⟧ for ⟦M⟧": companies, shares, sites, royalties and product."""
    tail = clause[verb.end() :]
    if begins(
        r"[- ](?:back|power|in bulk|support|guarantee|side|rating)\b|-| (?:it|them|⟦[CJN]\d+⟧) back\b| the "
        r"[a-z]+ back\b| plans?\b",
        tail,
    ) or ATTRIBUTIVE.search(clause[: verb.start()]):
        return None
    subject = subjects(clause, verb.start())
    if offered := search(OFFER_FROM, clause[: verb.start()]):
        subject = next((m for m in compiled(ORGS).finditer(clause) if m.start() == offered.start(1)), subject)
    elif (acting := search(ACTING, clause[: verb.start()])) and len(marked.all(clause[: acting.start()], "CA")) > 1:
        subject = next((m for m in compiled(ORGS).finditer(clause) if m.start() == acting.start(1)), subject)
    mood = mood_of(clause, subject, verb.start()) + (" proposed " if offered else "")
    past = past or (not passive and goes_on(mood, verb.group()))
    if UNNAMED.search(mood) or GIVEN_MONEY.search(mood) or DEMANDED.search(clause[: verb.start()]):
        return None
    if passive:
        if BOUGHT_BACK.search(clause[: verb.start()]):
            return None
        buyer = after_preposition(tail, "by", 90)
        sold = subject.group() if subject else None
        if not buyer and not sold and not search("⟦[MD]", tail):
            return None
        draft = Draft(
            "acquisition", status_of(mood, clause[verb.start() :], past, False), marked, clause, "deals.buy.passive"
        )
        draft.give("acquirer", buyer)
        draft.give("seller", after_preposition(tail, "from", 90))
        draft = of_thing(draft, subject, clause[: verb.start()])
        if target_of(marked, clause[: verb.start()]).kind == "royalty" and buyer:
            draft.deal_type = "royalty_stream"
            draft.roles = {ROLE_IN_ROYALTY.get(role, role): marks_ for role, marks_ in draft.roles.items()}
            draft.roles.pop("target", None)
        draft.kind = draft.kind or ("site" if sold is None and "⟦J" in draft.target_text else "company")
        if buyer is None:
            return agentless(draft, tail)
        return draft if not is_goods(clause[: verb.start()]) else None
    if subject is None and past and (fragment := entry(marked, clause, verb, tail)):
        return fragment
    is_unled = subject is None and not search(r"\b(?:to|for|by|of)\s+$", clause[: verb.start()])
    if is_unled or begins(r" (?:an? |the )?(?:[a-z]+ ){0,2}(?:rights?|option) to (?:earn|acquire|farm)\b", tail):
        return None  # what may be earned is read there
    if (bought := bought_before(marked, clause, verb, tail)) is not None:
        return bought
    if subject is not None and "⟦R" in tail and (rest := rest_of_venture(marked, tail)):
        return venture_taken(marked, clause, subject.group(), rest, status_of(mood, tail, False, True))
    target = target_of(marked, tail)
    if target.kind == "shares" and search(
        r"\b(?:underwriters?|bought[- ]deal|lead (?:agent|manager|broker))\b", clause
    ):
        return None  # who places shares with others invests in nothing
    choice = search(CHOICE, clause[: verb.start()])
    if target.kind == "royalty" and (choice or search(r"\b(?:may|can|could)\b", mood)) and REDEEMED.search(target.text):
        return None
    if choice and target.kind in ("site", "part", "shares", "company") and not search(TAKEN_UP, mood):
        return option(marked, clause, verb, subject, target)
    if target.kind == "unknown" and not search(r"\b(?:stake|interest)\b|^(?:\w+ of )?(?:it|them|both)\b", target.text):
        return None
    share = share_value(marked, target)
    if target.kind == "part" and THE_REST.match(target.text) and (held := search(HAS_A_PART, marked.text)):
        target.kind, target.org = "company", held.group(1)
    if target.kind == "part" and (into := search(INVESTED_IN, clause[: verb.start()])):
        target.kind, target.org = "shares", into.group(1)
    if target.kind == "part" and (
        whole_asset := search(r"\b(?:of|in|at) (?:the )?(?:⟦[CG]\d+⟧'s )?(⟦J\d+⟧)[^⟦]*$", mood)
    ):
        target.kind, target.text = "site", f"{target.text} of {whole_asset.group(1)}"
    if verb.group().endswith("into") and target.kind == "company":
        draft = Draft("equity_investment", status_of(mood, tail, past, False), marked, clause, "deals.buy.into")
        draft.give("investor", subject.group() if subject else None)
        draft.give("investee", target.org)
    elif search(r"\bout$", verb.group()) and target.kind == "company":
        draft = Draft(
            "equity_investment", status_of(mood, clause[verb.start() :], past, False), marked, clause, "deals.buy.out"
        )
        draft.give("investor", subject.group() if subject else None)
        draft.give("seller", target.org)
    elif target.kind == "product":
        draft = Draft(
            product_type(clause[verb.start() :]),
            status_of(mood, clause[verb.start() :], False, True),
            marked,
            clause,
            "deals.buy.product",
        )
        draft.give("buyer", subject.group() if subject else None)
        source = search(r"\b(?:from|at) (?:⟦[GL]\d+⟧(?:'s)? )?(?:[a-z-]+ ){0,3}?(⟦[CA]\d+⟧)", tail[:200])
        if source and subject and source.group(1) in subject.group():
            speaker = compiled(ORG).search(clause[: subject.start()])
            draft.give("supplier", speaker.group() if speaker else None)
        draft.give("supplier", source.group(1) if source else None)
        partner = search(rf"\bwith (?:⟦G\d+⟧'s )?(?:[a-z-]+ ){{0,3}}({ORGS})", mood)
        draft.give("supplier", partner.group(1) if partner else None)
    else:
        kind = purchase_type(target, marked, share)
        status = status_of(mood, clause[verb.start() :], past, False)
        by_steps = search(r"\b(?:may|can)\b", mood) and BY_STEPS.search(tail)
        if kind in ("acquisition", "equity_investment") and (search(EARNED_BY, tail) or by_steps):
            kind, status = "earn_in", "agreed" if status == "proposed" and "propos" not in mood else status
        elif search(UNDER_AN_OPTION, clause[: subject.start() if subject else 0]) or (
            search(MAY, mood) and search(OPTION_PAPER, clause[: verb.start()])
        ):
            kind, status = "earn_in", status_of(clause[: verb.start()].replace("option", ""), "", False, True)
            if status == "proposed" and not search(
                r"non-?binding|term sheet|letter of intent|memorand|propos", clause[: verb.start()]
            ):
                status = "agreed"
        draft = Draft(kind, status, marked, clause, f"deals.buy.{target.kind}")
        roles = ROLES[kind]
        draft.give(roles[0], subject.group() if subject else None)
        if kind == "royalty_stream":
            draft.give("seller", target.owner or after_preposition(tail, "from") or dealt_with(mood))
        elif kind == "equity_investment":
            draft.give("investee", target.org)
            is_new = search(r"\b(?:new|newly issued) (?:[a-z]+ )?(?:shares|stock|units)\b", tail)
            draft.give("seller", None if is_new else target.owner or after_preposition(tail, "from"))
        else:
            draft.give(
                "target" if kind == "acquisition" else "seller",
                target.org
                or (cosigner(marked, clause, subject) if target.kind == "shares" and not target.owner else None),
            )
            draft.give("seller", target.owner or after_preposition(tail, "from"))
            if preempted := search(PREEMPTED, mood):
                draft.give("seller", preempted.group(1))
            if "seller" not in draft.roles and (
                told := VIA_PAPER.search(tail) or ISSUED_TO.search(clause[: verb.start()])
            ):
                draft.give("seller", told["who"])
            partner = search(rf"\bwith (?:⟦[GL]\d+⟧(?:'s|-[a-z]+)? |⟦[CN]\d+⟧'s )?(?:[a-z-]+ ){{0,3}}({ORGS})", mood)
            if partner and search(
                r"\b(?:together|jointly|joint (?:bid|offer)|side by side|consortium|teamed|teaming|join\w* forces|"
                r"both)\b",
                clause,
            ):
                draft.give(roles[0], partner.group(1))
            draft.give("seller", partner.group(1) if partner and "seller" not in draft.roles else None)
            if "seller" not in draft.roles and subject and (paper := signed_with(clause[: subject.start()])):
                draft.give(
                    "seller",
                    paper
                    if named(marked, paper).isdisjoint(named(marked, subject.group()))
                    else (clause[first.start() : first.end()] if (first := compiled(ORG).search(clause)) else None),
                )
            if not {"seller", "target"} & set(draft.roles):
                draft.give("seller", cosigner(marked, clause, subject))
    paid = search(PAYEE, tail)
    if paid and target.kind in ("site", "shares", "company"):
        draft.give("seller", paid.group(1) or paid.group(2))
    if not past and draft.status == "agreed" and search(r"\bspent [^;]*⟦M\d+⟧ (?:[a-z]+ ){0,4}$", mood):
        draft.status = "completed"
    if (
        not past
        and draft.status == "agreed"
        and compiled(r"\b(?:by|after|having) $").search(clause[: verb.start()])
        and search(
            r"\b(?:[a-z]+ed|took|made|grew|went|came|began|got|brought|built)\b|\b(?:has|have) (?!to\b)[a-z]+", mood
        )
    ):
        draft.status = "completed"
    if (
        target.share is None
        and target.kind == "shares"
        and (part := search(r", for (?:about |some |an? |up to )?(⟦R\d+⟧) (?:of|stake|interest|holding)\b", tail[:260]))
    ):
        target.share = part.group(1)
    draft.about(target)
    if draft.deal_type == "acquisition" and target.kind in ("company", "shares") and draft.stake_value in (None, 100.0):
        draft.deal_type = "merger" if search(UNDER_A_MERGER, clause) else draft.deal_type
    return draft


BY_STEPS = re.compile(
    r"\bby (?:paying|making|issuing|completing|funding)\b[^;]*\b(?:over|within|exploration|work|expenditures?|commitments?|"
    r"staged|years?|months)\b"
)
"""How somebody who may buy comes to the whole in steps: an earn-in."""
INVESTED_IN = rf"\b(?:investments?|stake|position|placement) (?:in|with) (?:the )?({ORG}),? (?:thereby |thus |by )?$"
"""Before a part whose company has just been named: "an investment in ⟦C⟧, acquiring a ⟦R⟧ stake"."""
VIA_PAPER = re.compile(
    rf"\b(?:via|through|under|by way of) (?:an?|the) "
    rf"(?:(?!off-?take|supply|sales|option|earn-in)[a-z-]+ ){{0,5}}(?:agreement|deed|contract|sheet|deal) "
    rf"(?:(?:signed|entered into|struck|dated ⟦D\d+⟧) )?with (?:the )?(?:⟦[GL]\d+⟧(?:'s|-[a-z]+)? )?(?:[a-z-]+ ){{0,3}}"
    rf"(?P<who>{ORGS})(?!')"
)
"""The paper of a purchase behind what is bought: "acquiring ⟦J⟧ via a binding agreement with ⟦C⟧"."""
ISSUED_TO = re.compile(
    rf"\bissu(?:e|es|ed|ing) [^;]{{0,60}}?(?:shares|units|securities|stock|options)\b[^;⟦]{{0,20}} to (?:the )?(?P<who>{ORGS})"
    r"(?!')[^;]{0,90}\b(?:to|for) $"
)
"""Who gets shares for what is bought: "has issued ⟦Q⟧ shares to ⟦C⟧ under an agreement to"."""
PREEMPTED = rf"\bright over (?:the )?({ORG})'s (?:[a-z]+ )?(?:interest|stake|share|holding)\b"
"""Whose share somebody buys by a right of its own: "exercised its pre-emptive right over ⟦C⟧'s minority interest"."""
MAY = r"\b(?:may|can|could|has the right to|right to|entitled to)\b"
OPTION_PAPER = r"\b(?:option|earn-?in|farm-?in)(?: and [a-z ]+)? agreement\b"
UNDER_AN_OPTION = r"\b(?:under|pursuant to|by|through) (?:an?|the|its|this) (?:[a-z-]+ ){0,2}?" + OPTION_PAPER[2:]
"""A paper under which nobody has to buy, whatever it is said to promise: "under an option agreement it agreed to"."""
ROLE_IN_ROYALTY = {"acquirer": "royalty_holder"}


def of_thing(draft: Draft, subject: re.Match[str] | None, before: str) -> Draft:
    """The draft of a passive with what was sold and, where the words give one, its owner as the seller."""
    thing = target_of(draft.marked, re.split(r"[,;:] |\bthat ", before)[-1])
    if thing.owner:
        draft.give("seller", thing.owner)
        draft.kind = "site"
        draft.take_share(thing)
    elif subject and IS_A_SITE.match(before, subject.end()) and subject.group()[1] == "N":
        draft.kind = "site"
    else:
        draft.give("target", subject.group() if subject else None)
    draft.target_text = before
    return draft
