"""“Report an error”: from each article, to the desk, whatever became of the article."""

import pytest
from django.test import Client

from articles.editing.publishing import move
from articles.models import ReaderReport
from articles.site.reader_reports.keeping import MOST_OF_ONE
from tests.site.public.reading import body_of, links_of, meta, page_of, text_of, tree
from tests.support import factories
from tests.support.factories import chief

pytestmark = pytest.mark.django_db
FORM, THANKS = "/de/artikel/x/fehler-melden/", "/de/artikel/x/fehler-melden/danke/"
HERE = {"origin": "http://127.0.0.1:8000"}
SAID = {"message": "Das Jahr stimmt nicht.", "email": "erika@example.org"}


@pytest.fixture
def visitor() -> Client:
    """A browser without a cookie, checked as strictly as a real one."""
    return Client(enforce_csrf_checks=True, headers=HERE)


def reports() -> list[tuple]:
    return list(ReaderReport.objects.values_list("kind", "article", "message", "email"))


def test_every_article_leads_to_a_form_that_says_which_article_it_is_about(visitor):
    article = factories.published(slug="x", headline="Die Überschrift")
    assert links_of(page_of(visitor, article))["Fehler melden"] == FORM
    answer = visitor.get(FORM)
    page = tree(answer.text)
    assert links_of(page)["Die Überschrift"] == "/de/artikel/x/"
    assert meta(page, "robots") == "noindex"
    assert answer["Cache-Control"] == "private, no-cache"
    fields = [one for one in page.find("body/main").iter() if one.get("name")]
    assert [one.get("name") for one in fields] == ["message", "email", "subject"]


def test_what_is_wrong_reaches_the_desk_with_the_version_that_was_read(visitor):
    first = factories.published(slug="x")
    second = factories.republished(first, headline="Neu")
    answer = visitor.post(FORM, SAID)
    assert (answer.status_code, answer["Location"]) == (303, THANKS)
    assert reports() == [("error", second.pk, SAID["message"], SAID["email"])]
    report = ReaderReport.objects.get()
    assert (report.language, report.page, report.name) == ("de", "", "")
    thanks = tree(visitor.get(THANKS).text)
    assert links_of(thanks)["Zurück zum Artikel"] == "/de/artikel/x/"
    assert meta(thanks, "robots") == "noindex"
    assert not visitor.cookies


def test_only_what_is_wrong_is_needed_and_in_english_it_is_the_same(visitor):
    article = factories.published(language="en", slug="x")
    path = "/en/articles/x/report-an-error/"
    assert links_of(page_of(visitor, article))["Report an error"] == path
    assert visitor.post(path, {"message": "Wrong."}).status_code == 303
    assert reports() == [("error", article.pk, "Wrong.", "")]


@pytest.mark.wcag("3.3.1", "3.3.3", "3.3.7", on="site")
def test_what_is_refused_says_why_and_keeps_what_was_typed(visitor):
    factories.published(slug="x")
    for typed, said in (
        ({"message": ""}, "was im Artikel nicht stimmt"),
        ({"email": "nix"}, "Das ist keine E-Mail-Adresse"),
        ({"subject": "Kauft!"}, "könnte also von einem Programm stammen"),
    ):
        answer = visitor.post(FORM, SAID | typed)
        page = tree(answer.text)
        assert answer.status_code == 200
        assert page.find("head/title").text.startswith("Fehler: Fehler melden")
        assert said in body_of(page)
        assert ("message" in typed) == (SAID["message"] not in body_of(page))
    elsewhere = Client(headers={"origin": "https://evil.example"}).post(FORM, SAID)
    assert elsewhere.status_code == 403
    assert not reports()


def test_one_sender_has_to_wait_after_some(visitor):
    factories.published(slug="x")
    for _number in range(MOST_OF_ONE):
        assert visitor.post(FORM, SAID).status_code == 303
    answer = visitor.post(FORM, SAID)
    assert (answer.status_code, len(reports())) == (429, MOST_OF_ONE)
    assert int(answer["Retry-After"]) > 0


@pytest.mark.parametrize("path", [FORM, THANKS])
def test_what_readers_never_found_has_no_form(visitor, path):
    factories.draft(slug="x")
    assert visitor.get(path).status_code == 404
    assert visitor.post(FORM, SAID).status_code == 404
    assert not reports()


def test_what_was_withdrawn_or_moved_while_somebody_wrote_is_reported_all_the_same(
    visitor,
):
    article = factories.published(slug="x", headline="Die Überschrift")
    moved = factories.republished(article, slug="y")
    assert visitor.get(FORM)["Location"] == "/de/artikel/x/"
    assert visitor.post(FORM, SAID).status_code == 303
    move(moved, "withdraw", by=chief(), note="Falsch.")
    assert visitor.get(FORM)["Location"] == "/de/artikel/x/"
    assert visitor.post(FORM, SAID).status_code == 303
    assert [report[1] for report in reports()] == [moved.pk] * 2
    assert "Zurück zum Artikel" not in links_of(tree(visitor.get(THANKS).text))


def test_what_is_gone_is_not_named_by_its_headline(visitor):
    factories.withdrawn(slug="x", headline="Name einer Person", ending="gone")
    answer = visitor.post(FORM, {"message": ""})
    assert answer.status_code == 200
    assert "Name einer Person" not in answer.text
    assert "Name einer Person" not in visitor.get(THANKS).text


def test_no_report_is_seen_by_the_public(visitor):
    article = factories.published(slug="x")
    factories.error_report(article, "xleakx7", email="xleakx7@example.org")
    for path in ("/de/", FORM, THANKS, "/de/artikel/x/", "/de/artikel/feed.rss"):
        assert "xleakx7" not in visitor.get(path).text


def test_whatever_is_typed_is_taken_as_text(visitor):
    factories.published(slug="x")
    evil = "<script>alert(1)</script>\"'> {{ 7*7 }} \0"
    page = tree(visitor.post(FORM, {"message": evil, "email": "nix"}).text)
    [field] = page.iter("textarea")
    assert text_of(field).startswith("<script>alert(1)</script>")
