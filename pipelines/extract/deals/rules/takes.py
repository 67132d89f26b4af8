"""Stakes and mines that are taken, gained or secured: the verbs of getting."""

from __future__ import annotations

from pipelines.extract import regex as re
from pipelines.extract.deals.draft import ORG_ALONE, ROLES, Draft, mood_of, purchase_type, share_value
from pipelines.extract.deals.language.grammar import after_preposition, stands_as_subject, subjects
from pipelines.extract.deals.language.marked import Marked
from pipelines.extract.deals.language.objects import target_of
from pipelines.extract.deals.language.patterns import ORG, ORGS, begins, compiled, search
from pipelines.extract.deals.language.stages import status_of
from pipelines.extract.deals.parties.counterparts import EARNED_BY, PAYEE
from pipelines.extract.deals.rules.contracts import product_type
from pipelines.model import DealStatus

ROYALTY_TAKEN = re.compile(
    r" (?P<thing>(?:an? |the )(?:⟦R\d+⟧ )?(?:[a-z-]+ ){0,4}?(?:royalty|stream|nsr)\b(?: interest)? (?:on|over|in|from)\b.*?)"
    r"(?=,? (?:for|in return for|in exchange for) [^;⟦]{0,30}⟦M)"
)
"""Royalties and streams that are taken for money: "took a ⟦R⟧ royalty on ⟦J⟧ for ⟦M⟧"."""
BY_POINTS = re.compile(r"\bby (two|three|four|five|six|seven|eight|nine|ten|\d+(?:\.\d+)?) (?:percentage )?points?\b")
POINTS = {word: float(n) for n, word in enumerate("two three four five six seven eight nine ten".split(), 2)}


RAISED_FROM = re.compile(
    r" (?:(?:a further|another|up to|about) )*⟦M\d+⟧ (?:[a-z-]+ ){0,3}?from (?:the )?(?:⟦[GL]\d+⟧(?:'s|-[a-z]+)? )?"
    rf"(?:[a-z-]+ ){{0,3}}?({ORGS})(?!')"
)
NEW_SHARES = r"\b(?:placement|placing|subscription|shares|units|equity|stock)\b"
"""What a named investor gets for money that a company raises from it."""
OF_A_VENTURE = (
    r"\b(?:of|in) an? (?:[\w:/-]+ ){0,3}(?:joint venture|jv) with (?:the )?(?:⟦[GL]\d+⟧(?:'s|-[a-z]+)? )?"
    rf"(?:[a-z-]+ ){{0,3}}({ORGS})"
)


THE_REST = (
    rf"\b(?:remaining|other|balance|rest|remainder)(?: of)?(?: (?:the )?⟦R\d+⟧)?[^;⟦]{{0,30}}?(?:with|by|to|for) (?:the )?"
    rf"(?:⟦[GL]\d+⟧(?:'s|-[a-z]+)? )?(?:[a-z-]+ ){{0,4}}?({ORG})(?!')"
)
"""Who keeps the other part: "the remaining ⟦R⟧ stays with the national company ⟦C⟧"."""
KEEPS = (
    rf"(?:,? (?:and|while|with)|,|;) (?:the )?(?:⟦[GL]\d+⟧(?:'s|-[a-z]+)? )?(?:[a-z-]+ ){{0,3}}?({ORG}) "
    r"(?:(?:will|would|is to) )?(?:(?:hold|own|keep|retain|tak|get|ha[sv]|obtain|receiv)(?:s|es|ing|e)? )?(?:the )?"
    r"(?:other |remaining )*(?:about )?(?:⟦R\d+⟧|rest\b|remainder\b|balance\b)"
)
"""The part of the other in a clause of its own: "while ⟦C⟧ keeps the other ⟦R⟧"."""
SHARED_OUT = (
    rf"\bventure, (?:and )?(?:the )?({ORG})(?:'s (?:owners|shareholders))? "
    r"(?:⟦R\d+⟧|\d+(?=[ ,.;])|the (?:rest|remainder|balance|other)\b)"
)
"""The part of the other in one breath: "⟦R⟧ of the venture, ⟦C⟧ ⟦R⟧"."""


def rest_of_venture(marked: Marked, tail: str) -> str | None:
    """The other partner of a joint venture of which somebody gets a share, where the sentence tells who has the rest."""
    of_venture = begins(
        r" (?:about |up to |an? |the )*⟦R\d+⟧ (?:[a-z]+ )?(?:of|in) (?:an?|the) (?:[\w:/-]+ ){0,3}(?:venture|jv)\b",
        tail,
    )
    return other_holder(marked) if of_venture else None


