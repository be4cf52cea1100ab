"""The desk returns text that couldn't be saved to its writer, and to nobody else."""

import json

import pytest
from django.test import Client

from articles.accounts.unsaved.carrying import HOLDER
from articles.accounts.unsaved.mark import FIELD
from articles.admin.article.moves.moves import move_url
from articles.models import Article, CarriedForm, Image, Masthead, Page, Proposal
from articles.workflow import Status
from tests.accounts import half_way
from tests.accounts.factors.security_key import SecurityKey
from tests.support import factories
from tests.support.desk import account
from tests.support.desk.desk import at_desk, read_form, save, url
from tests.support.desk.unsaved import (
    HERE,
    TYPED,
    checked,
    log_in,
    opened,
    with_password,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_origin(settings):
    settings.NEWSROOM_ORIGIN = "http://testserver"


@pytest.mark.wcag("2.2.1", "3.3.7", on="desk")
def test_r39_who_isnt_logged_in_any_more_finds_what_she_typed_after_the_login():
    article = factories.draft()
    author = with_password(article.author)
    client, path, form = opened(article)
    del client.cookies["sessionid"]
    answer = client.post(path, form)
    assert answer.url == f"/admin/login/?next={path}"
    assert "ist aufgehoben" in client.get(answer.url).text
    assert log_in(client, author, path).url == path
    page = client.get(path)
    assert read_form(page)["headline"] == [TYPED["headline"]]
    assert "noch nicht gespeichert" in page.text
    assert Article.objects.get().headline == article.headline
    # As often as the page is loaded; and after the save no more.
    assert client.get(path).text.count("ungesicherter")
    assert client.post(path, read_form(page) | {"_continue": "1"}).status_code == 302
    assert "noch nicht gespeichert" not in client.get(path).text
    assert Article.objects.get().headline == TYPED["headline"]


def test_another_account_that_logs_in_there_sees_no_word_of_it():
    article = factories.draft()
    author, other = with_password(article.author), with_password(factories.editor())
    client, path, form = opened(article)
    del client.cookies["sessionid"]
    client.post(path, form)
    log_in(client, other, path)
    assert "ungesicherter" not in client.get(path).text
    assert b"ungesicherter" not in bytes(CarriedForm.objects.get().sealed)
    # The other account can't discard it, either.
    client.post(path, {"_drop": "1"})

    fresh = at_desk(author)
    assert "ungesicherter" not in fresh.get(path).text
    fresh.cookies[HOLDER] = client.cookies[HOLDER].value
    assert "ungesicherter" in fresh.get(path).text


def test_it_can_be_discarded():
    article = factories.draft()
    author = with_password(article.author)
    client, path, form = opened(article)
    del client.cookies["sessionid"]
    client.post(path, form)
    log_in(client, author, path)
    token = read_form(client.get(path))["csrfmiddlewaretoken"]
    drop = {"_drop": "1", "csrfmiddlewaretoken": token}
    assert client.post(path, drop).url == path
    assert "ungesicherter" not in client.get(path).text
    assert not bytes(CarriedForm.objects.get().sealed)


@pytest.mark.parametrize("lacks", ["mark", "origin"])
def test_nothing_is_kept_for_who_has_no_form_of_the_desk(lacks):
    article = factories.draft()
    client, path, form = opened(article)
    client.cookies.clear()
    if lacks == "mark":
        form[FIELD] = "anything:else"
    headers = {} if lacks == "origin" else HERE
    client.post(path, form, headers=headers)
    assert not CarriedForm.objects.exclude(sealed=b"").exists()


def test_too_much_text_is_told_before_it_is_lost():
    article = factories.draft()
    client, path, form = opened(article)
    del client.cookies["sessionid"]
    answer = client.post(path, form | {"body": "x" * 4_100_000})
    assert answer.status_code == 413
    assert "Gehen Sie im Browser zurück" in answer.text
    assert not CarriedForm.objects.exists()


def test_a_script_is_told_in_a_word_what_became_of_a_save():
    article = factories.draft()
    path, client = url(Article, "change", article.pk), at_desk(article.author)
    script = {"headers": {"x-unsaved": "save"}}
    form = read_form(client.get(path)) | TYPED | {"_continue": "1"}
    saved = client.post(path, form, **script)
    assert (saved.status_code, saved.headers["Content-Location"]) == (200, path)
    assert saved.headers["X-Unsaved"] == "saved"
    # With the page as it is now, and the state of this save: another may follow.
    assert read_form(saved)["seen_lock"] == ["2"]
    assert json.loads(saved.headers["X-Unsaved-Seen"]) == {"seen_lock": "2"}
    next_step = read_form(saved) | {"_then": "submit"}
    away = client.post(path, next_step, **script)
    assert (away.status_code, away.content) == (204, b"")
    assert away.headers["Location"].startswith("/admin/articles/article/")
    stale = client.post(path, form | {"headline": "Anders"}, **script)
    assert (stale.status_code, stale.content) == (200, b"")
    assert stale.headers["X-Unsaved"] == "refused"
    assert Client().post(path, form, **script).status_code == 401
    assert checked(article.author).post(path, form, **script).status_code == 403
    gone = url(Page, "change", 1)
    chief = at_desk(factories.chief())
    assert chief.post(gone, form, **script).status_code == 404


def test_the_key_is_given_to_its_account_alone_and_kept_by_nobody(settings):
    author, editor = at_desk(factories.author()), at_desk(factories.editor())
    answer = author.get("/admin/unsaved/")
    assert "no-store" in answer.headers["Cache-Control"]
    keys = answer.json()["keys"]
    assert keys == author.get("/admin/unsaved/").json()["keys"]
    assert keys != editor.get("/admin/unsaved/").json()["keys"]
    other = {"sec-fetch-site": "cross-site"}
    assert author.get("/admin/unsaved/", headers=other).status_code == 403
    assert Client().get("/admin/unsaved/").status_code == 401
    # Text sealed before the secret was changed can still be read.
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another-secret-of-a-newsroom-that-is-long-enough"
    person = factories.author()
    assert at_desk(person).get("/admin/unsaved/").json()["keys"][1:] == keys


def test_a_copy_is_compared_with_what_is_stored():
    article = factories.draft(teaser="Der alte Teaser")
    path, client = url(Article, "change", article.pk), at_desk(article.author)
    form = read_form(client.get(path))
    assert (
        "dasselbe wie das Gespeicherte"
        in client.post(path, form | {"_difference": "1"}).text
    )
    rows = {"further_reading-0-title": "Ein Bericht"}
    form |= rows | {"teaser": "Der neue Teaser", "_difference": "1"}
    shown = client.post(path, form).text
    for word in ("alte", "neue", "Ein Bericht"):
        assert word in shown
    assert Article.objects.get().teaser == "Der alte Teaser"


def test_rows_that_stayed_are_no_difference():
    row = {"title": "Ein Bericht", "url": "https://example.org/"}
    article = factories.draft(further_reading=[row])
    path, client = url(Article, "change", article.pk), at_desk(article.author)
    typed = {"further_reading-0-language": "en", "_difference": "1"}
    form = read_form(client.get(path)) | {"teaser": "Neu", "_difference": "1"}
    assert "Zum Nachlesen" not in client.post(path, form).text
    assert "Zum Nachlesen" in client.post(path, form | typed).text


def test_a_new_page_and_the_words_of_a_picture_come_back_as_well():
    chief = with_password(factories.chief())
    client = at_desk(chief)
    image = factories.picture(by=chief)
    describe = f"/admin/articles/image/describe/?picture={image.pk}"
    places = {
        url(Page, "add"): {"title": "Mein ungesicherter Text"},
        describe: {f"picture-{image.pk}-alts_de": "Mein ungesicherter Text"},
    }
    forms = {path: read_form(client.get(path)) | it for path, it in places.items()}
    client.cookies.clear()
    for path, form in forms.items():
        client.post(path, form)
    log_in(client, chief, "/admin/")
    for path, form in places.items():
        page = client.get(path)
        assert page.status_code == 200
        [(name, value)] = form.items()
        assert read_form(page)[name] == [value]
        client.post(path, read_form(page) | {"_show": "1"})
        assert not Page.objects.exists()
        assert "noch nicht gespeichert" in client.get(path).text


def test_the_note_of_a_move_comes_back_and_the_move_isnt_made_by_that():
    article = factories.draft()
    author = with_password(article.author)
    client, path = checked(author), move_url(article, "submit")
    form = read_form(client.get(path)) | {"note": "Mein ungesicherter Text"}
    del client.cookies["sessionid"]
    client.post(path, form)
    log_in(client, author, path)
    shown = client.get(path)
    assert read_form(shown)["note"] == ["Mein ungesicherter Text"]
    assert "noch nicht gespeichert" in shown.text
    assert Article.objects.get().status == Status.DRAFT
    assert client.post(path, read_form(shown)).status_code == 302
    assert Article.objects.get().status == Status.IN_REVIEW
    assert not CarriedForm.objects.exclude(sealed=b"").exists()


def test_what_is_said_of_pictures_that_couldnt_be_uploaded_comes_back():
    chief = with_password(factories.chief())
    client, path = checked(chief), url(Image, "add")
    file = factories.picture_file("Hafen")
    form = read_form(client.get(path)) | {"credit": "Agentur", "files": file}
    del client.cookies["sessionid"]
    client.post(path, form)
    log_in(client, chief, path)
    shown = client.get(path)
    assert read_form(shown)["credit"] == ["Agentur"]
    assert file.name in shown.text


def test_nothing_is_kept_for_an_account_that_was_closed():
    article = factories.draft()
    client, path, form = opened(article)
    article.author.is_active = False
    article.author.save()
    client.cookies.clear()
    client.post(path, form, headers=HERE)
    assert not CarriedForm.objects.exclude(sealed=b"").exists()


def test_a_masthead_that_was_typed_is_shown_and_not_saved():
    client = at_desk(factories.admin())
    shown = {"name": "Mein Name", "language": "de", "_show": "1"}
    page = client.post(url(Masthead, "add"), shown)
    assert read_form(page)["name"] == ["Mein Name"]
    assert not Masthead.objects.exists()
    save(client, url(Masthead, "add"), name="Mein Name", language="de")
    assert Proposal.objects.get().title == "Mein Name"


def test_it_comes_back_by_a_code_of_an_app_and_by_a_passkey_alone():
    article = factories.draft()
    author = article.author
    secret = half_way.with_app(half_way.with_password(author))
    key = SecurityKey(author)
    client, path, form = opened(article)
    client.handler.enforce_csrf_checks = False
    for way in ("app", "passkey"):
        client.cookies.clear()
        client.post(path, form, headers=HERE)
        if way == "app":
            words = {
                "username": author.username,
                "password": account.WORD,
                "next": path,
            }
            assert client.post("/admin/login/", words).url.startswith("/admin/factors/")
            answer = client.post(
                "/admin/factors/authenticate/", {"code": half_way.code_of(secret)}
            )
        else:
            asked = client.get("/admin/login/passkey/").json()["request_options"]
            signed = key.sign(asked["publicKey"]["challenge"])
            said = {"credential": signed, "next": path}
            answer = client.post("/admin/login/passkey/", said)
        assert answer.url == path
        assert "ungesicherter" in client.get(path).text
