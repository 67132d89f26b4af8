from __future__ import annotations

import pytest

from scrapers.spiders.api import addresses_of, records_in, values_at

ANSWER = {
    "count": 2,
    "results": [
        {"html_url": "https://gov.test/1", "pdf": {"url": "https://gov.test/1.pdf"}, "id": 7},
        {"html_url": "", "id": None},
    ],
    "filings": {"recent": {"form": ["8-K", "6-K"]}},
}


@pytest.mark.parametrize(
    ("path", "values"),
    [
        ("count", [2]),
        ("results.*.html_url", ["https://gov.test/1", ""]),
        ("results.0.pdf.url", ["https://gov.test/1.pdf"]),
        ("results.9.id", []),
        ("nothing.here", []),
        ("filings.recent.form.*", ["8-K", "6-K"]),
        ("", [ANSWER]),
        ("filings.*.form.1", ["6-K"]),
    ],
)
def test_paths_lead_to_values(path: str, values: list[object]) -> None:
    assert list(values_at(ANSWER, path)) == values


def test_addresses_are_read_or_filled_in() -> None:
    first, second = ANSWER["results"]  # type: ignore[misc]
    assert addresses_of(first, "html_url") == ["https://gov.test/1"]
    assert addresses_of(second, "html_url") == []
    assert addresses_of(first, "https://gov.test/{id}/{pdf.url}") == ["https://gov.test/7/https://gov.test/1.pdf"]
    assert addresses_of(second, "https://gov.test/{id}") == []


def test_a_table_of_columns_has_a_record_a_row() -> None:
    assert records_in({"form": ["8-K", "6-K"], "number": ["1", "2"]}) == [
        {"form": "8-K", "number": "1"},
        {"form": "6-K", "number": "2"},
    ]
    assert records_in({"form": ["8-K"], "number": []}) == [{"form": "8-K", "number": None}]
    assert records_in([1, 2]) == [1, 2]
    assert records_in({"id": 1}) == [{"id": 1}]
    assert records_in({}) == [{}]


def test_a_template_takes_from_the_answer_what_the_record_lacks() -> None:
    answer = {"cik": "77", "rows": [{"number": "1-2"}]}
    assert addresses_of(answer["rows"][0], "https://gov.test/{cik}/{number}", answer) == ["https://gov.test/77/1-2"]
    assert addresses_of({"cik": "5", "number": "1"}, "https://gov.test/{cik}/{number}", answer) == [
        "https://gov.test/5/1"
    ]
