"""Names of funders to public bodies: lexicon, governments of countries, listings, unknown bodies."""
from __future__ import annotations

import pytest

from pipelines.resolve.agencies import government, resolve_agencies, resolve_agency, resolve_funders
from pipelines.resolve.decisions import Decisions


@pytest.mark.parametrize(("one", "other"), [
    ("DOE", "U.S. Department of Energy"), ("the Pentagon", "Department of Defense"), ("EXIM", "US Ex-Im Bank"),
    ("Japan", "Government of Japan"), ("the Australian Government", "Australia"), ("EIB", "European Investment Bank"),
])
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


def test_a_listing_is_taken_apart_only_when_every_part_is_known() -> None:
    listed = resolve_funders("Northern Australia Infrastructure Facility and Export Finance Australia")
    assert [a.name for a in listed] == ["Northern Australia Infrastructure Facility", "Export Finance Australia"]
    unknown = resolve_funders("Brothers and Sons of Smelting")
    assert [(a.name, a.is_provisional) for a in unknown] == [("Brothers and Sons of Smelting", True)]


def test_a_person_names_the_body() -> None:
    decided = Decisions(same=(("Export Finance Australia", "the agency in Sydney"),))
    rows = resolve_agencies(["the agency in Sydney", "Export Finance Australia"], decided)
    assert len({agency.agency_id for _, _, agency in rows}) == 1
