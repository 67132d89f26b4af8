"""Runs of capitalised words in a sentence, cut to what can be one name, with the aliases defined behind them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.lexicon import canonical_analyte
from pipelines.extract.names.aliases import aliases
from pipelines.extract.names.clues import weigh
from pipelines.extract.names.cuts import (
    FIELDS_OF_GOVERNMENT,
    parts_of,
    tells_its_home,
    trimmed,
    without_board,
    without_codes,
)
from pipelines.extract.names.numbered import with_numbers
from pipelines.extract.names.papers import names_nobody
from pipelines.extract.names.words import (
    BRACKETED_PART,
    COMPANY_BEFORE,
    HYPHENATED,
    INDUSTRY,
    LOWERCASE_BRAND,
    NEVER_NAMES,
    NUMBER_FIRST,
    SITE_AFTER,
    SITE_WORD,
    TENEMENT,
    TICKER,
    WORD,
    WORLD_REGIONS,
    NameKind,
    is_legal_word,
    is_metal,
    ordinary_words,
)
from pipelines.extract.places import place_of

if TYPE_CHECKING:
    from pipelines.extract.reading import Sentence

LEGAL_ALONE = frozenset(("kk", "ag", "co", "se"))
"""Legal forms that may be the short name of somebody too."""
REGISTERS = frozenset(
    "B.C B.C. BC Canada Ontario Alberta Québec Quebec Manitoba Saskatchewan Yukon Nova Scotia Newfoundland".split()
)
"""Registers that name a company by its number: "1478221 B.C. Ltd.", "9412-7731 Québec Inc."."""
LETTER = re.compile(r"\w")
OPENS = re.compile(r"(?:\s[-–—•]\s+|[.!?:,;]\s[“\"‘])$")
"""What a phrase begins behind within its sentence: a dash, a quotation mark."""
LIMITED = re.compile(r"(?i)inc|ltd|lda|ltda|sarl|gmbh|llc|corp|co|limited|l\.?p\.?|llp|plc|s\.a\.|ulc")
INITIALS = re.compile(r"[A-Z](?:\.[A-Z]){1,2}")
"""What a firm named after a person begins with: "(H.C). Wainwright"."""
SHELL_NUMBER = re.compile(r"\.?\s(?:II|III|IV|VI{0,3}|IX|X)(?=\s?[,(]|\s[a-z])")
"""The Roman number of a company of a series: "Peak Acquisition Corp. II"."""
SMALL_SUFFIX = re.compile(r"\s(?:plc|p\.l\.c\.)(?!\w)")
"""A legal suffix that is written small."""
EXCHANGE_ENDS = re.compile(r"\s*(?:and|/|,|&)\s*")
CLOSING = re.compile(r"[-\d]*\),?")
LINKS = frozenset(
    ["de", "du", "des", "da", "do", "del", "dos", "della", "y", "e", "la", "d'", "d’", "van", "von", "de la", "et"]
)
BODIES = frozenset("department ministry organization office bureau bank secretary".split())
FIELDS = re.compile(r"(?:,\s(?:the\s)?(?:[A-Z][a-z]+\s?){1,2})+,?\s?and\s(?:the\s)?[A-Z][a-z]+")
REGULATORS = frozenset("commission authority tribunal administration".split())
REGULATED = frozenset(
    "competition consumer customs drug energy exchange financial food futures investments markets safety securities".split()
)
"""What regulators have in their names on either side of an "and"."""
HEADS_OF = frozenset(
    """
    department ministry bank bureau government university republic office kingdom commonwealth board institute
    province state association organization organisation corporation council ring company agency secretary china
    isle""".split()
)
"""Words whose names go on with "of ...": the Department of, the Bank of."""
OF_FIRM = re.compile(
    r"(?:[A-Z][\w&-]+\s){1,3}(?:plc|PLC|Limited|Ltd|Incorporated|Inc|Corporation|Corp|Company|Pty|LLC|AG|AB|SA|ASA|NL)\b"
)
"""How a company goes on whose name has an "of" behind its trade: "Metals of (the North plc)"."""
SITE_NAME = re.compile(r"(?:[A-Z][\w’'-]*\s){1,4}(?=[a-z])")
TENEMENT_NUMBER = re.compile(r"\s?(\d{2,6})(?:/\d{2,5})?\b")
ROLE_BEFORE = re.compile(
    r"\b[Tt]he (Purchaser|Buyer|Seller|Vendor|Acquirer|Optionee|Optionor|Investor|Subscriber|Issuer|Target)(?: Company)?, $"
)
"""What a paper calls a party, before its name: "the Vendor, ⟦⟧"."""
REGISTER_NUMBER = re.compile(
    r"\s*\((?:ACN|ABN|ARBN|ARSN|NZBN|(?:[Cc]ompany |[Rr]egistration )?(?:[Nn]o|[Nn]umber)\b)[^()]{4,40}\)(?=\s?[(,])"
)
"""The company's number in a register, between its name and its ticker."""
LONG_HEADLINE, FEWEST_SMALL = 90, 3
"""Characters from which a line is no headline if it has so many words of four letters and more in small letters."""
MOST_TRADES = 2
"""Trades that a name coordinates with a third: "Oil, Gas and Metals"."""
LONGEST_NAME = 14
"""Words in the longest name; a longer run is cut, so that a page of capitals costs no more than any other."""


