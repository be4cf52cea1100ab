"""The forms of labels and pictures show what waits, and no way leads around it."""

import pytest
from django.urls import reverse

from articles.models import Image, Proposal, RecordEntry, Source, Topic
from articles.models.audit.deeds import RecordedDeed
from tests.support import factories
from tests.support.contents import keys
from tests.support.desk.desk import at_desk, read_form, save, url

pytestmark = pytest.mark.django_db
EVIL = "https://evil.example/"


@pytest.fixture
def source() -> Source:
    source = factories.source(homepage="https://haus.example/", description="Haus")
    factories.published(attributions=[{"source": str(source.key)}])
    return source


@pytest.fixture
def image() -> Image:
    image = factories.picture()
    factories.published(lead_image=str(image.key))
    return image


@pytest.fixture
def editor():
    return at_desk(factories.editor())


@pytest.fixture
def second():
    return at_desk(factories.editor("Zweite Redakteurin"))


def change(one) -> str:
    return url(type(one), "change", one.pk)


def accepted(client, proposal):
    path = url(Proposal, "change", proposal.pk)
    return client.post(path, read_form(client.get(path)) | {"_deed": "accept"})


def test_the_form_says_what_waits_and_shows_it_with_the_difference(
    source, editor, second
):
    opened = editor.get(change(source)).text
    assert "wartet, bis jemand anderes es annimmt" in opened
    assert 'name="note"' in opened
    answer = save(editor, change(source), homepage=EVIL, note="Neue Adresse")
    made = Proposal.objects.get()
    assert answer["Location"] == url(Proposal, "change", made.pk)
    shown = second.get(change(source))
    assert read_form(shown)["homepage"] == [EVIL]
    for words in ("Noch nicht öffentlich", "Neue Adresse", "<del>", "<ins>"):
        assert words in shown.text
    assert "Vorschläge zum Annehmen" in second.get(reverse("admin:index")).text
    page = second.get(answer["Location"]).text
    assert "1 öffentlicher Artikel zeigt das" in page
    accepted(second, made)
    source.refresh_from_db()
    assert source.homepage == EVIL


def test_what_nobody_has_read_is_saved_at_once_and_without_a_word_of_it(editor):
    source = factories.source()
    factories.draft(attributions=[{"source": str(source.key)}])
    opened = editor.get(change(source)).text
    assert "wartet, bis" not in opened
    assert 'name="note"' not in opened
    save(editor, change(source), homepage=EVIL)
    source.refresh_from_db()
    assert source.homepage == EVIL


def test_the_record_names_what_was_stored_and_nothing_that_waits(source, editor):
    save(editor, change(source), homepage="", descriptions_en="House")
    changes = RecordEntry.objects.filter(deed=RecordedDeed.CHANGED)
    assert [one.details["changes"] for one in changes] == [
        [{"changed": {"fields": ["Homepage"]}}]
    ]
    assert RecordEntry.objects.filter(deed=RecordedDeed.PROPOSAL).count() == 1


def test_a_refusal_stands_above_the_form_with_its_note(source, editor, second):
    save(editor, change(source), homepage=EVIL)
    path = url(Proposal, "change", Proposal.objects.get().pk)
    form = read_form(second.get(path)) | {"_deed": "close", "note": "Die ist falsch."}
    second.post(path, form)
    shown = editor.get(change(source)).text
    assert "Die ist falsch." in shown
    assert "Die ist falsch." in editor.get(path).text
    assert "abgelehnt" in editor.get(reverse("admin:index")).text


@pytest.mark.parametrize(
    "pressed", [{}, {"_continue": "1"}, {"_addanother": "1"}, {"_popup": "1"}]
)
def test_no_button_of_the_form_makes_it_public(pressed, source, editor):
    answer = save(editor, change(source), homepage=EVIL, **pressed)
    assert answer.status_code in {200, 302}
    source.refresh_from_db()
    assert source.homepage == "https://haus.example/"
    assert Proposal.objects.open().exists()