def other_holder(marked: Marked) -> str | None:
    """Who has the other part of a venture, as the sentence tells it."""
    found = (search(told, marked.text) for told in (SHARED_OUT, KEEPS, THE_REST))
    rest = next((other for other in found if other), None)
    return rest.group(1) if rest else None


def venture_taken(marked: Marked, clause: str, mine: str, other: str, status: DealStatus) -> Draft:
    """ "⟦C⟧ takes ⟦R⟧ of a joint venture with ⟦C⟧"."""
    draft = Draft("joint_venture", status, marked, clause, "deals.take.venture")
    draft.give("partner", mine)
    draft.give("partner", other)
    draft.take_share(target_of(marked, clause[clause.find("⟦R") :]))
    draft.target_text = clause
    return draft


def _taker(clause: str, verb: re.Match[str]) -> re.Match[str] | None:
    """Who takes: the clause's first subject where a participle goes on with what that one has done."""
    nearest = subjects(clause, verb.start())
    if not verb.group().endswith("ing") or not clause[: verb.start()].endswith((", ", " and ")):
        return nearest
    return next(
        (m for m in compiled(ORGS).finditer(clause[: verb.start()]) if stands_as_subject(clause, m.start())), nearest
    )


A_CREDIT = (
    r"[^;⟦]{0,30}(?:⟦M\d+⟧ )?(?:[a-z-]+ ){0,4}?(?:loan|debt|credit|funding|finance|financing|working capital|standby|bridg\w+)"
    r"(?: [a-z]+){0,2} (?:facilit|package)"
)


