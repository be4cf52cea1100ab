"""Web addresses: no field of any model takes one that leads elsewhere than it says."""

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models

from articles.models import Source
from tests.support import factories
from tests.support.desk.desk import at_desk, url

ASTRAY = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\nscript:alert(1)",
    "java&#10;script:alert(1)",
    "java\tscript:alert(1)",
    "\x01javascript:alert(1)",
    "\u00a0javascript:alert(1)",
    "javascript://example.org/%0aalert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "file:///etc/passwd",
    "ftp://example.org/",
    "//evil.example/",
    "\\\\evil.example\\x",
    "/\\evil.example",
    "https:evil.example",
    "https:/evil.example",
    "http://",
    "https://evil.example/\r\nSet-Cookie: a=b",
]
FIELDS = [
    field
    for model in apps.get_app_config("articles").get_models()
    for field in model._meta.get_fields()
    if isinstance(field, models.URLField)
]


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.model.__name__)
def test_s27_no_field_takes_an_address_that_leads_astray(field):
    for address in ASTRAY:
        with pytest.raises(ValidationError):
            field.clean(address, None)
    field.clean("https://example.org/a?b=1", None)


def test_s27_these_are_all_fields_that_a_reader_could_follow():
    named = {f"{field.model.__name__}.{field.name}" for field in FIELDS}
    assert named == {
        "Attribution.url", "CallFacts.apply_at", "Deadline.told_at",
        "FurtherReading.url", "Image.source_url", "Source.homepage",
        "SourceFeed.address",
    }  # fmt: skip


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.model.__name__)
def test_s78_no_field_takes_a_name_or_a_password_for_a_server(field):
    for who in ("user:pw", "user", ":pw", "trusted.example:443", "%75ser:%70w", "a@b"):
        with pytest.raises(ValidationError):
            field.clean(f"https://{who}@evil.example/", None)
    field.clean("https://example.org/@somebody?by=a@example.org", None)


@pytest.mark.django_db
def test_s27_one_that_got_in_all_the_same_is_no_link_in_a_list_of_the_desk():
    source = factories.source()
    Source.objects.filter(pk=source.pk).update(homepage=ASTRAY[0])
    client = at_desk(factories.admin())
    for path in (url(Source, "changelist"), url(Source, "change", source.pk)):
        shown = client.get(path).text
        assert ASTRAY[0] in shown
        assert f'href="{ASTRAY[0]}' not in shown


@pytest.mark.django_db
def test_what_came_into_a_row_in_another_way_is_no_link(client):
    image, source = factories.picture("Kran"), factories.source("Amt")
    one = {"title": "Mehr", "url": "https://example.org/"}
    attributions = [{"source": str(source.key), "url": "https://example.org/"}]
    article = factories.published(
        lead_image=str(image.key), further_reading=[one], attributions=attributions
    )
    address = "javascript:alert(1)"
    for field in FIELDS:
        if isinstance(field, models.URLField):
            field.model._base_manager.update(**{field.name: address})
    for path in (article.get_absolute_url(), "/de/quellen/", source.get_absolute_url()):
        page = client.get(path)
        assert page.status_code == 200
        assert 'href="javascript:' not in page.text, path
        assert "Mehr" in page.text or path != article.get_absolute_url()
