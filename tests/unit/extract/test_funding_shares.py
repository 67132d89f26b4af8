"""One verb over several names with their sums, and several sums before the one who gives them."""

from __future__ import annotations

import pytest

from tests.unit.extract.funding_told import rows

SHARED = [
    (
        "Under the scheme, Tarn Lithium receives €20 million, Oxbow Metals €12 million and Ferrel €8 million from the "
        "Finnish government.",
        [
            ("Finnish government", "Tarn Lithium", 2e7),
            ("Finnish government", "Oxbow Metals", 1.2e7),
            ("Finnish government", "Ferrel", 8e6),
        ],
    ),
    (
        "KfW is lending €90 million, Finnvera €30 million and Bpifrance €20 million to Tarn Lithium.",
        [("KfW", "Tarn Lithium", 9e7), ("Finnvera", "Tarn Lithium", 3e7), ("Bpifrance", "Tarn Lithium", 2e7)],
    ),
    (
        "EIB will lend €20 million to Tarn Lithium, KfW €12 million to Oxbow Metals and EBRD €8 million to Ferrel Ltd.",
        [("EIB", "Tarn Lithium", 2e7), ("KfW", "Oxbow Metals", 1.2e7), ("EBRD", "Ferrel Ltd", 8e6)],
    ),
    (
        "$20 million for Tarn Lithium and $12 million for Oxbow Metals came from the Department of Defense.",
        [("Department of Defense", "Tarn Lithium", 2e7), ("Department of Defense", "Oxbow Metals", 1.2e7)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SHARED)
def test_each_name_keeps_its_own_sum(text: str, expected: list[tuple[object, ...]]) -> None:
    assert [row[:3] for row in rows(text)] == expected


def test_the_pot_of_the_last_giver_is_not_the_pot_of_the_others() -> None:
    page = "EBRD puts EUR 25 million and KfW another EUR 15 million from Horizon Europe into Tarn Lithium's plant."
    assert [row[:3] for row in rows(page)] == [("EBRD", "Tarn Lithium", 2.5e7), ("KfW", "Tarn Lithium", 1.5e7)]
