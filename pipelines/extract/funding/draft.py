"""From the frame of a sentence to drafts of commitments: who, whom, what for, under which terms and at which stage."""
from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from pipelines.extract.funding.bodies import Body, Scheme
from pipelines.extract.funding.clauses import ANAPHORA, BREAK, RECEIVES, Head, Link, givers, head_of, instrument_in, receivers, why_not
from pipelines.extract.funding.context import Context
from pipelines.extract.funding.frame import Frame, Symbol, make_frame
from pipelines.extract.funding.words import ENVELOPE_NOUN, ENVELOPE_VERB, MANY, STAGE_RE, STRONG_GIVE, TRIGGER
from pipelines.extract.quantities import Money
from pipelines.model import FundingStage, Instrument, Refusal

if TYPE_CHECKING:
    from pipelines.extract.reading import Reading, Sentence

PUBLIC = ("government", "ministry", "agency", "bank", "export_credit", "fund", "multilateral")
DEFENCE_OR_ENERGY = re.compile(r"(?i)\b(?:department|ministry) of (?:defen[cs]e|energy|war|national defen[cs]e)\b|"
                               r"\b(?:energy|defen[cs]e|war) department\b|\bdo[ed]\b|pentagon|ARPA|"
                               r"u\.?s\.? army|air force|navy|darpa")
DECISIVE = re.compile(r"\b(?:approv|award|grant(?:ed|s)|allocat|announc|launch|sign|commit|pledg|lent\b|lend|invest|"
                      r"receiv|secur|won\b|obtain|draw|drew|clos)")
"""Verbs that tell a stage by themselves; "arranged" or "provided by" leave it to what was said before."""
SAID_WOULD = re.compile(r"\b(?:said|says|announc\w+|pledg\w+|promis\w+|confirmed)\b[^.;]{0,50}? (?:it|they|which|"
                        r"F\d+) would\b(?! consider| seek| ask| like)|\bplans? (?:approved|to share)")
"""What a giver says it would do is its commitment; what others say it might do is a proposal."""
NOT_BY_PRONOUN = re.compile(r"rais|issu|sign|clos|took|tak|mak|made|open|buy|bought|purchas|creat")
"""What companies do at least as often as lenders: "it raised $1 billion" says nothing of a lender."""
PART_OF = re.compile(r"(?:The|This|That|It)\b[^.]{0,40}\b(?:forms? (?:a )?part of|is part of|belongs to|comes under)\b")
LENT = re.compile(r"\b(?:tranche|facility|financing|finance)$")
"""What a private lender gives is a loan even where only the facility is named."""
GOES_ON = re.compile(r"(?:the|this|that) (?:[a-z]+ )?(?:loan|facility|grant|guarantee|award|financing|credit|"
                     r"commitment|funding|package)\b[^.;]{0,60}\b(?:closed|signed|approved|"
                     r"finali[sz]ed|disbursed|drawn|completed|cancelled|canceled|rescinded|terminated|increased|"
                     r"raised|reduced|awarded|granted)\b")
LIST_REACH = 12
"""Sentences over which the items of a list still belong to the sentence that opened it."""
LETTER = re.compile(r"\b(?:letters? of|expressions? of|lois?\b|letter expressing)")


@dataclass(slots=True)
class Draft:
    """One commitment as read from one sentence, before the document's sentences are put together."""

    sentence: Sentence
    rule: str
    confidence: float
    funder: str | None
    funder_kind: str
    country: str | None
    recipient: str | None
    instrument: Instrument
    stage: FundingStage
    money: Money | None = None
    project: str | None = None
    programme: str | None = None
    announced_on: str | None = None
    dated: bool = False
    is_envelope: bool = False
    stated_instrument: bool = False
    recipient_weight: float = 0.0
    last: Sentence | None = None
    scheme: Scheme | None = None
    printed: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Giver:
    name: str
    kind: str
    country: str | None
    weight: float
    how: str
    symbol: str | None
    start: int = -1
    printed: str = ""


