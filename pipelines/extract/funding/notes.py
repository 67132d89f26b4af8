"""Ministry notes: a body announces plans, awards or a list, and the items under it tell only the name and the sum.

"METI today approved two plans", then "(1) A Co., Ltd.", "Subsidy: up to 5 billion yen": the announcer
gives, the item's heading receives. Sums that a budget sets aside need no giver in their sentence either.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.funding.context import Context
from pipelines.extract.funding.frame import Frame, Symbol
from pipelines.extract.names import Name
from pipelines.extract.places import place_of
from pipelines.extract.quantities import Money

if TYPE_CHECKING:
    from pipelines.extract.reading import Sentence

ANNOUNCES = re.compile(
    r"(F\d+)(?:,[^,;]{0,60},)?(?: (?:has|have|had|today|yesterday|also|now|(?:on )?D\d+|this week|recently|formally))* "
    r"(?:approv|certif|accredit|select|announc|award|grant|publish|releas|decid|adopt|designat|chose|pick|support|"
    r"present|fund|list|nam|recogni|authori|allocat|issu|made|provid|offer|gave|"
    r"sent(?= [^.;]{0,20}letters))\w*\b[^.;]{0,120}?\b(?:plans|projects|companies|contributions|recipients|"
    r"applicants|applications|winners|awards|proposals|beneficiaries|selections?|grants|outcomes?|results|list|"
    r"businesses|operators|firms|initiatives|support|subsidies|round|approvals|undertakings|businesses|producers|"
    r"awardees|selectees|decisions|commitments|loans|guarantees|awards|letters of (?:interest|intent|support)|"
    r"facilities|plants|mines)\b"
)
"""A body that makes several awards known at once."""
LABEL = re.compile(
    r"(?:^|\n|[.:;,(–—-] )\W*(?:the )?(?:(?:maximum|total|approved|planned|expected) )*(?:amount of |volume of |"
    r"level of )?(?:the )?"
    r"(?P<noun>(?:non-repayable |government |state |public |federal |eu )*(?:grants?|grant funding|subsid(?:y|ies)|"
    r"awards?|incentives?|support|assistance|"
    r"aid|loan|funding|subsid(?:y|ised) (?:sum|amount))|(?:federal|government|public|state|commonwealth|eu|ministry|"
    r"national|community|provincial|programme|program|agency) (?:share|contribution|funding|cost share))"
    r"(?: (?:amount|sum|ceiling|awarded|approved|offered|granted))?(?: ?\([a-z. ]{2,20}\))?(?: ?:| of| is| –| -| =)? ?$"
)
"""A line that names the sum's kind and nothing else: "Amount of grant: ", "incentive of "."""
OWN_LABEL = re.compile(r" (?:federal )?(?:share|contribution|grant|award|funding|loan|support)(?: amount)? ?: ?")
"""The same with the body's own name before it: "DOE share: "."""
UP_TO = re.compile(r"(?:up to|about|approximately|around|some|at most|a maximum of)\s*$")
OWN_SHARE = re.compile(
    r"\b(?:cost|company|applicant|proponent|recipient|own|private|industry|partner|awardee|matching|non-federal|"
    r"participant)(?:'s)?[ -](?:cost )?(?:share|contribution|funds?|funding|investment|match) ?(?: amount)?"
    r"(?: ?:| of| is)? ?$"
)
"""What the recipient pays itself."""
AWARDED_TO = re.compile(
    r" (?:(?:was|were|is|are|has been|have been|will be) )?(?:awarded|granted|approved|allocated|committed|lent|paid|"
    r"promised)\b[^.;,]{0,30}? (?:to|for) (?:the )?[CNP]\d|,? (?:goes|go|went|will go|is going|are going) to (?:the |"
    r"[LN]\d+-based |[LN]\d+'s )?[CNP]\d"
)
ENTRY_OF_NAME = re.compile(
    r"\W*(?:\d+\W+)?(?:the )?[CNPFG]\d+(?:, [^,;:]{1,60}){0,2}(?: ?[:–—-]+ ?(?:(?:an?|the|up to) )*(?:[a-z-]+ ){0,4}?"
    r"(?:of )?|,? (?:(?:was|were|has been|have been|will be|is|are) )?(?:awarded|granted|allocated|approved|given|"
    r"promised|selected for)(?: (?:an?|the|up to))* )$"
)
"""What stands before the sum of an entry that opens with its receiver or its programme: "C0, L0: ", "C0, awarded "."""
ENTRY_OF_SUM = re.compile(
    r"\W*(?:\d+\W+)?(?:(?:an?|the|up to|another) )*M\d+(?:,[^,;:M]{2,40},)?(?: [a-z-]+){0,4}? "
    r"(?:(?:to|for|towards?|–|-|—|:) (?:the )?[CNP]\d|to (?:the )?F\d)"
)
"""How an entry opens that tells its sum first: "M0 for C0 to build ...", "M0 grant to C0"."""
INCLUDED = re.compile(
    r"\W*among (?:those|them|these|the [a-z]+)\b[^.;:M]{0,50}: |\W*(?:these|those|they|others?|among (?:them|these|"
    r"those|the [a-z]+)|examples?|the (?:awards|loans|grants|"
    r"projects|"
    r"recipients|winners|list)(?: [a-z]+){0,4}|also included(?: [a-z]+){1,5}|(?:[a-z-]+ ){0,4}(?:opportunities|grants|"
    r"awards|measures|calls))\b[^.;]{0,30}?\b(?:is|are|includ\w+|compris\w+|counts?|were|was)\b"
)
"""A sentence that names some of the awards that were spoken of."""
GETS = re.compile(
    r"[CNP]\d+(?:,[^,;]{0,60},)?(?:,? (?:which|who)|,)? (?:(?:will|is|are|was|were|has|have|been|to|would|also|each|"
    r"set|"
    r"due|now|may|can) )*(?:claims?|gets?|got|won|receiv\w+|obtains?|obtaining|wins?|winning|secures?|securing|"
    r"takes home|funded with|financed with|supported with|"
    r"collects?|draws|in line for|down for|have|stands to (?:get|receive|gain)|eligible for|entitled to|"
    r"awarded|"
    r"granted|allocated|borrow)(?: (?:up to|an?|another|its|near|the))* $|[CN]\d+,? with (?:up to )?$"
)
AFTER_SUM = re.compile(
    r" (?:to|for|–|-) (?P<name>(?!The\b)[A-Z][\w&'-]*(?: (?:(?:of|and|&|de|du|des|del|do|da) )?[A-Z][\w&'-]*){0,5})"
    r"(?=,? (?:to|for|in|towards?|which|who|that|as) [a-z]|;|\.?\s*(?:\n|$))"
)
BEFORE_SUM = re.compile(
    r"(?P<bullet>[ \t]*(?:[-•*–·]|\d{1,2}[.)])[ \t]*)?(?P<name>[A-Z][\w&'’.-]*"
    r"(?: (?:(?:of|and|&|de|du|des|del|do|da) )?[A-Z][\w&'’.-]*){1,5}"
    r"|[A-Z][a-z]+[A-Z]\w+)"
    r"(?: \([^()\n]{2,60}\))?(?:, [^:;\n]{2,60})? ?[:–—-] ?(?:(?:an?|up to|about|the) )*$"
)
"""How an item of a list opens whose sum follows its receiver."""
CAMEL = re.compile(r"[A-Z][a-z]+[A-Z]")
NO_COMPANY = re.compile(
    r"\b(?:Projects?|Mines?|Programme?s?|Plants?|Funds?|Facility|Initiative|Strategy|Act|Phase|Stage|State|Government|"
    r"Province|Department|Ministry|Australia|Canada|America|Africa|Europe|Asia|January|February|March|April|May|June|"
    r"July|"
    r"August|September|October|November|December)\b"
)
"""Capitalised words behind a sum that are no company."""
IN_ALL = re.compile(
    r"(?:(?:together|added together|taken together|in all|in total|combined),? (?:they|these|those|(?:the|these|"
    r"all) (?:[a-z]+ )?(?:letters|loans|"
    r"grants|awards|credits|projects|two|three|four|five|six|seven|eight|nine|ten))|(?:the|this) (?:round|allocation|"
    r"call|"
    r"batch|tranche)) (?:is |are |was |were )?(?:worth|concern|cover|add|come to|comes to|came to|add up to|adds up to|"
    r"amount to|amounts to|amounted to|exceed|exceeds|exceeded|total|totals|totalled|represent|stand for|"
    r"run to)(?: about| some)? $"
)
"""What several awards that were announced come to."""
AMONG = re.compile(r"[,;–-] (?:including|of which|among (?:them|these|which)|with)(?: (?:an?|up to|about|the))* $")
SET_ASIDE = re.compile(
    r"(?: (?:is|are|was|were|has|have|had|will be|would be|shall be|being))(?: also| already| now)?(?: been)? "
    r"(?:appropriated|earmarked|allocated|allotted|budgeted|set aside|reserved|ring-?fenced|foreseen|made available|"
    r"provided for|included|requested|available(?=:|,? of which))\b"
)
"""What a budget does with a sum."""
BUDGET = re.compile(
    r"\b(?:budgets?|appropriations?|fiscal (?:year )?\d{4}|fy ?\d{4}|treasury|parliament|diet|finance "
    r"(?:bill|act|law))\b"
)
ITEM = re.compile(r"\W*(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]+)?\W*(?:M/[sS]\.? )?")
"""The number of an item before its name."""
CLOSES_NAME = re.compile(r"\.?(?:\W*$|\s*[(:,–—]|\s-\s|\s*\n)")
ENDS_LINE = re.compile(r"\.?(?:\W*$|\s*\([^()\n]{2,60}\)\W*(?:$|\n)|\s*\n)")
ITEM_REACH = 10
"""Sentences before one in which the name of its item stands."""
ITEM_PARAGRAPHS = 3
FURTHER = re.compile(
    r"(?i)(?:^|[,;] |\band |\bbut )(?:(?:a|an|up to|the|some|about|yet) )*(?:another|further|additional|second|third|"
    r"extra|more|top-up)\b[^.;]{0,40}$"
)
"""What opens a sum that is added to the money in mind."""
TO_FOLLOW = re.compile(
    r"[^.;]{0,60}?\b(?:may|might|could|would|can|will|shall|is to|are to|is (?:also )?(?:available|conditional|subject|"
    r"planned|foreseen|due|possible|on offer|linked|tied)|becomes? (?:available|payable)|depends?|follows?|remains? "
    r"available|hinges?)\b"
)
MAYBE = re.compile(r"\b(?:may|might|could|would|can|depends?|hinges?|possible|planned|on offer)\b")
TIED = re.compile(r"\b(?:once|if|when|available|conditional|subject to|linked to|tied to)\b")


