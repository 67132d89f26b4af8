"""Verbs of paying: a purchase told by its price."""

from __future__ import annotations

from pipelines.extract import regex as re
from pipelines.extract.deals.draft import ROLES, Draft, mood_of, purchase_type, share_value
from pipelines.extract.deals.language.grammar import after_preposition, marks, subjects
from pipelines.extract.deals.language.marked import Marked
from pipelines.extract.deals.language.objects import target_of
from pipelines.extract.deals.language.patterns import ORG, begins, compiled, search
from pipelines.extract.deals.language.stages import status_of
from pipelines.extract.deals.parties.counterparts import A_FEE, LENT
from pipelines.model import DealType

METAL_STREAM = re.compile(
    r"(?:about |up to )?⟦R\d+⟧ of (?:the |its |⟦[JCN]\d+⟧'s? )?(?:payable )?(?:gold|silver|platinum|palladium|cobalt|copper)\b"
)


def pay(marked: Marked, clause: str, verb: re.Match[str], past: bool, passive: bool) -> Draft | None:
    """ "pay ⟦M⟧ to ⟦C⟧ for ⟦R⟧ of ⟦J⟧": a purchase in other words."""
    tail = clause[verb.end() :]
    subject = subjects(clause, verb.start())
    if subject is None or passive or "⟦M" not in tail[:120] or begins(LENT, tail) or A_FEE.match(tail):
        return None
    if begins(r"provid|advanc", verb.group()) and all(mark[0] in "AG" for mark in marks(subject.group())):
        return None  # a bank or a state that provides money lends it
    bought = search(r"\bfor (?!⟦[MD]|(?:the )?(?:year|month|quarter|each|every|about|up to)\b)(.*)", tail)
    earlier = search(
        r"((?:⟦R\d+⟧ )?(?:net smelter |gross revenue )?(?:royalty|stake|interest|stream)"
        r"\b[^⟦]*(?:⟦[JNLC]\d+⟧ )?(?:[a-z]+ )?)for which $",
        clause[: subject.start()],
    )
    if bought is None and earlier:
        bought = compiled(r"(.*)").match(earlier.group(1))
    mood = mood_of(clause, subject, verb.start())
    payee = begins(
        rf"\s+(?:the )?({ORG})(?: family)?(?:'s [a-z ]+)? (?:(?:about |up to |some |a [a-z ]+ of )?⟦M|for (?=[^;]*: [^;⟦]*⟦M))",
        tail,
    ) or search(rf"⟦M\d+⟧ to (?:the )?(?:⟦G\d+⟧'s )?(?:[a-z-]+ ){{0,3}}({ORG})", tail[:160])
    if not bought:
        return None
    target = target_of(marked, bought.group(1))
    site = search(r"⟦J\d+⟧(?: [a-z]+)?", clause) if begins(r"it\b", bought.group(1)) else None
    if target.kind == "unknown" and site:
        target = target_of(marked, site.group())
    share = share_value(marked, target)
    if target.kind == "product":
        kind: DealType = "royalty_stream"
        if search(r"\bprepa(?:yment|y|ys|id)\b", clause):
            kind = "offtake"
        elif not search(r"\bstream|ounces?|gold|silver|platinum|palladium\b", target.text):
            return None
    elif target.kind == "unknown" and share is None:
        return None
    else:
        kind = purchase_type(target, marked, share)
    if METAL_STREAM.match(bought.group(1).strip()):
        kind = "royalty_stream"
    draft = Draft(kind, status_of(mood, tail, past, False), marked, clause, f"deals.pay.{target.kind}")
    draft.give(ROLES[kind][0], subject.group())
    if kind == "offtake":
        draft.give("supplier", payee.group(1) if payee else after_preposition(bought.group(1), "from"))
        draft.about(target)
        return draft
    if target.kind in ("company", "shares"):
        draft.give("target" if kind == "acquisition" else "investee", target.org)
    draft.give("seller", payee.group(1) if payee else target.owner or after_preposition(bought.group(1), "from"))
    draft.about(target)
    return draft
