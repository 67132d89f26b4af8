import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.extract.quantities import Money, find_grades, find_masses, find_money, find_percents, scan
from tests.unit.growth import assert_linear


def only(text: str) -> Money:
    found = find_money(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("US$2.26 billion", 2.26e9, "USD"),
        ("A$ 4.5m", 4.5e6, "AUD"),
        ("C$1.072 million", 1_072_000, "CAD"),
        ("R$5bn", 5e9, "BRL"),
        ("R$ 1 billion", 1e9, "BRL"),
        ("R5.2 billion", 5.2e9, "ZAR"),
        ("C$30 m", 30e6, "CAD"),
        ("R$ 1,5 bilhão", 1.5e9, "BRL"),
        ("US$53.000 millones", 53e9, "USD"),
        ("20 billion Congolese francs", 20e9, "CDF"),
        ("1,380 million bolivianos", 1.38e9, "BOB"),
        ("45 million soles", 45e6, "PEN"),
        ("€1,2 Mrd", 1.2e9, "EUR"),
        ("£24 million", 24e6, "GBP"),
        ("USD34.6 million", 34.6e6, "USD"),
        ("USD 5,000,000", 5e6, "USD"),
        ("EUR 150 million", 150e6, "EUR"),
        ("Rs. 1,500 crore", 15e9, "INR"),
        ("SR1.4 billion", 1.4e9, "SAR"),
        ("SR 900 million", 9e8, "SAR"),
        ("8.8 billion Czech crowns", 8.8e9, "CZK"),
        ("20.9 billion yen", 20.9e9, "JPY"),
        ("RMB 5.6 billion", 5.6e9, "CNY"),
        ("5 trillion won", 5e12, "KRW"),
        ("120 MEUR", 120e6, "EUR"),
        ("4.5 million Canadian dollars", 4.5e6, "CAD"),
        ("150 million euros", 150e6, "EUR"),
        ("70 million Swedish kronor", 70e6, "SEK"),
        ("1.2 million pounds sterling", 1.2e6, "GBP"),
        ("US $5 million", 5e6, "USD"),
        ("$US5 million", 5e6, "USD"),
        ("$A5m", 5e6, "AUD"),
        ("AU$3.2m", 3.2e6, "AUD"),
        ("75 USD million", 75e6, "USD"),
        ("115USD", 115, "USD"),
        ("$15 million CAD", 15e6, "CAD"),
        ("$369B", 369e9, None),
        ("half a billion dollars", 5e8, None),
        ("$500 000", 5e5, None),
        ("$5+ million", 5e6, None),
        ("A $5 million loan", 5e6, None),
        ("costs $94,000", 94_000, None),
        ("US$50-million", 50e6, "USD"),
        ("3 dollars and 50 cents", 3.5, None),
        ("US$5 million²", 5e6, "USD"),
        ("100元", 100, "CNY"),
    ],
)
def test_every_usual_way_of_writing_money(text: str, value: float, currency: str | None) -> None:
    money = only(text)
    assert (money.value, money.currency) == (pytest.approx(value), currency)
    assert text[money.start : money.end] == money.printed


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("US$380-400 million", 380e6, 400e6),
        ("US$380 million to US$400 million", 380e6, 400e6),
        ("between R$ 100 million and R$ 250 million", 100e6, 250e6),
        ("$500,000 to $2 million", 5e5, 2e6),
        ("A$1.2–1.4bn", 1.2e9, 1.4e9),
        ("5 to 10 million euros", 5e6, 10e6),
    ],
)
def test_a_range_is_its_lower_bound_and_its_upper_one(text: str, low: float, high: float) -> None:
    money = only(text)
    assert (money.value, money.high, money.qualifier) == (pytest.approx(low), pytest.approx(high), "approximately")


def test_and_joins_two_sums_only_after_between() -> None:
    assert [m.value for m in find_money("It paid $40 million and $50 million.")] == [40e6, 50e6]


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("up to $825 million", "up_to"),
        ("as much as US$500 million", "up_to"),
        ("a maximum of A$5m", "up_to"),
        ("up to an additional $5m", "up_to"),
        ("at least $40 million", "at_least"),
        ("more than £5m", "at_least"),
        ("$1 million or more", "at_least"),
        ("about C$156 million", "approximately"),
        ("~US$3m", "approximately"),
        ("a total of $5 million", "exact"),
        ("paid $5 million", "exact"),
        ("will hand over $5 million", "exact"),
        ("a total consideration of $5 million plus a royalty", "exact"),
    ],
)
def test_qualifiers(text: str, qualifier: str) -> None:
    assert only(text).qualifier == qualifier


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("$110/kg", "mass"),
        ("US$2,750 per tonne", "mass"),
        ("$600 an ounce", "mass"),
        ("$0.40 a share", "share"),
        ("C$1.59", None),
        ("470 pence a share", "share"),
        ("US$5 per common share", "share"),
        ("12-cent-a-share", "share"),
        ("a price of $5", None),
        ("50 cents", None),
    ],
)
def test_the_price_of_one_unit_is_no_amount(text: str, per: str | None) -> None:
    assert only(text).is_price
    assert only(text).per == per


