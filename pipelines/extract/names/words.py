"""The words and patterns that names are told by: legal suffixes, exchanges, what companies and mines are called."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

import yaml

from pipelines.extract import regex as re
from pipelines.extract.currencies import CODES
from pipelines.extract.lexicon import commodities_in

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The C parser where it is built: reading the lexicons is most of the start-up time."""
NameKind = Literal[
    "company", "agency", "government", "programme", "project", "place", "consortium", "person", "nobody", "other"
]

UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĠĢĪİĶŁŃŅŇŌŐŒŘŚŞŠŢŤŪŮŰŹŻŽ"
SUM = rf"(?:[A-Z]{{1,3}}[$€£¥]|(?:{'|'.join(CODES)})\s?\d|R\d[\d.,]*\s?(?:m|bn|[mb]illion)\b)"
"""How a sum begins, which ends the name before it."""
WORD = re.compile(
    rf"\b(?=[{UPPER}\d]|[a-z]{{1,2}}[{UPPER}])(?<![@/])(?!{SUM})"
    r"(?:U\.S\.(?:A\.)?|U\.K\.|(?:St|Mt|Ft)\.(?=\s[A-Z])|A/S\b|S\.A\.(?:B\.)?|"
    r"C\.V\.|N\.V\.|B\.V\.|L\.P\."
    rf"|\d{{1,3}}[A-Z][a-z]{{3,}}\w*|\d[A-Z](?=\s[A-Z][a-z])|[a-z]{{1,2}}[{UPPER}]\w+"
    rf"|[{UPPER}]\w*(?:[’'](?=\w{{2}})\w+|[-–&](?=[^\W\d_])\w+|\.(?=[{UPPER}]\b)\w+)*)"
)
LEGAL_WORDS = frozenset(
    """
    ltd limited inc incorporated corp corporation plc nl ag sa s.a s.a.b sab cv c.v spa s.p.a sas sarl srl s.r.l gmbh pty
    pte kk ab asa a/s oyj oy llc llp lp l.p bv b.v nv n.v co company se tbk jsc pjsc pao bhd berhad ltda lda
    kgaa ulc""".split()
)


@lru_cache(maxsize=8192)
def is_legal_word(word: str) -> bool:
    """True for a legal suffix in any case, with or without its full stop."""
    return word.rstrip(".").lower() in LEGAL_WORDS or word == "AS"


