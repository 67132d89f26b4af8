"""Bodies and programmes as printed: those the lexicon knows, and those told by how such names are built.

"Ministry of ...", "... Development Bank", "Government of ...", "... Act". Capitals matter, white space does not. The
text is searched once for known names and once for the nouns that such names have; only the surroundings of a noun are
looked at closely, so the time grows with the text's length.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import TypeVar

from pipelines.extract import regex as re
from pipelines.extract.funding.apposed import apposed
from pipelines.extract.funding.runs import CAP, matches_of, runs_around, without_article
from pipelines.extract.funding.schemes import Scheme, built_schemes
from pipelines.extract.lexicon.funders import (
    Funder,
    FunderKind,
    Programme,
    funder_names,
    funders,
    metonyms,
    programme_names,
    programmes,
)
from pipelines.extract.names.book import is_ordinary
from pipelines.extract.names.words import SITE_AFTER, is_legal_word
from pipelines.extract.places import place_of

SAME_LENGTH = dict.fromkeys("\n\r\t\u00a0\u202f\u2009", " ") | dict.fromkeys("\u2019\u2018", "'")
"""What is folded so that every offset stays."""
LABELLED = re.compile(r"\n(?=[A-Z][A-Za-z ()/-]{1,40}: |[^\n|]{1,80} \| )")
WORD = re.compile(r"[A-ZÀ-ÖØ-Þ0-9]\w*")
LAST_WORD = re.compile(r"\b([A-Z]\w+) $")
NEXT_WORD = re.compile(r"\W{1,3}(\w+)")
BODY_NOUN = (
    r"Ministry|Department|Bureau|Secretariat|Directorate|Office|Agency|Authority|Council|Commission|Institute|Bank|"
    r"Fund|Organi[sz]ation|Corporation|Administration|Association|Minister"
)
BODY_KEY = re.compile(
    rf"\b(?:{BODY_NOUN}|Eximbank|Economic Development|Export Finance|Facility|Treasury|Lending|Finance|Board|Credit)\b"
)
HEADED = re.compile(rf"\b(?:(?:{CAP}) ){{0,3}}(?:{BODY_NOUN}) (?:of|for) .+")
TAILED = re.compile(
    r"\b(?:(?!(?:and|in|to) )\S+ ){1,7}?(?:and )?(?:Development Bank|Export[- ]Import Bank|Eximbank|Exim Bank|"
    r"Investment Bank|"
    r"Infrastructure Bank|Development Corporation|Finance Corporation|Finance Authority|Investment Corporation|Growth "
    r"Fund|Wealth Fund|Sovereign Fund|Investment Fund|Pension Fund|Development Fund|Reconstruction Fund|Superannuation "
    r"Fund|Investment Authority|Development Authority|Development Agency|Economic Development|Energy Commission|Export "
    r"Finance|Export Credit Agency|Credit Agency|Infrastructure Facility|Space Agency|Trade Agency|Innovation Agency|"
    r"Executive Agency|Energy Agency|Enterprise Agency|Promotion Agency|Investment Agency|Research Council|Innovation Council|"
    r"Innovation "
    r"Fund|Banking Corporation|Research Fund|Guarantee Fund|Funding Agency|Research Agency|Development Board|"
    r"Contracting Command|Coordinating Council|Revenue Agency|Taxation Office|Revenue Service|Investment Office|"
    r"Export Credit|Ministry|"
    r"Organi[sz]ation|Department|Treasury|Resource Lending|Credit Fund|"
    r"Mining Finance|Bank)\b"
)
PLACED = re.compile(
    rf"\b(?:{CAP} (?:and |of |for |& )?){{1,6}}(?:Agency|Authority|Council|Board|Commission|Office|Fund|Institute|"
    rf"Centre|"
    r"Center|Bureau|Administration|Foundation)\b"
)
"""A public body by the country, the region or the word for a state that its name opens with."""
OF_THE_STATE = re.compile(r"(?:National|Federal|State|Royal|Central|Regional|Provincial|Public|Sovereign)\b")
LAST_COMMA = re.compile(r".*, (?:the )?(?=\S+ \S)")
"""What stands before a bank at the end of a run: "Elsewhere, the Export-Import Bank"."""
OF_PLACE = re.compile(
    rf"\b(?:[Gg]overnment|(?:Free )?State|(?<!\b[io][nf] the )(?<!\bin )(?:state|province)|Province|Region|"
    rf"Municipality|Canton|Commonwealth|Kingdom|Republic|City|County) of "
    rf"(?:the )?{CAP}(?: {CAP}){{0,3}}"
)
OF_A_PLACE = (
    *(
        "overnment of ",
        "State of ",
        "state of ",
        "province of ",
        "Province of ",
        "Region of ",
        "Municipality of ",
        "Canton of ",
        "Commonwealth of ",
    ),
    *("Kingdom of ", "Republic of ", "City of ", "County of "),
)
GOVERNMENT = re.compile(r"\b(?:[Gg]overnment|[Aa]dministration)\b")
SMALL_MINISTRY = re.compile(
    rf"(?:\b{CAP}(?: {CAP}){{0,2}}'s |(?<=\b[Tt]he ))(?:[a-z]+ ){{0,2}}?(?:finance|mines?|mining|energy|industry|"
    rf"industrial|trade|"
    rf"economy|"
    r"economic|defen[cs]e|resources|commerce|science|environment|development|heavy industries|steel)(?: and [a-z]+)? "
    r"(?:ministry|department)\b"
)
""" "India's mines ministry": a ministry in small letters, told by its country."""
ROMANCE_MINISTRY = re.compile(
    rf"\bMinist(?:ère|erio|ério) (?:des |du |de (?:la |las |los |l')?|da |do |das |dos )?{CAP}(?: (?:naturelles|"
    rf"naturales|"
    rf"naturais|publics?|públicas))?(?:,? (?:et |e |y )?(?:des |du |de (?:la |las |los |l')?|da |do )?{CAP})*"
)
"""A ministry under its French, Spanish or Portuguese name."""
GOVERNMENTS = re.compile(
    rf"\b(?:(?:federal|state|provincial|{CAP}(?: {CAP})?), )*(?:federal|state|provincial|{CAP}(?: {CAP})?) and "
    rf"(?:federal|state|provincial|regional|{CAP}(?: {CAP})?) governments\b"
)
"""Several governments that act together: "the federal and Tasmanian governments"."""
LEVEL = r"(?:[Ff]ederal|[Pp]rovincial|[Ss]tate|[Nn]ational|[Rr]egional|[Cc]entral|[Tt]erritorial)"
BEFORE_GOVERNMENT = re.compile(rf"(?:{CAP} ){{0,2}}{CAP}(?:'s)? (?:{LEVEL} )?$")
GOVERNMENT_OF = re.compile(r"\b[Gg]overnment of (?:the )?$")
NO_PLACE = re.compile(
    r"(?i)(?:each|every|either|neither|both|federal|state|national|provincial|central|regional|"
    r"local|new|previous) "
)
ITS_MINISTRY = re.compile(r"'s (?:[a-z]+ ){0,2}(?:and [a-z]+ )?ministry\b")
"""What follows a country of which a ministry acts."""
BY_PERSON = re.compile(r"(?!Federal|State)[A-Z][a-z]+ Government")
OF_WHAT = re.compile(r"(?i)^(?:government|state|province|commonwealth|kingdom|republic|city|county) of (?:the )?")
WHOSE = re.compile(rf"(?i)(?:'s)?(?: {LEVEL})? (?:government|administration)$")
LENDER_KEY = re.compile(r"\b(?:banks|lenders|agencies|financiers|institutions)\b")
LENDERS = re.compile(
    r"((?:\b(?:international|commercial|Australian|Canadian|European|Chinese|Japanese|Korean|Nordic|African|Indian|"
    r"Brazilian|global|leading|major|local|domestic|state-owned|state|policy|development|senior|project|existing|"
    r"finance|financial|export credit) ){1,3}|\b(?:syndicate|consortium|group|club) of )$"
)
NOT_BODIES = re.compile(
    r"(?i)^(?:board of directors|(?:fund|bank|office) of (?:krw|usd|eur|gbp|jpy|aud|cad|inr|rs)|state of the art|"
    r"republic|the|stock exchange|venture exchange|.*\bexchange)$|^Prime\b"
)
FIRM = re.compile(r"\b(?:Corporation|Association) (?:of|for) ")
PUBLIC_FIRM = re.compile(
    r"\b(?:Development|Finance|Financial|Investment|Credit|Insurance|Guarantee|Reconstruction|Promotion|Export)\b"
)
OWNER_FIRST = re.compile(rf"(?P<owner>(?:[A-Z]\w+ )?[A-Z]\w+)'s (?=(?:[A-Z]\w+ )?(?:{BODY_NOUN}) (?:of|for) )")
"""Whose ministry or minister it is."""
OWNED_NOUN = re.compile(rf"[A-Z][^']*'s (?:{BODY_NOUN})")
"""The owner and the noun alone of a body that is called by what it is for: "India's Ministry (of Mines)"."""
PURPOSE = re.compile(r"(?<=\w) for (?:the )?(?=[A-Z])")
THE = re.compile(r"[Tt]he $")
"""What stands before the Union government's short name, and before no other centre."""
TITLED = re.compile(r",? (?:Ms|Mr|Mrs|Miss|Dr|Prof|Hon|Sir|Dame|Senator)\b")
"""What opens a person's name behind an office: "Minister for Resources, Ms Anne Doe"."""
FIELDS = re.compile(r", [^,&]*(?:, [^,&]*)*,? (?:and|et|e|y) ")
"""The fields of a ministry, listed: behind a comma without an "and" the sentence goes on."""
JOINED_TO = re.compile(r"(?:,| and|, and) (?:the )?$")
OWN_FUND = re.compile(r"\bFund$")
STATES = ("government", "ministry", "agency")
STATE_REACH = 400
"""Characters behind the name of a state's body within which a fund may be that body's."""
LENDS_AFTER = re.compile(
    r"(?: \([A-Z]\w{1,8}\))?(?:, [^,;.]{2,80},)? (?:(?:has|have|had|will|would|also|today) )*(?:approv\w+|lends?|lent|lending|"
    r"sign(?:s|ed)|issued|agreed|committed|withdr\w+|guarantee[sd]?|invest(?:s|ed)?|provid\w+|extend\w+|disbursed|supports)\b"
)
LENT_BEFORE = re.compile(
    r"\b(?:(?:loan|facility|financing|debt|credit|finance|term sheet|approval|stake|equity)\b[^.;]{0,20}? (?:with|from|by)|"
    r"(?:signed|agreed|talks|negotiating|close|applied|lent|approved) (?:with|to|by)|[Bb]oard of|[Ll]ender:?) (?:the )?$"
)
"""What a fund does, or what stands before it, that lends in its own name."""
KINDS: tuple[tuple[re.Pattern[str], FunderKind], ...] = (
    (re.compile("Export[- ]Import|Exim|Export Credit|Export Finance"), "export_credit"),
    (re.compile("Minist(?:ry|er)|Department|Treasury"), "ministry"),
    (re.compile("Development Bank|Infrastructure Bank|Infrastructure Facility"), "bank"),
    (re.compile(r"\bFund\b"), "fund"),
    (re.compile(r"Bank\b|Lending|Credit Fund|Mining Finance"), "lender"),
)
"""What a built name says of its kind, the most particular first."""