class SentenceReader:
    """Reads the sentences of one document in order, remembering what the ones before said."""

    def __init__(self, reading: Reading, context: Context) -> None:
        self.reading = reading
        self.context = context
        self.refused: list[Refusal] = []
        self.last: Draft | None = None

    def read(self, sentence: Sentence) -> list[Draft]:
        """Drafts of the commitments of one sentence."""
        text = self.context.text
        money = self.reading.within(self.reading.money, sentence.start, sentence.end)
        bodies = self.context.bodies_in(sentence.start, sentence.end)
        if not money and not (bodies and TRIGGER.search(text, sentence.start, sentence.end)):
            return []
        frame = make_frame(text, sentence.start, sentence.end, money, bodies, self.context.schemes_in(sentence.start, sentence.end),
                           self.context.names_in(sentence.start, sentence.end), self.reading.within(self.reading.dates, sentence.start, sentence.end))
        drafts = []
        for name, symbol in frame.of_kind("M"):
            draft = self._priced(sentence, frame, name, symbol)
            if draft:
                drafts.append(draft)
                if twin := self._backed(frame, symbol, draft):
                    drafts.append(twin)
                self.last = draft
        if unpriced := self._unpriced(sentence, frame, {d.funder for d in drafts}):
            drafts.append(unpriced)
        return drafts

    def _priced(self, sentence: Sentence, frame: Frame, name: str, money: Symbol) -> Draft | None:
        head = head_of(frame, money)
        if reason := why_not(frame, money, head):
            self._refuse(money.item, reason)
            return None
        around = _clause(frame, money)
        letter = bool(LETTER.search(around)) or head is not None and head.word.startswith(("letter", "loi"))
        instrument = self._instrument(sentence, frame, money, head, around)
        lends = instrument in ("loan", "loan_guarantee") or letter or re.search(r"\b(?:lends?|lent|lending|loaned)\b", around) is not None
        giver = self._giver(sentence, frame, money, head, lends)
        scheme = _scheme(frame, money)
        if scheme and scheme.entry and scheme.entry.agency and (giver is None or giver.weight < 6 and re.match(r" (?:from|under|through|via) (?:the )?G", frame.text[money.end:])):
            giver = _Giver(self.context.form_of(scheme.entry.agency), "government", scheme.entry.country, 6, "programme", None)
        if giver is None:
            if instrument or letter or head and head.is_programme:
                self._refuse(money.item, "nobody is named who gives this money")
            return None
        if reason := _too_weak(giver, head, instrument, letter, scheme, frame, money):
            self._refuse(money.item, reason)
            return None
        if giver.how == "carried" and self.last:
            scheme = scheme or self.last.scheme
            instrument = instrument or (self.last.instrument if self.last.stated_instrument or sentence.block != "list_item" else None)
        if giver.kind == "lender" and instrument is None and head and LENT.search(head.word):
            instrument = "loan"
        stated = instrument is not None
        recipient, weight = self._recipient(sentence, frame, money, giver, instrument, head)
        if giver.kind == "lender" and recipient is None and instrument != "loan":
            self._refuse(money.item, "a private lender and no borrower")
            return None
        if recipient == giver.name:
            recipient = None
        if giver.symbol and giver.how == "subject" and frame.symbols[giver.symbol].at < money.at:
            between = frame.text[frame.symbols[giver.symbol].end:money.at]
            instrument = _by_verb(between) or instrument
            if instrument is None and recipient and giver.kind in ("fund", "bank", "multilateral") and re.search(r"\binvest(?:s|ed|ing)?\b", between):
                instrument = "equity"
        instrument = instrument or _usual_instrument(giver, head, letter, scheme, recipient)
        stage = _stage(frame, money, around, letter, self._next_text(sentence))
        draft = Draft(sentence, f"funding.{giver.how}.{head.side if head else 'bare'}", _confidence(giver, head, stated), giver.name, giver.kind, giver.country,
                      recipient, instrument, stage, money.item,
                      self._project(sentence, frame, money, recipient, instrument), self._programme(scheme, giver) or self._programme_near(sentence, giver), stated_instrument=stated, recipient_weight=weight)
        draft.is_envelope = recipient is None
        draft.scheme = scheme
        _date(draft, frame, money)
        if giver.how == "carried" and self.last:
            if stage == "committed":
                draft.stage = self._intro_stage(sentence) or self.last.stage
            if not draft.dated:
                draft.announced_on, draft.dated = self.last.announced_on, self.last.dated
        elif stage == "committed" and stated and recipient and not DECISIVE.search(around) and not (head and head.word.startswith("G")):
            self._stage_before(draft, sentence)
        if not draft.dated:
            self._date_near(draft, sentence)
        draft.printed = {"amount": money.item.printed} | ({"funder": giver.printed} if giver.printed else {})
        return draft

    def _backed(self, frame: Frame, money: Symbol, draft: Draft) -> Draft | None:
        """The guarantee or insurance of another body over the same sum: "for which F1 has issued a guarantee"."""
        if draft.instrument != "loan":
            return None
        right = frame.text[money.end:]
        match = re.match(r"[^;]{0,90}?\b(?:(?:guaranteed|insured|covered) (?:in part |partly )?by (?:the )?(F\d+)|"
                         r"(?:for|on) which (?:the )?(F\d+)[^;.]{0,80}?\b(?:guarantee|insurance|cover)"
                         r"|(?:guarantee|insurance|cover) (?:from|of|by) (?:the )?(F\d+))", right)
        if not match or re.search(r"M\d", match.group()):
            return None
        symbol = frame.symbols[next(g for g in match.groups() if g)]
        if symbol.item.name == draft.funder:
            return None
        kind: Instrument = "credit_insurance" if re.search(r"insur|cover(?!s)", match.group()) else "loan_guarantee"
        return replace(draft, rule="funding.backed", funder=symbol.item.name, funder_kind=symbol.item.kind, country=symbol.item.country, instrument=kind, stated_instrument=True)

    def _instrument(self, sentence: Sentence, frame: Frame, money: Symbol, head: Head | None, around: str) -> Instrument | None:
        """The stated instrument; "such credits" and "M of that" are what was spoken of before."""
        instrument = _instrument(frame, money, head, around)
        if head and re.search(r"\bcredits?$", head.word) and instrument == "loan" and self._spoke_of(sentence, "tax credit"):
            return "tax_credit"
        if self.last and self.last.sentence.index >= sentence.index - 1 and re.match(r" of (?:that|this|it|them|which)\b", frame.text[money.end:]):
            return self.last.instrument
        return instrument

    def _spoke_of(self, sentence: Sentence, words: str) -> bool:
        earlier = self.reading.sentences[max(0, sentence.index - 2):sentence.index + 1]
        return any(words in s.text.lower() for s in earlier if s.story == sentence.story)

    def _intro_stage(self, sentence: Sentence) -> FundingStage | None:
        """The stage that the sentence which opens a list gives to all its items."""
        if sentence.block != "list_item":
            return None
        for earlier in reversed(self.reading.sentences[max(0, sentence.index - LIST_REACH):sentence.index]):
            if earlier.block != "list_item":
                words = earlier.text.lower()
                return next((stage for stage in ("cancelled", "letter_of_interest", "conditional", "closed") if STAGE_RE[stage].search(words)), None)
        return None

    def _stage_before(self, draft: Draft, sentence: Sentence) -> None:
        """A part that is only named has the stage of what was signed or approved in the sentences before."""
        for earlier in reversed(self.reading.sentences[max(0, sentence.index - 4):sentence.index]):
            if earlier.story != sentence.story and earlier.block != "heading":
                return
            words = earlier.text.lower()
            for stage in ("letter_of_interest", "conditional", "closed"):
                if STAGE_RE[stage].search(words) and TRIGGER.search(words):
                    draft.stage = stage
                    dates = self.reading.within(self.reading.dates, earlier.start, earlier.end)
                    if dates and dates[0].value and not draft.dated:
                        draft.announced_on = str(dates[0].value)
                    elif self.last and self.last.stage == stage and self.last.sentence.story == sentence.story:
                        draft.announced_on = draft.announced_on or self.last.announced_on
                    return

    def _date_near(self, draft: Draft, sentence: Sentence) -> None:
        """The date in the next sentence ("The award, announced on ...") or in the one that first spoke of the same body."""
        following = self.context.sentence_after(sentence)
        if following and following.paragraph == sentence.paragraph and (told := re.match(
                r"The (?:award|loan|grant|letter|agreement|facility|commitment|deal|funding|decision|financing|"
                r"approval|package|signing)\b[^.;]{0,40}\b(?:announced|signed|dated|approved|closed|made|issued|"
                r"awarded)\b[^.;]{0,12}", following.text)):
            dates = self.reading.within(self.reading.dates, following.start + told.end() - 14, following.end)
            if dates and dates[0].start <= following.start + told.end() + 6 and dates[0].value:
                draft.announced_on, draft.dated = str(dates[0].value), True
                return
        for earlier in reversed(self.reading.sentences[max(0, sentence.index - 3):sentence.index]):
            if earlier.paragraph != sentence.paragraph or earlier.story != sentence.story:
                return
            told_of = any(b.name in (draft.funder or "") for b in self.context.bodies_in(earlier.start, earlier.end)) or draft.scheme is not None and any(
                s.entry and s.entry == draft.scheme.entry for s in self.context.schemes_in(earlier.start, earlier.end))
            dates = [d for d in self.reading.within(self.reading.dates, earlier.start, earlier.end) if d.value and re.search(
                r"(?i)\b(?:launch|sign|present|announc|approv|unveil|open|publish|agree|award|complet|clos|"
                r"put out)\w*\b[^.;]{0,80}$", self.context.text[earlier.start:d.start])]
            if dates and (told_of or dates[0].is_relative and earlier.index == sentence.index - 1):
                draft.announced_on = str(dates[0].value)
                return

    def _refuse(self, money: Money, reason: str) -> None:
        self.refused.append(Refusal("funding_commitments", money.start, money.end, reason))

    def _next_text(self, sentence: Sentence) -> str:
        following = self.context.sentence_after(sentence)
        return following.text.lower() if following and following.paragraph == sentence.paragraph else ""

    # -- who gives ------------------------------------------------------------------------------------------------

    def _giver(self, sentence: Sentence, frame: Frame, money: Symbol, head: Head | None, lends: bool) -> _Giver | None:
        links = givers(frame, money, head, lends)
        best = links[0] if links else None
        if best and best.weight >= 4:
            return self._named_giver(frame, best, links, money)
        before = frame.text[:money.at]
        pronoun = list(re.finditer(r"\b(?:it|they)(?= (?:has |have |had |will |would |is |also |later |then |itself |"
                                   r"may |could )*[a-z]+)", before))
        verb = STRONG_GIVE.search(before, pronoun[-1].end()) if pronoun else None
        if verb and not NOT_BY_PRONOUN.match(verb.group()) and not re.search(r"[FC]\d", before[pronoun[-1].end():]):
            at = sentence.start + pronoun[-1].start()
            body = self.context.body_before(sentence.index, at)
            if body and not self._company_since(sentence, frame, pronoun[-1].start(), body):
                return _Giver(body.name, body.kind, body.country, 6, "pronoun", None)
        if best is None and self._goes_on(sentence, frame, money, head):
            return _Giver(self.last.funder or "", self.last.funder_kind, self.last.country, 5, "carried", None)  # type: ignore[union-attr]
        return None

    def _goes_on(self, sentence: Sentence, frame: Frame, money: Symbol, head: Head | None) -> bool:
        """True where this sentence only goes on about the money of the one before: an item of its list, a part of its package."""
        last = self.last
        if last is None or last.sentence.story != sentence.story or sentence.index - last.sentence.index > LIST_REACH:
            return False
        if sentence.block == "list_item":
            return head is not None or RECEIVES.match(re.sub(r"^\W*[CNP]\d+", "", frame.text)) is not None or re.match(r" (?:for|to|toward|towards) (?:the )?[CNP]\d", frame.text[money.end:]) is not None or re.search(
                r"^\W*(?:[CNP]\d+)[^.;]{0,60}[:,–—-] (?:up to )?$", frame.text[:money.at]) is not None
        near = frame.text[max(0, money.at - 90):money.at] + frame.text[money.end:money.end + 40]
        if sentence.index - last.sentence.index <= 2 and GOES_ON.match(frame.text):
            return True
        if head is None or sentence.index - last.sentence.index > 2:
            return False
        if re.match(r"(?:the|this|that|its) (?:total |whole |new )?(?:outlay|package|funding|scheme|programme|"
                    r"program|fund|budget|envelope|plan|investment|money|loan|financing|support|facility|award)\b"
                    r"[^.;]{0,30}\b(?:consists?|compris\w+|includes?|is made up|covers|combines|contains|is split|"
                    r"breaks down)\b", frame.text):
            return True
        return not head.is_programme and re.search(r"\b(?:tranche|the (?:loan|grant|facility|package|award|funding|"
                                                   r"financing|money|commitment)|the two together)\b", near) is not None

    def _company_since(self, sentence: Sentence, frame: Frame, at: int, body: Body) -> bool:
        """True where a company was named after the body, so that "it" is more likely the company."""
        return any(self.context.is_company(n) for n in self.context.names_in(body.end, sentence.start)) and bool(frame.text[:at].strip())

    def _named_giver(self, frame: Frame, best: Link, links: list[Link], money: Symbol) -> _Giver:
        symbol = frame.symbols[best.name]
        names = [best.name, *(_coordinated(frame, best.name, money))]
        named = [frame.symbols[n].item for n in sorted(names, key=lambda n: frame.symbols[n].at)]
        whole = _join([item.name for item in named])
        if symbol.kind == "F":
            return _Giver(whole, symbol.item.kind, symbol.item.country, best.weight, best.how, best.name, symbol.item.start, self.context.text[symbol.item.start:symbol.item.end])
        kind = "government" if symbol.kind == "L" else "lender"
        return _Giver(whole, kind, getattr(symbol.item, "country", None), best.weight, best.how, best.name, symbol.item.start, symbol.item.printed)

    # -- who receives ---------------------------------------------------------------------------------------------

    def _recipient(self, sentence: Sentence, frame: Frame, money: Symbol, giver: _Giver, instrument: Instrument | None, head: Head | None) -> tuple[str | None, float]:
        links = receivers(frame, money, giver.symbol, instrument == "equity")
        for link in links:
            if link.weight < 4:
                break
            if link.name.startswith("A"):
                name = self._behind(sentence, frame, int(link.name[1:]), giver, link.how)
            else:
                item = frame.symbols[link.name].item
                name = item.name if item.name != giver.name else None
                if name and (others := _coordinated(frame, link.name, money)):
                    name = _join([frame.symbols[n].item.name for n in sorted([link.name, *others], key=lambda n: frame.symbols[n].at)])
            if name and name != giver.name:
                return name, link.weight
        if links and links[0].weight >= 2 and not links[0].name.startswith("A") and giver.kind == "lender":
            return frame.symbols[links[0].name].item.name, links[0].weight
        if re.match(r" of (?:that|this|it)\b", frame.text[money.end:]):
            return self._last_recipient(sentence), 2.0
        if _is_envelope(frame, money, head) and not frame.of_kind("P") or DESCRIBED.match(_after_head(frame, money, head)):
            return None, 0.0
        if head and head.is_programme and not LENT.search(head.word) and not ANAPHORA.search(frame.text) and not frame.of_kind("P"):
            return None, 0.0
        owner = self._near_owner(sentence, frame, money)
        return (owner, 2.0) if owner and owner != giver.name else (None, 0.0)

    def _last_recipient(self, sentence: Sentence) -> str | None:
        """Who received the money that the story spoke of last."""
        last = self.last
        if last and last.recipient and last.sentence.story == sentence.story and sentence.index - last.sentence.index <= LIST_REACH:
            return last.recipient
        return None

    def _behind(self, sentence: Sentence, frame: Frame, at: int, giver: _Giver, how: str) -> str | None:
        """The company behind a pronoun, which is not the giver; None where the pronoun is the giver's own."""
        word = frame.text[at:at + 4]
        first = next((s for _, s in frame.of_kind("FC") if s.at < at), None)
        if word.startswith(("it ", "they")) and how not in ("indirect", "to", "for", "into") and first and first.kind == "F" and first.item.name == giver.name:
            return None
        symbol = next((s for _, s in frame.of_kind("C") if s.at < at), None)
        if symbol and self.context.is_company(symbol.item):
            return str(symbol.item.name)
        return self.context.company_before(sentence.index, sentence.start, self._last_recipient(sentence))

    def _near_owner(self, sentence: Sentence, frame: Frame, money: Symbol) -> str | None:
        companies = [s for _, s in frame.of_kind("C") if self.context.is_company(s.item)]
        if companies:
            return str(min(companies, key=lambda s: abs(s.at - money.at)).item.name)
        return self.context.company_before(sentence.index, sentence.start, self._last_recipient(sentence))

    def _project(self, sentence: Sentence, frame: Frame, money: Symbol | None, recipient: str | None, instrument: Instrument) -> str | None:
        projects = [s for _, s in frame.of_kind("P")]
        if projects:
            at = money.at if money else 0
            return str(min(projects, key=lambda s: (s.at < at, abs(s.at - at))).item.name)
        if recipient is None:
            return None
        return self.context.project_of(sentence.index, instrument in ("loan", "loan_guarantee", "equity", "credit_insurance"))

    def _programme(self, scheme: Scheme | None, giver: _Giver) -> str | None:
        return self.context.scheme_form(scheme) if scheme and scheme.name != giver.name else None

    def _programme_near(self, sentence: Sentence, giver: _Giver) -> str | None:
        """A programme of the same body that a sentence beside this one, in the same paragraph, puts the money under."""
        sentences = self.reading.sentences
        for other in sentences[sentence.index + 1:sentence.index + 4] + sentences[max(0, sentence.index - 2):sentence.index]:
            if other.paragraph != sentence.paragraph or other.story != sentence.story:
                continue
            if self.reading.within(self.reading.money, other.start, other.end) and not PART_OF.match(other.text):
                continue
            if any(b.name != giver.name for b in self.context.bodies_in(other.start, other.end)):
                continue
            for scheme in self.context.schemes_in(other.start, other.end):
                before = self.context.text[max(other.start, scheme.start - 30):scheme.start]
                if scheme.entry and scheme.entry.agency and self.context.form_of(scheme.entry.agency) == giver.name or scheme.name != giver.name and re.search(
                        r"(?i)\b(?:under|through|part of|from|via)(?: (?:the|its|their|a|[A-Z]\w+'s))* $", before):
                    return self.context.scheme_form(scheme)
        return None

    # -- without a sum --------------------------------------------------------------------------------------------

    def _unpriced(self, sentence: Sentence, frame: Frame, told: set[str | None]) -> Draft | None:
        """A commitment without a sum: a body, what it gives, and a recipient or a programme, all clearly said."""
        if sentence.block in ("heading", "table_row"):
            return None
        for name, symbol in frame.of_kind("F"):
            body: Body = symbol.item
            if body.reference == "metonym" or body.kind not in PUBLIC or body.name in told:
                continue
            after = frame.text[symbol.end:symbol.end + 200]
            verb = re.match(r"(?:,[^,]{0,60},)?(?: (?:has|have|had|also|been|is|will|recently|conditionally|"
                            r"provisionally|formally|today))*"
                            r" (?:approv\w+|award\w+|granted|issued|provid\w+|offer\w+|sent|gave|given|guarantee\w*|"
                            r"extend\w+|signed|committed|agreed|allowed|back\w*|indicated|lend|lent)\b", after)
            if not verb or BREAK.search(after[:verb.end()]) and not after.startswith(","):
                continue
            clause = after[verb.start():].split("; ")[0]
            letter = bool(LETTER.search(clause))
            kind = instrument_in(clause[:120]) if not letter else None
            if re.search(r"^[^;]*M\d", clause[:90]):
                continue
            if kind in (None, "purchase_commitment", "equity") and not letter and not re.search(r"\b(?:funding|financing)\b", clause[:80]):
                continue
            if re.search(r"\b(?:licen[cs]e|permit|environmental|plan of operations|exploration plan)\b", clause):
                continue
            place = Symbol("M", None, symbol.end, symbol.end)
            scheme = _scheme(frame, place)
            links = [link for link in receivers(frame, place, name, False) if link.weight >= 4 and not link.name.startswith("A") and frame.symbols[link.name].kind == "C"]
            recipient = frame.symbols[links[0].name].item.name if links else None
            if recipient is None and re.search(r"\b(?:it|the company|the project|the mine|the loan)\b", clause):
                recipient = self.context.company_before(sentence.index, sentence.start, self._last_recipient(sentence))
            programme = self._programme(scheme, _Giver(body.name, body.kind, body.country, 8, "subject", name))
            if recipient is None and programme is None:
                continue
            giver = _Giver(body.name, body.kind, body.country, 8, "subject", name)
            draft = Draft(sentence, "funding.unpriced", 0.5, body.name, body.kind, body.country, recipient,
                          _by_verb(after[:90]) or kind or _usual_instrument(giver, None, letter, scheme, recipient), _stage(frame, place, clause, letter, ""), None,
                          self._project(sentence, frame, None, recipient, kind or "loan"), programme, stated_instrument=kind is not None)
            _date(draft, frame, place)
            return draft
        return None


