"""Drafts from sentences: "Indicated resources of 12 Mt at 1.4% Li2O and an inferred 8 Mt at 1.2%, for 0.6 Mt of LCE".

A sentence that speaks of a resource or reserve is cut into statements, one for each ore tonnage (or contained mass,
where no ore is stated). Class, kind and standing come from the words before the number since the last statement, else
from those just behind it. Sentences without an estimate word are passed over after one search each.
"""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from pipelines.extract.grades import GradeSpan
from pipelines.extract.lexicon import analyte_spans, canonical_analyte
from pipelines.extract.masses import Mass
from pipelines.extract.resources.draft import Draft
from pipelines.extract.tables.terms import (
    CLASS_WORD,
    ESTIMATE,
    JOIN,
    OF_CLASSES,
    SHORTHAND,
    TARGET,
    Standing,
    classes_in,
    code_of,
    kind_of,
    kind_of_category,
)
from pipelines.model import Category, Contained, EstimateKind, Grade, Refusal

if TYPE_CHECKING:
    from pipelines.extract.reading import Reading, Sentence

TRIGGER = re.compile(r"(?i)\bresources?\b|\breserves?\b|\bMREs?\b|\bexploration (?:target|potential)|\bmeasured\b|\bindicated\b"
                     r"|\binferred\b|\bM&I\b|\bdeposits?\b|\borebod|\bproject\b|\bestimate[ds]?\b|\bJORC\b|\bNI 43-101\b|\bsuperse")
BACK_REFERENCE = re.compile(r"(?i)^\W*(?:that|this|the)\s+(?:figure|number|estimate|total|one|latter|former|resource|reserve)\b"
                            r"|^\W*(?:it|they|this|that|these|of (?:this|that|these|which))\b|\bsupersede[sd]?\s+(?:one|an? )")
HOLDS = re.compile(r"(?i)\b(?:holds?|hosts?|holding|hosting|contains?|containing|home to|boasts?|estimated to (?:hold|contain|host))\b")
SITE = re.compile(r"(?i)\b(?:project|deposit|mine|orebody|property|prospect|tenements?|salar|brine)\b")

NOT_MINERAL = re.compile(
    r"(?i)\b(?:cash|foreign|currency|capital|financial|strategic|national|government|oil|gas|human|natural|stockpile|emergency"
    r"|defen[cs]e|water|federal)\s+(?:\w+\s+)?(?:resources?|reserves?)\b|\bresources? (?:ltd|limited|inc|corp|plc|company|minister|council)\b"
    r"|\breserve bank\b|\bfederal reserve\b|\breserves? (?:the )?rights?\b")
NATION_WIDE = re.compile(
    r"(?i)\b(?:world(?:['’]s|wide)?|globally|global (?:reserves|total|supply)|country(?:['’]s)?|nation(?:al|['’]s)|nationwide|USGS|geological survey|EU['’]s"
    r"|china['’]s|united states['’]?|kingdom['’]s)\b")
DELTA = re.compile(
    r"(?i)\b(?:increase[sd]?(?: of| by)?|grew by|rose by|growth of|add(?:s|ed|ing|ition of)?(?: of| another| some)?|a further|another|extra"
    r"|additional|by|contribut\w+|reduction of|decrease of|depletion of|upgraded|converted|gain of|went|exceed(?:s|ing)?)\W*(?:about |around |some )?$")
ADDED = re.compile(r"(?i)\b(?:a further|another|an additional|additional|plus)\W*$")
OF_INCREASE = re.compile(r"(?i)[^.;,]{0,30}?\b(?:of the|in) (?:\w+ )?(?:increase|growth|upgrade|addition)|\s*(?:went|moved|was (?:upgraded|converted|added))\b"
                         r"|\s*(?:increase|addition|reduction|decrease)\b")
