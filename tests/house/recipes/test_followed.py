"""Recipes are followed to the letter in a copy of the code base."""

import pytest

from tests.house.recipes.followed import ALL, EACH
from tests.house.recipes.steps import GERMAN, MESSAGES, names, recipe
from tests.support.copies import copy_of_the_house, run, run_tests

# Migrations are as Django writes them until `make format`.
OURS = ("--exclude", "migrations", ".")


def test_every_recipe_is_followed_by_a_test():
    assert [*EACH] == [*ALL] == names()


@pytest.mark.long
@pytest.mark.alike
def test_what_is_added_by_recipes_is_there_as_they_promise(tmp_path, migrated):
    """One copy has all of it: copies and processes take longest."""
    house, *_before, last = copy_of_the_house(tmp_path), *EACH
    for name in EACH:
        recipe(name).carry_out(house, without="" if name == last else MESSAGES)
    german = (house / GERMAN).read_text("utf-8")
    for name in EACH:
        for message in recipe(name).german:
            assert f'msgid "{message}"\n' in german, (name, message)
    run(house, "-m", "ruff", "check", *OURS)
    run(house, "-m", "ruff", "format", "--check", *OURS)
    asked = [test for tests in EACH.values() for test in tests]
    assert "passed" in run_tests(house, *asked, migrated=migrated)


@pytest.mark.long
@pytest.mark.alike
@pytest.mark.parametrize("name", EACH)
def test_each_recipe_names_all_that_it_takes(tmp_path, migrated, name):
    house = copy_of_the_house(tmp_path)
    recipe(name).carry_out(house)
    asked = [*EACH[name], *ALL[name]]
    assert "passed" in run_tests(house, *asked, migrated=migrated)
    run(house, "bin/sizes")
    run(house, "bin/messages", "--check")
