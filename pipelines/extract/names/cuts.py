"""Where a run of capitalised words is cut: what stands before, between and behind the words of one name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.lexicon.companies import is_household_name
from pipelines.extract.names.words import INDUSTRY, TICKER, is_legal_word, ordinary_words
from pipelines.extract.places import place_of

if TYPE_CHECKING:
    from pipelines.extract.reading import Sentence

NOT_FUNCTION = frozenset("first second one us most core may new well next less beyond".split())
EMPHASISED = frozenset("IS ARE WAS WERE NOT WILL HAS HAVE HAD DOES DID VERY NEVER".split())
"""Small words that no company is called by, even in capitals: "what IS signed"."""
HEADLINE_VERBS = (
    frozenset(
        """
    abandons acquires adds advances agrees amends announces appoints approves awards begins boosts brings builds buys closes
    commences completes confirms continues cuts defines delivers discovers discusses divests drills earns ends engages
    enters executes exercises expands expects explains extends files finds gains gears gets gives grants hits identifies
    increases initiates intends intersects introduces joins launches lifts makes mobilises mobilizes moves names outlines
    partners picks positions posts prepares presents provides publishes raises reaches receives recommences releases
    reports resumes retains returns reveals secures seeks sees sells sets shows signs stakes starts strengthens strikes
    submits takes targets terminates unlocks unveils updates upgrades wants welcomes wins withdraws advancing acquiring
    announcing building drilling expanding growing joining launching partnering positioned poised securing seeking
    targeting unlocking""".split()
    )
    - INDUSTRY
)
"""What a company does in a headline that has run on into the text: behind the end of a name, no part of it."""
NUMBERS = frozenset("Two Three Four Five Six Seven Eight Nine Ten".split())
"""What a name may end in: "Lake Nine", "Area Five"."""
ADDRESSED = frozenset("Take Consider Compare Recall Meet".split())
"""What a writer bids the reader do with a company: "Take Harrow Metals, which ..."."""
TRADES = frozenset(
    """
    automaker billionaire carmaker cellmaker chipmaker conglomerate contractor developer explorer financier junior manufacturer
    merchant miner newcomer operator producer prospector recycler refiner rival steelmaker trader""".split()
)
"""What a company is, told before its name: "Miner Harrow Metals said"."""
RUN_ON = frozenset("HIGHLIGHTS ANNOUNCEMENT RELEASE SUMMARY OVERVIEW INTRODUCTION BACKGROUND CONSIDERATION".split())
"""Headings of papers that run on into a company's name where the lines of a page are lost."""
FIELDS_OF_GOVERNMENT = frozenset(
    """
    the and affairs agriculture business change climate commerce communications construction culture defence defense
    development digital economic economy education employment energy environment finance fisheries fishing food foreign
    forestry forests gas geology health housing industries industry information infrastructure innovation investment
    labour land lands local marine maritime mineral minerals mines mining natural oil petroleum planning power public regional
    research resources rural science oceans parks hydrocarbons metallurgy coal nuclear atomic geosciences ecology
    aviation wildlife digitalisation security steel sustainable technology tourism trade transport transportation
    transition urban waters water works""".split()
)
"""What ministries are for."""
WIRE_CODE = re.compile(
    r"(?<=\s)[A-Z0-9]{2,6}[a-z]?\.(?:A[SX]|B[AO]|CO|DE|F|H[EK]|IS|JO?|JK|K[LQS]|L|LM|M[CIX]|NS?|NZ|OL?|OQ|PA|S[AINSTWZ]|TO?|TW|"
    r"VI?|WA)(?!\w|\.\w)"
)
"""The code of a share with its exchange, as newswires print it behind a company for their terminals."""
OFFICE_BEFORE = re.compile(r"(?i:minister|secretary)\s+(?:of|for)\s+(?:the\s+)?(?:[A-Z][a-z]+,?\s(?:and\s)?)*$")
OFFICE_REACH = 60
OFFICES = ("Minister", "Secretary", "Ministers")


def without_codes(text: str, sentence: Sentence, words: list[re.Match[str]]) -> list[re.Match[str]]:
    """Without newswires' codes of shares behind a company: "SQM SQMA.SN said"."""
    if text.find(".", sentence.start, sentence.end - 2) < 0:
        return words
    codes = [m.span() for m in WIRE_CODE.finditer(text, sentence.start, sentence.end)]
    return [w for w in words if not any(a <= w.start() < b for a, b in codes)] if codes else words