FLOW = re.compile(
    r"(?i)\b(?:produc\w*|output|throughput|capacit\w+|process(?:ed|es|ing)?|mined|mill(?:ed|ing)|shipp\w*|deliver\w*|off-?take|purchas\w*|buy\w*"
    r"|sell\w*|sold|sales?|suppl(?:y|ies|ied)|bulk samples?|samples?|stockpil\w*|(?:mining|production) inventory|import\w*|export\w*|demand|consum\w*|waste|tailings"
    r"|treat(?:s|ed|ing)?|plant|mine plan|schedul\w*|recover(?:y|ed|ies)|feed(?:ing|stock)?|concentrates?|yielded|has given|extract(?:ed|ing)?)\b")
FROM_OLD = re.compile(
    r"(?i)\b(?:up from|down from|from|compared (?:with|to)|versus|vs\.?|against|(?<!more )(?<!less )(?<!greater )(?<!larger )(?<!rather )than(?: the)?|previous(?:ly)?(?: \w+){0,4}|prior(?: \w+){0,3}|earlier(?: \w+){0,3}"
    r"|superseded(?: \w+){0,6}|supersedes(?: \w+){0,4}|replac(?:es|ed|ing)(?: \w+){0,6}|formerly|historic(?:al)?(?: \w+){0,5}|had been|old(?: \w+){0,3})"
    r"(?:\s+(?:the|a|an|one|of|at|total|its|about|is|was|were|estimate|figure|resource|reserve|mineral|ore|probable|proven|inferred|indicated|measured|and)){0,9}\W*$")
OLD_AFTER = re.compile(r"(?i)^[^.;]{0,60}?\b(?:of the \d{4} estimate|that it (?:superseded|replaced)|previously|in the previous|under the previous"
                       r"|(?:has|have)? ?(?:since )?been superseded|is superseded|now superseded|is now replaced)")
NOW_REPLACED = re.compile(r"(?i)\b(?:now|since|been|is|was) (?:superseded|replaced)\b|\bestimate that (?:it |this |is )?(?:now )?(?:superseded|replaced|replaces|supersedes)"
                          r"|\bprevious (?:estimate|resource|reserve|mineral|figure|MRE)|\bprior (?:estimate|resource|reserve)")
TOTAL = re.compile(r"(?i)\btotal(?:s|l?ing|led)?\b|\boverall\b|\bcombined\b|\bglobal\b|\ball categories\b|\ball classes\b|\btogether\b|\baltogether\b")
METAL = re.compile(r"(?i)\s*(?:of\s+|in\s+)?(?:(?:contained|recoverable|recovered|in[ -]situ|total|payable|fine)\s+)*metal\b")
AFTER_MASS = re.compile(r"(?i)\s*(?:\(\d[^)]{0,20}\)\s*)?(?:of|in)?\s*(?:(?:contained|recoverable|in[ -]situ|total)\s+){0,2}\(?")
ORE_WORD = re.compile(r"(?i)\s*(?:[\w-]+\s+)?(?:ore|mineral(?:isation|ization|ised|ized)?|rock|material|resources?|reserves?|bearing|deposit|-bearing|sands?|clay|concentrate)\b")
CONTAINED_IN = re.compile(r"(?i)([\w ]{2,50}?)\s+contained (?:in|within) (?:the |its )?(?:whole |total |entire |mineral |ore )*(?:resource|reserve|deposit)s?\b"
                          r"[^.;]{0,50}$")
