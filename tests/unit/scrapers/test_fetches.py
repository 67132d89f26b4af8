from __future__ import annotations

from datetime import UTC, datetime
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from scrapers.fetches import MANIFEST, Fetch, FetchKind, Outcome
from tests.unit.scrapers.samples import fetch_of

texts = st.none() | st.text(st.characters(exclude_categories=["Cs"]))


@given(
    reason=texts,
    title=texts,
    outcome=st.sampled_from(get_args(Outcome)),
    kind=st.sampled_from(get_args(FetchKind)),
    at=st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)),
    redirects=st.lists(st.text(st.characters(exclude_categories=["Cs"]))),
)
def test_json_brings_back_the_row(
    reason: str | None, title: str | None, outcome: Outcome, kind: FetchKind, at: datetime, redirects: list[str]
) -> None:
    row = fetch_of(
        1, reason=reason, listed_title=title, outcome=outcome, kind=kind, fetched_at=at, redirects=tuple(redirects)
    )
    assert Fetch.from_json(row.to_json()) == row


def test_the_manifest_has_a_column_for_every_field() -> None:
    assert set(MANIFEST) == set(Fetch.__dataclass_fields__)
