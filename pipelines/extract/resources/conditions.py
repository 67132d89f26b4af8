"""The conditions of an estimate, stated once for many figures: its cut-off, its code and the day it is effective at."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.dates import find_dates
from pipelines.extract.resources.captions import Surroundings
from pipelines.extract.resources.cutoffs import CUTOFF_WORD, SAME_CUTOFF, SENTENCE_END, cutoffs_of
from pipelines.extract.resources.draft import Draft
from pipelines.extract.tables.labels import DATE_LABEL
from pipelines.extract.tables.terms import ESTIMATE, code_of, hints, kind_of, only_kind_of
from pipelines.model import EstimateKind, Grade, ReportingCode

if TYPE_CHECKING:
    from pipelines.extract.reading import Reading

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
_DAY = rf"(?:\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}|{_MONTH}[a-z]*\.? \d{{1,2}},? )"
_TITLED = (
    rf"\b(?:resources?|reserves?)(?: estimates?| statements?)? at (?={_DAY}|{_MONTH}[a-z]*\.? \d|(?:19|20)\d\d\b)"
    r"|\bstatement(?:,| [|–—-]) "
    rf"|\b(?:resources?|reserves?|estimates?|statement)\b[^.;:|\n]{{0,80}}? at (?={_DAY})"
)
""" "Mineral reserves and resources at December 31, 2023"; "Mineral Resource Statement, Alder, 1 March 2012"; "states
the Mineral Resources of the Alder project at 30 June 2023"."""
EFFECTIVE = re.compile(
    r"(?i)(?:\b(?:(?:effective|valid date)(?: date)?(?: of(?: the estimate)?| is| as of| on)*(?: the)?|takes? effect"
    r"|as (?:at|of)|current (?:to|as)|dated?)\b"
    rf"|{_TITLED})[^.;|\n]{{0,60}}?(?=\d|\b{_MONTH})"
)
STATES_A_DATE = re.compile(rf"(?i)\beffective\b|\btakes? effect\b|\bas (?:at|of)\b|\bcurrent (?:to|as)\b|{_TITLED}")
DATE_HINTS = ("as at", "as of", "date", " at ", "statement")
OF_AN_ESTIMATE = re.compile(r"(?i)\beffective\b|\bestimates?\b|\bstatement\b|\bbreakdown\b|\btables?\b")
CODE_SAID_BACK = 4
"""Sentences back to the estimates that "The Resource is reported in accordance with" speaks of."""
REPORTED_UNDER = re.compile(
    r"(?i)^(?:the|this|these|all) [^.;]{0,60}?\b(?:resources?|reserves?|estimates?|MRE)\b[^.;]{0,40}?"
    r"\b(?:reported|estimated|prepared|classified|compiled|stated)\b[^.;]{0,40}?\b(?:with|under|to|by|using|following)\b"
)
CUTOFF_SAID_BACK = re.compile(
    r"(?i)^\W*(?:(?:(?:the|this|that|these|those|both|all)(?: [\w-]+){0,3}? )?"
    r"(?:it|estimates?|resources?|reserves?|MRE|figures?|tonnages?) (?:is|are|was|were|has been|have been) )?"
    r"(?:reported|stated|estimated|quoted|calculated|declared)\b(?:[^.;]|\.(?=\d)){0,60}?\bcut[-‐‑]?\s?off"
    r"|^\W*(?:the|a)(?: [\w-]+){0,2}? cut[-‐‑]?\s?off(?: grades?)? (?:is|was|of|used|applied|in use)\b"
)
""" "Reported above a cut-off of 0.7% Ni, on a dry basis": said of the estimates told just before."""
CUTOFF_BACK = 3
"""Sentences back to those estimates."""
IT_IS_EFFECTIVE = re.compile(
    r"(?i)\W*(?:it|this|they|these|the (?:figures?|numbers?|statement|MRE|estimates?)) (?:is|are|was|were|has|have|takes?)\b"
    r"(?:[^.;]|\.(?=\d)){0,100}\b(?:effect|dated\b)"
)
""" "It is effective as at 12 March": said of the estimate in the sentence before."""
EFFECTIVE_DATE_ALONE = re.compile(
    r"(?i)(?:\W*(?:the )?(?:resource |report )?|[^.;]{0,160}?\b(?:with|having|bears|carries|has) (?:an? |the )?)"
    r"effective date(?:[:\s–—-]|is|was|as|of|at)*(?=\d|[A-Z][a-z]+\.?\s\d)"
)
""" "The effective date is 12 March 2024", "it has an effective date of 12 March": of which estimate it does not say."""
STATED_AS = re.compile(
    r"(?i)\b(?:resources?|reserves?|estimates?|statement)\b[^.;]{0,120}\b(?:as (?:at|of)|(?:valid|effective) date)\b"
    r"|\b(?:valid|effective) date\b"
    rf"|{_TITLED}"
)
DATED_ESTIMATE = re.compile(
    rf"(?i)\b(?:estimates?|MRE|resources?|reserves?|statement|figure|(?:replaces|supersedes) (?:that|the one)),? "
    rf"(?:of|from|dated|made in|as (?:at|of)) "
    rf"(?:the )?((?:\d{{1,2}} )?{_MONTH}[a-z]*\.? (?:\d{{1,2}}, )?(?:19|20)\d\d)\b"
    rf"|\b({_MONTH}[a-z]*\.? (?:19|20)\d\d) (?:(?:mineral|ore|maiden|first|global|total|JORC|measured|indicated|inferred"
    rf"|proven|proved|probable|resource|reserve|and|&) )*(?:estimate|MRE|resource|reserve)\b"
)
""" "the estimate of March 2023"."""
HEADED_BY_YEAR = re.compile(
    r"(?i)\W*((?:19|20)\d\d) (?:[\w'’-]+ ){0,4}?(?:(?:mineral |ore )?(?:resource|reserve)s?(?: estimate)?|MRE|estimate): ?\d"
)
""" "2022 Alder Ore Reserve: 10 Mt at"."""
ESTIMATED_IN = re.compile(
    rf"(?i)\b(?:estimated|calculated|modelled|compiled|prepared|made|produced|drawn up|worked out)(?: by [^.;,]{{1,60}}?)?"
    rf" in ((?:{_MONTH}[a-z]*\.? )?(?:19|20)\d\d)\b"
    r"|\b(?:dates|dating|stems|stemming|comes|came|is|are|was|were) (?:back )?(?:from|to|of)"
    rf" ((?:{_MONTH}[a-z]*\.? )?(?:19|20)\d\d)\b"
    rf"|\((?:JORC|NI 43-101|S-K 1300|SAMREC|PERC|CIM)[^().;]{{0,20}}?,? ((?:\d{{1,2}} )?{_MONTH}[a-z]*\.? (?:19|20)\d\d)\)"
    rf"|\bhistoric(?:al)? [^.;]{{0,160}}?\([^().;]{{3,80}}?,? ((?:{_MONTH}[a-z]*\.? )?(?:19|20)\d\d)\)"
)
""" "a resource estimated in 2010"; "that figure is of 1991"; "(NI 43-101, July 2016)"."""
_FULL_DATE = rf"(?:\d{{1,2}}(?:st|nd|rd|th)? )?{_MONTH}[a-z]*\.? (?:\d{{1,2}},? )?(?:19|20)\d\d"
_REPORTED = r"(?:reported|published|released|disclosed|issued)(?: (?:by|to|through) [^.;,]{1,60}?)?(?: on| in|:)?"
REPORTED_ON = re.compile(
    rf"(?i)\b{_REPORTED} ({_FULL_DATE})\b"
    rf"|\b(?:ASX|news|press|RNS|SGX|TSX) (?:announcements?|releases?),? (?:of|dated|on) (?:the )?({_FULL_DATE})\b"
)
""" "published in April 2022"; "(ASX release of 21 November 2024)": an estimate that is told again."""
ESTIMATE_REPORTED = re.compile(
    rf"(?i)\b(?:estimates?|resources?|reserves?|MRE|they|it) (?:is|are|was|were|has been|have been)(?: \w+){{0,2}} {_REPORTED}"
    rf" ({_FULL_DATE})\b|\b(?:first|last|originally|initially) {_REPORTED} ({_FULL_DATE})\b"
    rf"|\bno (?:material )?changes? since ({_FULL_DATE})\b"
)
"""The same said of the document's own estimates, wherever their figures stand."""
COMPARED = re.compile(
    r"(?i)\b(?:compared (?:with|to)|relative to|versus|vs\.?|against|over (?:the|its|our)|than|since (?:the|its|our)"
    r"|(?:up|down|rise|increase|decrease|growth|gain|improvement|uplift|jump|upgrade|change)s?(?: [^\s.;,]+){0,3}?"
    r" (?:from|on|over))\b"
    r"(?:[^.,;()]|\.(?=\d)|,(?= (?:19|20)\d\d))*"
    r"|\([^()]*\b(?:previous(?:ly)?|prior|former|superseded)\b[^()]*\)"
)
FORMER_AT = re.compile(
    rf"(?i)^\W*(?:in|at|as (?:at|of)|by|at the end of|until) ((?:{_MONTH}[a-z]*\.? )?(?:19|20)\d\d)\b[^.;]{{0,80}}?"
    r"\b(?:had been|was|were|stood|had stood|came to|amounted to|totalled|knew of|counted)\b"
)
""" "In June 2015 it had been"."""


