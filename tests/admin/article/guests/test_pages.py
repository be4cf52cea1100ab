"""The page of review links, and what guests said on form, review page and history."""

import re

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from django_ox.models import OxTask

from articles.domain import letters
from articles.domain.letters.bounce_tokens import token_of
from articles.editing.commenting import hear
from articles.editing.guests import opened, revoke, send_review_link
from articles.models import RecordEntry, ReviewLink
from tests.editing.guests.linking import linked
from tests.support import factories
from tests.support.factories import author, chief, edited, editor, profile

pytestmark = pytest.mark.django_db


def links_url(article) -> str:
    return reverse("admin:articles_article_review_links", args=[article.pk])


@pytest.fixture
def own():
    return factories.in_review(by=author(), headline="Zwergfalke")


def asked(article, **said) -> dict[str, str]:
    until = timezone.localdate().isoformat()
    known = {"name": "Gästin Muster", "until": until, "may_comment": "on"}
    return {"seen": article.content_hash} | known | said


def shown_address(page: str) -> str:
    [found] = re.findall(r'value="(https?://[^"]+/review/[^"]+)"', page)
    return found


def test_a_link_is_made_shown_once_and_listed(client, own):
    client.force_login(editor())
    response = client.post(links_url(own), asked(own, may_decide="on"))
    address = shown_address(response.text)
    secret = address.rstrip("/").rpartition("/")[2]
    assert opened(secret).may_decide
    assert "no-store" in response.headers["Cache-Control"]
    # So the script that keeps what is typed lets go of it.
    assert "data-done" in response.text
    later = client.get(links_url(own)).text
    assert "Gästin Muster" in later
    assert secret not in later
    assert not RecordEntry.objects.filter(details__icontains=secret).exists()


def test_a_link_is_revoked_by_a_button_and_not_by_get(client, own):
    link, secret = linked(own)
    client.force_login(chief())
    client.get(links_url(own), {"revoke": link.pk})
    assert opened(secret)
    response = client.post(links_url(own), {"revoke": link.pk}, follow=True)
    assert opened(secret) is None
    assert f'value="{link.pk}">' not in response.text
    for wrong in ("0", "x", "9" * 30):
        assert client.post(links_url(own), {"revoke": wrong}).status_code == 404


def test_only_who_reviews_comes_there(client, own):
    client.force_login(author())
    assert client.get(links_url(own)).status_code == 404
    assert client.post(links_url(own), asked(own)).status_code == 404
    other, _secret = linked(factories.in_review(headline="B"))
    client.force_login(editor())
    wrong = client.post(links_url(own), {"revoke": other.pk})
    assert wrong.status_code == 404
    assert ReviewLink.objects.get().revoked_at is None
    assert client.get(links_url(factories.published(headline="C"))).status_code == 404


def test_a_refusal_stands_at_its_field_and_the_input_stays(client, own):
    profile(author(), email="autorin@example.org")
    client.force_login(editor())
    said = asked(own, may_decide="on", address="autorin@example.org")
    page = client.post(links_url(own), said).text
    assert "/review/" not in page.replace('/review/"', "")
    assert 'value="autorin@example.org"' in page
    assert 'aria-invalid="true"' in page
    edited(own, by=editor(), teaser="Neu.")
    page = client.post(links_url(own), asked(own, may_decide="on")).text
    assert "disabled" in page
    [link] = ReviewLink.objects.all()  # without the right that is asked for
    assert not link.may_decide


def test_a_text_that_changed_meanwhile_is_looked_at_first(client, own):
    client.force_login(chief())
    said = asked(own)
    edited(own, by=editor(), teaser="Neu.")
    assert "link-made" not in client.post(links_url(own), said).text
    assert not ReviewLink.objects.exists()