@dataclass(slots=True)
class Run:
    """A run of capitalised words before its kind is settled."""

    start: int
    end: int
    text: str
    sentence: Sentence
    at_sentence_start: bool
    evidence: Mapping[NameKind, int] = field(default_factory=dict)
    ticker: str | None = None
    aliases: tuple[str, ...] = ()


def is_headline_case(sentence: str) -> bool:
    """True where capitals tell nothing: title case or all capitals."""
    if len(sentence) > 300 or (sentence.rstrip("”\"’'").endswith((".", "!", "?")) and not sentence.isupper()):
        return False
    words = [w for w in sentence.split() if len(w) > 3 and w[0].isalpha()]
    large = sum(w[0].isupper() for w in words)
    if len(sentence) > LONG_HEADLINE and len(words) - large >= FEWEST_SMALL:
        return False  # an item of a list of highlights: a sentence without its full stop
    return len(words) >= 2 and large >= 0.75 * len(words)


def runs_of(text: str, sentence: Sentence, strong_only: bool, numbered: re.Pattern[str] | None = None) -> Iterator[Run]:
    """Runs of capitalised words in one sentence; in headline case only those with a legal suffix or a ticker.

    `numbered` finds the document's names that end in a number.
    """
    ordinary = ordinary_words()
    words = without_codes(text, sentence, list(WORD.finditer(text, sentence.start, sentence.end)))
    if numbered:
        words = with_numbers(text, sentence, words, numbered)
    first = _first_letter(text, sentence)
    if not words:
        return
    tickers = (
        [m.span() for m in TICKER.finditer(text, sentence.start, sentence.end)]
        if "(" in sentence.text or "[" in sentence.text
        else []
    )
    at = 0
    while at < len(words):
        last = at
        while last + 1 < len(words) and last - at < LONGEST_NAME and _joins(text, words, at, last):
            last += 1
        run = words[at : last + 1]
        at = last + 1
        for part in parts_of(text, run):
            if tickers and any(a <= part[0].start() < b for a, b in tickers):
                continue
            begins = part[0].start() == first
            part = trimmed(text, part, begins, ordinary)
            if not part:
                continue
            made = _make_run(text, sentence, part, begins, ordinary)
            if made and (
                not strong_only
                or made.ticker
                or made.aliases
                or (is_legal_word(made.text.rsplit(None, 1)[-1]) and len(made.text.split()) > 1)
            ):
                yield made


def _first_letter(text: str, sentence: Sentence) -> int:
    match = LETTER.search(text, sentence.start, sentence.end)
    return match.start() if match else sentence.start


def _joins(text: str, words: list[re.Match[str]], first: int, last: int) -> bool:
    """True when the next word goes on the same name."""
    gap = text[words[last].end() : words[last + 1].start()]
    following = words[last + 1].group()
    if len(gap) > 24:
        return False
    if gap.strip() == "":
        return gap.count("\n") < 2 and not HYPHENATED.search(words[last].group())
    before = words[last].group()
    if gap in (". ", ".\n"):
        is_end = is_legal_word(before) or before == "B.C"
        return (
            before in ("St", "Mt", "Ft", "Dr")
            or (is_end and is_legal_word(following))
            or (
                gap == ". "
                and INITIALS.fullmatch(before) is not None
                and place_of(before + ".") is None
                and place_of(before) is None
            )
        )
    flat = " ".join(gap.split())
    if flat == "&":
        return True
    if flat in (",", ", the") and (_lists_fields(text, words, first, last) or _lists_trades(text, words, first, last)):
        return True
    if flat in (",", ".,"):
        return LIMITED.fullmatch(following) is not None or (flat == ".," and is_legal_word(following))
    if flat in LINKS:
        return True
    if flat in ("of", "of the", "for", "for the"):
        tail = text[words[first].start() : words[last].end()].lower().rsplit(None, 1)[-1]
        if flat[0] == "f" and _is_a_site(text, words[last + 1].start()):
            return False
        if tail in HEADS_OF:
            return tail != "corporation" or not is_legal_word(following)
        return flat[0] == "o" and tail in INDUSTRY and OF_FIRM.match(text, words[last + 1].start()) is not None
    if flat == "and" and _is_coordinated_body(text, words, first, last):
        return True
    if flat in ("and", "and the"):
        return _coordinated_inside(words, first, last)
    if flat == "(":
        return BRACKETED_PART.match(text, words[last].end()) is not None
    if CLOSING.fullmatch(flat):
        opened = text.rfind("(", words[first].start(), words[last].end())
        return opened > 0 and (is_legal_word(following) or BRACKETED_PART.match(text, opened - 1) is not None)
    return False