ADJECTIVE = re.compile(r"(?i)\s*(?:(?:recoverable|total|contained|in[ -]situ|magnetic|soluble|acid[ -]soluble|sulphide|sulfide|DTR|magnetically)\s+){1,2}")
PARALLEL = re.compile(r"(?i)\band (?:[a-z]+ ){1,3}(?:to|at|from) (?:about |some |around )?$")
"""A second commodity with its own figure under the first one's verb: "oxides to 70 Mt and niobium to 95 Mt"."""
CONTAINED_OF = re.compile(r"(?i)\bcontained ([\w ]{1,40}?)(?: metal)? (?:of|is|at|was|totals?|totalling) (?:about |some |around )?$")
WITHIN = re.compile(r"(?i)^[^.;]{0,40}?\b(?:within|in|from|comprising|hosted (?:in|by)|contained (?:in|within))\s+(?:about |some )?$")
"""Metal first, then the ore that holds it: "1.2 Moz of gold within 15.3 Mt"."""
GREW = re.compile(r"(?i)\b(?:increas\w*|grew|grown|ris\w+|rose|lift\w*|up|upgraded|expand\w*|jump\w*|went|fell|down|decreas\w*|reduc\w*)\b[^.;]{0,30}\bfrom (?:about )?$")
ESTIMATE_NAME = re.compile(r"(?i)\b(?:mineral|ore) (?:resource|reserve)s?\b|\bMRE\b|\bresource (?:estimate|statement)\b|\b(?:an?|the) [\d.]+ ?Mt (?:resource|reserve)")
SAME_GRADE = re.compile(r"(?i)\b(?:at|of) the same (?:average )?grade")
NEXT_BEGINS = re.compile(r"(?i)[.;:]|\band an?\b|\bincluding\b|\bplus\b|\bwith\b|,\s+and\b|\b(?:went|moved|converted|upgraded) from\b")
"""Words after which a class belongs to the next figure, not to the one before."""
DECIMAL_POINT = re.compile(r"(?<=\d)\.(?=\d)")
CONDITIONAL = re.compile(r"(?i)\b(?:if|once|should|upon|subject to|target(?:s|ing)? (?:of|a))\b[^.;:]{0,80}$")
NEGATED = re.compile(r"(?i)\bno (?:mineral |ore )?(?:resources?|reserves?)\b|\bnot (?:yet )?(?:a|an|any) (?:mineral |ore )?(?:resource|reserve)")


@dataclass(slots=True)
class _Statement:
    """One estimate being put together while a sentence is walked."""

    start: int
    end: int
    tonnage: Mass | None = None
    contained: list[tuple[Mass, str | None]] = field(default_factory=list)
    grades: list[GradeSpan] = field(default_factory=list)
    category: Category | None = None
    kind: EstimateKind | None = None
    standing: Standing | None = None
    is_total: bool = False
    lead: str = ""
    same_grade: bool = False


def drafts_from_prose(reading: Reading) -> tuple[list[Draft], list[Refusal]]:
    """Estimates of the running text in print order, and statements refused with the reason."""
    drafts: list[Draft] = []
    refusals: list[Refusal] = []
    last: _Context | None = None
    text = reading.document.text
    for sentence in reading.sentences:
        if sentence.block in ("table_row", "boilerplate"):
            continue
        if last and (sentence.story != last.sentence.story or sentence.index > last.sentence.index + 2):
            last = None
        masses = _without_rates(text, reading.within(reading.masses, sentence.start, sentence.end))
        speaks = ESTIMATE.search(sentence.text) or TARGET.search(sentence.text) or CLASS_WORD.search(sentence.text)
        refers = last is not None and BACK_REFERENCE.search(sentence.text) is not None
        if not masses and not (speaks and CLASS_WORD.search(sentence.text) and HOLDS.search(sentence.text)):
            if speaks and ESTIMATE.search(sentence.text):
                last = _Context(sentence, last.draft if last else None, kind_of(sentence.text))
            continue
        if not (speaks or refers or (HOLDS.search(sentence.text) and SITE.search(sentence.text))):
            continue
        found, refused = _read(reading, sentence, masses, last if refers or speaks else None, bool(speaks))
        drafts += found
        refusals += refused
        if found or (speaks and ESTIMATE.search(sentence.text)):
            draft = found[-1] if found else (last.draft if last else None)
            last = _Context(sentence, draft, (draft.kind if draft else None) or kind_of(sentence.text))
    return drafts, refusals


