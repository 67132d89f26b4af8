"""Heads of pages, figures and sections that run on into the company's name behind them where lines of a page are lost."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from pipelines.extract.names.runs import Run
from pipelines.extract.names.terms import LABELS
from pipelines.extract.names.words import is_legal_word, key_of, looks_ordinary, ordinary_words

FEWEST_WORDS = 4
"""Words of the shortest run that may be a head and a name."""


def without_heads(runs: list[Run], text: str) -> list[Run]:
    """The runs, those that end in a name of their own cut to it: "Production Schedule Harrow Metals Inc."."""
    known = Counter(key_of(run.text) for run in runs if " " in run.text and is_legal_word(run.text.rsplit(None, 1)[-1]))
    if not any(key.count(" ") + 1 >= FEWEST_WORDS for key in known):
        return runs
    return [_cut(run, known, text) if key_of(run.text) in known else run for run in runs]


def _cut(run: Run, known: Counter[str], text: str) -> Run:
    words = run.text.split()
    for at in range(1, len(words) - 1) if len(words) >= FEWEST_WORDS else ():
        name, head = " ".join(words[at:]), words[:at]
        is_name = known[key_of(name)] > known[key_of(run.text)] or key_of(" ".join(head)) == key_of(name)
        if is_name and (" ".join(head) == name or any(_heads(word) for word in head)):
            start = text.rindex(words[at], run.start, run.end - len(" ".join(words[at + 1 :])))
            return replace(run, start=start, text=name, at_sentence_start=False)
    return run


def _heads(word: str) -> bool:
    """Whether a word is one of those that heads are made of."""
    lower = word.lower()
    return lower in LABELS or looks_ordinary(lower) or any(lower in words for words in ordinary_words().values())
