import pytest

from pipelines.extract.chemistry import oxide_factor


@pytest.mark.parametrize(
    ("oxide", "factor"),
    [
        ("Li2O", 2.1527),
        ("Li2CO3", 5.323),
        ("LCE", 5.323),
        ("Nb2O5", 1.4305),
        ("Ta2O5", 1.2211),
        ("U3O8", 1.1792),
        ("WO3", 1.2611),
        ("V2O5", 1.7852),
        ("TiO2", 1.6681),
        ("Nd2O3", 1.1664),
        ("Pr6O11", 1.2082),
        ("CeO2", 1.2284),
        ("Y2O3", 1.2699),
        ("Cu", 1),
    ],
)
def test_factors_are_those_that_geologists_print(oxide: str, factor: float) -> None:
    assert oxide_factor(oxide) == pytest.approx(factor, abs=5e-4)


@pytest.mark.parametrize("name", ["TREO", "", "Xx2O3", "li2o", "CuEq", "Li2O + Na2O"])
def test_what_is_no_formula_has_no_factor(name: str) -> None:
    assert oxide_factor(name) is None
