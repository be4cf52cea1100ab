"""An article's form shows what it refuses; nothing typed is lost."""

import pytest

from articles.models import Article, Edition
from tests.admin.article.form.test_form import add
from tests.support import factories
from tests.support.desk.desk import at_desk, errors, read_form, save, url

pytestmark = pytest.mark.django_db


def test_an_address_of_another_article_is_refused_at_its_field():
    factories.published(by=factories.author("Andere Autorin"), slug="vergeben")
    article = factories.draft()
    path = url(Article, "change", article.pk)
    answer = save(
        at_desk(factories.author()), path, slug="vergeben", headline="Mein Kopf"
    )
    assert answer.status_code == 200
    assert "vergeben" in str(answer.context["adminform"].form.errors["slug"])
    typed = read_form(answer)
    assert (typed["headline"], typed["slug"]) == (["Mein Kopf"], ["vergeben"])
    assert Article.objects.get(pk=article.pk).headline == "Ein Beispiel"


def test_an_address_of_another_article_is_refused_for_a_new_one_and_leaves_nothing():
    factories.published(slug="vergeben")
    answer = add(factories.author(), slug="vergeben", body="<p>Viel Text</p>")
    assert answer.status_code == 200
    assert "vergeben" in errors(answer)
    assert read_form(answer)["body"] == ["<p>Viel Text</p>"]
    assert (Article.objects.count(), Edition.objects.count()) == (1, 1)


UNFIT = [
    ("headline", "x" * 251),
    ("slug", "x" * 101),
    ("slug", "Groß und schräg"),
    ("dated", "31.02.2024"),
    ("body", "x" * 200_001),
    ("teaser", "x" * 1001),
    ("headline", "Kopf\0"),
    ("topics", ["999999"]),
    ("topics", [str(10**30)]),
    ("topics", ["x\0"]),
    ("attributions-0-url", "javascript:alert(1)"),
    ("attributions-0-source", str(10**30)),
    ("further_reading-0-publisher", "x\0"),
    ("further_reading-0-position", "-1"),
]


def test_what_does_not_fit_is_said_at_the_form_and_nothing_is_stored():
    client, path = at_desk(factories.author()), url(Article, "add")
    typed = {"headline": "Übergröße in Köln", "language": "de"}
    form = read_form(client.get(path)) | typed
    for name, value in UNFIT:
        answer = client.post(path, form | {name: value})
        assert answer.status_code == 200, (name, value)
        assert errors(answer), (name, value)
        assert not Article.objects.exists(), (name, value)
