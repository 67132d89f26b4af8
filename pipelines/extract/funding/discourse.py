"""What the sentences before and after one say of the same money: its giver, its receiver, its stage and its date.

A story speaks of a loan once in full and then goes on: "the agreement, signed on 22 September, is for $5 million",
"$1 million of it has been paid", or a list of recipients. The commitment in mind is the anchor of such sentences.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.funding.context import Context
from pipelines.extract.funding.draft import PUBLIC, SHARED, Anchor, Draft, Giver
from pipelines.extract.funding.frame import Frame, Symbol, joined_names
from pipelines.extract.funding.heads import Head, instrument_in
from pipelines.extract.funding.notes import (
    AWARDED_TO,
    announcer,
    further,
    is_own_share,
)
from pipelines.extract.funding.phrases import (
    ADDS,
    AFTERWARDS,
    ANOTHER_PAPER,
    CALLED_AFTER,
    COME_UNDER,
    COMPONENT,
    DEAL_INCLUDES,
    DEFINITE,
    FOLLOW_ON,
    FUNDS_ARE,
    GIVEN_TO,
    ITEM_FOR,
    ITEM_HEAD,
    ITEM_LEAD,
    ITEM_OF,
    ITEM_SUM,
    KINDS_OF_MONEY,
    LAST_PART,
    LIST_ON,
    MADE_UP_OF,
    NEWS_VERB,
    OWN_MONEY,
    PAID_OUT,
    PAID_REACH,
    PART,
    PASSIVE_STAGE,
    PROGRAMME_LINE,
    SAME_DAY,
    SHARE,
    SPLIT,
    TRANCHE,
)
from pipelines.extract.funding.receiving import RECEIVES
from pipelines.extract.funding.stages import stage_in, stage_of
from pipelines.extract.funding.terms import EARLIER_SUM
from pipelines.extract.funding.words import STAGE_RE, TRIGGER
from pipelines.model import FundingStage, Instrument

if TYPE_CHECKING:
    from pipelines.extract.reading import Sentence

QUOTED = re.compile('["“”]')
"""What somebody says of the money in mind tells of no other."""
LIST_REACH = 12
"""Sentences over which the items of a list still belong to the sentence that opened it."""
NEWS_DAYS = 7
SAME_NEWS = 6
"""Sentences over which further money for the same receiver is of the same day."""
FULL_DATE = len("2025-01-31")
IS_PLANNED = re.compile(
    r"\b(?:proposed|planned|under consideration|in (?:the )?(?:plan|draft))\b[^.;]{0,60}:\W*$|"
    r"\b(?:intends?|intent|plans|planning|proposes) to (?:issue|open|offer|launch|release|make|invest|spend|provide|"
    r"award|fund)\b"
)
"""How a list of what is only planned opens."""
GOES_ON = re.compile(
    r"(?:It|They|That|This|These|Both|Worth|The (?:[a-z-]+ ){0,2}(?:loan|grant|award|letter|facility|agreement|contract|deal|"
    r"money|package|department|agency|bank|office|guarantee|commitment|financing))\b"
)
"""How a sentence begins that gives the sum of what was told before."""
DEFINED = re.compile(
    r"(?:the |under the )(?P<name>[CN]\d+),? (?:(?:also|will|shall) )*(?:provides?|covers?|grants?|is for|sets|has|M\d)"
)
PAPER_CALLED = r"(?:Agreement|Loan|Facility|Grant|Award|Note|Contract|Letter)s? \((?:the |an? )?[\"“]{}[\"”]\)"
"""A paper under the name that its page gave it."""
LOSES = re.compile(r"\b(?:[Ll]os(?:e|es|ing|ers?)|[Cc]uts?|[Aa]xed|[Ee]nded)\b[^.;]{0,60}:\W*$")
"""How a list of those opens who are given nothing any more."""
OPENS_LIST = re.compile(r"[^.;:]{5,90}:\W*")
"""A line that only says that a list follows."""
REACH = 2
"""Sentences over which running text still speaks of the same money without naming its giver."""


class Discourse:
    """Follows one document from sentence to sentence."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.reading = context.reading
        self.anchor: Anchor | None = None
        self.announced: Anchor | None = None
        """Who announced several awards, whose items follow."""
        self.last: Draft | None = None
        """The commitment that was read last, however its giver was told."""

    def remember(self, draft: Draft) -> None:
        """A commitment that was read is what the sentences after it go on about."""
        instrument = draft.instrument if draft.stated_instrument or draft.instrument != "programme" else None
        opener = self.announced_before(draft.sentence) if draft.sentence.block == "list_item" else None
        shared = opener.scheme if opener and opener.giver.name == draft.funder else None
        self.anchor = Anchor(
            draft.sentence,
            draft.giver,
            draft.recipient,
            instrument,
            draft.stage,
            shared or draft.scheme,
            draft.announced_on,
            draft.dated,
            draft.money.value if draft.money else None,
        )
        if draft.recipient is None and draft.giver.kind in PUBLIC and SHARED.search(draft.sentence.text.lower()):
            giver = replace(draft.giver, how="announced", symbol=None, start=-1, printed="")
            self.announced = replace(self.anchor, giver=giver)

    def hold(self, sentence: Sentence, giver: Giver) -> None:
        """A giver whose sum was not taken for funding may still be the one the next sentences speak of."""
        recipient = self.context.company_before(sentence.index, sentence.end, self.last_recipient(sentence))
        self.anchor = Anchor(sentence, replace(giver, how="carried"), recipient if recipient != giver.name else None)

    def mention(self, sentence: Sentence, frame: Frame) -> None:
        """A body and an instrument without a sum of their own are in mind too: "a grant out of the DFC"."""
        self._announce(sentence, frame)
        self._come_under(sentence, frame)
        if (self.anchor and self.anchor.sentence.index == sentence.index) or not TRIGGER.search(frame.text):
            return
        if QUOTED.search(frame.text) and (told := self.near(sentence)) and told.amount:
            return
        bodies = [s.item for _, s in frame.of_kind("F") if s.item.reference != "metonym"]
        instrument = instrument_in(re.sub(r"\bcredit agenc|\bcontracts?\b|\bstake|\bshares\b", " ", frame.text))
        if instrument is None or not bodies or not any(b.kind in (*PUBLIC, "lender") for b in bodies):
            return
        body = bodies[-1]
        giver = Giver(body.name, body.kind, body.country, 5, "carried")
        recipient = self.context.company_before(sentence.index, sentence.end, self.last_recipient(sentence))
        self.anchor = Anchor(sentence, giver, recipient, instrument, stage_of(frame.text, False, ""))

    def _come_under(self, sentence: Sentence, frame: Frame) -> None:
        """The programme that a sentence puts the money in mind under: "The grants come from the G0"."""
        anchor = self.near(sentence, REACH + 1)
        under = COME_UNDER.match(frame.text) if anchor and anchor.scheme is None else None
        if anchor and under:
            scheme = frame.symbols[under["scheme"]].item
            self.anchor = replace(anchor, scheme=scheme)
            if self.announced and self.announced.giver.name == anchor.giver.name:
                self.announced = replace(self.announced, scheme=self.announced.scheme or scheme)

    def _announce(self, sentence: Sentence, frame: Frame) -> None:
        """A body that announces several awards is the giver of the items that follow."""
        name = announcer(frame)
        told = self.near(sentence, REACH) if name is None and OPENS_LIST.fullmatch(frame.text) else None
        if told and told.recipient is None and told.giver.kind in PUBLIC:
            giver = replace(told.giver, how="announced", symbol=None, start=-1, printed="")
            self.announced = replace(told, giver=giver)
        body = frame.symbols[name].item if name else None
        if body is None or body.kind not in PUBLIC:
            return
        giver = Giver(joined_names(frame, str(name)), body.kind, body.country, 6, "announced")
        stage = stage_in(frame.text, ("cancelled", "letter_of_interest", "conditional")) or "committed"
        scheme = next((s.item for _, s in frame.of_kind("G")), None)
        dates = [s.item for _, s in frame.of_kind("D") if s.item.value]
        announced_on = str(dates[0].value) if len(dates) == 1 else None
        instrument = instrument_in(re.sub(r"\bcontracts?\b|\bcredit agenc", " ", frame.text))
        self.announced = Anchor(sentence, giver, None, instrument, stage, scheme, announced_on, bool(announced_on))

    def count(self, sentence: Sentence, frame: Frame) -> None:
        """Awards that were only counted have the giver named there, or the one in mind; some may be named next."""
        body = next((s.item for _, s in frame.of_kind("F") if s.item.kind in PUBLIC), None)
        near = self.near(sentence)
        if body:
            giver = Giver(body.name, body.kind, body.country, 6, "announced")
        elif near:
            giver = replace(near.giver, how="announced", symbol=None, start=-1, printed="")
        else:
            return
        self.announced = Anchor(sentence, giver, scheme=next((s.item for _, s in frame.of_kind("G")), None))

    def announced_before(self, sentence: Sentence) -> Anchor | None:
        """The announcement of several awards that the story of this sentence is about."""
        anchor = self.announced
        if anchor is None or anchor.sentence.story != sentence.story:
            return None
        return anchor if anchor.amount is None or sentence.index - anchor.sentence.index <= LIST_REACH else None

    def mentioned(self, sentence: Sentence, giver: str) -> Anchor | None:
        """The money that the sentence before told without its sum, where this one goes on about it."""
        anchor = self.near(sentence, 1)
        untold = anchor is not None and anchor.amount is None and anchor.sentence is not sentence
        return anchor if anchor and untold and anchor.giver.name == giver and GOES_ON.match(sentence.text) else None

    def giver_before(self, sentence: Sentence) -> Giver | None:
        """Who gave the money that the story told of last, where it is public."""
        last = self.last
        if last is None or last.sentence.story != sentence.story or last.giver.kind not in PUBLIC:
            return None
        near = sentence.index - last.sentence.index <= LIST_REACH
        return replace(last.giver, weight=5, how="carried", symbol=None, start=-1, printed="") if near else None

    def told_of(self, sentence: Sentence) -> Anchor | None:
        """The money that the story of this sentence has told of, however far before."""
        told = (a for a in (self.anchor, self.announced) if a is not None and a.sentence.story == sentence.story)
        return next(told, None)

    def near(self, sentence: Sentence, reach: int = LIST_REACH) -> Anchor | None:
        """The money in mind at this sentence, if its story still speaks of it."""
        anchor = self.anchor
        if anchor is None or anchor.sentence.story != sentence.story or sentence.index - anchor.sentence.index > reach:
            return None
        topic = self.context.topic_of(sentence.index)
        return None if topic and topic != self.context.topic_of(anchor.sentence.index) else anchor

    def last_recipient(self, sentence: Sentence) -> str | None:
        """Who received the money that the story spoke of last."""
        anchor = self.near(sentence)
        return anchor.recipient if anchor else None

    def goes_on(self, sentence: Sentence, frame: Frame, money: Symbol, head: Head | None) -> bool:
        """True where this sum belongs to the money in mind: an item of its list, a part of it, the agreement itself."""
        anchor = self.near(sentence)
        if anchor is None:
            return False
        left, right = frame.text[: money.at], frame.text[money.end :]
        if is_own_share(frame, money):
            return False
        apart = sentence.index - anchor.sentence.index
        within = money.item.value <= (anchor.amount or money.item.value)
        if TRANCHE.match(frame.text) and apart <= PAID_REACH and within:
            return True
        if PROGRAMME_LINE.fullmatch(left):
            return True
        if sentence.block == "list_item" and not (apart <= REACH and SHARE.search(left)):
            return (
                head is not None
                or ITEM_FOR.match(right) is not None
                or ITEM_LEAD.search(left) is not None
                or (within and ITEM_SUM.match(frame.text) is not None)
                or RECEIVES.match(ITEM_HEAD.sub("", frame.text)) is not None
            )
        paper = DEFINED.match(frame.text) if apart <= REACH else None
        if paper and self._is_paper(str(frame.symbols[paper["name"]].item.printed)):
            return True
        if FUNDS_ARE.match(frame.text) and apart <= REACH + 1:
            return True
        if PAID_OUT.match(frame.text) and apart <= PAID_REACH and sentence.paragraph <= anchor.sentence.paragraph + 1:
            return True
        if DEAL_INCLUDES.match(frame.text) and within:
            return True
        if apart > REACH or (apart > 1 and sentence.paragraph != anchor.sentence.paragraph):
            return SPLIT.match(frame.text) is not None and apart <= REACH
        if apart <= 1 and head and head.instrument and EARLIER_SUM.search(left):
            return True
        if (
            FOLLOW_ON.match(frame.text)
            or LAST_PART.match(frame.text)
            or (LIST_ON.match(frame.text) and (head is not None or GIVEN_TO.match(right) or ITEM_OF.search(left)))
        ):
            return True
        if sentence.paragraph != anchor.sentence.paragraph and not (
            SPLIT.match(frame.text) or COMPONENT.match(frame.text)
        ):
            return False
        if OWN_MONEY.search(left):
            return False
        if AWARDED_TO.match(right) or further(frame, money):
            return True
        if PART.match(right) or SHARE.search(left) or DEFINITE.match(frame.text) or SPLIT.match(frame.text):
            return True
        if anchor.recipient is None and COMPONENT.match(frame.text):
            return True
        if head is None or (head.is_programme and not re.search(r"\btranche$", head.word)):
            return False
        return (
            PASSIVE_STAGE.search(right[:80]) is not None
            or re.search(r"\btranche|\bthe two together\b", left[-60:] + right[:40]) is not None
        )

    def _is_paper(self, name: str) -> bool:
        """True where the page defines this name as that of an agreement: 'Grant Agreement (the "GA")'."""
        return re.search(PAPER_CALLED.format(re.escape(name)), self.context.text) is not None

    def spoke_of(self, sentence: Sentence, words: str) -> bool:
        """True where this sentence or one of the two before uses these words."""
        earlier = self.reading.sentences[max(0, sentence.index - 2) : sentence.index + 1]
        return any(words in s.text.lower() for s in earlier if s.story == sentence.story)

    def next_text(self, sentence: Sentence) -> str:
        """The next sentence of the paragraph in lower case, or nothing."""
        following = self.context.sentence_after(sentence)
        return following.text.lower() if following and following.paragraph == sentence.paragraph else ""

    def instrument_after(self, sentence: Sentence) -> Instrument | None:
        """What the sentence after calls the money: "The loan will run for ten years", "These grants support"."""
        for following in self.reading.sentences[sentence.index + 1 : sentence.index + 1 + REACH]:
            if following.story != sentence.story or self.reading.within(
                self.reading.money, following.start, following.end
            ):
                return None
            if told := CALLED_AFTER.match(following.text):
                return instrument_in(told["noun"] or told["kind"])
        return None

    def mixed_after(self, sentence: Sentence) -> bool:
        """True where a sentence just behind says that the money is of several kinds."""
        for following in self.reading.sentences[sentence.index + 1 : sentence.index + 1 + REACH]:
            if following.story != sentence.story or self.reading.within(
                self.reading.money, following.start, following.end
            ):
                return False
            if made_up := MADE_UP_OF.match(following.text):
                return sum(kind.search(made_up["parts"]) is not None for kind in KINDS_OF_MONEY) > 1
        return False

    def another_letter(self, sentence: Sentence, frame: Frame) -> bool:
        """True where this sentence tells of another paper like the letter of interest told just before."""
        anchor = self.near(sentence, 1)
        return (
            anchor is not None and anchor.stage == "letter_of_interest" and ANOTHER_PAPER.match(frame.text) is not None
        )

    def whole_before(self, sentence: Sentence, frame: Frame) -> str:
        """The sentence before, in lower case, where this one takes apart what it told."""
        near = self.near(sentence, 1)
        return near.sentence.text.lower() if near and near.sentence is not sentence and SPLIT.match(frame.text) else ""

    def opener(self, sentence: Sentence) -> Sentence | None:
        """The sentence that opens the list which this item is of."""
        before = reversed(self.reading.sentences[max(0, sentence.index - LIST_REACH) : sentence.index])
        return next((s for s in before if s.block != "list_item"), None) if sentence.block == "list_item" else None

    def list_stage(self, sentence: Sentence) -> FundingStage | None:
        """The stage that the sentence which opens a list gives to all its items."""
        opener = self.opener(sentence)
        told = self._stage_of_items(opener) if opener else None
        if told or opener is None or not opener.index or not OPENS_LIST.fullmatch(opener.text):
            return told
        before = self.reading.sentences[opener.index - 1]  # "It plans calls for M0. Key parts:"
        return self._stage_of_items(before) if before.story == opener.story else None

    def _stage_of_items(self, opener: Sentence) -> FundingStage | None:
        if IS_PLANNED.search(opener.text):
            return "proposed"
        if LOSES.search(opener.text):
            return "cancelled"
        return stage_in(opener.text.lower(), ("cancelled", "letter_of_interest", "conditional", "closed"))

    def signed(self, sentence: Sentence) -> bool:
        """True where the sentence, or the one that opens its list, says that the agreement was signed."""
        if STAGE_RE["closed"].search(sentence.text.lower()) and not re.search(r"(?i)\bto (?:be )?sign", sentence.text):
            return True
        return sentence.block == "list_item" and self.list_stage(sentence) == "closed"

    def stage_before(self, draft: Draft) -> None:
        """A part that is only named has the stage of what was signed or approved in the sentences before."""
        sentence = draft.sentence
        told = self.near(sentence)
        if told and told.giver.name != draft.funder and draft.giver.how == "subject" and ADDS.search(sentence.text):
            return
        for earlier in reversed(self.reading.sentences[max(0, sentence.index - 4) : sentence.index]):
            if earlier.story != sentence.story and earlier.block != "heading":
                return
            words = earlier.text.lower()
            stage = stage_in(words, ("letter_of_interest", "conditional", "closed")) if TRIGGER.search(words) else None
            if stage is None:
                continue
            draft.stage = stage
            dates = self.reading.within(self.reading.dates, earlier.start, earlier.end)
            anchor = self.near(sentence)
            if not draft.dated and dates and dates[0].value:
                draft.announced_on = str(dates[0].value)
            elif not draft.dated and anchor and anchor.stage == stage:
                draft.announced_on = anchor.announced_on
            return

    def date_near(self, draft: Draft) -> None:
        """The date in the next sentence ("The award, announced on ...") or in one before that told of the same body."""
        sentence, sentences = draft.sentence, self.reading.sentences
        anchor = self.near(sentence, REACH)
        if anchor and anchor.announced_on and SAME_DAY.search(sentence.text):
            draft.announced_on, draft.dated = anchor.announced_on, True
            return
        same = self.near(sentence, SAME_NEWS)
        if same and same.dated and draft.recipient and same.recipient == draft.recipient and self._is_news(same):
            draft.announced_on = same.announced_on
            return
        following = self.context.sentence_after(sentence)
        told = AFTERWARDS.match(following.text) if following and following.paragraph == sentence.paragraph else None
        if following and told and draft.stage != "cancelled":
            dates = self.reading.within(self.reading.dates, following.start + told.end() - 14, following.end)
            if dates and dates[0].start <= following.start + told.end() + 24 and dates[0].value:
                draft.announced_on, draft.dated = str(dates[0].value), True
                if draft.stage == "committed" and re.search(r"\b(?:signed|closed)\b", told.group()):
                    draft.stage = "closed"
                return
        for earlier in reversed(sentences[max(0, sentence.index - 3) : sentence.index]):
            if earlier.paragraph != sentence.paragraph or earlier.story != sentence.story:
                return
            dates = [
                d
                for d in self.reading.within(self.reading.dates, earlier.start, earlier.end)
                if d.value and NEWS_VERB.search(earlier.text[: d.start - earlier.start][-90:])
            ]
            beside = earlier.index == sentence.index - 1
            if dates and (
                self._tells_of(earlier, draft) or (dates[0].is_relative and beside and len(dates[0].value) == FULL_DATE)
            ):
                draft.announced_on = str(dates[0].value)
                return

    def _is_news(self, anchor: Anchor) -> bool:
        """True where the money in mind is of the days before publication."""
        day, today = anchor.announced_on or "", self.reading.anchor
        if today is None or len(day) != FULL_DATE:
            return False
        return 0 <= (today - date.fromisoformat(day)).days <= NEWS_DAYS

    def _tells_of(self, sentence: Sentence, draft: Draft) -> bool:
        """True where a sentence names the giver or the programme of this commitment."""
        if any(b.name in draft.funder for b in self.context.bodies_in(sentence.start, sentence.end)):
            return True
        entry = draft.scheme.entry if draft.scheme else None
        return entry is not None and any(
            s.entry == entry for s in self.context.schemes_in(sentence.start, sentence.end)
        )