def of_itself(text: str) -> str:
    """A sentence without what it says of an estimate only for comparison: "up from the June 2020 figure"."""
    return COMPARED.sub(" ", text)


def effective_date(text: str, published: date | None) -> str | None:
    """The date an estimate is effective at, where the text says so."""
    text = text.replace("\n", " ")
    match = EFFECTIVE.search(text)
    if not match:
        return None
    dates = [d for d in find_dates(text[match.start() : match.end() + 40], published) if not d.is_relative]
    return dates[0].value if dates else None


def date_in_title(title: str, published: date | None) -> str | None:
    """The one date in the words that name an estimate: "Ore Reserve, 30 June 2023", or alone over its columns.

    A year there is part of its name, and so is the month in which it is published.
    """
    issued = published.isoformat()[: len("2023-06")] if published else None
    for line in title.split("\n"):
        if ESTIMATE.search(line) or code_of(line) or DATE_LABEL.fullmatch(line):
            told = {d.value for d in find_dates(line, published) if not d.is_relative}
            dates = {value for value in told if len(value) >= len("2023-06") and value != issued}
            if len(dates) == 1:
                return dates.pop()
    return None


def date_of_making(text: str, published: date | None) -> str | None:
    """The date by which a sentence calls an estimate, or in which it says that it was made.

    A year in front of its figures dates it; "the 2021 estimate" is a name.
    """
    match = DATED_ESTIMATE.search(text) or ESTIMATED_IN.search(text)
    match = match or HEADED_BY_YEAR.match(text)
    dates = find_dates(match[match.lastindex or 0], published) if match else []
    return dates[0].value if dates else None


