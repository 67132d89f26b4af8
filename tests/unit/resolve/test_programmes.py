"""Programmes: aliases stand for the official name, unknown ones are provisional, case makes no second one."""

from __future__ import annotations

import polars as pl

from pipelines.resolve import frames
from pipelines.resolve.decisions import Decisions
from pipelines.resolve.programmes import known_programmes, resolve_programmes


def test_aliases_stand_for_the_official_name() -> None:
    found = resolve_programmes(["DPA Title III", "Defense Production Act", "the Defense Production Act"])
    assert {p.programme_name for p in found} == {"Defense Production Act"}
    assert len({p.programme_id for p in found}) == 1
    assert found[0].agency_id and not found[0].is_provisional and found[0].country == "US"


def test_an_unknown_programme_is_provisional_and_one_whatever_its_case() -> None:
    found = resolve_programmes(["Ore for All Fund", "ore for all fund"])
    assert len({p.programme_id for p in found}) == 1
    assert all(p.is_provisional for p in found)


def test_names_that_a_person_calls_one_stand_for_what_the_first_stands_for() -> None:
    decided = Decisions(same=(("Defense Production Act", "Ore for All Fund"),))
    one, other = resolve_programmes(["ore for all fund", "DPA Title III"], decided)
    assert (one.name, one.programme_id) == ("ore for all fund", other.programme_id)


def test_every_listed_programme_has_its_agency_and_an_id_of_its_own() -> None:
    known = known_programmes()
    assert len({p.programme_id for p in known}) == len(known)
    assert sum(p.agency_id is None for p in known) < len(known) / 4


def test_no_names_leave_the_lexicon() -> None:
    table = frames.programmes(pl.DataFrame({"name": []}, schema={"name": pl.String}))
    assert dict(table.schema) == frames.PROGRAMME_COLUMNS
    assert table.height == len(known_programmes())


def test_programmes_of_many_countries_are_known() -> None:
    assert len({programme.country for programme in known_programmes()} - {None}) >= 12
