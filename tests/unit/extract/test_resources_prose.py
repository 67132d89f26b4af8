"""Estimates in running text: which figure is of which class, kind and metal."""

from __future__ import annotations

import pytest

from pipelines.extract.resources import find_resources
from pipelines.model import ResourceMention
from tests.unit.extract.reading_of import reading_of


def read(text: str) -> list[ResourceMention]:
    return find_resources(reading_of(text))[0]


def told(text: str) -> list[tuple[str, str, float | None, list[float], list[float]]]:
    return [
        (m.estimate_kind, m.category, m.tonnage_t, [g.value for g in m.grades], [c.value_t for c in m.contained])
        for m in read(text)
    ]


def test_the_classes_of_a_total_share_its_cutoff_and_code() -> None:
    mentions = read(
        "Alder Metals Ltd lifted the JORC Mineral Resource of its Birch project to 90 Mt at 640 ppm TREO at a"
        " cut-off of 300 ppm TREO. Of this, 10 Mt at 800 ppm TREO is classified as Indicated and 80 Mt at"
        " 620 ppm TREO as Inferred."
    )
    assert [m.category for m in mentions] == ["total", "indicated", "inferred"]
    assert {(m.cutoff[0].value, m.reporting_code) for m in mentions} == {(300.0, "JORC")}
    assert mentions[0].grades[0].value == 640


def test_what_a_total_replaces_is_a_total_of_its_date() -> None:
    former = read(
        "The Mineral Resource of the Birch project is 90 Mt at 640 ppm TREO. Of this, 10 Mt at 800 ppm TREO is"
        " Indicated and 80 Mt at 620 ppm TREO is Inferred. It replaces that of 4 May 2022 (61 Mt at 655 ppm"
        " TREO)."
    )[-1]
    assert (former.category, former.is_current, former.effective_on) == ("total", False, "2022-05-04")


def test_what_a_resource_includes_is_not_its_kind() -> None:
    text = (
        "Mineral Resources at Quill, which are inclusive of Mineral Reserves, comprise 40 Mt of Measured and Indicated"
        " at 70 g/t Ag and 12 Mt of Inferred at 51 g/t Ag."
    )
    assert told(text) == [
        ("resource", "measured_indicated", 40e6, [70.0], []),
        ("resource", "inferred", 12e6, [51.0], []),
    ]


@pytest.mark.parametrize(
    ("grade", "value", "unit"),
    [
        ("96 grams of silver per tonne", 96.0, "g/t"),
        ("2.2 ounces of silver per ton", 75.429, "g/t"),
        ("14 pounds of lithium per ton", 0.7, "%"),
        ("3 kilograms of tungsten per tonne", 0.3, "%"),
    ],
)
def test_a_grade_with_its_metal_in_the_middle(grade: str, value: float, unit: str) -> None:
    mention = read(f"The Rowan mine has probable reserves of 17 million tonnes with {grade}.")[0]
    assert (round(mention.grades[0].value, 3), mention.grades[0].unit) == (value, unit)
    assert not mention.contained


def test_a_second_figure_of_the_same_brine_is_a_second_estimate() -> None:
    text = (
        "Puna Corp. said an NI 43-101 estimate for its Sur salar holds 1.5 million tonnes of lithium carbonate"
        " equivalent in the Measured and Indicated categories, and another 0.6 million tonnes LCE Inferred at 420 mg/L."
    )
    assert told(text) == [
        ("resource", "measured_indicated", None, [], [1.5e6]),
        ("resource", "inferred", None, [], [6e5]),
    ]


def test_metal_restated_in_another_unit_is_no_second_estimate() -> None:
    text = "The Sur salar holds Indicated resources of 500,000 tonnes of LCE (500 kt LCE)."
    assert len(read(text)) == 1


