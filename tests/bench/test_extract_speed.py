"""What extraction costs beside the parsing of the same pages: ratios of one run, because machines differ."""
from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import trafilatura

from pipelines.extract import extract
from pipelines.parse import read_contract
from tests.site import expected

pytestmark = pytest.mark.bench
ROUNDS = 5


def seconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def test_extraction_beside_trafilatura() -> None:
    lines = [line for line, _ in expected.documents() if "html" in line]
    markup = [line["html"] for line in lines]
    documents = [read_contract(line, Path()) for line in lines]
    words = statistics.median(len(d.text.split()) for d in documents)
    for document in documents:
        extract(document)
    ratios, rates = [], []
    for _ in range(ROUNDS):
        parsing = seconds(lambda: [trafilatura.extract(page) for page in markup])
        reading = seconds(lambda: [extract(document) for document in documents])
        ratios.append(reading / parsing)
        rates.append(len(documents) / reading)
    print(f"\n{len(documents)} pages of {words:.0f} words (median): extraction takes {statistics.median(ratios):.2f} of"
          f" trafilatura's time ({min(ratios):.2f} to {max(ratios):.2f}), {statistics.median(rates):.0f} a second")
    assert documents
