"""Sentences that tell several commitments, taken apart: "A and B get M and N respectively", "A gets M and B N".

Each reading keeps one name and one sum of the coordination, so that the rules for one giver, one receiver and one sum
read it.
"""

from __future__ import annotations

from pipelines.extract import regex as re
from pipelines.extract.funding.frame import JOINED, SYMBOL, Frame, Symbol

MOST_SHARED = 8
"""Names or sums in one coordination; a longer run is a list."""
BETWEEN_SUMS = re.compile(r"(?: [a-z-]+){0,5}?(?:,| and|, and)(?: (?:a|an|the|another|in))* ?")
EACH_AFTER = re.compile(r"(?:,| (?:are|were|will|have|has|had|would|is|was|each|both)){0,3} each\b")
EACH_BEFORE = re.compile(r"\beach (?:to|for|from|by|of)(?: both)? (?:the )?$")
EACH_OF_THEM = re.compile(r"\beach (?P<one>company|project|firm|of (?:them|the (?:two|three|four)|these))\b")
SUM_EACH = re.compile(r"(?:(?!M\d|[CFNP]\d)[^.;:]){1,90}M\d+(?: [a-z-]+){0,3} each\b")
"""What several named before receive or give: "M0 to each company", "M0 each"."""
BY_WAY_OF = re.compile(r",? (?:by way of|via|through|acting through) (?:its |the )?F\d+,? ")
"""Through whom one of several gives."""
PAIR = re.compile(r"[CFNP]\d+ \(M\d+\)")
CHAIN = re.compile(rf"{PAIR.pattern}(?:(?:,|;| and|, and|; and)(?: (?:the|by|from|to|for))* {PAIR.pattern})+")
"""Names with their sums in brackets."""
KINDS = ("F", "CNP", "CF")
"""Givers and receivers: names of one group act together."""
NAME = {kinds: rf"(?:(?:the|a|an|its) )*[{kinds}]\d+(?:'s(?: [a-z-]+)?)?" for kinds in ("FL", "CNP")}
"""Who may share a verb with others of the same group."""
JOINT = r"(?:,|;| and|, and|; and|, while|, with)"
OWN_WORDS = r"(?:(?! and | while |M\d)[^,;.:]){0,90}?"
GAPPED = {
    kinds: re.compile(
        rf"(?P<first>{name})(?P<verb>(?: [a-z-]+){{0,8}}? )(?P<sum>M\d+{OWN_WORDS})"
        rf"(?P<rest>(?:{JOINT} {name} (?:(?:another|about|only|with|further|an?|"
        rf"each) )*M\d+(?:{OWN_WORDS}(?={JOINT} ))?)+)"
    )
    for kinds, name in NAME.items()
}
"""One verb over several names with their sums: "C0 receives M0, C1 M1 and C2 M2"."""
NEXT_PAIR = {
    kinds: re.compile(rf"{JOINT} (?P<name>{name}) (?:(?:another|about|only|with|further|an?|each) )*(?P<sum>M\d+)")
    for kinds, name in NAME.items()
}
LAST_ONLY = re.compile(r",? the (?:last|latter)(?: of (?:them|these|which))? [^;.]*")
"""What is said of the last sum alone."""
ITS_PROGRAMME = re.compile(r"\b(?:from|out of) (?:the )?G\d+")
"""The pot of the last giver, which is not the others'."""
GOES_TO = rf"M\d+{OWN_WORDS} (?:to|for) (?:[a-z-]+ ){{0,4}}?[CNP]\d+{OWN_WORDS}"
BY_ONE = re.compile(
    rf"(?P<pairs>{GOES_TO}(?:{JOINT} (?:(?:a|an|another) )*{GOES_TO})+)(?P<tail>,? (?:[a-z]+ ){{0,4}}?"
    r"(?:from|by|out of) (?:the )?F\d)"
)
"""Several sums with their receivers before the one who gives them all: "M0 for C0 and M1 for C1 from F0"."""


def taken_apart(frame: Frame) -> list[Frame]:
    """One frame for each share that the sentence tells; the frame itself where it tells one thing."""
    if "respectively" in frame.text:
        return _respectively(frame) or [frame]
    if re.search(r"\beach\b", frame.text) and frame.of_kind("M"):
        return _each(_framed(BY_WAY_OF.sub(" ", frame.text), frame)) or [frame]
    if "the former" in frame.text and (two := _former_and_latter(frame)):
        return two
    if len(frame.of_kind("M")) < 2:
        return [frame]
    return _in_brackets(frame) or _gapped(frame) or _by_one(frame) or [frame]


def _gapped(frame: Frame) -> list[Frame]:
    """Each name with its own sum under the verb of the first."""
    for kinds, pattern in GAPPED.items():
        if not (told := pattern.search(frame.text)):
            continue
        before, behind = frame.text[: told.start()], frame.text[told.end() :]
        pairs = list(NEXT_PAIR[kinds].finditer(frame.text, told.start("rest"), told.end()))
        ends = [p.start() for p in pairs[1:]] + [told.end()]
        shares = [told["first"] + told["verb"] + told["sum"]]
        for pair, end in zip(pairs, ends, strict=True):
            noun = told["first"].partition("'s")[2] if pair["name"].endswith("'s") else ""
            shares.append(pair["name"] + noun + told["verb"] + frame.text[pair.start("sum") : end])
        shared = LAST_ONLY.sub("", behind)
        first = ITS_PROGRAMME.sub(" ", shared) if kinds == "FL" else shared
        tails = [first] * (len(shares) - 1) + [behind]
        return [_framed(before + share + tail, frame) for share, tail in zip(shares, tails, strict=True)][:MOST_SHARED]
    return []


