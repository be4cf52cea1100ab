"""Restoring brings back an earlier save, whole or one field, over nobody's work."""

import pytest
from django.core.exceptions import ValidationError

from articles.domain.content import content_of
from articles.editing.publishing import move
from articles.editing.writing.restoring import restore
from articles.editing.writing.versions import revise
from articles.foundation.refusal import Refused
from articles.models import Article, Snapshot
from tests.support import factories
from tests.support.contents import full_content, keys

pytestmark = pytest.mark.django_db

OWN = ("change_kind", "change_note")


def first_save(article) -> Snapshot:
    return article.snapshots.order_by("lock").first()


def refused(article, snapshot, *, by=None, **options) -> str:
    before = content_of(Article.objects.get(pk=article.pk)), Snapshot.objects.count()
    with pytest.raises(Refused) as refusal:
        restore(article, snapshot, by=by or factories.author(), **options)
    stored = Article.objects.get(pk=article.pk)
    assert (content_of(stored), Snapshot.objects.count()) == before
    return refusal.value.code


@pytest.mark.both
@pytest.mark.wcag("3.3.4", on="desk")
def test_an_earlier_save_comes_back_with_all_its_relations():
    article = factories.draft(**full_content())
    before = content_of(article)
    others = {"topics": [], "attributions": [], "further_reading": [], "dated": None}
    factories.edited(article, by=article.author, headline="Neu", slug="neu", **others)
    restored = restore(article, first_save(article), by=factories.editor())
    assert (restored.changed, restored.missing) == (True, {})
    assert content_of(Article.objects.get()) == before
    last = article.snapshots.order_by("lock").last()
    assert (last.by, last.origin, last.content) == (factories.editor(), "edit", before)


def test_one_field_comes_back_and_leaves_the_others():
    article = factories.draft(**full_content())
    old = content_of(article)
    factories.edited(article, by=article.author, headline="Neu", topics=[], teaser="")
    new = content_of(article)
    restore(article, first_save(article), by=article.author, field="topics")
    stored = content_of(Article.objects.get())
    assert stored == new | {"topics": old["topics"]}


def test_what_another_version_said_comes_back_but_not_what_kind_of_change_it_was():
    live = factories.published(**full_content() | {"change_kind": "first"})
    draft = factories.revised(live, headline="Neu", change_note="Neuer Stand.")
    restore(draft, first_save(live), by=factories.author())
    content, saved = content_of(draft), content_of(live)
    assert (content["change_kind"], content["change_note"]) == (
        "update",
        "Neuer Stand.",
    )
    assert content == saved | {name: content[name] for name in OWN}


@pytest.mark.parametrize("field", [*OWN, "status", "format", "x"])
def test_what_belongs_to_the_version_itself_is_not_restored(field):
    article = factories.draft()
    assert refused(article, first_save(article), field=field) == "not-restorable"


def test_restoring_what_it_holds_already_leaves_no_trace():
    article = factories.draft(**full_content())
    before = Article.objects.values().get()
    restored = restore(article, first_save(article), by=article.author)
    assert (restored.changed, restored.missing) == (False, {})
    assert Article.objects.values().get() == before
    assert Snapshot.objects.count() == 1


def test_r33_what_does_not_exist_any_more_is_left_out_and_counted():
    topic, source = factories.topic("Vergänglich"), factories.source("Alte Quelle")
    article = factories.draft(
        topics=keys(topic, factories.topic("Bleibt")),
        attributions=[{"source": str(source.key), "title": "T"}],
        further_reading=[{"publisher": str(source.key), "title": "Bericht"}],
    )
    empty = {"topics": [], "attributions": [], "further_reading": []}
    factories.edited(article, by=article.author, headline="Neu", **empty)
    topic.delete(), source.delete()
    restored = restore(article, first_save(article), by=article.author)
    missing = {"topics": 1, "attributions": 1, "further_reading": 1}
    assert (restored.changed, restored.missing) == (True, missing)
    content = content_of(article)
    assert content["headline"] == "Ein Beispiel"
    assert content["topics"] == keys(factories.topic("Bleibt"))
    assert content["further_reading"][0]["title"] == "Bericht"


def test_an_address_that_belongs_to_another_article_now_is_refused():
    article = factories.draft(slug="begehrt")
    factories.edited(article, by=article.author, slug="anders")
    factories.draft(slug="begehrt")
    assert refused(article, first_save(article)) == "address-taken"
    assert not restore(
        article, first_save(article), by=article.author, field="headline"
    ).changed


def test_a_content_is_not_restored_over_a_colleagues_newer_save():
    article = factories.draft()
    factories.edited(article, by=article.author, headline="Zweiter Stand")
    seen = Article.objects.get()
    factories.edited(article, by=factories.editor(), headline="Dritter Stand")
    assert refused(seen, first_save(article)) == "stale"


