"""“Report a barrier”: anyone can, from the site only, and nothing typed is lost."""

import pytest
from django.test import Client

from articles.models import Masthead, ReaderReport
from articles.site.reader_reports.keeping import MOST_OF_ONE
from tests.site.public.reading import body_of, meta, text_of, tree

pytestmark = pytest.mark.django_db
FORM, THANKS = "/de/barriere-melden/", "/de/barriere-melden/danke/"
HERE = {"origin": "http://127.0.0.1:8000"}
SAID = {
    "message": "Der Kontrast ist zu schwach.",
    "page": "/de/artikel/",
    "name": "Erika",
    "email": "erika@example.org",
}


@pytest.fixture
def visitor() -> Client:
    """A browser without a cookie, checked as strictly as a real one."""
    return Client(enforce_csrf_checks=True, headers=HERE)


def value_of(page, name: str) -> str:
    [field] = [el for el in page.iter() if el.get("name") == name]
    return (
        field.get("value", "") if field.tag == "input" else (field.text or "").strip()
    )


def test_a_report_is_kept_and_thanked_for(visitor):
    response = visitor.post(FORM, SAID)
    assert (response.status_code, response["Location"]) == (303, THANKS)
    report = ReaderReport.objects.get()
    assert {name: getattr(report, name) for name in SAID} == SAID
    assert (report.language, report.answered_at) == ("de", None)
    assert "127.0.0.1" not in report.sender
    thanks = visitor.get(THANKS)
    assert "innerhalb eines Monats" in body_of(tree(thanks.text))
    assert meta(tree(thanks.text), "robots") == "noindex"
    assert not visitor.cookies


@pytest.mark.wcag("1.3.5", on="site")
def test_a_browser_may_fill_in_who_one_is(client):
    page = tree(client.get(FORM).text)
    purposes = {el.get("name"): el.get("autocomplete") for el in page.iter("input")}
    assert (purposes["name"], purposes["email"]) == ("name", "email")


def test_only_the_description_is_needed(visitor):
    assert visitor.post("/en/report-a-barrier/", {"message": "x"}).status_code == 303
    assert ReaderReport.objects.get().language == "en"


@pytest.mark.wcag("3.3.7", on="site")
def test_the_form_is_filled_with_the_page_one_comes_from_if_it_is_the_sites(client):
    origin = "http://127.0.0.1:8000"

    def shown(query="", referrer=""):
        response = client.get(FORM + query, headers={"referer": referrer})
        return value_of(tree(response.text), "page")

    assert shown("?page=/de/artikel/%3Ftopic=x") == f"{origin}/de/artikel/?topic=x"
    assert shown(referrer=f"{origin}/de/themen/") == f"{origin}/de/themen/"
    assert shown("?page=/de/", f"{origin}/en/") == f"{origin}/de/"
    for query in ("//evil.example", "/%5Cevil", "https://evil.example/", "x", ""):
        assert shown(f"?page={query}") == ""
    assert shown("?page=/" + "x" * 500) == ""
    assert shown(referrer="https://evil.example/") == ""
    assert shown(referrer=f"{origin}.evil.example/") == ""
    footer = tree(client.get("/de/artikel/?year=2020").text).find("body/footer")
    [link] = [
        a.get("href") for a in footer.iter("a") if text_of(a) == "Barriere melden"
    ]
    assert value_of(tree(client.get(link).text), "page") == (
        f"{origin}/de/artikel/?year=2020"
    )


LONG_ADDRESS = f"a@{'b' * 63}.{'b' * 63}.{'b' * 63}.{'b' * 62}.org"
REFUSED = {
    "message": [
        ("", "Ohne Beschreibung"),
        (" \u200b\u202e ", "Ohne Beschreibung"),
        ("x" * 5001, "Das ist zu lang: Es sind 5.001 Zeichen, Platz ist für 5.000."),
    ],
    "page": [("x" * 501, "Das ist zu lang: Es sind 501 Zeichen")],
    "name": [("x" * 201, "Das ist zu lang: Es sind 201 Zeichen")],
    "email": [
        ("nix", "Das ist keine E-Mail-Adresse"),
        (LONG_ADDRESS, "ist zu lang: Es sind 260"),
    ],
}


