"""How well articles and their dates are found on other people's pages, beside the libraries that do only this.

Run with `pytest -m bench -s tests/bench/test_reading_pages.py`, OREL_BENCHMARKS naming a folder with checkouts of
github.com/scrapinghub/article-extraction-benchmark and github.com/adbar/htmldate. Measured with trafilatura 2.3.1 and
htmldate 1.11.0: bodies of 181 pages F1 0.962 (trafilatura 0.960), days of 1,000 pages F1 0.949 (htmldate 0.949), of
them wrong 80 (htmldate 91) and not given 17 (htmldate 6).
"""

from __future__ import annotations

import gzip
import json
import os
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from statistics import mean

import htmldate
import pytest
import trafilatura

from pipelines.parse.cleaning import decode
from pipelines.parse.document import Arrival, parse_page

pytestmark = pytest.mark.bench

Shingles = Counter[tuple[str, ...]]


def checkout(repository: str) -> Path:
    folder = Path(os.environ.get("OREL_BENCHMARKS", "benchmarks")) / repository.rsplit("/", 1)[1]
    if not folder.is_dir():
        pytest.skip(f"no {folder}: clone github.com/{repository} there, and set OREL_BENCHMARKS to the folder it is in")
    return folder


def shingles(text: str) -> Shingles:
    """Runs of four words, as the benchmark counts them; a shorter text is one."""
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[n : n + 4]) for n in range(max(1, len(words) - 3)) if words)


def body_f1(pairs: Iterable[tuple[str, str]]) -> float:
    """F1 of the mean precision and the mean recall over (true, found) bodies."""
    precision, recall = [], []
    for true, found in ((shingles(a), shingles(b)) for a, b in pairs):
        hits = (true & found).total()
        precision += [hits / found.total()] if found else []
        recall += [hits / true.total()] if true else []
    return 2 * mean(precision) * mean(recall) / (mean(precision) + mean(recall))


def test_bodies_are_found_as_well_as_by_trafilatura_alone() -> None:
    folder = checkout("scrapinghub/article-extraction-benchmark")
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    pages = {name: gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes()) for name in truth}
    true = {name: page["articleBody"] for name, page in truth.items()}
    alone = body_f1(
        (true[n], trafilatura.extract(decode(page)[0], include_comments=False) or "") for n, page in pages.items()
    )
    ours = body_f1(
        (true[n], parse_page(page, Arrival(url=truth[n]["url"], content_type="text/html")).body)
        for n, page in pages.items()
    )
    print(f"\nbodies of {len(pages)} pages: F1 {ours:.4f}, trafilatura alone {alone:.4f}, ratio {ours / alone:.3f}")
    assert ours >= alone


def test_days_are_found_as_well_as_by_htmldate() -> None:
    folder = checkout("adbar/htmldate") / "tests"
    listed = {
        url: page
        for name in ("eval_mediacloud_2020.json", "eval_default.json")
        for url, page in json.loads((folder / name).read_text(encoding="utf-8")).items()
    }
    counts = {"ours": Counter[str](), "htmldate": Counter[str]()}
    for page in listed.values():
        body = next(
            path for kind in ("test_set", "cache", "eval") if (path := folder / kind / page["file"]).is_file()
        ).read_bytes()
        for who, day in (
            ("ours", parse_page(body, Arrival(content_type="text/html")).published_on),
            ("htmldate", htmldate.find_date(decode(body)[0], original_date=True)),
        ):
            counts[who]["right" if day == page["date"] else "wrong" if day else "none"] += 1
    f1 = {who: 2 * c["right"] / (2 * c["right"] + c["wrong"] + c["none"]) for who, c in counts.items()}
    print(f"\ndays of {len(listed)} pages: " + "; ".join(f"{who} F1 {f1[who]:.4f} {dict(counts[who])}" for who in f1))
    assert f1["ours"] >= f1["htmldate"]
