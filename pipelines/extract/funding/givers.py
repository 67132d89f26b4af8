"""Who gives a sum: by the grammar of its sentence, else by what the story has in mind, else whoever the page speaks of."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.announcement import is_standing
from pipelines.extract.funding.bodies import Body, Scheme
from pipelines.extract.funding.clauses import PUBLIC_MONEY, Link, givers
from pipelines.extract.funding.context import Context
from pipelines.extract.funding.discourse import REACH, Discourse
from pipelines.extract.funding.draft import PUBLIC, Giver
from pipelines.extract.funding.frame import Frame, Symbol, coordinated, joined_names
from pipelines.extract.funding.heads import Head
from pipelines.extract.funding.notes import (
    BUDGET,
    INCLUDED,
    awarded_without_giver,
    is_included,
    is_own_share,
    set_aside,
)
from pipelines.extract.funding.phrases import (
    DEAL_INCLUDES,
    DEFINITE,
    ITS_OWN,
    NEW_STOCK,
    OF_ITS_BUDGET,
    SAID_OF_ITSELF,
    SAME_LENDERS,
    THIS_INCLUDES,
    WOULD_GIVE,
)
from pipelines.extract.funding.presumed import presumed
from pipelines.extract.funding.salient import (
    awarder,
    body_before,
    fund_itself,
    next_of_list,
    of_the_page,
    parties_of,
    salient,
)
from pipelines.extract.funding.words import NOT_BY_PRONOUN, STRONG_GIVE
from pipelines.extract.lexicon import commodities_in
from pipelines.extract.lexicon.funders import funders
from pipelines.extract.places import place_of

if TYPE_CHECKING:
    from pipelines.extract.reading import Sentence

AID_OF = re.compile(
    r"(?: of)? (L\d+) (?:state |government |public )?(?:measure|scheme|aid|programme|program|support|"
    r"grant|subsid)"
)
AID_WORTH = re.compile(
    r"\b(L\d+) (?:state |government |public )?(?:aid )?(?:measure|scheme|programme|program|plan|aid|"
    r"support|subsidy)(?: [a-z-]+){0,4} (?:worth|of|totall?ing|amounting to|with a budget of)"
    r"(?: about| some| up to)? $"
)
"""The state whose aid is cleared, behind the sum or before it: "a L0 scheme worth M0"."""
SIGNED_WITH = re.compile(r"\b(?:signed|agreed|concluded|closed|executed)\b[^.;]{0,30}? with (?:the )?$")
SAID_BY = re.compile(r", (?:the )?(?P<body>F\d+) (?:said|says|announced|confirmed)\b")
NEAR_IN_ANNOUNCEMENT = 2
"""Sentences within which a company's own paper has named the body whose money it goes on about."""
STATE_OPENS = re.compile(r"(?:L\d+ (?:[-–—]+ ))?(?P<place>L\d+) (?:has|had|have|will|is|also)\b")
"""A state or province that a sentence opens with, as the one that acts."""
ITS_PARTS = re.compile(
    r"[^.;:M]{0,40}(?::| [–—-]| \() ?(?P<parts>M\d+ (?:each )?from (?:the )?F\d+(?:(?:,| and|, and) M\d+ from "
    r"(?:the )?F\d+)+)"
)
"""The parts of a whole with their givers, who together give it: "M0: M1 from F0 and M2 from F1"."""
LAW_GIVES = re.compile(
    r"[^.;:]*\b(?:law|act|bill|budget|congress|senate|parliament|legislat(?:ion|ure)|lawmakers)\b[^.;:M]{0,60}? "
    r"(?:gives?|gave|grants?|granted|hands?|handed|allots?|allotted|allocates?|allocated|awards?|awarded) (?:the )?"
    r"(?P<body>F\d+) (?=M\d)"
)
"""A law that gives a body of the state money to spend: the state gives, and the body receives."""
STAND_BEHIND = re.compile(
    r"(?:Behind (?:it|this|them) (?:is|are|stands?)|(?:The|Its) (?:lenders?|funders?|financiers?|givers?|backers?) (?:is|are)|"
    r"(?:The (?:money|loans?|financing|funding|package|debt|facility|credit)|It) (?:comes?|is provided|was provided|is lent|"
    r"will be provided|is to be provided|is being provided|has been provided|will be lent|was lent|will come) (?:from|by))\b"
)
"""How a sentence begins that tells who gives the money of the one before."""
LENT_BY = re.compile(r"(?:The (?:loans?|facility|financing|debt|credit)|It) (?:[a-z]+ ){1,3}by (?:the )?")
LENDING_WORDS = re.compile(r"\b(?:loans?|facility|debt|credit)\b")
"""A loan whose lender, a firm, the sentence behind names."""
IS_AWARDED = re.compile(
    r"[CNP]\d+(?:,[^,;]{0,60},|,)?(?: (?:will|is|are|was|were|has|have|been|to|would|be|also|each|now|together|"
    r"between them|jointly|both))* (?:awarded|granted|"
    r"allocated|given|promised|lent|gets?|got|receiv\w+)(?: (?:up to|an?|another|the))* $"
)
"""Whoever is told to be awarded a sum, and not by whom."""
GIVING = (*PUBLIC, "lender")
STATES = ("government", "ministry", "agency")
"""Bodies that budget."""


