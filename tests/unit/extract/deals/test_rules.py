"""Every verb and noun of the language of deals has a rule, and every module of rules is reached."""

from __future__ import annotations

import pkgutil

from pipelines.extract.deals import drafts, rules
from pipelines.extract.deals.language import deal_nouns, grammar
from pipelines.extract.deals.rules import antecedents, options, turns, untold


def test_every_family_of_verbs_and_every_noun_has_a_rule() -> None:
    assert set(drafts.VERB_RULES) == set(grammar.VERBS)
    assert set(drafts.NOUN_RULES) == set(deal_nouns.NOUNS.groupindex)


def test_every_module_of_rules_reads_a_verb_or_a_noun_or_serves_one_that_does() -> None:
    used = {rule.__module__ for rule in (*drafts.VERB_RULES.values(), *drafts.NOUN_RULES.values())}
    used |= {antecedents.__name__, options.__name__, untold.__name__}  # what purchases.buy hands on
    used |= {turns.__name__}  # read before any verb or noun
    assert used == {f"{rules.__name__}.{module.name}" for module in pkgutil.iter_modules(rules.__path__)}
