"""Names of companies that no suffix, ticker or noun tells: by their form, by what they do, have and are paid."""

from __future__ import annotations

import pytest

from tests.unit.extract.reading_of import reading_of


def kinds_in(text: str) -> dict[str, str]:
    return {n.name: n.kind for n in reading_of(text).names}


@pytest.mark.parametrize(
    ("sentence", "company"),
    [
        ("Half of it went to Tessin Resource Fund IV.", "Tessin Resource Fund IV"),
        ("A sample went to Kestrel Elements.", "Kestrel Elements"),
        ("The cobalt goes through Ferrum North America.", "Ferrum North America"),
        ("The stake belongs to Ferrum Indonesia.", "Ferrum Indonesia"),
        ("They met NovaKestrel in May.", "NovaKestrel"),
        ("The board of Tungsten Corporation of America met.", "Tungsten Corporation of America"),
        ("Shares worth little: Orvanne hopes for a loan.", "Orvanne"),
        ("In May Orvanne was promised a loan.", "Orvanne"),
        ("The mill grew with Orvanne's scandium project.", "Orvanne"),
        ("Ore came with Orvanne's Harrow heaps.", "Orvanne"),
        ("It buys the Tessin mine from Orvanne for US$12 million.", "Orvanne"),
        ("A reserve is run by funds managed by Orvanne.", "Orvanne"),
        ("On Friday the bank handed Orvanne US$15 million.", "Orvanne"),
        ("Its approach to Orvanne lapsed.", "Orvanne"),
        ("It holds 17.8 per cent of Orvanne on the market.", "Orvanne"),
        ("In Lacq stands Orvanne, which recycles magnets.", "Orvanne"),
        ("It signed a contract with Brazil's Orvanne.", "Orvanne"),
        ("Of this, Kestrel Metals Ltd and Orvanne have a third.", "Orvanne"),
        ("The owners are Orvanne / Kestrel Metals Ltd.", "Orvanne"),
    ],
)
def test_a_company_is_told_by_its_form_and_by_what_is_said_of_it(sentence: str, company: str) -> None:
    assert kinds_in(sentence).get(company) == "company"


@pytest.mark.parametrize(
    ("sentence", "site"),
    [
        ("It owns Orvanne and Brunna, two gold mines in the north.", "Orvanne"),
        ("The oxide made from Orvanne feedstock is sold.", "Orvanne"),
        ("It is close to restarting Orvanne in spring.", "Orvanne"),
        ("It bought 30% of Tessin's Orvanne in-situ uranium project.", "Orvanne"),
        ("They closed the Orvanne Mine and Brunna in May.", "Brunna"),
    ],
)
def test_a_site_is_told_by_what_comes_from_it(sentence: str, site: str) -> None:
    assert kinds_in(sentence).get(site) == "project"


@pytest.mark.parametrize(
    ("sentence", "body"),
    [
        ("The Ruritanian Ministry of Mines agreed.", "Ruritanian Ministry of Mines"),
        ("The Minerals Institute of Western Australia has funds.", "Minerals Institute of Western Australia"),
    ],
)
def test_a_ministry_or_an_institute_may_have_words_before_it(sentence: str, body: str) -> None:
    assert kinds_in(sentence).get(body) == "agency"


def test_a_partner_in_a_joint_venture_is_no_mine() -> None:
    assert kinds_in("Tessin Gold, its joint venture partner until now, sold.").get("Tessin Gold") == "company"


def test_a_short_form_behind_a_place_is_not_the_places() -> None:
    kinds = kinds_in("It bought Orvanne Metals Ltd, a company formed in England (“OML”). OML makes alloys.")
    assert kinds.get("United Kingdom") == "place"
    assert "OML" in kinds


@pytest.mark.parametrize("sentence", ["Ore came from MacArthur last year.", "They travelled to Northern Chile."])
def test_a_capital_inside_or_a_country_behind_is_not_always_a_company(sentence: str) -> None:
    assert "company" not in kinds_in(sentence).values()


@pytest.mark.parametrize(
    ("sentence", "company"),
    [
        ("The claims belong to 9412-7731 Québec Inc. for now.", "9412-7731 Québec Inc."),
        ("The claims belong to 628931 Manitoba Ltd. for now.", "628931 Manitoba Ltd."),
        ("A sample went to Polar Sun Energy Corp. in May.", "Polar Sun Energy Corp."),
        ("Sun Ridge Metals Ltd has drilled.", "Sun Ridge Metals Ltd"),
    ],
)
def test_registers_and_the_sun_are_parts_of_names(sentence: str, company: str) -> None:
    assert kinds_in(sentence).get(company) == "company"


@pytest.mark.parametrize(
    "sentence",
    [
        "Tern Copper plc, the East African explorer, has drilled.",
        "The South American copper developer has drilled.",
        "It signed an agreement with Brazilian group Lontra Ltda.",
    ],
)
def test_an_adjective_of_a_place_is_no_company(sentence: str) -> None:
    assert not {"East African", "South American", "Brazilian"} & {
        n for n, kind in kinds_in(sentence).items() if kind == "company"
    }


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Separately Harrow Metals said it had bought a mine.", ["Harrow Metals"]),
        ("Reportedly Umicore has signed a contract.", ["Umicore"]),
        ("Carmaker Delvaux Motors has bought Kestrel Lithium.", ["Delvaux Motors", "Kestrel Lithium"]),
        ("State miner Codelco agreed with Harrow Metals.", ["Codelco", "Harrow Metals"]),
        (
            "The Kazakh Ministry of Industry and Construction and Harrow Metals met.",
            ["Kazakh Ministry of Industry and Construction", "Harrow Metals"],
        ),
        ("The Ministry of Mines and Energy and Vale signed a memorandum.", ["Ministry of Mines and Energy", "Vale"]),
        (
            "The Belmar Mining and Metallurgical Combine and Vale agreed.",
            ["Belmar Mining and Metallurgical Combine", "Vale"],
        ),
    ],
)
def test_what_stands_before_and_behind_a_name_is_no_part_of_it(text: str, names: list[str]) -> None:
    assert [name.name for name in reading_of(text).names] == names


def test_works_and_firms_of_other_languages_are_companies() -> None:
    text = "Harrow Metals bought all of Minera Los Robles from the Belmar Metals Complex."
    kinds = {name.name: name.kind for name in reading_of(text).names}
    assert kinds["Minera Los Robles"] == kinds["Belmar Metals Complex"] == "company"


def test_a_company_that_writes_itself_small_is_known_by_its_legal_form() -> None:
    text = "Today orlanto Ltd (ASX: ORL) (orlanto or the Company) reports. See www.orlanto.com: orlanto bought it."
    found = [name for name in reading_of(text).names if name.kind == "company"]
    assert [name.printed for name in found] == ["orlanto Ltd", "orlanto", "orlanto"]
    assert {name.name for name in found} == {"orlanto Ltd"}
