"""Sentences that tell several commitments, taken apart: "A and B get M and N respectively", "A and B each lend M".

Each reading keeps one name and one sum of the coordination, so that the rules for one giver, one receiver and one sum
read it.
"""

from __future__ import annotations

import re

from pipelines.extract.funding.frame import JOINED, SYMBOL, Frame, Symbol

MOST_SHARED = 8
"""Names or sums in one coordination; a longer run is a list."""
BETWEEN_SUMS = re.compile(r"(?: [a-z-]+){0,5}?(?:,| and|, and)(?: (?:a|an|the|another|in))* ?")
EACH_AFTER = re.compile(r"(?:,| (?:are|were|will|have|has|had|would|is|was|each|both)){0,3} each\b")
EACH_BEFORE = re.compile(r"\beach (?:to|for|from|by|of)(?: both)? (?:the )?$")
PAIR = re.compile(r"[CFNP]\d+ \(M\d+\)")
CHAIN = re.compile(rf"{PAIR.pattern}(?:(?:,|;| and|, and|; and)(?: (?:the|by|from|to|for))* {PAIR.pattern})+")
"""Names with their sums in brackets."""
KINDS = ("F", "CNP", "CF")
"""Givers and receivers: names of one group act together."""


def taken_apart(frame: Frame) -> list[Frame]:
    """One frame for each share that the sentence tells; the frame itself where it tells one thing."""
    if "respectively" in frame.text:
        return _respectively(frame) or [frame]
    if re.search(r"\beach\b", frame.text) and frame.of_kind("M"):
        return _each(frame) or [frame]
    if "the former" in frame.text and (two := _former_and_latter(frame)):
        return two
    return _in_brackets(frame) or [frame]


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
    text = re.sub(r",? (?:respectively|each)\b", "", text)
    return _framed(text, frame)


def _framed(text: str, frame: Frame) -> Frame:
    """A frame of other words with the symbols that still stand in them."""
    places = {m.group(): m for m in SYMBOL.finditer(text)}
    symbols = {
        name: Symbol(s.kind, s.item, places[name].start(), places[name].end())
        for name, s in frame.symbols.items()
        if name in places
    }
    return Frame(text, symbols, frame.printed, frame.start)