def date_of_report(text: str, published: date | None, said: re.Pattern[str] = REPORTED_ON) -> str | None:
    """The one day, before that of the document, on which a sentence says that its estimate was reported."""
    told = {_printed_date(match, published) for match in said.finditer(text)} if "20" in text else set()
    issued = published.isoformat() if published else ""
    earlier = {day for day in told if day and (not issued or day < issued[: len(day)])}
    return earlier.pop() if len(told) == len(earlier) == 1 else None


def former_date(text: str, published: date | None) -> str | None:
    """The date with which a sentence about a former estimate begins."""
    match = FORMER_AT.search(text)
    return _printed_date(match, published) if match else None


def _printed_date(match: re.Match[str], published: date | None) -> str | None:
    dates = find_dates(match[match.lastindex or 0], published)
    return dates[0].value if dates else None


def dates_around(around: Surroundings) -> str:
    """Sentences around a table that state when its estimate is effective, nearest first."""
    told = [p for p in SENTENCE_END.split(around.notes) if STATES_A_DATE.search(p)]
    for text in (around.heading, around.intro, around.below, around.above):
        told += [
            p
            for p in SENTENCE_END.split(text)
            if STATES_A_DATE.search(p) and (ESTIMATE.search(p) or OF_AN_ESTIMATE.search(p))
        ]
    return "\n".join(told)


