"""Runs of capitalised words, which names of bodies and programmes are found in."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.extract import regex as re

BEFORE, AFTER = 90, 130
"""Characters around a noun such as "Ministry" in which the rest of the name must stand."""

CAP = r"(?:[A-ZÀ-ÖØ-Þ][\w.&'-]*[\w&]|[A-Z])"
RUN = re.compile(rf"(?<![\w'-]){CAP}(?:(?:,? (?:and |of |for |to |in |& )?(?:the )?){CAP})*")
"""A run of capitalised words with the small words that names carry between them."""
ARTICLE = re.compile(
    r"(?:The|Each|Every|Either|Neither|In|On|By|From|With|While|But|And|As|Under|Meanwhile|Both|Since|When|After|"
    r"For|At|Its|Their) (?:(?:January|February|March|April|May|June|July|August|September|October|November|December) "
    r"(?:the )?)?"
)


def matches_of(pattern: re.Pattern[str], flat: str, *needed: str) -> Iterator[re.Match[str]]:
    """Matches of a pattern in a text that holds one of the letters that each match needs: plain ones are found soon."""
    return pattern.finditer(flat) if any(letters in flat for letters in needed) else iter(())


def runs_around(flat: str, key: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    """Runs of capitalised words that hold such a noun: where each begins, and the run."""
    done = 0
    for noun in key.finditer(flat):
        if noun.start() < done:
            continue
        low = max(done, noun.start() - BEFORE)
        low = flat.find(" ", low, noun.start()) + 1 or low if low > done else low
        for run in RUN.finditer(flat, low, min(len(flat), noun.end() + AFTER)):
            if run.end() > noun.start():
                if run.start() <= noun.start():
                    done = run.end()
                    yield run.start(), run.group()
                break


def without_article(start: int, printed: str) -> tuple[int, str]:
    """Where a name begins, and the name, without the article before it."""
    article = ARTICLE.match(printed)
    return (start + article.end(), printed[article.end() :]) if article else (start, printed)