def test_bare_tonnes_that_refer_back_to_a_brine_are_of_its_metal() -> None:
    former = read(
        "The Sur salar holds an Indicated resource of 1.5 million tonnes of LCE. Two years ago the estimate was"
        " 0.9 million tonnes."
    )[-1]
    assert (former.tonnage_t, former.contained[0].value_t, former.is_current) == (None, 9e5, False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Total Mineral Resources at Alder are now 71,800 contained tonnes of nickel.",
            [("resource", "total", None, [], [71800.0])],
        ),
        (
            "Gold Indicated Resources rose 35% to 200,000 oz; Ashfield 120,000 oz and Elmdale 80,000 oz.",
            [("resource", "indicated", None, [], [pytest.approx(oz * 31.1034768e-6)]) for oz in (2e5, 1.2e5, 8e4)],
        ),
        (
            "Alder holds 2.1 Mt of contained zinc in Measured and Indicated Resources of 42 Mt at 5.0% Zn.",
            [("resource", "measured_indicated", 42e6, [5.0], [2.1e6])],
        ),
        (
            "Proven and probable sulphide mineral reserves within the pit total nearly 67 million tonnes at 0.44% Cu.",
            [("reserve", "proven_probable", 67e6, [0.44], [])],
        ),
        (
            "Alder has a near-two-billion-tonne resource. The resource is 1.7 billion tonnes at 3,900 ppm TREO.",
            [("resource", "unspecified", 1.7e9, [3900.0], [])],
        ),
        (
            "It outlined an Indicated Resource of 150,000 tonnes at 806 grams per tonne (g/t) silver.",
            [("resource", "indicated", 150e3, [806.0], [])],
        ),
        ("About 19 Mt of Inferred resource at Alder could be added to the Indicated category.", []),
        ("Drilling could convert 5 Mt of Inferred resources to the Indicated category.", []),
        ("Properties nearby have resources of several hundred million tonnes.", []),
        ("Together the companies would have 17 million lb. of U3O8 in the Indicated category.", []),
        (
            "Alder reported 44 Mt of Probable reserves at 3.1% TiO2, not 440 Mt.",
            [("reserve", "probable", 44e6, [3.1], [])],
        ),
    ],
)
def test_wordings_of_the_press(text: str, expected: list[object]) -> None:
    assert told(text) == expected


def test_parts_of_the_metal_are_of_the_sites_named_before_them() -> None:
    mentions = read("Gold Indicated Resources rose 35% to 200,000 oz; Ashfield 120,000 oz and Elmdale 80,000 oz.")
    assert [m.project for m in mentions[1:]] == ["Ashfield", "Elmdale"]


def test_the_estimate_that_grew_is_the_former_one() -> None:
    mentions = read("The MRE of 90 Mt at 1.2% Li2O is a 20% increase from the July 2019 MRE of 75 Mt at 1.3% Li2O.")
    assert [(m.tonnage_t, m.is_current) for m in mentions] == [(90e6, True), (75e6, False)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Alder hosts 48 million metric tons of Indicated resources averaging 1.3% (624,000 metric tons) TREO and"
            " 0.25% (120,000 metric tons) niobium.",
            [("resource", "indicated", 48e6, [1.3, 0.25], [624e3, 120e3])],
        ),
        (
            "The licences contain JORC Inferred Resources of:\n\n167 million tonnes at 0.59% nickel.\n",
            [("resource", "inferred", 167e6, [0.59], [])],
        ),
        (
            "Alder contains an estimated 632 kilotonnes (“kt”) of contained TREO in the Indicated category.",
            [("resource", "indicated", None, [], [632e3])],
        ),
        (
            "The Inferred resource is 12 Mt at 0.17% WO3, and an additional 6 Mt at 0.29% Cu lies in copper lodes.",
            [("resource", "inferred", 12e6, [0.17], []), ("resource", "unspecified", 6e6, [0.29], [])],
        ),
        ("Roughly 17 million tonnes of Inferred resources have been upgraded to the Indicated category.", []),
        ("Australia's Economic Demonstrated Resources of niobium were 205 kilotonnes.", []),
    ],
)
def test_more_wordings_of_the_press(text: str, expected: list[object]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The upgrade takes rare earth oxide reserves at Dale to 70 million tonnes; niobium reserves now stand at"
        " 95 million tonnes.",
        "Acme Mining (ASX: ACM) counts rare earth oxide reserves of 70 million tonnes and niobium reserves of"
        " 95 million tonnes at its Dale project.",
    ],
)
def test_oxide_and_metal_whose_reserves_are_stated_apart_are_two_estimates_of_what_is_contained(text: str) -> None:
    assert [(m.commodities, m.tonnage_t, [(c.analyte, c.value_t) for c in m.contained]) for m in read(text)] == [
        (("rare earths",), None, [("TREO", 70e6)]),
        (("niobium",), None, [("Nb", 95e6)]),
    ]


