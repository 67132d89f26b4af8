"""What kind of deal it is by the terms that its sentence tells, whatever it calls itself: a stream told as a purchase of
metal, a partnership that founds a company, a memorandum about product.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.deals.language.grammar import PRODUCT
from pipelines.extract.deals.rules.contracts import product_type
from pipelines.model import DealType

if TYPE_CHECKING:
    from pipelines.extract.deals.draft import Draft
    from pipelines.extract.names import Name

PRODUCT_PROMISE = re.compile(
    r"\b(?:procurement|purchase|supply|sales?|off-?take) (?:and [a-z]+ )?"
    r"(?:(?:strategic|co-?operation|framework|partnership) )+"
    r"(?:agreement|contract|memorandum|deal|pact)\b|"
    r"\b(?:to|will|would|could|may|can) (?:buy|purchase|take|sell|supply|offtake)\b[^;]*(?:⟦Q|\b(?:tonnes|output|production|"
    r"products?|concentrates?|oxides?|carbonate|hydroxide)\b)|"
    r"\b(?:for|covering|on|about|concerning|regarding|foresees?|envisages?) (?:(?:the|a|future|possible|potential|long-term) )*"
    r"(?:supply|supplies|sales?|offtake|purchase|deliver(?:y|ies)|shipments?) of\b|"
    r"\bprepayment\b|\b(?:covered|covers|covering) (?:up to )"
    r"?⟦[RQ]\d+⟧ (?:of|a year)|(?<!plant )(?<!refinery )(?<!smelter )(?<!mill )(?<!facility )(?<!mine )"
    r"\bfor (?:up to |about |approximately )?⟦Q|\b(?:for|about|on|over|covering) (?:[\w-]+ ){0,4}off-?take\b|"
    rf"\bfor (?:the )?(?:[a-z-]+ ){{0,2}}?{PRODUCT.pattern} (?:from|of|made at|mined at) (?:the )?⟦[JCN]|"
    r"(?<!process )(?<!technology )(?<!plant )(?<!chain )(?<!project )(?<!market )(?<!facility )(?<!refinery )(?<!venture )"
    r"\bfor (?:(?:the|its|up to|mixed|future|annual|[a-z]+-grade) )*(?:[a-z-]+ ){0,3}?(?:concentrates?|carbonate|"
    r"hydroxide|oxides?|"
    r"feed(?:stock)?|ore|magnets?|powders?|ingots?|pellets|matte|black mass|anodes?|cathodes?|acid|flakes?|fines|"
    r"alloys?)(?=[.,;]|$| (?:to|into|for|at) (?:the |its )?⟦)"
)
TOGETHER_RULES = ("deals.partnership.noun", "deals.select.partner", "deals.general")
A_COMMON_FIRM = re.compile(
    r"\b(?:form|found|set up|sett?ing up|establish|creat|incorporat)\w* (?:an? |the |"
    r"their )?(?:[a-z0-9:/-]+ ){0,3}?(?:joint|common|new|"
    r"50[:/-]50|equally owned) (?:[a-z]+ ){0,2}(?:company|venture|enterprise|vehicle|entity)\b|\b(?:a|the) joint (?:company|"
    r"enterprise) (?:will|is to|would|shall) be\b|\b(?:where|in which|of which) [^;]{0,90}?\b(?:own|hold|have)s? [^;⟦]{0,20}⟦R"
)
"""A company that partners are to own between them."""
SIDES_OF_A_STREAM = {
    "acquisition": ("acquirer", "seller"),
    "offtake": ("buyer", "supplier"),
    "supply": ("buyer", "supplier"),
}
"""The sides of the kinds of deals that a stream may be told as."""
METAL = re.compile(
    r"\b(?:gold|silver|platinum|palladium|precious metals?|cobalt|copper|nickel|zinc|lead|uranium|lithium|metals?|ounces?)\b"
)
TERMS = re.compile(
    r"(?:⟦[RP]\d+⟧|\ba (?:fifth|quarter|third|tenth)|\bhalf) of (?:the )?(?:then |prevailing |going |current |[a-z]+ )?"
    r"(?:spot|market)\b|\bof spot\b|\b(?:ongoing|delivery|production) payments? (?:of|equal|per)\b|\bpayable (?:gold|silver|"
    r"platinum|palladium|cobalt|copper|nickel|metals?)\b[^;]*(?:⟦M|\bup ?-?front\b)|⟦M[^;]*\bpayable (?:gold|silver|"
    r"platinum|palladium|cobalt|copper|nickel|metals?)\b"
)
"""Terms that a stream has and no contract of sale: a part of the spot price for each ounce, metal that is payable."""
HOLDS_STREAMS = re.compile(
    r"\bRoyalt(?:y|ies)\b|\bStream(?:s|ing)\b|\b(?:Franco-Nevada|Wheaton Precious|Sandstorm|Osisko Gold Royalties|Triple Flag|"
    r"Royal Gold|Ecora|Altius|Orion Mine Finance|Vox Royalty|Metalla|Deterra)\b"
)
"""Who buys streams and royalties for a living."""


def is_stream(draft: Draft, roles: dict[str, list[Name]]) -> bool:
    """Whether a sale of metal has a stream's terms, or a house of royalties pays for the metal of a mine."""
    text = draft.marked.text
    if not METAL.search(text) or "partner" in roles:
        return False
    if TERMS.search(text):
        return True
    buyers = roles.get("buyer", ())
    return "⟦M" in text and any(HOLDS_STREAMS.search(name.name) for name in buyers)


def as_stream(roles: dict[str, list[Name]]) -> dict[str, list[Name]]:
    """The sides of a sale as those of a stream."""
    side = {"acquirer": "royalty_holder", "buyer": "royalty_holder", "supplier": "seller", "target": "seller"}
    found: dict[str, list[Name]] = {}
    for role, names in roles.items():
        found.setdefault(side.get(role, role), []).extend(names)
    return found


def kind_of_paper(draft: Draft, kind: DealType) -> DealType:
    """What a partnership is for, where its words tell that: product, or a company of their own."""
    if kind != "partnership":
        return kind
    if promise := PRODUCT_PROMISE.search(draft.clause):
        return "supply" if promise.group().startswith("procurement") else product_type(draft.clause)
    founds = draft.rule in TOGETHER_RULES and A_COMMON_FIRM.search(draft.marked.text)
    return "joint_venture" if founds else kind
