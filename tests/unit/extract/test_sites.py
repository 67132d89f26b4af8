"""The mines that papers name without a word of where they lie."""

from __future__ import annotations

import pycountry

from pipelines.extract.lexicon.companies import is_household_name
from pipelines.extract.lexicon.sites import land_of, land_of_sites
from pipelines.extract.places import place_of


def test_what_is_called_after_a_listed_mine_lies_where_it_does():
    assert land_of("Bikita") == land_of("Bikita Minerals") == "ZW"
    assert land_of("Tenke Fungurume Mining") == "CD"
    assert land_of("Minerals Bikita") is None
    assert land_of("") is None


def test_every_listed_mine_lies_in_a_country_and_is_neither_a_company_nor_a_country():
    for name, code in land_of_sites().items():
        assert pycountry.countries.get(alpha_2=code), code
        place = place_of(name)
        assert place is None or (place.kind == "region" and place.country == code), name
        assert not is_household_name(name), name