UPPER_ONLY = frozenset("NL AG SA SAB CV AB ASA AS KK LP BV NV SE SPA SAS".split())
"""Legal suffixes that count only in capitals: the same letters are words or initials elsewhere."""
INDUSTRY = frozenset(
    """
    aerospace aluminium aluminum antimony automotive batteries battery brothers capital carbon cement chemical
    chemicals cobalt commodities consolidated copper corporation diamonds drilling electric electronics energy
    enterprises equity exploration explorations explorers extractive ferroalloys financial fuels gas gold
    graphite group heavy holding holdings industrial industries international investment investments iron ionic
    lithium lithium-ion logistics magnetics magnets magnesium manganese manufacturing marine materials metal
    metallurgical metals midstream mineral minerals mines mining molybdenum motors nickel niobium oil
    optiminerals partners petroleum pharma phosphate platinum potash power precision products quarries rare-
    earths recycling refining renewables resources royalties royalty rutile sands scandium securities
    semiconductor shipping silicon silver smelting solar solution solutions steel streaming sulphides systems
    tailings tech technologies technology titanium tin trading trust tungsten uranium vanadium ventures zinc
    zirconium earths gruppe minière minerais minera mineração minerales química quimica""".split()
)
"""Words that companies of this trade end in; two or more capitalised words with such a last one are a company."""
AGENCY = frozenset(
    """
    agency administration authority bureau cabinet commission committee congress council department directorate
    embassy exchange facility fund institute laboratory laboratories ministry office parliament secretariat
    service survey treasury university commonwealth senate court association alliance coalition forum society
    federation""".split()
)
AGENCY_HEAD = re.compile(
    r"(?i)^(?:(?:us|u\.s\.|uk|federal|national|state|royal|european|australian|canadian|japan(?:ese)?|united states|"
    r"[a-z]+(?=\s(?:(?:[a-z]+\s)?(?:department|ministry|bureau|institute|council))\sof\b))\s+)*"
    r"(?:(?:department|ministry|bureau|office|agency|government|commonwealth|university|institute|council|commission|"
    r"bank|administration|authority|secretary|republic|state|kingdom|province|city|county)\s+(?:of|for)\b)"
)
BANKISH = re.compile(
    r"(?i)\b(?:development bank|investment bank|export[- ]import bank|central bank|world bank|bndes)"
    r"\b|"
    r"\bexport (?:finance|development|credit)\b"
)
GOVERNMENT = re.compile(
    r"(?i)^(?:the\s+)?(?:government of\b.*|.*\bgovernment|(?:republic|kingdom|commonwealth) "
    r"of\b.*)$"
)
PROGRAMME_WORDS = frozenset(
    "act program programme initiative mission scheme strategy law plan bill code accelerator".split()
)
SITE = (
    r"(?:projects?|mine|mines|deposit|deposits|property|properties|prospects?|operation|operations|plant|refinery|"
    r"smelter|"
    r"mill|tenements?|licen[cs]es?|concession|claims?|complex|facility|orebody|pit|salar|tailings|field|permit|"
    r"quarry|module|hub|"
    r"joint venture|jv|tenure|asset|assets|open pit|processing hub|separation facility|demonstration plant|"
    r"concentrator|"
    r"pegmatites?|carbonatite|granite|skarn|porphyry|orebodies|lode|factory|gigafactory|converter|salt (?:flat|lake)|"
    r"(?:satellite|ore|mineral|lithium|uranium|gold|copper) (?:site|zone)|site|clays|"
    r"ground|exploration (?:project|licen[cs]e|permit|target))"
)
SITE_WORD = re.compile(rf"(?i){SITE}$")
SITE_WORDS = frozenset(
    """
    project projects mine deposit deposits property properties prospect prospects operation operations plant refinery
    smelter mill tenement tenements licence license licences licenses concession claim claims complex facility orebody
    pit salar tailings field permit quarry module hub jv tenure asset assets concentrator ground""".split()
)
SITE_MODIFIER = (
    r"(?!(?:an?|the|its?|their|his|our|and|or|nor|but|of|in|on|at|to|by|for|from|with|into|over|as|than|that|which|who|"
    r"whose|where|when|while|is|was|are|were|be|been|has|have|had|will|would|can|could|may|might|should|must|not|"
    r"said|says|owned|holds?|plans?)\b(?!-))[a-z]+(?:-[a-z]+){0,2}(?<!ing)"
)
"""A word between a site's name and its noun that says what the site holds or is: any but those of grammar."""
SITE_AFTER = re.compile(rf"\s+(?:{SITE_MODIFIER},?\s+(?:and\s+)?){{0,5}}?{SITE}\b", re.IGNORECASE)
STRICT_SITE_AFTER = re.compile(
    rf"\s+(?:{SITE_MODIFIER},?\s+(?:and\s+)?){{0,5}}?(?:projects?|mine|deposit|property|"
    r"prospect|smelter|refinery|tenements)\b",
    re.IGNORECASE,
)
SITES_AFTER = re.compile(
    rf"(?:,\s+[{UPPER}][\w’'-]+(?:\s+[{UPPER}][\w’'-]+)?){{0,3}},?\s+and\s+(?:the\s+)?(?:[{UPPER}][\w’'-]+\s+){{1,3}}"
    rf"(?i:(?:{SITE_MODIFIER}\s+){{0,3}}(?:projects|mines|deposits|properties|prospects|tenements|licen[cs]es|leases))\b"
)
"""What follows the first of several named projects: "Mia North and Trieste lithium projects"."""
SITE_APPOSED = re.compile(
    rf",\s+(?:(?:an?|the|its|one of the|which is an?)|(?:[{UPPER}][\w&’'-]*\s+){{0,2}}[{UPPER}][\w&-]*(?:[’']s|s[’']))"
    rf"\s+(?:[\w’'.-]+,?\s+){{0,6}}?{SITE}\b(?!\s(?:partner|owner|operator|holder|developer|company|vehicle|contractor)s?\b)"
)
SITE_FACT_AFTER = re.compile(
    r"(?:,?\s+(?:about|some|roughly)?\s*\d+\s*(?:km|kilometres|kilometers|miles)\b|,?\s+(?:is|was|are) (?:fully "
    r"permitted|located|situated|designed|permitted|expected to produce|open[- ]pit|"
    r"underground|in production|on care and maintenance)|\s+(?:covers|lies|sits|spans|straddles|comprises|could be "
    r"in production|will produce|should produce|is due to|is forecast to produce)\b|"
    r"[’']s\s+(?:[a-z-]+\s+){0,2}(?:hydroxide|concentrates?|carbonate|spodumene|ore|orebody|output|titanium|zircon|"
    r"tailings|pit|mill|ounces|tonnes|feasibility study|construction|expansion)\b)"
)
OUTPUT_BEFORE = re.compile(
    r"\b(?:concentrates?|hydroxide|carbonate|products?|output|production|ore|tonnes|lithium|silver|gold|zinc|cobalt|"
    r"nickel|graphite|uranium|metal|copper|rare earths|oxides?|rights|zone \d+|module|phase (?:one|two)|construction|"
    r"development|expansion|equivalent|spodumene|feedstock|sulphates?|sulfates?|sulphides?|flakes?|fines|antimony|"
    r"tungsten|tin|manganese|monazite|yellowcake|matte|"
    r"acquisition|purchase|owner|operator|rest|control|royalty|stream|work|drilling|restart|"
    r"re-?opening|restarting|commissioning|redevelopment|ramp-up|(?:feasibility|scoping|engineering) stud(?:y|ies)|"
    r"(?:[Rr]esources?|[Rr]eserves?)(?: [Ee]stimates?)?|first stone|zone|option)"
    r"(?:\s+\([A-Z]\w{1,4}\))?\s+(?:from|at|of|to|over|on|for)\s+(?:the\s+)?$"
    r"|(?:%|\bper cent|\bpercent)\s+(?:of|in)\s+(?:the\s+)?$"
    r"|\b(?:to|will|would|can|could) (?:build|re-?open|restart|develop|construct|redevelop|mothball|commission)\s+$"
)
RESOURCE_AFTER = re.compile(
    r"(?: in [A-Z][\w ]{2,25})?\s+(?:holds?|hosts?|contains?|has|had|boasts)\s+(?:(?!no\b)[\w.,-]+\s+){0,5}?"
    r"(?:[Rr]esources?|[Rr]eserves?|tonnes|pounds)\b|[’']s\s+(?:(?:first|second|third|new|open|underground|main|proven|proved|"
    r"probable|and|measured|indicated|inferred|initial|maiden|JORC|old|total)\s+){1,4}(?:module|pit|phase|stage|orebody|shaft|"
    r"resources?|reserves?|pounds|tonnes)\b|[’']s\s+(?:granite|pegmatites?|carbonatite|orebody|brines?)\b"
)
COMPANY_NOUN = (
    r"(?:company|group|miner|producer|explorer|developer|trader|maker|manufacturer|refiner|smelter|"
    r"carmaker|automaker|"
    r"steelmaker|giant|firm|investor|operator|owner|holder|major|junior|utility|supplier|processor|"
    r"recycler|partner|"
    r"conglomerate|bidder|suitor|rival|parent|subsidiary|unit|affiliate|vehicle|lender|streamer|start-up|"
    r"startup|"
    r"outfit|house|arm|enterprise|combine|prospector|contractor|engineer|consultant|consultants|broker|vendor|"
    r"counterparty|offtaker|"
    r"shareholder|converter|merchant|cellmaker|chipmaker|specialist|newcomer|hopeful|upstart|financier|"
    r"buyer|seller|purchaser|customer|listed|owned|based|controlled|backed|fund|bank|agency|association|"
    r"companies|firms|traders|miners|producers|partners)"
)
COMPANY_NOUNS = frozenset(COMPANY_NOUN.removeprefix("(?:").removesuffix(")").split("|"))
COMPANY_BEFORE = re.compile(rf"\b{COMPANY_NOUN}\s+$")
DEAL_BEFORE = re.compile(
    r"\b(?:with|by|between|acquire|acquired|buy|bought|purchase|purchased|acquiring|buying|sell|"
    r"sold|"
    r"subsidiary of|shares (?:in|of)|stake in|interest in|owned by|merger (?:of|with)|rival)\s+$"
)
AUXILIARY_AFTER = re.compile(
    r"(?:\s*\([^)]{1,60}\))?(?:,[^,.;]{2,80},)?\s+(?:has|have|had|is|was|will|would|may|can|"
    r"must|also)\b"
)
VERB_AFTER = re.compile(
    r"(?:\s*\([^)]{1,60}\))?(?:,[^,.;]{2,80},)?\s+(?:(?:has|have|had|is|will|would|was|also)\s+)?(?:to be |been )"
    r"?(?:said|says|signed|agreed|agrees|bought|sold|"
    r"acquired|owns|holds|plans|expects|announced|paid|pays|took|takes|completed|closed|entered|won|lost|raised|"
    r"secured|invested|plans|operates|mines|reported|declined|earns?|buys?|sells?|keeps|paying|buying|agree|acquire|"
    r"earning|selling|"
    r"subscribed|subscribes|exercised|intends|remains|received|receives|committed)\b"
)
POSSESSIVE_AFTER = re.compile(
    r"[’'](?:s)?\s+(?:[\w$€£-]+\s+){0,4}(?:shares?|stake|offer|bid|board|chief|chairman|subsidiary|management|holding|"
    r"investment|acquisition|takeover|merger|term|contract|stock|price|production|output|business|assets|interests?|"
    r"stakes|holdings?)\b"
)
PERSON_BEFORE = re.compile(
    r"\b(?:[Cc]hief(?:\s+[\w-]+){0,2}|[Cc]hair(?:man|woman|person)?|[Pp]resident|CEO|CFO|COO|MD|[Dd]irectors?|"
    r"[Mm]inister|Secretary|"
    r"[Aa]nalysts?|[Ss]pokes(?:man|woman|person)|[Mm]anager|Mr|Mrs|Ms|Dr|Prof|Sir|[Ff]ounder|[Gg]eologists?|"
    r"[Ss]enator|[Gg]overnor|"
    r"[Oo]fficer|[Ee]conomist|[Ss]trategist|[Ee]xecutive|[Hh]ead)\.?,?\s+$"
)
PERSON_AFTER = re.compile(
    r",?\s+(?:\([^)]*\),?\s+)?(?:the |its |an? )?(?:[\w’'-]+\s+){0,3}?(?:[Cc]hief [Ee]xecutive|[Cc]hief|"
    r"[Cc]hair(?:man|woman)?\b|"
    r"[Pp]resident|CEO|CFO|[Mm]anaging [Dd]irector|[Mm]inister|[Aa]nalyst|[Ss]pokes(?:man|woman)|who runs|who chairs|"
    r"[Ee]xecutive [Cc]hair|[Cc]ompetent [Pp]erson)"
)
OFFICE_APPOSED = re.compile(
    r",\s+(?:the\s+|its\s+|an?\s+)?(?:[\w’'-]+\s+){0,2}(?:[Dd]irector|[Cc]ompany [Ss]ecretary|[Ff]ounder)\b"
)
NAMED_OFFICER = re.compile(
    r"\s+(?:(?:and|&)\s+(?:CEO|[A-Z][\w ]{2,25}?)\s+)?(?:(?:Mr|Mrs|Ms|Dr)\.?\s+)?[A-Z][a-z]+\s+[A-Z]"
)
"""What stands behind "⟦company⟧ chairman": the officer's own name."""
PLACE_BEFORE = re.compile(r"\b(?:in|near|outside|around|at|to|from|of|for|over|on)\s+(?:the\s+)?$")
EXCHANGES = (
    r"ASX|TSX(?:[- ]?V)?|TSX Venture(?: Exchange)?|CSE|NYSE(?: American| Arca|-American)?|NASDAQ|Nasdaq|LSE|"
    r"AIM|OTC(?:QX|QB|MKTS)?|"
    r"OTC Markets|FSE|FRA|Frankfurt|JSE|HKEX|HKSE|SEHK|HK|SGX|NZX|NSE|BSE|TSE|KRX|KOSDAQ|SSE|SZSE|STO|"
    r"Euronext|OSE|"
    r"Oslo|NEO|Cboe|TASE|BVL|B3|NSX|LON|XETRA|ADX|MOEX|Nasdaq First North"
)
TICKER = re.compile(
    rf"\s{{0,3}}[(\[][^()\[\]]{{0,60}}?\b((?:{EXCHANGES})(?:\s*(?:and|/|,|&)\s*(?:{EXCHANGES}))*)"
    r"\s*[:–-]\s*([A-Z0-9]{1,6}(?:\.[A-Z]{1,2})?)\b"
    rf"[^()\[\]]{{0,120}}[)\]]"
)
BARE_TICKER = re.compile(r"\s{0,3}[(\[]([A-Z]{1,5}|\d{4}\.[A-Z]{1,2}|[A-Z]{2,5}\.[A-Z]{1,2})[)\]]")
BRACKET = re.compile(r"\s{0,3},?\s{0,3}\(([^()]{1,180})\)")
QUOTED = re.compile(r"""["“‘']([^"“”()]{1,48}?)["”’'](?=\s|[,;)]|$)""")
HYPHENATED = re.compile(
    r"-(?:[a-z]+(?:ed|ing)|led|style|run|bound|wide|made|built|born|held|grown|bearing|rich|poor|free|scale|grade|format|type|"
    r"only|friendly|specific|like|related|compliant|ready|first|propylitic|sulphide|sulfide)$"
)
NOT_A_PARTY = frozenset(
    """
    parties agreement transaction acquisition offer project projects property properties royalty stream shares
    units placement mou loi jv terms deal merger scheme consideration closing option tenements licence license
    mine asset spa disposal""".split()
)
"""Words in quotes behind a company that stand for something else."""
PARTY_ROLE = re.compile(
    r"\b[Tt]he\s+(Company|Issuer|Purchaser|Buyer|Seller|Vendors?|Acquirer|Target|Optionee|"
    r"Optionor|Borrower|"
    r"Investor|Subscriber|Corporation|Registrant|Group)\b"
)
USUAL_CASE = frozenset("THE AND OF LTD INC CORP PTY PTE CO".split())
NEVER_NAMES = frozenset(
    """
    state asx tsx tsxv tsx-v nyse nasdaq otc otcqx otcqb lse aim jse hkex rns sedar sedar+ edgar sec abn acn isin jorc ni
    treo tree mreo ndpr lce mrec mhp hpa treo+y reo nsr npi irr npv capex opex esg ev evs ceo cfo faq dfs pfs
    bfs fid company measured indicated inferred proven proved probable african european asian western eastern
    northern southern court latin arctic nordic chinese-owned mou loi jv pea rc rab aud usd nok sek dkk zar chf jpy
    aam cam pcam ncm ncma nca nmc lfp governments government cny rmb krw inr brl cad gbp eur q1 q2 q3 q4 h1 h2 fy""".split()
)
SIDES = frozenset(
    "north northern south southern east eastern west western central northeast northeastern northwest northwestern southeast "
    "southeastern southwest southwestern".split()
)
"""What is said of a part of a place: Eastern Pilbara, Northern Ontario."""
WORLD_REGIONS = frozenset(
    (
        "africa,asia,asia pacific,asia-pacific,balkans,caribbean,central africa,central america,central asia,"
        "east africa,east asia,eastern europe,europe,indo-pacific,latin america,middle east,north africa,"
        "north america,oceania,persian gulf,sahel,scandinavia,south america,south asia,south-east asia,"
        "southeast asia,southern africa,sub-saharan africa,west africa,western europe,"
        "central american,central asian,east african,east asian,eastern european,latin american,north african,"
        "north american,south american,south asian,southeast asian,southern african,west african,western european"
    ).split(",")
)
"""Parts of the world and their adjectives: no party, no project and no country."""
BRACKETED_PART = re.compile(
    r"\s\([A-Z][\w-]*(?: [A-Z][\w-]*)?\),?\s+"
    r"(?:[A-Z][\w&-]*\s+){0,2}?"
    r"(?:Pty|Ltd|Limited|LLC|L\.?P|Inc|GmbH|Pte|plc|PLC|Corp|S\.?A|Co|Company|Holdings?|Group)\b"
)
NUMBER_FIRST = re.compile(r"(?<![\w$€£.,/-])(?!(?:19|20)\d\d )(?:\d{4}-\d{4}|\d{2,8}) $")
"""The number that some companies have as their first word: "51 Lithium SARL", "1478221 B.C. Ltd."."""
TENEMENT = re.compile(r"(?:E|EL|ELA|EM|EMP|EPC|EPL|EPM|EP|G|L|M|MC|MCN|MDL|MIN|ML|P|PL|R|RL|S)\d{2,6}")
"""The number of a licence or lease as Australian registers write it."""
LOWERCASE_BRAND = re.compile(r"(?<=\s)([a-z]{5,})\s$")


