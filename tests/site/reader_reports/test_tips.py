"""“Send us news”: a text reaches the inbox once its address is confirmed."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from articles.inbox import incoming
from articles.inbox.incoming.tip_letters import send_link
from articles.models import InboxItem, ItemSender, ItemState, Tip
from articles.site.reader_reports.keeping import MOST_OF_ONE
from articles.site.reader_reports.tip_form import MOST_BYTES
from articles.site.reader_reports.tip_keeping import MOST_LETTERS
from tests.site.public.reading import body_of, meta, text_of, tree
from tests.site.reader_reports.tips import (
    FORM,
    HERE,
    RECEIVED,
    SAID,
    SENT,
    link_in_letter,
    sent,
    waiting,
)

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def test_a_text_is_in_the_inbox_once_its_address_is_confirmed(visitor):
    response = visitor.post(FORM, SAID)
    assert (response.status_code, response["Location"]) == (303, SENT)
    assert not InboxItem.objects.exists()
    tip = Tip.objects.get()
    assert (tip.address, tip.language, tip.confirmed_at) == (SAID["email"], "de", None)
    link = link_in_letter()
    assert mail.outbox[-1].to == [SAID["email"]]
    assert visitor.post(link)["Location"] == RECEIVED
    item = InboxItem.objects.get()
    assert (item.title, item.text) == ("Neues Labor in Köln", SAID["message"])
    # It fills no source, and nobody has it yet.
    assert (item.source, item.feed, item.handed_to, item.state) == (
        None, None, None, ItemState.NEW,
    )  # fmt: skip
    sender = ItemSender.objects.get()
    assert (sender.item, sender.name, sender.address) == (
        item, "Erika Muster", SAID["email"],
    )  # fmt: skip
    assert (sender.is_proven, sender.rights) == (True, SAID["rights"])
    assert (sender.is_made_with_ai, sender.language) == (False, "de")
    assert not visitor.cookies


def test_s79_opening_the_link_changes_nothing(visitor):
    link = sent(visitor)
    for ask in (visitor.get, visitor.head, visitor.get):
        response = ask(link)
        assert response.status_code == 200
        assert response["Cache-Control"] == "private, no-cache"
    page = tree(visitor.get(link).text)
    assert meta(page, "robots") == "noindex"
    [form] = page.find("body/main").iter("form")
    # Without an address of its own it goes where the page is.
    assert (form.get("method"), form.get("action")) == ("post", None)
    token = link.split("/")[-2]
    assert token not in visitor.get(link).text
    assert not InboxItem.objects.exists()


def test_a_link_that_is_used_twice_makes_one_item_and_keeps_no_words(visitor):
    link = sent(visitor)
    for _time in range(2):
        assert visitor.post(link)["Location"] == RECEIVED
    assert InboxItem.objects.count() == ItemSender.objects.count() == 1
    tip = Tip.objects.get()
    assert (tip.name, tip.address, tip.rights, tip.message) == ("", "", "", "")


def test_a_link_is_good_for_48_hours(visitor, time_machine):
    link = sent(visitor)
    now = timezone.now()
    time_machine.move_to(now + timedelta(hours=47))
    assert visitor.get(link).status_code == 200
    time_machine.move_to(now + timedelta(hours=49))
    for ask in (visitor.get, visitor.post):
        response = ask(link)
        assert response.status_code == 410
        assert "gilt nicht mehr" in body_of(tree(response.text))
    assert not InboxItem.objects.exists()
    assert incoming.tips_before(timezone.now() - timedelta(days=2)).count() == 1


@pytest.mark.parametrize("token", ["x", "1:2:3", "%3Cscript%3E", "a" * 900])
def test_no_other_token_opens_anything(visitor, token):
    link = sent(visitor)
    other = f"{FORM}bestaetigen/{token}/"
    assert visitor.post(other).status_code == 410
    assert visitor.post(f"{link[:-3]}xy/").status_code == 410
    assert not InboxItem.objects.exists()


def test_the_page_of_another_site_confirms_nothing(visitor):
    link = sent(visitor)
    for headers in ({"origin": "https://evil.example"}, {}):
        response = Client(headers=headers).post(link)
        assert response.status_code == 403
        assert "senden Sie sie von hier" in body_of(tree(response.text))
    assert not InboxItem.objects.exists()


def test_the_answer_is_the_same_whoever_is_known(visitor, django_user_model):
    django_user_model.objects.create(username="e", email="known@example.org")
    answers = set()
    for number, address in enumerate(
        ["known@example.org", "unknown@example.org", *["often@example.org"] * 6]
    ):
        client = Client(REMOTE_ADDR=f"2001:db8:{number:x}::1", headers=HERE)
        response = client.post(FORM, SAID | {"email": address})
        answers.add((response.status_code, response["Location"], response.text))
    assert answers == {(303, SENT, "")}
    # Nobody fills the mailbox of somebody else by this form.
    assert waiting(send_link) == 2 + MOST_LETTERS


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"message": ""}, "Der Text fehlt noch"),
        ({"message": "ä" * (MOST_BYTES // 2 + 1)}, "Es sind 21 Kilobyte"),
        ({"made_with_ai": ""}, "ob der Text mit KI entstanden ist"),
        ({"made_with_ai": "vielleicht"}, "ob der Text mit KI entstanden ist"),
        ({"rights": " \u200b"}, "wer die Rechte hat"),
        ({"rights": "x" * 301}, "Das ist zu lang"),
        ({"name": ""}, "Geben Sie Ihren Namen ein"),
        ({"name": "x" * 201}, "Das ist zu lang"),
        ({"email": ""}, "Geben Sie Ihre Adresse ein"),
        ({"email": "nix"}, "Das ist keine E-Mail-Adresse"),
        ({"email": "a@b.example\nBcc: c@d.example"}, "Das ist keine E-Mail-Adresse"),
        ({"subject": "Kauft!"}, "von einem Programm stammen"),
    ],
)
def test_a_refusal_says_why_and_keeps_what_was_typed(visitor, changed, said):
    response = visitor.post(FORM, SAID | changed)
    assert response.status_code == 200
    page = tree(response.text)
    [box] = [el for el in page.iter("div") if el.get("role") == "alert"]
    assert said in text_of(box)
    assert "Ihr Text ist noch nicht abgesendet" in text_of(box)
    [area] = page.iter("textarea")
    typed = SAID | changed
    assert (area.text or "").strip() == typed["message"].strip()
    assert not Tip.objects.exists()


@pytest.mark.parametrize(
    "host",
    [
        "localhost", "printer.local", "db.internal", "x.localhost", "router.home.arpa",
        "[127.0.0.1]", "[10.0.0.1]", "[169.254.169.254]", "[0.0.0.0]", "[::1]",
        "[fd12:3456::1]", "[fe80::1]", "[::ffff:127.0.0.1]",
    ],
)  # fmt: skip
def test_no_letter_is_sent_to_an_address_inside(visitor, host):
    response = visitor.post(FORM, SAID | {"email": f"erika@{host}"})
    [box] = [el for el in tree(response.text).iter("div") if el.get("role") == "alert"]
    assert text_of(box).count("liegt nicht im öffentlichen Internet") == 1
    assert not Tip.objects.exists()
    assert waiting(send_link) == 0


# Django knows these to be no mail addresses.
@pytest.mark.parametrize(
    "host",
    [
        "intranet", "10.0.0.12", "127.0.0.1", "127.1", "LOCALHOST", "127.0.0.0x1",
        "[IPv6:::1]", "http://10.0.0.12/", "user:pw@a.example", "a.example:25",
        "a.example/x", "[::1",
    ],
)  # fmt: skip
def test_what_is_no_mail_address_is_told_so_once(visitor, host):
    response = visitor.post(FORM, SAID | {"email": f"erika@{host}"})
    [box] = [el for el in tree(response.text).iter("div") if el.get("role") == "alert"]
    assert text_of(box).count("Das ist keine E-Mail-Adresse") == 1
    assert not Tip.objects.exists()


@pytest.mark.parametrize(
    "host", ["münchen.example", "[93.184.216.34]", "a.b-c.example"]
)
def test_an_address_of_the_internet_is_taken(visitor, host):
    assert visitor.post(FORM, SAID | {"email": f"erika@{host}"})["Location"] == SENT
    assert waiting(send_link) == 1


def test_a_text_of_just_20_kilobytes_is_taken(visitor):
    assert visitor.post(FORM, SAID | {"message": "x" * MOST_BYTES}).status_code == 303


def test_a_page_elsewhere_sends_no_text(visitor):
    for headers in ({"origin": "https://evil.example"}, {}):
        assert Client(headers=headers).post(FORM, SAID).status_code == 403
    assert not Tip.objects.exists()


def test_too_many_texts_of_one_sender_are_refused_for_a_time_that_is_said(visitor):
    for number in range(MOST_OF_ONE):
        changed = {"email": f"n{number}@example.org"}
        assert visitor.post(FORM, SAID | changed).status_code == 303
    response = visitor.post(FORM, SAID)
    assert response.status_code == 429
    assert 3500 < int(response["Retry-After"]) <= 3600
    assert "er steht noch unten" in body_of(tree(response.text))
    assert Tip.objects.count() == MOST_OF_ONE
    assert "127.0.0.1" not in Tip.objects.first().sender


@pytest.mark.parametrize("path", ["", "abgesendet/", "danke/", "bestaetigen/x/"])
def test_without_the_setting_there_is_no_form(client, settings, path):
    settings.NEWSROOM_TIPS = False
    assert client.get(FORM + path).status_code == 404
    assert Client(headers=HERE).post(FORM + path, SAID).status_code in {404, 405}
    assert "nachricht-einsenden" not in client.get("/de/").text
    assert not Tip.objects.exists()


def test_the_footer_leads_to_the_form(client):
    footer = tree(client.get("/de/").text).find("body/footer")
    assert FORM in [a.get("href") for a in footer.iter("a")]


def test_words_of_a_text_are_text(visitor):
    evil = "<script>alert(1)</script>\"'> {{ 7*7 }} \0"
    link = sent(visitor, message=evil, name=evil, rights=f"a\r\nb {evil}")
    visitor.post(link)
    item = InboxItem.objects.get()
    assert item.text == "<script>alert(1)</script>\"'> {{ 7*7 }}"
    page = tree(visitor.post(FORM, SAID | {"message": evil, "name": ""}).text)
    [area] = page.iter("textarea")
    assert area.text.strip().startswith("<script>")
