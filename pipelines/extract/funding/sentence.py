"""One sentence read for commitments: each sum with its giver, its receiver and its terms."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.announcement import WARNING, is_warning
from pipelines.extract.funding.context import Context
from pipelines.extract.funding.discourse import Discourse
from pipelines.extract.funding.draft import Anchor, Draft, Giver
from pipelines.extract.funding.echoes import echoes
from pipelines.extract.funding.frame import Frame, Symbol, make_frame
from pipelines.extract.funding.givers import Givers
from pipelines.extract.funding.heads import Head, fund_of, head_of, instrument_in
from pipelines.extract.funding.instruments import (
    LENDING,
    LENDING_KINDS,
    PLANS,
    TENDERS,
    by_verb,
    stated_instrument,
    usual_instrument,
)
from pipelines.extract.funding.notes import MAYBE, TIED, further, is_entry, label_of, unlisted
from pipelines.extract.funding.phrases import DEAL_INCLUDES, OF_THAT
from pipelines.extract.funding.programmes import (
    founded_with,
    fund_meant,
    like_award,
    programme_near,
    programme_of_short_story,
)
from pipelines.extract.funding.recipients import NOBODY, Recipients
from pipelines.extract.funding.refusals import TALLY, why_not
from pipelines.extract.funding.salient import (
    kind_of_award,
    parties_of,
)
from pipelines.extract.funding.scope import parted, programme_of
from pipelines.extract.funding.shares import taken_apart
from pipelines.extract.funding.sites import project_of
from pipelines.extract.funding.stages import stage_in, stage_of
from pipelines.extract.funding.sumless import sumless
from pipelines.extract.funding.terms import (
    LENT,
    LETTER,
    MONTH_DATE,
    after_change,
    clause_of,
    date_of,
    is_whole_programme,
    own_clause,
    scheme_of,
    told_behind,
    too_weak,
    whole_of,
)
from pipelines.extract.funding.twins import twins
from pipelines.extract.funding.unpriced import letters_from, unpriced
from pipelines.extract.funding.words import STAGE_ORDER, TRIGGER
from pipelines.extract.quantities import Money
from pipelines.model import FundingStage, Instrument, Refusal

if TYPE_CHECKING:
    from pipelines.extract.reading import Sentence

DECISIVE = re.compile(
    r"\b(?:approv|award|grant(?:ed|s)|allocat|announc|launch|sign|commit|pledg|lent\b|lend(?!ing\b)|invest(?!ment)|"
    r"receiv|secur|won\b|"
    r"obtain|draw|drew|clos|subscri(?!ption)|bought|purchas|took\b|acquir)"
)
"""Verbs that tell a stage by themselves; "arranged" or "provided by" leave it to what was said before."""
CORRECTS = re.compile(
    r"(?i)\b(?:earlier|previous|original|first|prior|initial) (?:version|edition|issue|report|article|story|draft)s? (?:of|"
    r"had|said|gave|wrongly|incorrectly|erroneously|mistakenly)\b|\b(?:erroneously|mistakenly|wrongly|incorrectly) (?:"
    r"re(?:ported|ferred)|said|stated|gave|put|named|wrote|described|attributed|listed|printed)\b|"
    r"^\W*(?:correction|corrects?|clarification|erratum|corrigendum)s?\b ?:"
)
"""A note that takes back what was told before."""
THE_LETTER = re.compile(
    r"(?:the|this|that|its|each|both) (?:[a-z-]+ ){0,3}?(?:letters?|lois?|eois?|expressions? of interest)"
    r"(?: (?:of|from) [^.;,M]{2,40})? "
    r"(?:propos|cover|provid|envisag|contemplat|indicat|relat|is for|are for|outlin|set|foresee|concern|total|mention|speak|"
    r"allow|would|could|may|refer|support)"
)
"""A sentence that goes on about a letter of interest."""
LETTERS_TOO = re.compile(
    r"(?<=M\d)(?= [^.;]{0,60}? and (?:an?|the|two|three|several|further) [a-z ]{0,30}letters? of\b)"
)
"""Letters that stand beside a sum and are not what it is."""
NAMED_WITH_GIVER = re.compile(
    r"\bM\d+ (?:in |of |for )?[^M;.]{0,40}?\b(?:from|by) (?:the )?F\d+,? and (?=(?:(?:an?|over|up|about|some|more|than|to|"
    r"further|additional) )*$)"
)
"""The item before a sum in a list, told whole with its giver: what it is called says nothing of the next."""
ITEM_BEFORE = re.compile(
    r"\bM\d+ (?:[a-z-]+ ){0,3}?(?:grant|loan|award|facility|guarantee|subsidy|tax credit)\b[^.;M]{0,60}?(?P<and> and (?:up to |"
    r"about )?)$"
)
FROM_A_BODY = re.compile(r" (?:from|by) (?:the )?F\d")
"""An item told with its kind, before a sum that has a giver and no kind: "a M0 grant for heat and M1 from F0"."""
CONDITION_REACH = 5
CONDITION = re.compile(
    r"\b(?:[Ff]inancing|loans?|[Ff]unding|facility|facilities|investment|grants?|awards?|commitments?|package|"
    r"[Dd]isbursement|[Pp]ayment|[Aa]llocation|"
    r"approvals?|offers?|"
    r"guarantee|support)(?:,? (?:which|that))? (?:is|are|was|were|remains?|will be|would be) (?:also |still |each |"
    r"both )?"
    r"(?:expected to be )?(?:subject to|conditional (?:up)?on|contingent (?:up)?on|dependent on)\b|"
    r"^Pending (?:[a-z-]+ ){0,3}(?:approvals?|due diligence|review)\b|"
    r"^If (?:it is |[a-z]+ )?(?:finali[sz]ed|approved|concluded|granted|closed)\b|"
    r"\bmust (?:first |still )?(?:satisfy|meet|fulfil) (?:[a-z-]+,? ){0,8}conditions\b[^.;]{0,40}\bbefore\b|"
    r"^(?:It|The (?:[a-z-]+ )?(?:facility|loan|money|grant|funding|financing|package|investment|award)) "
    r"(?:will|would|is to|shall) (?:support|fund|finance|pay|cover|go|be (?:paid|disbursed|available|used|drawn|"
    r"released))\b[^.;]{0,140}?,? (?:subject to|"
    r"conditional (?:up)?on|contingent on|provided that|once|only (?:if|when|after)|depending on)\b"
)
"""A sentence that ties the money told just before."""
STAGE_WAS = re.compile(
    r"(?:(?:An?|The|Its) )?(?:[Cc]onditional (?:approval|commitment|offer)|[Ll]etter of (?:interest|intent|support)|"
    r"[Pp]reliminary approval|[Ii]n-principle (?:approval|support))(?: for (?:it|the [a-z]+))? (?:was|"
    r"had been) (?:first )?"
    r"(?:given|granted|issued|made|signed|announced|sent|offered|received) (?:on|in) "
)
"""How a sentence begins that dates an earlier stage of the money in mind."""
SAME_MONEY = 2
"""Sentences over which a sum that is called nothing is of the kind of the one before it."""
TOLD_BEFORE = ("cancelled", "letter_of_interest", "conditional")
"""Stages that a sentence tells for the sum of the next."""
FOLLOWED = ("loan", "grant", "loan_guarantee")
"""Instruments that are told once and paid in several sums."""
LONGEST = 4000
"""Characters of the longest sentence that is read: a longer run of words is no sentence."""
BRACKETS = re.compile(r"[^.;()$€£¥₹\d]{0,80}\((?P<inside>[^()]{4,60})\)")
SUCH = re.compile(r" (?:for|in|of) such ([a-z]+)")
PURPOSE = re.compile(r" (?:is|goes|will go|would go) (?:for|to) (?:the )?([NG]\d+)\b")
"""A part of an envelope that has a name of its own."""


class SentenceReader:
    """Reads the sentences of one document in order."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.reading = context.reading
        self.discourse = Discourse(context)
        self.givers = Givers(context, self.discourse)
        self.recipients = Recipients(context, self.discourse)
        self.refused: list[Refusal] = []
        self.told: list[Draft] = []
        """Drafts of the last sentences, whose conditions may still be told."""

    def read(self, sentence: Sentence) -> list[Draft]:
        """Drafts of the commitments of one sentence."""
        start, end, context = sentence.start, sentence.end, self.context
        money, bodies = self.reading.within(self.reading.money, start, end), context.bodies_in(start, end)
        if not money and (earlier := self._stage_before(sentence)):
            return [earlier]
        money = sorted([*money, *echoes(sentence, money, self.told)], key=lambda m: m.start)
        self._tie(sentence)
        spoken_of = bodies or context.schemes_in(start, end) or context.text.startswith("It ", start)
        if end - start > LONGEST or not (money or (spoken_of and TRIGGER.search(context.text, start, end))):
            return []
        if CORRECTS.search(sentence.text):
            return []
        if is_warning(sentence.text):
            self.refused += [Refusal("funding_commitments", m.start, m.end, WARNING) for m in money]
            return []
        frame = make_frame(
            context.text,
            start,
            end,
            money,
            bodies,
            context.schemes_in(start, end),
            [*context.names_in(start, end), *unlisted(context, sentence, money)],
            self.reading.within(self.reading.dates, start, end),
        )
        drafts: list[Draft] = []
        for share in taken_apart(frame):
            drafts += self._sums(sentence, share)
        parted(drafts, context)
        drafts += unpriced(sentence, frame, {d.funder for d in drafts}, self.discourse)
        drafts += sumless(sentence, frame, {d.funder for d in drafts}, self.discourse)
        drafts += letters_from(sentence, frame, {d.funder for d in drafts}, self.discourse)
        self.discourse.mention(sentence, frame)
        self.told = [d for d in self.told if sentence.index - d.sentence.index <= CONDITION_REACH] + drafts
        return drafts

    def _stage_before(self, sentence: Sentence) -> Draft | None:
        """The earlier stage of the money told just before, where this sentence gives it a day of its own."""
        found = STAGE_WAS.match(sentence.text)
        if not found or not self.told or sentence.index - self.told[-1].sentence.index > 2:
            return None
        last, dates = self.told[-1], self.reading.within(self.reading.dates, sentence.start, sentence.end)
        if not dates or not dates[0].value:
            return None
        day, news = str(dates[0].value), last.announced_on or self.reading.published_on
        if last.sentence.story != sentence.story or dates[0].start - sentence.start > found.end() + 4 or not news:
            return None
        if STAGE_ORDER.index(last.stage) < STAGE_ORDER.index("committed") or day >= news:
            return None
        last.announced_on, last.dated = news, True
        stage = stage_of(found.group().lower(), False, "")
        return replace(last, rule="funding.earlier", sentence=sentence, stage=stage, announced_on=day, dated=True)

    def _tie(self, sentence: Sentence) -> None:
        """What was told to be committed is conditional where a sentence soon after says so."""
        if not self.told or not CONDITION.search(sentence.text):
            return
        for draft in self.told:
            apart = sentence.index - draft.sentence.index
            if draft.stage == "committed" and apart <= CONDITION_REACH and draft.sentence.story == sentence.story:
                draft.stage = "conditional"

    def _sums(self, sentence: Sentence, frame: Frame) -> list[Draft]:
        drafts: list[Draft] = []
        for _, symbol in frame.of_kind("M"):
            if draft := self._priced(sentence, frame, symbol):
                drafts.append(draft)
                self.discourse.last = draft
                drafts += twins(frame, symbol, draft, self.reading.published_on)
                if draft.giver.how != "presumed":
                    self.discourse.remember(draft)
                drafts += [replace(draft, giver=g) for g in parties_of(self.context, sentence, frame, symbol)[1:]]
        return drafts

    def _priced(self, sentence: Sentence, frame: Frame, money: Symbol) -> Draft | None:
        money = after_change(frame, money)
        head = head_of(frame, money)
        if reason := why_not(frame, money, head):
            self._refuse(money.item, reason)
            if reason == TALLY:
                self.discourse.count(sentence, frame)
            return None
        around, scheme = clause_of(frame, money), scheme_of(frame, money)
        founded = None if scheme else founded_with(self.discourse, sentence, frame, money)
        scheme = scheme or founded
        around = LETTERS_TOO.split(around)[0] or around
        if done := NAMED_WITH_GIVER.search(frame.text, 0, money.at):
            _, own, behind = around.partition(frame.text[money.at : money.end])
            around = frame.text[done.end() : money.at] + own + behind
        if (item := ITEM_BEFORE.search(frame.text, 0, money.at)) and FROM_A_BODY.match(frame.text, money.end):
            head, around = None, frame.text[item.end() - len(item["and"]) :]
        letter = LETTER.search(around) is not None or (head is not None and head.word.startswith(("letter", "loi")))
        letter = letter or self.discourse.another_letter(sentence, frame) or THE_LETTER.match(frame.text) is not None
        whole = whole_of(frame, money) or self.discourse.whole_before(sentence, frame)
        instrument = self._instrument(sentence, frame, money, head, around) or instrument_in(whole)
        lends = letter or instrument in ("loan", "loan_guarantee") or LENDING.search(around) is not None
        lends = lends or (head is not None and head.word.endswith("facility"))
        giver = self.givers.of(sentence, frame, money, head, scheme, lends)
        if giver is None:
            if instrument or letter or (head and head.is_programme):
                self._refuse(money.item, "nobody is named who gives this money")
            return None
        if reason := too_weak(giver, head, instrument, letter, scheme, frame, money):
            self._refuse(money.item, reason)
            self.discourse.hold(sentence, giver)
            return None
        anchor = self._anchor_of(sentence, giver)
        if anchor:
            scheme, instrument = scheme or anchor.scheme, instrument or anchor.instrument
        opener = self.discourse.announced_before(sentence) if sentence.block == "list_item" else None
        if opener and opener.giver.name == giver.name and instrument is None and (head is None or head.is_programme):
            instrument = opener.instrument
        if giver.how == "announced" and instrument is None and head is None:
            instrument = kind_of_award(frame)
        if giver.kind == "lender" and instrument is None and head and LENT.search(head.word):
            instrument = "loan"
        receipt = self.recipients.of(sentence, frame, money, giver, instrument, head)
        receipt = NOBODY if founded else receipt
        recipient = receipt.recipient
        plan = head is not None and head.word.endswith(PLANS)
        if giver.kind == "lender" and recipient is None and instrument != "loan" and not plan:
            self._refuse(money.item, "a private lender and no borrower")
            return None
        if instrument is None and head is None:
            instrument = self._goes_on_as(sentence, giver, recipient)
        untold = instrument is None or (head is not None and head.word.endswith(("facility", "package")))
        if untold and self.discourse.mixed_after(sentence):
            instrument = "programme"
        if scheme and (founded or is_whole_programme(frame, money)):
            instrument = instrument_in(scheme.name.lower()) or "programme"
        instrument = by_verb(frame, money, giver, recipient, instrument) or self._like_the_first(sentence, giver, head)
        behind = told_behind(frame, money, giver)
        draft = Draft(
            sentence,
            f"funding.{giver.how}.{head.side if head else 'bare'}",
            _confidence(giver, head, instrument),
            giver,
            recipient,
            instrument or usual_instrument(giver, head, letter, scheme, recipient, around),
            stage_of(own_clause(frame, money, around, behind), letter, self.discourse.next_text(sentence)),
            money.item,
            scheme=scheme,
            stated_instrument=instrument is not None,
            recipient_weight=receipt.weight,
            of_many=sentence.block == "list_item"
            and giver.how in ("carried", "announced")
            and self.context.mentions[recipient or ""] == 1,
        )
        if draft.stage == "committed" and sentence.text.rstrip().endswith(":"):  # what is told of all that follows
            draft.stage = stage_in(frame.text, ("conditional",)) or draft.stage
        if draft.stage == "committed" and whole:
            draft.stage = stage_of(whole, LETTER.search(whole) is not None, "")
        if (
            draft.stage == "committed"
            and instrument == "purchase_commitment"
            and TENDERS.search(frame.text, 0, money.at)
        ):
            draft.stage = "proposed"
        draft.project = receipt.project or project_of(draft, frame, money, self.context)
        if scheme is None:
            like = fund_meant(self.discourse, giver) or like_award(self.discourse, sentence, giver, instrument)
            scheme = draft.scheme = like
        draft.programme = (
            programme_of(scheme, giver, self.context)
            or programme_near(self.discourse, sentence, giver)
            or programme_of_short_story(self.discourse, sentence, giver)
        )
        if (fund := fund_of(frame, money)) and fund != giver.name:
            draft.programme, draft.recipient, draft.project, draft.instrument = fund, None, None, "programme"
        if recipient is None and (purpose := PURPOSE.match(frame.text[money.end :])):
            draft.programme = str(frame.symbols[purpose.group(1)].item.name)
        draft.announced_on = date_of(frame, money, behind)
        draft.dated = draft.announced_on is not None
        self._settle_time(draft, frame, money, around, head)
        draft.printed = {"amount": money.item.printed} | ({"funder": giver.printed} if giver.printed else {})
        return draft

    def _refuse(self, money: Money, reason: str) -> None:
        self.refused.append(Refusal("funding_commitments", money.start, money.end, reason))

    def _settle_time(self, draft: Draft, frame: Frame, money: Symbol, around: str, head: Head | None) -> None:
        """Stage and date, from this sentence or from those it goes on about."""
        anchor = self._anchor_of(draft.sentence, draft.giver)
        if added := further(frame, money):
            draft.stage = "proposed" if MAYBE.search(added) else "conditional" if TIED.search(added) else draft.stage
        elif draft.giver.how == "agreement" and draft.stage == "committed":
            draft.stage = "closed" if self.discourse.signed(draft.sentence) else "committed"
        elif (
            draft.giver.how == "announced"
            and DECISIVE.search(frame.text, money.end)
            and not (anchor and is_entry(frame, money))
        ):
            draft.stage = stage_of(frame.text[money.at :], False, "")
        elif anchor:
            own = DECISIVE.search(around) and not (label_of(frame, money) or is_entry(frame, money))
            if draft.stage == "committed" and not own:
                draft.stage = self.discourse.list_stage(draft.sentence) or self._stage_of_all(draft, anchor)
            elif draft.stage == "proposed" and (
                anchor.stage in ("letter_of_interest", "conditional") or DEAL_INCLUDES.match(frame.text)
            ):
                draft.stage = anchor.stage
            if not draft.dated and not (draft.stage == "disbursed" != anchor.stage):
                draft.announced_on = anchor.announced_on
        elif (
            draft.giver.how in ("label", "presumed")
            and draft.sentence.block == "list_item"
            and draft.stage == "committed"
        ):
            draft.stage = self.discourse.list_stage(draft.sentence) or draft.stage
        elif (
            draft.giver.how == "programme"
            and draft.sentence.block == "list_item"
            and draft.stage == "committed"
            and not is_whole_programme(frame, money)
        ):
            opener = self.discourse.announced_before(draft.sentence)
            draft.stage = opener.stage if opener and opener.giver.name == draft.funder else draft.stage
        elif (
            draft.stage == "committed"
            and draft.stated_instrument
            and draft.recipient
            and not DECISIVE.search(around)
            and not (head and head.word.startswith("G"))
        ):
            self.discourse.stage_before(draft)
        if draft.stage in ("committed", "proposed") and (
            told := self.discourse.mentioned(draft.sentence, draft.funder)
        ):
            draft.stage = told.stage if told.stage in TOLD_BEFORE else draft.stage
        if not draft.dated and draft.announced_on is None and (day := self._in_brackets(draft, money.item)):
            draft.announced_on, draft.dated = day, True
        if not draft.dated and draft.announced_on is None:
            self.discourse.date_near(draft)

    def _in_brackets(self, draft: Draft, money: Money) -> str | None:
        """The month or day in the brackets behind a sum: "the M0 loan from F0 (April 2022)"."""
        told = BRACKETS.match(self.context.text, money.end, draft.sentence.end)
        dates = self.reading.within(self.reading.dates, *told.span("inside")) if told else []
        return str(dates[0].value) if dates and len(dates[0].value or "") >= MONTH_DATE else None

    def _stage_of_all(self, draft: Draft, before: Anchor) -> FundingStage:
        """The stage of the money in mind; an item of a list has no other item's, but that of the announcement of all."""
        items = draft.sentence.block == before.sentence.block == "list_item"
        opener = self.discourse.announced_before(draft.sentence) if items else None
        return opener.stage if opener and opener.giver.name == draft.funder else before.stage

    def _anchor_of(self, sentence: Sentence, giver: Giver) -> Anchor | None:
        """The money in mind, where the giver of this sum is told only there."""
        if giver.how in ("announced", "label"):
            announced = self.discourse.announced_before(sentence)
            return announced if announced and announced.giver.name == giver.name else None
        return self.discourse.near(sentence) if giver.how == "carried" else None

    def _instrument(
        self, sentence: Sentence, frame: Frame, money: Symbol, head: Head | None, around: str
    ) -> Instrument | None:
        """The stated instrument; "such credits" and "M of that" are what was spoken of before."""
        label = label_of(frame, money)
        instrument = stated_instrument(frame, money, head, around) or (instrument_in(label) if label else None)
        if (
            head
            and re.search(r"\bcredits?$", head.word)
            and instrument == "loan"
            and self.discourse.spoke_of(sentence, "tax credit")
        ):
            return "tax_credit"
        right = frame.text[money.end :]
        if such := SUCH.match(right):
            taxes = such.group(1) == "credits" and self.discourse.spoke_of(sentence, "tax credit")
            return "tax_credit" if taxes else instrument_in(such.group(1))
        anchor = self.discourse.near(sentence, 1)
        if anchor and OF_THAT.match(right):
            return anchor.instrument
        if instrument is None and (head is None or head.is_programme):
            return self.discourse.instrument_after(sentence)
        return instrument

    def _goes_on_as(self, sentence: Sentence, giver: Giver, recipient: str | None) -> Instrument | None:
        """What the money told just before was, where the same giver gives the same receiver a sum that is called nothing:
        "a M0 loan ... It lends M1 itself"."""
        before = self.discourse.near(sentence, SAME_MONEY)
        alike = before and before.giver.name == giver.name and before.recipient == recipient
        return before.instrument if before and alike and before.instrument in FOLLOWED else None

    def _like_the_first(self, sentence: Sentence, giver: Giver, head: Head | None) -> Instrument | None:
        """What another giver's sum in the same sentence is, for one that is only provided: "while F1 provides M1"."""
        first = self.discourse.near(sentence, 0)
        alike = first and head is None and giver.how == "subject" and giver.kind in LENDING_KINDS
        return first.instrument if first and alike and first.giver.name != giver.name else None


def _confidence(giver: Giver, head: Head | None, instrument: Instrument | None) -> float:
    base = 0.55 + 0.04 * min(giver.weight, 9) + (0.05 if instrument else 0) - (0.15 if head is None else 0)
    return round(min(0.95, max(0.3, base)), 2)