@dataclass(frozen=True, slots=True)
class Found:
    """A body as printed at `text[start:end]`, before the document's forms of it are put together."""

    start: int
    end: int
    printed: str
    known: Funder | None
    kind: FunderKind
    is_office: bool = False
    is_metonym: bool = False
    country: str | None = None
    """Told by a description, where neither lexicon nor name tells it."""


@dataclass(frozen=True, slots=True)
class _Entry:
    printed: str
    entry: Funder | Programme
    only_beside_full_name: bool = False
    is_metonym: bool = False


Placed = TypeVar("Placed", Found, Scheme)


def spot(flat: str) -> tuple[list[Found], list[Scheme]]:
    """Bodies and programmes of a text whose white space is folded, sorted, without overlaps."""
    found, schemes = _known(flat)
    found = [_with_government(flat, b) for b in found if not (place_of(b.printed) and ITS_MINISTRY.match(flat, b.end))]
    schemes += free(built_schemes(flat), _taken(found, schemes))
    found += free(_clear_of(found, _built(flat)), _taken(found, schemes))
    told = (Found(a.start, a.end, flat[a.start : a.end], None, a.kind, country=a.country) for a in apposed(flat))
    found += free(told, _taken(found, schemes))
    lenders = _funds_that_lend(flat, found, schemes)
    schemes = [s for s in schemes if s.start not in {f.start for f in lenders}]
    return sorted([*found, *lenders], key=lambda f: (f.start, -f.end)), sorted(schemes, key=lambda s: s.start)


