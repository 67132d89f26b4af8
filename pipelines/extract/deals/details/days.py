"""The day on which a deal was announced: of its clause, or with which the sentence before opens; never another event's."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.deals.language.patterns import MARK, search, whole

if TYPE_CHECKING:
    from pipelines.extract.deals.details.background import Background
    from pipelines.extract.deals.draft import Draft
    from pipelines.extract.reading import Sentence

PAST_ONLY = re.compile(
    r"\b(?:by|until|since|before|expected|from|due|start\w*|through|till|as of|as at|ended|ending|end "
    r"of|maturing|target\w*|planned for|scheduled|"
    r"extended(?: to| until)?|expir(?:es|ing|e)|deadline of|stop date of)"
    r"(?: (?:in|on|by|the|for|to (?:close|complete)[a-z ]*|end of|early|"
    r"late|mid))* $"
)


EARLIER_PAPER = re.compile(
    r"(?i)\b(?:refers?|referred|referring|refer|further) to (?:its|the|our|an?|⟦C\d+⟧'s) [^;⟦]{0,60}"
    r"(?:⟦D\d+⟧(?:,| and|, and) )*$|"
    r"\b(?:that|which) (?:they|it|the (?:two|companies|parties|partners)|⟦[CN]\d+⟧)(?: both)?(?: had)? (?:agreed|"
    r"announced|signed|struck|entered into)(?: (?:to|on|in|back in|last|late in|early in))* $|"
    r"\b(?:first|previously|originally|initially|as) (?:announced|advised|reported|disclosed)(?: to (?:the )?[a-z]+)?"
    r"(?: on| in)? $|\b(?:announcements?|releases?|prospectus|notices?)"
    r"(?: to (?:the )?[a-z]+)? (?:of|dated|on|released) $"
)
"""What stands before the day of a paper that this one goes back to."""
GOES_BACK = ("refer", "further")
DEAL_MADE = re.compile(
    r"(?:,|\b(?:agreements?|contracts?|deal|venture|merger|combination|offer|bid|plan|sale|purchase|acquisition|transaction|"
    r"memorandum|pact|option|arrangement|takeover)(?: that)?) (?:(?:first|originally|initially|only|which|was|were|had been) )*"
    r"(?:agreed|announced|signed|struck|formed|made|dated|concluded|entered into|set up|proposed)"
    r"(?: (?:back|late|early|as long ago as))*(?: (?:in|on|as of))?(?: (?:late|early|mid))? $"
)
"""What stands before the day on which that was made which has ended: "the merger, agreed in"."""
OLD_PAPER = re.compile(
    r"\b(?:agreements?|deeds?|term sheet|contract|letter of intent|option) (?:dated |of |from |made on |signed on )$"
)
"""What stands before the day of the paper under which something has been closed or ended."""
EARNED_UNDER = re.compile(r"\b(?:earn-?in|farm-?in|option|joint venture) (?:agreement|deed) (?:dated |of |from )$")
UNDER_IT = ("pursuant to ", "further to ", "under ", "in accordance with ")
DATED = re.compile(r"\b(?:dated(?: for reference)?|effective|made|entered into)(?: effective)?(?: as of)? $")
ANNOUNCES = re.compile(
    r"\b(?:announces|confirms|advises|reports|(?:is|are) pleased to (?:announce|advise|report|confirm)|today announced)\b"
    r"[^.;]*$"
)
"""Words of who announces by this very paper."""
DAYS_TO_PUBLISH = 14
"""Days within which a contract of this date is told for the first time by the paper that one reads."""
OF_ANOTHER_ACT = re.compile(
    r"\b(?:vot(?:e|ed|es|ing)|meetings?|ballot|decree|law|ruling|judg(?:e)?ment|approv(?:ed|als?)|clear(?:ed|ance)|consent|"
    r"acceptances|election|record|elapsed|expir\w+)\b(?:(?!\b(?:signed|agreed|announced|bought|sold|closed|completed)\b)"
    r"[^.;,⟦]){0,40} (?:of|on|in) $"
)
"""What stands before the day of something else than the deal: a vote on it, a law, a clearance."""


def opening_date(sentence: Sentence, background: Background) -> tuple[str | None, str | None]:
    """The day that a sentence begins with ("On 29 April the two met."): it dates what the paragraph goes on to tell."""
    published = background.reading.published_on
    end = min(sentence.end, sentence.start + 60)
    opening = background.reading.within(background.reading.dates, sentence.start, end)
    for day in opening:
        lead = sentence.text[: day.start - sentence.start].lower()
        if whole(r"(?:[a-z ]+, )?(?:on|in|late on|early on)? ?(?:the )?", lead) and len(str(day.value)) == 10:
            return (str(day.value), day.printed) if not published or str(day.value) <= published else (None, None)
    return None, None


WENT_BEFORE = re.compile(r"\b(?:after|following|since|because|as) [^;]*⟦[CANGH]\d+⟧[^;]*$")
"""Words between a deal and a day that is another event's."""