def parts_of(text: str, run: list[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """Months, weekdays and titles end a name, and so does what a minister is for."""
    run = _without_office(text, run)
    part: list[re.Match[str]] = []
    for at, word in enumerate(run):
        printed = word.group()
        ends = _ends_name(printed)
        if printed in ("Prime", "PRIME") and at + 1 < len(run) and run[at + 1].group() == "Minister":
            ends = True
        follows = len(part) > 0 and word.start() == part[-1].end() + 1
        if len(part) > 1 and printed.lower() in HEADLINE_VERBS and _may_end(part[-1].group()):
            ends = True
        if printed == "Sun" and at + 1 < len(run) and (follows or not part) and not _ends_name(run[at + 1].group()):
            ends = False  # "Midnight Sun Mining": no Sunday
        if printed in NUMBERS and not part and _begins_firm(run[at:]):
            ends = False  # "Ten Mining Pty Ltd"
        if follows and (printed in NUMBERS or (printed == "On" and part[-1].group().isupper())):
            ends = False
        if not ends:
            part.append(word)
            continue
        if part and not (printed in OFFICES and all(w.group().lower() in FIELDS_OF_GOVERNMENT for w in part)):
            yield part
        part = []
    if part:
        yield part


def _begins_firm(run: list[re.Match[str]]) -> bool:
    """Whether a number word in capitals begins a name that goes on to a legal form."""
    end = next((at for at, word in enumerate(run) if is_legal_word(word.group())), 0)
    return end > 1 and all(later.start() == word.end() + 1 for word, later in pairwise(run[: end + 1]))


def _may_end(word: str) -> bool:
    """Whether a company's name may end in this word: its trade or its legal form."""
    return word.lower() in INDUSTRY or is_legal_word(word)


def _without_office(text: str, run: list[re.Match[str]]) -> list[re.Match[str]]:
    """ "(Minister of) Natural Resources Ada Fenwick", "Secretary of Energy Ada Fenwick": the person alone, if any."""
    begin = run[0].start()
    person = run[1:] if run[0].group() == "Secretary" else run
    is_office = person is not run or (
        text.endswith(("of ", "for ", "the ", "and "), 0, begin)
        and OFFICE_BEFORE.search(text, max(0, begin - OFFICE_REACH), begin) is not None
    )
    while is_office and person and person[0].group().lower() in FIELDS_OF_GOVERNMENT:
        person = person[1:]
    return person if is_office and len(person) != 1 else run


@lru_cache(maxsize=16384)
def _ends_name(word: str) -> bool:
    """True for months, weekdays, titles and the small words of the language."""
    lower, ordinary = word.lower().rstrip("."), ordinary_words()
    is_function = (
        lower in ordinary["function"] and lower not in NOT_FUNCTION and (not word.isupper() or word in EMPHASISED)
    )
    return lower in ordinary["calendar"] or lower in ordinary["people"] or is_function


def trimmed(
    text: str, part: list[re.Match[str]], begins: bool, ordinary: dict[str, frozenset[str]]
) -> list[re.Match[str]]:
    """Without ordinary words that only start the sentence, unless they are part of a marked company name."""
    if not begins and part[0].group().lower() in TRADES and text.endswith(("– ", "— ", " - "), 0, part[0].start()):
        return part[1:] if len(part) > 2 else part  # "PERTH – Junior Harrow Metals"
    if not begins and (len(part) < 3 or part[0].group() not in RUN_ON):
        return part
    end = part[-1].end()
    marked = (
        is_legal_word(part[-1].group())
        or TICKER.match(text, end)
        or part[-1].group()[-1].isdigit()
        or (len(part) < 4 and place_of(text[part[0].start() : end]))
    )
    while len(part) > 2 and marked and part[0].group() in RUN_ON and not part[1].group().isupper():
        part = part[1:]
    told_of = begins and (part[0].group() in ADDRESSED or part[0].group().lower() in TRADES)
    if told_of and len(part) > 2 and part[1].start() - part[0].end() == 1:
        part = part[1:]
    while begins and part and not marked:
        lower = part[0].group().lower()
        if lower not in ordinary["headline"] and lower not in ordinary["function"] and lower not in ordinary["nouns"]:
            break
        if lower in ("project", "mine", "deposit") and len(part) > 1:
            break
        if lower == "first" and len(part) > 1 and part[1].group().lower() not in ordinary["nouns"]:
            break  # "First Quantum", "First Tin"
        if len(part) > 1 and part[1].start() - part[0].end() > 1:
            break
        if len(part) > 1 and part[-1].group().lower() in INDUSTRY and lower not in ordinary["function"]:
            break
        part = part[1:]
    return part


def tells_its_home(text: str, part: list[re.Match[str]], legal: bool) -> bool:
    """ "the Australian Lorne Metals Pty Ltd", "Anglo-Australian Rio Tinto": the first word is not part of the name."""
    opening = part[0].group()
    home = place_of(opening.rpartition("-")[2])
    if home is None or home.kind != "demonym":
        return False
    if "-" in opening:
        return True
    named = is_household_name(text[part[1].start() : part[-1].end()])
    return (named or (legal and len(part) > 2)) and text.endswith("the ", 0, part[0].start())


def without_board(part: list[re.Match[str]]) -> list[re.Match[str]]:
    """ "Harrow Board of Directors" speaks for Harrow; a "Planning Board" is a body of its own."""
    at = next((at for at, word in enumerate(part) if at and word.group() == "Board"), 0)
    is_last = at == len(part) - 1 or part[at + 1].group() == "Directors"
    is_body = at > 0 and part[at - 1].group().lower() in FIELDS_OF_GOVERNMENT | ordinary_words()["nouns"]
    return part[:at] if at and is_last and not is_body else part
