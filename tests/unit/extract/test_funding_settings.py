"""Where money works, what it is for, when and how far it came, by the words around a commitment."""

from __future__ import annotations

from typing import Any

from pipelines.extract.funding import find_funding
from tests.unit.extract.reading_of import reading_of


def told(text: str, title: str | None = None) -> list[dict[str, Any]]:
    return [m.as_contract() for m in find_funding(reading_of(text, title=title) if title else reading_of(text))[0]]


def test_a_country_in_a_programmes_name_is_no_place_and_a_known_mine_says_where_it_lies() -> None:
    (loan,) = told(
        "Corrin Minerals applied to the Export-Import Bank of the United States for $2.0 billion of debt under the China "
        "and Transformational Exports Program."
    )
    assert "CN" not in loan["countries"]
    (stake,) = told("Germany's Raw Materials Fund put €40 million into Wolframia for its Sangdong mine.")
    assert stake["countries"] == ["KR"]


def test_what_is_given_alongside_goes_to_the_same_receiver() -> None:
    loans = told("The EIB lent Saale Lithium €40 million. Alongside it Norfund is lending another €8 million.")
    assert [loan["recipient"] for loan in loans] == ["Saale Lithium", "Saale Lithium"]


def test_what_may_become_shares_is_lent() -> None:
    (loan,) = told("The DFC committed up to $5 million to finish Corrin Minerals' study, convertible into equity.")
    assert loan["instrument"] == "loan"


def test_the_month_that_a_sum_is_of_is_its_date_and_a_participle_tells_only_a_part() -> None:
    loans = told(
        "The A$250 million loan of December 2024 from Export Finance Australia to Corrin Minerals is available, A$62 million "
        "having been drawn so far."
    )
    assert [(loan["amount"], loan["announced_on"]) for loan in loans] == [(250e6, "2024-12")]


def test_a_letter_of_another_does_not_make_a_subscription_a_letter() -> None:
    (stake,) = told(
        "Corrin Nickel has a letter of intent with a smelter. Investissement Québec subscribed in May to C$6.5 million of "
        "Corrin Nickel shares."
    )
    assert stake["stage"] == "closed"


def test_what_another_body_expects_plans_nothing_of_the_pledge() -> None:
    first = told(
        "The African Development Bank has pledged $500 million for the Tarn railway, and the Africa Finance Corporation, "
        "lead developer, says construction may begin in 2026."
    )[0]
    assert first["stage"] == "committed"
    assert first["announced_on"] != "2026"


def test_a_head_in_capitals_names_the_company_before_what_it_does() -> None:
    (letter,) = told(
        "TARNA WAITS. The court has spoken. A letter of intent from the EIB for EUR 150 million of senior debt has been in "
        "the drawer since 2023."
    )
    assert letter["recipient"] == "Tarna"


def test_it_is_the_company_that_the_sentence_before_opens_with() -> None:
    text = "The Commonwealth likes niobium. Harrow Mining is the cheeky one. It paid Itora US$10 million for Arada."
    assert told(text) == []


def test_the_government_that_spends_rupees_is_the_indian_one() -> None:
    (fund,) = told(
        "Kabila signed a memorandum in Australia. Under its mission the Government has earmarked Rs. 500 crore for pilot "
        "projects on tailings."
    )
    assert (fund["funder"], fund["countries"]) == ("Government of India", ["IN"])


def test_brackets_behind_a_loan_date_it() -> None:
    (loan,) = told(
        "Harrow Metals said that the A$1.25 billion loan from Export Finance Australia (April 2022, first facility) is "
        "available to it."
    )
    assert loan["announced_on"] == "2022-04"


def test_an_agreement_under_its_defined_name_is_the_one_just_signed() -> None:
    (grant,) = told(
        'On November 26, 2025, Great Basalt Gallium Corp. (the "Company") entered into a Technology Investment Agreement '
        '(the "TIA") with the United States Department of War. The TIA provides for cost reimbursement of up to $18.7 '
        "million for a circuit at its plant."
    )
    assert (grant["recipient"], grant["amount"], grant["stage"]) == ("Great Basalt Gallium Corp.", 18.7e6, "closed")


def test_a_fund_that_a_sentence_opens_from_gives() -> None:
    (fund,) = told(
        "From the National Fund 8.5 billion tenge has been allocated for state geological study of Kazakhstan."
    )
    assert (fund["funder"], fund["amount"], fund["countries"]) == ("National Fund", 8.5e9, ["KZ"])


def test_the_sender_behind_a_dateline_is_whose_page_it_is() -> None:
    (credit,) = told(
        "June 5, 2025 - Vancouver - Natural Resources Canada\n\nRoads are needed.\n\n"
        "Budget 2024 proposed a 10 per cent Ore Supply investment tax credit."
    )
    assert (credit["funder"], credit["programme"]) == ("Government of Canada", "Ore Supply investment tax credit")


def test_a_floor_is_for_the_company_named_behind_it_and_not_for_a_later_it() -> None:
    (floor,) = told(
        "Lindon Rare Earths fell. The stock had doubled since Washington announced a price floor of US$110 a kilo for oxide "
        "at a rival, MP Materials, in July, and talk of something like it will not die down."
    )
    assert floor["recipient"] == "MP Materials"


def test_the_georgia_of_an_american_ministry_is_the_state() -> None:
    (grant,) = told("The Department of Energy gave Boreal Cathodes a $200 million grant for a factory in Georgia.")
    assert grant["countries"] == ["US"]
