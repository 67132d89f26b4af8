"""Sentences that divide an estimate told before them: of which one, and what the parts take from it."""

from __future__ import annotations

import pytest

from pipelines.extract.resources import find_resources
from tests.unit.extract.reading_of import reading_of

WHOLE = (
    "Larkspur Metals said its Fennel Hill clay deposit hosts 120 million tonnes at 1,840 parts per million total rare"
    " earth oxides, above a cut-off of 700 ppm. The previous figure was 88 million tonnes at 1,790 ppm."
)
HEADLINE = "Bolton Creek mine's neighbour Larkspur grows"


@pytest.mark.parametrize(
    "part",
    [
        "Of the new total, 51 million tonnes at 2,010 ppm are classed as indicated.",
        "Of the updated figure, 51 million tonnes at 2,010 ppm is Indicated.",
        "Out of this enlarged resource, 51 million tonnes at 2,010 ppm are in the indicated category.",
    ],
)
def test_a_part_of_the_new_total_is_of_its_project_and_cutoff_whatever_was_told_between(part: str) -> None:
    total, former, indicated = find_resources(reading_of(f"{WHOLE}\n\n{part}", title=HEADLINE))[0]
    assert (total.category, total.estimate_kind, former.is_current) == ("total", "resource", False)
    assert (indicated.category, indicated.project) == ("indicated", "Fennel Hill")
    assert [c.value for c in indicated.cutoff] == [700]


def test_a_part_of_the_former_figure_is_former_too() -> None:
    found = find_resources(reading_of(f"{WHOLE} Of that, 30 million tonnes at 1,900 ppm were indicated."))[0]
    assert [(m.tonnage_t, m.is_current) for m in found] == [(120e6, True), (88e6, False), (30e6, False)]


ITEMS = (
    "- Heron Mineral Resource of 62 Mt @ 0.71% Cu at a cut-off of 0.3% Cu, comprising:\n"
    "- Indicated: 44 Mt @ 0.75% Cu\n- Inferred: 18 Mt @ 0.62% Cu\n- The mill takes 3 Mt a year"
)


def test_the_items_below_an_estimate_that_comprises_them_are_its_classes() -> None:
    found = find_resources(reading_of(ITEMS))[0]
    assert [(m.category, m.tonnage_t) for m in found] == [("total", 62e6), ("indicated", 44e6), ("inferred", 18e6)]
    assert {tuple(c.value for c in m.cutoff) for m in found} == {(0.3,)}


@pytest.mark.parametrize(
    ("former", "category"),
    [("The previous estimate was 22 Mt at 10.9% TGC.", "unspecified"), ("Of these, 3 Mt are Measured.", "measured")],
)
def test_what_follows_refers_to_the_whole_and_not_to_its_part(former: str, category: str) -> None:
    text = f"The Skua Mineral Resource is now 31 Mt at 11.2% TGC, of which 19 Mt is Indicated. {former}"
    found = find_resources(reading_of(text))[0]
    assert (found[-1].category, found[-1].project) == (category, "Skua")