def _is_a_site(text: str, start: int) -> bool:
    """True where a name that a body's money is for is a site: "the Finance Corporation for the (Harrow copper mine)"."""
    name = SITE_NAME.match(text, start)
    return name is not None and SITE_AFTER.match(text, name.end() - 1) is not None


def _head(words: list[re.Match[str]], first: int) -> str:
    """The run's first word, small, without an article and whose it is: "the Kazakh (Ministry) of"."""
    for word in words[first : first + 3]:
        if (head := word.group().lower()) != "the" and place_of(word.group()) is None:
            return head
    return words[first].group().lower()


def _lists_fields(text: str, words: list[re.Match[str]], first: int, last: int) -> bool:
    """ "Ministry of Trade, Industry and Energy": one name, as every word up to the "and" is a field of government."""
    if _head(words, first) not in ("department", "ministry", "secretariat", "minister"):
        return False
    listed = FIELDS.match(text, words[last].end(), words[last].end() + 90)
    return listed is not None and all(
        word in FIELDS_OF_GOVERNMENT for word in listed.group().replace(",", " ").lower().split()
    )


TRADES = re.compile(
    r"(?:,\s[A-Z][a-z]+){1,2},?\sand\s[A-Z][a-z]+\s(?:[A-Z][a-z]+\s){0,2}"
    r"(?:Corporation|Corp|Company|Organi[sz]ation|Limited|Ltd|Authority|Agency)\b"
)


def _lists_trades(text: str, words: list[re.Match[str]], first: int, last: int) -> bool:
    """ "Nippon Oil, Gas and Metals Corporation": one name, as trades are listed and a company's head ends them."""
    if first == last and words[last].group().lower() in INDUSTRY:
        return False
    listed = TRADES.match(text, words[first + 1].end() if last > first else words[last].end(), words[last].end() + 70)
    return (
        words[min(first + 1, last)].group().lower() in INDUSTRY
        and listed is not None
        and all(
            word in INDUSTRY for word in re.split(r",\s|,?\sand\s", listed.group()[2:].rsplit(" and ", 1)[0].lower())
        )
    )


def _coordinated_inside(words: list[re.Match[str]], first: int, last: int) -> bool:
    """ "Mining and Smelting", "Energy, Science and Innovation": one name when both sides are generic."""
    after = [w.group().lower() for w in words[last + 1 : last + 3]]
    before = words[last].group().lower()
    if before == "reconstruction" and after[0] == "development":
        return True  # the two development banks that have both words in their names
    if (head := _head(words, first)) in BODIES:
        alone = len(after) < 2 or words[last + 2].start() - words[last + 1].end() > 1
        return (
            after[0] not in ordinary_words()["function"]
            and after[0] not in HEADS_OF
            and place_of(after[0]) is None
            and (
                after[0] in FIELDS_OF_GOVERNMENT
                or (alone and head not in ("department", "ministry"))
                or head in ("organization", "bank")
            )
        )
    if len(after) == 2 and after[1] in REGULATORS and before in REGULATED and after[0] in REGULATED:
        return True  # "Securities and Exchange Commission"
    if first < last and len(after) == 2 and SITE_WORD.fullmatch(after[1]) and _is_ore(before) and _is_ore(after[0]):
        return True  # "Woodhill Base Metal and Gold Project"
    headed = {w.group().lower() for w in words[first:last]} & {"organisation", "organization", "agency", "institute"}
    trades = [w.group().lower() for w in words[max(first, last - 3) : last + 1]]
    if (
        before in INDUSTRY
        and after[0] in INDUSTRY
        and (headed or (len(trades) > MOST_TRADES and len(after) > 1 and all(w in INDUSTRY for w in trades[1:])))
    ):
        return True  # "Organisation for Metals and Energy ...", "Oil, Gas and Metals ..."
    return (
        before in INDUSTRY
        and (after[0] in INDUSTRY or (after[0] == "development" and len(after) > 1))
        and first < last
        and (
            len(after) < 2
            or is_legal_word(after[1])
            or after[1] in COMBINES
            or words[last + 2].start() - words[last + 1].end() > 1
        )
    )


BODY_BEHIND = re.compile(
    r"(?:[A-Z][\w’'-]+ ){1,3}(?:Office|Agency|Bureau|Directorate|Division|"
    r"Accelerator|Initiative|Programm?e?|Fund|Scheme|Strategy)\b"
)
"""What a body or programme is called by behind an "and": "(the Advanced Materials and) Manufacturing Technologies Office"."""


