"""The dbt project against what it stands on: the contract's lists, the lexicon, ISO 3166, atomic weights, its rules."""

from __future__ import annotations

import csv
import re
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

import duckdb
import jinja2
import pycountry
import pytest

from pipelines.extract.lexicon import canonical_analyte, commodity_names
from pipelines.extract.lexicon.files import read_yaml
from pipelines.land.tables import TABLES
from pipelines.model import ENUMERATIONS

PROJECT = Path(__file__).resolve().parents[2] / "dbt_project"
WEIGHTS = {
    "Li": 6.94,
    "O": 15.999,
    "C": 12.011,
    "Nb": 92.906,
    "W": 183.84,
    "U": 238.03,
    "V": 50.942,
    "Sb": 121.76,
    "Nd": 144.24,
    "Pr": 140.91,
    "Ta": 180.95,
    "Ti": 47.867,
}
"""Abridged standard atomic weights, IUPAC 2021."""


def _seed(name: str) -> list[dict[str, str]]:
    with (PROJECT / "seeds" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def _marts() -> dict[str, dict[str, Any]]:
    files = sorted((PROJECT / "models" / "marts").glob("*.yml"))
    return {model["name"]: model for path in files for model in read_yaml(path).get("models", ())}


def _accepted(mart: str, column: str) -> list[str]:
    found = next(c for c in _marts()[mart]["columns"] if c["name"] == column)
    return list(
        chain.from_iterable(
            t["accepted_values"]["arguments"]["values"] for t in found["data_tests"] if "accepted_values" in t
        )
    )


@pytest.mark.parametrize(
    ("mart", "column", "contract"),
    [
        ("fct_deals", "deal_type", "deal_type"),
        ("fct_deals", "status", "status"),
        ("fct_deal_parties", "role", "role"),
        ("fct_resource_estimates", "estimate_kind", "estimate_kind"),
        ("fct_resource_estimates", "category", "category"),
        ("fct_resource_estimates", "reporting_code", "reporting_code"),
        ("fct_funding_commitments", "instrument", "instrument"),
        ("fct_funding_commitments", "stage", "stage"),
        ("fct_resource_grades", "grade_unit", "grade_unit"),
    ],
)
def test_accepted_values_are_the_contracts(mart: str, column: str, contract: str) -> None:
    assert _accepted(mart, column) == list(ENUMERATIONS[contract])


def test_stages_are_the_contracts_in_its_order() -> None:
    for kind, contract in (("deal", "status"), ("funding", "stage")):
        own = [row for row in _seed("stages") if row["fact_kind"] == kind]
        assert [row["stage"] for row in own] == list(ENUMERATIONS[contract])
        assert [int(row["place"]) for row in own] == list(range(len(own)))


def test_every_landed_table_has_one_staging_model() -> None:
    staged = {path.stem.removeprefix("stg_") for path in (PROJECT / "models" / "staging").glob("stg_*.sql")}
    assert staged == {table.name for table in TABLES}


def test_every_mart_says_its_grain_first_and_describes_and_types_every_column() -> None:
    marts = _marts()
    assert set(marts) == {path.stem for path in (PROJECT / "models" / "marts").glob("*.sql")}
    for name, mart in marts.items():
        assert mart["description"].startswith("One row per "), name
        assert all(c["description"] and c["data_type"] for c in mart["columns"]), name


def test_commodities_and_analytes_are_the_lexicons() -> None:
    commodities = {row["commodity"] for row in _seed("commodities")}
    assert set(commodity_names()) <= commodities
    unknown = [row["analyte"] for row in _seed("analytes") if canonical_analyte(row["analyte"]) != row["analyte"]]
    assert unknown == []
    assert {row["commodity"] for row in _seed("analytes")} <= commodities


def test_reserves_have_a_basis_and_a_source_or_a_reason_why_there_is_no_number() -> None:
    for row in _seed("commodities"):
        assert bool(row["world_reserves_t"]) == bool(row["reserves_basis"]) == bool(row["reserves_source"])
        assert row["world_reserves_t"] or row["reserves_note"], row["commodity"]


def test_an_analyte_is_held_against_reserves_where_there_are_any() -> None:
    known = {row["commodity"] for row in _seed("commodities") if row["world_reserves_t"]}
    held = {row["commodity"] for row in _seed("analytes") if row["reserves_basis_factor"]}
    assert held == known - {"bauxite"}, "bauxite is no analyte: ore is told in tonnes of it"


@pytest.mark.parametrize(
    ("metal", "oxide", "commodity"),
    [
        ("Li", "Li2O", "lithium"),
        ("Nb", "Nb2O5", "niobium"),
        ("W", "WO3", "tungsten"),
        ("U", "U3O8", "uranium"),
        ("V", "V2O5", "vanadium"),
        ("Sb", "Sb2O3", "antimony"),
        ("Nd", "Nd2O3", "neodymium"),
        ("Pr", "Pr6O11", "praseodymium"),
        ("Ta", "Ta2O5", "tantalum"),
        ("Ti", "TiO2", "titanium"),
    ],
)
def test_factors_follow_from_atomic_weights(metal: str, oxide: str, commodity: str) -> None:
    counts = {element: int(n or 1) for element, n in re.findall(r"([A-Z][a-z]?)(\d*)", oxide)}
    mass = sum(WEIGHTS[element] * n for element, n in counts.items())
    share = counts[metal] * WEIGHTS[metal] / mass
    factor = next(float(row["metal_to_oxide_factor"]) for row in _seed("commodities") if row["commodity"] == commodity)
    assert factor == pytest.approx(1 / share, rel=2e-4)
    basis = next(row["reserves_basis_factor"] for row in _seed("analytes") if row["analyte"] == oxide)
    assert (
        not basis
        or commodity not in ("lithium", "niobium", "tungsten", "uranium", "vanadium", "antimony")
        or float(basis) == pytest.approx(share, rel=2e-4)
    )


def test_lithium_carbonate_equivalent() -> None:
    carbonate = 2 * WEIGHTS["Li"] + WEIGHTS["C"] + 3 * WEIGHTS["O"]
    factor = next(float(row["reserves_basis_factor"]) for row in _seed("analytes") if row["analyte"] == "LCE")
    assert factor == pytest.approx(2 * WEIGHTS["Li"] / carbonate, rel=5e-4)


def test_countries_are_iso_3166_and_every_region_has_some() -> None:
    rows = {row["country_code"]: row for row in _seed("countries")}
    assert set(rows) == {c.alpha_2 for c in pycountry.countries} | {"EU", "XK"}
    assert {row["region"] for row in rows.values()} == set(_accepted("dim_country", "region"))
    assert [rows[code]["region"] for code in ("CN", "US", "CA", "BR", "KR", "SA", "AU", "NA")] == [
        "China",
        "United States",
        "Canada",
        "South America",
        "Japan & South Korea",
        "Middle East",
        "Rest of World",
        "Rest of World",
    ]


def test_every_rule_is_written_down_fired_and_unit_tested() -> None:
    intermediate = PROJECT / "models" / "intermediate"
    fired = set(
        chain.from_iterable(
            re.findall(r"'(\w+)' as rule", path.read_text(encoding="utf-8"))
            for path in intermediate.glob("*__verified.sql")
        )
    )
    tested = set(re.findall(r"rule: (\w+)}", (intermediate / "_unit_tests.yml").read_text(encoding="utf-8")))
    assert fired == tested == {row["rule"] for row in _seed("verification_rules")}
    assert all(row["description"] and row["source"] and row["severity"] for row in _seed("verification_rules"))


def test_the_key_of_every_mart_that_declares_one_is_tested() -> None:
    tested = re.findall(r"ref\('(\w+)'\)", (PROJECT / "tests" / "keys_are_unique.sql").read_text(encoding="utf-8"))
    keyed = [
        name
        for name, mart in _marts().items()
        if any(c == {"type": "primary_key"} for column in mart["columns"] for c in column.get("constraints", ()))
    ]
    assert sorted(tested) == sorted(keyed)


def test_two_events_of_one_document_that_are_called_the_same_lend_two_ids() -> None:
    macros = (PROJECT / "macros" / "mentions.sql").read_text(encoding="utf-8")
    sql = jinja2.Environment(autoescape=False).from_string(macros + "{{ own_fact_ids('deal', 'told') }}").render()
    with duckdb.connect() as connection:
        connection.execute("""create table told as select * from (values
            ('first', 'd', 1, 'a|b', 1), ('second', 'd', 1, 'a|b', 2), ('reread', 'd', 2, 'a|b', 3),
            ('elsewhere', 'e', 1, 'a|b', 4)) as told(mention_id, document_id, version, called, arrival)""")
        ids = dict(connection.execute(f"select mention_id, own_fact_id from ({sql})").fetchall())
    assert len({ids["first"], ids["second"], ids["elsewhere"]}) == 3
    assert ids["reread"] == ids["first"], "a new version of a page keeps the ids of its events"


def _builds_macro(call: str, **known: Any) -> Any:
    """What a macro of builds.sql gives, with DuckDB behind run_query."""
    given: list[Any] = []
    macros = (PROJECT / "macros" / "builds.sql").read_text(encoding="utf-8")
    with duckdb.connect() as connection:

        def run_query(sql: str) -> Any:
            return type("Answer", (), {"rows": connection.execute(sql).fetchall()})

        environment = jinja2.Environment(autoescape=False, extensions=["jinja2.ext.do"])
        told = environment.from_string(macros + call).render({"run_query": run_query, "return": given.append, **known})
    return given[0] if given else told.strip()


def _carrying_on() -> dict[str, dict[str, Any]]:
    """Name of a model of which only rows of a list's keys are replaced -> how it is configured."""
    folders = read_yaml(PROJECT / "dbt_project.yml")["models"]["oreledger"].values()
    models = chain.from_iterable(folder.items() for folder in folders if isinstance(folder, dict))
    return {name: how for name, how in models if isinstance(how, dict) and how.get("+materialized") == "incremental"}


@pytest.mark.parametrize("name", _carrying_on())
def test_rows_are_deleted_by_the_list_by_which_they_are_told_again(name: str) -> None:
    how, path = _carrying_on()[name], next(PROJECT.glob(f"models/*/{name}.sql"))
    macro = (PROJECT / "macros" / "builds.sql").read_text(encoding="utf-8")
    by_key = dict(re.findall(r"'(\w+_id)': '(int_\w+__touched)'", macro))
    sought = rf"only\('(\w+)'\)|sought\(ref\('(\w+)'\), '{how['+unique_key']}'\)"
    told_by = {one for found in re.findall(sought, path.read_text(encoding="utf-8")) for one in found if one}
    deleted_by = how.get("+meta", {}).get("touched") or by_key[how["+unique_key"]]
    assert len(told_by) != 1 or told_by == {deleted_by}


def test_a_build_starts_over_where_what_resolves_names_has_changed_and_says_so() -> None:
    folder = {"project_dir": str(PROJECT)}
    now = _builds_macro("{{ made_by() }}", invocation_args_dict=folder, var={"rate_days": 7, "disagreement": 0.1}.get)
    names = [line.partition(" ")[0] for line in now.split("\n")]
    assert {
        "pipelines/resolve/names.py",
        "pipelines/extract/lexicon/agencies.yml",
        "macros/builds.sql",
        "rapidfuzz",
    } <= {*names}

    def why(before: str, is_complete: bool = True, asked: bool = False) -> Any:
        rows = [(before, is_complete)] if before else []
        flags = type("Flags", (), {"FULL_REFRESH": asked})
        return _builds_macro("{{ why_start_over(last, project) }}", flags=flags, last=rows, project=now)

    assert why(now) == ""
    assert why(now.replace("pipelines/resolve/names.py ", "pipelines/resolve/names.py 0")) == (
        "pipelines/resolve/names.py changed"
    )
    assert why(now.replace("vars.disagreement 0.1", "vars.disagreement 0.05")) == "vars.disagreement changed"
    assert why("one checksum of all").endswith(" more changed")
    assert why("") == "nothing has been built before"
    assert why(now, is_complete=False) == "the last build did not finish"
    assert why(now, asked=True) == "--full-refresh asks for it"
