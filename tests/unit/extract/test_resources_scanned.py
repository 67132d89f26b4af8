"""Tables of scanned reports: cells set in TeX, titles over dates, units of tungsten. Projects are invented."""

from __future__ import annotations

import pytest

from pipelines.extract.tables.tex import plain
from tests.unit.extract.test_resources import read


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        (r"$3.8 \%$", "3.8 %"),
        ("$3.8 %$", "3.8 %"),
        (r"$\mathrm{WO}_{3}$ (%)", "WO3 (%)"),
        (r"Volume $\left(\mathrm{m}^{3}\right)$", "Volume (m3)"),
        ("US$5 and C$6", "US$5 and C$6"),
        ("$000s US$", "$000s US$"),
        ("$1.2", "$1.2"),
    ],
)
def test_formulas_are_read_as_they_would_be_printed(printed: str, said: str) -> None:
    assert plain(printed) == said


def test_grades_set_in_tex_under_a_line_that_leads_to_the_table() -> None:
    found, _ = read(
        "The width of the intercepts was calculated as well.\n\nThe undiluted Mineral Resources were estimated to be:\n\n"
        "| Category | SG | Tonnes | Zinc Grade |\n|---|---|---|---|\n| Measured | 2.78 | 1,880,000 | $3.8 \\%$ |\n"
        "| Inferred | 2.76 | 1,800,000 | $3.1 \\%$ |\n",
        "markdown",
    )
    assert [(m.category, m.tonnage_t, m.grades[0].value) for m in found] == [
        ("measured", 1_880_000, 3.8),
        ("inferred", 1_800_000, 3.1),
    ]


def test_short_ton_units_make_tons_short_and_a_caption_stands_over_its_date() -> None:
    (found,), _ = read(
        "Reserves of the Tarn Mine are told below.\n\nTABLE 1-4 TARN PROBABLE MINERAL RESERVES\n\n## As of July 1, 2009\n\n"
        "| Zone | Tons | Grade (WO3 %) | STU's |\n|---|---|---|---|\n| Main Zone | 100,000 | 1.10 | 110,000 |\n",
        "markdown",
    )
    assert (found.estimate_kind, found.category) == ("reserve", "probable")
    assert round(found.tonnage_t or 0) == 90_718
    assert [(c.analyte, round(c.value_t)) for c in found.contained] == [("WO3", 998)]


def test_metric_ton_units_are_ten_kilograms() -> None:
    (found,), _ = read(
        "Indicated Mineral Resource of the Tarn Mine\n\n"
        "| Class | Mt | WO3 (%) | Contained WO3 (mtu) |\n|---|---|---|---|\n| Indicated | 2.0 | 0.50 | 1,000,000 |\n",
        "markdown",
    )
    assert [(c.analyte, c.value_t) for c in found.contained] == [("WO3", 10_000.0)]


@pytest.mark.parametrize(
    "what", ["historical estimate for the Tarn deposit", "non-compliant estimation for the Tarn deposit"]
)
def test_an_estimate_that_is_only_called_historical_is_one(what: str) -> None:
    (found,), _ = read(f"A {what} of 198.2 kt at 10.53% Zn was made in 1985.", "text")
    assert (found.tonnage_t, found.grades[0].value) == (198_200, 10.53)