def _is_coordinated_body(text: str, words: list[re.Match[str]], first: int, last: int) -> bool:
    """ "the Critical Minerals and Materials Accelerator": one name, as an article leads two fields to a body's head."""
    return (
        1 <= last - first < MOST_TRADES + 2
        and words[last].group().lower() in INDUSTRY | FIELDS_OF_GOVERNMENT
        and (words[first].group() == "The" or text.endswith(("the ", "The "), 0, words[first].start()))
        and BODY_BEHIND.match(text, words[last + 1].start()) is not None
    )


COMBINES = ("combine", "complex", "company", "works", "enterprise", "group")
"""What large works of several trades are called: "Mining and Metallurgical Combine"."""


def _is_ore(word: str) -> bool:
    return is_metal(word) or word in ("metal", "metals", "earth", "earths", "sand", "sands")


def _make_run(
    text: str, sentence: Sentence, part: list[re.Match[str]], begins: bool, ordinary: dict[str, frozenset[str]]
) -> Run | None:
    legal = is_legal_word(part[-1].group())
    if len(part) > 1 and tells_its_home(text, part, legal):
        part = part[1:]
    if part[0].group() == "Board" and len(part) > 2 and legal:
        part = part[1:]  # "the Board of Harrow Metals Limited"
    part = without_board(part)
    start, end = part[0].start(), part[-1].end()
    if hyphenated := HYPHENATED.search(text, part[-1].start(), end):
        end = hyphenated.start()
    if (
        legal
        and text[end : end + 1] == "."
        and part[-1].group().lower() in ("inc", "corp", "ltd", "co")
        and not (end + 1 == sentence.end and part[-1].group() == "Ltd")
    ):
        end += 1
    if legal and (number := SHELL_NUMBER.match(text, end, end + 8)):
        end = number.end()
    if text.startswith("p", end + 1) and (small := SMALL_SUFFIX.match(text, end, end + 8)):
        end = small.end()
    if (
        legal
        and all(w.group().lower() in INDUSTRY or w.group() in REGISTERS for w in part[:-1])
        and (number := NUMBER_FIRST.search(text, max(sentence.start, start - 11), start))
    ):
        start = number.start()
    elif legal and all(w.group().lower() in INDUSTRY for w in part[:-1]):
        # A company has some distinctive word: here it is one that its owner writes small.
        brand = LOWERCASE_BRAND.search(text, max(sentence.start, start - 30), start)
        is_verb = brand is not None and brand.group(1).endswith(("ed", "ing"))
        is_brand = brand is not None and not is_verb and brand.group(1) not in ordinary["function"]
        described = brand is not None and text.endswith(("the ", "The ", "an ", "its ", "their "), 0, brand.start(1))
        if brand and is_brand and not described and not COMPANY_BEFORE.search(brand.group()):
            start = brand.start(1)
    printed = " ".join(text[start:end].split())
    lower = printed.lower()
    if (
        len(printed) < 2
        or lower in NEVER_NAMES
        or lower in WORLD_REGIONS
        or (len(part) == 1 and not printed.isalpha() and canonical_analyte(printed))
        or (len(part) == 1 and printed.isupper() and _is_tenement(printed, text, end))
        or names_nobody(printed)
        or (len(part) == 1 and legal and start == part[0].start() and lower.rstrip(".") not in LEGAL_ALONE)
    ):
        return None
    opens = (begins and part[0].start() == start) or OPENS.search(
        text, max(sentence.start, start - 4), start
    ) is not None
    run = Run(start, end, printed, sentence, opens)
    follows = text[end : end + 4].lstrip()[:1]
    if (follows and follows in "([,") or text.startswith((" of ", " based in ", " from "), end):
        registered = REGISTER_NUMBER.match(text, end)
        end = registered.end() if registered else end
        if ticker := TICKER.match(text, end):
            exchange = EXCHANGE_ENDS.split(ticker.group(1))[0]
            run.ticker = f"{exchange}:{ticker.group(2)}"
        run.aliases = tuple(aliases(text, end, printed))
    if text.startswith(", ", start - 2) and (role := ROLE_BEFORE.search(text, max(sentence.start, start - 30), start)):
        run.aliases = (*run.aliases, role.group(1))
    run.evidence = weigh(
        text,
        start,
        run.end,
        printed,
        (sentence.start, sentence.end),
        opens=run.at_sentence_start,
        ticker=run.ticker,
        has_alias=bool(run.aliases),
    )
    return run


def _is_tenement(printed: str, text: str, end: int) -> bool:
    """True for "E38123", and for "EPL" with its number behind it."""
    number = TENEMENT_NUMBER.match(text, end)
    return any(TENEMENT.fullmatch(printed + digits) for digits in ("", number.group(1) if number else ""))
