"""Terms of reports that are printed large and name nobody: symbols, ages of rocks, offices, events, labels and papers."""

from __future__ import annotations

from functools import lru_cache

from pipelines.extract import regex as re
from pipelines.extract.names.words import NameKind

ELEMENTS = (
    "H|He|Li|Be|B|C|N|O|F|Ne|Na|Mg|Al|Si|P|S|Cl|Ar|K|Ca|Sc|Ti|V|Cr|Mn|Fe|Co|Ni|Cu|Zn|Ga|Ge|As|Se|Br|Kr|Rb|Sr|Y|Zr|Nb|Mo|"
    "Tc|Ru|Rh|Pd|Ag|Cd|In|Sn|Sb|Te|I|Xe|Cs|Ba|La|Ce|Pr|Nd|Pm|Sm|Eu|Gd|Tb|Dy|Ho|Er|Tm|Yb|Lu|Hf|Ta|W|Re|Os|Ir|Pt|Au|Hg|Tl|"
    "Pb|Bi|Po|At|Rn|Fr|Ra|Ac|Th|Pa|U"
)
SYMBOL = re.compile(
    rf"(?:{ELEMENTS})(?:[Ee]q)?|(?=[A-Z]*[a-z]|[A-Z]{{1,2}}-)(?:(?:{ELEMENTS})-?){{2,4}}|(?:[HLMT]?RE[EO]|T?REE)[Oos]?s?"
)
"""Symbols of elements and what is made of them: "Sb", "HCl", "Cu-Au", "AgEq", "REOs"."""
PERIOD = re.compile(r"(?:[FC]Y|[1-4]?[QH][1-4]?(?:FY|CY)?|[QH][1-4])-?(?:20)?\d\d[EFAe]?|\dQ|\dH")
"""Years and parts of them: "FY24", "H1FY25", "3Q24"."""
ACRONYMS = frozenset(
    """
    aaS aes aisc aliquot ansi aqueous asic asl astm ausimm bfa bpay bsc capm cil cip coo covid covid-19 crm crms csv ddh
    dem dfs dgps dms dtm ebit ebitda
    eia eis epcm eps erp esia eur fob gaap gis gps hdpe hls hpgr hse icp ias ifric ifrs iso kml kyc lidar lom lme
    mre mrmr nad83 nav nepa nsr ohs opex p.eng p.geo pgeo pdf phd qa qaqc qc qem qemscan qp qps qa/qc rab rc rfp roe rom
    rqd sop sops spp srm tem tif tiff tsf usd utm vat vtem vwap wgs84 xrd xrf""".lower().split()
)
"""Acronyms of reporting, surveying and assaying."""
AGE = re.compile(
    r"(?:(?:early|middle|mid|late|lower|upper|neo|meso|pala?eo|eo|pre)[ -]?)?"
    r"(?:hadean|archa?ean|proterozoic|phanerozoic|pala?eozoic|mesozoic|cenozoic|cainozoic|precambrian|cambrian|ordovician|"
    r"silurian|devonian|carboniferous|mississippian|pennsylvanian|permian|triassic|jurassic|cretaceous|tertiary|pala?eogene|"
    r"neogene|quaternary|pala?eocene|eocene|oligocene|miocene|pliocene|pleistocene|holocene|ediacaran|hercynian|variscan|"
    r"caledonian|andean|alpine|grenville|grenvillian)"
)
"""Eons, eras, periods, epochs and mountain buildings."""
FORMED = re.compile(
    r"\s(?:[a-z]+\s)?(?:[Ff]ormation|[Ss]upergroup|[Mm]ember|[Tt]errane|[Ss]ubprovince|[Cc]raton|[Bb]atholith|[Ll]ineament|"
    r"[Aa]nticline|[Ss]yncline|[Oo]rogen(?:y|ic)?|[Ff]ault|[Gg]reenstone)\b"
)
"""Behind the name of rocks."""
DIVISIONS = frozenset("township territory parish municipality prefecture oblast shire borough canton regency".split())
"""What land is divided into."""
EVENTS = frozenset(
    """
    conference convention expo symposium roadshow podcast webinar showcase seminar workshop gala awards""".split()
)
PAPER_ENDS = frozenset(
    """
    agreement agreements deed contract memorandum report reports study assessment statement statements circular prospectus
    notice letter schedule appendix table exhibit annex guidelines standards protocol certificate certification
    questionnaire offering amendment financing placement indenture resolution right rights disposal transaction
    offer offers bid scheme raising announcement presentation proposal entitlement""".split()
)
"""What papers and acts end in whose titles are printed large."""
APPARATUS = frozenset(
    """
    tank furnace kiln thickener crusher conveyor autoclave filter pump analyser analyzer spectrometer software database
    email tests""".split()
)
"""What the works of a plant or a laboratory end in."""
OFFICES = frozenset(
    """
    person persons adviser advisor advisers advisors geologist engineer metallurgist counsel auditor auditors trustee
    registrar notary signatory author authors shareholder employee contractor representative chairman secretary
    treasurer director directors officer officers manager""".split()
)
HOLDERS = frozenset(
    """
    shareholders securityholders noteholders optionholders warrantholders unitholders stockholders bondholders
    employees representatives stakeholders""".split()
)
"""Whom a company owes something, all of them together: "Harrow Shareholders"."""
RANKS = frozenset(
    """
    technical qualified competent senior chief principal lead independent special strategic financial legal corporate
    executive non-executive vice deputy general managing consulting project exploration mining mine geological
    registered professional selling existing current former key other our their its project resident regional group
    assistant associate interim authorised authorized nominated common majority minority controlling disinterested""".split()
)
"""What stands before an office that nobody is named by: "Qualified Person", "Selling Shareholders"."""
EXCHANGE = re.compile(
    r"(?:[A-Z][\w.-]*\s){0,4}(?:(?:[Ss]tock|[Ss]ecurities|[Vv]enture|[Ff]utures) Exchange|(?:Securities(?: and|, &| &)? )?"
    r"(?:Exchange|Securities) Commission)|(?:TSX|CSE|NYSE) Exchange|TSX Venture"
)
"""Where shares are traded and who watches over it: none of them takes a side in what is filed there."""
LABELS = frozenset(
    """
    figure fig table slide page section chapter appendix annex exhibit schedule item note part phase stage step photo plate
    map chart graph box panel tier type class category series level test hole drillhole borehole trench sample line block
    bench lens domain zone unit layer option case scenario form rule article clause paragraph footnote
    attachment year quarter month week day version revision figures tables photos plates pages items notes holes""".split()
)
"""What is counted with a number or a letter behind it."""
NUMBER_AFTER = re.compile(
    r"\s?(?:\d{1,3}(?:[.-]\d+)*[a-zA-Z]?|[A-Z]|[IVX]+)(?![\w%$€])(?!\s?(?:%|per\b|million|billion))"
)
SPOKE = re.compile(r"\s(?:continued|commented|remarked|enthused|quipped),\s?[“\"]")
"""Behind the first name of somebody who speaks."""
POINTS = 20
"""More than any other sign gives: the words leave no doubt."""


@lru_cache(maxsize=16384)
def is_term(printed: str) -> bool:
    """True for words that no company, body, project or place is called by, however they are printed."""
    if SYMBOL.fullmatch(printed) or PERIOD.fullmatch(printed):
        return True
    lower = printed.lower()
    if AGE.fullmatch(lower) or EXCHANGE.fullmatch(printed):
        return True
    words = lower.split()
    last = words[-1]
    if len(words) == 1:
        return last in ACRONYMS
    if last in OFFICES:
        return all(word in RANKS for word in words[:-1])
    return last in PAPER_ENDS or last in EVENTS or last in APPARATUS or last in HOLDERS


def term_points(printed: str, after: str) -> dict[NameKind, int]:
    """Points of a name for nobody by the words that stand right behind it, none where they say nothing."""
    if printed.lower() in LABELS and NUMBER_AFTER.match(after):
        return {"nobody": POINTS}
    if FORMED.match(after):
        return {"place": 3}
    if " " not in printed and SPOKE.match(after):
        return {"person": 6}
    return {}
