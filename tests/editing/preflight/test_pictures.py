"""Readers get the pictures an article was approved with, credited and described."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.domain.pictures import picture_permissions
from articles.editing.publishing import move, offers
from articles.foundation.refusal import Refused
from articles.models import Image
from tests.admin.day.lists import day_of
from tests.support import factories
from tests.support.desk.desk import at_desk, errors, read_form, save, url

pytestmark = pytest.mark.django_db
STATES = {
    "in review": factories.in_review,
    "scheduled": factories.scheduled,
    "live": factories.published,
    "withdrawn": factories.withdrawn,
}
FREE = {
    "draft": factories.draft,
    "expired": factories.expired,
    "discarded": factories.discarded,
}


def led_by(image: Image, **options) -> dict:
    return {"lead_image": str(image.key)} | options


def inside(image: Image) -> dict:
    return {"body": f'<p>Text.</p><img data-image="{image.key}">'}


def page_of(image: Image) -> str:
    return url(Image, "change", image.pk)


def reinstate(article):
    return move(article, "reinstate", by=factories.chief(), note="Doch richtig.")


@pytest.mark.parametrize("shown", [led_by, inside])
def test_what_can_be_published_again_keeps_its_pictures_from_authors(shown):
    image, me = factories.picture("Gezeigt"), factories.author()
    article = factories.withdrawn(**shown(image))
    data = {"captions_de": "Ungeprüft", "credit": "", "alts_de": "Ungeprüft"}
    assert at_desk(me).post(page_of(image), data).status_code == 403
    again = reinstate(article)
    image.refresh_from_db()
    assert (image.caption, image.credit) == ("", "Erika Muster")
    # Only the version after it can be published again.
    move(again, "withdraw", by=factories.chief(), note="Doch falsch.")
    later = factories.revised(again, lead_image=None, body="<p>Ohne.</p>")
    move(move(later, "submit", by=me), "publish", by=factories.chief())
    assert picture_permissions.may_change(me, image)


@pytest.mark.parametrize("state", FREE)
def test_what_must_be_reviewed_before_it_is_shown_again_is_free(state):
    image = factories.picture("Frei")
    FREE[state](**led_by(image))
    assert picture_permissions.may_change(factories.author(), image)


@pytest.mark.parametrize(
    ("lacks", "why"),
    [
        ({"credit": ""}, "keinen Bildnachweis"),
        ({"alt": ""}, "keinen Alternativtext"),
        ({"licensed_until": timezone.localdate() - timedelta(days=1)}, "Die Lizenz"),
    ],
)
@pytest.mark.parametrize("shown", [led_by, inside])
def test_it_is_not_published_again_with_a_picture_that_could_not_be(shown, lacks, why):
    image = factories.picture("Gezeigt")
    article = factories.withdrawn(**shown(image))
    for name, value in lacks.items():
        setattr(image, name, value)
    image.save()
    [offer] = [
        one
        for one in offers(article, factories.chief())
        if one.transition.name == "reinstate"
    ]
    assert why in str(offer.refusal)
    with pytest.raises(Refused) as refusal:
        reinstate(article)
    assert refusal.value.code == "preflight"


def test_the_page_that_publishes_again_says_when_a_licence_ends():
    image = factories.picture("Kurz")
    article = factories.withdrawn(**led_by(image))
    page = f"/admin/articles/article/{article.pk}/move/reinstate/"
    client = at_desk(factories.chief())
    assert "Die Lizenz" not in client.get(page).text
    image.licensed_until = timezone.localdate() + timedelta(days=3)
    image.save()
    assert "Die Lizenz des Bildes „Kurz“" in client.get(page).text


# The field → what is taken from it → the sentence of the desk.
TAKEN = [
    ("credit", {"credit": ""}, "Der Bildnachweis kann nicht leer bleiben"),
    ("credit", {"credit": "\u200b"}, "Der Bildnachweis kann nicht leer bleiben"),
    ("alts", {"alts_de": ""}, "Der Alternativtext kann nicht leer bleiben (Deutsch)"),
]


@pytest.mark.parametrize("state", STATES)
def test_what_readers_are_owed_is_put_right_and_not_taken_away(state):
    image, client = factories.picture("Gezeigt"), at_desk(factories.editor())
    STATES[state](**led_by(image))
    for name, taken, why in TAKEN:
        answer = save(client, page_of(image), **taken)
        assert why in errors(answer), taken
        # At the field that has to be filled in.
        assert set(answer.context["adminform"].form.errors) == {name}
        image.refresh_from_db()
        assert (image.credit, image.alt) == ("Erika Muster", "Gezeigt, von oben")
    right = {
        "credit": "Max Muster",
        "alts_de": "Ein Kran",
        "alts_en": "",
        "licence": "",
    }
    assert save(client, page_of(image), **right).status_code == 302


def test_a_picture_that_turns_out_to_say_something_is_described_at_once():
    silent = {"alt": "", "alt_en": "", "is_decorative": True}
    image, client = factories.picture("Linie", **silent), at_desk(factories.editor())
    factories.published(**led_by(image))
    form = read_form(client.get(page_of(image)))
    del form["is_decorative"]
    answer = client.post(page_of(image), form)
    assert "Der Alternativtext kann nicht leer bleiben (Deutsch)" in errors(answer)
    assert "Englisch" not in errors(answer)
    assert (
        client.post(page_of(image), form | {"alts_de": "Ein Kran"}).status_code == 302
    )
    factories.accept_all()
    decorative = {"alts_de": "", "is_decorative": "on"}
    assert save(client, page_of(image), **decorative).status_code == 302


@pytest.mark.parametrize("state", FREE)
def test_what_nobody_is_shown_may_lose_its_words(state):
    image, client = factories.picture("Frei"), at_desk(factories.author())
    FREE[state](**led_by(image))
    nothing = {"credit": "", "alts_de": "", "alts_en": "", "licence": ""}
    assert save(client, page_of(image), **nothing).status_code == 302


def test_the_desk_names_public_pictures_without_credit():
    for title, state in (("Gezeigt", factories.published), ("Frei", factories.draft)):
        image = factories.picture(title)
        state(**led_by(image))
        Image.objects.filter(pk=image.pk).update(credit="")
    [row] = day_of(factories.editor())["pictures"].rows
    assert (row.title, list(row.facts)) == ("Gezeigt", ["ohne Bildnachweis"])