def test_reserves_of_ore_that_rose_stay_tonnes_of_ore() -> None:
    assert told("Copper reserves at Dale rose to 95 million tonnes.") == [("reserve", "unspecified", 95e6, [], [])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The answer is 33 million indicated tonnes grading 0.8% WO3, plus 12 million inferred tonnes at 0.7% WO3.",
            [("resource", "indicated", 33e6, [0.8], []), ("resource", "inferred", 12e6, [0.7], [])],
        ),
        (
            "The resource of Alder is 101.3 million ore tonnes at 0.8% Ni.",
            [("resource", "unspecified", 101.3e6, [0.8], [])],
        ),
        (
            "The Alder deposit has mineral resources of 225 kt of U3O8 in total.",
            [("resource", "total", None, [], [225e3])],
        ),
        ("All classes together contain 2,662 kt of LCE.", [("resource", "total", None, [], [2662e3])]),
        (
            "According to the JORC classification the two deposits have 410,000 tonnes of tungsten between them.",
            [("resource", "unspecified", None, [], [410e3])],
        ),
        (
            "With Rowan there are 45,271 t of Indicated tin in the resource.",
            [("resource", "indicated", None, [], [45271])],
        ),
        (
            "Alder: a resource of 493 Mt at 0.25% TREO, two thirds of it Measured and Indicated.",
            [("resource", "unspecified", 493e6, [0.25], [])],
        ),
        (
            "At stake are 401 Mt at 1.6% Li2O, the resource of the Alder deposit.",
            [("resource", "unspecified", 401e6, [1.6], [])],
        ),
        ("The resource grew: one hole contributed 559 kt to the indicated and 188 kt to the inferred.", []),
    ],
)
def test_wordings_of_notes_and_newsletters(text: str, expected: list[object]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Alder holds rare earths. The first estimate, in 2021, had been 38 Mt at 0.4% TREO.",
        "The first resource had amounted to 38 Mt at 0.4% TREO.",
        "In 2022 the resource had been put at 38 Mt at 0.4% TREO.",
        "The resource that Birch inherited was 38 Mt at 0.4% TREO.",
        "This is more than the resource of 38 Mt at 0.4% TREO which it replaces.",
    ],
)
def test_what_an_estimate_had_been_it_is_no_longer(text: str) -> None:
    assert [(m.tonnage_t, m.is_current) for m in read(text)] == [(38e6, False)]


@pytest.mark.parametrize(
    "text",
    [
        "The mineral resource of Alder is stated as of 30 June 2024. It is 38 Mt at 0.4% TREO.",
        "The mineral resource of Alder is 38 Mt at 0.4% TREO. Valid date of the estimate is the 30 June 2024.",
    ],
)
def test_the_day_that_the_document_states_is_the_estimates(text: str) -> None:
    assert [m.effective_on for m in read(text)] == ["2024-06-30"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Alder tin deposit holds 35 million tonnes at 0.8%.", [[("Sn", 0.8)]]),
        ("The Alder lithium deposit holds 35 million tonnes at 0.8%.", [[]]),
        ("Birch's graphite at Alder has grown to 35 million tonnes at 23% graphite.", [[("graphite", 23)]]),
        ("The mill treated 35 million tonnes at 0.8% Sn.", []),
    ],
)
def test_tonnes_of_a_stated_grade_are_rock_and_a_bare_grade_is_of_the_one_metal(text: str, expected: object) -> None:
    assert [[(g.analyte, g.value) for g in m.grades] for m in read(text)] == expected


