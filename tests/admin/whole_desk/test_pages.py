"""The desk admits active accounts, in their language, without a script in its text."""

import re
from itertools import product

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from articles.editing.proposals import propose
from articles.models import (
    Address,
    Article,
    Decision,
    Edition,
    InboxRule,
    Masthead as MastheadModel,
    Page as PageModel,
    Snapshot,
    Story,
)
from tests.support import factories, inbox
from tests.support.desk.desk import MODELS, PEOPLE, at_desk, url

pytestmark = pytest.mark.django_db

NEVER_DELETED = {Address, Article, Decision, Edition, Snapshot, Story}
NAMES = [model._meta.model_name for model in MODELS]
TITLE = re.compile("<title>(.*?)</title>", re.DOTALL)


@pytest.fixture
def objects():
    """One object of each kind, on an article that everybody may see."""
    factories.category(), factories.source()
    factories.dossier(factories.topic())
    MastheadModel.objects.create(language="de", name="Newsroom")
    factories.site_page(), factories.picture(), factories.barrier_report()
    factories.house_word("Mobiltelefon", "Handy")
    inbox.feed(), InboxRule.objects.create(phrase="Gewinnspiel")
    page = PageModel(language="de", kind="about", slug="wir", title="Wir", body="x")
    propose(page, by=factories.chief())
    article = factories.published()
    records = {Decision: article.decisions.last(), Snapshot: article.snapshots.last()}
    return records | {Article: article}


@pytest.mark.parametrize("role", PEOPLE)
def test_the_desk_and_its_overview_open_for_every_role(role):
    client = at_desk(PEOPLE[role]())
    assert client.get(reverse("admin:index")).status_code == 200
    assert client.get(reverse("admin:app_list", args=["articles"])).status_code == 200
    assert client.get(reverse("admin:password_change")).status_code == 200


def test_nobody_gets_past_the_login_without_an_active_account(client, objects):
    gone = factories.author("Frühere Autorin")
    visitors = {"anonymous": client, "inactive": at_desk(gone)}
    gone.is_active = False
    gone.save()
    visitors["not of the newsroom"] = at_desk(factories.user("Gast", is_staff=False))
    pages = ("changelist", "add", "change", "history", "delete")
    for (who, visitor), model, page in product(visitors.items(), MODELS, pages):
        one = objects.get(model) or model.objects.first()
        args = () if page in {"changelist", "add"} else (one.pk,)
        answer = visitor.get(url(model, page, *args))
        assert answer.status_code == 302, (who, model, page)
        assert answer.url.startswith(reverse("admin:login")), (who, model, page)


def test_what_was_taken_from_a_role_ends_with_the_next_request():
    author = factories.author()
    client = at_desk(author)
    assert client.get(url(Article, "changelist")).status_code == 200
    author.groups.remove(Group.objects.get(name="Author"))
    assert client.get(url(Article, "changelist")).status_code == 403


def test_taggits_own_tags_and_the_log_have_no_page():
    assert not {"tag", "taggeditem", "logentry", "permission"} & set(NAMES)


@pytest.mark.wcag("2.4.2", on="desk")
def test_every_list_and_every_article_has_a_title_of_its_own():
    client = at_desk(factories.admin())
    paths = [reverse("admin:index"), *(url(model, "changelist") for model in MODELS)]
    for article in (factories.draft(headline=f"Artikel Nr. {n}") for n in (1, 2)):
        paths += [url(Article, page, article.pk) for page in ("change", "history")]
    titles = [TITLE.search(client.get(path).text)[1].strip() for path in paths]
    assert all(titles)
    assert [title for title in titles if titles.count(title) > 1] == []


def test_pages_are_in_the_language_of_the_browser():
    client = at_desk(factories.editor())
    german = client.get(url(Article, "changelist"))
    english = client.get(url(Article, "changelist"), headers={"accept-language": "en"})
    assert 'lang="de"' in german.text
    assert 'lang="en"' in english.text


def test_no_page_needs_a_script_or_style_in_its_text():
    client = at_desk(factories.editor())
    article = factories.draft()
    for path in (url(Article, "changelist"), url(Article, "change", article.pk)):
        answer = client.get(path)
        assert "unsafe" not in answer.headers["Content-Security-Policy"]
        assert " style=" not in answer.text
        assert " onclick=" not in answer.text