def _clause(frame: Frame, money: Symbol) -> str:
    """The clause around a sum, breaks inside short asides not counted."""
    start = max((m.end() for m in BREAK.finditer(frame.text, 0, money.at)), default=0)
    end = next((m.start() for m in BREAK.finditer(frame.text, money.end)), len(frame.text))
    if not re.search(r"[FCL]\d|\b(?:it|they)\b", frame.text[start:money.at]):
        start = max((m.end() for m in BREAK.finditer(frame.text, 0, max(0, start - 2))), default=0)
    return frame.text[start:end]


def _instrument(frame: Frame, money: Symbol, head: Head | None, around: str) -> Instrument | None:
    """The instrument that the clause states, or None."""
    if head and head.instrument:
        return head.instrument
    near = frame.text[max(0, money.at - 60):money.at] + frame.text[money.end:money.end + 70]
    if re.search(r"\b(?:buy|buys|buying|bought|purchas\w+|"
                 r"procur\w+|stockpil\w+)\b[^.;]{0,25}$", frame.text[:money.at]) and re.match(
            r" (?:worth )?of (?!debt|loans?|equity|shares|stock|"
            r"notes|bonds|convertible|preferred|new)[a-z]", frame.text[money.end:]):
        return "purchase_commitment"
    if re.search(r"\b(?:contracted|ordered)\b[^.;]{0,80}$", frame.text[:money.at]) and re.search(r"\b(?:supply|deliver|provide)\b[^.;]{0,60}$", frame.text[:money.at]):
        return "purchase_commitment"
    if re.search(r"\b(?:lends?|lent|lending|loaned|to lend|to loan|borrow\w*)\b", around):
        return "loan"
    if re.search(r"\bguarantee(?:s|d|ing)\b", around):
        return "loan_guarantee"
    if re.search(r"\b(?:equity|newly issued shares|new shares|"
                 r"subscrib\w+|stake|shareholding|"
                 r"shareholder)\b", around) or re.search(r"\binvest(?:s|ed|ing)? M\d+ (?:in|into) C\d|M\d+ (?:to|in|"
                                                         r"into) (?:a|the|"
                                                         r"its) (?:M\d+ )?(?:private )?placement", frame.text):
        return "equity"
    if head is None or head.is_programme:
        return instrument_in(re.sub(r"\bcontracts?\b|\bagreements?\b", " ", near)) if re.search(r"\b(?:loans?|grants?|guarantees?|tax credits?|subsid\w+|insurance)\b", near) else None
    return None