BUYING = re.compile(r"b[uo]y|bought|purchas")
INVESTMENT_MADE = re.compile(
    r" (?:(?:has|had|also|then|since|now|later) )*(?:made|makes|completed|completes|closed|concluded|signed) (?:an? |its |the "
    r"|another )?(?:[a-z-]+ ){0,4}(?:(?:equity|strategic|capital|direct|minority) (?:investment|injection)|capital increase)s? "
    r"(?:of|worth|totall?ing) $"
)
"""What a fund does beside lending: "it completed a further equity investment of M0"."""
THEN = re.compile(
    r"(?:(?:on|in|at|by|since|during|last|this|earlier|later|then|also|meanwhile|separately|the|same|day|week|month|year|that|"
    r"early|late|spring|summer|autumn|D\d+),? )*"
)
"""What opens a sentence and only dates it."""
IT_SPENDS = re.compile(
    r"it (?:has |had |also )*(?:paid|pays|bought|buys|spent|spends|invested|invests|puts?|raise[sd])\b"
)
"""How a sentence opens whose "it" pays with its own money where a company was spoken of last."""
OWN_CURRENCY = {
    "INR": "IN",
    "JPY": "JP",
    "KRW": "KR",
    "BRL": "BR",
    "AUD": "AU",
    "CAD": "CA",
    "GBP": "GB",
    "ZAR": "ZA",
    "KZT": "KZ",
}
"""States that alone spend this currency."""
NUMBER = re.compile(r"\d[\d.,]*\d|\d")
GOODS_REACH = 40
"""Characters behind a verb of buying in which the metal stands that a state buys."""
TRADED_WITH = re.compile(
    r"\b(?:off-?take|sales?|supply|purchase|tolling|joint venture|farm-?in|agreements?|contracts?)\b[^.;]{0,40} "
    r"(?:with|to|from) (?:the )?$"
)
"""What a company has with another that gives it no grant."""