def _without_rates(text: str, masses: list[Mass]) -> list[Mass]:
    """Masses that are no yearly output; "grew from 20 Mt to 31 Mt" is two figures, not a range."""
    kept: list[Mass] = []
    for mass in masses:
        if mass.is_rate:
            continue
        if mass.high_t is not None and GREW.search(text[max(0, mass.start - 60):mass.start]):
            middle = mass.start + max(mass.printed.find(" to "), 0)
            kept += [replace(mass, end=middle, high_t=None, printed=mass.printed.split(" to ")[0]),
                     replace(mass, start=min(middle + 4, mass.end - 1), value_t=mass.high_t, high_t=None)]
        else:
            kept.append(mass)
    return kept


@dataclass(frozen=True, slots=True)
class _Context:
    """The last sentence that spoke of an estimate, for those that refer back to it."""

    sentence: Sentence
    draft: Draft | None
    kind: EstimateKind | None = None


def _read(reading: Reading, sentence: Sentence, masses: list[Mass], context: _Context | None, speaks: bool,
          ) -> tuple[list[Draft], list[Refusal]]:
    text = reading.document.text
    grades = reading.within(reading.grades, sentence.start, sentence.end)
    drafts: list[Draft] = []
    refusals: list[Refusal] = []
    cutoffs = [g for g in grades if _is_cutoff(text, g)]
    named = {name for g in grades if (name := _named(text, g))}
    in_sentence = named.pop() if len(named) == 1 else None
    previous: Draft | None = None
    of_country = _speaks_of_a_country(reading, sentence)
    for statement in _statements(text, sentence, masses, grades):
        reason = "a country's total, not an estimate of a deposit" if of_country else \
            _refusal(text, sentence, statement, speaks, context, previous)
        if reason:
            refusals.append(Refusal("resource_estimates", statement.start, statement.end, reason))
            continue
        draft = _draft(text, sentence, statement, cutoffs, previous or (context.draft if context else None), speaks, in_sentence)
        if draft and draft.kind is None and context and BACK_REFERENCE.search(sentence.text):
            draft = replace(draft, kind=context.kind)
        if draft:
            drafts.append(draft)
            previous = draft
    return drafts, refusals


def _speaks_of_a_country(reading: Reading, sentence: Sentence) -> bool:
    """Whether what holds the tonnes is a country: "China holds 44 Mt of reserves"."""
    match = HOLDS.search(sentence.text)
    if not match or CLASS_WORD.search(sentence.text) or SITE.search(sentence.text):
        return False
    names = reading.within(reading.names, sentence.start, sentence.start + match.start())
    return bool(names) and names[-1].kind in ("place", "government") and names[-1].end >= sentence.start + match.start() - 3


def _statements(text: str, sentence: Sentence, masses: list[Mass], grades: list[GradeSpan]) -> Iterator[_Statement]:
    """Statements left to right; each takes the grades and contained masses up to the next ore tonnage."""
    cursor = sentence.start
    current: _Statement | None = None
    for place, mass in enumerate(masses):
        after = masses[place + 1].start if place + 1 < len(masses) else sentence.end
        lead, tail = text[cursor:mass.start], text[mass.end:after]
        analyte, is_contained = _contained(lead, tail, mass, current)
        is_parallel = is_contained and mass.unit not in ("lb", "oz") and PARALLEL.search(lead) is not None
        joins = current is not None and is_contained and not _opens(lead) and not is_parallel
        if current is not None and current.contained and not current.tonnage and not is_contained and WITHIN.search(lead):
            current.tonnage, joins = mass, True
            current.end = mass.end
        elif joins and current is not None:
            current.contained.append((mass, analyte))
            current.end = mass.end
        else:
            if current:
                yield current
            current = _Statement(mass.start, mass.end, lead=lead)
            if is_contained:
                current.contained.append((mass, analyte))
            else:
                current.tonnage = mass
        first = sentence.start if current is None and is_contained else mass.end
        mine = [g for g in grades if first <= g.start < after and not _is_cutoff(text, g)]
        current.grades += mine
        cursor = max([mass.end, *(g.end for g in mine if g.start >= mass.end)])
        current.same_grade = current.same_grade or bool(SAME_GRADE.search(tail))
        if not joins:
            cursor = _classify(text, current, lead, mass.end, after, cursor)
        current.end = max(current.end, min(cursor, after))
    if current:
        yield current


