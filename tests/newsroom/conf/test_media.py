"""One variable says where pictures are stored; a bad one is refused with a remedy."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from newsroom.conf import media

NAME = "NEWSROOM_MEDIA_URL"


def test_without_a_bucket_there_is_none():
    assert media.place(NAME, "") == {}


def test_all_of_it_is_told_in_one_line():
    value = (
        "s3://key:sec%2Fret@Bucket/a/b/?endpoint=https://objects.example.org/&region=eu"
    )
    assert media.place(NAME, value) == {
        "access_key_id": "key",
        "secret_access_key": "sec/ret",
        "bucket": "Bucket",
        "prefix": "a/b",
        "endpoint": "https://objects.example.org",
        "region": "eu",
        "virtual_hosted_style_request": "false",
    }


def test_key_prefix_and_place_may_be_left_out():
    assert media.place(NAME, "s3://bucket?style=host") == {
        "bucket": "bucket",
        "prefix": "",
        "region": "us-east-1",
        "virtual_hosted_style_request": "true",
    }


@pytest.mark.parametrize(
    "value",
    [
        "bucket",
        "https://bucket",
        "s3://",
        "s3://key:secret@/prefix",
        "s3://bucket?endpoint=objects.example.org",
        "s3://bucket?regoin=eu",
        "s3://bucket?style=other",
    ],
)
def test_what_names_no_bucket_says_how_one_is_named(value):
    with pytest.raises(ImproperlyConfigured, match="Set it to s3://key:secret@bucket"):
        media.place(NAME, value)


def test_what_speaks_with_a_bucket_has_to_be_installed(monkeypatch):
    monkeypatch.setattr(media, "find_spec", lambda _name: None)
    with pytest.raises(ImproperlyConfigured, match="the extra s3"):
        media.place(NAME, "s3://bucket")
