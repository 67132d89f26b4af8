"""A small schema `marts` for tests, in the shape that the models build: enough of it to be released."""
from __future__ import annotations

from pathlib import Path

import duckdb

DDL = """
CREATE SCHEMA IF NOT EXISTS marts;
CREATE TABLE IF NOT EXISTS marts.fct_deals (
    deal_id VARCHAR NOT NULL PRIMARY KEY, deal_type VARCHAR, status VARCHAR, label VARCHAR, value DOUBLE,
    commodities VARCHAR[], announced_on DATE, first_seen_at TIMESTAMP);
CREATE TABLE IF NOT EXISTS marts.fct_resource_estimates (estimate_id VARCHAR, project VARCHAR, tonnage_t DOUBLE);
CREATE TABLE IF NOT EXISTS marts.fct_funding_commitments (funding_id VARCHAR, funder VARCHAR, amount DOUBLE);
CREATE OR REPLACE VIEW marts.dim_commodity AS SELECT DISTINCT unnest(commodities) AS commodity FROM marts.fct_deals;
COMMENT ON TABLE marts.fct_deals IS 'One row per deal.';
COMMENT ON COLUMN marts.fct_deals.value IS 'Value in whole currency units, as it''s printed.';
"""


def make_marts(database: Path, deals: int = 3, value: float = 25e6) -> None:
    """A warehouse with `deals` deals of this value, one estimate and one commitment; replaces what was there."""
    with duckdb.connect(str(database)) as connection:
        connection.execute(DDL)
        for name in ("fct_deals", "fct_resource_estimates", "fct_funding_commitments"):
            connection.execute(f"DELETE FROM marts.{name}")
        connection.execute(
            "INSERT INTO marts.fct_deals SELECT 'deal' || lpad(i::VARCHAR, 5, '0'), 'acquisition', 'agreed',"
            " '=Borealis Metals → Quartz Hill <b>' || i, $1 + i, ['copper', 'gold'], DATE '2026-03-02',"
            " TIMESTAMP '2026-03-02 08:30:00' FROM range($2) r(i)", [value, deals])
        connection.execute("INSERT INTO marts.fct_resource_estimates VALUES ('estimate1', 'Quartz Hill', 12.5e6)")
        connection.execute("INSERT INTO marts.fct_funding_commitments VALUES ('funding1', 'Department of Rock', 1e6)")