def _opens(lead: str) -> bool:
    """Words that begin another estimate before a contained mass: a class, or a kind of its own."""
    return bool(CLASS_WORD.search(lead) or re.search(r"(?i)\b(?:resource|reserve|superseded|up from|from)\b", lead))


def _contained(lead: str, tail: str, mass: Mass, current: _Statement | None) -> tuple[str | None, bool]:
    """Whether a mass is metal in the ground and of which analyte; ore otherwise."""
    skip = AFTER_MASS.match(tail)
    rest = tail[skip.end():skip.end() + 60] if skip else tail[:60]
    spans = analyte_spans(rest)
    if METAL.match(tail):
        return None, True
    if spans and spans[0][0] == 0 and not (ORE_WORD.match(rest[spans[0][1]:]) or rest[spans[0][1]:].startswith(("-", "–"))):
        return spans[0][2], True
    if mass.unit in ("lb", "oz", "kg"):
        return None, True
    if re.search(r"(?i)\bcontain(?:s|ed|ing)?\b\W*(?:about |some |around )?$", lead) and current and current.tonnage:
        return None, True
    if metal := CONTAINED_OF.search(lead[-60:]):
        named = analyte_spans(metal[1])
        if named:
            return named[-1][2], True
    if whole := CONTAINED_IN.search(lead[-140:]):
        named = analyte_spans(whole[1])
        if named:
            return named[-1][2], True
    before = re.search(r"(?i)([\w ]{3,60}?)\s+(?:reserves?|resources?)?\s*(?:to|of|at|by|from)?\s*(?:about |some )?$", lead[-90:])
    if before:
        named = analyte_spans(before[1])
        if named and named[-1][1] >= len(before[1].rstrip()) and (
                named[-1][2] in ("LCE", "TREO", "REO") or (current and current.contained and not current.tonnage
                                                          and re.search(r"(?i)\band\b", lead))):
            return named[-1][2], True
    return None, False


def _classify(text: str, statement: _Statement, lead: str, end: int, after: int, cursor: int) -> int:
    """Sets class, kind and standing from the words before the number, else from those behind it; returns the new cursor."""
    groups = _class_groups(lead)
    tail = DECIMAL_POINT.sub("·", text[end:after])
    behind = _class_behind(tail)
    if groups and (behind is None or not re.search(r"[(:]", lead[groups[-1][2]:])):
        statement.category = OF_CLASSES.get(groups[-1][1])
    elif behind:
        statement.category = OF_CLASSES.get(behind[1])
        cursor = max(cursor, end + behind[2])
    statement.is_total = bool(TOTAL.search(lead[-120:])) or bool(re.search(r"(?i)\b(?:whole|entire) (?:resource|reserve)", lead[-120:]))
    kinds = [(m.start(), "reserve" if m.group().lower().startswith("reserve") else "resource")
             for m in re.finditer(r"(?i)\breserves?\b|\bresources?\b|\bMRE\b", lead)]
    if TARGET.search(lead):
        statement.kind = "exploration_target"
    elif kinds:
        statement.kind = "reserve" if kinds[-1][1] == "reserve" else "resource"
    elif match := re.match(r"(?i)(?:\s*|[^.;,]{0,60}?\b(?:in|of|as) )(?:the |an? )?(?:ore |mineral )?(reserve|resource)s?\b", tail):
        statement.kind = "reserve" if match[1].lower() == "reserve" else "resource"
    if FROM_OLD.search(lead[-160:]) or OLD_AFTER.match(tail) or NOW_REPLACED.search(lead[-160:]):
        statement.standing = "previous"
    return cursor


