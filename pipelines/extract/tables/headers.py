"""What a column header, a units row or a row label of an estimate table measures, and in which unit.

Units as mining reports print them. 1 lb = 0.45359237 kg (international pound, exact), 1 troy oz = 31.1034768 g (exact),
1 short ton = 0.90718474 t (exact).
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from pipelines.extract import regex as re
from pipelines.extract.lexicon import analyte_spans
from pipelines.model import GradeUnit

POUND_T, OUNCE_T, SHORT_TON_T = 0.00045359237, 31.1034768e-6, 0.90718474
Role = Literal["tonnage", "grade", "contained", "cutoff", "other", "label"]


@dataclass(frozen=True, slots=True)
class Measure:
    """One header read: what it measures and how a printed number becomes the contract's unit."""

    role: Role
    analytes: tuple[str, ...] = ()
    unit: GradeUnit | None = None
    """Unit of a grade or cut-off; None where the header gives none."""
    factor: float | None = None
    """Tonnes per printed one for a mass; grade unit per printed one for a grade; None where no unit is printed."""


LABEL = Measure("label")
OTHER = Measure("other")

SUPERSCRIPT_MARKS = re.compile(r"(?<![mM])(?<!10)(?<!10 )[¹²³⁰⁴-⁹]+|(?<!\d)\s*\^\(?[0-9a-z*,]{1,6}\)?\^?")
NOISE = re.compile(
    r"(?i)[$€£¥]|\bNSR\b|\bNPV\b|\bIRR\b|\bprices?\b|\brecover|\bstrip|\bdensit|\bS\.?G\b|\bSG\b|/m3|/cm3"
    r"|\bm3\b|\bthick"
    r"|\bwidths?\b|\bmetres?\b|\bmeters?\b|\bdepth|\bholes?\b|\bsamples?\b|\bchange|\bincrease|\bdecrease|\bvarian"
    r"|\bdiff|\bproportion|\bpercent(?:age)? of\b|% of\b|(?:/|\bper )\s?[ms]tus?\b|\barea\b.*(?:m2|km|ha\b)|\bvolume"
    r"|\bporosity|\bmg/l|\bmoisture"
    r"|\bcomments?\b|\bnotes?\b|\breferences?\b|\bremarks?\b|\bmetallurg|\bcost|\bvalue\b|\bstd|\bcv\b|\bblocks?\b$"
    r"|\b(?:t|tonnes|kt|mt)(?:/|\s*per\s*)(?:y|yr|a|d|day|year|annum|hour|h)\b|\btp[ad]\b|\bratio\b|\bwaste\b"
    r"|\bdistance"
    r"|\blb/t|\bk(?:g)?/m|\bno\.|\bnumber\b|\bfactor\b|\bpassing\b|\bshare of\b|\byield\b|\bcomposites?\b"
)
SHARE = re.compile(
    r"(?i)\battributable\b|\bshare\b|\binterest\b|\bnet to\b|\bowned\b|\b(?!100\b)\d{1,2}(?:\.\d+)?\s?(?:%|per\s?cent)\s*$"
)
WHOLE_BASIS = re.compile(r"(?i)\(?\b100\s?(?:%|per\s?cent\b)(?:\s*(?:basis|ownership|interest))?\)?")
SHARE_OF_OXIDES = re.compile(r"(?i)(?P<of>/\s*TREO\s*\(?%|%\s*(?P<word>of\s*)?\(?T?REOs?\b)")
"""A part of the rare earths, such as "NdPr (% TREO)", is no grade of the ore; "Hill, grade (% TREO)" is one."""
FOOTNOTED = re.compile(
    r"(?<=LCE)\d\b|(?<=REO)\d\b|(?<=NdPr)\d\b|(?<=[a-z]Eq)\d\b|(?<=Li2O)\d\b"
    r"|(?<=\b(?:Cu|Zn|Pb|Ni|Co|Au|Ag|Mo|Sn|Sb|Pt|Pd|Fe|Mn|Li|Nb|Ta|Sc|Cg))\d\b"
)
"""The mark of a note printed on the line behind an analyte that ends in letters."""
CUTOFF = re.compile(r"(?i)\bcut[\s–-]*off|\bC\.?O\.?G\b|\bCOG\b")
ABOVE_CUTOFF = re.compile(r"(?i)(?:[>≥]|above|over|greater than)\s*(?:the\s*)?cut[\s–-]*off(?:\s*grade)?")

