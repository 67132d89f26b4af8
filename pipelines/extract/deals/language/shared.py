"""Clauses that tell several deals at once, taken apart; groups of buyers put together as those who form them.

"⟦C0⟧ and ⟦C1⟧ take ⟦R2⟧ and ⟦R3⟧ respectively" becomes two clauses, each with one party and one share, and "a
consortium of ⟦C0⟧ and ⟦C1⟧ led by ⟦C2⟧" the three of them.
"""

from __future__ import annotations

from pipelines.extract import regex as re
from pipelines.extract.deals.language.patterns import MARK, ORG, ORGS, compiled

GROUP_WORDS = frozenset("consortium group syndicate alliance partnership team vehicle".split())
GROUP = r"(?:(?:an?|the) )?(?:[a-z-]+ ){0,2}?(?:consortium|group|syndicate|alliance|partnership|team|vehicle)"
FORMED = r"(?:of|comprising|made up of|formed by|consisting of|including|between)"
WITH_MEMBERS = rf"\b{GROUP} {FORMED} (?:the )?(?P<members>{ORGS}),? (?:and )?(?:led|headed|fronted) by (?P<head>{ORG})"
WITH_HEAD = (
    rf"\b{GROUP} (?:led|headed|fronted) by (?P<head>{ORG})"
    rf"(?:,? (?:and|with|including|comprising|that includes|which includes|alongside) (?P<members>{ORGS}))?"
)
PLAIN_GROUP = rf"\b(?:an?|the) (?:[a-z-]+ ){{0,2}}?consortium {FORMED} (?:the )?(?P<members>{ORGS})"
KIND_OF = {**dict.fromkeys("CAN", "C"), "J": "J", "R": "R", "M": "M", "Q": "Q"}
"""Marks that may stand in one coordination."""
JOINT = re.compile(r"(?: [a-z-]+){0,3}?(?:,| and|, and)(?: (?:an?|the|in|of|for|another|up to|about|some|further))* ?")
MOST_SHARED = 8
"""Members of one coordination; a longer run is a list."""
TWO_PRICES = re.compile(
    r"(?P<lead>.*?\b(?:buy|acquire|purchase|bought|acquired|purchased|buying|acquiring|sell|sold|selling) )"
    r"(?P<first>[^;]{1,120}? for [^;⟦]{0,30}⟦M\d+⟧[^;⟦]{0,20}?),? and "
    r"(?P<second>(?:(?:an?|the|another|its|all|up to|about) )*(?:⟦R\d+⟧|⟦[CNJ]\d+⟧)[^;]{0,120}? for "
    r"[^;⟦]{0,30}⟦M\d+⟧.*)"
)
"""Two objects of one verb, each with its price."""
TWO_SHARES = re.compile(
    r"(?P<lead>[^;]*?\b(?:bought|acquired|purchased|took|takes|taken|holds?|buys?|acquires?|purchases?|buy|acquire|take) )"
    r"(?P<first>(?:(?:an?|up to|about|some|another) )*⟦R\d+⟧ (?:[a-z-]+ )?(?:in|of) (?:(?! and )[^;]){0,90}?⟦[CNJ]\d+⟧"
    r"(?:(?! and )[^;⟦]){0,30}(?:⟦D\d+⟧ ?)*),? and "
    r"(?P<second>(?:(?:an?|up to|about|some|another) )*⟦R\d+⟧ (?:[a-z-]+ )?(?:in|of) [^;]{0,90}?⟦[CNJ]\d+⟧.*)"
)
"""Two shares under one verb: "⟦C⟧ bought a ⟦R⟧ stake in ⟦C⟧ and ⟦R⟧ of ⟦C⟧"."""
TWO_SIGNERS = re.compile(
    r"(?P<lead>[^;]*?\b(?:agreements|contracts|deals|off-?takes|memoranda|mous|letters of intent)\b(?:(?! with )[^;⟦])*? )"
    r"(?P<first>with (?:⟦[GL]\d+⟧(?:'s)? )?(?:[a-z-]+ ){0,3}⟦[CN]\d+⟧(?:(?! with )[^;])*?),? and (?:another |one )?"
    r"(?P<second>with (?:⟦[GL]\d+⟧(?:'s)? )?(?:[a-z-]+ ){0,3}⟦[CN]\d+⟧(?:(?! with )[^;])*)"
)
"""Two papers of one sentence: "contracts with ⟦C⟧, for ⟦R⟧ of the output, and with ⟦C⟧, for ⟦R⟧"."""


