"""What extraction costs beside the parsing of the same pages: ratios of one run, because machines differ.

The demo's pages are short, dense with facts and bare of the markup that real pages carry, so they are the worst case.
Real pages of mixed content: OREL_PAGES names a folder of saved pages (`*.html` or `*.html.gz`), such as the `html`
folder of the repository scrapinghub/article-extraction-benchmark.
"""

from __future__ import annotations

import gzip
import os
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import trafilatura

from pipelines.extract import extract
from pipelines.model import Document
from pipelines.parse import read_contract
from tests.site import expected

pytestmark = pytest.mark.bench
ROUNDS, ARTICLE_WORDS = 5, 400


def seconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def compare(markup: list[str], documents: list[Document]) -> tuple[float, str]:
    """Extraction's time as a part of trafilatura's, the median of some rounds, and a line that tells it."""
    words = statistics.mean(len(d.text.split()) for d in documents)
    for document in documents:
        extract(document)
    ratios, rates = [], []
    for _ in range(ROUNDS):
        parsing = seconds(lambda: [trafilatura.extract(page) for page in markup])
        reading = seconds(lambda: [extract(document) for document in documents])
        ratios.append(reading / parsing)
        rates.append(len(documents) * words / reading / ARTICLE_WORDS)
    ratio = statistics.median(ratios)
    return ratio, (
        f"{len(documents)} pages of {words:.0f} words: extraction takes {ratio:.2f} of trafilatura's time"
        f" ({min(ratios):.2f} to {max(ratios):.2f}), {statistics.median(rates):.0f} articles of"
        f" {ARTICLE_WORDS} words a second"
    )


def test_on_the_demos_dense_pages() -> None:
    lines = [line for line, _ in expected.documents() if "html" in line]
    ratio, told = compare([line["html"] for line in lines], [read_contract(line, Path()) for line in lines])
    print(f"\ndemo: {told}")
    assert ratio < 5


def test_on_saved_pages() -> None:
    folder = os.environ.get("OREL_PAGES")
    if not folder:
        pytest.skip("OREL_PAGES names no folder of saved pages")
    markup = [read_page(path) for path in sorted(Path(folder).glob("*.html*"))]
    ratio, told = compare(
        markup, [read_contract({"doc_id": str(i), "html": page}, Path()) for i, page in enumerate(markup)]
    )
    print(f"\n{folder}: {told}")
    assert ratio < 0.4


def read_page(path: Path) -> str:
    body = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return body.decode("utf-8", "replace")
