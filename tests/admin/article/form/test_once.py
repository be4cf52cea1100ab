"""A refused save is one visit of the form: made once, asked once, and nothing kept."""

from collections import Counter
from errno import ENOSPC

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.admin.article.form.form import ArticleForm
from articles.admin.image.form import ImageForm
from articles.foundation.image_files.storage import WholeFileStorage
from articles.models import Article, Image, Snapshot
from tests.support import factories
from tests.support.desk.desk import at_desk, errors, read_form, save, url

pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.fixture
def made(monkeypatch) -> Counter:
    """Count how often a form is made of what was sent."""
    counted = Counter()
    for form in (ArticleForm, ImageForm):
        build = form.__init__

        def count(self, *args, build=build, form=form, **kwargs):
            counted[form] += bool(args)
            build(self, *args, **kwargs)

        monkeypatch.setattr(form, "__init__", count)
    return counted


def refused(client, path: str, data: dict) -> int:
    """Send a form that is refused; return how often that asks the database."""
    client.get("/admin/jsi18n/")  # keeps that she was seen
    with CaptureQueriesContext(connection) as queries:
        answer = client.post(path, data)
    assert answer.status_code == 200
    assert errors(answer)
    return len(queries)


def overtaken(article) -> dict:
    page = url(Article, "change", article.pk)
    data = read_form(at_desk(factories.author()).get(page))
    save(at_desk(factories.editor()), page, teaser="Ihr")
    return data | {"teaser": "Mein"}


def taken(article) -> dict:
    factories.published(by=factories.author("Andere Autorin"), slug="vergeben")
    page = url(Article, "change", article.pk)
    return read_form(at_desk(factories.author()).get(page)) | {"slug": "vergeben"}


@pytest.mark.parametrize(("reason", "most"), [(overtaken, 78), (taken, 76)])
def test_a_refused_change_is_looked_at_once_and_keeps_nothing(made, reason, most):
    article = factories.draft()
    data, client = reason(article), at_desk(factories.author())
    saves = Snapshot.objects.count()
    made.clear()
    assert refused(client, url(Article, "change", article.pk), data) <= most
    assert made == {ArticleForm: 1}
    assert Snapshot.objects.count() == saves
    assert Article.objects.get(pk=article.pk).headline == "Ein Beispiel"


def test_a_new_article_that_is_refused_is_looked_at_once(made):
    factories.published(slug="vergeben")
    client, page = at_desk(factories.author()), url(Article, "add")
    data = read_form(client.get(page)) | {"headline": "Kopf", "slug": "vergeben"}
    made.clear()
    assert refused(client, page, data) <= 31
    assert made == {ArticleForm: 1}
    assert Article.objects.count() == 1


def test_a_file_that_cannot_be_stored_is_looked_at_once(made, monkeypatch):
    image = factories.picture("Kran")
    client, page = at_desk(factories.editor()), url(Image, "change", image.pk)
    data = read_form(client.get(page)) | {"title": "Getippt"}
    data["replacement"] = factories.picture_file("Hafen", size=(90, 30))

    def full(*_args, **_kwargs):
        raise OSError(ENOSPC, "No space left on device")

    monkeypatch.setattr(WholeFileStorage, "_save", full)
    made.clear()
    assert refused(client, page, data) <= 33
    assert made == {ImageForm: 1}
    stored = Image.objects.get()
    assert (stored.title, stored.checksum) == (image.title, image.checksum)
