"""The project of a deal that its own words do not name: the story's, a heading's, or what the company is called after."""

from __future__ import annotations

from dataclasses import replace

from pipelines.extract.deals.details.assets import takers_beside
from pipelines.extract.deals.details.background import Background
from pipelines.extract.deals.details.clause import DEFINITE_SITE
from pipelines.extract.deals.draft import ROW, Draft
from pipelines.extract.deals.language.grammar import SITE
from pipelines.extract.lexicon.sites import site_of
from pipelines.extract.names import Name

PASSIVE = ("deals.buy.agentless", "deals.buy.passive", "deals.sell.passive")
"""Rules by which what is bought stands before the verb: "the project was acquired from"."""


def _is_of_takers(project: Name, draft: Draft, background: Background, roles: dict[str, list[Name]]) -> bool:
    """Whether a project is what a buyer has already, beside what somebody else gives."""
    takers = takers_beside(draft, roles)
    givers = [n for names in roles.values() for n in names if n not in takers]
    sentence = draft.marked.sentence
    return background.is_owned_by(sentence, project, takers) and not background.is_owned_by(sentence, project, givers)


def usual_project(draft: Draft, background: Background, kind: str, roles: dict[str, list[Name]]) -> Name | None:
    """What the company that is bought is called after, else the story's project unless it is the buyer's."""
    if kind == "acquisition" and (called := _called_after([*_changing_hands(roles), *_named_in_object(draft)])):
        return called
    usual = _of_story(draft, background, kind, roles)
    return None if usual and _is_of_takers(usual, draft, background, roles) else usual


def _changing_hands(roles: dict[str, list[Name]]) -> list[Name]:
    return [n for role in ("target", "investee", "seller") for n in roles.get(role, [])]


def _named_in_object(draft: Draft) -> list[Name]:
    return [n for n in draft.marked.all(draft.target_text, "CN") if n.kind == "company"]


def _called_after(companies: list[Name]) -> Name | None:
    """The well-known mine whose name one of these companies bears."""
    for name in companies:
        if site := site_of(name.name):
            return replace(name, name=site, kind="project")
    return None


def _of_story(draft: Draft, background: Background, kind: str, roles: dict[str, list[Name]]) -> Name | None:
    """The story's project, for a deal about "the mine" or about the output of a company with one."""
    sentence = draft.marked.sentence
    if kind in ("partnership", "merger"):
        of_states = any(n.kind in ("place", "government") for n in roles.get("partner", []))
        return None if of_states else background.paragraph_project(sentence)
    holders = [n for role in ("target", "investee", "seller", "supplier") for n in roles.get(role, [])]
    own = next((p for n in holders if (p := background.own_project(sentence, n))), None)
    if kind == "equity_investment" or draft.rule == ROW:
        return own
    if kind == "acquisition" and draft.rule in PASSIVE and DEFINITE_SITE.search(draft.clause, 0, draft.at):
        return background.main_project(sentence)
    if kind == "acquisition" and draft.kind != "site":
        bought = [*roles.get("target", []), *roles.get("seller", [])]
        return (
            background.lone_project(sentence, bought[0] if bought else None)
            or (own if roles.get("target") else None)
            or background.paragraph_project(sentence)
            or background.headed_project(sentence)
        )
    if kind == "acquisition" and SITE.search(draft.target_text) and not DEFINITE_SITE.search(draft.target_text):
        return None
    return own or background.headed_project(sentence) or background.main_project(sentence)
