"""Names of funders to public bodies: lexicon, governments of countries, listings, unknown bodies."""

from __future__ import annotations

import pytest

from pipelines.resolve.agencies import government, known_agencies, resolve_agencies, resolve_agency, resolve_funders
from pipelines.resolve.decisions import Decisions


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("DOE", "U.S. Department of Energy"),
        ("the Pentagon", "Department of Defense"),
        ("EXIM", "US Ex-Im Bank"),
        ("Japan", "Government of Japan"),
        ("the Australian Government", "Australia"),
        ("EIB", "European Investment Bank"),
    ],
)
def test_names_of_one_body(one: str, other: str) -> None:
    first, second = resolve_agency(one), resolve_agency(other)
    assert first and second
    assert first.agency_id == second.agency_id


def test_a_body_knows_its_government() -> None:
    department = resolve_agency("DOE")
    assert department
    assert department.parent_id == government("US").agency_id


@pytest.mark.parametrize("name", ["Tarn Lithium", "Sorano Corporation", "Hallet Creek"])
def test_companies_are_no_agencies(name: str) -> None:
    assert resolve_agency(name) is None


@pytest.mark.parametrize(
    ("name", "bodies"),
    [
        (
            "Northern Australia Infrastructure Facility and Export Finance Australia",
            ["Northern Australia Infrastructure Facility", "Export Finance Australia"],
        ),
        (
            "European Bank for Reconstruction and Development, EXIM and DOE",
            [
                "European Bank for Reconstruction and Development",
                "Export-Import Bank of the United States",
                "U.S. Department of Energy",
            ],
        ),
        ("EXIM and Tarn Lithium", ["Export-Import Bank of the United States", "Tarn Lithium"]),
        ("Brothers and Sons of Smelting", ["Brothers and Sons of Smelting"]),
        (" and ", [" and "]),
    ],
)
def test_a_listing_is_taken_apart_when_a_part_of_it_is_known(name: str, bodies: list[str]) -> None:
    assert [agency.name for agency in resolve_funders(name)] == bodies


def test_a_body_in_no_list_is_provisional() -> None:
    assert [agency.is_provisional for agency in resolve_funders("EXIM and Tarn Lithium")] == [False, True]


def test_a_person_names_the_body() -> None:
    decided = Decisions(same=(("Export Finance Australia", "the agency in Sydney"),))
    rows = resolve_agencies(["the agency in Sydney", "Export Finance Australia"], decided)
    assert len({agency.agency_id for _, _, agency in rows}) == 1


def test_agencies_of_many_countries_are_known() -> None:
    assert len({body.country for body in known_agencies() if body.kind != "government"} - {None}) >= 12
