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


NAMESAKES = (("a", "Cascada", "norte", "CL"), ("b", "Cascada", "perth", "AU"), ("c", "The Cascada mine", "perth", "AU"))
UNPLACED = ("d", "Cascada project", "sur", "")


def test_a_name_of_several_sites_joins_none_and_has_each_as_a_candidate_with_its_score() -> None:
    found = _sites(*NAMESAKES, UNPLACED)
    assert len({s.project_id for s in found.values()}) == 3
    assert found["d"].candidates == {"Cascada (CL)": 0.333, "The Cascada mine (AU)": 0.667}
    assert not any(found[label].candidates for label in "abc")
    assert {label: found[label].project_id for label in "abc"} == {
        label: site.project_id for label, site in _sites(*NAMESAKES).items()
    }, "what is not sure changes nothing for what is"


def test_the_first_site_keeps_its_id_whoever_told_of_the_name_before() -> None:
    before = _sites(("z", "Cascada", "perth", ""), *NAMESAKES[:1])
    after = _sites(("z", "Cascada", "perth", ""), *NAMESAKES)
    assert after["a"].project_id == before["a"].project_id
    assert after["z"].project_id == after["b"].project_id


def test_a_short_form_of_two_sites_is_neither() -> None:
    found = _sites(("a", "Nolland", "", ""), ("b", "Nolland Bore", "", ""), ("c", "Nolland Hill", "", ""))
    assert len({s.project_id for s in found.values()}) == 3
    assert found["a"].candidates == {"Nolland Bore": 0.737, "Nolland Hill": 0.737}
    apart = Decisions(different=(("Nolland", "Nolland Hill"), ("Nolland", "Nolland Bore")))
    assert not _sites(*(("a", "Nolland", "", ""), ("b", "Nolland Bore", "", "")), decided=apart)["a"].candidates


def test_a_person_says_which_namesake_is_meant_and_which_are_one_site() -> None:
    meant = _sites(*NAMESAKES, UNPLACED, decided=Decisions(same=(("Cascada", "Cascada (AU)"),)))
    assert meant["d"].project_id == meant["b"].project_id
    one = _sites(*NAMESAKES, UNPLACED, decided=Decisions(same=(("Cascada (CL)", "Cascada (AU)"),)))
    assert len({s.project_id for s in one.values()}) == 1