def announcer(frame: Frame) -> str | None:
    """The symbol of the body that announces several awards in this sentence."""
    found = ANNOUNCES.search(frame.text)
    return found.group(1) if found else None


def label_of(frame: Frame, money: Symbol) -> str | None:
    """The noun of a line that only labels this sum, or None."""
    label = LABEL.search(_before(frame, money))
    return label["noun"] if label else None


def is_own_share(frame: Frame, money: Symbol) -> bool:
    """True where a line labels the part that the recipient pays: "Cost share: "."""
    return OWN_SHARE.search(_before(frame, money)) is not None


def _before(frame: Frame, money: Symbol) -> str:
    """The printed words before a sum without its qualifiers, in lower case; lines stay lines."""
    return UP_TO.sub("", frame.printed_before(money).lower())


def awarded_without_giver(frame: Frame, money: Symbol) -> bool:
    """True where a sum is labelled, awarded or received, and nobody is said to give it."""
    return (
        label_of(frame, money) is not None
        or AWARDED_TO.match(frame.text, money.end) is not None
        or GETS.search(frame.text[: money.at]) is not None
        or INCLUDED.match(frame.text[: money.at]) is not None
        or comes_to(frame, money)
        or is_entry(frame, money)
    )


def is_entry(frame: Frame, money: Symbol) -> bool:
    """True where the sentence is an entry of a list of awards: it opens with a receiver and its sum, in either order."""
    first = all(s.at >= money.at for _, s in frame.of_kind("M"))
    return first and (
        ENTRY_OF_NAME.match(frame.text[: money.at]) is not None or ENTRY_OF_SUM.match(frame.text) is not None
    )