@pytest.mark.both
@pytest.mark.parametrize("name", ["x" * 201, "\N{DEVANAGARI LETTER QA}" * 101])
def test_a_name_that_no_link_can_have_is_refused_at_its_field(client, own, name):
    client.force_login(chief())
    answer = client.post(links_url(own), asked(own) | {"name": name})
    assert "name" in answer.context["form"].errors
    assert not ReviewLink.objects.exists()


def test_each_link_says_its_state(client, own):
    first, _secret = linked(own, name="Erste")
    revoke(first, by=editor())
    linked(own, name="Zweite")
    edited(own, by=chief(), teaser="Neu.")
    linked(own, name="Dritte")
    client.force_login(editor())
    page = client.get(links_url(own)).text
    states = re.findall(r'<li class="link-(\w+)">', page)
    assert states == ["open", "changed", "over"]
    gone = linked(own, by=chief("Gegangen"), name="Vierte", may_decide=False)[0].made_by
    type(gone).objects.filter(pk=gone.pk).update(is_active=False)
    page = client.get(links_url(own)).text
    assert "mit dem Konto beendet, das ihn erstellt hat" in page


def test_form_review_page_and_history_show_what_a_guest_said(client, own):
    link, _secret = linked(own)
    hear(link, "comment", "Ein Komma fehlt.")
    client.force_login(editor())
    for name in ("change", "review", "history"):
        page = client.get(reverse(f"admin:articles_article_{name}", args=[own.pk])).text
        assert "Gästin Muster" in page
        # Once: a remark is among the comments.
        assert page.count("Ein Komma fehlt.") == 1
        assert "Gast" in page.replace("Gästin Muster", "")
    client.force_login(author("Andere"))
    hidden = client.get(reverse("admin:articles_article_history", args=[own.pk]))
    assert hidden.status_code == 302


def test_the_words_of_a_guest_stay_text(client, own):
    link, _secret = linked(own, name="<b>Gast</b>")
    hear(link, "comment", "<script>alert(1)</script>")
    client.force_login(editor())
    for name in ("change", "review", "history", "review_links"):
        page = client.get(reverse(f"admin:articles_article_{name}", args=[own.pk])).text
        assert "<script>alert(1)" not in page
        assert "<b>Gast" not in page


def letter_in_queue() -> dict:
    [task] = OxTask.objects.filter(task_path=send_review_link.module_path)
    return task.kwargs


@pytest.mark.both
def test_the_letter_brings_the_link_and_no_word_of_the_text(client, own):
    client.force_login(editor())
    said = asked(own, address="gaestin@example.org")
    address = shown_address(client.post(links_url(own), said).text)
    secret = address.rstrip("/").rpartition("/")[2]
    waiting = letter_in_queue()
    # Nobody opens a text by reading the queue.
    assert secret not in str(waiting)
    send_review_link.func(**waiting)
    letter = mail.outbox[-1]
    assert letter.to == ["gaestin@example.org"]
    assert address in letter.body
    assert "Zwergfalke" not in letter.body + letter.subject
    revoke(ReviewLink.objects.get(), by=editor())
    send_review_link.func(**waiting)
    assert mail.outbox[-1] is letter


def test_a_letter_that_came_back_is_shown_and_written_no_more(client, own):
    link, _secret = linked(own, address="gaestin@example.org")
    token = token_of(letters.REVIEW_LINK, link.pk, link.address)
    assert letters.note_bounce(token, "5.1.1")
    link.refresh_from_db()
    assert (link.has_come_back, link.address) == (True, "")
    client.force_login(editor())
    assert "die E-Mail kam zurück" in client.get(links_url(own)).text


def test_without_a_mail_server_no_file_gets_the_secret(client, own, settings, tmp_path):
    options = {"file_path": str(tmp_path / "mail")}
    settings.MAILERS = {"default": {"BACKEND": "x", "OPTIONS": options}}
    client.force_login(editor())
    assert "kein Mailserver" in client.get(links_url(own)).text
    client.post(links_url(own), asked(own, address="gaestin@example.org"))
    assert not OxTask.objects.exists()
