"""Capitalised words that name nobody who takes part: terms, labels, advisers, common words. All names are invented."""

from __future__ import annotations

import pytest

from tests.unit.extract.test_names import kinds_in


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The plant leaches the clay with HCl from a supplier.", "HCl"),
        ("Harrow Metals Ltd sold Sb and AgEq ounces to buyers.", "AgEq"),
        ("Output of REOs rose in FY24 at the Harrow mine.", "FY24"),
        ("Output of REOs rose in FY24 at the Harrow mine.", "REOs"),
        ("The measures are none under IFRS at Harrow Metals Ltd.", "IFRS"),
        ("The host rocks are Paleozoic and were mapped by Harrow Metals Ltd.", "Paleozoic"),
        ("Closing needs approval of the TSX Venture Exchange.", "TSX Venture Exchange"),
        ("It was filed with the Securities and Exchange Commission.", "Securities and Exchange Commission"),
        ("The text was reviewed by a Qualified Person of Harrow Metals Ltd.", "Qualified Person"),
        ("The offer goes to Harrow Shareholders alone.", "Harrow Shareholders"),
        ("It will present at the Tarnhill Investment Conference.", "Tarnhill Investment Conference"),
        ("The layout is shown in Figure 3 and in Table 7.", "Figure"),
        ("Under the Harrow Lake Option Agreement it pays cash.", "Harrow Lake Option Agreement"),
        ("The Offering closes in May. It is an offering of units.", "Offering"),
        ("A test goes on. The Test was run for Harrow Metals Ltd.", "Test"),
        ("Harrow Metals Ltd owns the Project and the Property.", "Project"),
        ("Metallurgical work goes on at the Harrow mine.", "Metallurgical"),
        ("Additional project information is kept by Harrow Metals Ltd.", "Additional"),
        ("Harrow Metals Ltd buys high-quality Norwegian-built ships.", "Norwegian-built"),
        ("The right belongs to SpA under the paper.", "SpA"),
    ],
)
def test_a_term_names_nobody(text: str, word: str) -> None:
    assert word not in kinds_in(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tarn Capital Partners acted as financial adviser to Harrow Metals Ltd.", "Tarn Capital Partners"),
        ("It signed a sales agreement with Tarn Brothers as lead agent.", "Tarn Brothers"),
        ("Harrow Metals Ltd was advised by Tarn Capital Partners.", "Tarn Capital Partners"),
        ("Harrow Metals Ltd has engaged Tarn Media Inc. to provide investor relations services.", "Tarn Media Inc."),
        ("Tarn Securities Ltd has announced a takeover bid on behalf of Harrow Metals Ltd.", "Tarn Securities Ltd"),
        ("Tarn Securities Ltd led the offering of Harrow Metals Ltd.", "Tarn Securities Ltd"),
        ("Tarn Capital Partners has initiated coverage on Harrow Metals Ltd.", "Tarn Capital Partners"),
    ],
)
def test_who_works_for_a_fee_takes_no_side(text: str, name: str) -> None:
    kinds = kinds_in(text)
    assert name not in kinds
    assert kinds["Harrow Metals Ltd"] == "company" if "Harrow Metals Ltd" in text else True


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Tarnwell, which goes far, has asked advisers to look at a bid, and Tarnwell agreed.", "Tarnwell", "company"),
        ("Tarn Capital Partners will invest $5 million in Harrow Metals Ltd.", "Tarn Capital Partners", "company"),
        ("It bought the past-producing Duke’s Mine in Peru.", "Duke", "project"),
        ("The claims lie in Larkfield Township of Quebec.", "Larkfield Township", "place"),
        ("Drilling goes on in Northwestern Ontario, Canada, at the Harrow mine.", "Northwestern Ontario", "place"),
        ("It sold the claims to J.R. Harrow & Co. for cash.", "J.R. Harrow & Co.", "company"),
        ("Harrow Mining sold the Lark mine. “Yes.” Ada continued, “We are glad.”", "Ada", "person"),
    ],
)
def test_what_a_name_is_by_its_form_and_what_stands_around_it(text: str, name: str, kind: str) -> None:
    assert kinds_in(text)[name] == kind


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Underground Production Schedule Harrow Minerals Inc. will buy it. Harrow Minerals Inc. agreed. "
            "Harrow Minerals Inc. has paid.",
            "Harrow Minerals Inc.",
        ),
        ("About Harrow Metals Limited Harrow Metals Limited is a miner.", "Harrow Metals Limited"),
        ("Figure 1 Harrow Metals Corp. (CSE: HRW) bought the mine.", "Harrow Metals Corp."),
        ("It borders on the adjacent Copper Energy Corp. (CEC) ground.", "Copper Energy Corp."),
    ],
)
def test_a_head_that_runs_on_is_no_part_of_a_name(text: str, name: str) -> None:
    kinds = kinds_in(text)
    assert kinds[name] == "company"
    assert not any(other.endswith(name) and other != name for other in kinds)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Harrow Gold Mines Unlocks More Value since buying it.", "Harrow Gold Mines"),
        ("Lark Metals Growing its ground, the company bought a mine.", "Lark Metals"),
    ],
)
def test_a_verb_of_a_headline_ends_a_name(text: str, name: str) -> None:
    assert name in kinds_in(text)