def test_the_site_that_an_item_of_a_list_begins_with_is_its_own() -> None:
    text = "Resources of Moor:\n\n- Alder sulphide, indicated: 12 Mt at 0.5% Cu\n- Rowan, inferred: 9 Mt at 0.4% Cu\n"
    assert [(m.project, m.category) for m in read(text)] == [("Alder", "indicated"), ("Rowan", "inferred")]


def test_resources_in_a_company_s_name_make_nothing_an_estimate() -> None:
    assert read("Birch Resources Limited will deliver 90,000 tonnes of concentrate in all.") == []


def test_the_company_whose_letter_it_is_reports_the_estimate() -> None:
    text = "BIRCH METALS LIMITED\n\nRowan Copper Limited (ASX: RWN) is our partner. The Alder resource is 9 Mt at 0.4% Cu.\n\n"
    (estimate,) = read(text + "Birch Metals Limited owns it.")
    assert estimate.company is not None and estimate.company.lower() == "birch metals limited"


@pytest.mark.parametrize("words", ["a Mineral Resource of", "an Indicated resource with"])
def test_what_is_yet_to_be_shown_is_no_estimate(words: str) -> None:
    assert read(f"To earn 51% it has to deliver a report of {words} at least 300,000 tonnes of contained copper.") == []


def test_whose_deposit_it_is_is_no_name_of_it() -> None:
    text = (
        "The B Zone of Elm Lake, Birch Metals\u2019 deposit in Quebec, has 278 Mt of Indicated resources at 0.9% TREO."
    )
    assert not any("Birch" in (m.project or "") for m in read("Elm Lake is a project in Quebec.\n\n" + text))


def test_metal_of_two_classes_is_two_estimates() -> None:
    text = (
        "Alder has copper resources of 10.9 billion lb at 0.40% Cu Indicated plus 26.7 billion lb at 0.31% Cu Inferred."
    )
    assert [(category, len(metal)) for _, category, _, _, metal in told(text)] == [("indicated", 1), ("inferred", 1)]


def test_the_number_of_a_zone_is_no_lower_end_of_a_range() -> None:
    text = "At Alder Indicated resources in zones 1 and 2 rose to 274 million pounds U3O8 at 440 ppm U3O8."
    other = "At Alder the Indicated resource grew by 39% in zones 1 and 2 to 274 million pounds U3O8 at 440 ppm U3O8."
    assert [metal for *_, metal in (*told(text), *told(other))] == [[pytest.approx(124284.3, rel=1e-4)]] * 2


def test_recovery_in_the_ground_is_a_method_and_no_output() -> None:
    text = (
        "The MRE of the Alder project, calculated for in-situ recovery methods, now stands at 58.0 million pounds U3O8."
    )
    assert len(told(text)) == 1


def test_an_estimate_that_a_milestone_asks_for_is_none() -> None:
    text = (
        "Upon filing a JORC resource estimate defining at least 5,000,000 tonnes at Alder, Birch issues 500,000 shares."
    )
    assert told(text) == []


@pytest.mark.parametrize("between", [", or", ", which works out to", " for", ", that is"])
@pytest.mark.parametrize(
    ("metal", "grade"),
    [("of tin metal", "0.5%"), ("of the metal", "0.5% tin"), ("", "0.5% tin"), ("of tin", "0.5% Sn")],
)
def test_what_ore_holds_at_its_grade_is_its_metal(between: str, metal: str, grade: str) -> None:
    text = f"The Dray project of Ilves Metals has a resource of 44.2 million tonnes at {grade}{between} 221,000 tonnes {metal}."
    (estimate,) = read(text)
    assert estimate.tonnage_t == 44.2e6
    assert [(g.analyte, g.value) for g in estimate.grades] == [("Sn", 0.5)]
    assert [(c.analyte, c.value_t) for c in estimate.contained] == [("Sn", 221e3)]


