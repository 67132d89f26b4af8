"""Evidence for what kind of thing a run of capitalised words names, from its own words and from those beside it.

The weights are points of a vote that the whole document takes part in: 8 and more settles a kind alone, 1 only tips.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from pipelines.extract import regex as re
from pipelines.extract.lexicon.companies import is_household_name
from pipelines.extract.lexicon.sites import land_of_sites
from pipelines.extract.names.advisers import adviser_points
from pipelines.extract.names.firms import firm_form, firm_points
from pipelines.extract.names.press import press_points
from pipelines.extract.names.sites import is_no_site, site_points
from pipelines.extract.names.terms import DIVISIONS, term_points
from pipelines.extract.names.words import (
    AGENCY,
    AGENCY_HEAD,
    AUXILIARY_AFTER,
    BANKISH,
    BARE_TICKER,
    COMPANY_NOUN,
    COMPANY_NOUNS,
    DEAL_BEFORE,
    GOVERNMENT,
    INDUSTRY,
    NAMED_OFFICER,
    OFFICE_APPOSED,
    OUTPUT_BEFORE,
    PERSON_AFTER,
    PERSON_BEFORE,
    POSSESSIVE_AFTER,
    PROGRAMME_WORDS,
    RESOURCE_AFTER,
    SIDES,
    SITE,
    SITE_AFTER,
    SITE_APPOSED,
    SITE_FACT_AFTER,
    SITE_MODIFIER,
    SITE_WORDS,
    SITES_AFTER,
    STRICT_SITE_AFTER,
    UPPER,
    UPPER_ONLY,
    VERB_AFTER,
    NameKind,
    is_legal_word,
    is_metal,
    key_of,
    public_body,
)
from pipelines.extract.places import place_of

REACH_BEFORE, REACH_AFTER = 48, 140
"""Characters of the sentence that are looked at on either side."""
OFFICE_OF = re.compile(r"\b(?:Office|Bureau|Directorate|Administration|Secretariat)\s+(?:of|for)\s+(?:the\s+)?[A-Z]")
SITE_CALLED = re.compile(
    r"\b(?:project|mine|deposit|prospect|salar|hill|smelter|refinery|concentrator|orebody|plant|factory)"
    r"(?:,? (?:called|named|known as))? $"
)
"""What stands before a site's name: "its lithium project ⟦⟧", "the hill called ⟦⟧"."""
SITE_NOUNS = frozenset(
    "project mine deposit prospect salar hill smelter refinery concentrator orebody plant factory called named as".split()
)
"""What this ends in; behind any other word it is not looked for."""
GOVERNMENT_AFTER = re.compile(r"(?:[’']s)?\s+government\b")
ACRONYM_AFTER = re.compile(r"\s*\([A-Z]{1,5}\)")
CONSORTIUM_AFTER = re.compile(r"\s+(?:research\s+)?consortium\b")
OFFICES = tuple(
    "chair man woman person president ceo cfo coo md director directors minister secretary analyst analysts manager mr mrs"
    " ms dr prof sir founder geologist geologists senator governor officer economist strategist executive head".split()
)
"""What the last word before a person's name ends in, where it is that person's office."""
MINISTER_BEFORE = re.compile(
    r"\b(?:[Mm]inister|Secretary) (?:of|for) (?:the )?(?:[A-Z][a-z]+ (?:and )?){1,3}$"
    r"|\b(?:his|her) (?:[A-Z][a-z]+ )?counterpart,? $"
)
MINISTERS = ("inister", "ecretary", "ounterpart")
DETERMINED = re.compile(
    r"(?:^|\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Oo]ur|[Ww]hose|[Hh]is|of|in|at|from|over|own|and|for|both|flagship|[’']s)\s+|s[’']\s+)"
    r"(?:(?:[a-z]+|(?:\d{1,3}\s?(?:%|per cent)[ -]|[a-z]+[ -])owned)\s+){0,2}$"
)
OWN_SITE_AFTER = re.compile(r"[’']s? (?:Mine|Pit|Deposit|Prospect|Quarry|Hill|Reef|Find|Claims?)\b")
DETERMINED_SITE = re.compile(r"\b(?:the|The|its|their|at|this|that)\s(?:[a-z]+(?:-[a-z]+)*\s){0,3}$")
"""Around a site that bears somebody's name: "the old (Queen)'s Mine"."""
SMALL_WORD = re.compile(r"\s+([a-z]+)")
TELLING_AFTER = frozenset(
    """
    group family conglomerate companies about some roughly is was are covers lies sits spans straddles comprises could
    will should hold holds host hosts contain contains has boasts of research consortium government have had would also
    to been may can must said says signed agreed agrees agree bought sold acquired acquire owns holds plans expects
    announced paid pays took takes completed closed entered won lost raised secured invested operates mines reported
    declined earn earns buy buys sell sells keeps paying buying earning selling subscribed subscribes exercised intends
    remains received receives committed""".split()
)
"""Small words right behind a name that may tell what it is; behind any other no pattern is tried."""
GROUP_AFTER = re.compile(r"\s+(?:[Gg]roup|family|conglomerate|companies)\b")
FIRM_APPOSED = re.compile(r",\s+(?:an?|the|one of|its|their)\s+(?:[\w’'.-]+\s+){0,6}?" + COMPANY_NOUN + r"\b(?![’'])")
OWNS_AFTER = re.compile(
    r",? (?:(?:which|who) (?:(?:also|wholly|in turn|indirectly|itself) )?(?:owns|holds|operates|controls|runs|is developing)|"
    r"(?:the |an? )?(?:[\w%-]+ ){0,2}?(?:owner|holder|operator|developer)s? of) (?:[\w%’'.-]+ ){0,6}?" + SITE + r"\b"
)
"""Behind a company, whatever stands before it: "⟦⟧, owner of the Harrow mine"; no mine owns another."""
FIRM_IS = re.compile(r"\s+(?:is|was)\s+(?:an?|the|one of the)\s+(?:[\w’'.-]+\s+){0,4}?" + COMPANY_NOUN + r"\b(?![’'])")
FIRM_OWNS = re.compile(
    r"\s+(?:(?:will|would|has|had|is|to|plans|expects|hopes|also|now)\s+){0,3}[a-z]+\s+(?:[a-z]+\s+){0,2}its\s+(?:[a-z]+\s+)?"
    rf"(?:[A-Z][\w’'-]*\s+){{1,3}}(?:{SITE_MODIFIER}\s+){{0,4}}{SITE}\b"
)
FIRM_BUILDS = re.compile(r"\s+is\s+(?:building|developing|exploring|drilling|mining|expanding)\b")
"""What only a company is and does."""
THE_COMPANY = re.compile(r"""\s*\([^()]{0,80}["“”](?:the )?(?:Company|Corporation|Issuer|Group)["“”]\)""")
"""Behind whoever speaks of itself as "the Company"."""
WHOLLY_OWNED = re.compile(r"(?:%|\b(?:per cent|percent|wholly|fully|majority|jointly))[ -]owned\s+$")
"""What stands before somebody's mine, and not before a company that is its owner's."""
OWNED_BEFORE = re.compile(
    r"\b(?:(?:[Cc]hief executive|[Cc]hair(?:man|woman)?|CEO|[Mm]anaging director)(?: officer)? of|"
    r"[Ss]hares (?:of|in)|[Ss]take in|shareholders of|owned by|vehicle of|subsidiary of|arm of)\s+$"
)
DEAL_WORDS = frozenset(
    "with by between acquire acquired buy bought purchase purchased acquiring buying sell sold rival".split()
)
OUTPUT_PREPOSITIONS = frozenset(
    "from at of to over on for the build reopen re-open restart develop construct redevelop mothball commission".split()
)
CLAUSE_ENDS = re.compile(r"[.,;]|\s*$")
OWNS_SITE_AFTER = re.compile(rf"[’']s?\s+(?:[{UPPER}][\w’'-]+\s+){{1,3}}(?:{SITE_MODIFIER}\s+){{0,3}}(?i:{SITE})\b")
FIRM_OF_COUNTRY = re.compile(r"\s+of\s+(?:the\s+)?(?P<place>[A-Z][\w.]*(?:\s+[A-Z][\w.]*){0,2})")
"""Behind a company, where it is at home: "Tesla of the United States"."""
LIES_BEFORE = re.compile(r"\b(?:in|at|near|from|around|of|across|outside|over|on)\s+(?:the\s+)?(?:[\w.]+\s+)?$")
PARTNER_BEFORE = re.compile(
    r"\b(?:agreements?|contracts?|deals?|MoUs?|memorand(?:um|a)(?: of [Uu]nderstanding)?|off-?takes?|ventures?|JVs?|"
    r"partnerships?|alliance|talks|negotiations|discussions|letter of intent|term sheet|heads of agreement|signed|closed|"
    r"teamed up|merged?|merging|together) with (?:the )?$"
    r"|\b(?:[Bb]ought|[Bb]uys?|[Bb]uying|[Aa]cquired|[Pp]urchased) "
    r"(?:it |them |this |[\w% .]{1,24} )?(?:back )?(?:from|by) (?:the )?$"
    r"|\b(?:[Ss]old|[Ss]ell|[Ss]elling|[Ss]ale) (?:it |them |[\w% .]{1,24} )?to (?:the )?$"
    r"|\b(?:[Cc]ontrolled|[Bb]acked|[Hh]eld|[Ss]ubscribed|[Ss]igned|[Oo]wned) by (?:the )?$"
)
"""Before the other side of a deal."""
POSSESSOR = re.compile(r"[A-Z][\w&-]+[’']s $")
VENUES = frozenset(
    "House Hall Palace Hotel Forum Summit Conference Congress Convention Center Centre Expo Week Symposium Kremlin".split()
)
"""Where papers are signed: "at the White House" names no mine."""
POST_AT_BEFORE = re.compile(
    r"\b(?:analysts?|banker|brokers?|director|executive|manager|officer|strategist|economist|"
    r"head|"
    r"shareholders|and|board)\s+at\s+$"
)


