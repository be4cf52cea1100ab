"""Misspelt words have a distance from the right ones; no test queries a database."""

import pytest

from articles.domain.search.language.misspellings import (
    DOUBLED,
    FIRST,
    LIKELY,
    distance,
)


@pytest.mark.parametrize(
    ("typed", "meant", "far"),
    [
        ("haus", "haus", 0),
        ("hauss", "haus", DOUBLED),
        ("rosseta", "rosetta", 2 * DOUBLED),
        ("schwizz", "schweiz", LIKELY + DOUBLED),
        ("rumaenein", "rumaenien", LIKELY),
        ("raumfart", "raumfahrt", LIKELY),
        ("finnlamd", "finnland", LIKELY),
        ("spionahe", "spionage", LIKELY),
        ("ission", "mission", LIKELY + FIRST),
    ],
)
def test_what_goes_wrong_in_typing_is_near(typed, meant, far):
    assert distance(typed, meant) == far


@pytest.mark.parametrize(
    "pair",
    ["regen regel", "police policy", "tiger tier", "wheat what", "planeten planen"],
)
def test_what_is_another_word_is_farther(pair):
    assert distance(*pair.split()) > LIKELY
