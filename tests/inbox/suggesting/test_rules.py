"""Editors' rules suggest a label or mute an item, and can be tried before."""

import pytest

from articles.inbox.suggesting import MUTE, SUGGEST, Rule, apply_rules, dry_run

ITEM = {"title": "Quantenrechner in Jülich", "text": "Das Café „Nordlicht“ schließt."}
TOPIC = {"kind": "topic", "label_pk": 7, "name": "Physik"}


def rule(words, field="any", act=SUGGEST):
    return Rule(field, words, act, **(TOPIC if act == SUGGEST else {}))


@pytest.mark.parametrize(
    ("field", "words", "fits"),
    [
        ("title", "quanten*", True),
        ("title", "*rechner", True),
        ("title", "quanten", False),
        ("any", "in jülich", True),
        ("text", "jülich", False),
        ("text", '"NORDLICHT"', True),
        ("any", "CAFÉ", True),
        ("source", "Jülich", False),
        ("any", "", False),
        ("any", "*", False),
    ],
)
def test_a_rule_looks_for_whole_words_in_its_field(field, words, fits):
    assert bool(apply_rules([rule(words, field)], ITEM).suggestions) is fits


@pytest.mark.parametrize(
    ("words", "fits"),
    [
        ("/news/", True),
        ("/New", True),
        ("ews/2026", True),
        ("institut.example", True),
        ("https://www.institut.example/news/", True),
        ("http://www.institut.example/", True),
        ("/förderung", True),
        ("/F%C3%B6rderung", True),
        ("/news/*förderung", True),
        ("förderung*/news/", False),
        ("institut.example/*?id=", True),
        ("/sport/", False),
        ("ws/2027", False),
        ("id=7*7", False),
        ("", False),
        ("*", False),
        ("/", False),
    ],
)
def test_a_rule_for_addresses_looks_for_a_part(words, fits):
    address = "https://www.institut.example/News/2026/F%C3%B6rderung?id=7"
    outcome = apply_rules([rule(words, "link", act=MUTE)], {"link": address})
    assert bool(outcome.muted_by) is fits
    # Nothing but addresses is looked at in this way.
    assert not apply_rules([rule(words, "link", act=MUTE)], ITEM).muted_by


def test_a_rule_for_addresses_is_tried_in_no_time_whatever_its_signs():
    many = rule("*a" * 100, "link")
    trial = dry_run(
        [many], [(1, {"link": "https://x.example/" + "a" * 98 + "b" * 2_000})]
    )
    assert trial[0].keys == ()


def test_a_suggestion_says_by_which_rule_it_came():
    [found] = apply_rules([rule("quanten*"), rule("jülich")], ITEM).suggestions
    assert (found.kind, found.label_pk, found.name) == ("topic", 7, "Physik")
    assert (found.reason, found.word, found.where) == ("rule", "quanten*", "title")


def test_the_first_rule_that_mutes_is_told():
    muting = [rule("café", act=MUTE), rule("schließt", act=MUTE)]
    outcome = apply_rules([rule("quanten*"), *muting], ITEM)
    assert outcome.muted_by == muting[0]
    assert len(outcome.suggestions) == 1
    assert apply_rules(muting, {"title": "Anderes"}).muted_by is None


def test_i18_a_dry_run_tells_which_items_each_rule_is_for():
    rules = [rule("quanten*"), rule("nirgends", act=MUTE)]
    trials = dry_run(rules, [(1, ITEM), (2, {"title": "Quantenpost"}), (3, {})])
    assert [(trial.rule, trial.keys) for trial in trials] == [
        (rules[0], (1, 2)),
        (rules[1], ()),
    ]