def comes_to(frame: Frame, money: Symbol) -> bool:
    """True where a sum is what several announced awards come to: "together they concern M0"."""
    return IN_ALL.match(frame.text[: money.at]) is not None


def is_included(frame: Frame, money: Symbol, whole: float | None) -> bool:
    """True where a sum is told as one of those that a whole, told before, was split into: "M0 goes to ten, including
    M1 for C0"."""
    before = [s for _, s in frame.of_kind("M") if s.at < money.at]
    if not before or before[-1].item.value != whole:
        return False
    return AMONG.search(frame.text[before[-1].end : money.at]) is not None


def set_aside(frame: Frame, money: Symbol) -> bool:
    """True where a sum is set aside by nobody in particular: "8 billion yen has been appropriated"."""
    return SET_ASIDE.match(frame.text, money.end) is not None


def further(frame: Frame, money: Symbol) -> str | None:
    """How a sum added to the money in mind is told: its words behind it, or None."""
    if not FURTHER.search(frame.printed_before(money)):
        return None
    follows = TO_FOLLOW.match(frame.text, money.end)
    return frame.text[money.end : money.end + 160] if follows else None


def unlisted(context: Context, sentence: Sentence, money: Iterable[Money]) -> list[Name]:
    """Companies that nothing but their place beside a sum tells, in lists of awards: "- M0 to Ostrow to build",
    "- Ostrow Alumina: M0 for a plant"."""
    found: list[Name] = []
    for each in money:
        line = context.text.rfind("\n", 0, each.start) + 1
        is_item = sentence.block == "list_item" or not context.text[line : line + 2].strip()[:1].isalpha()
        item = BEFORE_SUM.match(context.text, line, each.start) if is_item else None
        listed = item if item and (item["bullet"] or sentence.block == "list_item") else None
        told = AFTER_SUM.match(context.text, each.end) or listed
        name = told["name"] if told else ""
        if told is None or place_of(name) or NO_COMPANY.search(name) or not (" " in name or CAMEL.match(name)):
            continue
        start, end = told.span("name")
        taken = [n for n in context.names_in(start, end) if n.kind in ("company", "consortium", "project", "place")]
        if not taken and not context.bodies_in(max(line, start - 60), end) and not context.schemes_in(start, end):
            found.append(Name(start, end, name, "company", name))
    return found