def test_a_picture_is_judged_beside_what_is_said_of_it(image, editor, second):
    save(editor, change(image), alts_de="Ein Leuchtturm", focus_x="3", title="Turm")
    image.refresh_from_db()
    assert (image.title, image.focus_x) == ("Turm", 50)
    made = Proposal.objects.get()
    page = second.get(url(Proposal, "change", made.pk)).text
    assert "proposal-picture" in page
    assert 'lang="de"' in page
    accepted(second, made)
    image.refresh_from_db()
    assert (image.alt, image.focus_x) == ("Ein Leuchtturm", 3)


def test_the_page_on_which_many_are_described_leads_to_proposals_too(image, editor):
    free = factories.picture("Frei")
    pictures = {"picture": [image.pk, free.pk]}
    path = reverse("admin:articles_image_describe", query=pictures)
    form = read_form(editor.get(path))
    form |= {f"picture-{one.pk}-alts_de": "Etwas anderes" for one in (image, free)}
    answer = editor.post(path, form, follow=True)
    assert "Vorgeschlagen" in answer.text
    image.refresh_from_db()
    free.refresh_from_db()
    assert (image.alt, free.alt) == ("Hafen, von oben", "Etwas anderes")
    # Describing it again starts from what is proposed.
    again = read_form(editor.get(path))
    assert again[f"picture-{image.pk}-alts_de"] == ["Etwas anderes"]


def test_a_file_stays_while_something_is_proposed_of_its_words(editor):
    image = factories.picture()
    article = factories.in_review(lead_image=str(image.key))
    save(editor, change(image), alts_de="Ein Leuchtturm")
    factories.edited(article, by=factories.editor(), lead_image=None)
    form = read_form(editor.get(change(image)))
    file = factories.picture_file("Ganz anders")
    answer = editor.post(change(image), form | {"replacement": file})
    assert "noch nicht entschieden" in answer.text
    image.refresh_from_db()
    assert image.alt == "Hafen, von oben"


def test_merging_says_that_it_waits_and_waits(editor, second):
    topic, other = factories.topic(), factories.topic("Neuerung")
    factories.published(topics=keys(topic))
    path = f"{url(Topic, 'merge', topic.pk)}?into={other.pk}"
    opened = editor.get(path)
    assert "Zusammenführen vorschlagen" in opened.text
    answer = editor.post(path, read_form(opened))
    topic.refresh_from_db()
    assert topic.merged_into is None
    assert answer["Location"] == url(Proposal, "change", Proposal.objects.get().pk)
    page = second.get(answer["Location"]).text
    assert "Neuerung" in page
    # As long as that isn't decided, nothing else is.
    shown = editor.get(change(topic)).text
    assert "mit einem anderen Eintrag zusammenzuführen" in shown
    refused = save(editor, change(topic), aliases="Anders")
    assert "noch nicht entschieden" in refused.text
    accepted(second, Proposal.objects.get())
    topic.refresh_from_db()
    assert topic.merged_into == other
    path = url(Topic, "separate", topic.pk)
    opened = editor.get(path)
    assert "Rücknahme vorschlagen" in opened.text
    editor.post(path, read_form(opened))
    topic.refresh_from_db()
    assert topic.merged_into == other


def test_what_was_decided_stays_to_read_when_the_row_is_gone(editor):
    source = factories.source()
    article = factories.in_review(attributions=[{"source": str(source.key)}])
    save(editor, change(source), homepage=EVIL)
    factories.edited(article, by=factories.editor(), attributions=[])
    article.attributions.all().delete()
    Source.objects.filter(pk=source.pk).delete()
    made = Proposal.objects.get()
    assert editor.get(url(Proposal, "change", made.pk)).status_code == 200
    assert editor.get(url(Proposal, "preview", made.pk)).status_code == 404