class Conditions:
    """Effective dates and cut-offs that the running text states for the document's own estimates, by story."""

    def __init__(self, reading: Reading) -> None:
        self.published = reading.document.published_at.date() if reading.document.published_at else None
        self._cutoffs: dict[int, set[tuple[EstimateKind | None, Grade]]] = defaultdict(set)
        self._cutoffs_said_back: list[tuple[int, int, Grade]] = []
        self._dates: list[tuple[int, EstimateKind | None, str]] = []
        self._dates_alone: set[tuple[int, str]] = set()
        self._reported: list[tuple[int, EstimateKind | None, str]] = []
        spoke_before = False
        last: dict[int, EstimateKind] = {}
        for sentence in reading.sentences:
            text = sentence.text
            if sentence.block in ("table_row", "boilerplate"):
                continue
            speaks = ("esource" in text or "eserve" in text or "MRE" in text or "stimate" in text) and (
                "estimate" in text or ESTIMATE.search(text) is not None
            )
            refers = spoke_before and ("ffect" in text or "dated" in text) and IT_IS_EFFECTIVE.match(text) is not None
            if (
                (speaks or refers)
                and (refers or "ffect" in text or (hints(text.lower(), DATE_HINTS) and STATED_AS.search(text)))
                and (day := effective_date(text, self.published))
            ):
                self._dates.append((sentence.story, only_kind_of(text), day))
            elif (
                "ffective" in text
                and EFFECTIVE_DATE_ALONE.match(text)
                and (day := effective_date(text, self.published))
            ):
                self._dates_alone.add((sentence.story, day))
            if speaks and (day := date_of_report(text, self.published, ESTIMATE_REPORTED)):
                self._reported.append((sentence.story, only_kind_of(text), day))
            spoke_before = speaks
            if speaks and (kind := kind_of(text)):
                last[sentence.story] = kind
            if "ff" in text and CUTOFF_WORD.search(text) and not SAME_CUTOFF.search(text):
                self._cutoffs[sentence.story].update((last.get(sentence.story), g) for g in cutoffs_of(text))
                if CUTOFF_SAID_BACK.match(text):
                    self._cutoffs_said_back += [(sentence.story, sentence.index, g) for g in cutoffs_of(text)]

    def only_cutoff(self, story: int, kind: EstimateKind | None) -> tuple[Grade, ...]:
        """The cut-off of the story's estimates of the kind, where it names one only."""
        found = {g for told, g in self._cutoffs[story] if told is None or kind is None or told == kind}
        return tuple(found) if len(found) == 1 else ()

    def cutoff_said_behind(self, story: int, index: int) -> tuple[Grade, ...]:
        """The one cut-off that is said just behind a sentence of the story, of what that has told."""
        found = {g for s, at, g in self._cutoffs_said_back if s == story and 0 < at - index <= CUTOFF_BACK}
        return tuple(found) if len(found) == 1 else ()

    def effective(self, story: int, kind: EstimateKind | None) -> str | None:
        """The first date that the story states for estimates of the kind, or of any, else the only one for nothing named."""
        told = (day for s, k, day in self._dates if s == story and (k is None or kind is None or k == kind))
        return next(told, None) or self._only_alone(story) or self._only_reported(story, kind)

    def _only_alone(self, story: int) -> str | None:
        days = {day for s, day in self._dates_alone if s == story}
        return days.pop() if len(days) == 1 else None

    def only_effective(self, story: int, kind: EstimateKind | None) -> str | None:
        """The date of the story's estimates of the kind, where it states one only."""
        days = {day for s, k, day in self._dates if s == story and (k is None or kind is None or k == kind)}
        if days:
            return days.pop() if len(days) == 1 else None
        return self._only_alone(story) or self._only_reported(story, kind)

    def _only_reported(self, story: int, kind: EstimateKind | None) -> str | None:
        """The day on which the story says that its estimates of the kind were reported, if it tells of one only."""
        days = {day for s, k, day in self._reported if s == story and (k is None or kind is None or k == kind)}
        return days.pop() if len(days) == 1 else None


