"""Writing: each save is kept, and nobody writes over what they have not read."""

import pytest

from articles.domain.content import content_hash, content_of
from articles.editing.publishing import move
from articles.editing.writing.saving import begin, change
from articles.foundation.refusal import Refused
from articles.models import Article, Edition, Snapshot, Story
from tests.support import factories
from tests.support.contents import full_content
from tests.support.factories import author, chief, editor

pytestmark = pytest.mark.django_db


def code_of(verb, *args, **options):
    with pytest.raises(Refused) as refusal:
        verb(*args, **options)
    return refusal.value.code


def test_a_story_begins_with_one_edition_and_a_first_draft():
    content = full_content() | {"related": []}
    article = begin(content, language="en", by=author())
    assert (article.number, article.phase(), article.author) == (1, "draft", author())
    assert (article.language, article.edition.story) == ("en", Story.objects.last())
    assert content_of(article) == content
    assert (article.edition.published_at, article.live_from) == (None, None)


@pytest.mark.both
def test_every_save_is_kept_with_who_and_what(time_machine):
    time_machine.move_to("2027-03-01 12:00Z", tick=False)
    article = factories.draft(headline="Eins")
    factories.edited(article, by=editor(), headline="Zwei")
    first, second = Snapshot.objects.order_by("lock")
    assert (first.by, first.content["headline"]) == (author(), "Eins")
    assert (second.by, second.content["headline"]) == (editor(), "Zwei")
    assert (first.lock, second.lock, article.lock) == (1, 2, 2)
    assert second.content == content_of(article)
    assert second.content_hash == article.content_hash == content_hash(second.content)
    assert second.at.isoformat() == "2027-03-01T12:00:00+00:00"


def test_a_save_without_change_leaves_no_trace():
    article = factories.draft(**full_content())
    rows = list(article.attributions.values_list("pk", flat=True))
    before = Article.objects.values().get()
    assert change(article, content_of(article), by=editor()) is False
    assert Article.objects.values().get() == before
    assert Snapshot.objects.count() == 1
    assert list(article.attributions.values_list("pk", flat=True)) == rows


def test_a_save_with_a_change_says_so():
    article = factories.draft()
    assert change(article, full_content(), by=editor()) is True
    assert article.headline == full_content()["headline"]


@pytest.mark.both
def test_r1_the_second_of_two_who_opened_the_same_draft_is_refused():
    article = factories.draft(headline="Ursprung")
    stale = Article.objects.get()
    factories.edited(article, by=editor(), headline="Die erste Änderung")
    assert code_of(change, stale, full_content(), by=author()) == "stale"
    assert Article.objects.get().headline == "Die erste Änderung"


def test_who_opened_it_before_it_was_moved_is_refused():
    article = factories.draft()
    stale = Article.objects.get()
    move(article, "submit", by=author())
    assert code_of(change, stale, full_content(), by=author()) == "stale"


@pytest.mark.parametrize("by", [author, chief])
@pytest.mark.parametrize(
    "phase", ["scheduled", "published", "expired", "withdrawn", "discarded"]
)
def test_only_a_working_version_is_changed(phase, by):
    article = getattr(factories, phase)()
    before = content_of(article)
    assert code_of(change, article, full_content(), by=by()) == "not-allowed"
    assert code_of(change, article, full_content(), by=None) == "not-allowed"
    assert content_of(Article.objects.get()) == before


def test_an_author_changes_nothing_while_others_review_it():
    article = factories.in_review()
    assert code_of(change, article, full_content(), by=author()) == "not-allowed"
    assert change(article, full_content(), by=editor())
    assert article.phase() == "in_review"


def test_an_author_changes_no_draft_of_another():
    article = factories.draft(by=factories.author("Andere Autorin"))
    assert code_of(change, article, full_content(), by=author()) == "not-allowed"


@pytest.mark.parametrize("role", [None, "sources"])
def test_who_may_not_write_begins_nothing(role):
    person = factories.user("Niemand Beispiel", role)
    content = full_content() | {"related": []}
    code = code_of(begin, content, language="de", by=person)
    assert code == "not-allowed"
    assert not Article.objects.exists()


def test_a_refused_change_leaves_the_draft_whole():
    article = factories.draft(**full_content())
    bad = full_content() | {"topics": [], "slug": "x" * 101}
    with pytest.raises(Exception, match="slug"):
        change(article, bad, by=editor())
    assert content_of(Article.objects.get()) == full_content()


def test_the_importer_has_no_name_and_its_saves_are_marked():
    article = begin({"headline": "Eingelesen"}, language="de", by=None)
    assert article.author is None
    assert Snapshot.objects.get().origin == Snapshot.Origin.IMPORT


def test_what_an_edition_is_called_in_feeds_never_changes():
    article = factories.published()
    urn = article.edition.urn
    factories.republished(article, slug="anders")
    assert Edition.objects.get().urn == urn
    assert urn.startswith("urn:uuid:")


def test_a_second_language_begins_in_the_same_story():
    german = factories.draft()
    english = factories.draft(language="en", story=german.edition.story)
    assert Story.objects.get().editions.count() == 2
    assert english.edition != german.edition


@pytest.mark.both
def test_a_story_has_one_article_in_each_language():
    german = factories.draft()
    code = code_of(factories.draft, story=german.edition.story)
    assert code == "edition-exists"
    assert Edition.objects.count() == 1