def test_only_who_may_change_the_version_restores_it():
    article = factories.draft()
    factories.edited(article, by=article.author, headline="Neu")
    saved = first_save(article)
    for person in (factories.author("Andere Autorin"), factories.user("Leserin")):
        assert refused(article, saved, by=person) == "not-allowed"
    move(article, "submit", by=article.author)
    assert refused(article, saved) == "not-allowed"
    assert restore(article, saved, by=factories.editor()).changed


@pytest.mark.parametrize(
    "make", [factories.published, factories.withdrawn, factories.discarded]
)
def test_what_is_not_worked_on_takes_nothing_back(make):
    article = make()
    saved = first_save(article)
    assert refused(article, saved, by=factories.chief()) == "no-working-version"


def test_another_articles_content_is_refused():
    article, other = factories.draft(), factories.draft()
    assert refused(article, first_save(other)) == "another-article"
    live = factories.published()
    translation = factories.translated(live)
    assert refused(translation, first_save(live)) == "another-article"


def test_a_content_that_would_not_be_accepted_today_is_refused():
    article = factories.draft()
    content = content_of(article) | {"dated": "1500-01-01"}
    old = Snapshot.objects.create(
        article=article, lock=99, at=article.created_at, content=content
    )
    with pytest.raises(ValidationError):
        restore(article, old, by=article.author)
    assert content_of(Article.objects.get()) == content_of(article)


def test_a_restored_text_needs_another_persons_eyes():
    article = factories.approved()
    factories.edited(article, by=factories.editor(), headline="Neu")
    chief = factories.chief()
    restore(article, first_save(article), by=chief)
    with pytest.raises(Refused) as refusal:
        move(article, "publish", by=chief)
    assert refusal.value.code == "four-eyes"


def test_revising_makes_room_to_restore_into():
    live = factories.replaced()
    current = live.edition.live_article()
    draft = revise(current, by=factories.author())
    assert restore(draft, first_save(live), by=factories.author()).changed
    assert draft.headline == live.headline


LEAD = ("lead_image", "lead_alt", "lead_caption")


def with_another_lead_picture():
    """Return a draft whose picture is another one now, and what it said of each."""
    one, two = (str(factories.picture(name).key) for name in ("Eins", "Zwei"))
    first = dict(zip(LEAD, (one, "Was Eins zeigt", "Eins, heute"), strict=True))
    second = dict(zip(LEAD, (two, "Was Zwei zeigt", ""), strict=True))
    article = factories.draft(**first)
    factories.edited(article, by=article.author, headline="Neu", **second)
    return article, first, second


@pytest.mark.parametrize("field", LEAD)
def test_a_lead_picture_and_what_is_said_of_it_come_back_together(field):
    article, first, _second = with_another_lead_picture()
    new = content_of(article)
    restore(article, first_save(article), by=article.author, field=field)
    assert content_of(Article.objects.get()) == new | first


def test_words_of_the_same_lead_picture_come_back_alone():
    article, first, _second = with_another_lead_picture()
    others = {"lead_alt": "Anders", "lead_caption": "Gestern"}
    factories.edited(article, by=article.author, **first | others)
    new = content_of(article)
    restore(article, first_save(article), by=article.author, field="lead_alt")
    expected = new | {"lead_alt": "Was Eins zeigt"}
    assert content_of(Article.objects.get()) == expected


def test_that_nothing_was_said_of_another_picture_takes_none_away():
    article, _first, second = with_another_lead_picture()
    none = dict.fromkeys(LEAD)
    factories.edited(article, by=article.author, **none)
    silent = article.snapshots.order_by("lock").last()
    factories.edited(article, by=article.author, **second)
    restore(article, silent, by=article.author, field="lead_alt")
    stored = content_of(Article.objects.get())
    assert [stored[name] for name in LEAD] == [second["lead_image"], "", ""]


def test_a_picture_deleted_since_is_left_out_and_counted():
    lead, inside = factories.picture("Hafen"), factories.picture("Kran")
    body = f'<p>Text</p><img data-image="{inside.key}" alt="Ein Kran">'
    words = {"lead_alt": "Der Hafen", "lead_caption": "Heute"}
    article = factories.draft(lead_image=str(lead.key), body=body, **words)
    factories.edited(article, by=article.author, lead_image=None, body="<p>Neu</p>")
    for image in (lead, inside):
        image.delete()
    restored = restore(article, first_save(article), by=article.author)
    assert restored.changed
    assert restored.missing == {"lead_image": 1, "body": 1}
    stored = Article.objects.get()
    assert (stored.lead_image, stored.body) == (None, "<p>Text</p>")
    assert stored.lead_alt == stored.lead_caption == ""
