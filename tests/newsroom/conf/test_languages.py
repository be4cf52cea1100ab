"""The languages of the environment: offered ones, former ones, and none in both."""

from collections.abc import Callable

import pytest


def test_the_first_language_is_the_sites_own_and_former_ones_answer(settings_with):
    found = settings_with(
        NEWSROOM_LANGUAGES="fr-CH, de", NEWSROOM_FORMER_LANGUAGES="en,it"
    )
    assert found["LANGUAGE_CODE"] == "fr-ch"
    assert found["NEWSROOM_LANGUAGES"] == ["fr-ch", "de"]
    assert found["NEWSROOM_FORMER_LANGUAGES"] == ["en", "it"]


def test_no_language_is_a_former_one_unless_it_is_told(settings_with):
    found = settings_with()
    assert found["NEWSROOM_LANGUAGES"] == ["de", "en"]
    assert found["NEWSROOM_FORMER_LANGUAGES"] == []


@pytest.mark.parametrize(
    ("offered", "former", "remedy"),
    [
        ("de,en", "en", "both name en"),
        ("de", "fr,fr", "names a language twice"),
        ("de,xx", "", "“xx” is no language"),
        ("de", "xx", "“xx” is no language"),
        (",", "", "Name one at least"),
    ],
)
def test_what_can_be_no_language_is_refused(
    refusal_of: Callable[..., str], offered, former, remedy
):
    told = refusal_of(NEWSROOM_LANGUAGES=offered, NEWSROOM_FORMER_LANGUAGES=former)
    assert remedy in told
    assert "NEWSROOM_" in told
