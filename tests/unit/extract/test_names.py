"""Names: what kind they are, their fullest form, and what must not be taken for one."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.extract.names import Name, site_name
from tests.unit.extract.reading_of import reading_of
from tests.unit.growth import assert_linear


def names_in(text: str) -> list[Name]:
    return reading_of(text).names


def kinds_in(text: str) -> dict[str, str]:
    return {n.name: n.kind for n in names_in(text)}


@pytest.mark.parametrize(
    ("sentence", "company"),
    [
        ("It will pay Verity Metals Pty Ltd in cash.", "Verity Metals Pty Ltd"),
        ("A purchase from Minera del Sol S.A.B. de C.V. was agreed.", "Minera del Sol S.A.B. de C.V."),
        ("Talks with OMR (BK) LLC went on.", "OMR (BK) LLC"),
        ("Talks with Polar Energy, Inc. went on.", "Polar Energy, Inc."),
        ("The contract is with nordstahl Materials Trading GmbH of Germany.", "nordstahl Materials Trading GmbH"),
        ("Globe Metals & Mining has a licence.", "Globe Metals & Mining"),
        ("Shares in 29Metals rose.", "29Metals"),
        ("On Monday the magnet maker eVOX said so.", "eVOX"),
        ("Kestrel (ASX: KST) drilled on.", "Kestrel"),
        ("The steelmaker CAP agreed.", "CAP"),
        ("Marlin, a Perth-based explorer, drilled on.", "Marlin"),
        ("It sold the mine to Verity Metals Pty Ltd.", "Verity Metals Pty Ltd"),
        ("Minerals 417 (ASX: MX4) drilled on.", "Minerals 417"),
        ("The buyer is Ferrum 25 Limited of Perth.", "Ferrum 25 Limited"),
        (
            "It signed with Haiyu Development Group (Chengdu) Co Ltd on Monday.",
            "Haiyu Development Group (Chengdu) Co Ltd",
        ),
        ("It bought the shares of 51 Lithium SARL in 2021.", "51 Lithium SARL"),
        ("Half of the nickel is for Tesla.", "Tesla"),
        ("Yesterday the Anglo-Australian Rio Tinto said so.", "Rio Tinto"),
        ("Yesterday the Swiss Glencore said so.", "Glencore"),
        ("In May the ministry heard Norway's Brunvoll out.", "Brunvoll"),
        ("The rest is for Tessin of Switzerland.", "Tessin"),
        ("An older contract with Ferrocal stands.", "Ferrocal"),
        ("The ground was bought from Ostrava Zin.", "Ostrava Zin"),
        ("It paid 1478221 B.C. Ltd. in cash.", "1478221 B.C. Ltd."),
        ("In 2021 Lithium Corp. drilled on.", "Lithium Corp."),
        ("The seller is Perdiz Minas, Lda of Porto.", "Perdiz Minas, Lda"),
        ("It signed with Southern Cross (Kalgoorlie South) Pty Ltd.", "Southern Cross (Kalgoorlie South) Pty Ltd"),
        ("London-listed Harrow Copper plc and its owners agreed.", "Harrow Copper plc"),
        ("A plant of 7K Lithium stands there.", "7K Lithium"),
        ("In May Metals of the Coast plc drilled on.", "Metals of the Coast plc"),
    ],
)
def test_companies_are_told_by_the_language_around_them(sentence: str, company: str) -> None:
    assert kinds_in(sentence).get(company) == "company"


def test_tickers_and_defined_short_forms() -> None:
    found = names_in(
        'Tarn Lithium Limited (ASX: TRN) ("Tarn" or the "Company") met today. Tarn said the Company was busy.'
    )
    tarn = [n for n in found if n.kind == "company"]
    assert {n.name for n in tarn} == {"Tarn Lithium Limited"}
    assert [n.printed for n in tarn] == ["Tarn Lithium Limited", "Tarn", "Tarn", "Company"]
    assert {n.ticker for n in tarn} == {"ASX:TRN"}


def test_a_legal_suffix_in_small_letters_does_not_hide_the_ticker() -> None:
    found = names_in("Harrow Copper plc (AIM: HRW) drilled on. Later Harrow Copper rested.")
    assert [(n.name, n.ticker) for n in found if n.kind == "company"] == [("Harrow Copper plc", "AIM:HRW")] * 2


@pytest.mark.parametrize(
    ("sentence", "bodies"),
    [
        ("The Ministry of Trade, Industry and Energy signed.", ["Ministry of Trade, Industry and Energy"]),
        (
            "The Department for Business and Trade and the Ministry of Economy, Trade and Industry signed.",
            ["Department for Business and Trade", "Ministry of Economy, Trade and Industry"],
        ),
        (
            "The Department of Climate Change, Energy, the Environment and Water signed.",
            ["Department of Climate Change, Energy, the Environment and Water"],
        ),
        ("The Ministry of Energy, Volta Motors and Kirra Metals signed.", ["Ministry of Energy"]),
        ("The Ministry of Energy and Kirra Metals signed.", ["Ministry of Energy"]),
    ],
)
def test_the_fields_of_a_ministry_are_one_name(sentence: str, bodies: list[str]) -> None:
    assert [n.name for n in names_in(sentence) if n.kind == "agency"] == bodies


def test_short_forms_before_and_after_the_full_name() -> None:
    found = names_in("Hudson shone. Later Hudson Ridge Minerals (TSXV: HRM) rose, and Hudson Ridge fell.")
    assert [n.name for n in found if n.kind == "company"] == ["Hudson Ridge Minerals"] * 3


def test_initials_in_brackets_stand_for_the_name() -> None:
    found = names_in("Central Tin Corporation (CTC) sells tin. The board of CTC met.")
    assert {n.name for n in found} == {"Central Tin Corporation"}


@pytest.mark.parametrize(
    ("sentence", "project"),
    [
        ("Work began at its Bindi Bindi nickel-cobalt project.", "Bindi Bindi"),
        ("They own 30% of Blue Ridge, the fully permitted mine near the border.", "Blue Ridge"),
        ("The Oslo Creek Rare Earths Project is large.", "Oslo Creek"),
        ("Studies of Project Amber go on.", "Project Amber"),
        ("Molden holds a mineral resource of 4 Mt.", "Molden"),
        ("In 2021 it drilled the Dingo Well Gold Project.", "Dingo Well"),
        ("It sold the Corran North and Tarsis lithium projects in May.", "Corran North"),
        ("It sold the Corran North and Tarsis lithium projects in May.", "Tarsis"),
        ("The drills went to the Hollow Seven copper project.", "Hollow Seven"),
        ("A loan of the Harrow Finance Corporation for the Corran lithium project was signed.", "Corran"),
        ("Crews returned to the old Tarn Hollow fluorite skarn.", "Tarn Hollow"),
        ("It drills at its 100%-owned Varla Bay zinc-copper deposit.", "Varla Bay"),
        ("Concentrate left Orrinfell, Mollen's first tungsten mine, in May.", "Orrinfell"),
        ("They closed the loan for their lithium project Varmuri last week.", "Varmuri"),
        ("The grant goes to an anode plant in Hallerby, where it is cold.", "Hallerby"),
        ("It paid too much for 300 tonnes of Quellmoor graphite.", "Quellmoor"),
        ("The lender signed a facility for Tebbura in Sierra Leone.", "Tebbura"),
        ("Nobody is left who would sooner dig Ostrava Sur alone.", "Ostrava Sur"),
    ],
)
def test_projects(sentence: str, project: str) -> None:
    assert kinds_in(sentence).get(project) == "project"


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("They bought a Tsarist-era antimony deposit in May.", "Tsarist-era"),
        ("It moved its office south of Hallerby, Ontario.", "Hallerby"),
        ("The lender of Orrinfell Metals (Toledo, Ohio) agreed.", "Toledo"),
        ("The Company has inferred resources of 4 Mt at its Dean project.", "Company"),
    ],
)
def test_no_projects(sentence: str, word: str) -> None:
    assert kinds_in(sentence).get(word) != "project"


def test_a_mine_that_is_called_as_a_household_name_is_a_mine() -> None:
    assert kinds_in("Drilling went on at the Apple gold project, where ore was found.")["Apple"] == "project"


@pytest.mark.parametrize("venue", ["Nordvik State House", "Brunna Hall", "Tessin Minerals Forum"])
def test_where_papers_are_signed_is_no_mine(venue: str) -> None:
    assert kinds_in(f"They signed an agreement on rare earths at the {venue} on Monday.").get(venue) != "project"


@pytest.mark.parametrize("sentence", ["Rain fell in Chile's Atavi on Monday.", "It lies near Brunna of Norway."])
def test_what_lies_in_a_country_is_no_company_of_it(sentence: str) -> None:
    assert "company" not in kinds_in(sentence).values()


def test_a_mine_may_share_its_owners_name() -> None:
    found = names_in("Koolin Lithium Pty Ltd, which holds the Koolin project, is for sale.")
    assert [(n.printed, n.kind) for n in found] == [("Koolin Lithium Pty Ltd", "company"), ("Koolin", "project")]


@pytest.mark.parametrize(
    ("sentence", "person"),
    [
        ("Chief executive Jane Rowe said so.", "Jane Rowe"),
        ("“Fine,” said managing director Ola Berg.", "Ola Berg"),
        ("Mark Tomson, chief executive, was glad.", "Mark Tomson"),
    ],
)
def test_people_are_not_companies(sentence: str, person: str) -> None:
    assert kinds_in(sentence).get(person, "person") == "person"


@pytest.mark.parametrize(
    "sentence",
    [
        "Construction has begun.",
        "Investors have bought shares.",
        "In March Trading was slow.",
        "Spodumene is dear.",
        "The LCE price is per tonne of TREO.",
        "ASX and TSX were closed.",
        "It bought exploration licence EL8554 from the Vendor under a Share Sale Agreement.",
        "The Net Smelter Return Royalty is due on Completion of the Acquisition.",
    ],
)
def test_words_with_a_capital_are_not_names(sentence: str) -> None:
    assert [n for n in names_in(sentence) if n.kind in ("company", "project")] == []


def test_what_a_minister_is_for_is_nobody_and_a_counterpart_of_his_is_a_person() -> None:
    text = (
        "The Minister of Energy and Natural Resources, and his Elbonian counterpart Irina Solle, signed with the Brae "
        "group. Energy Minister Ada Fenwick spoke, as did a Botswanan counterpart, Tarland Resources."
    )
    kinds = kinds_in(text)
    assert (kinds["Irina Solle"], kinds["Ada Fenwick"]) == ("person", "person")
    assert not {"Energy", "Natural Resources", "Energy and Natural Resources"} & set(kinds)
    assert kinds["Tarland Resources"] == "company"


def test_headline_case_finds_only_what_the_body_names() -> None:
    found = names_in(
        "TARN LITHIUM SIGNS BINDING OFFTAKE AGREEMENT\n\nTarn Lithium (ASX: TRN) signed it at the Orrin project."
    )
    assert [n.printed for n in found if n.kind == "company"] == ["TARN LITHIUM", "Tarn Lithium"]


def test_an_item_of_a_list_with_a_small_word_is_no_headline() -> None:
    kinds = kinds_in(
        "Grants went to two.\n\n- $5.9 million to Northmere Minerals to support its Redlaw Tungsten Project\n"
        "- $1 million to Harrow Metals to study its Grey Tor Lithium Project\n"
    )
    assert (kinds["Northmere Minerals"], kinds["Redlaw"]) == ("company", "project")


def test_a_long_item_without_a_full_stop_is_no_headline() -> None:
    found = kinds_in(
        "• Sale of its full interest in the Corran North project in Québec to Patriot Ridge Metals Inc. "
        "(TSXV: PRM) of Canada"
    )
    assert found["Corran North"] == "project"


def test_agencies_governments_and_programmes() -> None:
    kinds = kinds_in("The U.S. Department of Energy and the Government of Canada used the Defense Production Act.")
    assert kinds["U.S. Department of Energy"] == "agency"
    assert kinds["Government of Canada"] == "government"
    assert kinds["Defense Production Act"] == "programme"


@settings(max_examples=50, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Alpha",
                "Beta Metals",
                "Ltd",
                "(ASX: ABC)",
                "(",
                ")",
                '("X")',
                "the",
                "and",
                "of",
                "&",
                ",",
                ".",
                "\n\n",
                "Inc.",
                "A/S",
                "’s",
                "project",
                "Project",
                "U.S.",
                "said",
                "ÅSGARD",
                "x",
                "12%",
                "St.",
                "’",
                '"',
                "-based",
            ]
        ),
        max_size=40,
    )
)
def test_any_text_gives_sorted_names_that_stand_where_they_say(words: list[str]) -> None:
    reading = reading_of(" ".join(words))
    names = reading.names
    assert all(a.end <= b.start for a, b in itertools.pairwise(names))
    assert all(" ".join(reading.document.text[n.start : n.end].split()) == n.printed for n in names)


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("Lithium companies are spending again. Harrow Lithium Ltd signed a contract.", "Lithium"),
        ("Vanadium's long wait is over, and Vanadium sold out in a week.", "Vanadium"),
        ("Tariffs won, plants missing.", "Tariffs"),
        ("Magnets said to be in short supply were bought by carmakers.", "Magnets"),
        ("The money is for miners in Africa and Latin America and for mines near Southern Africa.", "Latin America"),
        ("Buyers from the Middle East agreed to acquire the mine.", "Middle East"),
        ("It will ship tonnes of Spodumene, a source of lithium.", "Spodumene"),
        ("The buyer took over its Zinc & Copper mine.", "Zinc & Copper"),
        ("The letter is for 500 tonnes of AAM from the plant.", "AAM"),
    ],
)
def test_metals_goods_and_parts_of_the_world_are_nobody(text: str, nobody: str) -> None:
    assert nobody not in {n.name for n in names_in(text) if n.kind in ("company", "project", "agency", "consortium")}


def test_a_metal_with_a_ticker_or_a_suffix_is_a_company() -> None:
    assert kinds_in("Cobalt (ASX: CBX) agreed to buy the Tarn project.")["Cobalt"] == "company"
    assert kinds_in("Cobalt Ltd agreed to buy the Tarn project.")["Cobalt Ltd"] == "company"


@pytest.mark.parametrize(
    "unit", ["Aaa Bbb ", "A ", "(ASX: ", "Alpha (", 'X ("Y" ', "of the ", "Ab-Cd.", "Alpha Beta Ltd, "]
)
def test_time_grows_with_the_length_only(unit: str) -> None:
    assert_linear(names_in, unit, small=1_000 * len(unit))


def test_a_development_bank_keeps_both_words_of_its_name() -> None:
    kinds = kinds_in("A loan from the European Bank for Reconstruction and Development was signed.")
    assert kinds == {"European Bank for Reconstruction and Development": "agency"}


@pytest.mark.parametrize(
    ("sentence", "name", "kind"),
    [
        ("The lithium miner Larkspur LKS.SN said it would sell the mine.", "Larkspur", "company"),
        ("Shares of Barrow Gold BGX.TO and Tarn Nickel TNN.V rose.", "Barrow Gold", "company"),
        ("The Harrow Metals Board of Directors approved it.", "Harrow Metals", "company"),
        ("The Competition and Consumer Commission agreed.", "Competition and Consumer Commission", "agency"),
        ("The Minister of Natural Resources Ada Fenwick opened it.", "Ada Fenwick", "person"),
        ("Secretary of Energy Ada Fenwick opened it.", "Ada Fenwick", "person"),
        ("The group has expanded its Eastern Pilbara lithium portfolio.", "Eastern Pilbara", "place"),
    ],
)
def test_what_stands_beside_a_name_is_cut_off(sentence: str, name: str, kind: str) -> None:
    assert kinds_in(sentence)[name] == kind


def test_codes_of_shares_are_nobody() -> None:
    assert set(kinds_in("Barrow Gold BGX.TO agreed to buy Tarn Nickel TNN.V.")) == {"Barrow Gold", "Tarn Nickel"}


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Central Australian Tarn Project", "Tarn"),
        ("Northern Ontario Tarn Lake lithium project", "Tarn Lake"),
        ("South Tarn project", "South Tarn"),
        ("North Queensland Graphite Project", "North Queensland"),
    ],
)
def test_a_site_goes_without_its_region(printed: str, name: str) -> None:
    assert site_name(printed) == name


def test_a_known_body_is_no_company_for_its_suffix() -> None:
    text = "The National Reconstruction Fund Corporation agreed to invest. It is so, the National Reconstruction Fund said."
    assert set(kinds_in(text).values()) == {"agency"}


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Quorna 25 Limited (ASX: Q25) has signed. Quorna 25 will supply concentrate.", "Quorna 25 Limited"),
        ("Quorna 25 has bought the Dray mine. Quorna 25's shares rose.", "Quorna 25"),
        ("A grant goes to Point 4 Lithium. Point 4 Lithium starts in June.", "Point 4 Lithium"),
        ("Cobalt 27 Corp sold the Dray mine.", "Cobalt 27 Corp"),
        ("Minerals 260 (ASX: MI6) sold the Dray mine.", "Minerals 260"),
    ],
)
def test_a_name_may_end_in_a_number(sentence: str, name: str) -> None:
    companies = {found.name for found in names_in(sentence) if found.kind == "company"}
    assert companies == {name}


@pytest.mark.parametrize(
    "sentence",
    [
        "In Phase 2 the mine makes more. Phase 2 has been delayed, and the Phase 2 mine too.",
        "Section 232 has no end. Section 232 has no beginning.",
        "On March 4 Harrow Metals agreed to it. March 4 has passed, and March 4 had its price.",
        "Quorna 25.5 has no sense. Quorna 25.5 has none.",
    ],
)
def test_a_label_with_its_number_is_no_name(sentence: str) -> None:
    assert not [found for found in names_in(sentence) if found.printed[-1].isdigit()]


@pytest.mark.parametrize(
    "sentence",
    [
        "ASX Announcement with Harrow Metals Ltd on the sale.",
        "It pays on definition of a JORC Mineral Resource by Harrow Metals Ltd.",
        "By way of a Court-approved scheme Harrow Metals Ltd will be bought.",
        "H A R R O W L T D and Harrow Metals Ltd are one.",
        "Shares of Harrow Metals Ltd (ISIN AU000000HRW7, number AU000000HRW7) rose.",
    ],
)
def test_what_heads_a_page_names_nobody(sentence: str) -> None:
    assert [n.name for n in names_in(sentence) if n.kind in ("company", "other", "agency")] == ["Harrow Metals Ltd"]


def test_initials_stand_for_the_fullest_form_of_their_name() -> None:
    text = "A contract with Lorne Battery Group (LBGX). Lorne Battery Group, Ltd. is large. LBGX buys lithium."
    assert {n.name for n in names_in(text) if n.kind == "company"} == {"Lorne Battery Group, Ltd."}


def test_a_small_word_in_capitals_is_no_company() -> None:
    assert "IS" not in kinds_in("What IS signed is a contract with Posana Cells Ltd for black mass.")


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The Critical Metals and Materials Accelerator will make $50 million available.", "programme"),
        ("It is run by the Advanced Materials and Manufacturing Technologies Office.", "agency"),
        ("The Low Carbon and Battery Materials Initiative pays $3 million.", "programme"),
    ],
)
def test_an_article_leads_two_fields_to_the_head_of_a_body(sentence: str, kind: str) -> None:
    assert list(kinds_in(sentence).values()) == [kind]


def test_a_company_stands_before_a_programme_without_an_article_as_itself() -> None:
    assert kinds_in("The loan went to Harrow Minerals and the Export Strategy.")["Harrow Minerals"] == "company"
