"""Text that looks like a template or a format string is text, everywhere."""

import json
from html import unescape

import pytest
from django.urls import reverse

from articles.models import Article, Masthead
from articles.site.feeds import FORMATS
from tests.site.public.reading import headlines, text_of, tree
from tests.support import factories
from tests.support.contents import keys
from tests.support.desk.desk import at_desk, read_form, save, url
from tests.support.desk.many import bulk_url, words

pytestmark = pytest.mark.django_db

TEXT = "{{ 2027*3089 }} {% load static %} {% debug %} {# x #} %(x)s %s %d 100%"
TEXT += " {0.__class__} {} ${2027*3089} #{2027*3089} <%= 2027*3089 %>"
COUNTED = str(2027 * 3089)  # too long to stand in a page's identifiers by chance


@pytest.fixture
def article():
    Masthead.objects.create(language="de", name=TEXT, tagline=TEXT, footer=TEXT)
    return factories.published(
        headline=TEXT,
        slug="x",
        teaser=TEXT,
        body=f"<p>{TEXT.replace('<', '&lt;')}</p>",
        credit_name=TEXT,
        topics=keys(factories.topic(TEXT, slug="t")),
        attributions=[{"source": str(factories.source(TEXT, slug="s").key)}],
        further_reading=[{"title": TEXT, "publisher_name": TEXT}],
    )


def test_s37_what_looks_like_a_template_is_printed_as_it_stands(client, article):
    factories.withdrawn(slug="weg", headline=TEXT, reason=TEXT)
    pages = [
        "/de/",
        "/de/artikel/",
        "/de/artikel/x/",
        "/de/artikel/weg/",
        "/de/themen/",
    ]
    pages += ["/de/themen/t/", "/de/quellen/s/", "/de/korrekturen/"]
    for path in pages:
        page = tree(client.get(path).text)
        assert TEXT in text_of(page.find("body/main")), path
        assert set(headlines(client.get(path).text)) <= {TEXT}, path
        assert COUNTED not in text_of(page.find("body")), path
        assert TEXT in text_of(page.find("body/header")), path
        assert TEXT in page.find("head/title").text, path
    assert headlines(client.get("/de/artikel/").text) == [TEXT]
    for form in FORMATS:
        told = client.get(f"/de/artikel/feed.{form}").text
        told = json.loads(told)["items"][1]["title"] if form == "json" else told
        assert TEXT in unescape(unescape(told)), form
    assert TEXT in unescape(client.get("/feeds.opml").text)
    assert "2027*3089" in client.get("/de/artikel/x/zitat.ris").text


def test_s37_it_is_so_at_the_desk_and_in_what_it_says(article):
    client, editor = at_desk(factories.editor()), factories.editor()
    factories.profile(editor, printed_name=TEXT)
    draft = factories.draft(headline=TEXT, slug="y")
    pages = [url(Article, view, draft.pk) for view in ("change", "history")]
    pages += [url(Article, "changelist"), reverse("admin:index")]
    pages += [bulk_url("submit", [draft])]
    for path in pages:
        assert TEXT in words(client.get(path)).replace("  ", " "), path
    answer = save(client, url(Article, "change", draft.pk), teaser=TEXT)
    assert TEXT in words(client.get(answer["Location"]))
    move = reverse("admin:articles_article_move", args=[draft.pk, "submit"])
    form = read_form(client.get(move)) | {"note": TEXT, "_after": "day"}
    assert TEXT in words(client.post(move, form, follow=True))
    assert TEXT in words(client.get(url(Article, "history", draft.pk)))
    assert draft.decisions.get().note == TEXT