DESCRIBED = re.compile(r",? (?:[a-z]+ )?(?:to|for|into|on|behind) (?:(?:an?|some|several|two|three|four|five|six|"
                       r"\d+) [a-z]|the [LN]\d)")
"""A beneficiary that is described and not named: nobody else is meant."""


def _after_head(frame: Frame, money: Symbol, head: Head | None) -> str:
    """What follows the sum and the noun that names it."""
    right = frame.text[money.end:]
    if head and head.side == "right" and (at := right.find(head.word)) >= 0:
        return right[at + len(head.word):]
    return right


def _is_envelope(frame: Frame, money: Symbol, head: Head | None) -> bool:
    """Money set aside for many, rather than given to one whom the sentences around name."""
    if head and head.instrument and not re.search(r"s$", head.word):
        return False
    near = frame.text[money.end:money.end + 120]
    if head and head.instrument in ("grant", "loan", "tax_credit") or re.search(r"\b(?:companies|projects|firms|recipients|applicants|producers|miners)\b", frame.text[max(0, money.at - 60):money.at]):
        return True
    if head and head.is_programme and ENVELOPE_NOUN.search(head.word):
        return True
    if head and head.word.startswith("G"):
        return True
    return MANY.search(re.split(r"[;.]|, (?:which|and)", near)[0]) is not None or ENVELOPE_VERB.search(frame.text[max(0, money.at - 60):money.at]) is not None


