"""What a technical report costs: seconds and memory of a 300-page PDF on one core.

Run with `pytest -m bench -s tests/bench/test_pdf_speed.py`.
"""

from __future__ import annotations

import random
import resource
import time

import pytest

from pipelines.parse.pdf import read_pdf
from tests.unit.parse.pdf_sheets import Sheet, document

pytestmark = pytest.mark.bench

PAGES, MOST_SECONDS, MOST_MEGABYTES = 300, 20.0, 400.0
LINE = "The block model was estimated by ordinary kriging in three passes, with blocks of 10 m by"


def report() -> bytes:
    """Pages of 48 lines of prose; every third has a ruled table of 20 rows, every fourth an unruled one."""
    sheets = []
    for number in range(PAGES):
        sheet = Sheet()
        sheet.text(72, 40, "Technical report on a generated project", 8)
        sheet.text(280, 815, f"Page {number + 1} of {PAGES}", 8)
        if number % 3 == 0:
            ys = [80 + 16 * n for n in range(22)]
            sheet.grid((72, 172, 232, 292, 352, 412, 472), ys)
            for n, y in enumerate(ys[:-1]):
                sheet.text(76, y + 12, f"Zone {n}", 8)
                for x in range(1, 6):
                    sheet.text(116 + 60 * x, y + 12, f"{n * x}.{x}", 8)
        elif number % 4 == 0:
            sheet.columns(
                80,
                (72, 200, 260, 320, 380, 440),
                [
                    ("Class", "Mt", "Cu", "Au", "Ag", "Mo"),
                    *((f"Zone {n}", f"{n}.4", f"0.{n}", f"1.{n}", f"{n}", "-") for n in range(24)),
                ],
            )
        else:
            sheet.lines(72, 80, [f"{n} {LINE}" for n in range(20)], step=15)
        sheet.lines(72, 450, [f"{n} {LINE}" for n in range(24)], step=15)
        sheets.append(sheet)
    return document(sheets)


def test_a_report_of_300_pages() -> None:
    body = report()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started, worked = time.perf_counter(), time.process_time()
    found = read_pdf(body)
    worked, elapsed = time.process_time() - worked, time.perf_counter() - started
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    print(
        f"\n{PAGES} pages, {len(body) / 1e6:.1f} MB, {len(found.builder.text)} characters, "
        f"{len(found.builder.tables)} tables: {worked:.1f} s of processor, {elapsed:.1f} s, {grown:.0f} MB more"
    )
    assert (found.status, found.pages) == ("ok", PAGES)
    assert len(found.builder.tables) >= PAGES / 3
    assert worked < MOST_SECONDS
    assert grown < MOST_MEGABYTES


MOST_SECONDS_PER_MB = 5.0


@pytest.mark.parametrize("shape", ["strewn marks", "marks on one line", "crossing lines"])
def test_a_page_made_to_keep_a_reader_busy(shape: str) -> None:
    chance, sheet = random.Random(1), Sheet()
    for n in range(20_000 if shape != "crossing lines" else 3_000):
        x, y = chance.uniform(0, 590), chance.uniform(0, 840)
        if shape == "crossing lines":
            sheet.rule(0, n * 0.28, 590, n * 0.28)
            sheet.rule(n * 0.19, 0, n * 0.19, 840)
        sheet.text(x, y if shape != "marks on one line" else chance.choice([97, 100]), "1", chance.choice([4, 5, 10]))
    body = document([sheet])
    worked = time.process_time()
    read_pdf(body)
    worked = time.process_time() - worked
    print(f"\n{shape}: {worked / len(body) * 1e6:.1f} s of processor for a megabyte")
    assert worked < MOST_SECONDS_PER_MB * len(body) / 1e6
