"""The day and the queue of a reviewer name texts in the languages that she reviews."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.admin.parts.afterwards import ahead_of
from articles.editing.publishing import move, review_queue
from articles.models import Article
from tests.admin.day.lists import titles
from tests.support import factories
from tests.support.desk.desk import at_desk
from tests.support.factories import author, chief, edited, editor, profile

pytestmark = [pytest.mark.django_db, pytest.mark.both]
DEMANDED = pytest.mark.parametrize("is_demanded", [False, True])


def german(person):
    return profile(person, review_languages=["de"])


def queue(person) -> list[str]:
    return [str(one.article) for one in review_queue(person)]


@DEMANDED
def test_what_waits_for_her_is_in_her_languages(settings, is_demanded):
    settings.NEWSROOM_REVIEW_LANGUAGES = is_demanded
    first = factories.in_review(headline="Deutsch")
    factories.in_review(headline="English", language="en")
    for person in (german(editor()), german(chief())):
        assert titles(person)["review"] == queue(person) == ["Deutsch"]
        assert ahead_of(first, person).left == 0
    for person in (editor("Zweiter Redakteur"), chief("Zweite Chefin")):
        assert titles(person)["review"] == queue(person) == ["Deutsch", "English"]
        assert ahead_of(first, person).left == 1


@DEMANDED
def test_nobody_is_kept_from_looking(settings, is_demanded):
    settings.NEWSROOM_REVIEW_LANGUAGES = is_demanded
    article = factories.in_review(headline="English", language="en")
    client = at_desk(german(editor()))
    listed = client.get("/admin/articles/article/?phase=in_review")
    assert list(listed.context["cl"].result_list) == [article]
    page = client.get(f"/admin/articles/article/{article.pk}/review/").text
    assert "English" in page
    assert ("Laut Ihrem Profil prüfen Sie keine Texte auf Englisch" in page) is (
        is_demanded
    )


@DEMANDED
def test_what_is_approved_waits_for_whoever_may_publish_it(settings, is_demanded):
    settings.NEWSROOM_REVIEW_LANGUAGES = is_demanded
    factories.approved(headline="English", language="en")
    assert titles(german(chief()))["publish"] == ["English"]
    assert queue(chief()) == ["English"]


def test_an_approval_that_doesnt_count_leaves_it_to_be_reviewed(settings):
    factories.approved(headline="English", language="en")
    german(editor())
    settings.NEWSROOM_REVIEW_LANGUAGES = True
    assert "publish" not in titles(german(chief()))
    assert queue(chief()) == []
    other = chief("Zweite Chefin")
    assert titles(other)["review"] == queue(other) == ["English"]


def test_her_own_text_waits_for_her_in_any_language():
    writer = german(author())
    article = factories.in_review(headline="English", language="en", by=writer)
    assert queue(writer) == []
    edited(article, by=chief(), headline="Rewritten")
    assert queue(writer) == ["Rewritten"]
    move(article, "approve", by=writer)
    assert queue(writer) == []


@DEMANDED
def test_it_takes_no_more_queries(settings, is_demanded):
    for number in range(3):
        factories.approved(headline=f"Nr. {number}", language="en")
    factories.in_review(headline="Deutsch")
    counts = set()
    for chosen in ([], ["de"], ["de", "en"]):
        person = profile(chief(), review_languages=chosen)
        assert person.held
        with CaptureQueriesContext(
            connection,
        ) as asked:
            review_queue(person)
        counts.add(len(asked))
    settings.NEWSROOM_REVIEW_LANGUAGES = is_demanded
    with CaptureQueriesContext(connection) as asked:
        review_queue(person)
    assert {len(asked)} == counts
    assert Article.objects.count() == 4