def _by_verb(between: str) -> Instrument | None:
    """What the giver does to somebody else's loan: guarantees or insures it."""
    if re.search(r"\b(?:guarantee[sd]|guaranteeing|(?:to|will|would) guarantee)\b", between):
        return "loan_guarantee"
    if re.search(r"\b(?:insures|insured|insuring|(?:to|will|would) insure)\b", between):
        return "credit_insurance"
    return None


def _usual_instrument(giver: _Giver, head: Head | None, letter: bool, scheme: Scheme | None, recipient: str | None) -> Instrument:
    """What an unstated instrument is by the contract's conventions."""
    if giver.kind == "export_credit" and (letter or recipient) or letter and giver.kind in ("bank", "multilateral", "lender"):
        return "loan"
    if scheme and scheme.entry and scheme.entry.instrument and (recipient or scheme.entry.instrument == "tax_credit"):
        return scheme.entry.instrument  # type: ignore[return-value]
    if DEFENCE_OR_ENERGY.search(giver.name) and recipient:
        return "grant"
    if giver.kind == "lender":
        return "loan"
    return "programme"


def _scheme(frame: Frame, money: Symbol) -> Scheme | None:
    """The programme this sum comes under: the nearest one that no other sum stands before."""
    best: tuple[float, Scheme] | None = None
    for _, symbol in frame.of_kind("G"):
        gap = frame.text[money.end:symbol.at] if symbol.at > money.at else frame.text[symbol.end:money.at]
        if re.search(r"M\d", gap):
            continue
        weight = len(gap) / 50 + 2 * len(BREAK.findall(gap)) - (1 if symbol.item.entry else 0)
        if best is None or weight < best[0]:
            best = (weight, symbol.item)
    return best[1] if best and best[0] < 4.5 else None


