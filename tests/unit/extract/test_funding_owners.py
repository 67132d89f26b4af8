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


@pytest.mark.parametrize(
    ("text", "recipient"),
    [
        (
            "The mine belongs to Harrow West, which received a letter of interest from EXIM for $95 million.",
            "Harrow West",
        ),
        (
            "KfW puts EUR 50 million in a lithium project in Western Australia run by Harrow Brine Ltd.",
            "Harrow Brine Ltd",
        ),
        (
            "The Ostrow Research Council signed a contribution agreement for $5 million under the Critical Minerals "
            "Infrastructure Fund.",
            "Ostrow Research Council",
        ),
        ("Ottawa is putting $50 million into the Ostrow Research Council's Tarn plant.", "Ostrow Research Council"),
        ("MANGANESE / Element 77 took a $16 million Department of Energy grant for its plant.", "Element 77"),
        ("The EIB approved a loan of EUR 65 million to Tarnwick for improvements at its Pella mine.", "Tarnwick"),
    ],
)
def test_who_is_told_to_receive_by_a_relative_clause_a_site_or_its_work(text: str, recipient: str) -> None:
    assert [r[1] for r in rows(text)] == [recipient]


@pytest.mark.parametrize(
    "text",
    [
        "The Critical Minerals Infrastructure Fund has had a volume of C$1 billion since its launch.",
        "Harrow Metals Ltd is digging in Norway. In the first round KfW paid EUR 92 million to six companies.",
        "Harrow Metals Ltd is digging. The state said that the Innovation Fund, run by KfW and endowed with EUR 68 million, "
        "takes applications from March.",
    ],
)
def test_nobody_in_particular_receives_what_a_fund_has_or_several_share(text: str) -> None:
    assert [r[1] for r in rows(text)] == [None]


def test_whoever_opens_a_sentence_receives_before_whoever_was_named_earlier() -> None:
    text = (
        "Ostrow Metals Ltd cut its spending. Harrowix pushed ahead with the A$55 million bank facility that it arranged in "
        "March from a syndicate led by Export Finance Australia."
    )
    assert [r[1] for r in rows(text)] == ["Harrowix"]


def test_a_metal_and_another_word_name_a_company() -> None:
    text = (
        "The Saudi Industrial Development Fund approved two loans: SAR 1.2 billion for a copper smelter of Harrow Ltd at "
        "Jizan, and SAR 340 million for Eastern Graphite Arabia at Yanbu."
    )
    assert [r[1] for r in rows(text)] == ["Harrow Ltd", "Eastern Graphite Arabia"]