Votes = defaultdict[NameKind, int]
BRACKETS = ("(", "[")
LEADING_FORMS = frozenset("PT LLP TOO OOO AO ZAO PAO PJSC JSC".split())
"""Legal forms that stand before the name: PT Timah, TOO Tau-Ken."""


def is_legal(words: list[str]) -> bool:
    """True when the last word is a legal suffix as printed."""
    return is_legal_word(words[-1]) and (words[-1].isupper() or words[-1].upper() not in UPPER_ONLY)


def weigh(
    text: str,
    start: int,
    end: int,
    printed: str,
    sentence: tuple[int, int],
    *,
    opens: bool,
    ticker: str | None,
    has_alias: bool,
) -> Mapping[NameKind, int]:
    """Points for each kind that has some; `opens` says that the run begins its sentence."""
    votes: Votes = defaultdict(int, _from_itself(printed, opens, ticker is not None))
    words = printed.split()
    before = text[max(sentence[0], start - REACH_BEFORE) : start]
    after = text[end : min(end + REACH_AFTER, sentence[1] + 1)]
    legal = is_legal(words)
    if not ticker and after.lstrip()[:1] in BRACKETS:
        if not has_alias and BARE_TICKER.match(after):
            votes["company"] += 3
        elif has_alias and ACRONYM_AFTER.match(after):
            votes["company"] += 1
        if has_alias and THE_COMPANY.match(after):
            votes["company"] += 8
    _from_before(votes, before, after, words, legal)
    lead = after[:1]
    if lead == ",":
        _from_apposition(votes, after, words, legal)
    elif lead in "’'" and lead:
        _from_possession(votes, before, after)
    if lead in " ,\n(" and lead:
        _from_after(votes, before, after, words, legal, ticker)
    if not legal and not ticker and votes.keys() <= {"company", "project"} and votes["project"] < 4:
        votes["company"] += firm_points(before, after)
    if not any(votes.values()) and not opens and not ticker and (points := site_points(before, after)):
        votes["project"] += points
    if not ticker and printed in land_of_sites():
        votes["project"] += 2
    if not ticker and not has_alias and _are_metals(words):
        votes.pop("company", None)  # "Lithium companies are spending", "Vanadium sells out"
        votes.pop("project", None)  # "shipments of Spodumene, which", "its Zinc & Copper mine"
    if not ticker and not has_alias and (home := place_of(printed)) is not None and home.kind == "demonym":
        votes.pop("company", None)  # "with Brazilian group Lontra"
    if "project" in votes and is_no_site(printed, before):
        del votes["project"]
    if not ticker:
        for kind, points in adviser_points(before, after).items():
            votes[kind] += points
    if not legal and not ticker:
        for kind, points in (*press_points(printed, before, after).items(), *term_points(printed, after).items()):
            votes[kind] += points
    return votes


