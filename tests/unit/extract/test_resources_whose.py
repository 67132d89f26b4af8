"""Of which project and whose an estimate is, and for what, where its own sentence says it in passing or not at all."""

from __future__ import annotations

import pytest

from pipelines.extract.resources import find_resources
from tests.unit.extract.reading_of import reading_of


def first(text: str, title: str | None = None):
    return find_resources(reading_of(text, title=title))[0][0]


@pytest.mark.parametrize(
    ("text", "project"),
    [
        ("Birch Metals has three projects. The Quandary resource is 220 million tonnes at 1.0% Nb2O5.", "Quandary"),
        ("The group finished its studies in Tarumba, which has 70.9 Mt at 1.25% Li2O in all classes.", "Tarumba"),
        (
            "WREN. Engineering is done. Proven and probable reserves at Phoenix stand at 219,000 tonnes at 11% U3O8.",
            "Phoenix",
        ),
        ("First Pewter tells us that Tallow in New South Wales has proved reserves of 39.9 Mt at 0.13% Sn.", "Tallow"),
        (
            "The Carrow project sits 60 kilometres north of the Ash mine. It contains a JORC resource of 31 Mt at 0.9% Ni.",
            "Carrow",
        ),
        (
            "Birch Metals Corp. owns the Moss project. It has an Exploration Target of 2 to 4 Mt at 0.6% Sb for Tansy, "
            "from 14 holes.",
            "Tansy",
        ),
        ("Very few people know Harrow, says Birch. The Harrow deposit has a resource of 3 Mt at 0.6% Sb.", "Harrow"),
    ],
)
def test_the_project_is_what_holds_the_figure(text: str, project: str) -> None:
    assert first(text).project == project


def test_no_public_body_reports_an_estimate() -> None:
    text = (
        "Dunnock waits for its hearing. Reserves at Heath stand at 2 Mt at 1.1% U3O8. Elsewhere, a loan of the U.S. "
        "International Development Finance Corporation is late."
    )
    assert first(text).company == "Dunnock"


def test_metals_graded_together_are_both() -> None:
    found = first(
        "Birch Metals Corp. owns the Moss mine. Its inferred resource is 43 Mt at 5 per cent zinc and lead combined."
    )
    assert ([(g.analyte, g.value) for g in found.grades], found.commodities) == ([("Zn+Pb", 5.0)], ("zinc", "lead"))


def test_sands_are_mined_for_the_metals_of_the_minerals_that_the_paper_names() -> None:
    text = "Birch Sands Ltd owns the Dune project. Its inferred resource is 43 Mt at 5.1% THM, {0}."
    assert first(text.format("rich in zircon and rutile")).commodities == ("titanium", "zirconium")
    assert first(text.format("at surface")).commodities == ("mineral sands",)


def test_a_class_in_the_name_of_a_company_is_none() -> None:
    found = first(
        "Birch Metals Corp. owns the Moss copper mine. The MRE, made by Measured Group Pty Ltd, is 30.1 Mt at 0.84% Cu."
    )
    assert found.category == "unspecified"


def test_a_resource_of_no_less_than_so_much_is_a_condition() -> None:
    text = "Birch pays US$5 million on definition of a resource of no less than 50 Mt at 0.6% Nb2O5 at Moss."
    assert find_resources(reading_of(text))[0] == []
