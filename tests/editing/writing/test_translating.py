"""A translation is begun from its original, and later revised from its own text."""

import pytest

from articles.domain.content import content_of
from articles.editing.publishing import move
from articles.editing.writing import languages_without, revise, translate
from articles.foundation.markup import Mention, mentions
from articles.models import Article, Edition, Snapshot, Story
from tests.editing.writing.test_versions import code_of
from tests.support import factories
from tests.support.contents import choices, full_content
from tests.support.factories import author, chief, editor

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("phase", ["draft", "in_review", "scheduled", "published"])
def test_a_translation_is_an_edition_of_the_same_story(phase):
    article = getattr(factories, phase)(**full_content() | {"related": []})
    stories = Story.objects.count()
    english = translate(article, into="en", by=editor())
    assert english.edition.story == article.edition.story
    assert (english.language, english.number) == ("en", 1)
    assert (english.translated_from, english.author) == (article, editor())
    differs = {"slug": english.slug, "change_kind": "first", "change_note": ""}
    differs |= {"lead_alt": "", "lead_caption": "", "body": english.body}
    [used] = content_of(article)["ai_use"]
    unsaid = dict.fromkeys(("translation", "translation_with", "read_by"), "")
    differs |= {"ai_use": [used | unsaid]}
    assert content_of(english) == content_of(article) | differs
    assert english.slug == "ausfuhren-in-die-usa-wachsen"
    assert Story.objects.count() == stories


@pytest.mark.both
def test_a_translation_keeps_the_pictures_and_none_of_their_german_words():
    article = factories.published(**full_content() | {"related": []})
    english = translate(article, into="en", by=editor())
    assert english.lead_image == article.lead_image
    assert english.lead_alt == english.lead_caption == ""
    [german], [figure] = mentions(article.body), mentions(english.body)
    assert (german.alt, german.caption) == ("Ein Kran", "Der Kran, 2020")
    assert figure == Mention(german.key)
    assert [row.image.title for row in english.figures.all()] == ["Kran"]
    again = content_of(revise(article, by=editor()))
    assert again["lead_alt"] == article.lead_alt
    assert again["body"] == article.body


def test_a_translation_is_related_to_the_editions_of_its_own_language():
    both, only_german = factories.edition(1), factories.edition(2)
    theirs = Edition.objects.create(story=both.story, language="en")
    german = factories.published(related=choices("pinned", only_german, both))
    english = translate(german, into="en", by=author())
    assert content_of(english)["related"] == choices("pinned", theirs)


def in_english(german: Article) -> Article:
    english = factories.translated(german, headline="An example", slug="an-example")
    return move(move(english, "submit", by=author()), "publish", by=chief())


@pytest.mark.parametrize("state", ["live", "withdrawn", "in work"])
def test_a_translation_that_readers_had_is_revised_and_never_begun_anew(state):
    german = factories.published()
    english = in_english(german)
    second = factories.republished(german, headline="Mehr")
    if state == "withdrawn":
        english = move(english, "withdraw", by=chief(), note="Falsch.")
    if state == "in work":
        revise(english, by=author())
    wanted = "working-version-exists" if state == "in work" else "translated-already"
    assert code_of(translate, second, into="en", by=author()) == wanted
    assert languages_without(second) == []
    if state == "live":
        again = revise(english, by=author(), following=second)
        assert (again.slug, again.headline) == ("an-example", "An example")
        assert again.translated_from == second


def test_what_was_discarded_is_begun_anew():
    german = factories.published()
    move(translate(german, into="en", by=author()), "discard", by=author())
    assert [code for code, _name in languages_without(german)] == ["en"]
    assert translate(german, into="en", by=author()).number == 2


@pytest.mark.parametrize("phase", ["replaced", "withdrawn", "discarded"])
def test_only_what_readers_have_or_somebody_writes_is_translated(phase):
    if phase == "replaced":
        article = factories.published()
        factories.republished(article, headline="Mehr")
    else:
        article = getattr(factories, phase)()
    article.refresh_from_db()
    assert code_of(translate, article, into="en", by=author()) == "not-current"
    assert languages_without(article) == []
    assert Article.objects.filter(edition__language="en").count() == 0


@pytest.mark.both
def test_a_translation_waits_for_the_one_that_is_in_work():
    german = factories.published()
    translate(german, into="en", by=author())
    code = code_of(translate, german, into="en", by=editor())
    assert code == "working-version-exists"


@pytest.mark.parametrize("language", ["de", "fr", ""])
def test_an_article_is_translated_into_another_language_of_the_site(language):
    article = factories.published()
    code = code_of(translate, article, into=language, by=editor())
    assert code == "wrong-language"
    assert Edition.objects.count() == 1


def test_a_translation_starts_from_what_is_stored_now():
    article = factories.draft(headline="Alt")
    stale = Article.objects.get()
    factories.edited(article, by=author(), headline="Neu")
    assert translate(stale, into="en", by=author()).headline == "Neu"


def test_a_translation_is_its_translators_own_work_and_needs_another_reader():
    english = translate(factories.published(), into="en", by=chief())
    [snapshot] = english.snapshots.all()
    assert (snapshot.origin, snapshot.by) == (Snapshot.Origin.EDIT, chief())
    move(english, "submit", by=chief())
    assert code_of(move, english, "publish", by=chief()) == "four-eyes"