def _are_metals(words: list[str]) -> bool:
    """Whether a name is made of metals alone."""
    for word in words:  # noqa: SIM110 - a loop that mostly ends at the first word costs half of all()
        if word != "&" and not is_metal(key_of(word)):
            return False
    return True


@lru_cache(maxsize=16384)
def _from_itself(printed: str, opens: bool, has_ticker: bool) -> Mapping[NameKind, int]:
    """The points that the name's own words give it, wherever it stands."""
    votes: Votes = defaultdict(int)
    words = printed.split()
    legal = is_legal(words)
    last = words[-1].lower().rstrip(".")
    several = len(words) > 1
    if not legal and (place_of(printed) is not None or (several and _is_part_of_place(words))):
        votes["place"] += 6
    if several and last in DIVISIONS:
        votes["place"] += 4
    body = None if has_ticker else public_body(printed)
    if body:
        votes[body] += 12
    if several and (legal or words[0] in LEADING_FORMS) and body is None:
        votes["company"] += 10  # and none for the suffix of "International Development Finance Corporation"
    if is_household_name(printed):
        votes["company"] += 4
    if has_ticker:
        votes["company"] += 10
    if several and GOVERNMENT.match(printed):
        votes["government"] += 9
    elif several and (
        ((" of " in printed or " for " in printed) and (AGENCY_HEAD.match(printed) or OFFICE_OF.search(printed)))
        or BANKISH.search(printed)
    ):
        votes["agency"] += 9
    elif last in AGENCY and (several or not opens):
        votes["agency"] += 7
    if several:
        if last in PROGRAMME_WORDS:
            votes["programme"] += 8
        if last in INDUSTRY and not legal and printed not in land_of_sites():
            votes["company"] += 5
        is_firm = last in COMBINED and words[-2].lower() in TRADES_OF_COMBINES
        if is_firm or words[0].lower() in FIRM_FIRST:
            votes["company"] += 8
        elif not legal and (words[0] == "Project" or (last in SITE_WORDS or printed.lower().endswith("joint venture"))):
            votes["project"] += 8
    if (several and not votes) or (not several and not is_metal(last)):
        votes["company"] += firm_form(printed)
    if last == "consortium":
        votes["consortium"] += 9
    return votes