def _funds_that_lend(flat: str, found: list[Found], schemes: list[Scheme]) -> list[Found]:
    """Funds that no public body near is said to run, where the page lets them sign, lend or approve: they are bodies."""
    funds = [s for s in schemes if s.entry is None and OWN_FUND.search(s.name)]
    ends = [f.end for f in found if f.kind in STATES]
    acting = {
        s.name
        for s in funds
        if (LENDS_AFTER.match(flat, s.end) or LENT_BEFORE.search(flat, max(0, s.start - 60), s.start))
        and not any(s.start - STATE_REACH < end <= s.start for end in ends)
    }
    return [Found(s.start, s.end, s.name, None, "fund") for s in funds if s.name in acting]


def _with_government(flat: str, body: Found) -> Found:
    """ "government of Japan" for a country that stands for its government."""
    before = GOVERNMENT_OF.search(flat, max(0, body.start - 20), body.start)
    if before is None or not (body.is_metonym or place_of(body.printed)):
        return body
    return Found(before.start(), body.end, flat[before.start() : body.end], None, "government")


def _clear_of(known: list[Found], built: Iterable[Found]) -> Iterator[Found]:
    """Built names cut off where a known body is joined to them: "Ministry of Mines and Finnvera"."""
    starts = sorted(body.start for body in known)
    for body in built:
        at = bisect_left(starts, body.start + 1)
        if (
            at < len(starts)
            and starts[at] < body.end
            and (joint := JOINED_TO.search(body.printed, 0, starts[at] - body.start))
        ):
            printed = body.printed[: joint.start()]
            yield replace(body, end=body.start + len(printed), printed=printed)
        else:
            yield body


