"""Words by language: none is lost, whatever languages the newsroom has."""

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.utils.translation import override

from articles.models import Image, Topic
from tests.support import factories
from tests.support.desk.desk import PEOPLE, at_desk, read_form, save, url

pytestmark = pytest.mark.django_db
NAMES = {"de": "Klima", "en": "Climate", "fr": "Climat"}


def languages(settings, *codes: str) -> None:
    settings.LANGUAGES = [(code, code) for code in codes]
    settings.NEWSROOM_LANGUAGES, settings.LANGUAGE_CODE = codes, codes[0]


def offered_to_readers(label: Topic) -> dict[str, str]:
    found = {}
    for code in ("de", "en", "it", "de-ch"):
        with override(code):
            found[code] = str(label)
    return found


def test_readers_get_the_words_of_the_nearest_language(settings):
    label = Topic(names=NAMES, slugs={"de": "klima"})
    assert offered_to_readers(label) == {
        "de": "Klima",
        "en": "Climate",
        "it": "Klima",
        "de-ch": "Klima",
    }
    languages(settings, "fr", "it")
    assert label.name == label.name_in("it") == "Climat"
    assert label.all_own_names() == ["Climat", "Klima", "Climate"]


@pytest.mark.both
def test_a_form_asks_for_the_newsrooms_languages_and_keeps_the_others(settings):
    topic = factories.topic("Klima", name_en="Climate")
    languages(settings, "de", "fr")
    client = at_desk(PEOPLE["sources"]())
    form = read_form(client.get(url(Topic, "change", topic.pk)))
    assert {key for key in form if key.startswith("names_")} == {"names_de", "names_fr"}
    save(client, url(Topic, "change", topic.pk), names_fr="Climat")
    topic.refresh_from_db()
    assert topic.names == NAMES
    assert topic.slugs["fr"] == "climat"


@pytest.mark.both
def test_names_are_ordered_as_readers_see_them(settings):
    factories.topic("Zebra", name_en="Alpha")
    factories.topic("Biene")
    factories.topic("ameise", name_en="Zulu")
    shown = [str(one) for one in Topic.objects.by_name("de")]
    assert shown == ["ameise", "Biene", "Zebra"]
    with override("en"):
        shown = [str(one) for one in Topic.objects.by_name("en")]
    assert shown == ["Alpha", "Biene", "Zulu"]
    languages(settings, "de")
    assert Topic.objects.by_name("de").count() == 3


def test_words_are_bounded_in_each_language():
    topic = Topic(names={"de": "Kurz", "en": "x" * 201}, slugs={"de": "kurz"})
    with pytest.raises(ValidationError) as refused:
        topic.full_clean()
    [told] = refused.value.message_dict["names"]
    assert told.startswith("Englisch:")


def test_a_label_needs_a_name_in_one_language_and_slugs_that_are_some():
    with pytest.raises(ValidationError):
        Topic(names={"de": " "}, slugs={"de": "x"}).full_clean()
    with pytest.raises(ValidationError, match="kann keine Adresse sein"):
        Topic(name="Klima", slugs={"de": "kein slug"}).full_clean()


@pytest.mark.skipif(
    connection.vendor != "sqlite", reason="PostgreSQL parses JSON when it is stored"
)
@pytest.mark.django_db(transaction=True)
def test_words_that_a_disk_has_damaged_take_no_page_with_them():
    topic = factories.topic("Klima")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA ignore_check_constraints = ON")
        cursor.execute('UPDATE articles_topic SET names = \'{"de": "Kli\'')
    assert Topic.objects.get(pk=topic.pk).name == "�"
    # Nobody stores it again as if it were the name.
    with pytest.raises(DatabaseError), transaction.atomic():
        Topic.objects.get(pk=topic.pk)


@pytest.mark.both
def test_what_a_picture_lacks_follows_its_texts_and_the_newsrooms_languages(settings):
    picture = factories.picture("Hafen", alt_en="")
    assert picture.lacking == " en "
    assert list(Image.objects.undescribed()) == [picture]
    Image.objects.update(alts={"de": "Hafen", "en": "Harbour"})
    assert not Image.objects.undescribed().exists()
    languages(settings, "de", "fr", "it")
    assert Image.objects.find_lacking() == 1
    picture.refresh_from_db()
    assert picture.lacking == " fr it "
    assert Image.objects.find_lacking() == 0
    picture.is_decorative, picture.alts = True, {}
    picture.save()
    assert picture.lacking == ""
    languages(settings, "de")
    assert Image.objects.find_lacking() == 0