def item_of(context: Context, sentence: Sentence) -> str | None:
    """The company whose item this sentence belongs to: its paragraph opens with the name, or a line before does."""
    sentences = context.reading.sentences
    paragraph = sentence.paragraph
    leads: list[Sentence] = []
    for earlier in reversed(sentences[max(0, sentence.index - ITEM_REACH) : sentence.index + 1]):
        if earlier.story != sentence.story or (earlier.paragraph != paragraph and len(leads) == ITEM_PARAGRAPHS):
            break
        if earlier.paragraph != paragraph or not leads:
            leads.append(earlier)
            paragraph = earlier.paragraph
        leads[-1] = earlier
    for lead in leads:
        if name := _opening_name(context, lead, lead.paragraph == sentence.paragraph):
            return name
    return context.topic_of(sentence.index)


def _opening_name(context: Context, lead: Sentence, own: bool) -> str | None:
    """The name that a paragraph opens with behind its number; of an earlier paragraph only a line of its own."""
    number = ITEM.match(lead.text)
    start = lead.start + (number.end() if number else 0)
    broken = context.text.find("\n", start, lead.end)
    line_end = broken if broken >= 0 else lead.end
    for name in context.names_in(start, lead.end)[:1]:
        end = min(name.end, line_end)
        closes = CLOSES_NAME if own else ENDS_LINE
        if name.start != start or not closes.match(context.text[end : lead.end]):
            return None
        if name.kind == "company" or (name.kind == "other" and " " in context.text[start:end]):
            return name.name if end == name.end else context.text[start:end]
    return None
