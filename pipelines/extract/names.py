"""Names in a document: companies, agencies, governments, projects, places and people, with their aliases resolved.

Companies are told by the language around them (legal suffixes, tickers, apposition, the words they end in, the verbs
they govern), never by a list of companies. One pass finds runs of capitalised words, a second settles their kinds for
the whole document, so that a short form has the kind and the full name of the long one. Linear in the text.
"""
from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import yaml

from pipelines.extract.lexicon import canonical_analyte, commodities_in
from pipelines.extract.places import Place, place_of, place_spans

if TYPE_CHECKING:
    from pipelines.extract.reading import Reading, Sentence

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The C parser where it is built: reading the lexicons is most of the start-up time."""
NameKind = Literal["company", "agency", "government", "programme", "project", "place", "consortium", "person", "other"]


@dataclass(frozen=True, slots=True)
class Name:
    """One name at `document.text[start:end]`; `name` is the fullest form the document gives it."""

    start: int
    end: int
    printed: str
    kind: NameKind
    name: str
    country: str | None = None
    """ISO alpha-2 of a place, a government, or the demonym a name begins with."""
    ticker: str | None = None
    """As printed beside the name, such as `ASX:ARR`, normalised to EXCHANGE:CODE."""


UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĠĢĪİĶŁŃŅŇŌŐŒŘŚŞŠŢŤŪŮŰŹŻŽ"
WORD = re.compile(
    rf"(?<![\w@/])(?![A-Z]{{1,3}}[$€£¥])(?:U\.S\.(?:A\.)?|U\.K\.|(?:St|Mt|Ft)\.(?=\s[A-Z])|A/S\b|S\.A\.(?:B\.)?|C\.V\.|N\.V\.|B\.V\.|L\.P\."
    rf"|\d{{1,3}}[A-Z][a-z]{{3,}}\w*|[a-z]{{1,2}}[{UPPER}]\w+"
    rf"|[{UPPER}]\w*(?:[’'](?=\w{{2}})\w+|[-–&](?=[^\W\d_])\w+|\.(?=[{UPPER}]\b)\w+)*)")
LEGAL = re.compile(
    r"(?:ltd|limited|inc|incorporated|corp|corporation|plc|nl|ag|s\.?a|s\.a\.b|sab|cv|c\.v|s\.?p\.?a|sas|sarl|gmbh|pty|pte|kk"
    r"|ab|asa|a/s|oyj|oy|llc|llp|lp|l\.p|b\.?v|n\.?v|co|company|se|tbk|jsc|pjsc|pao|bhd|berhad|ltda|lda|kgaa|ulc)\.?",
    re.IGNORECASE)
UPPER_ONLY = frozenset("NL AG SA SAB CV AB ASA AS KK LP BV NV SE SPA SAS".split())
"""Legal suffixes that count only in capitals: the same letters are words or initials elsewhere."""
INDUSTRY = frozenset("""
    aerospace aluminium aluminum antimony automotive batteries battery brothers capital carbon cement chemical chemicals
    cobalt commodities consolidated copper corporation diamonds drilling electric electronics energy enterprises equity
    exploration explorations explorers extractive ferroalloys financial fuels gas gold graphite group heavy holding
    holdings industrial industries international investment investments iron ionic lithium lithium-ion logistics magnetics
    magnets magnesium manganese manufacturing marine materials metal metallurgical metals midstream mineral minerals mines
    mining molybdenum motors nickel niobium oil optiminerals partners petroleum pharma phosphate platinum potash power
    precision products quarries rare-earths recycling refining renewables resources royalties royalty rutile sands
    scandium securities semiconductor shipping silicon silver smelting solar solution solutions steel streaming
    sulphides systems tailings tech technologies technology titanium tin trading trust tungsten uranium vanadium ventures
    zinc zirconium earths gruppe minière minerais minera mineração minerales química quimica""".split())
"""Words that companies of this trade end in; two or more capitalised words with such a last one are a company."""
AGENCY = frozenset("""
    agency administration authority bureau cabinet commission committee congress council department directorate embassy
    exchange facility fund institute laboratory laboratories ministry office parliament secretariat service survey treasury
    university commonwealth senate court association alliance coalition forum society federation""".split())
AGENCY_HEAD = re.compile(
    r"(?i)^(?:(?:us|u\.s\.|uk|federal|national|state|royal|european|australian|canadian|japan(?:ese)?)\s+)*"
    r"(?:(?:department|ministry|bureau|office|agency|government|commonwealth|university|institute|council|commission|"
    r"bank|administration|authority|secretary|republic|state|kingdom|province|city|county)\s+(?:of|for)\b)")
BANKISH = re.compile(r"(?i)\b(?:development bank|investment bank|export[- ]import bank|central bank|world bank|bndes)\b|"
                     r"\bexport (?:finance|development|credit)\b")
GOVERNMENT = re.compile(r"(?i)^(?:the\s+)?(?:government of\b.*|.*\bgovernment|(?:republic|kingdom|commonwealth) of\b.*)$")
PROGRAMME_END = re.compile(r"(?i)\b(?:act|program|programme|initiative|mission|scheme|strategy|law|plan|bill|code)$")
SITE = (r"(?:project|mine|mines|deposit|deposits|property|properties|prospect|operation|operations|plant|refinery|smelter|"
        r"mill|tenements?|licen[cs]es?|concession|claims?|complex|facility|orebody|pit|salar|tailings|field|permit|quarry|module|hub|"
        r"joint venture|jv|tenure|asset|assets|open pit|processing hub|separation facility|demonstration plant|concentrator|"
        r"ground|exploration (?:project|licen[cs]e|permit|target))")
SITE_WORD = re.compile(rf"(?i){SITE}$")
SITE_MODIFIER = (r"(?:aluminium|antimony|battery|bauxite|black|brine|clay|clay-hosted|coal|cobalt|copper|copper-gold|critical|"
                 r"development|direct|early-stage|earths?|exploration|expansion|fluorspar|former|gallium|germanium|giant|gold|"
                 r"gold-copper|graphite|hard-rock|heavy|helium|high-grade|historic|hydroxide|ionic|iron|ion|adsorption|joint|"
                 r"lead|light|lithium|magnesia|magnesium|magnet|manganese|metals?|minerals?|molybdenum|monazite|nickel|"
                 r"nickel-copper|niobium|ore|oxide|palladium|phosphate|pilot|platinum|pgm|pge|polymetallic|porphyry|potash|"
                 r"processing|production|past-producing|rare|refining|royalty|rutile|salt|sands?|scandium|separation|silica|"
                 r"silver|spodumene|sulphide|sulfide|tantalum|tin|titanium|tungsten|underground|uranium|vanadium|zinc|"
                 r"zinc-lead|zirconium|zircon|mineral-sands|[a-z]+-[a-z]+(?:-[a-z]+)?)")
SITE_AFTER = re.compile(rf"\s+(?:{SITE_MODIFIER},?\s+(?:and\s+)?){{0,5}}?{SITE}\b", re.IGNORECASE)
STRICT_SITE_AFTER = re.compile(rf"\s+(?:{SITE_MODIFIER},?\s+(?:and\s+)?){{0,5}}?(?:projects?|mine|deposit|property|prospect|smelter|refinery|tenements)\b", re.IGNORECASE)
SITE_APPOSED = re.compile(rf",\s+(?:an?|the|its|one of the|which is an?)\s+(?:[\w’'.-]+,?\s+){{0,6}}?{SITE}\b")
SITE_FACT_AFTER = re.compile(
    r"(?:,?\s+(?:about|some|roughly)?\s*\d+\s*(?:km|kilometres|kilometers|miles)\b|,?\s+(?:is|was|are) (?:fully permitted|located|situated|designed|permitted|expected to produce|open[- ]pit|"
    r"underground|in production|on care and maintenance)|\s+(?:covers|lies|sits|spans|straddles|comprises|could be in production|will produce|should produce|is due to|is forecast to produce)\b|"
    r"[’']s\s+(?:[a-z-]+\s+){0,2}(?:hydroxide|concentrates?|carbonate|spodumene|ore|orebody|output|titanium|zircon|tailings|pit|mill|ounces|tonnes|feasibility study|construction|expansion)\b)")
OUTPUT_BEFORE = re.compile(
    r"\b(?:concentrates?|hydroxide|carbonate|products?|output|production|ore|tonnes|lithium|silver|gold|zinc|cobalt|nickel|graphite|uranium|metal|copper|rare earths|oxides?|rights|zone \d+|module|phase (?:one|two)|construction|development|expansion|"
    r"acquisition|purchase|owner|operator|rest|control|%|per cent|percent|royalty|stream|work|drilling|restart)\s+(?:from|at|of|to|over|on)\s+(?:the\s+)?$")
RESOURCE_AFTER = re.compile(
    r"\s+(?:holds?|hosts?|contains?|has|boasts)\s+(?:a\s+|an\s+|total\s+|proven\s+|proved\s+|measured\s+|indicated\s+|inferred\s+|JORC\s+|mineral\s+|ore\s+|"
    r"Mineral\s+|and\s+|probable\s+|maiden\s+|global\s+)*(?:[Rr]esources?|[Rr]eserves?)\b|[’']s\s+(?:first|second|third|new|open|underground|main)\s+(?:module|pit|phase|stage|orebody|shaft)")
COMPANY_NOUN = (r"(?:company|group|miner|producer|explorer|developer|trader|maker|manufacturer|refiner|smelter|carmaker|automaker|"
                r"steelmaker|giant|firm|investor|operator|owner|holder|major|junior|utility|supplier|processor|recycler|partner|"
                r"conglomerate|bidder|suitor|rival|parent|subsidiary|unit|affiliate|vehicle|lender|streamer|start-up|startup|"
                r"outfit|house|contractor|engineer|consultant|consultants|broker|vendor|counterparty|offtaker|shareholder|"
                r"buyer|seller|purchaser|customer|listed|owned|based|controlled|backed|fund|bank|agency|association|"
                r"companies|firms|traders|miners|producers|partners)")
COMPANY_BEFORE = re.compile(rf"\b{COMPANY_NOUN}\s+$")
DEAL_BEFORE = re.compile(r"\b(?:with|by|between|acquire|acquired|buy|bought|purchase|purchased|acquiring|buying|sell|sold|"
                         r"subsidiary of|shares (?:in|of)|stake in|interest in|owned by|merger (?:of|with)|rival)\s+$")
AUXILIARY_AFTER = re.compile(r"(?:\s*\([^)]{1,60}\))?(?:,[^,.;]{2,80},)?\s+(?:has|have|had|is|was|will|would|may|can|must|also)\b")
VERB_AFTER = re.compile(
    r"(?:\s*\([^)]{1,60}\))?(?:,[^,.;]{2,80},)?\s+(?:(?:has|have|had|is|will|would|was|also)\s+)?(?:to be |been )?(?:said|says|signed|agreed|agrees|bought|sold|"
    r"acquired|owns|holds|plans|expects|announced|paid|pays|took|takes|completed|closed|entered|won|lost|raised|"
    r"secured|invested|plans|operates|mines|reported|declined|earns?|buys?|sells?|keeps|paying|buying|agree|acquire|earning|selling|"
    r"subscribed|subscribes|exercised|intends|remains|received|receives|committed)\b")
POSSESSIVE_AFTER = re.compile(
    r"[’'](?:s)?\s+(?:[\w$€£-]+\s+){0,4}(?:shares?|stake|offer|bid|board|chief|chairman|subsidiary|management|holding|"
    r"investment|acquisition|takeover|merger|term|contract|stock|price|production|output|business|assets|interest)\b")
PERSON_BEFORE = re.compile(
    r"\b(?:[Cc]hief(?:\s+[\w-]+){0,2}|[Cc]hair(?:man|woman|person)?|[Pp]resident|CEO|CFO|COO|[Dd]irectors?|[Mm]inister|Secretary|"
    r"[Aa]nalysts?|[Ss]pokes(?:man|woman|person)|[Mm]anager|Mr|Mrs|Ms|Dr|Prof|Sir|[Ff]ounder|[Gg]eologists?|[Ss]enator|[Gg]overnor|"
    r"[Oo]fficer|[Ee]conomist|[Ss]trategist|[Ee]xecutive|[Hh]ead)\.?,?\s+$")
PERSON_AFTER = re.compile(
    r",?\s+(?:\([^)]*\),?\s+)?(?:the |its |an? )?(?:[\w’'-]+\s+){0,3}?(?:[Cc]hief [Ee]xecutive|[Cc]hief|[Cc]hair(?:man|woman)?\b|"
    r"[Pp]resident|CEO|CFO|[Mm]anaging [Dd]irector|[Mm]inister|[Aa]nalyst|[Ss]pokes(?:man|woman)|who runs|who chairs|"
    r"[Ee]xecutive [Cc]hair|[Cc]ompetent [Pp]erson)")
PLACE_BEFORE = re.compile(r"\b(?:in|near|outside|around|at|to|from|of|for|over|on)\s+(?:the\s+)?$")
EXCHANGES = (r"ASX|TSX(?:[- ]?V)?|TSX Venture(?: Exchange)?|CSE|NYSE(?: American| Arca|-American)?|NASDAQ|Nasdaq|LSE|AIM|OTC(?:QX|QB|MKTS)?|"
             r"OTC Markets|FSE|FRA|Frankfurt|JSE|HKEX|HKSE|SEHK|HK|SGX|NZX|NSE|BSE|TSE|KRX|KOSDAQ|SSE|SZSE|STO|Euronext|OSE|"
             r"Oslo|NEO|Cboe|TASE|BVL|B3|NSX|LON|XETRA|ADX|MOEX|Nasdaq First North")
TICKER = re.compile(
    rf"[\s\n]*[(\[][^()\[\]]{{0,60}}?\b((?:{EXCHANGES})(?:\s*(?:and|/|,|&)\s*(?:{EXCHANGES}))*)\s*[:–-]\s*([A-Z0-9]{{1,6}}(?:\.[A-Z]{{1,2}})?)\b"
    rf"[^()\[\]]{{0,120}}[)\]]")
BARE_TICKER = re.compile(r"\s*[(\[]([A-Z]{1,5}|\d{4}\.[A-Z]{1,2}|[A-Z]{2,5}\.[A-Z]{1,2})[)\]]")
ALIAS = re.compile(r"""\s*(?:\([^()"“”']{0,90}\)\s*)?[,]?\s*\((?:[^()"“”]{0,60}?)((?:(?:\bor\b|\band\b|,|;|\bthe\b|\bcollectively\b|\btogether\b|\s)*["“”][^"“”()]{1,48}["“”])+)[^()]{0,30}\)""")
QUOTED = re.compile(r"""["“”]([^"“”]{1,48})["“”]""")
HYPHENATED = re.compile(r"-(?:based|listed|owned|controlled|backed|born|registered|headquartered|led|style|focused|quoted|traded|"
                        r"invested|linked|run|bound|wide|made|incorporated|domiciled)$")
NOT_A_PARTY = frozenset("""parties agreement transaction acquisition offer project projects property properties royalty stream shares
    units placement mou loi jv terms deal merger scheme consideration closing option tenements licence license mine asset""".split())
"""Words in quotes behind a company that stand for something else."""
PARTY_ROLE = re.compile(r"\b[Tt]he\s+(Company|Issuer|Purchaser|Buyer|Seller|Vendors?|Acquirer|Target|Optionee|Optionor|Borrower|"
                        r"Investor|Subscriber|Corporation|Registrant|Group)\b")
USUAL_CASE = frozenset("THE AND OF LTD INC CORP PTY PTE CO".split())
NEVER_NAMES = frozenset("""asx tsx tsxv tsx-v nyse nasdaq otc otcqx otcqb lse aim jse hkex rns sedar sedar+ edgar sec abn acn jorc ni treo tree
    mreo ndpr lce mrec mhp hpa treo+y reo nsr npi irr npv capex opex esg ev evs ceo cfo faq dfs pfs bfs fid company measured indicated inferred proven proved probable african european asian western eastern northern southern latin arctic
    nordic chinese-owned mou loi jv pea rc rab aud usd
    cad gbp eur q1 q2 q3 q4 h1 h2 fy""".split())
BRACKETED_PART = re.compile(r"\s\([A-Z][\w-]*\),?\s+(?:Pty|Ltd|Limited|LLC|L\.?P|Inc|GmbH|Pte|plc|PLC|Corp|S\.?A)\b")
LOWERCASE_BRAND = re.compile(r"(?<=\s)([a-z]{5,})\s$")


@cache
def _ordinary() -> dict[str, frozenset[str]]:
    data = yaml.load((Path(__file__).parent / "lexicon" / "ordinary.yml").read_text(encoding="utf-8"), LOADER)
    return {section: frozenset(words.split()) for section, words in data.items()}


@cache
def _public_bodies() -> dict[str, NameKind]:
    """Key of each funder's name and alias, and of each programme, to its kind."""
    found: dict[str, NameKind] = {}
    for file, default in (("agencies.yml", "agency"), ("programmes.yml", "programme")):
        path = Path(__file__).parent / "lexicon" / file
        for entry in yaml.load(path.read_text(encoding="utf-8"), LOADER) if path.exists() else ():
            kind = {"government": "government", "lender": "company"}.get(entry.get("kind", ""), default)
            for name in (entry["name"], *entry["aliases"]):
                found.setdefault(_key(name), kind)  # type: ignore[arg-type]
    return found


def _public_body(name: str) -> NameKind | None:
    key = _key(name)
    bodies = _public_bodies()
    return bodies.get(key) or bodies.get(re.sub(r"^(?:us|uk|the) ", "", key)) or bodies.get("us " + key)


@dataclass(slots=True)
class _Run:
    """A run of capitalised words before its kind is settled."""

    start: int
    end: int
    text: str
    sentence: Sentence
    at_sentence_start: bool
    evidence: Counter[NameKind] = field(default_factory=Counter)
    ticker: str | None = None
    aliases: tuple[str, ...] = ()


def find_names(reading: Reading) -> list[Name]:
    """Every name in the document, sorted by position, never overlapping; `kind` "other" is a capitalised name whose
    kind nothing in the document tells."""
    text = reading.document.text
    runs: list[_Run] = []
    deferred: list[Sentence] = []
    for sentence in reading.sentences:
        if _is_headline_case(sentence.text):
            deferred.append(sentence)
        runs.extend(_runs(text, sentence, strong_only=bool(deferred) and deferred[-1] is sentence))
    people = _settle(text, runs)
    book = _Book(runs, people, text)
    names = [name for run in runs if (name := book.name_of(run)).kind != "other" or not book.is_opener(name)]
    for sentence in deferred:
        names.extend(book.known_in(text, sentence))
    names.extend(book.roles_in(text))
    return _without_overlaps(names)


def _without_overlaps(names: list[Name]) -> list[Name]:
    """Sorted by position; of two names that overlap the longer one stays."""
    kept: list[Name] = []
    for name in sorted(names, key=lambda n: (n.start, -n.end)):
        if kept and name.start < kept[-1].end:
            if name.end - name.start > kept[-1].end - kept[-1].start:
                kept[-1] = name
            continue
        kept.append(name)
    return kept


def _is_headline_case(sentence: str) -> bool:
    """True where capitals tell nothing: title case or all capitals."""
    words = re.findall(r"[^\W\d_]{4,}", sentence)
    return len(words) >= 2 and sum(w[0].isupper() for w in words) >= 0.75 * len(words)


def _runs(text: str, sentence: Sentence, strong_only: bool) -> Iterator[_Run]:
    """Runs of capitalised words in one sentence; in headline case only those with a legal suffix or a ticker."""
    ordinary = _ordinary()
    words = list(WORD.finditer(text, sentence.start, sentence.end))
    first = _first_letter(text, sentence)
    tickers = [m.span() for m in TICKER.finditer(text, sentence.start, sentence.end)]
    at = 0
    while at < len(words):
        last = at
        while last + 1 < len(words) and _joins(text, words, at, last):
            last += 1
        run = words[at:last + 1]
        at = last + 1
        for part in _split(run, ordinary):
            if any(a <= part[0].start() < b for a, b in tickers) or text[part[-1].end():part[-1].end() + 1] in "$€£¥" and len(part) == 1 \
                    and text[part[-1].end():part[-1].end() + 1]:
                continue
            begins = part[0].start() == first
            part = _trimmed(text, part, begins, ordinary)
            if not part:
                continue
            made = _make_run(text, sentence, part, begins, ordinary)
            if made and (not strong_only or made.ticker or made.aliases
                         or LEGAL.fullmatch(made.text.rsplit(None, 1)[-1]) and len(made.text.split()) > 1):
                yield made


def _first_letter(text: str, sentence: Sentence) -> int:
    match = re.compile(r"\w").search(text, sentence.start, sentence.end)
    return match.start() if match else sentence.start


def _joins(text: str, words: list[re.Match[str]], first: int, last: int) -> bool:
    """True when the next word goes on the same name."""
    gap = text[words[last].end():words[last + 1].start()]
    following = words[last + 1].group()
    if len(gap) > 24:
        return False
    if gap.strip() == "":
        return gap.count("\n") < 2 and not HYPHENATED.search(words[last].group())
    before = words[last].group()
    if gap in (". ", ".\n"):
        return before in ("St", "Mt", "Ft", "Dr") or LEGAL.fullmatch(before) is not None and LEGAL.fullmatch(following) is not None
    flat = " ".join(gap.split())
    if flat == "&":
        return True
    if flat in (",", ".,"):
        return bool(re.fullmatch(r"(?i)inc|ltd|llc|corp|co|limited|l\.?p\.?|llp|plc|s\.a\.|ulc", following)) \
            or (flat == ".," and LEGAL.fullmatch(following) is not None)
    if flat in ("de", "du", "des", "da", "do", "del", "dos", "della", "y", "e", "la", "d'", "d’", "van", "von", "de la", "et"):
        return True
    if flat in ("of", "of the", "for", "of the", "for the"):
        head = words[first].group().lower() if first == last else text[words[first].start():words[last].end()].lower()
        tail = head.rsplit(None, 1)[-1]
        return tail in ("department", "ministry", "bank", "bureau", "government", "university", "republic", "office", "kingdom",
                        "commonwealth", "board", "institute", "province", "state", "association", "organization",
                        "organisation", "corporation", "council", "ring", "company", "agency", "secretary", "china", "isle") \
            and (tail != "corporation" or not LEGAL.fullmatch(following))
    if flat in ("and", "and the"):
        return _coordinated_inside(words, first, last)
    if flat == "(":
        return BRACKETED_PART.match(text, words[last].end()) is not None
    if re.fullmatch(r"[-\d]*\),?", flat):
        return LEGAL.fullmatch(following) is not None and "(" in text[words[first].start():words[last].end()]
    return False


def _coordinated_inside(words: list[re.Match[str]], first: int, last: int) -> bool:
    """"Mining and Smelting", "Energy, Science and Innovation": one name when both sides are generic and a tail follows."""
    after = [w.group().lower() for w in words[last + 1:last + 3]]
    before = words[last].group().lower()
    head = words[first].group().lower()
    if head in ("department", "ministry", "organization", "office", "bureau", "bank", "secretary"):
        return after[0] not in _ordinary()["function"] and place_of(after[0]) is None
    return before in INDUSTRY and after[0] in INDUSTRY and first < last and (
        len(after) < 2 or bool(LEGAL.fullmatch(after[1])) or words[last + 2].start() - words[last + 1].end() > 1)


def _split(run: list[re.Match[str]], ordinary: dict[str, frozenset[str]]) -> Iterator[list[re.Match[str]]]:
    """Months, weekdays and titles end a name."""
    part: list[re.Match[str]] = []
    for word in run:
        lower = word.group().lower().rstrip(".")
        is_function = lower in ordinary["function"] and lower not in ("first", "second", "one", "us", "most", "core", "may", "new")
        if word.group() == "On" and part and part[-1].group().isupper() and word.start() == part[-1].end() + 1:
            is_function = False
        if lower in ordinary["calendar"] or lower in ordinary["people"] or (is_function and not word.group().isupper()):
            if part:
                yield part
            part = []
            continue
        part.append(word)
    if part:
        yield part


def _trimmed(text: str, part: list[re.Match[str]], begins: bool, ordinary: dict[str, frozenset[str]]) -> list[re.Match[str]]:
    """Without ordinary words that only start the sentence, unless they are part of a marked company name."""
    end = part[-1].end()
    marked = LEGAL.fullmatch(part[-1].group()) or TICKER.match(text, end) or len(part) < 4 and place_of(text[part[0].start():end])
    while begins and part and not marked:
        lower = part[0].group().lower()
        if lower not in ordinary["headline"] and lower not in ordinary["function"] and lower not in ordinary["nouns"]:
            break
        if lower in ("project", "mine", "deposit") and len(part) > 1:
            break
        if len(part) > 1 and part[1].start() - part[0].end() > 1:
            break
        if len(part) > 1 and part[-1].group().lower() in INDUSTRY and lower not in ordinary["function"]:
            break
        part = part[1:]
    return part


def _make_run(text: str, sentence: Sentence, part: list[re.Match[str]], begins: bool,
              ordinary: dict[str, frozenset[str]]) -> _Run | None:
    start, end = part[0].start(), part[-1].end()
    end = start + len(HYPHENATED.sub("", text[start:end]))
    if LEGAL.fullmatch(part[-1].group()) and text[end:end + 1] == "." and part[-1].group().lower() in ("inc", "corp", "ltd", "co"):
        end += 1
    if LEGAL.fullmatch(part[-1].group()) and all(w.group().lower() in INDUSTRY for w in part[:-1]):
        # A company has some distinctive word: here it is one that its owner writes small.
        brand = LOWERCASE_BRAND.search(text, max(sentence.start, start - 30), start)
        if brand and brand.group(1) not in ordinary["function"] and not COMPANY_BEFORE.search(brand.group()):
            start = brand.start(1)
    printed = " ".join(text[start:end].split())
    if len(printed) < 2 or printed.lower() in NEVER_NAMES or (len(part) == 1 and canonical_analyte(printed) and not printed.isalpha()):
        return None
    run = _Run(start, end, printed, sentence, begins and part[0].start() == start)
    if ticker := TICKER.match(text, end):
        exchange = re.split(r"\s*(?:and|/|,|&)\s*", ticker.group(1))[0]
        run.ticker = f"{exchange}:{ticker.group(2)}"
    run.aliases = tuple(_aliases(text, end, printed))
    _weigh(text, run)
    return run


def _aliases(text: str, end: int, printed: str) -> Iterator[str]:
    """Short forms defined in brackets behind a name: ("Hastings" or the "Company"), (USAC)."""
    after = text[end:end + 260]
    if "(" not in after[:120]:
        return
    if match := ALIAS.match(after):
        for quoted in QUOTED.findall(match.group(1)):
            yield " ".join(quoted.split()).removeprefix("the ").removeprefix("The ").rstrip(",")
    if bare := re.match(r"\s*\(([A-Z][A-Za-z&-]{1,9})\)", after):
        letters = "".join(w[0] for w in re.findall(r"[A-Za-z]+", printed))
        if bare.group(1).isupper() or _abbreviates(bare.group(1), letters):
            yield bare.group(1)


def _abbreviates(short: str, initials: str) -> bool:
    """True when the capitals of `short` come in the order of the initials."""
    remaining = iter(initials.upper())
    return all(letter in remaining for letter in re.sub(r"[^A-Z]", "", short))


def _weigh(text: str, run: _Run) -> None:
    """Evidence for the kind of this run from its own words and from what stands beside it."""
    words = run.text.split()
    last = words[-1].lower().rstrip(".")
    evidence = run.evidence
    before, after = text[max(run.sentence.start, run.start - 48):run.start], text[run.end:min(run.end + 140, run.sentence.end + 1)]
    legal = LEGAL.fullmatch(words[-1]) is not None and (words[-1].isupper() or words[-1].upper() not in UPPER_ONLY)
    if place := place_of(run.text):
        if not legal:
            evidence["place"] += 6
        if place.kind == "country" and re.match(r"(?:[’']s)?\s+government\b", after):
            evidence["government"] += 8
    if legal and len(words) > 1:
        evidence["company"] += 10
    if run.ticker:
        evidence["company"] += 10
    elif BARE_TICKER.match(after) and not run.aliases:
        evidence["company"] += 3
    elif run.aliases and re.match(r"\s*\([A-Z]{1,5}\)", after):
        evidence["company"] += 1
    if (body := _public_body(run.text)) and not run.ticker:
        evidence[body] += 9
    if GOVERNMENT.match(run.text):
        evidence["government"] += 9
    elif AGENCY_HEAD.match(run.text) or BANKISH.search(run.text):
        evidence["agency"] += 9
    elif last in AGENCY and (len(words) > 1 or run.text[0].isupper() and not run.at_sentence_start):
        evidence["agency"] += 7
    if PROGRAMME_END.search(run.text) and len(words) > 1:
        evidence["programme"] += 8
    if last in INDUSTRY and len(words) > 1 and not legal:
        evidence["company"] += 5
    if last in ("consortium",) or re.match(r"\s+(?:research\s+)?consortium\b", after):
        evidence["consortium"] += 9
    if SITE_WORD.search(run.text) and last != "mines" and len(words) > 1 and not legal:
        evidence["project"] += 8
    elif run.text.startswith("Project ") and len(words) > 1:
        evidence["project"] += 8
    elif not legal and not run.ticker and re.search(r"(?:^|\b(?:the|its|their|his|of|in|at|from|over|own|and|for|both|wholly[- ]owned|flagship|[’']s)\s+)$", before) \
            and SITE_AFTER.match(after):
        evidence["project"] += 4 if evidence["place"] else 7 if last not in INDUSTRY else 6 if STRICT_SITE_AFTER.match(after) else 4
    elif not legal and re.match(rf"\s+{SITE}\b", after):
        evidence["project"] += 4
    if SITE_APPOSED.match(after):
        evidence["project"] += 6
    if COMPANY_BEFORE.search(before):
        evidence["company"] += 4
    if DEAL_BEFORE.search(before):
        evidence["company"] += 1
    if VERB_AFTER.match(after):
        evidence["company"] += 2
    elif AUXILIARY_AFTER.match(after):
        evidence["company"] += 1
    if re.match(r"\s+(?:[Gg]roup|family|conglomerate|companies)\b", after) and not legal:
        evidence["company"] += 4
    if POSSESSIVE_AFTER.match(after):
        evidence["company"] += 2
    if re.match(r",\s+(?:an?|the|one of)\s+(?:[\w’'.-]+\s+){0,6}?" + COMPANY_NOUN + r"\b", after):
        evidence["company"] += 4
    if re.search(r"\b(?:shares of|shareholders of|owned by|vehicle of|subsidiary of|arm of)\s+$", before):
        evidence["company"] += 3
    if PERSON_BEFORE.search(before) and not legal and last not in INDUSTRY and 1 <= len(words) <= 3:
        evidence["person"] += 8
    elif len(words) in (2, 3) and PERSON_AFTER.match(after) and last not in INDUSTRY and not legal:
        evidence["person"] += 6
    elif len(words) in (2, 3) and re.search(r"\bsaid\s+$", before) and re.match(r"[.,;]|\s*$", after) and not legal and last not in INDUSTRY:
        evidence["person"] += 3
    if SITE_FACT_AFTER.match(after):
        evidence["project"] += 4
    if OUTPUT_BEFORE.search(before) and not legal:
        evidence["project"] += 2
    if RESOURCE_AFTER.match(after):
        evidence["project"] += 5
    if re.match(rf"[’']s\s+(?:[{UPPER}][\w’'-]+\s+){{1,3}}(?:{SITE_MODIFIER}\s+){{0,3}}{SITE}\b", after) and not evidence["place"]:
        evidence["company"] += 4
    elif re.search(r"\bat\s+$", before) and not re.match(r"[’']s\b", after) and not re.search(r"\b(?:analysts?|banker|brokers?|director|executive|manager|officer|"
                                                       r"strategist|economist|head|shareholders|and|board)\s+at\s+$", before):
        evidence["project"] += 3


def _settle(text: str, runs: list[_Run]) -> set[str]:
    """People's family names, so that "Mr Earner" and a later "Earner" are not companies."""
    people: set[str] = set()
    for run in runs:
        if run.evidence["person"] >= 6 and run.evidence["company"] < 8:
            people.add(run.text.rsplit(None, 1)[-1].lower())
    return people


class _Book:
    """The entities of one document: which runs are the same thing, what kind it is, and its fullest form."""

    def __init__(self, runs: list[_Run], people: set[str], text: str) -> None:
        self.people = people
        self.text = text
        self.evidence: dict[str, Counter[NameKind]] = defaultdict(Counter)
        self.full: dict[str, str] = {}
        self.printed: dict[str, str] = {}
        self.tickers: dict[str, str] = {}
        self.definitions: dict[str, str] = {}
        self.mid_sentence: set[str] = set()
        self.positions: dict[str, list[int]] = defaultdict(list)
        for run in runs:
            key = _key(run.text)
            self.evidence[key].update(run.evidence)
            self.positions[key].append(run.start)
            if not run.text.isupper() or key not in self.printed:
                self.printed[key] = run.text if not run.text.isupper() or " " not in run.text else recased(run.text)
            if run.ticker:
                self.tickers.setdefault(key, run.ticker)
            if not run.at_sentence_start:
                self.mid_sentence.add(key)
            is_site = run.evidence["project"] > run.evidence["company"]
            if run.ticker and (code := run.ticker.partition(":")[2].lower()) and len(code) > 1 and not code.isdigit():
                self.definitions.setdefault(code, key)
            for alias in run.aliases:
                if is_site or alias.lower() not in NOT_A_PARTY:
                    self.definitions.setdefault(_key(alias), key)
        self._short_forms()
        self.kinds: dict[str, NameKind] = {key: self._kind(key) for key in self.evidence}
        self._index = self._first_word_index()

    def _short_forms(self) -> None:
        """Map each short form to the full name that begins with it, if exactly one or the nearest one before does."""
        ordinary = _ordinary()
        self.by_first: dict[str, list[str]] = defaultdict(list)
        for key in self.evidence:
            self.by_first[key.split()[0]].append(key)
        self.longer: dict[str, list[str]] = {}
        for keys in self.by_first.values():
            for key in keys:
                if key in ordinary["headline"] or key in ordinary["function"] or commodities_in(key) == (key,):
                    continue
                longer = [k for k in keys if len(k) > len(key) and k.startswith(key + " ")
                          and (self._is_company(k) or self._is_site_form(k, key))]
                if longer and not self._stands_alone(key):
                    self.longer[key] = longer
        for alias, key in self.definitions.items():
            self.evidence[alias].update(self.evidence[key])

    def longer_company(self, key: str) -> bool:
        """True when a marked company name begins with this one."""
        return any(k.startswith(key + " ") and self.evidence[k]["company"] >= 5 and self._is_company(k)
                   for k in self.by_first[key.split()[0]])

    def _is_company(self, key: str) -> bool:
        evidence = self.evidence[key]
        return evidence["company"] >= 4 and evidence["company"] >= max(evidence["project"], evidence["person"], evidence["agency"])

    def _is_site_form(self, key: str, short: str) -> bool:
        return self.evidence[short]["company"] < 9 and self.evidence[key]["project"] >= 8 and bool(SITE_WORD.search(key)) and len(short) > 3

    def _stands_alone(self, key: str) -> bool:
        """Places and marked names are not taken for short forms."""
        evidence = self.evidence[key]
        if self.longer_company(key):
            return evidence["place"] >= 6
        return evidence["place"] >= 6 or evidence["company"] >= 10 and any(LEGAL.fullmatch(w) for w in key.split()[1:]) \
            or evidence["agency"] >= 7 or evidence["project"] >= 7 and evidence["company"] < 4 and not any(
                self._is_site_form(k, key) for k in self.by_first[key.split()[0]] if k.startswith(key + " "))

    def _kind(self, key: str) -> NameKind:
        evidence = self.evidence[key]
        words = key.split()
        if words[-1] in self.people and evidence["company"] < 8 and evidence["place"] == 0 and evidence["project"] < 4:
            return "person"
        if key in self.longer or key in self.definitions:
            target = self._target(key, self.positions[key][0] if self.positions[key] else 0)
            if target != key:
                return self._kind(target)
        best, weight = max(evidence.items(), key=lambda item: (item[1], item[0] == "company"), default=("other", 0))
        if weight < 2 and best != "other":
            best = "other"
        if best == "company" and key not in self.mid_sentence and weight < 4 and len(words) == 1 and (
                not self.printed[key].isupper() and _looks_ordinary(key)):
            return "other"
        return best  # type: ignore[return-value]

    def _target(self, key: str, position: int) -> str:
        if key in self.definitions and self.definitions[key] != key:
            return self.definitions[key]
        longer = self.longer.get(key)
        if not longer:
            return key
        before = [(p, k) for k in longer for p in self.positions[k] if p <= position]
        target = max(before)[1] if before else min((self.positions[k][0], k) for k in longer if self.positions[k])[1]
        return target if target == key else self._target(target, position)

    @cached_property
    def lower_words(self) -> frozenset[str]:
        """Words that the document also writes small."""
        return frozenset(re.findall(r"\b[a-z]{3,}\b", self.text))

    def is_opener(self, name: Name) -> bool:
        """A lone word that has a capital only because it begins a sentence, or the name of a metal."""
        key = _key(name.printed)
        if " " in key or any(c.isupper() for c in name.printed[1:]):
            return False
        if commodities_in(key):
            return True
        if key in self.mid_sentence:
            return False
        ordinary = _ordinary()
        return any(key in words for words in ordinary.values()) or _looks_ordinary(key) or key in self.lower_words

    def name_of(self, run: _Run) -> Name:
        named = self._name(run.start, run.end, run.text, _key(run.text))
        if named.kind == "company" and run.evidence["project"] >= 6 and run.evidence["company"] < 5 and len(run.text.split()) < 4:
            # "Koolin Lithium Pty Ltd, which holds the Koolin project": a mine that shares its owner's name.
            return replace(named, kind="project", name=site_name(run.text), ticker=None)
        return named

    def _name(self, start: int, end: int, printed: str, key: str) -> Name:
        target = self._target(key, start)
        kind = self.kinds.get(target) or self.kinds.get(key, "other")
        full = self.printed.get(target, printed)
        place: Place | None = place_of(printed)
        if kind == "project":
            full = site_name(full)
        if kind == "place" and place:
            full = place.label if place.kind in ("country", "capital") else printed
        ticker = self.tickers.get(target) or self.tickers.get(key)
        return Name(start, end, printed, kind, full, place.country if place else None, ticker)

    def roles_in(self, text: str) -> Iterator[Name]:
        """"the Company", "the Vendor", where the document has said in brackets whom it means."""
        if not any(role in self.definitions for role in ("company", "vendor", "vendors", "purchaser", "buyer", "seller", "target",
                                                         "optionee", "optionor", "issuer", "investor", "corporation", "group",
                                                         "acquirer", "borrower", "subscriber", "registrant")):
            return
        for match in PARTY_ROLE.finditer(text):
            if (key := match.group(1).lower()) in self.definitions:
                yield self._name(match.start(1), match.end(1), match.group(1), key)

    def _first_word_index(self) -> dict[str, list[str]]:
        index: dict[str, list[str]] = defaultdict(list)
        for key, kind in self.kinds.items():
            if kind in ("company", "project", "agency", "consortium", "person"):
                index[key.split()[0]].append(key)
        for keys in index.values():
            keys.sort(key=len, reverse=True)
        return index

    def known_in(self, text: str, sentence: Sentence) -> Iterator[Name]:
        """Names of this document inside a heading, where capitals alone say nothing."""
        at = sentence.start
        for word in WORD.finditer(text, sentence.start, sentence.end):
            if word.start() < at:
                continue
            for key in self._index.get(_key(word.group()).split()[0] if _key(word.group()) else "", ())[:8]:
                printed = re.compile(r"\W+".join(map(re.escape, key.split())) + r"\b", re.IGNORECASE).match(text, word.start())
                if printed and printed.end() <= sentence.end:
                    yield self._name(printed.start(), printed.end(), printed.group(), key)
                    at = printed.end()
                    break
        for span in place_spans(text[sentence.start:sentence.end]):
            start, end = sentence.start + span.start, sentence.start + span.end
            if span.place.kind != "desk" and text[start:end].upper() != text[start:end]:
                label = span.place.label if span.place.kind in ("country", "capital") else text[start:end]
                yield Name(start, end, text[start:end], "place", label, span.place.country)


def _key(name: str) -> str:
    """Lower case, punctuation that printers vary dropped."""
    return " ".join(re.sub(r"[.,()’']", "", name.lower()).split()) or name.lower()


def _looks_ordinary(word: str) -> bool:
    """A lone word at the start of a sentence that is more likely a noun than a name."""
    return bool(re.search(r"(?:tion|sion|ment|ness|ing|ers|ors|ists|ity|ance|ence|ies|als|ages?|ures?|ants|men|ches|ts|ns|ed|ly|ogy|ous|ful|ism|ship)$", word))


def recased(name: str) -> str:
    """A name printed in capitals, in the usual case; words of up to four letters, mostly initials, stay as they are."""
    return " ".join(w.capitalize() if len(w) > 4 or w.lower() in INDUSTRY or w in USUAL_CASE else w for w in name.split())


def site_name(name: str) -> str:
    """A project's name without the noun behind it: "Yangibana Rare Earths Project" is Yangibana."""
    if name.startswith("Project "):
        return name
    words = name.split()
    while len(words) > 1 and not place_of(" ".join(words[:-1])) and (SITE_WORD.fullmatch(words[-1]) or words[-1].lower() in ("joint", "tin", "open", "underground", "processing")
                              or commodities_in(words[-1].lower()) or words[-1].lower() in ("rare", "earth", "earths", "heavy", "mineral", "sands")):
        words.pop()
    return " ".join(words)


def is_ordinary(text: str) -> bool:
    """True for words, places and metals that head a section without being a company."""
    key = _key(text)
    ordinary = _ordinary()
    return place_of(text) is not None or bool(commodities_in(key)) or _public_body(text) is not None or all(
        any(word in words for words in ordinary.values()) for word in key.split())


def companies_of(names: list[Name]) -> list[Name]:
    """The companies among them."""
    return [name for name in names if name.kind == "company"]


def with_kind(name: Name, kind: NameKind) -> Name:
    """The same name read as another kind, where the sentence settles what the document did not."""
    return replace(name, kind=kind)