def test_tonnes_with_a_grade_of_their_own_are_ore_though_they_fit_the_one_before() -> None:
    text = "Ash holds a resource of 40 Mt at 0.5% Sn, including 200 kt at 3.1% Sn."
    assert [m.tonnage_t for m in read(text)] == [40e6, 200e3]


def test_a_next_sentence_tells_the_metal_of_the_same_ore() -> None:
    (estimate,) = read(
        "The Mineral Resource at Kestrel totals 900 Mt at 1.0% rutile and 1.4% graphite. That contains 9.1 Mt of natural"
        " rutile and 12.2 Mt of graphite."
    )
    assert estimate.tonnage_t == 900e6
    assert [(c.analyte, c.value_t) for c in estimate.contained] == [("rutile", 9.1e6), ("graphite", 12.2e6)]


def test_a_list_counts_in_the_compound_of_its_opening() -> None:
    indicated, inferred = read(
        "The LCE resource of the Alder salar is made up of:\n\n- 2.2 million tonnes in the category indicated; and\n\n"
        "- 1.6 million tonnes in the category inferred."
    )
    assert (indicated.tonnage_t, inferred.tonnage_t) == (None, None)
    assert [(m.category, m.contained[0].value_t) for m in (indicated, inferred)] == [
        ("indicated", 2.2e6),
        ("inferred", 1.6e6),
    ]


@pytest.mark.parametrize(
    ("text", "tonnage"),
    [
        ("The Birch project has 35 million tonnes of old gypsum at 0.44% TREO.", [35e6]),
        ("The Birch project has 350,000 tonnes of spodumene concentrate at 5.5% Li2O.", []),
        ("The register of reserves says that the Birch mine contains 93,000 tonnes of uranium.", [None]),
        ("The store of the Birch mine contains 93,000 tonnes of uranium.", []),
    ],
)
def test_what_is_rock_in_the_ground_is_told_by_its_grade_or_a_register(text: str, tonnage: list[float | None]) -> None:
    assert [m.tonnage_t for m in read(text)] == tonnage


def test_acid_in_mineral_resources_is_no_ore() -> None:
    (estimate,) = read(
        "A study of Reed spoke of 1.2 million tonnes of LCE and 11.9 million tonnes of boric acid in Mineral Resources."
    )
    assert estimate.tonnage_t is None
    assert [c.analyte for c in estimate.contained] == ["LCE", "H3BO3"]


def test_a_headlines_figure_is_of_the_class_that_the_text_gives_it() -> None:
    (reserve,) = read(
        "First Ore Reserve of 84.3 Mt at Kestrel\n\nKestrel now has Probable reserves of 84.3 Mt at 1.26% Li2O."
    )
    assert (reserve.category, reserve.grades[0].value) == ("probable", 1.26)


def test_two_figures_of_one_sentence_that_differ_little_are_two_estimates() -> None:
    text = "The resource at Dray is 40.64 Mt at 4.13% TREO and, over another volume, 41.2 Mt at 0.68% Nb2O5."
    assert [(m.tonnage_t, m.grades[0].analyte) for m in read(text)] == [(40.64e6, "TREO"), (41.2e6, "Nb2O5")]


@pytest.mark.parametrize("same", ["at the same grade", "with the same content", "at 1.1%"])
def test_a_grade_without_its_metal_is_of_the_one_that_all_are_graded_for(same: str) -> None:
    text = f"The resource at Dray is 40 Mt at 1.1% Li2O. Other ores hold tin.\n\nAn exploration target is 60 Mt {same}."
    assert [g.analyte for m in read(text) for g in m.grades] == ["Li2O", "Li2O"]


