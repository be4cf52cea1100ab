"""Next versions: revising what was public, translating what another edition says."""

import pytest
from django.utils import timezone

from articles.domain.content import content_of
from articles.editing.publishing import move
from articles.editing.writing import revise, translate
from articles.foundation.refusal import Refused
from articles.models import Article, Edition, Snapshot
from tests.support import factories
from tests.support.contents import full_content
from tests.support.factories import DAY, author, editor

pytestmark = pytest.mark.django_db


def code_of(verb, *args, **options):
    with pytest.raises(Refused) as refusal:
        verb(*args, **options)
    return refusal.value.code


@pytest.mark.parametrize("phase", ["published", "expired", "withdrawn"])
def test_a_revision_is_a_draft_with_the_whole_content(phase):
    article = getattr(factories, phase)(**full_content())
    draft = revise(article, by=editor())
    kind = {"change_kind": "first", "change_note": ""}
    assert content_of(draft) == content_of(article) | kind
    assert (draft.number, draft.phase(), draft.author) == (2, "draft", editor())
    assert draft.edition == article.edition
    [snapshot] = draft.snapshots.all()
    assert (snapshot.origin, snapshot.by) == (Snapshot.Origin.COPY, editor())


def test_the_public_article_stays_as_it_is_while_it_is_revised():
    article = factories.published(**full_content())
    before = Article.objects.values().get()
    factories.revised(article, headline="Neu", topics=[], attributions=[])
    # But for its place in the list of the desk, where the draft stands now.
    after = Article.objects.filter(pk=article.pk).values().get()
    assert after == before | {"stands_for_edition": False}
    assert content_of(Article.objects.public().get()) == full_content()


@pytest.mark.parametrize(
    "phase", ["draft", "in_review", "scheduled", "discarded", "replaced"]
)
def test_only_what_was_public_last_is_revised(phase):
    article = getattr(factories, phase)()
    expected = "not-revisable"
    if phase in {"draft", "in_review"}:
        expected = "working-version-exists"
    assert code_of(revise, article, by=editor()) == expected


@pytest.mark.both
def test_an_edition_has_one_working_version_at_a_time():
    article = factories.published()
    revise(article, by=author())
    assert code_of(revise, article, by=editor()) == "working-version-exists"


def test_a_live_version_may_be_revised_while_the_next_is_scheduled():
    article = factories.published()
    factories.republished(article, at=timezone.now() + DAY)
    assert revise(article, by=author()).number == 3


def test_who_may_not_see_an_article_neither_revises_nor_translates_it():
    article = factories.published()
    foreign = factories.draft(by=factories.author("Andere Autorin"))
    sources = factories.user("Quellenpflege Beispiel", "sources")
    assert code_of(revise, article, by=sources) == "not-allowed"
    assert code_of(translate, article, into="en", by=sources) == "not-allowed"
    assert code_of(translate, foreign, into="en", by=author()) == "not-allowed"
    assert Edition.objects.count() == 2


def test_an_author_may_take_up_what_another_has_published():
    article = factories.published(by=factories.author("Andere Autorin"))
    assert revise(article, by=author()).author == author()


def test_the_number_of_a_discarded_version_is_not_given_again():
    article = factories.published()
    move(revise(article, by=author()), "discard", by=author())
    assert revise(article, by=author()).number == 3
