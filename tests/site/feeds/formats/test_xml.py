"""Every feed stays readable, whatever its fields contain."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.db import connection

from articles.models import (
    SITE,
    Category,
    CountryOrganisation,
    Masthead,
    PrintedPart,
    Source,
    Topic,
    bump,
)
from articles.site.shared import legal
from tests.site.feeds.reading import FORMS, XML, entries, get
from tests.support.contents import full_content
from tests.support.factories import published

CORPUS = Path(__file__).parents[5] / "shared" / "corpora" / "blns"
CONTROLS = "".join(map(chr, [*range(1, 32), *range(127, 160), 0xFFFE, 0xFFFF]))
FIELDS = {
    "articles_article": (
        "headline", "teaser", "body", "credit_name", "credit_organisation",
        "change_note",
    ),
    "articles_masthead": ("name", "tagline"),
    "articles_attribution": ("title", "url"),
    "articles_furtherreading": ("title", "publisher_name", "url"),
}  # fmt: skip
WORDS = {
    Category: ("names",),
    CountryOrganisation: ("names",),
    Topic: ("names",),
    Source: ("names", "descriptions"),
}


def naughty_strings() -> list[str]:
    found = sorted(CORPUS.rglob("*.json")) if CORPUS.exists() else []
    if not found:
        pytest.skip(f"The corpus of naughty strings isn't in {CORPUS}.")
    return [text for path in found for text in json.loads(path.read_text("utf-8"))]


def soil(dirt: str) -> None:
    """Add it to every field, past all that keeps it out."""
    # Neither database keeps these.
    dirt = dirt.replace("\x00", "").encode("utf-8", "ignore").decode("utf-8")
    for model, fields in WORDS.items():
        for row in model.objects.all():
            soiled = {
                name: {code: f"{text}{dirt[:60]}" for code, text in words.items()}
                for name in fields
                for words in [getattr(row, name)]
            }
            model.objects.filter(pk=row.pk).update(**soiled)
    with connection.cursor() as cursor:
        for table, fields in FIELDS.items():
            columns = ", ".join(f"{name} = {name} || %s" for name in fields)
            for_all = f"UPDATE {table} SET {columns}"  # noqa: S608
            length = 60 if table != "articles_article" else 80
            cursor.execute(for_all, [dirt[:length]] * len(fields))
    forget()


def forget() -> None:
    """Let nothing be given that was made before."""
    PrintedPart.objects.all().delete()
    bump(SITE)


def well_formed(client, paths=("/de/artikel/",), number=1) -> None:
    for path in paths:
        for form in XML:
            root = ElementTree.fromstring(get(client, form, path).content)  # noqa: S314
            told = [one for one in root.iter() if one.tag.endswith(("item", "entry"))]
            assert len(told) == number
        for form in set(FORMS) - set(XML):
            assert len(entries(client, form, path)) == number


@pytest.mark.django_db
def test_no_control_character_and_no_mark_of_xml_breaks_a_feed(client):
    Masthead.objects.create(language="de", name="B", tagline="B")
    published(**full_content())
    paths = ("/de/artikel/", "/de/themen/zoelle/", "/de/korrekturen/")
    for dirt in (CONTROLS[:40], CONTROLS[40:], "]]>", "<![CDATA[", "&#x1f;&nosuch;"):
        soil(dirt)
        well_formed(client, paths)


@pytest.mark.again
@pytest.mark.django_db
def test_r27_no_naughty_string_breaks_a_feed(client, full_size):
    strings = sorted(set(naughty_strings()))
    assert len(strings) > 400
    strings = strings if full_size else strings[::3]
    keys = [published(headline=f"Nr. {number}").pk for number in range(24)]
    for first in range(0, len(strings), len(keys)):
        for key, dirt in zip(keys, strings[first:], strict=False):
            clean = dirt.replace("\x00", "").encode("utf-8", "ignore").decode()
            with connection.cursor() as cursor:
                cursor.execute(
                    "UPDATE articles_article SET headline = %s, teaser = %s, "
                    "body = %s, credit_name = %s WHERE id = %s",
                    [clean[:200] or "-", clean, clean, clean[:200], key],
                )
        forget()
        well_formed(client, number=len(keys))


def test_what_xml_cannot_hold_is_left_out():
    assert legal("a\x00\x08\x0b\x0c\x0e\x1f\ud800\udfff\ufffe\uffffb") == "ab"
    assert legal("a\t\n\r\x7f\x85ä\ud7ff\ue000\ufffd😀b") == (
        "a\t\n\r\x7f\x85ä\ud7ff\ue000\ufffd😀b"
    )
