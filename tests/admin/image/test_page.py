"""The page of a picture heeds roles, explains refusals and shows where it is used."""

from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from django.utils.translation import override

from articles.domain import site_version
from articles.domain.pictures import made_anew, read, renditions_at, replace_file
from articles.editing.publishing import move
from articles.foundation.image_files import rendition_files
from articles.models import (
    Image,
    Proposal,
    RecordEntry,
)
from tests.support import factories
from tests.support.desk.desk import PEOPLE, at_desk, errors, read_form, save, url

pytestmark = pytest.mark.django_db


def change(image) -> str:
    return url(Image, "change", image.pk)


def counter() -> int:
    return site_version.current(timezone.now()).counter


def led_by(image, **options) -> dict:
    return {"lead_image": str(image.key)} | options


def paths_of(image) -> list[Path]:
    """Return where its file lies and one of its renditions, made now."""
    rendition = renditions_at(image, "card", "jpg")[0]
    read(rendition)
    return [Path(image.file.path), rendition_files().root / rendition.file_name]


def test_each_role_does_with_a_picture_what_it_may():
    writers, reviewers = {"author", "editor", "chief", "admin"}, {"editor", "chief"}
    free, public = factories.picture("Frei"), factories.picture("Gezeigt")
    factories.published(**led_by(public))
    for role, person in PEOPLE.items():
        client, may_look = at_desk(person()), role not in {"sources"}
        for image, changers in ((free, writers), (public, reviewers | {"admin"})):
            page = client.get(change(image))
            assert page.status_code == (200 if may_look else 403), role
            may = role in changers
            assert may_look is False or ('name="_save"' in page.text) is may, role
            data = {"title": image.title, "credit": role, "seen": "", "focus_x": 1}
            form = read_form(page) if may_look else {}
            client.post(change(image), data | form | {"credit": role})
            factories.accept_all()
            image.refresh_from_db()
            assert (image.credit == role) is may, role
        assert client.get(url(Image, "changelist")).status_code == (
            200 if may_look else 403
        )
        # Deleting the free one is asked about; an author's right ends at her own.
        asked = client.get(url(Image, "delete", free.pk)).status_code
        assert asked == (200 if role in reviewers | {"admin"} else 403), role


def test_what_a_reviewer_or_a_reader_has_before_her_an_author_changes_no_more():
    me = factories.author()
    article = factories.draft(**led_by(factories.picture(by=me)))
    client, image = at_desk(me), Image.objects.get()
    save(client, change(image), credit="Im Entwurf")
    move(article, "submit", by=me)
    page = client.get(change(image)).text
    assert 'name="_save"' not in page
    assert "Autorinnen und Autoren können dieses Bild nicht ändern" in page
    assert client.post(change(image), {"credit": "In Prüfung"}).status_code == 403
    save(at_desk(factories.editor()), change(image), credit="Geprüft")
    move(article, "take_back", by=me)
    save(client, change(image), captions_de="Wieder im Entwurf")
    # The form contained what was proposed during the review.
    assert not Proposal.objects.open().exists()
    image.refresh_from_db()
    assert (image.credit, image.caption) == ("Geprüft", "Wieder im Entwurf")


def test_who_saves_second_is_told_what_stands_there_and_may_save_again():
    image, client = factories.picture(), at_desk(factories.author())
    form = read_form(client.get(change(image)))
    save(at_desk(factories.editor("Rosa")), change(image), alts_de="Ein roter Kran")
    answer = client.post(change(image), form | {"captions_de": "Mein Text"})
    assert "Rosa hat dies gespeichert" in errors(answer)
    assert "Ein roter Kran" in answer.text
    image.refresh_from_db()
    assert (image.alt, image.caption) == ("Ein roter Kran", "")
    again = read_form(answer)
    assert again["captions_de"] == ["Mein Text"]
    mine = {"alts_de": "Zwei Kräne", "merge-alts": "mine"}
    assert client.post(change(image), again | mine).status_code == 302
    image.refresh_from_db()
    assert (image.alt, image.caption) == ("Zwei Kräne", "Mein Text")


