"""Next versions: revising what was public, translating what another edition says."""

import pytest
from django.utils import timezone

from articles.content import content_of
from articles.markup import Mention, mentions
from articles.models import Article, Edition, Snapshot, Story
from articles.publishing import move
from articles.refusal import Refused
from articles.writing.versions import revise, translate
from tests import factories
from tests.contents import choices, full_content
from tests.factories import DAY, author, chief, editor

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


@pytest.mark.parametrize("phase", ["draft", "published", "withdrawn"])
def test_a_translation_is_an_edition_of_the_same_story(phase):
    article = getattr(factories, phase)(**full_content() | {"related": []})
    stories = Story.objects.count()
    english = translate(article, into="en", by=editor())
    assert english.edition.story == article.edition.story
    assert (english.language, english.number) == ("en", 1)
    assert (english.translated_from, english.author) == (article, editor())
    differs = {"slug": english.slug, "change_kind": "first", "change_note": ""}
    differs |= {"lead_alt": "", "lead_caption": "", "body": english.body}
    assert content_of(english) == content_of(article) | differs
    assert english.slug == "ausfuhren-in-die-usa-wachsen"
    assert Story.objects.count() == stories


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


def test_a_new_translation_of_a_published_one_keeps_its_address():
    german = factories.published()
    english = factories.translated(german, headline="An example", slug="an-example")
    move(move(english, "submit", by=author()), "publish", by=chief())
    second = factories.republished(german, headline="Mehr")
    again = translate(second, into="en", by=author())
    assert (again.number, again.slug) == (2, "an-example")
    assert (again.change_kind, again.translated_from) == ("first", second)


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
