"""Links to articles of our own lead where those are at the moment they are read."""

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.domain.fragments import filled, named_and_filled
from articles.editing.publishing import move
from articles.foundation.markup import own_link
from articles.models import Article
from tests.support import factories
from tests.support.desk.desk import at_desk
from tests.support.factories import DAY, chief

pytestmark = pytest.mark.django_db


def leading_to(*articles) -> str:
    links = (f'<a href="{own_link(one.edition.uuid)}">Wort</a>' for one in articles)
    return f"<p>{', '.join(links)}</p>"


def read(client, article) -> str:
    page = client.get(article.get_absolute_url()).text
    return page[page.index('<div class="prose">') :].partition("</div>")[0]


def test_a_reader_is_led_to_where_the_article_is_now(client):
    target = factories.published(headline="Ziel", slug="ziel")
    english = factories.translated(target, headline="Target", slug="target")
    move(english, "submit", by=english.author)
    move(Article.objects.get(pk=english.pk), "publish", by=chief())
    article = factories.published(body=leading_to(target, english))
    links = (
        '<a href="/de/artikel/{}/">Wort</a>, <a href="/en/articles/target/">Wort</a>'
    )
    assert links.format("ziel") in read(client, article)
    # Kept as it was printed; nothing of it says where the other one is.
    before = article.printed.get(part="page").made_at
    factories.republished(target, slug="neues-ziel")
    assert links.format("neues-ziel") in read(client, article)
    assert article.printed.get(part="page").made_at == before


def test_what_readers_cannot_open_is_no_link_until_they_can(client):
    target = factories.scheduled(at=timezone.now() + DAY, slug="morgen")
    article = factories.published(body=leading_to(target))
    assert "<p><a>Wort</a></p>" in read(client, article)
    with time_machine.travel(timezone.now() + 2 * DAY):
        assert '<a href="/de/artikel/morgen/">Wort</a>' in read(client, article)
        live = Article.objects.get(pk=target.pk)
        move(live, "withdraw", by=chief(), note="Stimmt nicht.")
        assert "<p><a>Wort</a></p>" in read(client, article)


def test_leads_and_names_are_one_question_and_without_either_there_is_none():
    targets = [factories.published(headline=name) for name in ("Eins", "Zwei")]
    pks = [one.pk for one in targets]
    text, now = leading_to(*targets), timezone.now()
    for pks_asked, body, questions in (
        (pks, text, 1),
        (pks, "<p></p>", 1),
        ([], text, 1),
        ([], "<p></p>", 0),
    ):
        with CaptureQueriesContext(connection) as queries:
            names, found = named_and_filled(pks_asked, body, at=now)
        assert len(queries) == questions
        assert [name.pk for name in names] == pks_asked
        assert ("urn:" in found, "/de/" in found) == (False, body == text)


def test_whoever_is_outside_is_told_whole_addresses():
    target = factories.published(slug="ziel")
    [found] = filled(
        [leading_to(target)], at=timezone.now(), origin="https://news.example.org"
    )
    assert (
        found == '<p><a href="https://news.example.org/de/artikel/ziel/">Wort</a></p>'
    )


def test_nothing_stands_in_the_way_of_an_article_that_leads_to_itself(client):
    article = factories.published(body="<p>Text</p>", slug="selbst")
    article = factories.republished(article, body=leading_to(article))
    assert '<a href="/de/artikel/selbst/">Wort</a>' in read(client, article)


def test_the_sites_own_pages_and_previews_lead_there_too(client):
    target = factories.published(slug="ziel")
    about = factories.site_page("imprint", body=leading_to(target))
    led = '<a href="/de/artikel/ziel/">Wort</a>'
    assert led in client.get(about.get_absolute_url()).text
    draft = factories.draft(body=leading_to(target))
    desk = at_desk(draft.author)
    preview = reverse("admin:articles_article_preview", args=[draft.pk])
    assert led in desk.get(preview).text
    # And as an article is read where nothing can be typed.
    public = factories.published(body=leading_to(target))
    shown = desk.get(reverse("admin:articles_article_change", args=[public.pk]))
    assert led in shown.text
