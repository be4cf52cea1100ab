"""A person is erased from their account and from what names them; their acts stay."""

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.domain import audit
from articles.domain.content import content_hash, content_of
from articles.editing.publishing import lift_embargo, move, set_embargo
from articles.editing.writing import merge
from articles.models import (
    Decision,
    DeskSession,
    Embargo,
    LabelDecision,
    LabelSlug,
    RecordedDeed,
)
from articles.workflow import Phase
from tests.support import factories
from tests.transfer.erasure.test_orders import erase, says

pytestmark = pytest.mark.django_db


def test_s63_a_person_leaves_what_she_did_and_nothing_of_herself():
    person = factories.profile(
        factories.chief("Lurchgeist"),
        email="lurchgeist@example.org",
        printed_name="Dr. Lurchgeist",
        organisation="Moor",
    )
    credit = {"credit_name": "Dr. Lurchgeist", "credit_organisation": "Moor"}
    article = factories.published(**credit, by=person)
    picture = factories.picture("Hafen", credit="Dr. Lurchgeist")
    EmailAddress.objects.create(user=person, email="lurchgeist@example.org")
    Authenticator.objects.create(user=person, type="totp", data={"secret": "LURCH"})
    hers, desk = Client(), Client()
    hers.force_login(person)
    assert hers.get(reverse("admin:index")).status_code == 200
    assert DeskSession.objects.exists()
    desk.force_login(factories.chief())
    erase("person", "Lurchgeist")
    assert says("Lurchgeist") == []
    assert Session.objects.count() == 1
    assert not DeskSession.objects.exists()
    assert not EmailAddress.objects.exists()
    assert not Authenticator.objects.exists()
    person.refresh_from_db()
    rights = (person.is_active, person.is_staff, person.has_usable_password())
    assert not any(rights)
    article.refresh_from_db()
    assert (article.author_id, article.credited_to) == (person.pk, "")
    assert article.phase() is Phase.LIVE
    picture.refresh_from_db()
    assert picture.credit == ""
    history = desk.get(reverse("admin:articles_article_history", args=[article.pk]))
    assert f"erased-{person.pk}" in history.text


def test_what_was_decided_with_her_name_is_decided_without_it():
    person = factories.profile(factories.editor("Lurch"), printed_name="Eva Lurch")
    draft = factories.in_review(headline="Ein Vogel")
    move(draft, "send_back", by=factories.chief(), note="Frag bitte EVA LURCH.")
    move(draft, "submit", by=draft.author)
    move(draft, "send_back", by=factories.chief(), note="Lurche sind keine Vögel.")
    erase("person", person.username)
    notes = Decision.objects.filter(article=draft).exclude(note="")
    assert [one.note for one in notes] == ["Lurche sind keine Vögel."]


@pytest.mark.both
def test_a_reading_of_words_by_ai_is_kept_without_her_name():
    person = factories.profile(factories.editor("Lurch"), printed_name="Eva Lurch")
    said = {"text": "made", "text_with": "Schreibhilfe", "read_by": "Eva Lurch"}
    hers = factories.published(ai_use=[said])
    other = factories.published(ai_use=[said | {"read_by": "Ida Unke"}])
    erase("person", person.username)
    assert says("Eva Lurch") == []
    row = hers.ai_use.get()
    assert (row.read_by, row.text_with) == (f"erased-{person.pk}", "Schreibhilfe")
    hers.refresh_from_db()
    assert hers.content_hash == content_hash(content_of(hers))
    assert hers.phase() is Phase.LIVE
    assert other.ai_use.get().read_by == "Ida Unke"


def test_the_reasons_of_embargoes_name_her_no_more():
    person = factories.profile(factories.editor("Lurch"), printed_name="Eva Lurch")
    draft, until = factories.draft(), timezone.now() + factories.DAY
    for reason in ("Eva Lurch bat darum.", "Lurche laichen erst morgen."):
        set_embargo(draft, until=until, reason=reason, by=factories.chief())
    lift_embargo(draft, note="Sagt eva lurch.", by=factories.chief())
    erase("person", person.username)
    first, second = Embargo.objects.values_list("reason", "lifted_note")
    assert (first, second) == (("", ""), ("Lurche laichen erst morgen.", ""))


def test_what_was_decided_about_labels_names_her_no_more():
    chief = factories.chief()
    one, other = factories.topic("Preis"), factories.topic("Lurchpreis")
    merge(one, other, by=chief, note="Eva Lurch meint dasselbe")
    hers, kept = factories.topic("Eva Lurch"), factories.topic("Lurche")
    merge(hers, kept, by=chief, note="Lurche sind gemeint")
    person = factories.profile(factories.editor("Lurch"), printed_name="Eva Lurch")
    erase("person", person.username)
    first, second = LabelDecision.objects.all()
    assert (first.note, first.names_after) == ("", {"de": "Lurchpreis"})
    assert (second.note, second.names_before) == ("Lurche sind gemeint", {})


def test_what_a_label_was_called_after_a_person_goes_with_her():
    topic = factories.topic("Lurchgeist", slug="lurchgeist")
    factories.published(topics=[str(topic.key)])
    topic.name, topic.slug = "Moore", "moore"
    topic.save()
    chief = factories.chief()
    said = {"said": "Lurchgeist → Moore"}
    audit.write(RecordedDeed.CHANGED, about=topic, by=chief, **said)
    assert LabelSlug.objects.exists()
    erase("person", factories.editor("Lurchgeist").username)
    assert says("Lurchgeist") == []