class Givers:
    """Finds givers in the frames of one document."""

    def __init__(self, context: Context, discourse: Discourse) -> None:
        self.context = context
        self.discourse = discourse

    def of(
        self, sentence: Sentence, frame: Frame, money: Symbol, head: Head | None, scheme: Scheme | None, lends: bool
    ) -> Giver | None:
        """Who gives this sum, or None where neither its sentence nor what stands before tells."""
        links = givers(frame, money, head, lends)
        if state := self._by_law(frame, money):
            return state
        best = links[0] if links and links[0].weight >= 4 else None
        if best and scheme and head and head.instrument in PUBLIC_MONEY and _trades(frame, best):
            best = None
        agency = scheme.entry.agency if scheme and scheme.entry else None
        if (
            scheme
            and scheme.entry
            and agency
            and (
                best is None
                or (best.weight < 6 and re.match(r" (?:from|under|through|via) (?:the )?G", frame.text[money.end :]))
            )
        ):
            return Giver(self.context.form_of(agency), "government", scheme.entry.country, 6, "programme")
        anchor = self.discourse.near(sentence, 1)
        if best and anchor and frame.symbols[best.name].kind == "L" and DEAL_INCLUDES.match(frame.text):
            return replace(anchor.giver, weight=5, how="carried", symbol=None, start=-1, printed="")
        if best and (lender := self._signs_with(sentence, frame, money, best)):
            return lender
        if parts := ITS_PARTS.match(frame.text, money.end):
            bodies = [frame.symbols[f].item for f in re.findall(r"F\d+", parts["parts"])]
            names = f"{', '.join(b.name for b in bodies[:-1])} and {bodies[-1].name}"
            return Giver(names, bodies[0].kind, None, 8, "agent")
        if best:
            named = self._named(frame, best, head)
            return self._whose_aid(frame, money, named) or in_its_currency(frame, money, named)
        if parties := parties_of(self.context, sentence, frame, money):
            return parties[0]
        if giver := self._pronoun(sentence, frame, money):
            return giver
        if IT_SPENDS.match(frame.text) and self._company_spoke_last(sentence):
            return None
        anchor = self.discourse.near(sentence)
        if anchor and not links and self.discourse.goes_on(sentence, frame, money, head):
            return replace(anchor.giver, weight=5, how="carried", symbol=None, start=-1, printed="")
        if is_own_share(frame, money):
            return None
        if anchor and next_of_list(anchor, sentence, frame, money):
            return replace(anchor.giver, weight=5, how="carried", symbol=None, start=-1, printed="")
        return (
            self._unnamed(sentence, frame, money)
            or of_the_page(self.context, frame, money, head)
            or fund_itself(self.context, sentence, frame, money)
            or salient(self.context, sentence, frame, money, head)
            or (self.discourse.giver_before(sentence) if IS_AWARDED.search(frame.text[: money.at]) else None)
            or self._just_acted(sentence, frame, money)
            or self._titled(frame, money)
            or self._presumed(sentence, frame, money)
        )

    def _titled(self, frame: Frame, money: Symbol) -> Giver | None:
        """The body that the title says gives this very sum: "Department of War Invests M0 in Germanium"."""
        title, number = self.context.reading.document.title or "", NUMBER.search(str(money.item.printed))
        if (
            number is None
            or frame.of_kind("F")
            or not re.search(rf"(?<![\d.]){re.escape(number.group())}(?![\d.])", title)
        ):
            return None
        body = self.context.titled_body
        return Giver(body.name, body.kind, body.country, 5, "carried") if body and body.kind in PUBLIC else None

    def _just_acted(self, sentence: Sentence, frame: Frame, money: Symbol) -> Giver | None:
        """The state of the sentence before that has given what this one tells of: "Canberra approved two loans. The two
        will be lent M0"."""
        if not IS_AWARDED.search(frame.text[: money.at]) or not sentence.index:
            return None
        before = self.context.reading.sentences[sentence.index - 1]
        body = next((b for b in self.context.bodies_in(before.start, before.end) if b.kind in STATES), None)
        if (
            body is None
            or before.story != sentence.story
            or not STRONG_GIVE.search(before.text, body.end - before.start)
        ):
            return None
        return Giver(body.name, body.kind, body.country, 5, "carried")

    def _by_law(self, frame: Frame, money: Symbol) -> Giver | None:
        """The government whose law gives one of its bodies this sum."""
        told = LAW_GIVES.match(frame.text)
        if told is None or money.at < told.end("body"):
            return None
        country = frame.symbols[told["body"]].item.country
        state = next((f for f in funders() if f.kind == "government" and country and f.country == country), None)
        return Giver(state.name, "government", country, 8, "subject") if state else None

    def _presumed(self, sentence: Sentence, frame: Frame, money: Symbol) -> Giver | None:
        """Who must be giving; in a company's own paper only a body named here or close by, in no standing part."""
        if self.context.is_announcement:
            is_near = frame.of_kind("F") or body_before(self.context, sentence, NEAR_IN_ANNOUNCEMENT)
            if not is_near or is_standing(sentence):
                return None
        return presumed(self.context, sentence, frame, money, self.discourse.told_of(sentence))

    def _signs_with(self, sentence: Sentence, frame: Frame, money: Symbol, best: Link) -> Giver | None:
        """The body spoken of just before where "the loan was signed with C0": it lends, and the company receives."""
        symbol = frame.symbols[best.name]
        if symbol.kind != "C" or best.how != "agent" or not DEFINITE.match(frame.text):
            return None
        signed = SIGNED_WITH.search(frame.text, money.end, symbol.at)
        body = self.context.body_before(sentence.index, sentence.start) if signed else None
        return Giver(body.name, body.kind, body.country, 6, "carried") if body and body.kind in PUBLIC else None

    def _named(self, frame: Frame, best: Link, head: Head | None) -> Giver:
        symbol = frame.symbols[best.name]
        name = str(symbol.item.name) if best.how == "agreement" else joined_names(frame, best.name)
        if symbol.kind == "F":
            together = [frame.symbols[n].item for n in [best.name, *coordinated(frame, best.name)]]
            body: Body = next((b for b in together if getattr(b, "kind", "") in PUBLIC), symbol.item)
            return Giver(
                name,
                body.kind,
                body.country,
                best.weight,
                best.how,
                best.name,
                body.start,
                self.context.text[body.start : body.end],
            )
        public = head is not None and head.instrument in PUBLIC_MONEY
        kind = "government" if symbol.kind == "L" else "agency" if public else "lender"
        return Giver(
            name, kind, symbol.item.country, best.weight, best.how, best.name, symbol.item.start, symbol.item.printed
        )

    def _whose_aid(self, frame: Frame, money: Symbol, cleared: Giver) -> Giver | None:
        """The state whose aid the European Commission only clears: "approved a M0 German measure"."""
        if not cleared.name.endswith("Commission"):
            return None
        found = AID_OF.match(frame.text[money.end :]) or AID_WORTH.search(frame.text[: money.at])
        place = place_of(frame.symbols[found.group(1)].item.printed) if found else None
        if place is None:
            return None
        known = next((f.name for f in funders() if f.kind == "government" and f.country == place.country), None)
        return replace(cleared, name=known or f"Government of {place.label}", country=place.country, symbol=None)

    def _pronoun(self, sentence: Sentence, frame: Frame, money: Symbol) -> Giver | None:
        """The body behind "it" as the subject of a giving verb."""
        before = frame.text[: money.at]
        if ITS_OWN.match(frame.text[money.end :]):
            named = [s.item for _, s in frame.of_kind("F") if s.at < money.at]
            opens = None if named else STATE_OPENS.match(frame.text)
            printed = str(frame.symbols[opens["place"]].item.printed) if opens else ""
            if state := place_of(printed):
                return Giver(printed, "government", state.country, 6, "pronoun")
            giver = named[-1] if named else self.context.body_before(sentence.index, sentence.start)
            return Giver(giver.name, giver.kind, giver.country, 6, "pronoun", start=money.item.end) if giver else None
        anchor = self.discourse.near(sentence, REACH)
        if anchor and (same := SAME_LENDERS.search(before)) and STRONG_GIVE.search(before, same.end()):
            return replace(anchor.giver, weight=6, how="pronoun", symbol=None, start=-1, printed="")
        subjects = list(
            re.finditer(
                r"\b(?:it|they)(?= (?:has |have |had |will |would |is |also |later |then |itself |may |could )*[a-z]+)",
                before,
            )
        )
        if not subjects:
            return None
        it = subjects[-1]
        verb = WOULD_GIVE.match(before, it.end()) or STRONG_GIVE.search(before, it.end())
        new_stock = NEW_STOCK.match(frame.text, money.end) is not None
        if verb and BUYING.match(verb.group()):
            new_stock = new_stock or bool(commodities_in(before[verb.end() : verb.end() + GOODS_REACH]))
        invested = INVESTMENT_MADE.match(before, it.end())
        verb, new_stock = verb or invested, new_stock or invested is not None
        if (
            not verb
            or (NOT_BY_PRONOUN.match(verb.group()) and not new_stock)
            or re.search(r"[FC]\d", before[it.end() : verb.start()])
            or re.search(r"C\d+ [^F,;]*\b(?:whether|if|that|when|what) $", before[: it.start()])
            or (SAID_OF_ITSELF.search(before, 0, it.start()) and not new_stock)
        ):
            return None
        body = self.context.body_before(sentence.index, sentence.start + it.start())
        if body is None or (self._company_spoke_last(sentence) and not new_stock):
            return None
        if (
            not THEN.fullmatch(before, 0, it.start())
            and not new_stock
            and any(self.context.is_company(n) for n in self.context.names_in(body.end, sentence.start))
        ):
            return None
        return Giver(body.name, body.kind, body.country, 6, "pronoun")

    def _company_spoke_last(self, sentence: Sentence) -> bool:
        """True where the sentence before opens with a company and names no body: "it" is the company."""
        if not sentence.index:
            return False
        before = self.context.reading.sentences[sentence.index - 1]
        if before.story != sentence.story or self.context.bodies_in(before.start, before.end):
            return False
        opening = [n for n in self.context.names_in(before.start, before.end) if n.start == before.start]
        return bool(opening) and self.context.is_company(opening[0])

    def _unnamed(self, sentence: Sentence, frame: Frame, money: Symbol) -> Giver | None:
        """Who gives a sum that is only labelled, awarded or set aside: the announcer, or the state that budgets."""
        anchor = self.discourse.announced_before(sentence)
        awarded = awarded_without_giver(frame, money) or (anchor and is_included(frame, money, anchor.amount))
        if anchor and awarded and money.item.value <= (anchor.amount or money.item.value):
            return anchor.giver
        if INCLUDED.match(frame.text[: money.at]) and (said := self._who_said(frame)):
            return said
        if giver := awarder(self.context, sentence, frame, money):
            return giver
        body = self.context.body_before(sentence.index, sentence.start) if THIS_INCLUDES.match(frame.text) else None
        if body and body.kind in PUBLIC:
            return Giver(body.name, body.kind, body.country, 6, "announced")
        if not set_aside(frame, money) or OF_ITS_BUDGET.search(frame.text):
            return self._behind(sentence, frame, money)
        named = (s for _, s in frame.of_kind("F") if not re.search(r"\b(?:from|to) (?:the )?$", frame.text[: s.at]))
        said = next((s.item for s in named if s.item.kind in STATES), None)
        if said:
            return Giver(said.name, said.kind, said.country, 6, "announced")
        if anchor:
            return anchor.giver
        if frame.of_kind("C") or not (BUDGET.search(frame.text) or sentence.block == "paragraph"):
            return None
        body = self.context.body_before(sentence.index, sentence.start)
        if body and body.kind in STATES and not self._names_company(body.end, sentence.start):
            return Giver(body.name, body.kind, body.country, 6, "announced")
        return None

    def _behind(self, sentence: Sentence, frame: Frame, money: Symbol) -> Giver | None:
        """Those of whom the next sentence says that they stand behind a package: "The lenders are F0, F1 and F2"."""
        after = self.context.sentence_after(sentence)
        if after is None or frame.of_kind("F") or not STAND_BEHIND.match(after.text):
            return None
        bodies = [
            b for b in self.context.bodies_in(after.start, after.end) if b.reference == "name" and b.kind in GIVING
        ]
        names = list(dict.fromkeys(b.name for b in bodies))
        if not names:
            return self._lender_behind(after, frame)
        told = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
        return Giver(told, bodies[0].kind, bodies[0].country if len(names) == 1 else None, 6, "announced")

    def _lender_behind(self, after: Sentence, frame: Frame) -> Giver | None:
        """The firm that the next sentence says the loan is provided by."""
        told = LENT_BY.match(after.text)
        name = next(iter(self.context.names_in(after.start, after.end)), None) if told else None
        if (
            told is None
            or name is None
            or name.start != after.start + told.end()
            or not LENDING_WORDS.search(frame.text)
        ):
            return None
        return Giver(name.name, "lender", None, 6, "announced") if name.kind in ("company", "other") else None

    def _who_said(self, frame: Frame) -> Giver | None:
        """The public body that tells of these awards: "..., the F0 said"."""
        told = SAID_BY.search(frame.text)
        body = frame.symbols[told["body"]].item if told else None
        return Giver(body.name, body.kind, body.country, 6, "announced") if body and body.kind in STATES else None

    def _names_company(self, start: int, end: int) -> bool:
        return any(self.context.is_company(n) for n in self.context.names_in(start, end))


def in_its_currency(frame: Frame, money: Symbol, giver: Giver) -> Giver:
    """The government whose own currency the sum is in, where the sentence only says "the government"."""
    symbol = frame.symbols[giver.symbol] if giver.symbol else None
    country = OWN_CURRENCY.get(money.item.currency or "")
    if symbol is None or symbol.kind != "F" or symbol.item.reference != "back" or symbol.item.kind != "government":
        return giver
    if "government" not in frame.printed[symbol.item.start - frame.start : symbol.item.end - frame.start].lower():
        return giver  # "it"
    state = next((f for f in funders() if f.kind == "government" and f.country == country), None)
    return replace(giver, name=state.name, country=country) if state and country and country != giver.country else giver


def _trades(frame: Frame, link: Link) -> bool:
    """Whether a company stands behind a word of trade, beside the money of a programme."""
    symbol = frame.symbols[link.name]
    return symbol.kind == "C" and TRADED_WITH.search(frame.text, 0, symbol.at) is not None