@cache
def ordinary_words() -> dict[str, frozenset[str]]:
    """Section of the lexicon to its words, which take a capital without being part of a name."""
    data = yaml.load((Path(__file__).parents[1] / "lexicon" / "ordinary.yml").read_text(encoding="utf-8"), LOADER)
    return {section: frozenset(words.split()) for section, words in data.items()}


@cache
def public_bodies() -> dict[str, NameKind]:
    """Key of each funder's name and alias, and of each programme, to its kind."""
    found: dict[str, NameKind] = {}
    for file, default in (("agencies.yml", "agency"), ("programmes.yml", "programme")):
        path = Path(__file__).parents[1] / "lexicon" / file
        for entry in yaml.load(path.read_text(encoding="utf-8"), LOADER) if path.exists() else ():
            kind = {"government": "government", "lender": "company"}.get(entry.get("kind", ""), default)
            for name in (entry["name"], *entry["aliases"]):
                found.setdefault(key_of(name), kind)  # type: ignore[arg-type]
    return found


@lru_cache(maxsize=8192)
def public_body(name: str) -> NameKind | None:
    """The kind of a public body or programme that goes by this name, None for any other name."""
    key = key_of(name)
    bodies = public_bodies()
    return bodies.get(key) or bodies.get(re.sub(r"^(?:us|uk|the) ", "", key)) or bodies.get("us " + key)


@lru_cache(maxsize=8192)
def is_metal(word: str) -> bool:
    """True for the bare name of a commodity."""
    return commodities_in(word) != () and " " not in word


@lru_cache(maxsize=8192)
def key_of(name: str) -> str:
    """Lower case, punctuation that printers vary dropped."""
    return " ".join(re.sub(r"[.,()’']", "", name.lower()).split()) or name.lower()


def looks_ordinary(word: str) -> bool:
    """A lone word at the start of a sentence that is more likely a noun than a name."""
    return bool(
        re.search(
            r"(?:tion|sion|ment|ness|ing|ers|ors|ists|ity|ance|ence|ies|als|ages?|ures?|ants|men|ches|"
            r"ts|ns|ed|ly|ogy|ous|ful|ism|ship)$",
            word,
        )
    )