def free(candidates: Iterable[Placed], taken: list[tuple[int, int]]) -> list[Placed]:
    """Candidates that overlap nothing already taken, earlier and longer ones first."""
    taken = list(taken)
    kept: list[Placed] = []
    for found in sorted(candidates, key=lambda c: (c.start, -c.end)):
        at = bisect_left(taken, (found.start, found.end))
        before = at == 0 or taken[at - 1][1] <= found.start
        if before and (at == len(taken) or taken[at][0] >= found.end):
            insort(taken, (found.start, found.end))
            kept.append(found)
    return kept


def _taken(found: list[Found], schemes: list[Scheme]) -> list[tuple[int, int]]:
    return sorted([(f.start, f.end) for f in found] + [(s.start, s.end) for s in schemes])


@cache
def _index() -> dict[str, dict[str, tuple[tuple[str, _Entry], ...]]]:
    """First word -> second word ("" for a name of one word) -> names, longest first; words and names in lower case."""
    entries = [_Entry(flattened(p), f) for p, f in funder_names().items()]
    entries += [_Entry(flattened(p), g) for p, g in programme_names().items()]
    entries += [_Entry(flattened(p), f, True) for f in funders() for p in f.short]
    entries += [_Entry(flattened(p), g, True) for g in programmes() for p in g.short]
    entries += [_Entry(flattened(p), f, is_metonym=True) for p, f in metonyms().items() if p[0].isupper()]
    index: dict[str, dict[str, list[tuple[str, _Entry]]]] = defaultdict(lambda: defaultdict(list))
    for entry in entries:
        words = re.findall(r"\w+", entry.printed.lower())
        index[words[0]][words[1] if len(words) > 1 else ""].append((entry.printed.lower(), entry))
    return {
        first: {second: tuple(sorted(group, key=lambda e: -len(e[0]))) for second, group in seconds.items()}
        for first, seconds in index.items()
    }


