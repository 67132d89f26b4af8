"""What the front page of a technical report says of all its estimates."""

from __future__ import annotations

import pytest

from pipelines.extract.resources.reports import SHORTEST, front_page
from tests.unit.extract.test_resources_reports import read, table

BODY = "Alteration is found near the fault, and alteration fades in the pit. Geology of the area is told by others.\n\n"
STATEMENT = table("Category | Tonnes (Mt) | Cu (%)", "Indicated | 38.4 | 0.61", title="Table 14-1 Mineral Resources")


def report(front: str) -> str:
    """A long report that begins with these lines, and speaks more often of an ore body than of the project."""
    others = (
        "The Elm Creek deposit was drilled again. Birch Drilling Ltd. drilled it. Alteration pit walls were mapped.\n\n"
    )
    body = (BODY * 3 + others) * (SHORTEST // 300)
    return f"{front}\n\n# 1 Summary\n\nThe Alder project lies in the north.\n\n{body}# 14 Mineral Resources\n\n{STATEMENT}\n"


@pytest.mark.parametrize(
    "front",
    [
        "# Technical Report on the Alder Copper-Gold Project\n\nPrepared for: Rowan Copper Corp.\n\nBy Hazel Associates Inc.",
        "# Feasibility Study, Alder Project\n\nSubmitted to\n\nRowan Copper Corp.\n\nMay 2, 2020",
        "# ALDER PROPERTY\n\nTechnical Report\n\nfor\n\nRowan Copper Corp.\n\nby\n\nHazel Associates Inc.",
    ],
)
def test_an_estimate_is_of_the_project_and_the_client_of_the_front_page(front: str) -> None:
    (found,) = read(report(front))
    assert ((found.project or "").title(), found.company) == ("Alder", "Rowan Copper Corp.")


def test_a_short_paper_has_no_front_page() -> None:
    assert not front_page("Technical report on the Alder project, prepared for Rowan Copper Corp.")
