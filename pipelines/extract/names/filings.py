"""Words that prospectuses and the tables of field work print large without naming anybody."""

from __future__ import annotations

from functools import lru_cache

from pipelines.extract import regex as re

SECURITIES = frozenset(
    """
    acceptance additional admission advanced allotment annexure annual applicant applicants application applications
    assets balance board bonus booklet business capital carried carry cash chapter chapters class closing code
    constitution convertible corporate cum current date day days debt deferred directors dividend dividends document
    documents electronic eligible entities entitlement entitlements equity excluded exercise existing expiry foreign form
    forms free full fully fund funds general glossary group hybrid indicative ineligible interest interests issue issued
    issues lead letter liquidity list listed listing loan loans management manager managers market materials meeting
    minimum money moneys monies net new non-renounceable notice offer offers official opening option optionholder
    optionholders options ordinary participating partly party pay payment performance period placement plan price pro-rata
    products proposed prospectus purchase qualifying quotation quoted raising record register registry related reliance
    renounceable residual resolution resolutions restructure retail rights risk risks schedule scheme section securities
    security settlement share shareholder shareholders shareholding shares shortfall structure subscription summary system
    terms timetable top-up trading transfer underwriter underwriters underwriting underwritten unissued unquoted volume
    voting warrants website working""".split()
)
"""Of issues of shares and of meetings: "Entitlement Offer", "Shortfall Securities", "Eligible Shareholder"."""
FIELD_WORK = frozenset(
    """
    aeromagnetic air air-core airborne aircore anomaly applicable areas assay assays auger azimuth blank blanks bulk
    certified channel chip chips circulation collar collars commentary compositing control core criteria cut-off data
    database density depth diagrams diamond diluted dip downhole drill drilled drillhole drillholes drilling duplicate
    duplicates edition electromagnetic estimate estimates estimation explanation exploration fire further geochemical
    geochemistry geology geophysical geophysics geotechnical grade grades grid ground hammer handheld heavy highlights
    historic historical hole holes identified indicated induced inferred intercept intercepts intersections interval
    intervals laboratory lode logging magnetic magnetics magnetotelluric mapping material materials measured metallurgical
    metallurgy method methods mine mineral mineralisation mineralization minerals mining models multi-element open ore
    percussion petrography photon pit planned polarisation polarization pre-collar probable proved proven quality
    radiometric radiometrics recoverable reference remaining reporting reserve reserves resource resources results reverse
    rock rotary sample samples sampling sieve soil spectral standard standards stratigraphy strike study sub-sampling
    surface survey surveys target targets techniques test tests tonnage tonnages total trench twinned underground
    undiluted variography verification vertical width widths work works zone zones""".split()
)
"""Of drilling, assaying and reporting: "Reverse Circulation", "Exploration Results", "Certified Reference Materials"."""
METALS = frozenset("cobalt copper gold iron lead lithium manganese nickel silver tin tungsten uranium zinc".split())
GOODS = frozenset("concentrate concentrates doré dore oxide oxides carbonate hydroxide ingots bars cathodes".split())
NO_PARTY = SECURITIES | FIELD_WORK


SPEAKS_OF_ESTIMATES = re.compile(
    r"\bMineral Resource\b(?! [Ll]td| [Ll]imited)|\bOre Reserve|\b(?:Inferred|Indicated|Measured) "
)


def names_no_party(key: str, text: str) -> bool:
    """True for words of filings alone, in small letters; a company called so has its suffix or its ticker beside them.

    "Mineral Resources" is also a company: it is none where `text` states estimates by the same words.
    """
    return _are_of_filings(key) and (key != "mineral resources" or SPEAKS_OF_ESTIMATES.search(text) is not None)


@lru_cache(maxsize=16384)
def _are_of_filings(key: str) -> bool:
    words = key.split()
    if words[-1] in GOODS and METALS.issuperset(words[:-1]):
        return True
    return NO_PARTY.issuperset(words)