GRADE_UNITS: tuple[tuple[re.Pattern[str], GradeUnit, float], ...] = (
    (
        re.compile(
            r"(?i)\bg(?:rams?|ms?)?\s*[/.]\s*(?:t|tonne|mt)\b|\bgpt\b|\bgr/t\b|\bg\.t-1|\bgrams? per tonne\b"
            r"|\bg\st-?1\b"
        ),
        "g/t",
        1.0,
    ),
    (
        re.compile(r"(?i)\boz\s*/\s*(?:short )?(?:ton|st)\b|\bopt\b|\bounces? per ton\b"),
        "g/t",
        31.1034768 / SHORT_TON_T,
    ),
    (re.compile(r"(?i)\boz\s*/\s*t\b"), "g/t", 31.1034768),
    (re.compile(r"(?i)\bkg\s*/\s*t(?:onne)?\b"), "%", 0.1),
    (re.compile(r"(?i)\bppm\b|\bmg/kg\b|\bparts[ -]per[ -]million\b"), "ppm", 1.0),
    (re.compile(r"(?i)\bppb\b|\bparts[ -]per[ -]billion\b"), "ppm", 0.001),
    (re.compile(r"(?i)\bwt\.?\s?%|%(?:\s?wt\.?)?|\bpct\b|\bper\s?cent\b|\bpercent\b"), "%", 1.0),
)
PERCENT_ALONE = re.compile(r"(?i)[()\s]*(?:%|pct|per\s?cent)[()\s]*")
THOUSANDS = re.compile(
    r"(?i)(?<![\d.])[(\s]*['’‘`´]?\s?0{2,3}['’‘`´]?s?(?![\d.])\)?|\bx\s?1[, ]?000\b|\b1[, ]?000s?\b|\bthousands?\b"
    r"|\bx?\s?10\s?\^?\s?3\b|['’‘]000|\(\s?k\s?\)|(?<=\btonnes)\s?k\b|(?<=\btonnage)\s?k\b"
)
MILLIONS = re.compile(
    r"(?i)\bmillions?\b|\bx?\s?10\s?\^?\s?6\b|\b(?:1[, ]?000[, ]?000)\b|\(\s?M\s?\)|\bmm\b"
    r"|(?<=\btonnes)\s?m\b|(?<=\btonnage)\s?m\b"
)
BILLIONS = re.compile(r"(?i)\bbillions?\b")
SHORT_TON_UNIT = re.compile(r"(?i)\bstu(?:['’]?s)?\b")
"""A hundredth of a short ton of oxide, 20 lb, as tungsten is sold by (USGS, Mineral Commodity Summaries, tungsten)."""
MASS_UNITS: tuple[tuple[re.Pattern[str], float], ...] = (
    (re.compile(r"(?i)\bmtu(?:['’]?s)?\b"), 0.01),
    (SHORT_TON_UNIT, 0.01 * SHORT_TON_T),
    (re.compile(r"\b(?:[Bb]|billion )\s?(?:[Ll]bs?|LBS?)\b"), 1e9 * POUND_T),
    (re.compile(r"\b(?:[Mm]{1,2}|million )[.\s]?(?:[Ll]bs?|LBS?|pounds)\b"), 1e6 * POUND_T),
    (re.compile(r"\b[Kk]\s?(?:[Ll]bs?|LBS?|pounds)\b"), 1e3 * POUND_T),
    (re.compile(r"(?i)\b(?:lbs?|pounds)\b"), POUND_T),
    (re.compile(r"\b(?:[Mm]{1,2}|million )[.\s]?(?:[Oo]zs?|OZS?|ounces)\b"), 1e6 * OUNCE_T),
    (re.compile(r"\b[Kk]\s?(?:[Oo]zs?|OZS?|ounces)\b"), 1e3 * OUNCE_T),
    (re.compile(r"(?i)\b(?:ozs?|ounces)\b"), OUNCE_T),
    (re.compile(r"\b[Kk]\s?(?:t|T|[Tt]onnes|[Tt]ons?|DMT|dmt)\b|\bK?[Kk]tonnes\b|\b[Kk][Tt]s?\b|\b000[Tt]\b"), 1e3),
    (
        re.compile(r"\b(?:M|m|MM)\s?(?:t|T)s?\b|\b(?:M|m|MM)\s?[Tt]onnes\b|\bM\.t\b|\b[Mm]illion [Tt]onnes\b|\bMdmt\b"),
        1e6,
    ),
    (re.compile(r"\b[Mm]\s?[dw]mt\b"), 1e6),
    (re.compile(r"\b[Kk]\s?[dw]mt\b"), 1e3),
    (re.compile(r"\b[BG]\s?t\b"), 1e9),
    (re.compile(r"(?i)\bkilotonnes\b"), 1e3),
    (re.compile(r"\bMst\b|\bM short tons\b"), 1e6 * SHORT_TON_T),
    (re.compile(r"\bkst\b"), 1e3 * SHORT_TON_T),
    (re.compile(r"(?i)\bshort\s+tons?\b|\bst\b"), SHORT_TON_T),
    (re.compile(r"\bM\s?kg\b"), 1e3),
    (re.compile(r"(?i)\bkgs?\b|\bkilograms\b"), 1e-3),
    (re.compile(r"(?i)\btonnes?\b|\bmetric tons?\b|\btons\b|\b[dw]mt\b"), 1.0),
    (re.compile(r"\bt\b"), 1.0),
)
METAL_UNIT = re.compile(r"(?i)\b(?:[kmb]|mm|000)?\s?(?:lbs?|ozs?|pounds|ounces|kgs?|[ms]tu(?:['’]?s)?)\b")
"""Nobody weighs ore in these."""
ELEMENT_ALONE = re.compile(
    r"\s*(?:contained )?(?:K|Mg|Na|Ca|B|SO4|Cl|Al|Si|potassium|magnesium|sodium|boron)\b[\s,]*\(?[^()]{1,20}\)?\s*"
)
"""A salt or a gangue metal that is weighed beside the product: no ore, and none of what estimates are made for."""
TONNAGE_WORD = re.compile(
    r"(?i)\btonnages?\b|\btonnes?\b|\btons\b|\bmass\b|\bquantity\b|\bamount\b|\bsize\b|\btonne\b"
    r"|\bmineral(?:ised|ized) material\b"
)
CONTAINED_WORD = re.compile(
    r"(?i)\bcontained\b|\bmetals?\b|\bcontents?\b|\bin[\s-]?situ\b|\bcontaining\b|\bounces\b|\bpounds\b"
)
BRACKETED_INDEX = re.compile(r"\b((?:[A-Z][a-z]?)+)\((\d)\)")
""" "WO(3)", "Li(2)O": how a wire prints an index."""
OXIDE_APART = re.compile(r"\b[A-Z][a-z]? ?\d ?O(?: ?\d)?\b")
INDICES_BEHIND = re.compile(r"\b(Li|Na|K|[A-Z][a-z]?(?= O \d \d)) O (\d)(?: (\d))?(?!\d|\.\d)")
""" "Li2 O", "Nb 2 O 5", and "Li O 2", "Nb O 2 5" where a converter printed the indices behind the letters."""
BROKEN = re.compile(r"\b([A-Za-z]{2,})- ([a-z]{2,})\b")
WHOLE_WORDS = frozenset(
    "measured indicated inferred proven probable proved category classification resource resources reserve reserves"
    " tonnage tonnes contained mineral grade deposit total quantity".split()
)
"""Words of estimate tables that a narrow cell breaks at a hyphen: "Indi- cated"."""
IN_SITU = re.compile(r"(?i)\bin[\s-]?situ\b")
"""No indium."""
IN_SITU_ORE = re.compile(r"(?i)in[\s-]?situ\s+(?:dry |wet )?(?:ore |rock |material )?(?:tonn(?:es|age)|tons)\b.*")
""" "In-situ tonnes" are rock, while "in-situ copper" is metal."""
GRADE_WORD = re.compile(r"(?i)\bgrades?\b|\bassay\b|\bavg\.?\b|\baverage\b")


