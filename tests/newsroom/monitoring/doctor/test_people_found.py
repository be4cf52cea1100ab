"""Accounts that lack a right or a factor which somebody has to have are found."""

import pytest
from django.contrib.auth.models import Permission

from articles.models import User
from tests.newsroom.monitoring.doctor.examined import (
    found,
    is_error,
    is_warning,
    make_desk,
    make_public,
)
from tests.support import factories

pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.fixture(autouse=True)
def _well(settings):
    make_public(settings)
    make_desk()


def close(*people) -> None:
    for person in people:
        factories.profile(person, is_active=False)


def test_nobody_or_only_one_who_lets_people_in():
    close(factories.admin())
    remedy = "https://news.example.org/admin/articles/user/"
    what = "Only Zweite Beispiel looks after accounts"
    is_warning("one-administrator", what=what, remedy=remedy)
    close(factories.user("Zweite Beispiel"))
    is_error("no-administrator", what="No open account", remedy="createsuperuser")


def test_nobody_who_publishes():
    close(factories.admin(), factories.user("Zweite Beispiel"))
    remedy = "https://news.example.org/admin/articles/user/"
    is_error("nobody-publishes", what="may publish", remedy=remedy)


def test_one_who_would_have_to_agree_with_herself(settings):
    close(factories.admin(), factories.editor())
    what, remedy = "only Zweite Beispiel may review", "NEWSROOM_FOUR_EYES=0"
    is_warning("four-eyes-alone", what=what, remedy=remedy)
    settings.NEWSROOM_FOUR_EYES = False
    assert found("four-eyes-alone") == []


def test_a_language_that_nobody_reviews_where_that_is_demanded(settings):
    readers = (factories.admin(), factories.user("Zweite Beispiel"), factories.editor())
    for person in readers:
        factories.profile(person, review_languages=["de"])
    factories.author()
    assert found("language-unreviewed") == []
    settings.NEWSROOM_REVIEW_LANGUAGES = True
    what, remedy = "nobody reviews texts in English", "NEWSROOM_REVIEW_LANGUAGES=0"
    is_error("language-unreviewed", what=what, remedy=remedy)
    factories.profile(readers[-1], review_languages=["de", "en"])
    assert found("language-unreviewed") == []
    close(readers[-1])
    assert found("language-unreviewed")
    settings.NEWSROOM_FOUR_EYES = False
    assert found("language-unreviewed") == []


def test_a_second_factor_that_is_demanded_and_lacking(settings):
    settings.NEWSROOM_SECOND_FACTOR = ["editors"]
    what = "1 accounts lack the second factor that is demanded: Redakteur Beispiel"
    is_warning("factors-lacking", what=what, remedy="close the accounts")


def test_accounts_are_judged_by_all_of_them(settings):
    """However many there are: those with a right, or without a factor, came last."""
    last = (factories.admin(), factories.user("Zweite Beispiel"), factories.editor())
    close(*last)
    User.objects.bulk_create(
        User(username=f"person{number}", is_staff=True) for number in range(400)
    )
    assert found("no-administrator")
    again = factories.user("Dritte Beispiel", is_superuser=True)
    for code in ("no-administrator", "nobody-publishes"):
        assert found(code) == []
    what = "Only Dritte Beispiel looks after accounts"
    is_warning("one-administrator", what=what, remedy="/admin/articles/user/")
    what = "only Dritte Beispiel may review"
    is_warning("four-eyes-alone", what=what, remedy="NEWSROOM_FOUR_EYES=0")
    what = "1 accounts lack the second factor that is demanded: Dritte Beispiel."
    is_warning("factors-lacking", what=what, remedy="close the accounts")
    settings.NEWSROOM_SECOND_FACTOR = ["administrators", "everybody"]
    what = "more than 100 accounts lack"
    is_warning("factors-lacking", what=what, remedy="close the accounts")
    factories.profile(again, is_staff=False)
    is_error("no-administrator", what="No open account", remedy="createsuperuser")


def test_a_right_may_come_by_a_group_or_to_a_person_herself():
    close(factories.admin(), factories.user("Zweite Beispiel"))
    chief, other = factories.chief(), factories.author()
    assert found("nobody-publishes") == []
    close(chief)
    assert found("nobody-publishes")
    right = Permission.objects.get(codename="publish_article")
    other.user_permissions.add(right)
    assert found("nobody-publishes") == []
