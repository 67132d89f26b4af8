"""Shared effort told by verbs: a company founded together, technologies pooled, a deposit developed jointly."""

from __future__ import annotations

from pipelines.extract import regex as re
from pipelines.extract.deals.draft import Draft, mood_of
from pipelines.extract.deals.language.grammar import marks, subjects
from pipelines.extract.deals.language.marked import Marked
from pipelines.extract.deals.language.patterns import ORGS, begins, search
from pipelines.extract.deals.language.stages import status_of
from pipelines.extract.deals.rules.goods import PAPER

_FIRM = r"(?:compan(?:y|ies)|vehicle|entity|enterprise|corporation|undertaking|firm|consortium|business)"
JOINT_FIRM = re.compile(
    rf" (?:up )?(?:an?|the|their|its) (?:[\w:/-]+ )*?(?:(?:jointly[- ]owned|joint|common|shared|new|50[:/-]50|"
    rf"mixed) (?:[\w:/-]+ ){{0,3}}?{_FIRM}"
    rf"|{_FIRM})\b(?P<purpose>[^;]*)"
)
PURPOSE = re.compile(
    r"^(?:,? (?:called |named |to be called |known as )?⟦[CNJ]\d+⟧,?)?(?:,? (?:which|that) (?:will|is to))? "
    r"?(?:to (?:develop|build|"
    r"produce|explore|mine|process|refine|make|run|operate|exploit|extract|own|hold|market|recycle)|for the "
    r"(?:\w+ ){0,2}(?:development|construction|"
    r"production|exploration|mining|processing|refining|operation|exploitation|extraction|recycling)|in which|"
    r"with ⟦|owned|held)"
)
WORKING_GROUP = re.compile(
    r" (?:up )?(?:an?|the|their) (?:[a-z-]+ ){0,3}(?:working group|task force|(?:steering |joint )committee|"
    r"dialogue|secretariat)\b"
)
"""What two set up to work together."""
POOLED = (
    r" (?:their|its|the two companies'|all their) (?:[a-z-]+ (?:and )?){0,3}(?:technolog(?:y|ies)|expertise|"
    r"know-how|efforts|"
    r"strengths|resources|skills|research|patents|knowledge|capabilities|experience|data)\b"
)
TOGETHER = re.compile(
    r" (?:(?:their|its) )?(?:(?:the|an?) )?(?:[a-z-]+ ){0,6}?(?:⟦[JLGN]\d+⟧|deposits?|projects?|mines?|plants?|"
    r"technolog\w+|refiner(?:y|ies)|"
    r"smelters?|salt flat|process\w*|supply chains?|extraction|recycling|production|recover\w*|exploration|district|"
    r"brines?)"
)
_WITH = r"\b(?:with|alongside) (?:the )?(?:⟦[GL]\d+⟧(?:'s|-[a-z]+)? )?(?:[a-z-]+ ){0,3}?"


def _partners(clause: str, verb: re.Match[str]) -> tuple[re.Match[str] | None, str | None]:
    """The subject, and whom it is "with", before or behind the verb."""
    subject = subjects(clause, verb.start())
    other = search(rf"{_WITH}({ORGS})(?!')", clause[verb.start() : verb.end() + 240]) or (
        search(rf"{_WITH}({ORGS}) (?:to )?$", clause[subject.end() : verb.start()]) if subject else None
    )
    return subject, other.group(1) if other else None


def _draft(marked: Marked, clause: str, verb: re.Match[str], kind: str) -> Draft | None:
    subject, other = _partners(clause, verb)
    if subject is None or len({*marks(subject.group()), *marks(other)}) < 2:
        return None
    mood = mood_of(clause, subject, verb.start())
    status = status_of(mood, clause[verb.end() :], False, True)
    draft = Draft(
        "joint_venture" if kind == "venture" else "partnership",
        "agreed" if status == "completed" else status,
        marked,
        clause,
        f"deals.effort.{kind}",
    )
    draft.give("partner", subject.group())
    draft.give("partner", other)
    draft.has_subject = True
    draft.target_text = clause[verb.end() :][:200]
    return draft


def found(marked: Marked, clause: str, verb: re.Match[str], past: bool, passive: bool) -> Draft | None:
    """ "⟦C⟧ and ⟦C⟧ have constituted a company to develop ⟦J⟧": a joint venture by any other name."""
    firm = JOINT_FIRM.match(clause[verb.end() :])
    if not passive and WORKING_GROUP.match(clause[verb.end() :]) and search(r"\bagree[ds]?\b", clause[: verb.start()]):
        return _draft(marked, clause, verb, "pool")
    named = begins(
        r" (?:up )?⟦[CN]\d+⟧(?=[,.;]|$| to (?:develop|build|run|hold|own|mine|explore)| in which)", clause[verb.end() :]
    )
    if named and not passive and (subject := subjects(clause, verb.start())) and len(marks(subject.group())) > 1:
        return _draft(marked, clause, verb, "venture")
    if passive or firm is None or "joint venture" in firm.group()[:60]:
        return None
    called = firm.string[firm.start() : firm.start("purpose")]
    is_joint = search(r"\b(?:jointly|joint|common|shared|50[:/-]50|mixed)\b", called)
    if not is_joint and not PURPOSE.match(firm["purpose"]):
        return None
    return _draft(marked, clause, verb, "venture")


def pool(marked: Marked, clause: str, verb: re.Match[str], past: bool, passive: bool) -> Draft | None:
    """ "⟦C⟧ and ⟦C⟧ will pool their technologies"; "⟦C⟧ is to work together with ⟦C⟧ on ..."."""
    tail = clause[verb.end() :]
    if passive:
        return None
    owned = search(
        r"\binto ⟦[CN]\d+⟧|\b(?:through|via|in|into|as part of) (?:an?|their|one) (?:[\w:/-]+ ){0,3}(?:joint venture|company|"
        r"jointly[- ]owned \w+|vehicle)\b",
        tail,
    )
    if owned:
        return _draft(marked, clause, verb, "venture")
    if verb.group().endswith(("with", "alongside")):  # working with somebody is a deal where a paper says so
        return _draft(marked, clause, verb, "pool") if PAPER.search(tail) else None
    jointly = verb.group().startswith(("joint", "work", "develop", "explor", "stud", "cooper", "co-oper", "collab"))
    return _draft(marked, clause, verb, "pool") if (TOGETHER.match(tail) if jointly else begins(POOLED, tail)) else None