def _too_weak(giver: _Giver, head: Head | None, instrument: Instrument | None, letter: bool, scheme: Scheme | None, frame: Frame, money: Symbol) -> str | None:
    """Why a sum with a giver is still not taken for funding."""
    if letter or giver.how in ("programme", "carried"):
        return None
    if instrument == "equity" and giver.kind == "lender":
        return "shares bought by a private party are a deal"
    if instrument == "purchase_commitment" and giver.how in ("subject", "pronoun") and giver.kind in ("government", "ministry", "agency"):
        return None
    if instrument == "purchase_commitment" and giver.kind not in ("government", "ministry", "agency"):
        return "a purchase between companies is a deal"
    if instrument and head and not head.is_programme:
        return None
    if giver.kind == "lender" and not instrument and not (head and LENT.search(head.word)):
        return "a private party, and the money is not called a loan"
    if head and head.is_programme:
        return None if giver.weight >= 4.5 or scheme else "the body stands too far from the money"
    if giver.how in ("subject", "pronoun") and giver.weight >= 5.5 and (STRONG_GIVE.search(frame.text[max(0, money.at - 160):money.at]) or giver.start > money.item.start):
        return None
    if giver.how == "agent" and giver.weight >= 5.5 or scheme:
        return None
    return "nothing says that this money is lent, granted or committed"