def flattened(text: str) -> str:
    """The text with one kind of white space and of apostrophe, offset for offset; a label and a row of a table end what
    stands before them."""
    text = LABELLED.sub("|", text)
    for character, plain in SAME_LENGTH.items():
        text = text.replace(character, plain)
    return text


def _known(flat: str) -> tuple[list[Found], list[Scheme]]:
    index, small = _index(), flat.lower()
    if len(small) != len(flat):
        small = "".join(character.lower()[:1] for character in flat)
    hits: list[tuple[int, _Entry]] = []
    at = 0
    for word in WORD.finditer(flat):
        seconds = index.get(word.group().lower())
        if seconds is None or word.start() < at:
            continue
        following = NEXT_WORD.match(flat, word.end())
        named = seconds.get(following.group(1).lower(), ()) if following else ()
        start = word.start()
        for letters, entry in (*named, *seconds.get("", ())):
            if (
                small.startswith(letters, start)
                and _stands_at(flat, start, entry.printed)
                and not _is_meeting(flat, start, entry.printed)
                and not _ends_a_name(flat, start, entry)
            ):
                hits.append((start, entry))
                at = start + len(entry.printed)
                break
    full = {id(hit.entry) for _, hit in hits if not hit.only_beside_full_name and len(hit.printed) > 6}
    found: list[Found] = []
    schemes: list[Scheme] = []
    for start, hit in hits:
        end = start + len(hit.printed)
        if hit.only_beside_full_name and id(hit.entry) not in full:
            continue
        if isinstance(hit.entry, Programme):
            schemes.append(Scheme(start, end, flat[start:end], hit.entry))
        else:
            office = any(o.endswith(hit.printed) or hit.printed.endswith(o) for o in hit.entry.offices)
            found.append(Found(start, end, flat[start:end], hit.entry, hit.entry.kind, office, hit.is_metonym))
    return found, schemes


def _is_meeting(flat: str, start: int, printed: str) -> bool:
    """ "World Mining Congress" is no parliament."""
    before = LAST_WORD.search(flat, max(0, start - 24), start) if printed in ("Congress", "Parliament") else None
    return before is not None and before[1] not in ("The", "US", "Now", "But", "And", "When", "If", "In", "As")


def _ends_a_name(flat: str, start: int, entry: _Entry) -> bool:
    """A country's name that only ends a region's or a company's: "South Australia", "Ferrel Australia"; a centre that
    is not "the Centre"."""
    if entry.printed == "Centre":
        return THE.search(flat, max(0, start - 4), start) is None
    if " " in entry.printed or place_of(entry.printed) is None:
        return False
    before = LAST_WORD.search(flat, max(0, start - 24), start)
    return before is not None and (
        place_of(f"{before[1]} {entry.printed}") is not None or not is_ordinary(before[1].lower())
    )


def _stands_at(flat: str, start: int, printed: str) -> bool:
    """True where `printed` stands there as whole words: one word with its case, several in any case."""
    end = start + len(printed)
    there = flat[start:end]
    if there != printed and (" " not in printed or there.lower() != printed.lower()):
        return False
    return not flat[end : end + 1].isalnum() and not (start and (flat[start - 1].isalnum() or flat[start - 1] in "-."))