def _class_behind(tail: str) -> tuple[int, frozenset[str], int] | None:
    """The class that follows a figure and belongs to it: "at 1.2% Measured, ...", not "at 1.2%; Indicated: ..."."""
    groups = _class_groups(tail[:120])
    if not groups:
        return None
    start, _, end = groups[0]
    if NEXT_BEGINS.search(tail[:start]) or re.match(r"\s*(?:(?:mineral |ore )?(?:resources?|reserves?))?\s*(?::|\bof\b|\bat\b)", tail[end:], re.I):
        return None
    return groups[0]


def _class_groups(text: str) -> list[tuple[int, frozenset[str], int]]:
    """Coordinated class words as (start, classes, end): "Measured and Indicated", "proven, probable"."""
    groups: list[tuple[int, frozenset[str], int]] = []
    matches = sorted([*CLASS_WORD.finditer(text), *SHORTHAND.finditer(text)], key=lambda m: m.start())
    for match in matches:
        letters = classes_in(match.group())
        if groups and re.fullmatch(rf"(?:{JOIN}|\s*(?:mineral |ore )?(?:resources?|reserves?)?{JOIN})(?:the )?", text[groups[-1][2]:match.start()], re.I):
            start, before, _ = groups.pop()
            groups.append((start, before | letters, match.end()))
        else:
            groups.append((match.start(), letters, match.end()))
    return groups


def _refusal(text: str, sentence: Sentence, statement: _Statement, speaks: bool,
             context: _Context | None,
             previous: Draft | None) -> str | None:
    """Why a mass in a sentence about estimates is no estimate itself; None where it is one."""
    lead = statement.lead
    word = None
    for word in re.finditer(r"(?i)\b(?:resources?|reserves?|MRE|measured|indicated|inferred|probable|proven|proved|target|estimate|holds?|hosts?|one)\b", lead):
        pass
    since = lead[word.end():] if word else lead
    if NOT_MINERAL.search(lead[-80:]):
        return "reserves of another kind than ore"
    if CONDITIONAL.search(lead) and statement.kind != "exploration_target":
        return "a condition or an aim, not an estimate"
    if NEGATED.search(lead[-80:]):
        return "the sentence denies the estimate"
    is_added = ADDED.search(lead[-40:]) and statement.category is not None
    if statement.standing != "previous" and not is_added and (
            DELTA.search(lead[-40:]) or OF_INCREASE.match(text, statement.end, sentence.end)):
        return "a change of the estimate, not the estimate"
    if FLOW.search(since) or (not word and statement.category is None and FLOW.search(
            text[statement.end:min(statement.end + 40, sentence.end)])):
        return "production, product or feed, not ore in the ground"
    if NATION_WIDE.search(lead[-120:]) and statement.category is None and not SITE.search(lead):
        return "a country's or the world's total, not an estimate of a deposit"
    tail = DECIMAL_POINT.sub("·", text[statement.end:min(statement.end + 80, sentence.end)])
    says_after = ESTIMATE_NAME.search(sentence.text) if statement.grades and statement.tonnage else re.match(r"(?i)[^.;:,]{0,30}?\b(?:mineral resource|ore reserve|resource|reserve)s?\b", tail)
    refers = context is not None and BACK_REFERENCE.search(sentence.text) is not None
    if not (word or refers or statement.category or statement.kind or says_after or (previous and previous.start == sentence.start)):
        return "nothing says that the tonnage is an estimate"
    if not statement.tonnage and not statement.contained:
        return "no tonnage"
    return None