def _stage(frame: Frame, money: Symbol, around: str, letter: bool, following: str) -> FundingStage:
    """The stage that the clause tells; a condition may be told in the sentence after."""
    if STAGE_RE["cancelled"].search(around):
        return "cancelled"
    if letter or STAGE_RE["letter_of_interest"].search(around):
        return "letter_of_interest"
    conditional = STAGE_RE["conditional"].search(around)
    closed = STAGE_RE["closed"].search(around)
    if STAGE_RE["disbursed"].search(around):
        return "disbursed"
    if conditional and not (closed and "subject to" in conditional.group()):
        return "conditional"
    if closed:
        return "closed"
    if STAGE_RE["proposed"].search(SAID_WOULD.sub(" ", around)):
        return "proposed"
    if re.match(r"(?:the (?:award|loan|commitment|offer|approval|facility|funding|decision)|it|this|"
                r"final approval)\b[^.;]{0,60}\b(?:conditional|"
                r"subject to|final approval|rests with|not yet final)", following):
        return "conditional"
    return "committed"


def _date(draft: Draft, frame: Frame, money: Symbol) -> None:
    """The date the clause gives for this stage, unless it is a deadline or a period still to come."""
    best: tuple[float, Any] | None = None
    for _, symbol in frame.of_kind("D"):
        before = frame.text[max(0, symbol.at - 26):symbol.at]
        if re.search(r"\b(?:by|until|till|through|from|to|for|due|before|after|of|than|expir\w+|matur\w+|between|"
                     r"over|starting|beginning|fiscal|during|end of|half of|quarter of)(?: (?:the|fiscal|early|late|"
                     r"mid|end of|end))? ?-?$", before):
            continue
        gap = frame.text[symbol.end:money.at] if symbol.at < money.at else frame.text[money.end:symbol.at]
        if symbol.at > money.at and re.search(r"\b(?:what|when|as|study|than|compared)\b", gap):
            continue
        weight = len(gap) / 60 + 1.5 * len(BREAK.findall(gap)) + 2 * len(re.findall(r"M\d", gap)) + (0.5 if symbol.at > money.at else 0)
        if best is None or weight < best[0]:
            best = (weight, symbol.item)
    if best and best[0] < 6 and best[1].value:
        draft.announced_on, draft.dated = str(best[1].value), True