UNIT_GLUED = re.compile(r"((?:[A-Z][a-z]?\d?){1,6})(?=(?:ppm|ppb|g/t)\b)")
""" "U3O8ppm"."""


@lru_cache(maxsize=1024)
def folded(text: str) -> str:
    """Header text on one line with plain digits: subscripts joined, superscript footnote marks gone."""
    text = SUPERSCRIPT_MARKS.sub("", text.replace("m³", "m3"))
    text = BRACKETED_INDEX.sub(r"\1\2", text)
    text = INDICES_BEHIND.sub(r"\1\2O\3", OXIDE_APART.sub(lambda oxide: oxide.group().replace(" ", ""), text))
    if "- " in text:
        text = BROKEN.sub(_joined, text)
    text = UNIT_GLUED.sub(r"\1 ", text)
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text.replace("_", " "))).strip()


def _joined(broken: re.Match[str]) -> str:
    whole = broken[1] + broken[2]
    return whole if whole.lower() in WHOLE_WORDS else broken.group()


def tidy(value: float) -> float:
    """Without the noise of binary multiplication: 12 significant digits."""
    return float(f"{value:.12g}")


@lru_cache(maxsize=8192)
def read_measure(header: str, short_tons: bool = False) -> Measure:
    """The measure that a header states; `label` where it states none, `other` where it is not part of an estimate."""
    if len(header) > 240:
        return LABEL
    text = folded(header)
    is_tonnage_above = ABOVE_CUTOFF.search(text)
    text = ABOVE_CUTOFF.sub(" ", text) if is_tonnage_above else text
    if NOISE.search(text) or _is_share_of_oxides(text):
        return OTHER
    text = WHOLE_BASIS.sub(" ", text)
    text = FOOTNOTED.sub("", text)
    unit, factor, rest = _grade_unit(text)
    analytes = tuple(dict.fromkeys(a for _, _, a in analyte_spans(SHORT_TON_UNIT.sub(" ", IN_SITU.sub(" ", rest)))))
    if "TGC" in analytes:
        analytes = tuple(a for a in analytes if a != "graphite")
    if CUTOFF.search(text):
        return Measure("cutoff", analytes, unit, factor)
    if SHARE.search(text):
        return OTHER
    if unit:
        if not analytes and not GRADE_WORD.search(text) and not PERCENT_ALONE.fullmatch(text):
            return OTHER if TONNAGE_WORD.search(text) or unit == "%" else Measure("grade", (), unit, factor)
        return Measure("grade", analytes, unit, factor)
    mass = _mass_factor(text, short_tons)
    if mass is not None and not analytes and ELEMENT_ALONE.fullmatch(text):
        return OTHER
    if analytes or (CONTAINED_WORD.search(text) and not IN_SITU_ORE.fullmatch(text)):
        is_metal = mass is not None or CONTAINED_WORD.search(text) is not None
        return Measure("contained" if is_metal else "grade", analytes, None, mass)
    if mass is not None and METAL_UNIT.search(text):
        return Measure("contained", (), None, mass)
    if mass is not None or TONNAGE_WORD.search(text):
        return Measure("tonnage", (), None, mass)
    return Measure("grade") if re.fullmatch(r"(?i)(?:average |mean )?grades?", text) else LABEL