_STATE = r"(?:the )?⟦G\d+⟧(?: (?:in |on )?⟦D\d+⟧)?"
PAPERS_OF_STATES = re.compile(
    r"(?P<lead>[^;]*?\b(?:memoranda|mous|agreements|partnerships|declarations|accords|pacts|treaties|frameworks|"
    rf"letters of intent)\b[^;]*? with )(?P<states>{_STATE}(?:(?:,| and|, and|,? as well as) {_STATE})+)(?P<rest>.*)"
)
"""A state's papers with several others, each of which is one of its own."""


GAPPED = re.compile(
    rf"(?P<lead>.*?)(?P<first>{ORG}) (?P<verb>(?:(?:is|are|has|have|will|would|to|be) )*[a-z]+(?: in| up| for)?) "
    r"(?P<sum>(?:(?:about|up to|some|for) )*⟦(?P<kind>[MRQ])\d+⟧)(?P<of> [a-z][^;⟦]*(?:⟦[CNJ]\d+⟧(?:'s)?[^;⟦]*)?),? and "
    rf"(?P<second>{ORG}) (?:for )?(?P<other>(?:(?:about|up to|some) )*⟦(?P=kind)\d+⟧)(?P<rest>.*)"
)
"""A verb that the second of two statements leaves out: "⟦C⟧ is buying ⟦M⟧ of its stock and ⟦C⟧ ⟦M⟧"."""


def members_named(text: str, words: set[str]) -> str:
    """The text with "a consortium of A and B led by C" as "A and B and C"; `words` are those of the text."""
    if GROUP_WORDS.isdisjoint(words):
        return text
    text = compiled(WITH_MEMBERS).sub(r"\g<members> and \g<head>", text)
    text = compiled(WITH_HEAD).sub(lambda m: m["head"] + (f" and {m['members']}" if m["members"] else ""), text)
    return compiled(PLAIN_GROUP).sub(r"\g<members>", text)


def told_apart(clause: str) -> list[str]:
    """One clause for each deal that the clause tells; the clause itself where it tells one."""
    if "respectively" in clause:
        return _respectively(clause) or [clause]
    if clause.count("⟦") > 3 and (gap := GAPPED.match(clause)):
        verb, of, rest = gap["verb"], gap["of"].replace(f"{gap['first']}'s ", "its "), gap["rest"]
        return [
            f"{gap['lead']}{gap['first']} {verb} {gap['sum']}{of}{rest}",
            f"{gap['second']} {verb} {gap['other']}{of}{rest}",
        ]
    if clause.count("⟦G") > 1 and (papers := PAPERS_OF_STATES.match(clause)):
        states = compiled(_STATE).finditer(papers["states"])
        return [papers["lead"] + state.group() + papers["rest"] for state in states]
    if clause.count(" with ") > 1 and (two := TWO_SIGNERS.match(clause)):
        return [two["lead"] + two["first"], two["lead"] + two["second"]]
    if clause.count("⟦R") > 1 and clause.count("⟦M") == 0 and (two := TWO_SHARES.match(clause)):
        return [two["lead"] + two["first"], two["lead"] + two["second"]]
    if clause.count("⟦M") > 1 and (two := TWO_PRICES.match(clause)):
        return [two["lead"] + two["first"], two["lead"] + two["second"]]
    return [clause]


def _respectively(clause: str) -> list[str]:
    runs = [run for run in _runs(clause) if len(run) > 1]
    at = clause.find("respectively")
    if not runs:
        return []
    nearest = min(runs, key=lambda run: min(abs(run[-1].end() - at), abs(run[0].start() - at)))
    shared = [run for run in runs if len(run) == len(nearest)]
    if len(shared) < 2:
        return []
    return [_keeping(clause, shared, which) for which in range(len(nearest))]


def _runs(clause: str) -> list[list[re.Match[str]]]:
    """Marks of one kind in coordination, left to right."""
    runs: list[list[re.Match[str]]] = []
    for mark in MARK.finditer(clause):
        kind = KIND_OF.get(mark.group(1))
        last = runs[-1][-1] if runs else None
        alike = last is not None and kind is not None and KIND_OF.get(last.group(1)) == kind
        if alike and last and len(runs[-1]) < MOST_SHARED and JOINT.fullmatch(clause[last.end() : mark.start()]):
            runs[-1].append(mark)
        else:
            runs.append([mark])
    return runs


def _keeping(clause: str, runs: list[list[re.Match[str]]], which: int) -> str:
    """The clause with only the member at this place of each run."""
    for run in sorted(runs, key=lambda r: -r[0].start()):
        end = run[which + 1].start() if which + 1 < len(run) else run[-1].end()
        kept = re.sub(
            r"(?:,| and|, and)(?: (?:an?|the|in|of|for|another|up to|about|some|further))* ?$",
            "",
            clause[run[which].start() : end],
        )
        clause = clause[: run[0].start()] + kept + clause[run[-1].end() :]
    return re.sub(r",? respectively\b", "", clause)