def _coordinated(frame: Frame, name: str, money: Symbol) -> list[str]:
    """Symbols joined to this one by commas and "and"."""
    kind = frame.symbols[name].kind
    near = "CF" if kind in "CF" else kind
    ordered = sorted((s.at, n) for n, s in frame.of_kind(near))
    index = [n for _, n in ordered].index(name)
    joined: list[str] = []
    for step in (-1, 1):
        at = index
        while 0 <= at + step < len(ordered):
            a, b = sorted((ordered[at][1], ordered[at + step][1]), key=lambda n: frame.symbols[n].at)
            gap = frame.text[frame.symbols[a].end:frame.symbols[b].at]
            if not re.fullmatch(r"(?:,| and|, and|, as well as| together with| & )(?: (?:the|[a-z]+'s|its|"
                                r"state-owned|lender|two|three|four|five|six|seven|several|other))* ?", gap):
                break
            joined.append(ordered[at + step][1])
            at += step
    first = min((frame.symbols[n].at, n) for n in [name, *joined])[1] if joined else name
    last = max((frame.symbols[n].at, n) for n in [name, *joined])[1] if joined else name
    if joined and " and " not in frame.text[frame.symbols[first].end:frame.symbols[last].at]:
        return []
    return joined


def _join(names: list[str]) -> str:
    unique = list(dict.fromkeys(names))
    return unique[0] if len(unique) == 1 else f"{', '.join(unique[:-1])} and {unique[-1]}"


def _confidence(giver: _Giver, head: Head | None, stated: bool) -> float:
    base = 0.55 + 0.04 * min(giver.weight, 9) + (0.05 if stated else 0) - (0.15 if head is None else 0)
    return round(min(0.95, max(0.3, base)), 2)
