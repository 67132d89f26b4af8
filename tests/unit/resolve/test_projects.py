"""Names of sites to projects: one site under several names, namesakes in two countries."""

from __future__ import annotations

from pipelines.resolve.decisions import Decisions
from pipelines.resolve.projects import Site, SiteTold, resolve_projects


def _sites(*mentions: tuple[str, str, str, str], decided: Decisions | None = None) -> dict[str, Site]:
    seen = [
        SiteTold(label, name, at, frozenset(company.split()), frozenset(country.split()))
        for at, (label, name, company, country) in enumerate(mentions)
    ]
    return {site.site_key: site for site in resolve_projects(seen, decided)}


def test_one_site_under_several_names() -> None:
    found = _sites(
        ("a", "Nolland", "", ""), ("b", "the Nolland rare earths project", "", "AU"), ("c", "NOLLAND mine", "", "")
    )
    assert len({s.project_id for s in found.values()}) == 1


def test_namesakes_in_two_countries_are_two_sites_and_the_first_keeps_its_id() -> None:
    alone = _sites(("a", "Cascada", "norte", "CL"))
    found = _sites(("a", "Cascada", "norte", "CL"), ("b", "Cascada", "perth", "AU"), ("c", "Cascada", "perth", ""))
    assert found["a"] == alone["a"]
    assert found["b"].project_id == found["c"].project_id != found["a"].project_id


def test_a_site_over_a_border_is_one_site() -> None:
    found = _sites(("a", "Pasco", "andes", "CL"), ("b", "Pasco", "andes", "AR"), ("c", "Pasco", "", "CL AR"))
    assert len({s.project_id for s in found.values()}) == 1


def test_compass_points_tell_sites_apart() -> None:
    found = _sites(("a", "Wheel", "", ""), ("b", "Wheel North", "", ""), ("c", "Wheel South", "", ""))
    assert len({s.project_id for s in found.values()}) == 3


def test_a_person_joins_a_renamed_project() -> None:
    decided = Decisions(same=(("Round Top", "Sierra Round"),))
    found = _sites(("a", "Round Top", "", ""), ("b", "Sierra Round", "", ""), decided=decided)
    assert found["a"].project_id == found["b"].project_id