def test_what_is_told_for_comparison_is_no_longer_so() -> None:
    now, then = read(
        "Measured and Indicated Resources at Dray are 40 Mt at 360 ppm Li. For comparison, the 2018 estimate contained"
        " Measured and Indicated Resources of 35 Mt at 351 ppm Li."
    )
    assert (now.is_current, then.is_current) == (True, False)


@pytest.mark.parametrize(
    "part", ["of which 94.3 million are measured and indicated", "of which some 94.3 million is Indicated"]
)
def test_a_figure_beside_its_class_is_in_the_unit_of_the_one_before(part: str) -> None:
    whole, rest = read(f"Dray holds mineral resources of 109 million tonnes at 1.4% Li2O, {part}.")
    assert (whole.tonnage_t, rest.tonnage_t) == (109e6, 94.3e6)


def test_grams_a_tonne_are_a_grade() -> None:
    (reserve,) = read(
        "Dray has probable reserves of 539.7m tonnes grading 0.6 per cent copper and 0.54 grams a tonne of gold."
    )
    assert [(g.analyte, g.value, g.unit) for g in reserve.grades] == [("Cu", 0.6, "%"), ("Au", 0.54, "g/t")]


def test_a_headlines_metal_is_the_total_of_the_table_below() -> None:
    page = reading_of(
        "# Dray Mineral Resource reaches 1.2 million tonnes of nickel\n\n| Classification | Mt | Ni % | Contained Ni (t) |\n"
        "|---|---|---|---|\n| Measured | 14.6 | 1.06 | 154,800 |\n| Total | 138.2 | 0.87 | 1,202,800 |\n"
    )
    assert [m.category for m in find_resources(page)[0]] == ["measured", "total"]


@pytest.mark.parametrize(
    "then",
    [
        "The estimate of August 2024, 35 Mt in the Inferred category at 1,452 ppm TREO, is replaced.",
        "Under the 2022 scoping study the Inferred resource was 35 Mt at 1,452 ppm TREO.",
    ],
)
def test_what_is_replaced_or_was_under_an_older_study_is_no_longer_so(then: str) -> None:
    estimates = read(f"The Inferred Mineral Resource at Dray is 41 Mt at 1,500 ppm TREO. {then}")
    assert [(m.tonnage_t, m.is_current) for m in estimates] == [(41e6, True), (35e6, False)]


def test_few_tonnes_of_gold_resources_are_gold() -> None:
    (estimate,) = read(
        "At the end of 2024 the Dray mine had gold resources of 533 tons with an average grade of 1.48 g/t."
    )
    assert (estimate.tonnage_t, estimate.contained[0].value_t) == (None, 533.0)


def test_a_class_stands_behind_the_grade_too() -> None:
    (estimate,) = read(
        "The resource at Dray stands at 35.5 Mt with 3,519 ppm Li in the Measured and Indicated categories."
    )
    assert (estimate.category, estimate.grades[0].value) == ("measured_indicated", 3519)


def test_a_part_of_the_metal_is_no_second_metal_of_the_whole() -> None:
    (estimate,) = read(
        "The resource at Dray is 155 Mt at 345 ppm U3O8 for 118 Mlb; 34 million pounds of that are drilled closely."
    )
    assert [c.analyte for c in estimate.contained] == ["U3O8"]


def test_a_bare_grade_is_of_the_metal_that_was_graded_alike() -> None:
    _, reserve = read(
        "Dray has a resource of 842 Mt at 1.61% Li2O, with 0.07% tin, of which 132 Mt at 1.65% is in reserves."
    )
    assert [(g.analyte, g.value) for g in reserve.grades] == [("Li2O", 1.65)]


def test_what_the_above_replaces_is_no_longer_so() -> None:
    (estimate,) = read(
        "The 2019 MRE at Dray, which the above replaces, was an Inferred Resource of 11.7 Mt at 0.56% WO3."
    )
    assert not estimate.is_current
