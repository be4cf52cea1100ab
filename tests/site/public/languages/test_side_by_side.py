"""An article and its translation are read side by side while both are public."""

import pytest
from django.utils import timezone

from articles.editing.publishing import Publication, Withdrawal, move
from articles.models import Article
from articles.workflow import Ending
from tests.site.public.reading import canonical, hreflangs, meta, tree
from tests.support import factories

pytestmark = [pytest.mark.django_db, pytest.mark.both]
GERMAN = {
    "headline": "Der Hafen",
    "teaser": "Drei Kräne.",
    "body": "<p>Am Hafen.</p><h2>Kräne</h2><p>Es sind drei.</p>",
}
ENGLISH = {
    "slug": "harbour",
    "headline": "The harbour",
    "teaser": "Three cranes.",
    "body": "<p>At the harbour.</p><h2>Cranes</h2><p>There are three.</p>",
}
PATH = "/de/artikel/der-hafen/nebeneinander/en/"
OTHER = "/en/articles/harbour/side-by-side/de/"


def a_pair(into: str = "en", **english) -> tuple[Article, Article]:
    article = factories.published(**GERMAN)
    return article, publish(
        factories.translated(article, into=into, **ENGLISH | english)
    )


def publish(draft: Article) -> Article:
    return factories.move(
        factories.move(draft, "submit", by=draft.author),
        "publish",
        by=factories.chief(),
    )


def rows(page) -> list[list[tuple]]:
    """Return language, direction and text of what stands side by side."""
    return [
        [
            (e.get("lang"), e.get("dir"), " ".join("".join(e.itertext()).split()))
            for e in row
        ]
        for row in page.iter("div")
        if row.get("class") == "pair"
    ]


def test_paragraphs_stand_beside_each_other_each_in_its_language(client):
    a_pair()
    answer = client.get(PATH)
    assert answer.status_code == 200
    [_heads, teasers, *blocks] = rows(tree(answer.text))
    assert teasers == [("de", "ltr", "Drei Kräne."), ("en", "ltr", "Three cranes.")]
    assert blocks == [
        [("de", "ltr", "Am Hafen."), ("en", "ltr", "At the harbour.")],
        [("de", "ltr", "Kräne"), ("en", "ltr", "Cranes")],
        [("de", "ltr", "Es sind drei."), ("en", "ltr", "There are three.")],
    ]
    assert "verschieden gegliedert" not in answer.text


def test_it_is_the_articles_page_for_search_engines_and_leads_to_its_counterpart(
    client,
):
    article, translation = a_pair()
    page = tree(client.get(PATH).text)
    assert canonical(page) == article.permalink
    assert meta(page, "robots") == "noindex, follow"
    assert hreflangs(page) == {}
    links = [a.get("href") for a in page.iter("a")]
    assert OTHER in links
    assert translation.get_absolute_url() in links
    back = tree(client.get(OTHER).text)
    assert canonical(back) == translation.permalink
    assert PATH in [a.get("href") for a in back.iter("a")]


def test_texts_divided_differently_say_so(client):
    a_pair(body="<p>At the harbour.</p><h2>Cranes</h2><p>There are</p><p>three.</p>")
    text = client.get(PATH).text
    assert "verschieden gegliedert" in text
    assert rows(tree(text))[-1] == [
        ("de", "ltr", "Es sind drei."),
        ("en", "ltr", "There arethree."),
    ]


def test_the_article_leads_there_as_soon_as_its_translation_is_public(client):
    article = factories.published(**GERMAN)
    draft = factories.translated(article, **ENGLISH)
    assert PATH not in client.get(article.get_absolute_url()).text
    publish(draft)
    page = client.get(article.get_absolute_url()).text
    assert PATH in page
    assert "Deutsch und Englisch nebeneinander lesen" in page


def test_a_change_of_either_text_shows_at_once(client):
    article, translation = a_pair()
    assert "Es sind drei." in client.get(PATH).text
    said = {"change_kind": "update", "body": GERMAN["body"].replace("drei", "vier")}
    factories.republished(article, **said)
    assert "Es sind vier." in client.get(PATH).text
    factories.republished(translation, body="<p>Anew.</p>", change_kind="update")
    assert "Anew." in client.get(PATH).text


def test_without_a_public_translation_there_is_no_such_page(client):
    article = factories.published(**GERMAN)
    unknown = client.get("/de/artikel/unbekannt/nebeneinander/en/")
    assert unknown.status_code == 404
    draft = factories.translated(article, **ENGLISH)
    for path in (
        PATH,
        OTHER,
        PATH.replace("/en/", "/de/"),
        PATH.replace("/en/", "/xx/"),
    ):
        assert client.get(path).status_code == 404, path
    later = timezone.now() + factories.DAY
    factories.move(draft, "submit", by=draft.author)
    move(draft, "publish", by=factories.chief(), options=Publication(at=later))
    assert client.get(PATH).status_code == 404


@pytest.mark.parametrize("ending", Ending.values)
def test_once_one_of_the_two_is_withdrawn_neither_text_is_said_there(client, ending):
    _article, translation = a_pair()
    options = {}
    if ending == Ending.REPLACED:
        options = {"replaced_by": factories.published(headline="Ersatz").edition}
    ended = Withdrawal(ending=ending, **options)
    chief = factories.chief()
    move(translation, "withdraw", by=chief, note="Falsch.", options=ended)
    assert client.get(PATH).status_code == 404
    answer = client.get(OTHER)
    own = client.get(translation.get_absolute_url())
    assert answer.status_code == own.status_code
    assert "three" not in answer.text
    assert "drei" not in answer.text


def test_a_former_address_leads_to_the_present_page(client):
    article, _translation = a_pair()
    factories.republished(article, slug="hafen-neu", change_kind="update")
    answer = client.get(PATH)
    path = "/de/artikel/hafen-neu/nebeneinander/en/"
    assert (answer.status_code, answer["Location"]) == (301, path)
    assert client.get(path).status_code == 200
