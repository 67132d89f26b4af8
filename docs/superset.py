"""Registers a release in Apache Superset and builds a chart of it through Superset's API, then prints its figures.

    python docs/superset.py http://localhost:8088 admin PASSWORD path/to/published/latest/oreledger.duckdb

Needs only Python's standard library; docs/bi.md says how to start Superset.
"""

from __future__ import annotations

import json
import sys
import urllib.error
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any

BY_COMMODITY = {"expressionType": "SQL", "sqlExpression": "SUM(usd)", "label": "US$"}
DATASET = """
    SELECT b.commodity, d.deal_type, d.announced_on, d.value_usd AS usd
    FROM fct_deals d JOIN bridge_fact_commodities b ON b.table_name = 'fct_deals' AND b.fact_id = d.deal_id
    WHERE d.count_in_totals"""


class Superset:
    """A session at Superset's REST API."""

    def __init__(self, base: str, user: str, password: str) -> None:
        self.base = base.rstrip("/")
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        self.headers = {"Content-Type": "application/json", "Referer": self.base}
        login = {"username": user, "password": password, "provider": "db", "refresh": True}
        self.headers["Authorization"] = f"Bearer {self.call('POST', 'security/login', login)['access_token']}"
        self.headers["X-CSRFToken"] = self.call("GET", "security/csrf_token/")["result"]

    def call(self, method: str, path: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        """The JSON answer of one request below /api/v1."""
        request = urllib.request.Request(
            f"{self.base}/api/v1/{path}",
            method=method,
            headers=self.headers,
            data=json.dumps(body).encode() if body is not None else None,
        )
        try:
            with self.opener.open(request, timeout=120) as response:
                answer: dict[str, Any] = json.load(response)
                return answer
        except urllib.error.HTTPError as error:
            raise SystemExit(f"Superset refuses {path}: {error.code} {error.read().decode()[:500]}") from None


def main(base: str, user: str, password: str, database: str) -> None:
    """Database, dataset, chart and the rows that the chart draws."""
    superset = Superset(base, user, password)
    registered = superset.call(
        "POST",
        "database/",
        {
            "database_name": "oreledger",
            "sqlalchemy_uri": f"duckdb:///{Path(database).absolute()}",
            "extra": json.dumps({"engine_params": {"connect_args": {"read_only": True}}}),
        },
    )["id"]
    dataset = superset.call(
        "POST",
        "dataset/",
        {"database": registered, "schema": "main", "sql": DATASET, "table_name": "counted deals by commodity"},
    )["id"]
    form = {
        "viz_type": "echarts_timeseries_bar",
        "datasource": f"{dataset}__table",
        "x_axis": "commodity",
        "metrics": [BY_COMMODITY],
        "groupby": ["deal_type"],
        "row_limit": 100,
    }
    chart = superset.call(
        "POST",
        "chart/",
        {
            "slice_name": "Counted deal value by commodity",
            "viz_type": "echarts_timeseries_bar",
            "datasource_id": dataset,
            "datasource_type": "table",
            "params": json.dumps(form),
        },
    )["id"]
    data = superset.call(
        "POST",
        "chart/data",
        {
            "datasource": {"id": dataset, "type": "table"},
            "result_format": "json",
            "result_type": "full",
            "queries": [
                {
                    "columns": ["commodity"],
                    "metrics": [BY_COMMODITY],
                    "orderby": [[BY_COMMODITY, False]],
                    "row_limit": 5,
                }
            ],
        },
    )
    print(f"chart: {base}/explore/?slice_id={chart}")
    for row in data["result"][0]["data"]:
        print(row)


if __name__ == "__main__":
    main(*sys.argv[1:])