def _built(flat: str) -> Iterator[Found]:
    """Bodies told by the way their names are built."""
    for begin, run in runs_around(flat, BODY_KEY):
        for pattern in (HEADED, TAILED, PLACED):
            match = pattern.search(run)
            if match and (pattern is not PLACED or _is_of_a_place(match.group())):
                start, printed = without_article(begin + match.start(), match.group())
                country = None
                if owner := OWNER_FIRST.match(printed):
                    start, printed = start + owner.end(), printed[owner.end() :]
                    place = place_of(owner["owner"])
                    country = place.country if place else None
                if pattern is TAILED and (cut := LAST_COMMA.match(printed)):
                    start, printed = start + cut.end(), printed[cut.end() :]
                printed = _without_end(_without_purpose(flat, start, printed))
                if OWNED_NOUN.fullmatch(printed) and flat.startswith((" of ", " for "), start + len(printed)):
                    continue
                if " " in printed and len(printed) >= 6 and not NOT_BODIES.search(printed) and not _a_firm(printed):
                    kind: FunderKind = next((kind for words, kind in KINDS if words.search(printed)), "agency")
                    yield Found(start, start + len(printed), printed, None, kind, country=country)
    for match in matches_of(OF_PLACE, flat, *OF_A_PLACE):
        printed = _without_end(match.group())
        if _governs(printed):
            yield Found(match.start(), match.start() + len(printed), printed, None, "government")
    for match in matches_of(GOVERNMENT, flat, "overnment", "dministration"):
        if before := BEFORE_GOVERNMENT.search(flat, max(0, match.start() - 60), match.start()):
            start, printed = without_article(before.start(), flat[before.start() : match.end()])
            if _governs(printed) and not NO_PLACE.match(printed) and not is_of_a_person(printed):
                yield Found(start, match.end(), printed, None, "government")
    for match in matches_of(GOVERNMENTS, flat, " governments"):
        yield Found(match.start(), match.end(), match.group(), None, "government")
    for match in matches_of(SMALL_MINISTRY, flat, " ministry", " department"):
        yield Found(match.start(), match.end(), match.group(), None, "ministry")
    for match in matches_of(ROMANCE_MINISTRY, flat, "Minist"):
        printed = _without_end(match.group())
        yield Found(match.start(), match.start() + len(printed), printed, None, "ministry")
    for match in matches_of(LENDER_KEY, flat, "banks", "lenders", "agencies", "financiers", "institutions"):
        if before := LENDERS.search(flat[max(0, match.start() - 60) : match.start()]):
            start = match.start() - len(before.group())
            yield Found(start, match.end(), flat[start : match.end()], None, "lender")


def _without_purpose(flat: str, start: int, printed: str) -> str:
    """A body's name without the site or company that its money is for: "Harrow Minerals Fund (for the Kettle Ridge copper
    mine)", "European Investment Bank (for Harrow Metals Inc.)"."""
    purposes = list(PURPOSE.finditer(printed))
    for purpose in purposes:
        head, whom = printed[: purpose.start()], printed[purpose.end() :]
        if head in funder_names() or any(is_legal_word(word) for word in whom.split()):
            return head
    is_site = purposes and SITE_AFTER.match(flat, start + len(printed))
    return printed[: purposes[-1].start()] if is_site else printed


def _is_of_a_place(printed: str) -> bool:
    """True where a name opens with a place or a word for the state: "Wyoming Energy Authority", "Federal Rail Office"."""
    words = without_article(0, printed)[1].split()
    opens = (re.sub(r"'s?$", "", " ".join(words[:size])) for size in (3, 2, 1))
    return OF_THE_STATE.match(" ".join(words)) is not None or any(place_of(o) for o in opens)


def _a_firm(printed: str) -> bool:
    """A "Corporation of Osaka" is public only where it develops, finances or insures."""
    return FIRM.search(printed) is not None and not PUBLIC_FIRM.search(printed)


def _governs(printed: str) -> bool:
    """A government needs a place: "State of Queensland", "Peruvian government"."""
    place = WHOSE.sub("", OF_WHAT.sub("", printed))
    return place_of(place) is not None or (place != printed and not re.match(r"(?i)state |city |county ", printed))


def is_of_a_person(printed: str) -> bool:
    """ "Harrow Government" for the government that a person leads: the country's, which is told elsewhere."""
    return BY_PERSON.fullmatch(printed) is not None and place_of(printed.split()[0]) is None


def _without_end(printed: str) -> str:
    """A possessive, a full stop before a new sentence, a person's title or whom a body gives to ends a name."""
    printed = TITLED.split(printed.partition(" to ")[0], maxsplit=1)[0]
    if ", " in printed and not FIELDS.search(printed):
        printed = printed.partition(", ")[0]
    printed = re.split(r"(?<=\w\w\w)\. (?=[A-Z])", printed, maxsplit=1)[0]
    return printed if printed.endswith("U.S.") else re.sub(r"(?:'s?|\.)$", "", printed)
