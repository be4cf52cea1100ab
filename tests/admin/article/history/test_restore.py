"""The desk restores earlier saves for users who may, and explains the outcome."""

import pytest
from django.utils.translation import gettext as _

from articles.domain.content import content_of
from articles.models import Article
from tests.admin.article.history.test_compare import (
    address,
    compare,
    edited,
    everything,
    restore,
    saves,
)
from tests.support import factories
from tests.support.contents import full_content, keys
from tests.support.desk.desk import at_desk, url

pytestmark = pytest.mark.django_db


def test_all_of_a_save_is_restored():
    article, old, _new = edited(teaser="Neu", headline="Neu", topics=[])
    answer = restore(at_desk(article.author), article, old)
    assert answer.url == url(Article, "change", article.pk)
    assert content_of(Article.objects.get()) == old.content


def test_one_field_is_restored_and_the_others_stay():
    article, old, new = edited(teaser="Neu", headline="Neu", topics=[])
    page = compare(article.author, article, old, new)
    assert page.text.count('name="field"') == 3
    client = at_desk(article.author)
    restore(client, article, old, field="teaser")
    wanted = new.content | {"teaser": old.content["teaser"]}
    assert content_of(Article.objects.get()) == wanted


def test_a_save_of_the_live_version_is_restored_into_the_working_one():
    live = factories.published(**full_content())
    draft = factories.revised(live, headline="Neu", topics=[], change_note="Warum.")
    page = compare(draft.author, draft, saves(live)[0], saves(draft)[-1])
    assert url(Article, "restore", draft.pk) in page.text
    restore(at_desk(draft.author), draft, saves(live)[0])
    content = content_of(Article.objects.get(pk=draft.pk))
    assert content["headline"] == live.headline
    assert (content["change_kind"], content["change_note"]) == ("update", "Warum.")


def said(client, answer) -> str:
    page = client.get(answer.url)
    return " ".join(str(message) for message in page.context["messages"])


def test_what_is_refused_is_said_in_words_and_changes_nothing():
    article, old, _new = edited(teaser="Neu")
    live = factories.published(slug="anders", headline="Anders")
    client = at_desk(factories.editor())
    before = everything()
    for target, snapshot, data in (
        (article, old, {"lock": "1"}),
        (article, old, {"lock": "x"}),
        (article, old, {"lock": ""}),
        (article, old, {"field": "change_kind"}),
        (article, old, {"field": "status"}),
        (live, saves(live)[0], {}),
    ):
        answer = restore(client, target, snapshot, **data)
        assert answer.status_code == 302
        assert said(client, answer)
        assert everything() == before


def test_r33_restoring_tells_what_came_of_it():
    topic = factories.topic("Vergänglich")
    article, old, second = edited(topics=keys(topic))
    client = at_desk(article.author)
    done = _("The saved content was restored in “%(headline)s”.")
    told = said(client, restore(client, article, old))
    assert told == done % {"headline": article}
    before = everything()
    told = said(client, restore(client, article, old))
    assert told == _("Nothing to restore: this is what it holds already.")
    assert everything() == before
    topic.delete()
    told = said(client, restore(client, article, second, field="topics"))
    gone = _("Left out, because it no longer exists: %(names)s.")
    assert gone % {"names": "Themen (1)"} in told
    assert "Themen." in told


def test_nothing_happens_without_a_post_and_a_token():
    article, old, new = edited(teaser="Neu")
    client = at_desk(article.author)
    before = everything()
    path = url(Article, "restore", article.pk)
    assert client.get(path, {"snapshot": old.pk}).status_code == 405
    client.get(address(article, old.pk, new.pk), {"field": "teaser"})
    client.handler.enforce_csrf_checks = True
    assert restore(client, article, old).status_code == 403
    assert everything() == before