@pytest.mark.parametrize("text", ["a purchase price of US$50 million", "$50m a year", "$10.5 million", "$5"])
def test_sums_are_no_prices(text: str) -> None:
    assert not only(text).is_price


@pytest.mark.parametrize(
    "text",
    [
        "5 million",
        "361 million pounds",
        "US$1О0 million",
        "US$1０0 million",
        "US$５ million",
        "$5x",
        "US$5 miІlion",
        "US$5 millioñ",
        "in 2024 it",
        "$1,2345",
        "$1.2.3",
        "R5 and R6",
        "at COP28 in Dubai",
        "At COP30, in Belém",
    ],
)
def test_what_is_no_sum_or_cannot_be_told_is_left_out(text: str) -> None:
    assert find_money(text) == []


@pytest.mark.parametrize(
    ("text", "tonnes", "unit", "is_rate"),
    [
        ("547.5 million tonnes", 547.5e6, "t", False),
        ("1.43 Bt", 1.43e9, "Bt", False),
        ("12.5Mt", 12.5e6, "Mt", False),
        ("34.3 kt", 34_300, "kt", False),
        ("5m tonnes", 5e6, "t", False),
        ("100t", 100, "t", False),
        ("10,000 dmt", 10_000, "dmt", False),
        ("5,000 mt", 5_000, "t", False),
        ("200 metric tons", 200, "t", False),
        ("551 million short tons", 551e6 * 0.90718474, "short ton", False),
        ("5 long tons", 5.080234544, "long ton", False),
        ("1 lb", 0.45359237e-3, "lb", False),
        ("89.2 million lbs", 89.2e3 * 0.45359237, "lb", False),
        ("6.7 billion pounds", 6.7e6 * 0.45359237, "lb", False),
        ("1.63 Blb", 1.63e6 * 0.45359237, "lb", False),
        ("43.5 million ounces", 43.5 * 31.1034768, "oz", False),
        ("68 koz", 68e-3 * 31.1034768, "oz", False),
        ("20 (kg)", 0.02, "kg", False),
        ("10,000-tonne", 10_000, "t", False),
        ("500 000 t", 500_000, "t", False),
        ("15,000 tpa", 15_000, "t", True),
        ("2 Mtpa", 2e6, "t", True),
        ("9,000 tonnes of carbonate a year", 9_000, "t", True),
        ("200 metric tons of rare earth oxides annually", 200, "t", True),
        ("annual output of 500 tonnes", 500, "t", True),
    ],
)
def test_masses_become_metric_tonnes(text: str, tonnes: float, unit: str, is_rate: bool) -> None:
    (mass,) = find_masses(text)
    assert (mass.value_t, mass.unit, mass.is_rate) == (pytest.approx(tonnes, rel=1e-9), unit, is_rate)
    assert text[mass.start : mass.end] == mass.printed


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("270 to 530 Mt", 270e6, 530e6),
        ("two to three billion tonnes", 2e9, 3e9),
        ("1.2 Mt to 1.5 Mt", 1.2e6, 1.5e6),
        ("between 5 and 7 million tonnes", 5e6, 7e6),
    ],
)
def test_ranges_of_mass(text: str, low: float, high: float) -> None:
    (mass,) = find_masses(text)
    assert (mass.value_t, mass.high_t) == (pytest.approx(low), pytest.approx(high))


@pytest.mark.parametrize("text", ["12 MT", "24.2 g/t", "946 mg/L", "2.7 t/m3", "5 tт", "5 metres", "Phase 2 to"])
def test_what_is_no_mass_or_ambiguous(text: str) -> None:
    assert find_masses(text) == []