UNMET_CODE = re.compile(
    r"(?i)(?:\b(?:not|never|nor|without|cannot|neither)|n['’]t)\b(?: \w+){0,3}? (?:compl(?:y|iant|iance)|conform\w*"
    r"|checked|verified|reported|prepared|classified|stated|estimated|calculated|made|accord\w*|meet|satisf\w+|tested|audited)"
    r"[^.;]{0,60}?\b(?:JORC|(?:NI|National Instrument)[ -]43[-–]101|S-K 1300|SAMREC|PERC|CIM)\b"
    r"|\bno[nt]?[- ](?:JORC|NI 43-101|S-K 1300|SAMREC|PERC|CIM)\b"
    r"|\b(?:bring|upgrade|convert|raise|lift|turn|restate|verify|confirm|before|pre-?dat\w+)(?: [\w'’-]+){0,6}?"
    r" (?:JORC|NI 43-101|S-K 1300|SAMREC|PERC)\b"
)
"""A code that an estimate does not meet, or not yet."""


OF_NO_ESTIMATE = re.compile(
    r"(?is)^(?!.*\b(?:resource|reserve|estimate|MRE)).*\bqualified persons?\b.*$"
    r"|\bqualified persons?\b[^.;,]{0,16}?,? ?"
    r"\b(?:as (?:that term is )?defined|within the meaning|under|for the purposes?|pursuant|in terms)\b[^.;]{0,60}"
)
"""Where the code only defines a person: "a Qualified Person under NI 43-101 has approved this release"."""


class Codes:
    """Reporting codes that the running text states for the document's own estimates."""

    def __init__(self, reading: Reading) -> None:
        self.statements: list[tuple[int, int, ReportingCode, str | None, bool, bool]] = []
        title = reading.document.title or ""
        headed = code_of(title) if ESTIMATE.search(title) else None
        self.in_title = {headed} if headed else set()
        for sentence in reading.sentences:
            if sentence.block in ("table_row", "boilerplate"):
                continue
            if code_of(sentence.text) and (
                code := code_of(OF_NO_ESTIMATE.sub(" ", UNMET_CODE.sub(" ", sentence.text)))
            ):
                self.statements.append(
                    (
                        sentence.index,
                        sentence.story,
                        code,
                        only_kind_of(sentence.text),
                        re.search(r"(?i)\bboth\b|\ball (?:estimates|statements)", sentence.text) is not None,
                        REPORTED_UNDER.search(sentence.text) is not None,
                    )
                )

    def of(self, draft: Draft, sentence_index: int | None) -> ReportingCode | None:
        """The draft's own code, else what the story says for it; CIM only where NI 43-101 is nowhere named.

        A superseded estimate may have been made under another code: it keeps the story's only where all are meant.
        """
        named = {code for _, story, code, *_ in self.statements if story == draft.story} or self.in_title
        if draft.code:
            return "NI 43-101" if draft.code == "CIM" and "NI 43-101" in named else draft.code
        found: set[ReportingCode] = set()
        for index, story, code, kind, is_for_all, is_said_back in self.statements:
            if story != draft.story or (kind and draft.kind and kind != draft.kind and draft.kind != "unspecified"):
                continue
            if draft.standing == "previous" and not is_for_all:
                continue
            back = CODE_SAID_BACK if is_said_back else 1
            if draft.table is None and (sentence_index is None or not -back <= sentence_index - index <= 3):
                continue
            found.add(code)
        if "CIM" in found and "NI 43-101" in named:
            found = found - {"CIM"} | {"NI 43-101"}
        if not found and draft.table is not None and draft.standing != "previous":
            found = {code for _, story, code, *_ in self.statements if story == draft.story}
        if not found and draft.table is None and draft.standing != "previous" and draft.kind != "exploration_target":
            found = named - {"CIM"} or named
        return found.pop() if len(found) == 1 else None