def _by_one(frame: Frame) -> list[Frame]:
    """Each sum with its receiver before the giver of them all."""
    told = BY_ONE.search(frame.text)
    if told is None:
        return []
    before, behind = frame.text[: told.start()], frame.text[told.start("tail") :]
    pairs = re.split(rf"{JOINT} (?:(?:a|an|another) )*(?=M\d)", told["pairs"])
    return [_framed(before + pair + behind, frame) for pair in pairs[:MOST_SHARED]]


def _in_brackets(frame: Frame) -> list[Frame]:
    """ "F0 (M0), F1 (M1) and C0 (M2)": each name with its own sum."""
    for chain in CHAIN.finditer(frame.text):
        pairs = list(PAIR.finditer(frame.text, chain.start(), chain.end()))
        before, behind = frame.text[: chain.start()], frame.text[chain.end() :]
        return [_framed(before + pair.group() + behind, frame) for pair in pairs[:MOST_SHARED]]
    return []


def _respectively(frame: Frame) -> list[Frame]:
    sums = max(_runs(frame, "M", BETWEEN_SUMS), key=len, default=[])
    for kinds in KINDS:
        for names in _runs(frame, kinds, JOINED):
            if 1 < len(names) == len(sums):
                return [_keeping(frame, (names, n), (sums, m)) for n, m in zip(names, sums, strict=True)]
    return []


def _each(frame: Frame) -> list[Frame]:
    for kinds in (*KINDS, "FL"):
        for names in _runs(frame, kinds, JOINED):
            last = names[-1].end
            if len(names) > 1 and (told := EACH_OF_THEM.search(frame.text, last)) and told["one"]:
                parts = [_keeping(frame, (names, name)) for name in names]
                return [
                    _framed(EACH_OF_THEM.sub(_symbol_of(part, name), part.text), part)
                    for part, name in zip(parts, names, strict=True)
                ]
            if len(names) > 1 and SUM_EACH.match(frame.text, last):
                return [_keeping(frame, (names, name)) for name in names]
    for kinds in KINDS:
        for names in _runs(frame, kinds, JOINED):
            behind, before = frame.text[names[-1].end :], frame.text[: names[0].at]
            if len(names) > 1 and (EACH_AFTER.match(behind) or EACH_BEFORE.search(before)):
                return [_keeping(frame, (names, name)) for name in names]
    return []


def _former_and_latter(frame: Frame) -> list[Frame]:
    """ "A and B finance it: the former puts up M, the latter lends N", each in its own words."""
    told = re.search(r"the former\b(?P<first>.*?)(?:,|;)? (?:and |while )?the latter\b(?P<second>.*)", frame.text)
    before = told.start() if told else 0
    pair = next((run for k in KINDS for run in _runs(frame, k, JOINED) if len(run) == 2 and run[1].end < before), None)
    if told is None or pair is None:
        return []
    names = {id(symbol): name for name, symbol in frame.symbols.items()}
    return [_framed(names[id(pair[0])] + told["first"], frame), _framed(names[id(pair[1])] + told["second"], frame)]


def _runs(frame: Frame, kinds: str, joint: re.Pattern[str]) -> list[list[Symbol]]:
    """Symbols of these kinds in coordination, left to right."""
    runs: list[list[Symbol]] = []
    for _, symbol in sorted(frame.of_kind(kinds), key=lambda s: s[1].at):
        gap = frame.text[runs[-1][-1].end : symbol.at] if runs else None
        if gap is not None and joint.fullmatch(gap) and len(runs[-1]) < MOST_SHARED:
            runs[-1].append(symbol)
        else:
            runs.append([symbol])
    return runs


def _keeping(frame: Frame, *choices: tuple[list[Symbol], Symbol]) -> Frame:
    """The frame with only the chosen member of each run; "each" and "respectively" go with the others."""
    text = frame.text
    for run, chosen in sorted(choices, key=lambda choice: -choice[0][0].at):
        at = run.index(chosen)
        end = run[at + 1].at if at + 1 < len(run) else run[-1].end
        kept = re.sub(r"(?:,| and|, and)(?: (?:a|an|the|another|in))* ?$", "", text[chosen.at : end])
        text = text[: run[0].at] + kept + text[run[-1].end :]
    text = re.sub(r",? (?:respectively|each(?! (?:company|project|firm|of)))\b", "", text)
    return _framed(text, frame)


def _symbol_of(frame: Frame, symbol: Symbol) -> str:
    """The name of a symbol in its frame."""
    return next(name for name, other in frame.symbols.items() if other.item is symbol.item)


def _framed(text: str, frame: Frame) -> Frame:
    """A frame of other words with the symbols that still stand in them."""
    places = {m.group(): m for m in SYMBOL.finditer(text)}
    symbols = {
        name: Symbol(s.kind, s.item, places[name].start(), places[name].end())
        for name, s in frame.symbols.items()
        if name in places
    }
    return Frame(text, symbols, frame.printed, frame.start)