@pytest.mark.parametrize(
    ("text", "analyte", "value", "unit"),
    [
        ("3.26% TREO", "TREO", 3.26, "%"),
        ("TREO 3.26%", "TREO", 3.26, "%"),
        ("TREO of 3.26%", "TREO", 3.26, "%"),
        ("1.23 per cent Cu", "Cu", 1.23, "%"),
        ("grading 0.54% copper", "Cu", 0.54, "%"),
        ("1,751 ppm Li", "Li", 1751, "ppm"),
        ("Li₂O of 1.2%", "Li2O", 1.2, "%"),
        ("1.2% Li₂O", "Li2O", 1.2, "%"),
        ("24.2 g/t silver", "Ag", 24.2, "g/t"),
        ("200 ppb Au", "Au", 0.2, "ppm"),
        ("1,840 parts per million total rare earth oxides", "TREO", 1840, "ppm"),
        ('3,500 parts per million ("ppm") lithium', "Li", 3500, "ppm"),
        ("1,250 parts-per-million scandium", "Sc", 1250, "ppm"),
        ("300 parts per billion gold", "Au", 0.3, "ppm"),
        ("0.5 kg/t U3O8", "U3O8", 0.05, "%"),
        ("0.1 opt Au", "Au", 3.428571, "g/t"),
        ("0.1 oz/t Au", "Au", 3.11034768, "g/t"),
        ("2 lb/ton U3O8", "U3O8", 0.1, "%"),
        ("0.27% WO3", "WO3", 0.27, "%"),
        ('1.17% total rare earth oxides ("TREO")', "TREO", 1.17, "%"),
        ("0.45% CuEq", "CuEq", 0.45, "%"),
        ("8.2% TGC", "TGC", 8.2, "%"),
        ("at 0.35%", None, 0.35, "%"),
    ],
)
def test_grades_with_their_analyte(text: str, analyte: str | None, value: float, unit: str) -> None:
    (grade,) = find_grades(text)
    assert (grade.analyte, grade.value, grade.unit) == (analyte, pytest.approx(value, rel=1e-6), unit)
    assert text[grade.start : grade.end] == grade.printed


@pytest.mark.parametrize(
    "text",
    [
        "72% of U.S. imports",
        "5% U.S. tariffs",
        "a 20% copper stake",
        "a 25% stake",
        "946 mg/L",
        "up 5% In total",
    ],
)
def test_other_percentages_are_no_grades(text: str) -> None:
    assert find_grades(text) == []


@pytest.mark.parametrize(
    ("text", "is_cutoff"),
    [
        ("above a cut-off of 1,000 ppm", True),
        ("using a cut-off of 700 parts per million", True),
        ("at a 0.5% Li2O cut-off", True),
        ("using a 0.5% Ni cutoff grade", True),
        ("0.54% copper. A cut-off was used", False),
        ("31 Mt at 0.54% copper\n\nCut-offs were tried", False),
        ("Notes on the cut-off\n\nIndicated at 0.54% copper", False),
    ],
)
def test_cutoffs_are_told_from_grades(text: str, is_cutoff: bool) -> None:
    assert find_grades(text)[0].is_cutoff_context is is_cutoff


@pytest.mark.parametrize(
    ("text", "value", "high"),
    [
        ("100%", 100, None),
        ("twenty percent", 20, None),
        ("minus five per cent", -5, None),
        ("15% to 20%", 15, 20),
        ("between 15% and 20%", 15, 20),
        ("20-25%", 20, 25),
    ],
)
def test_percentages(text: str, value: float, high: float | None) -> None:
    (percent,) = find_percents(text)
    assert (percent.value, percent.high) == (value, high)


def test_percent_signs_of_an_address_are_no_percentages() -> None:
    assert find_percents("https://example.org/?q=30%25%2020%") == []


def test_a_sum_belongs_to_one_number_only() -> None:
    assert [(m.value, m.currency) for m in find_money("10 rmb 20 usd")] == [(10, "CNY"), (20, "USD")]


PIECES = st.sampled_from(
    [
        "US$",
        "$",
        "A$",
        "1",
        "2.5",
        "1,000",
        " ",
        "-",
        "to ",
        "and ",
        "million ",
        "bn",
        "m",
        "tonnes ",
        "Mt",
        "%",
        "ppm ",
        "TREO ",
        "Li2O",
        "cut-off ",
        "per ",
        "share",
        "year",
        "(",
        ")",
        "€",
        "half a ",
        "one ",
        "\n",
        "|",
        "lb",
        "g/t ",
        "О",
        "up to ",
        ".",
        ",",
    ]
)


@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map("".join)))
def test_any_text_gives_spans_of_itself(text: str) -> None:
    found = scan(text)
    for spans in (found.money, found.masses, found.grades, found.percents):
        end = 0
        for span in spans:
            assert text[span.start : span.end] == span.printed != ""
            assert span.start >= end
            end = span.end
    for money in found.money:
        assert money.high is None or money.high > money.value


@pytest.mark.parametrize(
    "piece", ["1", "1 ", "(", "A", "US$", "one ", "a ", "cut-off ", "half of a ", "1,", "million ", "5% Cu ", "5 t to "]
)
def test_time_grows_with_the_length_only(piece: str) -> None:
    assert_linear(scan, piece)


@pytest.mark.parametrize(
    ("text", "tonnes"),
    [
        ("the deposit with 23.6MT @ 0.42% TREO", [23.6e6]),
        ("total Ore Reserve quadrupled to 60 mt", [60e6]),
        ("it shipped 5.2 mt of concentrate", []),
        ("as of 31 st August, 2015", []),
    ],
)
def test_mt_in_either_case_is_a_million_tonnes_of_ore_only(text: str, tonnes: list[float]) -> None:
    assert [m.value_t for m in find_masses(text)] == tonnes