def _is_cutoff(text: str, grade: GradeSpan) -> bool:
    """A grade that ore must reach: beside the word cut-off, or "above 150 ppm"."""
    return grade.is_cutoff_context or re.search(r"(?i)(?:\babove|[>≥])\s*(?:an? )?$", text[max(0, grade.start - 9):grade.start]) is not None


def _draft(text: str, sentence: Sentence, statement: _Statement, cutoffs: list[GradeSpan], previous: Draft | None,
           speaks: bool, in_sentence: str | None) -> Draft | None:
    category = statement.category
    kind = statement.kind or kind_of_category(category)
    if category in ("proven", "probable", "proven_probable"):
        kind = "reserve"
    if kind is None and previous is not None and (BACK_REFERENCE.search(sentence.text) or not speaks or previous.start >= sentence.start):
        kind = previous.kind
    kind = kind or kind_of(sentence.text)
    if category is None and statement.is_total:
        category = "total"
    if category is None and statement.standing == "previous" and previous is not None:
        category = previous.category
    grades = _grades(text, statement, previous, in_sentence)
    contained = []
    known = {g.analyte for g in grades}
    for mass, analyte in statement.contained:
        name = analyte or (next(iter(known)) if len(known) == 1 else None) or _only_analyte(previous)
        if name:
            contained.append(Contained(name, mass.value_t))
    if statement.tonnage is None and not contained:
        return None
    printed = {"tonnage_t": statement.tonnage.printed} if statement.tonnage else {}
    printed |= {f"grade.{g.analyte}": g.printed for g in statement.grades if g.analyte}
    printed |= {f"contained.{name}": mass.printed for mass, name in statement.contained if name}
    own = [g for g in cutoffs if statement.start <= g.start] or cutoffs
    return Draft(
        start=sentence.start, end=sentence.end, rule="resources.prose.statement",
        confidence=0.9 if category and kind else 0.75, category=category, kind=kind,
        tonnage_t=statement.tonnage.value_t if statement.tonnage else None,
        tonnage_high_t=statement.tonnage.high_t if statement.tonnage else None,
        grades=grades, contained=tuple(contained),
        cutoff=_cutoff(text, own, known or {c.analyte for c in contained}),
        standing=statement.standing, at=statement.start, code=code_of(sentence.text), dated=sentence.text, story=sentence.story, printed=printed)


def _cutoff(text: str, spans: list[GradeSpan], analytes: set[str]) -> tuple[Grade, ...]:
    """The sentence's cut-off; one that names no analyte is of the estimate's only one."""
    for span in spans:
        name = _named(text, span) or (next(iter(analytes)) if len(analytes) == 1 else None)
        if name:
            return (Grade(name, span.value, span.unit),)  # type: ignore[arg-type]
    return ()


def _named(text: str, span: GradeSpan) -> str | None:
    """The analyte of a grade, also behind a word such as "recoverable"."""
    if span.analyte:
        return canonical_analyte(span.analyte) or span.analyte
    match = ADJECTIVE.match(text, span.end)
    found = analyte_spans(text[match.end():match.end() + 40]) if match else []
    return found[0][2] if found and found[0][0] == 0 else None


def _grades(text: str, statement: _Statement, previous: Draft | None, in_sentence: str | None) -> tuple[Grade, ...]:
    grades: dict[str, Grade] = {}
    for span in statement.grades:
        name = _named(text, span) or _only_analyte(previous) or in_sentence
        if name and name not in grades and span.value > 0:
            grades[name] = Grade(name, span.value, span.unit)  # type: ignore[arg-type]
    if not grades and statement.same_grade and previous:
        return previous.grades
    return tuple(grades.values())


def _only_analyte(draft: Draft | None) -> str | None:
    """The analyte of the estimate before, where it has one only: the next number "at 344 ppm" is of the same."""
    if draft is None:
        return None
    names = {g.analyte for g in draft.grades} or {c.analyte for c in draft.contained}
    return next(iter(names)) if len(names) == 1 else None