PAPER_OF_THE_DAY = re.compile(
    r" (?:[a-z-]+ ){0,3}(?:agreements?|deeds?|term sheet|contract|memorandum|letter of intent|deal|option|offer)\b"
)
"""A paper called by its day: "the ⟦D⟧ option agreement"."""


def date_of(draft: Draft, published: str | None) -> tuple[str | None, str | None]:
    """(ISO date that the clause gives the announcement, as printed), or (None, None)."""
    text = draft.clause if "⟦D" in draft.clause else draft.marked.text
    best: tuple[float, str, str] | None = None
    at = draft.at if text is draft.clause else 0
    for mark in MARK.finditer(text):
        if mark.group(1) != "D":
            continue
        told = draft.marked.thing(mark.group())
        value = str(told.value)
        if published and len(value) == 4 and published.startswith(value):
            continue  # the year of the paper says less than its day
        if (published and value[: len(published)] > published[: len(value)]) or PAST_ONLY.search(text[: mark.start()]):
            continue
        if (
            published
            and (paper := EARLIER_PAPER.search(text[: mark.start()]))
            and (draft.status in ("completed", "terminated") or paper.group().lower().startswith(GOES_BACK))
        ):
            continue
        if published and _is_of_another_act(draft.status, text[: mark.start()], value, published):
            continue
        if draft.status == "terminated" and PAPER_OF_THE_DAY.match(text, mark.end()):
            continue  # what has ended was signed then
        if mark.start() > at and WENT_BEFORE.search(text[at : mark.start()]):
            continue  # the day of what went before
        score = -abs(mark.start() - at) / 100.0
        if search(
            r"\b(?:announced|signed|agreed|said|completed|closed|dated|entered into|bought|acquired|invested|"
            r"took effect)[a-z ]*(?:on|in|of)?\s+(?:late |early )?(?:the )?(?:on |in )?$",
            text[max(0, mark.start() - 60) : mark.start()],
        ):
            score += 1.0
        if best is None or score > best[0]:
            best = (score, value, told.printed)
    return (best[1], best[2]) if best else (None, None)


def _is_of_another_act(status: str, before: str, day: str, published: str) -> bool:
    """Whether the words before a day say that a paper, a vote or the making of what has ended is of that day."""
    if status == "terminated" and (DEAL_MADE.search(before) or OLD_PAPER.search(before)):
        return True
    if status == "completed" and before.startswith(UNDER_IT) and OLD_PAPER.search(before):
        return True
    if status == "completed" and EARNED_UNDER.search(before):
        return True
    ago = (date.fromisoformat(published) - date.fromisoformat(day)).days if len(day) == len(published) else -1
    return tells_another_day(before, ago)


def tells_another_day(before: str, ago: int) -> bool:
    """Whether a day so many days ago is a paper's, a vote's or, where a release announces only now, what it tells of."""
    is_fresh = 0 <= ago <= DAYS_TO_PUBLISH
    return bool((is_fresh and (DATED.search(before) or ANNOUNCES.search(before))) or OF_ANOTHER_ACT.search(before))
