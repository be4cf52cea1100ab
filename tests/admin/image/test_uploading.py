"""Uploading many pictures without a script, and saying what each of them shows."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.foundation.image_files import MAX_BYTES
from articles.models import Image
from tests.foundation.image_files.making import header, png
from tests.support import factories
from tests.support.desk.desk import at_desk, read_form, url

pytestmark = pytest.mark.django_db
DESCRIBE = "/admin/articles/image/describe/"


def upload(client, *files, **words):
    return client.post(url(Image, "add"), {"files": files} | words, follow=True)


def broken(name="kaputt.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, b"kein Bild", "image/jpeg")


def describe(client, *images, **typed):
    """Open the page for these pictures, type, and save it."""
    address = f"{DESCRIBE}?{'&'.join(f'picture={image.pk}' for image in images)}"
    opened = client.get(address)
    data = read_form(opened) | typed
    return client.post(address, data, follow=True)


def test_what_is_said_of_all_is_said_of_each_and_never_what_it_shows():
    client = at_desk(factories.author())
    words = {"credit": "Agentur", "licence": "CC BY 4.0"}
    names = ("Hafen", "Kran")
    files = [factories.picture_file(name) for name in names]
    page = upload(client, *files, **words)
    assert page.request["PATH_INFO"] == DESCRIBE
    for image, title in zip(Image.objects.order_by("pk"), names, strict=True):
        assert (image.title, image.credit, image.licence) == (
            title, "Agentur", "CC BY 4.0",
        )  # fmt: skip
        assert (image.alts, image.is_decorative) == ({}, False)
        assert f'name="picture-{image.pk}-alts_de"' in page.text
    assert Image.objects.first().uploaded_by == factories.author()


def test_s52_s54_a_refused_file_is_named_and_the_others_go_on():
    client = at_desk(factories.author())
    huge = SimpleUploadedFile("riesig.jpg", bytes(MAX_BYTES + 1), "image/jpeg")
    empty = SimpleUploadedFile("leer.jpg", b"", "image/jpeg")
    bomb = SimpleUploadedFile("bombe.png", png(header((65_535, 65_535))), "image/png")
    page = upload(client, broken(), factories.picture_file("Hafen"), huge, empty, bomb)
    said = [str(message) for message in page.context["messages"]]
    for name in ("kaputt.jpg", "riesig.jpg", "leer.jpg", "bombe.png"):
        assert sum(f"„{name}“" in text for text in said) == 1, name
        assert f"„{name}“" in page.text
    assert [image.title for image in Image.objects.all()] == ["Hafen"]
    page = upload(client, broken(), credit="Agentur")
    assert page.request["PATH_INFO"] == url(Image, "add")
    assert 'value="Agentur"' in page.text
    assert Image.objects.count() == 1


def test_the_page_says_how_large_a_file_of_each_kind_may_be():
    page = at_desk(factories.author()).get(url(Image, "add"))
    most = "höchstens 40 Millionen Pixel haben"
    assert f"{most}, ein progressives JPEG 26, ein AVIF 16, ein WebP 13;" in page.text


def test_wrong_words_and_no_file_are_said_at_the_field():
    client = at_desk(factories.author())
    page = upload(client, factories.picture_file(), source_url="javascript:x")
    assert "wählen Sie die Dateien noch einmal aus" in page.text
    assert "source_url" in page.context["form"].errors
    assert "files" in upload(client).context["form"].errors
    assert not Image.objects.exists()


def test_each_picture_is_described_and_what_is_silent_is_said():
    client = at_desk(factories.author())
    upload(client, *(factories.picture_file(name) for name in "ABC"))
    one, two, three = Image.objects.order_by("pk")
    typed = {f"picture-{one.pk}-alts_de": "Ein Kran"}
    typed |= {f"picture-{two.pk}-is_decorative": "on"}
    page = describe(client, one, two, three, **typed)
    said = [str(message) for message in page.context["messages"]]
    assert said == [
        "3 Bilder sind jetzt in der Mediathek.",
        "1 davon hat noch keinen Alternativtext.",
    ]
    one.refresh_from_db(), two.refresh_from_db()
    assert (one.alt, two.is_decorative) == ("Ein Kran", True)


def test_one_that_is_wrong_keeps_them_all_on_the_page_with_what_was_typed():
    client = at_desk(factories.author())
    upload(client, *(factories.picture_file(name) for name in "AB"))
    one, two = Image.objects.order_by("pk")
    typed = {
        f"picture-{one.pk}-alts_de": "Ein Kran",
        f"picture-{two.pk}-alts_de": "Zwei",
    }
    typed |= {f"picture-{one.pk}-is_decorative": "on"}
    page = describe(client, one, two, **typed)
    # Once in the summary, once at the field.
    assert page.text.count("Ein Schmuckbild hat keinen Alternativtext") == 2
    assert "image_decorative" not in page.text
    assert ">\nZwei</textarea>" in page.text
    assert not Image.objects.exclude(alts={}).exists()


def test_a_double_is_named_and_can_be_discarded():
    first, client = factories.picture("Hafen"), at_desk(factories.author())
    page = upload(client, factories.picture_file("Hafen"))
    double = Image.objects.exclude(pk=first.pk).get()
    assert "Dieselbe Datei ist schon da:" in page.text
    assert f'href="{url(Image, "change", first.pk)}"' in page.text
    describe(client, double, **{f"picture-{double.pk}-discard": "on"})
    assert list(Image.objects.all()) == [first]


def test_of_doubles_that_came_together_the_first_stays_whatever_is_sent():
    client = at_desk(factories.author())
    page = upload(client, *(factories.picture_file("Hafen") for _ in range(3)))
    images = list(Image.objects.order_by("pk"))
    offered = [f'name="picture-{one.pk}-discard"' in page.text for one in images]
    assert offered == [False, True, True]
    all_of_them = {f"picture-{image.pk}-discard": "on" for image in images}
    describe(client, *images, **all_of_them)
    assert Image.objects.count() == 1
    left = Image.objects.get()
    describe(client, left, **{f"picture-{left.pk}-discard": "on"})
    assert Image.objects.get() == left


def test_nobody_describes_or_discards_what_she_may_not_change():
    public = factories.picture("Öffentlich")
    factories.published(lead_image=str(public.key))
    others = factories.picture("Fremd", by=factories.editor())
    client = at_desk(factories.author())
    page = client.get(f"{DESCRIBE}?picture={public.pk}&picture=x&picture=99999999")
    assert page.status_code == 302
    data = {f"picture-{others.pk}-discard": "on"}
    describe(client, others, **data)
    assert Image.objects.filter(pk=others.pk).exists()
    reader = at_desk(factories.user("Quellen", "sources"))
    assert reader.get(f"{DESCRIBE}?picture={others.pk}").status_code == 403


def test_what_was_saved_meanwhile_is_not_overwritten():
    image, client = factories.picture("Hafen"), at_desk(factories.author())
    address = f"{DESCRIBE}?picture={image.pk}"
    data = read_form(client.get(address))
    Image.objects.filter(pk=image.pk).update(alts={"de": "Von jemand anderem"})
    page = client.post(address, data | {f"picture-{image.pk}-title": "Neu"})
    assert "Von jemand anderem" in page.text
    image.refresh_from_db()
    assert (image.title, image.alt) == ("Hafen", "Von jemand anderem")