COMBINED = ("complex", "combine", "combinat", "kombinat")
TRADES_OF_COMBINES = ("metals", "metallurgical", "metallurgy", "chemical", "industrial", "mining-metallurgical")
"""Works of the east that are companies: "Technological Metals Complex", "Mining and Metallurgical Combine"."""
FIRM_FIRST = ("minera", "sociedad", "compañía", "compania", "companhia", "société", "societe")
"""Words that companies begin with in Spanish, Portuguese and French."""


def _is_part_of_place(words: list[str]) -> bool:
    """ "Eastern Pilbara", "Northern Ontario": a side of a place is none of its companies."""
    return (
        words[0].lower() in SIDES and (place := place_of(" ".join(words[1:]))) is not None and place.kind != "demonym"
    )


def _from_before(votes: Votes, before: str, after: str, words: list[str], legal: bool) -> None:
    last = before.rstrip().rpartition(" ")[2].strip('(“"').lower()
    if not last or before[-1:] not in " \n":
        return
    if (last in COMPANY_NOUNS or last.rpartition("-")[2] in COMPANY_NOUNS) and not WHOLLY_OWNED.search(before):
        votes["company"] += 4
    if last in DEAL_WORDS or (last in ("in", "of", "by", "with") and DEAL_BEFORE.search(before)):
        votes["company"] += 1
    if last in ("of", "by", "in") and OWNED_BEFORE.search(before):
        votes["company"] += 3
    is_venue, owned = words[-1] in VENUES, last
    if not legal and not is_venue and last in OUTPUT_PREPOSITIONS and OUTPUT_BEFORE.search(before):
        votes["project"] += 2
    if not legal and len(words) <= 3 and words[-1].lower().rstrip(".") not in INDUSTRY:
        is_officer = (last.rstrip(".,").endswith(OFFICES) or "hief" in before) and PERSON_BEFORE.search(before)
        if is_officer or (any(w in before for w in MINISTERS) and MINISTER_BEFORE.search(before)):
            votes["person"] += 8
        elif last == "said" and len(words) > 1 and CLAUSE_ENDS.match(after):
            votes["person"] += 3
    if not legal and last.endswith(("'s", "’s")) and (owner := POSSESSOR.search(before)):
        before, last = before[: owner.start()], before[: owner.start()].rstrip().rpartition(" ")[2].lower()
    if not legal and last in ("with", "by", "from", "to", "the") and PARTNER_BEFORE.search(before):
        votes["company"] += 2
    if owned.endswith(("'s", "’s")) and (home := place_of(owned[:-2].capitalize())) and home.kind == "country":
        votes["company"] += 0 if LIES_BEFORE.search(before) else 2
    if not legal and not is_venue and last in SITE_NOUNS and SITE_CALLED.search(before):
        votes["project"] += 4
    if last == "at" and not is_venue and after[:1] not in ("'", "’") and not POST_AT_BEFORE.search(before):
        votes["project"] += 3