def take(marked: Marked, clause: str, verb: re.Match[str], past: bool, passive: bool) -> Draft | None:
    """ "⟦C⟧ took a ⟦R⟧ stake in ⟦C⟧", "⟦C⟧ will take ⟦Q⟧ of concentrate"."""
    tail = clause[verb.end() :]
    subject = _taker(clause, verb)
    if subject is None or passive:
        return None
    mood = mood_of(clause, subject, verb.start())
    # "its" behind a participle was taken for the name nearest to it.
    owners = "|".join(
        m.group() for m in {subject, subjects(clause, verb.start())} if m and ORG_ALONE.fullmatch(m.group())
    )
    own = begins(rf"\s+({ORG})'s ", tail)
    if own and any(marked.thing(m).name == marked.thing(own.group(1)).name for m in ORG_ALONE.findall(owners)):
        tail = " " + tail[own.end() :]
    if begins(r" (?:(?:an?|the) )?(?:[a-z-]+ ){0,3}(?:options?|rights?) (?:to|over)\b", tail):
        return None  # what may be bought is read there
    if begins(A_CREDIT, tail):
        return None  # "secured a ⟦M⟧ loan facility from": no plant
    if begins(r"(?:increas|lift|rais)", verb.group()) and (
        search(EARNED_BY, tail[:200]) or search(r"\b(?:earn|farm)-?in\b", clause[: verb.start()])
    ):
        return None  # a later stage of an earn-in
    if search(r"\boption (?:and [a-z ]+)?agreement\b[^;]*\bsees? $", clause[: subject.start()]):
        return None  # what the option allows
    stake = begins(
        r"\s+(?:up |on )?(?:a|an|its|the|an initial|an additional|a further|up to)?\s*(?:[a-z-]+ ){0,3}?(?:⟦[RM]\d+⟧ "
        r"){0,2}(?:[a-z-]+ ){0,3}?(?:stake|interest|shareholding|holding|position|"
        r"voting power|new shares|placement)\b",
        tail,
    ) or begins(
        r"\s+(?:about |up to |just over )?⟦R\d+⟧ of (?:(?:the|its|two|three|four|five|six|several|all) )*"
        r"(?:⟦[CNJ]\d+⟧(?!'s)|(?:⟦[CN]\d+⟧(?:'s?)? )?(?:[a-z-]+ ){0,3}(?:projects?|"
        r"propert(?:y|ies)|tenements|claims|mines?|operations|"
        r"business|assets|unit|arm|division)\b)",
        tail,
    )
    if begins("rais", verb.group()) and (giver := RAISED_FROM.match(tail)) and search(NEW_SHARES, clause):
        draft = Draft("equity_investment", status_of(mood, tail, past, False), marked, clause, "deals.take.raised")
        draft.give("investor", giver.group(1))
        draft.give("investee", subject.group())
        draft.target_text, draft.kind = tail[:160], "shares"
        return draft
    if stake is None and begins(r"accumulated|amassed|built", verb.group()):
        stake = begins(r" (?:about |just under |just over |nearly )?⟦R\d+⟧(?=[.,;]|$)", tail)
    if verb["wish"]:
        mood += verb.group()
    if "⟦R" in tail and (rest := rest_of_venture(marked, tail)):
        return venture_taken(marked, clause, subject.group(), rest, status_of(mood, tail, False, True))
    if "⟦R" in tail and (shared := search(OF_A_VENTURE, tail[:160])):
        return venture_taken(marked, clause, subject.group(), shared.group(1), status_of(mood, tail, False, True))
    if stake and not verb.group().startswith("own"):
        target = target_of(marked, tail)
        if target.share is None and (raised := search(r"\bto (?:about |just over )?(⟦R\d+⟧)", tail[:120])):
            target.share = raised.group(1)
        share = share_value(marked, target)
        if share is None and (step := search(r"\bfrom (⟦R\d+⟧)", tail[:160])):  # "from 40% to 49%" is one range
            target.share = step.group(1)
            share = marked.thing(step.group(1)).high
        if points := BY_POINTS.search(tail[:160]):
            share = POINTS.get(points.group(1)) or float(points.group(1))
        kind = (
            purchase_type(target, marked, share)
            if target.kind in ("shares", "company", "site", "part")
            else "equity_investment"
        )
        if target.kind == "site":
            kind = "acquisition"
        taken = verb.group() == "taken" and search(r"\b(?:has|have|had) (?:also |now |since )?$", mood) is not None
        draft = Draft(kind, status_of(mood, tail, past or taken, False), marked, clause, "deals.take.stake")
        draft.give(ROLES[kind][0], subject.group())
        held = [m.group() for m in compiled(ORG).finditer(clause[: subject.start()])] if target.kind == "part" else []
        draft.give("target" if kind == "acquisition" else "investee", target.org or (held[-1] if held else None))
        paid = search(PAYEE, clause)
        payee = (paid.group(1) or paid.group(2)) if paid else None
        draft.give("seller", payee or target.owner or after_preposition(tail, "from"))
        draft.target_text, draft.stake_value, draft.kind = tail[:200], share, target.kind
        if target.share:
            draft.stake = marked.thing(target.share)
        return draft
    if (royalty := ROYALTY_TAKEN.match(tail)) and "⟦M" in tail[:200]:
        target = target_of(marked, royalty["thing"])
        taken = past or search(r"\b(?:has|have|had) (?:also |now |since )?$", mood) is not None
        draft = Draft("royalty_stream", status_of(mood, tail, taken, False), marked, clause, "deals.take.royalty")
        draft.give("royalty_holder", subject.group())
        seller = target.owner or after_preposition(tail, "from") or after_preposition(royalty["thing"], "of")
        draft.give("seller", seller)
        draft.target_text, draft.kind = royalty["thing"], "royalty"
        return draft
    if begins("secur", verb.group()) and (source := after_preposition(tail, "from")):
        target = target_of(marked, tail)
        if target.kind == "site" or begins(r" (?:these|those|both|the) (?:[a-z]+ )?assets\b", tail):
            draft = Draft("acquisition", status_of(mood, tail, False, False), marked, clause, "deals.take.site")
            draft.give("acquirer", subject.group())
            draft.give("seller", source)
            draft.about(target)
            draft.kind = "site"
            return draft
    gets = "⟦Q" in tail[:60] and search(
        r"\bfrom (?:the )?⟦[CANJ]\d+⟧|\bfor (?:[a-z]+|⟦[A-Z]\d+⟧) years\b|\ba "
        r"year\b",
        tail,
    )
    if (begins(r"tak", verb.group()) or gets) and begins(
        r"\s+(?:up to |about )?(?:all|⟦[QR]\d+⟧|half|most|the|an? (?:third|quarter|fifth|tenth) of)[^,;]{0,60}", tail
    ):
        target = target_of(marked, tail)
        if target.kind == "product" and search(
            r"\b(?:will|to|may|agreed|would|takes?|gets|receives)\b", mood + " " + verb.group()
        ):
            draft = Draft(product_type(tail), status_of(mood, tail, False, True), marked, clause, "deals.take.product")
            draft.give("buyer", subject.group())
            owner = search(r"\bfrom (?:the )?(⟦[CA]\d+⟧)", tail)
            draft.give("supplier", owner.group(1) if owner else None)
            draft.about(target)
            return draft
    return None
