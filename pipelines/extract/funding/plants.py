"""What money is for where the works have no name: "a grant for a lithium hydroxide plant in Nevada" is for that plant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.extract import regex as re

if TYPE_CHECKING:
    from pipelines.extract.funding.context import Context
    from pipelines.extract.funding.draft import Draft
    from pipelines.extract.reading import Sentence

BUILT = re.compile(
    r"(?i)\b(?:for|towards?|behind|into|at|of|"
    r"(?:build|construct|expand|develop|establish|restart|reopen|financ|fund|complet|upgrad|moderni[sz]|enlarg|equip|"
    r"commission|design|creat|erect|advanc|finish|deliver|convert|retool|set(?:ting)?)\w*(?: up)?) "
    r"(?:(?:an?|the|its|their|one|another|[A-Z]\w+['’]s|the company['’]s) )?"
    r"(?P<what>(?:[\w%'’/.,-]+ ){1,7}?)"
    r"(?P<noun>plant|refinery|smelter|factory|gigafactory|concentrator|foundry|facility|mill|hub)\b"
)
"""Works under a common noun, behind the word that says what is done to them."""
SIZES = re.compile(
    r"(?i)^(?:(?:an?|the|its|their|new|first|second|third|next|planned|proposed|future|existing|own|large|small|major|"
    r"integrated|domestic|local|modern|advanced|company['’]s|first-of-its-kind|state-of-the-art|world-class|"
    r"[\w-]+-scale|commercial|scale|greenfield|brownfield|[a-z]*-?based|north|american|european|canadian|australian|german|"
    r"british|french|u\.s\.|us|[$€£¥]?[\d.,]+(?:-?[a-z]+)?|million|billion|[a-z]+(?:/[a-z]+)+|tonnes?(?:-a-year|-per-year)?|"
    r"tpa|tpy|mtpa|ktpa|per|year|annum|a|of) )+"
)
"""Words before a plant that tell its size or place and not what it makes."""
MONEY_OR_CLAUSE = re.compile(
    r"(?i)\b(?:loan|credit|debt|financ\w*|funding|grant|equity|guarantee|lending|liquidity|term|revolving|bridge|senior|"
    r"and|or|which|that|with|to|for|in|at|from|by|on|is|are|was|will|has|[a-z]+ing (?:the|its|an?)|export|insurance|"
    r"minerals|government|university|research|innovation|million|support|infrastructure|fund|pilot)\b"
)
"""Words that no plant is called by: a facility that lends, or a clause that goes on."""
FOR_WORKS = ("grant", "loan", "loan_guarantee", "tax_credit", "programme", "credit_insurance")
BEFORE, BEHIND = 2, 1
"""Sentences beside the money's own in which its plant may be told."""


def plant_of(draft: Draft, context: Context) -> str | None:
    """What the works are called for which somebody in particular is given this money, in its sentence or beside it."""
    if draft.recipient is None or draft.money is None or draft.instrument not in FOR_WORKS:
        return None
    if draft.sentence.block == "table_row":
        return None
    own = _plants(draft.sentence, draft.money.end)
    if own:
        return own[0]
    if draft.sentence.block in ("list_item", "heading"):
        return None
    index, sentences = draft.sentence.index, context.reading.sentences
    near = [
        *reversed(sentences[max(0, index - BEFORE) : index]),
        *sentences[index + 1 : index + 1 + BEHIND],
    ]
    if draft.recipient != context.only_company(index):
        return None
    beside = [plant for s in near if s.story == draft.sentence.story for plant in _plants(s, s.start)]
    return beside[0] if len(set(beside)) == 1 else None


def _plants(sentence: Sentence, since: int) -> list[str]:
    """Plants that a sentence tells, those behind this offset first."""
    behind: list[str] = []
    before: list[str] = []
    for found in BUILT.finditer(sentence.text):
        what = SIZES.sub("", found["what"]).strip()
        if what and not MONEY_OR_CLAUSE.search(what) and not re.search(r"[A-Z]{2}|[,.%]|\d", what):
            plant = f"{what} {found['noun']}"
            (behind if sentence.start + found.start() >= since else before).append(" ".join(plant.split()))
    return behind + before
