"""Who receives a sum: a company or a project's owner, never a place, a buyer or a partner; else nobody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.funding.clauses import Link
from pipelines.extract.funding.context import LOOK_BACK, Context
from pipelines.extract.funding.discourse import Discourse
from pipelines.extract.funding.draft import Giver
from pipelines.extract.funding.frame import Frame, Symbol, coordinated, joined_names
from pipelines.extract.funding.heads import Head
from pipelines.extract.funding.notes import NO_COMPANY, comes_to, item_of, label_of, set_aside
from pipelines.extract.funding.owners import opener as opens_with
from pipelines.extract.funding.owners import plain_receiver
from pipelines.extract.funding.phrases import ADDS, OF_THAT, SAME_LOAN
from pipelines.extract.funding.receiving import ANAPHORA, receivers
from pipelines.extract.funding.refusals import PUT_IN
from pipelines.extract.funding.standing import is_short
from pipelines.extract.funding.terms import COUNTED, SOMEBODY, described_receiver, is_for_many, is_whole_programme
from pipelines.extract.names.book import is_ordinary
from pipelines.extract.places import place_of
from pipelines.model import Instrument

if TYPE_CHECKING:
    from pipelines.extract.reading import Sentence


SITE_NOUN = re.compile(r" (?:[a-z-]+ ){0,3}(?:project|mine|deposit|plant|refinery|smelter)\b")
"""What stands behind a name that is a site alone, and no project company that borrows."""
ITS_OWN = re.compile(
    r",? (?:for|to(?:wards?)? [a-z]+|to [a-z]+ and [a-z]+|(?:for|towards?) (?:the )?[a-z]+ (?:at|of|to|in)) its\b"
)
"""What stands behind one who does something for itself, and so is no site."""
FUNDING_INCLUDES = re.compile(
    r"(?:its|the|this|that) (?:[a-z-]+ ){0,2}(?:funding|financing|package|support|money)\b"
    r"[^.;]{0,20}\b(?:includ|compris|consist)"
)
"""A sentence that takes apart what one recipient gets."""
IT_SIGNED = re.compile(
    r" (?:[a-z]+ ){0,2}(?:that )?(?:it|the company) (?:has |had )?(?:signed|agreed|secured|won|obtained|received|"
    r"closed|landed|got)\b"
)
"""A sum behind which its receiver is told: "the M0 loan it signed with F0"."""
BESIDE_IT = re.compile(
    r"[^.;M]{0,30}? (?:alongside|beside|next to|on top|in addition)(?=$|[.,;]| (?:of )?(?:it|that|this|them|the [a-z]+)\b)"
)
"""A sum that is given beside the one in mind, and so to the same receiver."""
OPENS_BESIDE = re.compile(
    r"(?:alongside|beside|besides|next to|on top of|in addition to|together with) (?:it|this|that|them|the [a-z]+)\b"
)
"""How a sentence opens that tells of a sum beside the one in mind."""
OF_THE_MONEY = re.compile(
    r"of (?:the|this|that) (?:new |total |whole )?(?:money|funding|sum|total|support|package|amount)\b"
)
"""How a sentence begins that takes the money in mind apart."""
SAID_BY_OWNER = re.compile(r", (?:the )?(?P<name>C\d+) (?:said|says|announced|reported)\b")
"""Whoever tells of the money for a site that has no other owner."""
OF_A_WHOLE = re.compile(
    r"\b(?:(?:is|was|are|were|being|it's|they're|forms?|makes? up) (?:a |one )?part of|belongs? to|(?:is|was|are|were) among|"
    r"counts? towards|drawn from|comes? out of) (?:the |its |their |an? |F\d+'s |L\d+'s )?(?:[a-z-]+ ){0,2}$"
)
"""What stands before the whole that the money in mind is a part of: "it belongs to the M0 that the bank has lent"."""
CARRIED_WEIGHT = 2.0
"""The weight of a receiver that no word of the sentence ties to its sum."""
WENT_TO = re.compile(
    r"(?:That|This|The|Its) (?:[a-z-]+ )?(?:award|grant|loan|investment|money|funding|funds?|contract|financing|sum|support)s? "
    r"(?:(?:went|goes|go|will go|is going|are going) to|(?:was|is|has been|were) (?:made|awarded|given|granted|paid) to|"
    r"(?:will be|is|was|has been|were) (?:received|taken up|drawn) by) (?:the )?(?:[A-Z]\w+-based )?"
)
GETS_IT = re.compile(
    r" (?:(?:has|will|is to) )?(?:receiv|get|gets|secur|win|won|obtain)\w* (?:the |this |that )(?:money|funding|funds|award|"
    r"grant|loan|investment|support|sum)\b| (?:receives|gets|secures|wins) funding\b"
)
"""How the sentence behind a sum tells who has it."""
FIRM_AND_SITE = re.compile(
    r"(?P<firm>[A-Z].+? (?:Limited|Ltd\.?|Inc\.?|Corp\.?|Corporation|plc|PLC|LLC|"
    r"NL)) (?P<site>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*)"
)
"""A site behind its owner's legal form: "Harrow Metals Limited Corrin"."""
VENTURE = re.compile(r" (?:joint venture|partnership|consortium)\b")
"""What stands behind a site whose owners act under its name."""
LANDFORM = re.compile(
    r"\b(?:Valley|Hills?|Creek|Lakes?|River|Ridge|Mountain|Mount|Pass|Peak|Bay|Springs?|Well|Range|Island|Point|Flats?|Gulch|"
    r"Canyon|Falls|Salar|Deep|Dome|Bore|Dam)$"
)
"""How a name ends that is a site's, whatever else it may be taken for."""
OWN_WORKS = re.compile(
    r",? (?:[a-z]+ )?(?:to|for|into|in|on|behind|towards?) an? (?:[a-z-]+ ){0,4}?(?:line|plant|furnace|kiln|mill|circuit|pilot|"
    r"study|shaft|expansion|extension|road|laboratory|smelter|refinery|factory|rebuild|upgrade|restart|programme|program)\b"
)
"""Works that a sum pays for, which are those of the company that the story is about."""
JOINED = re.compile(r", | and ")
"""Between several receivers of one sum."""
FOR_ONE = ("loan", "loan_guarantee", "equity", "credit_insurance")
"""Instruments that one receiver gets."""
FOR_ONE_OF_STORY = (*FOR_ONE, "grant", "tax_credit")
OWNER_BEFORE = re.compile(r"([CN]\d+)'s (?:[a-z-]+ ){0,2}$")
LIES = re.compile(r",? (?:in|near|outside|north of|south of|east of|west of) (?:the |[a-z]+ )?L\d")
"""A place behind a name that money is for: a site, since companies are "of" or "based in" a place."""
AGREED_WITH = re.compile(
    r"\b(?:agreed|agrees|settled|renegotiated|signed) (?:[a-z]+ ){0,2}?with (?:the )?(?P<name>C\d+)\b"
)
"""Who borrows for the site that a loan is said to go to: "agreed with C0 on new terms for the M0 loan to N0"."""
ASKS = re.compile(
    r"\b(?P<name>C\d+)(?:,[^,;.]{2,60},)?(?: on D\d+)? (?:has |have |had |is |are )?(?:also |formally |now )?"
    r"(?:ask(?:s|ed|ing)|appl(?:y|ies|ied|ying)|hand(?:s|ed) in|fil(?:es|ed)|submit(?:s|ted)|s(?:eeks|ought)|request(?:s|ed))\b"
)
LENT_TO = re.compile(r"\bas (?:an? )?(?:[a-z-]+ ){0,2}(?:loan|credit|grant)s? to (?P<name>C\d+)\b")
"""Who asks for a sum, or has it as a loan, that is said to be for a site: "C0 has applied for M0 of debt for N0"."""
ENTRY = re.compile(r"\W*(?:\d+\W+)?(?P<name>[CN]\d+)(?: [a-z ]{3,30})?(?:, [^:;.M]{2,40}){1,3}: ")
"""How an entry opens with its receiver in its place: "C0 tin plant, N0, L0: a loan of M0"."""
THE_SITE = re.compile(
    r"\b(?:for|toward|towards|to|into|behind) the (?:project|mine|plant|refinery|smelter|expansion|extension|factory|"
    r"upgrade)\b|"
    r"^the (?:new |planned )?(?:extension|expansion|project|plant|mine|refinery|factory|smelter)\b"
)
"""The site in mind receives for its owner."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """Who receives, for which project where the sum is told to go to one, and how surely."""

    recipient: str | None = None
    project: str | None = None
    weight: float = 0.0


NOBODY = Receipt()


class Recipients:
    """Finds receivers in the frames of one document."""

    def __init__(self, context: Context, discourse: Discourse) -> None:
        self.context = context
        self.discourse = discourse
        self.profile = context.profile

    def of(
        self,
        sentence: Sentence,
        frame: Frame,
        money: Symbol,
        giver: Giver,
        instrument: Instrument | None,
        head: Head | None,
    ) -> Receipt:
        """Who receives this sum: by the sentence's grammar, else by what the story has in mind, else by plain signs."""
        told = self._told(sentence, frame, money, giver, instrument, head)
        if told.weight <= CARRIED_WEIGHT and frame.of_kind("M")[-1][1] is money and (own := self._told_next(sentence)):
            return Receipt(own, told.project, 5.0)
        if told.recipient or comes_to(frame, money) or giver.how == "label" or is_whole_programme(frame, money):
            return told
        several = head is not None and head.is_programme and is_for_many(frame, money, head)
        somebody = SOMEBODY.search(described_receiver(frame, money, head) or "")
        if told_next := self._told_next(sentence):
            return Receipt(told_next, told.project, 5.0)
        plain = None if several else plain_receiver(frame, money, giver, somebody is None)
        return Receipt(plain, told.project, 2.0) if plain else told

    def _told(
        self,
        sentence: Sentence,
        frame: Frame,
        money: Symbol,
        giver: Giver,
        instrument: Instrument | None,
        head: Head | None,
    ) -> Receipt:
        told_above = giver.how in ("announced", "label", "carried") and label_of(frame, money)
        if told_above and (item := item_of(self.context, sentence)):
            return Receipt(item, None, 8.0)
        if comes_to(frame, money):
            return NOBODY
        if IT_SIGNED.match(frame.text, money.end) and (
            own := self._behind(sentence, frame, Link(f"A{money.end}", 7, "to"), giver)
        ):
            return Receipt(own, None, 7.0)
        if (lead := ENTRY.match(frame.text)) and lead["name"] != giver.symbol and lead.end() <= money.at:
            return Receipt(str(frame.symbols[lead["name"]].item.name), None, 8.0)
        if is_whole_programme(frame, money) and giver.how != "agreement":
            return NOBODY
        if COUNTED.match(frame.text, money.end) or OF_A_WHOLE.search(frame.text, 0, money.at):
            return NOBODY
        links = receivers(frame, money, giver.symbol, instrument)
        for link in links:
            if link.weight < (6 if set_aside(frame, money) else 4):
                break
            receipt = self._linked(sentence, frame, link, giver)
            if receipt and giver.name not in JOINED.split(receipt.recipient or ""):
                return receipt
        if links and links[0].weight >= 2 and not links[0].name.startswith("A") and giver.kind == "lender":
            return Receipt(str(frame.symbols[links[0].name].item.name), None, links[0].weight)
        if set_aside(frame, money):
            return NOBODY
        anchor = self.discourse.near(sentence)
        if FUNDING_INCLUDES.match(frame.text):
            return Receipt((anchor.recipient if anchor else None) or self._before(sentence), None, 2.0)
        carried = giver.how == "carried" and sentence.block != "list_item"
        beside = BESIDE_IT.match(frame.text, money.end)
        beside = beside or OF_THE_MONEY.match(frame.text) or OPENS_BESIDE.match(frame.text)
        if anchor and (carried or beside or OF_THAT.match(frame.text[money.end :])):
            return Receipt(anchor.recipient, None, 2.0)
        if anchor and anchor.recipient and self._shares_the_sentence(sentence, frame, money):
            return Receipt(anchor.recipient, None, 2.0)
        named = bool(frame.of_kind("P"))
        topic = self.context.topic_of(sentence.index) or (anchor.recipient if anchor else None)
        described = described_receiver(frame, money, head)
        works = described is not None and OWN_WORKS.match(described) is not None
        if described and (SOMEBODY.search(described) or not (topic or self.context.issuer or works)):
            return NOBODY
        if PUT_IN.search(frame.text[: money.at]):
            return Receipt(self._before(sentence), None, 2.0)
        if is_for_many(frame, money, head) and not named and not THE_SITE.search(frame.text, money.end, money.end + 60):
            return NOBODY
        if anchor and anchor.recipient and not frame.of_kind("CNP"):
            again = sentence.block == "paragraph" and anchor.giver.name == giver.name
            if again or ADDS.search(frame.text, 0, money.at):
                return Receipt(anchor.recipient, None, 2.0)
        own_paper = self.context.is_announcement and not frame.of_kind("CNP")
        owner = (own_paper and self.context.issuer) or self._owner(sentence, frame, money, giver)
        owner = owner or self._only_named(frame) or self._just_named(sentence, frame, instrument)
        if owner is None and anchor and instrument in FOR_ONE_OF_STORY and not frame.of_kind("CN"):
            single = not (head and head.word.endswith("s")) and is_short(self.context, sentence)
            owner = anchor.recipient if single else None
        if owner is None and works and not frame.of_kind("CN"):
            owner = self.context.only_company(sentence.index)
        return Receipt(owner, None, 2.0) if owner and owner != giver.name else NOBODY

    def _told_next(self, sentence: Sentence) -> str | None:
        """The company that the next sentence says the money went to: "That award went to C0", "C0 receives the funding"."""
        following = self.context.sentence_after(sentence)
        if following is None or sentence.block == "list_item":
            return None
        names = [n for n in self.context.names_in(following.start, following.end) if self.context.is_company(n)]
        if not names:
            return None
        first = names[0]
        before, after = following.text[: first.start - following.start], self.context.text[first.end : first.end + 60]
        goes = WENT_TO.fullmatch(before) or (first.start == following.start and GETS_IT.match(after))
        return first.name if goes else None

    def _only_named(self, frame: Frame) -> str | None:
        """The only company of the sentence, whatever it is to others, else its only name of several words."""
        companies = {str(s.item.name) for s in self._companies(frame)}
        if not companies:
            names = (str(s.item.name) for _, s in frame.of_kind("N") if s.item.kind == "other")
            companies = {n for n in names if " " in n and not (place_of(n) or is_ordinary(n) or NO_COMPANY.search(n))}
        return companies.pop() if len(companies) == 1 else None

    def _just_named(self, sentence: Sentence, frame: Frame, instrument: Instrument | None) -> str | None:
        """The only company of the sentences just before, for money of one kind whose own sentence names nobody."""
        if instrument not in FOR_ONE or frame.of_kind("CNP") or sentence.block != "paragraph":
            return None
        sentences = self.context.reading.sentences
        for earlier in reversed(sentences[max(0, sentence.index - LOOK_BACK) : sentence.index]):
            if earlier.story != sentence.story or earlier.block == "heading":
                return None
            named = {n.name for n in self.context.names_in(earlier.start, earlier.end) if self.context.is_company(n)}
            if named:
                return named.pop() if len(named) == 1 else None
        return None

    def _companies(self, frame: Frame) -> list[Symbol]:
        """The companies of a sentence, without those that stand beside a public body: they give with it."""
        return [
            s
            for name, s in frame.of_kind("C")
            if self.context.is_company(s.item)
            and not self.profile.is_example(s.item.start)
            and not any(n[0] == "F" for n in coordinated(frame, name))
        ]

    def _linked(self, sentence: Sentence, frame: Frame, link: Link, giver: Giver) -> Receipt | None:
        """The receiver behind one link; a project stands for its owner, a place for nobody."""
        if link.name.startswith("A"):
            name = self._behind(sentence, frame, link, giver)
            return Receipt(name, None, link.weight) if name else None
        symbol = frame.symbols[link.name]
        name = str(symbol.item.name)
        if symbol.kind == "P" and link.how in ("to", "indirect") and ITS_OWN.match(frame.text, symbol.end):
            return Receipt(name, None, link.weight)
        if symbol.kind == "P" and (glued := FIRM_AND_SITE.fullmatch(name)):
            return Receipt(glued["firm"], glued["site"], link.weight)
        if symbol.kind == "P" or (symbol.kind == "N" and self.profile.is_project(name)):
            owner = self.owner_of(sentence, name)
            whose = OWNER_BEFORE.search(frame.text, 0, symbol.at)
            if owner is None and whose:
                owner = str(frame.symbols[whose.group(1)].item.name)
            acts = not (SITE_NOUN.match(frame.text, symbol.end) or LIES.match(frame.text, symbol.end))
            said = SAID_BY_OWNER.search(frame.text, symbol.end)
            if owner is None and said:
                return Receipt(str(frame.symbols[said["name"]].item.name), name, link.weight)
            if owner is None and acts:
                return Receipt(name, name if VENTURE.match(frame.text, symbol.end) else None, link.weight)
            return Receipt(owner, name, link.weight)
        if symbol.kind == "N" and place_of(symbol.item.printed):
            return None
        if (
            symbol.kind in "CN"
            and link.how == "for"
            and LANDFORM.search(name)
            and (own := self._beside(sentence, name))
        ):
            return Receipt(own, name, link.weight)
        if symbol.kind == "N" and SITE_NOUN.match(frame.text, symbol.end):
            whose = OWNER_BEFORE.search(frame.text, 0, symbol.at)
            if whose:
                return Receipt(str(frame.symbols[whose.group(1)].item.name), name, link.weight)
        if symbol.kind == "N" and link.how == "to" and (party := AGREED_WITH.search(frame.text, 0, symbol.at)):
            return Receipt(str(frame.symbols[party["name"]].item.name), name, link.weight)
        if symbol.kind == "N" and link.how == "for" and (own := opens_with(frame, symbol, giver)) and own != name:
            return Receipt(own, name, link.weight)
        borrower = ASKS.search(frame.text, 0, symbol.at) or LENT_TO.search(frame.text, symbol.end)
        unsure = symbol.kind == "N" or self.context.is_only_given(name)
        if unsure and borrower and borrower["name"] != link.name and link.how == "for":
            return Receipt(str(frame.symbols[borrower["name"]].item.name), name, link.weight)
        if symbol.kind == "N" and link.how == "for" and LIES.match(frame.text, symbol.end):
            return Receipt(self.owner_of(sentence, name), name, link.weight)
        if link.how == "agreement":
            return Receipt(name, None, link.weight)
        beside = coordinated(frame, link.name)
        mixed = symbol.kind == "C" and any(frame.symbols[n].kind == "F" for n in beside)
        return Receipt(name if mixed else joined_names(frame, link.name), None, link.weight)

    def owner_of(self, sentence: Sentence, project: str) -> str | None:
        """The owner that the document gives the project, else the issuer or the story's only company named with it."""
        if owner := self.profile.owner_of(project):
            return owner
        company = self.context.only_company(sentence.index)
        return company if company == self.context.issuer or self._together(company, project) else None

    def _beside(self, sentence: Sentence, site: str) -> str | None:
        """The only company that the paragraph names beside what is called like a site."""
        near = self.context.profile.background.around(sentence, LOOK_BACK)
        near = [s for s in near if s.paragraph == sentence.paragraph]
        names = self.context.names_in(near[0].start, near[-1].end)
        named = {n.name for n in names if n.name != site and self.context.is_company(n)}
        return named.pop() if len(named) == 1 else None

    def _together(self, company: str | None, project: str) -> bool:
        """True where some paragraph names both."""
        paragraphs: dict[str, set[int]] = {str(company): set(), project: set()}
        for told in self.context.reading.sentences:
            for name in self.context.names_in(told.start, told.end):
                if name.name in paragraphs:
                    paragraphs[name.name].add(told.paragraph)
        return not paragraphs[str(company)].isdisjoint(paragraphs[project])

    def _shares_the_sentence(self, sentence: Sentence, frame: Frame, money: Symbol) -> bool:
        """True where the sum before in this sentence was told with its receiver, and no other name comes after it."""
        anchor = self.discourse.anchor
        if anchor is None or anchor.sentence.index != sentence.index:
            return False
        before = [s for _, s in frame.of_kind("M") if s.at < money.at]
        return bool(before) and not frame.between("CPN", before[-1].end, len(frame.text))

    def _behind(self, sentence: Sentence, frame: Frame, link: Link, giver: Giver) -> str | None:
        """The company behind a pronoun, which is not the giver; None where the pronoun is the giver's own."""
        at = int(link.name[1:])
        first = next((s for _, s in frame.of_kind("FC") if s.at < at), None)
        own = first is not None and first.kind == "F" and first.item.name == giver.name
        if (
            own
            and frame.text[at : at + 5].startswith(("it ", "its ", "they", "their"))
            and link.how not in ("indirect", "to", "for", "into")
        ):
            return None
        company = next((s.item for s in self._companies(frame) if s.at < at), None)
        if company and self.context.is_company(company):
            return str(company.name)
        return self._before(sentence)

    def _before(self, sentence: Sentence) -> str | None:
        last = self.discourse.last_recipient(sentence)
        if last in self.context.funder_names:
            return last  # a public body that is given money is spoken of like a company
        return self.context.company_before(sentence.index, sentence.start, last)

    def _owner(self, sentence: Sentence, frame: Frame, money: Symbol, giver: Giver) -> str | None:
        """The owner of the sentence's project, its nearest company that is no third party, whoever it opens with, or the one
        in mind."""
        for _, symbol in sorted(frame.of_kind("P"), key=lambda p: abs(p[1].at - money.at)):
            if owner := self.profile.owner_of(str(symbol.item.name)):
                return owner
        companies = [s for s in self._companies(frame) if not self.profile.is_third_party(s.item.start, s.item.end)]
        if companies:
            return str(min(companies, key=lambda s: abs(s.at - money.at)).item.name)
        if projects := frame.of_kind("P"):
            return next((o for _, s in projects if (o := self.owner_of(sentence, str(s.item.name)))), None)
        if (opener := self.discourse.opener(sentence)) and opener.text.endswith(":"):
            names = self.context.names_in(opener.start, opener.end)
            if len(named := {n.name for n in names if self.context.is_company(n)}) == 1:
                return named.pop()
        if first := opens_with(frame, money, giver):
            return first
        if not self._refers_back(frame) and (about := self._of_the_page(sentence)):
            return about
        return self._before(sentence) if self._still_speaks(sentence, frame) else None

    def _of_the_page(self, sentence: Sentence) -> str | None:
        """The company that the page is about, for a sentence whose paragraph has named none before it."""
        about = self.context.only_company(sentence.index)
        if sentence.block != "paragraph" or self.context.topic_of(sentence.index) or not self.context.is_about(about):
            return None
        lead = self.context.lead_of_item(sentence.index)
        named = self.context.names_in(lead.start, sentence.start) if lead.start < sentence.start else []
        return None if any(self.context.is_company(name) for name in named) else about

    def _refers_back(self, frame: Frame) -> bool:
        """True where the sentence speaks of what was named before it: the company, the same loan, the site."""
        return any(words.search(frame.text) for words in (ANAPHORA, SAME_LOAN, THE_SITE))

    def _still_speaks(self, sentence: Sentence, frame: Frame) -> bool:
        """True where the sentence goes on about the same company: it refers back to it, its story has no other, or its
        paragraph named it before."""
        if self._refers_back(frame):
            return True
        if self.context.is_about(self.context.only_company(sentence.index)):
            return True
        if self.context.topic_of(sentence.index):
            return True
        before = self.context.reading.sentences[max(0, sentence.index - LOOK_BACK) : sentence.index]
        anchor = self.discourse.near(sentence)
        if anchor and anchor.recipient and anchor.sentence.paragraph == sentence.paragraph:
            return True
        return any(
            self.context.is_company(name)
            for earlier in before
            if earlier.paragraph == sentence.paragraph
            for name in self.context.names_in(earlier.start, earlier.end)
        )