@pytest.mark.wcag("3.3.1", "3.3.2", "3.3.3", "3.3.7", "4.1.2", on="site")
@pytest.mark.parametrize("field", REFUSED)
def test_a_refusal_says_why_at_the_field_and_keeps_what_was_typed(visitor, field):
    for typed, said in REFUSED[field]:
        response = visitor.post(FORM, SAID | {field: typed})
        assert response.status_code == 200
        page = tree(response.text)
        assert page.find("head/title").text.startswith("Fehler: ")
        [box] = [el for el in page.iter("div") if el.get("role") == "alert"]
        assert "autofocus" in box.attrib
        [link] = list(box.iter("a"))
        assert said in text_of(link)
        [faulty] = [el for el in page.iter() if el.get("aria-invalid") == "true"]
        assert link.get("href") == f"#{faulty.get('id')}"
        assert faulty.get("name") == field
        described = faulty.get("aria-describedby").split()
        texts = [text_of(el) for el in page.iter() if el.get("id") in described]
        assert len(texts) == len(described)
        assert said in texts[-1]
        for name, value in SAID.items():
            if name != field:
                assert value_of(page, name) == value
    assert value_of(page, field) == typed
    assert not ReaderReport.objects.exists()


def test_a_program_that_fills_in_everything_is_refused_a_person_gets_through(visitor):
    response = visitor.post(FORM, SAID | {"subject": "Kauft!"})
    page = tree(response.text)
    assert "könnte also von einem Programm stammen" in body_of(page)
    assert not ReaderReport.objects.exists()
    again = {name: value_of(page, name) for name in (*SAID, "subject")}
    assert again == SAID | {"subject": ""}
    assert visitor.post(FORM, again).status_code == 303


@pytest.mark.parametrize("headers", [{"origin": "https://evil.example"}, {}])
def test_a_page_elsewhere_sends_no_report_and_a_person_is_told_what_to_do(headers):
    response = Client(headers=headers).post(FORM, SAID)
    assert response.status_code == 403
    page = tree(response.text)
    assert "senden Sie sie von hier noch einmal ab" in body_of(page)
    assert value_of(page, "message") == SAID["message"]
    assert not ReaderReport.objects.exists()


def test_too_many_reports_are_refused_for_a_time_that_is_said(visitor):
    for _number in range(MOST_OF_ONE):
        assert visitor.post(FORM, SAID).status_code == 303
    response = visitor.post(FORM, SAID)
    assert response.status_code == 429
    assert 3500 < int(response["Retry-After"]) <= 3600
    assert "sind zu viele eingegangen" in body_of(tree(response.text))
    assert value_of(tree(response.text), "message") == SAID["message"]
    assert ReaderReport.objects.count() == MOST_OF_ONE


def test_whatever_is_typed_is_taken_as_text(visitor):
    evil = "<script>alert(1)</script>\"'> {{ 7*7 }} \0 \x0b"
    visitor.post(FORM, {"message": evil, "name": f"a\r\nb {evil}"})
    report = ReaderReport.objects.get()
    assert report.message == "<script>alert(1)</script>\"'> {{ 7*7 }}"
    assert report.name == "a b <script>alert(1)</script>\"'> {{ 7*7 }}"
    page = tree(visitor.post(FORM, {"message": evil, "email": "nix"}).text)
    assert value_of(page, "message").startswith("<script>")


@pytest.mark.parametrize("path", [FORM, "/en/report-a-barrier/", THANKS])
def test_the_form_is_an_ordinary_page_without_cookie_or_token(client, path):
    Masthead.objects.create(language="de", name="N", contact="Musterweg 1")
    response = client.get(path)
    page = tree(response.text)
    assert response.status_code == client.head(path).status_code == 200
    assert not response.cookies
    assert "csrf" not in response.text
    assert response["Vary"] == "Accept-Encoding"
    ids = {el.get("id") for el in page.iter() if el.get("id")}
    labelled = {el.get("for") for el in page.iter("label")}
    assert labelled <= ids
    assert client.put(path).status_code == 405
    assert "GET" in client.options(path)["Allow"]


def test_what_one_reader_typed_is_kept_by_no_cache(visitor):
    for response in (visitor.get(FORM), visitor.post(FORM, {})):
        assert response["Cache-Control"] == "private, no-cache"
        assert response["X-Accel-Expires"] == "0"


def test_no_report_is_seen_by_the_public(visitor):
    visitor.post(FORM, SAID | {"message": "xleakx7", "name": "xleakx7"})
    for path in ("/de/", FORM, THANKS, "/de/artikel/", "/de/nix/"):
        assert "xleakx7" not in visitor.get(path).text