def _from_apposition(votes: Votes, after: str, words: list[str], legal: bool) -> None:
    firm, site = FIRM_APPOSED.match(after), SITE_APPOSED.match(after)
    if site and not (firm and firm.end() < site.end()):
        votes["project"] += 6
    if firm:
        votes["company"] += 4
    if OWNS_AFTER.match(after):
        votes["company"] += 5
    if (
        len(words) in (2, 3)
        and "person" not in votes
        and not legal
        and words[-1].lower() not in INDUSTRY
        and (PERSON_AFTER.match(after) or OFFICE_APPOSED.match(after))
    ):
        votes["person"] += 6


def is_country(name: str) -> bool:
    """Whether the name, or its first words, is that of a country."""
    words = name.split()
    return any(
        (p := place_of(" ".join(words[:n]))) is not None and p.kind == "country" for n in range(1, len(words) + 1)
    )


def _from_possession(votes: Votes, before: str, after: str) -> None:
    if POSSESSIVE_AFTER.match(after):
        votes["company"] += 2
    if OWN_SITE_AFTER.match(after) and DETERMINED_SITE.search(before):
        votes["project"] += 8
    if SITE_FACT_AFTER.match(after):
        votes["project"] += 4
    if RESOURCE_AFTER.match(after):
        votes["project"] += 5
    if "place" not in votes and OWNS_SITE_AFTER.match(after):
        votes["company"] += 4
    if "place" in votes and GOVERNMENT_AFTER.match(after):
        votes["government"] += 8


def _from_after(votes: Votes, before: str, after: str, words: list[str], legal: bool, ticker: str | None) -> None:
    following = SMALL_WORD.match(after)
    may_tell = following is None or following[1] in TELLING_AFTER
    if not legal:
        site = SITE_AFTER.match(after)
        sites = site is None and after.lstrip().startswith((",", "and")) and SITES_AFTER.match(after)
        is_determined = (site or sites) and not ticker and DETERMINED.search(before) is not None
        if is_determined and site:
            named = words[-1].lower() in INDUSTRY
            votes["project"] += (
                4 if "place" in votes else 7 if not named else 6 if STRICT_SITE_AFTER.match(after) else 4
            )
        elif site and not votes.get("company"):
            votes["project"] += 4
        elif is_determined and sites:
            votes["project"] += 7
        if may_tell:
            if GROUP_AFTER.match(after):
                votes["company"] += 4
            if SITE_FACT_AFTER.match(after):
                votes["project"] += 4
            if RESOURCE_AFTER.match(after):
                votes["project"] += 5
        if (
            len(words) in (2, 3)
            and after[0] != ","
            and "person" not in votes
            and words[-1].lower() not in INDUSTRY
            and (office := PERSON_AFTER.match(after))
        ):
            votes["company" if NAMED_OFFICER.match(after, office.end()) else "person"] += 6
    if not may_tell:
        return
    if (
        (home_after := FIRM_OF_COUNTRY.match(after))
        and is_country(home_after["place"])
        and not LIES_BEFORE.search(before)
    ):
        votes["company"] += 2
    if CONSORTIUM_AFTER.match(after):
        votes["consortium"] += 9
    if "place" in votes and GOVERNMENT_AFTER.match(after):
        votes["government"] += 8
    if "project" not in votes and "place" not in votes and " its " in after and FIRM_OWNS.match(after):
        votes["company"] += 3
    if following and following[1] in ("is", "was") and "project" not in votes and "place" not in votes:
        if FIRM_IS.match(after):
            votes["company"] += 4
        elif FIRM_BUILDS.match(after):
            votes["company"] += 2
    if VERB_AFTER.match(after):
        votes["company"] += 2
    elif AUXILIARY_AFTER.match(after):
        votes["company"] += 1
