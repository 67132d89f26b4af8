"""Cut-offs stated once for a whole table, and for which of its rows each holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.extract.resources import find_resources
from pipelines.extract.resources.captions import Surroundings
from pipelines.extract.resources.cutoffs import Stated, chosen, cutoffs_around
from pipelines.model import Grade
from tests.unit.extract.reading_of import reading_of


def stated(notes: str) -> tuple[Stated, ...]:
    return cutoffs_around(Surroundings("", "", notes, "", 0), "")


def values(notes: str, kind: str | None, label: str) -> list[float]:
    return [g.value for g in chosen(stated(notes), kind, label)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("notes", "kind", "label", "expected"),
    [
        ("Reserves use a cut-off of 700 ppm Li, resources one of 500 ppm Li.", "reserve", "Proven", [700]),
        ("Reserves use a cut-off of 700 ppm Li, resources one of 500 ppm Li.", "resource", "Measured", [500]),
        ("Cut-off grades are 0.2% WO3 for the open pit and 0.55% WO3 elsewhere.", "resource", "Heron open pit", [0.2]),
        ("Cut-off grades are 0.2% WO3 for the open pit and 0.55% WO3 elsewhere.", "resource", "Curlew", [0.55]),
        ("A cut-off of 0.3% Cu applies to oxide and 0.5% Cu to sulphide ore.", "resource", "Fresh", [0.5]),
        ("The cut-off is 1.0 g/t Au at Heron and 2.5 g/t Au at Curlew.", "resource", "Curlew", [2.5]),
        ("Reported above a cut-off of 0.4% Li2O.", "resource", "Heron open pit", [0.4]),
        ("The open pit has a cut-off of 0.2% Cu and the underground mine 0.6% Cu.", "resource", "", [0.2, 0.6]),
    ],
)
def test_each_row_has_the_cutoff_set_for_it(notes: str, kind: str, label: str, expected: list[float]) -> None:
    assert values(notes, kind, label) == expected


def test_a_list_of_cases_is_nobodys_cutoff() -> None:
    assert stated("Cut-off grades of 0.2% Cu, 0.3% Cu, 0.4% Cu and 0.5% Cu were tried.") == ()


def test_a_cutoff_said_twice_is_one() -> None:
    assert stated("The cut-off is 0.3% Cu. All classes use the cut-off of 0.3% Cu.") == (Stated(Grade("Cu", 0.3, "%")),)


WORDS = st.sampled_from(
    ["cut-off", "0.2% Cu", "700 ppm Li", "and", ",", "open pit", "underground", "reserves", "of", ";"]
)


@given(st.lists(WORDS, max_size=25).map(" ".join), st.sampled_from(["reserve", "resource", None]))
def test_only_what_is_stated_is_chosen(notes: str, kind: str | None) -> None:
    told = stated(notes)
    assert set(chosen(told, kind, "Heron open pit")) <= {s.grade for s in told}  # type: ignore[arg-type]
    of_kind = [s for s in told if None in (s.kind, kind) or s.kind == kind]
    assert bool(chosen(told, kind, "")) == bool(of_kind)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Lochan resource is 10 Mt at 1.2% Li2O (0.4% cut-off).",
        "The Lochan resource is 10 Mt at 1.2% Li2O3 above a cut\u2010off of 0.4%.",
        "The Lochan resource is 10 Mt at 1.2% Li2O and 0.3% Ta2O5, using a nominal Li2O cut-off grade of 0.4%.",
        "The Lochan resource is 10 Mt at 1.2% LiO (0.4% lower cut-off).",
    ],
)
def test_a_cutoff_without_a_metal_of_its_own_is_of_the_one_graded(sentence: str) -> None:
    (estimate,) = find_resources(reading_of(sentence))[0]
    assert [(c.analyte, c.value) for c in estimate.cutoff] == [("Li2O", 0.4)]
