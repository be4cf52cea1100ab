"""The software, with its settings, does what the sample pages on privacy promise."""

import re
from dataclasses import fields, replace
from datetime import timedelta

import pytest

from articles.accounts.limits.throttle import HOUR, KNOWN
from articles.admin.article.moves.presence import ALIVE
from articles.inbox.incoming.tip_links import GOOD_FOR
from articles.site.statistics.thinning import SHORT
from articles.transfer.demo import loading, privacy
from newsroom.conf.retention import KEEP
from newsroom.retention import PURGES
from tests.conftest import ROOT

LANGUAGES = ["de", "en"]


def text_of(language: str) -> str:
    pages = dict(loading.sample_pages())
    return pages[language, "privacy"]["body"]


# How long a browser is known, a text of a reader kept after the decision, and an alert
# waits for its link; hashes of those who left, and of addresses that get no letters.
FIXED = {30, 90, 7, 430, 730}


def numbers_in(text: str) -> set[int]:
    days = re.compile(r"(\d+) (?:Tagen?|days)\b")
    return {int(number) for number in days.findall(text)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_s63_the_page_on_privacy_says_the_periods_that_are_set(settings, language):
    for number, field in enumerate(fields(KEEP), start=41):
        settings.NEWSROOM_KEEP = replace(settings.NEWSROOM_KEEP, **{field.name: number})
    settings.NEWSROOM_REACH_DAYS, settings.NEWSROOM_RECORD_ADDRESSES = 61, (62, False)
    said = numbers_in(text_of(language))
    told = vars_of(settings.NEWSROOM_KEEP)
    # Mails become files where somebody tries things out; the rest is told.
    assert said - FIXED == {*told.values(), 61, 62} - {told["mails"]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_when_the_oldest_backup_goes(settings, language):
    for kept, said in (
        ({"months": 17}, ("nach höchstens 17 Monaten", "after 17 months at most")),
        (
            {"days": 7, "weeks": 4, "months": 0},
            ("nach höchstens einem Monat", "after one month at most"),
        ),
    ):
        settings.NEWSROOM_BACKUPS = replace(settings.NEWSROOM_BACKUPS, **kept)
        assert said[language == "en"] in text_of(language)


def vars_of(periods) -> dict[str, int]:
    return {field.name: getattr(periods, field.name) for field in fields(periods)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_day_is_said_as_one_says_it(settings, language):
    ones = {field.name: 1 for field in fields(KEEP)}
    settings.NEWSROOM_KEEP = replace(KEEP, **ones)
    settings.NEWSROOM_REACH_DAYS = 1
    text = text_of(language)
    assert numbers_in(text) == FIXED
    assert ("nach einem Tag" if language == "de" else "after one day") in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_whether_accesses_are_logged_and_faults_reported_is_said(settings, language):
    said = set()
    for kept in ("off", "on", "shortened", "whole"):
        settings.NEWSROOM_ACCESS_LOG = kept
        said.add(text_of(language))
        assert privacy.ACCESS[language][kept] in text_of(language)
    assert len(said) == 4
    assert privacy.FAULTS[language] not in text_of(language)
    settings.NEWSROOM_SENTRY_DSN = "https://key@sentry.example.org/1"
    assert privacy.FAULTS[language] in text_of(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_hub_that_passes_feeds_on_is_named(settings, language):
    assert "hub.example.org" not in text_of(language)
    settings.NEWSROOM_WEBSUB_HUB = "https://hub.example.org/publish"
    words = privacy.HUB[language].format(host="hub.example.org")
    assert words in text_of(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_kept_is_not_said_to_be_and_what_stays_not_said_to_go(
    settings, language
):
    settings.NEWSROOM_KEEP = replace(KEEP, closed_accounts=0)
    settings.NEWSROOM_REACH, settings.NEWSROOM_RECORD_ADDRESSES = False, (0, False)
    text = text_of(language)
    assert privacy.CLOSED[language][False] in text
    assert privacy.COUNTED[language][False] in text
    said = {text}
    for words in privacy.ADDRESSES[language].values():
        assert words.split("{after}")[0] not in text
    for is_whole in (False, True):
        settings.NEWSROOM_RECORD_ADDRESSES = 14, is_whole
        said.add(text_of(language))
        assert privacy.ADDRESSES[language][is_whole].format(
            after="14 Tagen" if language == "de" else "14 days"
        ) in text_of(language)
    assert len(said) == 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_place_for_a_setting_is_left_on_a_page(language):
    for (spoken, _kind), values in loading.sample_pages():
        assert "$" not in values["body"], spoken


def test_what_no_setting_changes_is_as_the_pages_say():
    [kept] = [one for one in PURGES if one.kind.startswith("items that readers sent")]
    assert (kept.period, GOOD_FOR) == (90, timedelta(hours=48))
    # “zwei Wochen”, “eine Stunde”, “30 Tage”, “etwa eine Minute”,
    # “nach etwa einem Monat”
    copies = (ROOT / "articles/static/articles/unsaved/copies.js").read_text()
    assert "KEPT_FOR = 14 * 24 * 60 * 60 * 1000;" in copies
    assert (HOUR, KNOWN, 60 <= ALIVE <= 90) == (3_600, 30 * 24 * 3_600, True)
    assert SHORT.days == 31


def test_the_fixed_periods_of_alerts_are_those_of_the_table():
    kinds = ("requests for alerts", "departures from", "addresses to which no alerts")
    kept = {one.period for one in PURGES if one.kind.startswith(kinds)}
    assert kept == {7, 430, 730}
