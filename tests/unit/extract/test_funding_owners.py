"""Who receives by plain signs: the owner of the plant, the company whose shares are bought, the one that a sentence opens
with."""

from __future__ import annotations

import pytest

from tests.unit.extract.funding_told import rows


@pytest.mark.parametrize(
    ("text", "recipient"),
    [
        (
            "Ostrava was today handed US$15 million by the US Department of Defense for drilling at a cobalt mine.",
            "Ostrava",
        ),
        (
            "Eksfin is prepared to guarantee NOK 28 million of bank debt for Harrowkem's graphite anode pilot.",
            "Harrowkem",
        ),
        (
            "The DFC has agreed to pay $32 million in two steps for new shares of Harrow Lithium, a tin miner.",
            "Harrow Lithium",
        ),
        ("Element 77 was selected for a US$16 million grant by the Department of Energy for nickel.", "Element 77"),
        (
            "Perth-based harrowco has finalised a US$99 million loan with the Department of Energy for Tarn Ridge, a lithium "
            "mine.",
            "harrowco",
        ),
    ],
)
def test_plain_receivers(text: str, recipient: str) -> None:
    assert rows(text)[0][1] == recipient


@pytest.mark.parametrize(
    "text",
    [
        "Labour will put $1.2 billion into a lithium reserve, the Australian Government promised.",
        "Fifty-six plans for graphite share $4 billion from the development bank BNDES.",
    ],
)
def test_whoever_gives_or_is_counted_receives_nothing(text: str) -> None:
    assert all(row[1] is None for row in rows(text))


@pytest.mark.parametrize(
    ("text", "recipient"),
    [
        (
            "The Canadian government is backing Harrow Metals with C$20 million in grants for its lithium mine.",
            "Harrow Metals",
        ),
        (
            "The Ministry of Economy subsidises Kestrel Magnets GmbH with a 12 million euro grant for magnets.",
            "Kestrel Magnets GmbH",
        ),
        ("KfW assists Tarn Lithium with an untied loan guarantee of 40 million euros.", "Tarn Lithium"),
        (
            "Korrin Zinc will build a smelter. Rival shareholders MB Partners and Yarrow Pong went to court to stop it. The "
            "Commerce Department is to add a $210 million grant under the CHIPS Act for the plant.",
            "Korrin Zinc",
        ),
        (
            "The Export-Import Bank of the United States approved a loan of $10 billion for a stockpile of minerals, to "
            "be filled by traders on behalf of manufacturers such as Boreas and GV Nova.",
            None,
        ),
    ],
)
def test_who_is_supported_receives_and_neither_rivals_nor_examples(text: str, recipient: str | None) -> None:
    assert rows(text)[0][1] == recipient


@pytest.mark.parametrize(
    "text",
    [
        "Harrowix of Tarnburg got a conditional commitment from the DOE for a loan of up to $754 million.",
        "Harrowix in Tarnburg received a loan of $54 million from the Department of Energy.",
        "Harrowix from Tarnburg secured a $4 million grant from the Department of Energy.",
    ],
)
def test_where_a_receiver_is_at_home_receives_nothing(text: str) -> None:
    assert [r[1] for r in rows(text)] == ["Harrowix"]
