"""Short forms that a paper defines behind a name: in quotes, in bold alone, behind a register number or a home."""

from __future__ import annotations

import pytest

from pipelines.extract.names.aliases import aliases
from tests.unit.extract.reading_of import reading_of


@pytest.mark.parametrize(
    ("name", "behind", "short"),
    [
        ("Harrow Copper Limited", " (ASX: HRC) (Harrow or the Company) has", ["Harrow", "Company"]),
        ("Harrow Copper Limited", " (the Company) has", ["Company"]),
        ("Lorne Nominees Pty Ltd", " (Vendor) has", ["Vendor"]),
        ("Lorne Nominees Pty Ltd", " (Lorne) has", ["Lorne"]),
        ("Lorne Gold Mines Pty Ltd", " (LGM) has", ["LGM"]),
        ("Tessin Carbon Co., Ltd", " of Gunsan, Republic of Korea (“Tessin”) has", ["Tessin"]),
        ("Sociedad Legal Minera Tolka Uno", " (SLM Tolka) has", ["SLM Tolka"]),
        ("Harrow Copper Limited", " (Perth) has", []),
        ("Harrow Copper Limited", " (Managing Director) has", []),
        ("Harrow Copper Limited", " of Perth has (Harrow) up", []),
    ],
)
def test_a_bracket_behind_a_name_calls_it_by_a_side_or_by_a_part_of_itself(
    name: str, behind: str, short: list[str]
) -> None:
    assert set(aliases(name + behind, len(name), name)) == set(short)


def test_a_defined_short_form_is_the_name_that_it_was_defined_for() -> None:
    text = (
        "Wirra Graphite Limited signed with Tessin Carbon Co., Ltd of Gunsan, Republic of Korea (“Tessin”), a part of the "
        "Tessin Chemical group. Tessin will buy flake."
    )
    last = [n for n in reading_of(text).names if n.printed == "Tessin"][-1]
    assert last.name == "Tessin Carbon Co., Ltd"
