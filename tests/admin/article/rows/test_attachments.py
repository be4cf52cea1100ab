"""Documents in an article's form: sent, refused at their row, and never sent twice."""

import pytest
from django.urls import reverse

from articles.domain.content import content_of
from articles.domain.documents.receiving import MEGABYTE
from articles.foundation.image_files import document_files
from articles.models import Article, Attachment, Document, Snapshot
from tests.support import factories
from tests.support.desk.desk import at_desk, read_form, url
from tests.support.desk.refusing import summary
from tests.support.files import documents as made

pytestmark = pytest.mark.django_db
ROW = "attachments-0"


@pytest.fixture(autouse=True)
def shelf(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return document_files()


def filled(
    data: bytes | None = None, name: str = "Bericht.pdf", row: str = ROW, **said
):
    typed = {"title": "Der Bericht", "language": "de", "accessibility": "tagged"}
    typed |= {"file": made.sent(made.pdf() if data is None else data, name)} | said
    return {f"{row}-{part}": value for part, value in typed.items()}


def send(draft: Article, rows: dict, total: int = 1, **more):
    client, path = at_desk(factories.author()), url(Article, "change", draft.pk)
    form = read_form(client.get(path))
    sent = form | {"attachments-TOTAL_FORMS": str(total)} | rows | more
    return client.post(path, sent)


def test_a_document_is_sent_with_the_form_and_becomes_content():
    draft = factories.draft()
    answer = send(draft, filled(name="Förderung\u202efdp.exe"))
    assert answer.status_code == 302
    [row] = content_of(Article.objects.get(pk=draft.pk))["attachments"]
    document = Document.objects.get()
    assert row == {
        "document": str(document.key),
        "title": "Der Bericht",
        "file_name": "Förderungfdp.pdf",
        "language": "de",
        "accessibility": "tagged",
    }
    assert Snapshot.objects.latest("lock").content["attachments"] == [row]


def test_the_form_shows_what_is_there_and_keeps_it():
    draft = factories.draft(attachments=[made.attachment()])
    client, path = at_desk(factories.author()), url(Article, "change", draft.pk)
    page = client.get(path)
    assert Attachment.objects.get().path in page.text
    client.post(path, read_form(page) | {"headline": "Anders"})
    draft.refresh_from_db()
    assert draft.headline == "Anders"
    assert draft.attachments.count() == 1


def test_another_file_replaces_the_one_of_a_row():
    draft = factories.draft(attachments=[made.attachment()])
    client, path = at_desk(factories.author()), url(Article, "change", draft.pk)
    form = read_form(client.get(path))
    client.post(path, form | {f"{ROW}-file": made.sent(made.CSV, "Neu.csv")})
    row = Attachment.objects.get()
    assert (row.document.kind, row.file_name) == ("csv", "Neu.csv")
    assert row.title == "Der ganze Bericht"


def test_a_refused_document_says_why_at_its_row_and_nothing_else_is_lost(shelf):
    draft = factories.draft()
    script = made.pdf(b"<< /S /JavaScript /JS (x) >>")
    rows = filled() | filled(script, row="attachments-1", title="Böse")
    answer = send(draft, rows, total=2, headline="Neue Zeile")
    assert answer.status_code == 200
    assert summary(answer.text) == [
        (
            "id_attachments-1-file",
            "Dokument 2, Datei: Die Datei enthält ein Makro, ein Skript oder eine "
            "Aktion, die etwas startet. Speichern Sie sie ohne das.",
        )
    ]
    typed = read_form(answer)
    assert typed["headline"] == ["Neue Zeile"]
    assert typed["attachments-1-title"] == ["Böse"]
    good = Document.objects.get()
    assert typed[f"{ROW}-document"] == [str(good.key)]
    assert [*shelf.names()] == [good.file_name]
    # Sent again without the bad row, the good file need not be chosen once more.
    path = url(Article, "change", draft.pk)
    del typed["attachments-1-file"]
    at_desk(factories.author()).post(path, typed | {"attachments-1-DELETE": "on"})
    assert Attachment.objects.get().document == good


def test_rows_need_a_file_a_title_a_language_and_a_word_on_accessibility():
    draft = factories.draft()
    rows = filled(title="", language="", accessibility="", file="")
    answer = send(draft, rows | {f"{ROW}-title": "x"})
    fields = [key for key, _said in summary(answer.text)]
    assert {*fields} == {f"id_{ROW}-{n}" for n in ("file", "language", "accessibility")}
    answer = send(draft, filled(title="", accessibility="perhaps"))
    fields = [key for key, _said in summary(answer.text)]
    assert fields == [f"id_{ROW}-{n}" for n in ("title", "accessibility")]
    assert not Attachment.objects.exists()


def test_the_same_document_twice_is_refused():
    draft = factories.draft()
    rows = filled() | filled(row="attachments-1", name="Kopie.pdf")
    answer = send(draft, rows, total=2)
    assert "Dasselbe Dokument ist zweimal angehängt." in answer.text
    assert not Attachment.objects.exists()


@pytest.mark.parametrize("key", ["x", "0" * 36, "6f7c1ad2-3b54-4c4e-9d7e-0f4d7a3f2a01"])
def test_a_document_that_is_not_there_is_refused_where_a_file_is_chosen(key):
    draft = factories.draft()
    answer = send(draft, filled(file="", document=key, file_name="a.pdf"))
    [(field, said)] = summary(answer.text)
    assert field == f"id_{ROW}-file"
    assert "nicht mehr da" in said


def test_a_file_that_is_too_large_is_stopped_on_its_way(settings, shelf):
    settings.NEWSROOM_DOCUMENT_BYTES = MEGABYTE
    draft = factories.draft()
    answer = send(draft, filled(bytes(3 * MEGABYTE), "groß.pdf"), headline="Neue Zeile")
    [(field, said)] = summary(answer.text)
    assert field == f"id_{ROW}-file"
    assert "„groß.pdf“ hat mehr als 1 MB." in said
    assert read_form(answer)["headline"] == ["Neue Zeile"]
    assert not [*shelf.names()]


def test_nobody_sends_a_document_to_an_article_that_they_may_not_change(shelf):
    draft = factories.draft()
    other = at_desk(factories.author("Andere Autorin"))
    path = url(Article, "change", draft.pk)
    assert other.post(path, filled()).status_code in {302, 403, 404}
    published = factories.published(story=None, headline="Öffentlich")
    other.post(url(Article, "change", published.pk), filled())
    assert not Document.objects.exists()
    assert not [*shelf.names()]


def test_readers_of_the_desk_see_documents_with_the_text():
    article = factories.in_review(attachments=[made.attachment()])
    client = at_desk(factories.author())
    for name in ("articles_article_change", "articles_article_preview"):
        page = client.get(reverse(f"admin:{name}", args=[article.pk]))
        assert Attachment.objects.get().path in page.text, name


def test_a_new_article_takes_its_documents_at_once():
    client, path = at_desk(factories.author()), url(Article, "add")
    form = read_form(client.get(path)) | {"headline": "Neu", "language": "de"}
    client.post(path, form | {"attachments-TOTAL_FORMS": "1"} | filled())
    assert Attachment.objects.get().article.headline == "Neu"
