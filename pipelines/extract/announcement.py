"""Whether a document is one company's own paper: an announcement to its exchange, a filing, a quarterly report.

Its other parts are told in standing words (what the company is, holds and once bought), so readings that need no
phrase of news trust them less.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.elsewhere import is_lead

if TYPE_CHECKING:
    from pipelines.extract.reading import Sentence

LETTERHEAD = re.compile(
    r"(?i)\b(?:(?:asx|market|stock exchange) (?:announcement|release)|rns number|form (?:8-k|6-k)|"
    r"quarterly (?:activities )?report|ABN \d)"
)
HEAD = 400
"""Characters in which the letterhead of an announcement stands."""
OF_ITSELF = re.compile(r"\b[Tt]he (?:Company|Corporation|Issuer|Registrant)\b|\bor (?:the )?[“\"']?Company\b")
SELF_DEFINED = re.compile(
    r"\([^()]{0,60}\b[“\"'‘]?Company[”\"'’]?\)|"
    r"\b(?:is|are) (?:pleased|delighted|excited) to (?:announce|advise|report|confirm)\b"
)
"""A company that calls itself "the Company", or is pleased with its own news."""
OFTEN = 2
"""Times that a company's own paper calls it by what it is."""

NO_NEWS_BELOW = re.compile(
    r"(?i)\W*(?:(?:previously reported|important (?:notice|information)|corporate (?:directory|information|profile)|"
    r"no new information|appendix \d|(?:annexure|schedule|appendix|attachment) [\da-z]\b[^|]*\b(?:rights|options|"
    r"tenements?|jorc|drill\w*|assays?)\b|(?:summary of )?(?:the )?terms "
    r"(?:and conditions )?of (?:the )?(?:[a-z]+ )?(?:performance|options?|rights|securities|shares|notes)\b|"
    r"jorc (?:code|table)|references?\W*$|glossary))"
)
"""Headings of the parts of an announcement that go with every announcement: what stands below is no news."""
TELLS_OF_ITSELF = re.compile(
    r"(?i)\W*about (?:us|the company|[A-Z][\w&.’' -]{2,60})\W*$(?<!project)(?<!projects)(?<!acquisition)(?<!transaction)"
)
"""Headings of what a company says of itself under every paper: a deal is told there only with its price and day."""
ENDS_NEWS = re.compile(
    r"(?i)\W*(?:forward[- ]looking|competent person|qualified person|disclaimers?\b|cautionary|compliance statement|"
    r"disclosure(?: statement)?\W*$|media contacts?\b|contacts?(?: details| information)?\W*$)"
)
"""Lines that head the standing parts at the end of a paper, also where nothing marks them as headings."""
LONGEST_HEAD = 100
WARNS = re.compile(
    r"(?i)\bforward[-\u2010\u2011 ]looking (?:statements?|information)|\b(?:numerous|certain|known and unknown) risks\b|"
    r"\brisks and uncertainties\b|\bundue reliance\b|"
    r"\b(?:constitutes?|construed as|considered|represents?|regarded as|shall be|is) (?:[a-z]+,? ){0,4}?(?:an? )?"
    r"(?:solicitation|recommendation|endorsement|(?:investment|financial|legal) advice|offer to (?:sell|buy|purchase)|"
    r"offer or solicitation)\b|\b(?:retained|compensated|paid|sponsored)\b[^.]{0,90}\b(?:content|article|articles|publishing|"
    r"dissemination|advertis\w+|news release services)\b"
)
"""What warns the reader of what stands beside it: forecasts, offers that are none, articles that are paid for."""
WARNING = "it warns of its own paper, or tells who paid for it"
"""Why such a sentence is refused."""


@lru_cache(maxsize=1)
def is_announcement(text: str) -> bool:
    """Whether a paper begins as an announcement does, or speaks of a company as only that company does."""
    return (
        LETTERHEAD.search(text, 0, HEAD) is not None
        or SELF_DEFINED.search(text) is not None
        or len(OF_ITSELF.findall(text)) >= OFTEN
    )


@lru_cache(maxsize=1)
def is_filed(text: str) -> bool:
    """Whether a paper has an exchange's letterhead, or defines its company as such: it is nobody's article."""
    return LETTERHEAD.search(text, 0, HEAD) is not None or SELF_DEFINED.search(text) is not None


REPORT = re.compile(
    r"(?i)\btechnical report\b|\bcompetent person[’']?s report\b|\bN\.?I\.? ?43[- ]?101\b|\bnational instrument 43|"
    r"\bS-?K ?1300\b|\b(?:pre-?)?feasibility study\b|\bscoping study\b|\bpreliminary economic assessment\b|"
    r"\bmineral resource estimate\b"
)
REPORT_HEAD, SHORTEST_REPORT = 4_000, 60_000
"""Characters in which a technical report says what it is, and of the shortest one: some twenty pages."""


@lru_cache(maxsize=1)
def is_technical_report(text: str) -> bool:
    """Whether a paper is a report on a property by its qualified persons, which no exchange's letterhead makes news."""
    return (
        len(text) >= SHORTEST_REPORT
        and REPORT.search(text, 0, REPORT_HEAD) is not None
        and LETTERHEAD.search(text, 0, REPORT_HEAD) is None
    )


CODE_TABLE = re.compile(r"(?im)^(?:[^\n]{0,40}\bsection\s+1\W{1,4})?sampling\s+techniques\s+(?:and|&)\s+data\b")
"""How Section 1 of the JORC Code's Table 1 begins, which an announcement of exploration results ends with."""
AFTER_TABLE = re.compile(
    r"(?im)^\W*(?:appendix|annexure|schedule|attachment)\s+(?:\d{1,2}|[a-z]|[ivx]+)\b(?![^\n]*\n?[^\n]*\b(?:jorc|section)\b)"
)
IN_TABLE = "it stands in the Code's table of sampling and reporting, and names no price"
"""Why no event is read there: who took samples, and how titles came to be held."""


@lru_cache(maxsize=1)
def code_table(text: str) -> tuple[int, int]:
    """Where Table 1 of the JORC Code (2012, pages 26 to 35) stands in a paper; an empty span where it has none."""
    if (head := CODE_TABLE.search(text)) is None:
        return (0, 0)
    end = AFTER_TABLE.search(text, head.end())
    return head.start(), end.start() if end else len(text)


@lru_cache(maxsize=1024)
def heads_no_news(line: str) -> bool:
    """Whether nothing below a heading is news; asked once for each sentence below it."""
    return is_lead(line) or any(head.match(line) is not None for head in (NO_NEWS_BELOW, ENDS_NEWS))


def heads_standing_part(line: str) -> bool:
    """Whether a line by itself, printed as a heading or not, is the head of a part that goes with every announcement."""
    if len(line) > LONGEST_HEAD or "\n" in line:
        return False
    ends_news = ENDS_NEWS.match(line) is not None and not line.endswith((".", "!", "?", ";", ","))
    return ends_news or TELLS_OF_ITSELF.match(line) is not None


def is_under_about(sentence: Sentence) -> bool:
    """Whether a company tells of itself here."""
    return bool(sentence.headings) and TELLS_OF_ITSELF.match(sentence.headings[-1]) is not None


def is_warning(text: str) -> bool:
    """Whether a sentence warns of its paper or tells who paid for it; no such sentence tells an event."""
    return WARNS.search(text) is not None


def is_standing(sentence: Sentence) -> bool:
    """Whether a sentence is of a part that goes with every announcement."""
    return bool(sentence.headings) and (heads_no_news(sentence.headings[-1]) or is_under_about(sentence))