def test_the_history_names_what_was_changed_in_the_language_of_the_desk():
    image, client = factories.picture(), at_desk(factories.author())
    save(client, change(image), credit="Agentur", licensed_until="2030-01-31")
    save(client, change(image))
    page = client.get(url(Image, "history", image.pk)).text
    assert "Bildnachweis und Lizenz bis geändert" in page
    assert RecordEntry.objects.count() == 1


def test_the_same_change_twice_is_no_conflict():
    image, client = factories.picture(), at_desk(factories.author())
    form = read_form(client.get(change(image)))
    for person in (factories.editor(), factories.author()):
        data = form | {"alts_de": "Ein Kran"}
        assert at_desk(person).post(change(image), data).status_code == 302


def test_what_readers_see_of_it_is_another_revision_and_nothing_else_is():
    hidden, shown = factories.picture("Nie öffentlich"), factories.picture("Gezeigt")
    factories.draft(**led_by(hidden))
    factories.published(**led_by(shown))
    client, before = at_desk(factories.chief()), counter()
    save(client, change(hidden), alts_de="Ein Kran")
    unused = factories.picture("Unbenutzt")
    client.post(url(Image, "delete", unused.pk), {"post": "yes"})
    assert not Image.objects.filter(pk=unused.pk).exists()
    assert counter() == before
    save(client, change(shown), alts_de="Ein Kran")
    assert counter() == before
    factories.accept_all()
    assert counter() == before + 1
    save(client, change(shown))
    assert counter() == before + 1


def test_another_file_takes_the_place_of_the_first(django_capture_on_commit_callbacks):
    image, client = factories.picture(), at_desk(factories.author())
    before, checksum = paths_of(image), image.checksum
    assert all(path.exists() for path in before)
    other = factories.picture_file("Ganz anders", size=(90, 30))
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(
            change(image),
            read_form(client.get(change(image))) | {"replacement": other},
            follow=True,
        )
    said = [str(message) for message in answer.context["messages"]]
    assert any("Alternativtext und Fokuspunkt" in text for text in said)
    image.refresh_from_db()
    assert (image.width, image.height, image.alt) == (90, 30, "Hafen, von oben")
    assert image.checksum != checksum
    assert Path(image.file.path).exists()
    assert not any(path.exists() for path in before)


def test_what_a_version_has_keeps_its_file_whoever_sends_another():
    words = "Dieses Bild wird verwendet; seine Datei bleibt, wie sie ist."
    led, inside = factories.picture("Vorn"), factories.picture("Im Text")
    factories.discarded(**led_by(led))
    factories.published(body=f'<p>Ein Absatz.</p><img data-image="{inside.key}">')
    for image, person in ((led, factories.author()), (inside, factories.chief())):
        client = at_desk(person)
        page = client.get(change(image))
        assert words in page.text
        assert 'name="replacement"' not in page.text
        other = factories.picture_file("Ganz anders")
        answer = save(client, change(image), replacement=other, captions_de="Getippt")
        assert words in errors(answer)
        stored = Image.objects.get(pk=image.pk)
        assert (stored.file.name, stored.caption) == (image.file.name, "")
        with override("de"), pytest.raises(ValidationError, match="Datei bleibt"):
            replace_file(stored, made_anew(factories.picture_file("Kran")), by=person)


def test_each_cut_that_the_focal_point_decides_on_is_shown():
    image = factories.picture("Turm", size=(480, 960), focus_y=10)
    page = at_desk(factories.editor()).get(change(image))
    for place in ("card", "lead", "social"):
        [cut] = [cut for _name, cut in page.context["cuts"] if cut.place.name == place]
        assert f'src="{cut.url}"' in page.text
        assert "-50-10." in cut.url
    assert "Als Aufmacher der Startseite" in page.text