def _is_share_of_oxides(text: str) -> bool:
    """Whether a percentage is one of the rare earths: said so, or of an oxide named in front of it."""
    match = SHARE_OF_OXIDES.search(text)
    return match is not None and bool(
        match["word"] or match["of"].startswith("/") or analyte_spans(text[: match.start()])
    )


def _grade_unit(text: str) -> tuple[GradeUnit | None, float | None, str]:
    for pattern, unit, factor in GRADE_UNITS:
        if match := pattern.search(text):
            return unit, factor, f"{text[: match.start()]} {text[match.end() :]}"
    return None, None, text


def _mass_factor(text: str, short_tons: bool) -> float | None:
    """Tonnes per printed one: a unit with its own scale, or a plain unit with the scale printed beside it."""
    for pattern, factor in MASS_UNITS:
        match = pattern.search(text)
        if not match:
            continue
        if short_tons and re.fullmatch(r"(?i)(?:k\s?)?tons", match.group()):
            factor *= SHORT_TON_T
        if match.group() == "MT" and _scale(text) == 1e3:
            return 1e3
        has_scale = (
            re.match(r"(?i)[MKBG]\s?\w|billion|million|0", match.group())
            and factor not in (1.0, SHORT_TON_T)
            and not re.match(r"(?i)metric|kgs?\b|kilog", match.group())
        )
        return factor if has_scale else factor * _scale(text)
    scale = _scale(text)
    return scale if scale != 1.0 and (TONNAGE_WORD.search(text) or text.startswith("T ")) else None


def _scale(text: str) -> float:
    if BILLIONS.search(text):
        return 1e9
    if MILLIONS.search(text):
        return 1e6
    return 1e3 if THOUSANDS.search(text) else 1.0


TONNAGE_SCALE = re.compile(
    r"(?i)\b(?:tonn(?:es|age)s?|tons|ore)(?: (?:are|is|in|reported|stated|given|shown|expressed))* ?(?:in|\()? ?"
    r"(millions?|thousands?|Mt|kt|['’]?000s?)\b"
)
ENDS_IN_SCALE = re.compile(
    r"(?im)\((?:in )?(Mt|kt|['’]?000s?(?: t| tonnes)?|millions?(?: of)?(?: tonnes)?|thousands?(?: of)?(?: tonnes)?)\)[ \t]*$"
)
""" "Mineral Resource, Alder (kt)"."""
GRADE_SCALE = re.compile(
    r"(?i)\bgrades?(?: (?:are|is|reported|stated|given|shown|expressed))* (?:in|as) (ppm|g/t|%|per ?cent|wt ?%)"
)


def units_in_caption(caption: str) -> tuple[float | None, GradeUnit | None]:
    """Tonnage factor and grade unit that a caption or note sets for the whole table: "(tonnes in millions)"."""
    text = folded(caption)
    tonnage, grade = TONNAGE_SCALE.search(text) or ENDS_IN_SCALE.search(caption), GRADE_SCALE.search(text)
    factor = None
    if tonnage:
        factor = 1e6 if tonnage[1][0] in "mM" else 1e3
    return factor, (_grade_unit(grade[1])[0] if grade else None)
