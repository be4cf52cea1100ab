"""Forms are validated as often as anybody likes: only a save writes, and only once.

And the objects that make pages for everybody remember no request.
"""

from collections.abc import Iterator

import pytest
from django.contrib import admin
from django.db import connection
from django.forms import BaseForm, BaseFormSet

from articles.admin.image import page
from articles.domain.pictures import replace_file
from articles.foundation import change_mark
from articles.models import Article, Image
from tests.admin.whole_desk.test_every_address import ADDRESSES, forged, path_to
from tests.admin.whole_desk.test_every_page import (
    KINDS,
    addresses,
    files_for,
    form_at,
)
from tests.support import factories
from tests.support.desk.asking import Answer, changed, undone
from tests.support.desk.desk import at_desk, read_form, save, url
from tests.support.desk.phases import CHANGE, may

pytestmark = [pytest.mark.django_db, pytest.mark.again]

WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")
# Forms about passwords count the tries, and note them.
COUNTED = "articles.accounts"


def kinds(of: type) -> Iterator[type]:
    """Yield all classes below one, each perhaps more than once."""
    for kind in of.__subclasses__():
        yield kind
        yield from kinds(kind)


def refuse_writes(execute, sql, params, many, context):
    assert not sql.lstrip().upper().startswith(WRITES), sql
    return execute(sql, params, many, context)


@pytest.fixture
def validated_twice(monkeypatch) -> set[str]:
    """Have each form asked twice if it is valid, and nothing written by that."""
    asked: set[str] = set()

    def twice(is_valid):
        def asked_twice(form):
            asked.update(kind.__name__ for kind in type(form).__mro__)
            before = change_mark.now()
            with connection.execute_wrapper(refuse_writes):
                first, second = is_valid(form), is_valid(form)
            assert first == second
            assert change_mark.now() == before
            return second

        return asked_twice

    every = {BaseForm, BaseFormSet, *kinds(BaseForm), *kinds(BaseFormSet)}
    for kind in every:
        if "is_valid" in vars(kind) and not kind.__module__.startswith(COUNTED):
            monkeypatch.setattr(kind, "is_valid", twice(vars(kind)["is_valid"]))
    return asked


def test_every_form_of_the_desk_is_validated_without_a_write(newsroom, validated_twice):
    """Saves succeed all the same."""
    client = newsroom.clients["admin"]
    for kind in KINDS:
        for path, (_opens, changes) in addresses(newsroom, kind).items():
            if "admin" not in changes:
                continue
            data = form_at(newsroom, path) | files_for(path)
            with undone():
                Answer(client, "post", path, data)
                assert changed(newsroom.stored), path
    chief, case = newsroom.clients["chief"], newsroom.cases[0]
    for route in ADDRESSES:
        with undone():
            Answer(chief, "post", path_to(route, case.key), forged(case))
    assert validated_twice >= {
        "MoveForm",
        "ImageForm",
        "LabelForm",
        "PageForm",
        "MastheadForm",
    }


def own_draft(newsroom, role: str) -> str:
    case = next(one for one in newsroom.cases if may(CHANGE, role, one))
    return url(Article, "change", case.key)


@pytest.mark.parametrize("role", ["author", "chief"])
def test_an_article_is_saved_once_however_often_it_is_validated(
    newsroom, validated_twice, role
):
    client = newsroom.clients[role]
    for path in (own_draft(newsroom, role), url(Article, "add")):
        data = read_form(Answer(client, "get", path)) | {"headline": "Zweimal geprüft"}
        with undone():
            assert Answer(client, "post", path, data).status == 302
            article = Article.objects.get(headline="Zweimal geprüft")
            saves = article.snapshots.filter(content__headline=article.headline)
            assert saves.count() == 1
    assert {"KeptForm", "RowFormSet", "RelatedFormSet"} <= validated_twice


def test_a_picture_gets_its_other_file_once(validated_twice):
    image = factories.picture("Kran")
    client, page = at_desk(factories.editor()), url(Image, "change", image.pk)
    other = factories.picture_file("Hafen", size=(90, 30))
    assert save(client, page, title="Neu", replacement=other).status_code == 302
    image.refresh_from_db()
    assert (image.title, image.width) == ("Neu", 90)


def test_a_file_that_is_too_late_is_refused_in_the_form(monkeypatch):
    """A colleague publishes an article with the picture while the file is received."""
    image = factories.picture("Kran")
    client, address = at_desk(factories.author()), url(Image, "change", image.pk)

    def too_late(*args, **kwargs):
        factories.published(lead_image=str(image.key))
        return replace_file(*args, **kwargs)

    monkeypatch.setattr(page, "replace_file", too_late)
    other = factories.picture_file("Hafen", size=(90, 30))
    answer = save(client, address, title="Neu", replacement=other)
    assert answer.status_code == 200
    assert read_form(answer)["title"] == ["Neu"]
    image.refresh_from_db()
    assert (image.title, image.width == 90) == ("Kran", False)


def test_a_refusal_of_the_rules_is_still_shown_at_its_field(validated_twice):
    factories.published(by=factories.author("Andere Autorin"), slug="vergeben")
    article = factories.draft()
    page = url(Article, "change", article.pk)
    answer = save(
        at_desk(factories.author()), page, headline="Mein Kopf", slug="vergeben"
    )
    assert answer.status_code == 200
    assert list(answer.context["adminform"].form.errors) == ["slug"]
    assert read_form(answer)["headline"] == ["Mein Kopf"]
    assert Article.objects.get(pk=article.pk).headline == "Ein Beispiel"


def remembered() -> dict[str, dict]:
    """Return what the admin classes of the site remember, their inlines as well."""
    pages = admin.site._registry.values()
    return {str(page): dict(vars(page)) for page in (admin.site, *pages)}


def test_no_admin_class_remembers_a_request(newsroom):
    client, before = newsroom.clients["admin"], remembered()
    chief = newsroom.clients["chief"]
    for kind in KINDS:
        for path, (_opens, _changes) in addresses(newsroom, kind).items():
            data = form_at(newsroom, path) | files_for(path)
            with undone():
                Answer(client, "get", path)
                Answer(client, "post", path, data)
                assert remembered() == before, path
    for path in (own_draft(newsroom, "chief"), url(Article, "add")):
        data = read_form(Answer(chief, "get", path))
        for more in ({}, {"_paste": "", "document": "Kopf"}, {"slug": "Ü /"}):
            with undone():
                Answer(chief, "post", path, data | more)
                assert remembered() == before, (path, more)