def test_a_file_that_is_refused_changes_nothing_and_the_rest_stays_typed():
    image, client = factories.picture(), at_desk(factories.author())
    text = SimpleUploadedFile("a.jpg", b"kein Bild", "image/jpeg")
    answer = save(client, change(image), replacement=text, captions_de="Getippt")
    assert "kein Bild, das sich verwenden lässt" in errors(answer)
    assert read_form(answer)["captions_de"] == ["Getippt"]
    assert Path(Image.objects.get(captions={}).file.path).exists()


def test_decorative_and_described_at_once_is_refused_in_words():
    image, client = factories.picture(), at_desk(factories.author())
    answer = save(client, change(image), is_decorative="on")
    assert errors(answer).count("Ein Schmuckbild hat keinen Alternativtext") == 1
    assert "image_decorative" not in answer.text


def test_who_may_not_change_pictures_is_told_who_does():
    page = at_desk(PEOPLE["reader"]()).get(change(factories.picture())).text
    assert "Ihre Rolle umfasst das Ändern von Bildern nicht." in page
    client = at_desk(factories.author())
    assert "picture-fixed" not in client.get(change(factories.picture())).text


def test_the_page_says_where_it_is_used_as_far_as_one_may_know():
    image, mine = factories.picture(), factories.author()
    other = factories.author("Kollegin Beispiel")
    key = str(image.key)
    factories.draft(headline="Mein Entwurf", by=mine, lead_image=key)
    body = f'<p>Ein Absatz.</p><img data-image="{key}">'
    factories.draft(headline="Geheimer Entwurf", by=other, body=body)
    factories.published(headline="Für alle", by=other, body=body, slug="fuer-alle")
    page = at_desk(mine).get(change(image)).text
    assert "Mein Entwurf" in page
    assert "Für alle" in page
    assert "Geheimer Entwurf" not in page
    assert "1 Fassung, die Sie nicht sehen dürfen" in page
    assert "Geheimer Entwurf" in at_desk(factories.chief()).get(change(image)).text


def test_r32_what_is_used_is_not_deleted_alone_or_with_others():
    used, free = factories.picture("Verwendet"), factories.picture("Frei")
    factories.draft(headline="Ein Entwurf", **led_by(used))
    client = at_desk(factories.editor())
    several = {
        "action": "delete_selected",
        "_selected_action": [used.pk, free.pk],
        "post": "yes",
    }
    for answer in (
        client.get(url(Image, "delete", used.pk)),
        client.post(url(Image, "delete", used.pk), {"post": "yes"}),
        client.post(url(Image, "changelist"), several),
    ):
        assert "„Verwendet“ kann nicht gelöscht werden" in answer.text
        assert "Ein Entwurf" in answer.text
    assert Image.objects.count() == 2


@pytest.mark.parametrize("way", ["alone", "with others"])
def test_what_is_unused_goes_with_its_files_and_the_act_is_noted(
    way, django_capture_on_commit_callbacks
):
    image = factories.picture("Frei")
    paths, client = paths_of(image), at_desk(factories.editor())
    with django_capture_on_commit_callbacks() as later:
        if way == "alone":
            client.post(url(Image, "delete", image.pk), {"post": "yes"})
        else:
            data = {"action": "delete_selected", "_selected_action": [image.pk]}
            client.post(url(Image, "changelist"), data | {"post": "yes"})
    assert not Image.objects.exists()
    # As long as it may still be taken back, the files stay.
    assert all(path.exists() for path in paths)
    for act in later:
        act()
    assert not any(path.exists() for path in paths)
    assert RecordEntry.objects.get(deed="deleted").name == "Frei"


def test_what_one_uploaded_oneself_one_may_take_back_until_it_is_used():
    me = factories.author()
    double, used = factories.picture("A", by=me), factories.picture("B", by=me)
    factories.draft(by=me, headline="Mein Entwurf", **led_by(used))
    client = at_desk(me)
    other = at_desk(factories.author("Kollegin Beispiel"))
    assert other.post(url(Image, "delete", double.pk), {"post": "y"}).status_code == 403
    for image in (double, used):
        client.post(url(Image, "delete", image.pk), {"post": "yes"})
    assert list(Image.objects.all()) == [used]
