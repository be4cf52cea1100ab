"""Machines that share a database have its pictures in one place, or don't begin."""

import pytest
from django.db import connection

from articles.domain.pictures import why_elsewhere
from articles.domain.pictures.belonging import NAME
from articles.foundation import schema
from articles.models import SiteRevision
from newsroom.database.version_check import why_not_here
from tests.support import factories

pytestmark = pytest.mark.django_db
ON_POSTGRESQL = pytest.mark.skipif(
    connection.vendor == "sqlite", reason="a file of SQLite is used by one machine"
)


@pytest.fixture
def machine(settings, tmp_path):
    """Go to a machine, which has a folder of its own."""

    def go_to(name):
        settings.MEDIA_ROOT = tmp_path / name
        return settings.MEDIA_ROOT

    return go_to


@ON_POSTGRESQL
def test_a_second_machine_with_a_folder_of_its_own_is_refused(machine):
    first = machine("first")
    assert why_elsewhere() == ""
    assert (first / "newsroom" / NAME).exists()
    second = machine("second")
    said = why_not_here()
    assert f"{second} doesn't have the pictures of this database" in said
    assert "NEWSROOM_MEDIA_URL" in said
    # It said what to write where, if this is meant to be the place.
    machine("first")
    assert why_not_here() == ""


@ON_POSTGRESQL
def test_what_it_says_to_write_makes_it_the_place(machine):
    machine("first")
    assert why_elsewhere() == ""
    second = machine("second")
    site = str(SiteRevision.objects.get().site)
    assert site in why_elsewhere()
    (second / "newsroom").mkdir(parents=True)
    (second / "newsroom" / NAME).write_text(f"{site}\n")
    assert why_elsewhere() == ""


@ON_POSTGRESQL
def test_a_folder_that_was_moved_with_its_pictures_is_taken_for_the_place(machine):
    first = machine("first")
    assert why_elsewhere() == ""
    factories.picture("Hafen")
    second = machine("second")
    assert why_elsewhere()
    (first / "pictures").rename(second.parent / "moved")
    second.mkdir()
    (second.parent / "moved").rename(second / "pictures")
    assert why_elsewhere() == ""
    assert (second / "newsroom" / NAME).exists()


@ON_POSTGRESQL
def test_a_place_that_cannot_be_written_to_is_for_others_to_name(machine, tmp_path):
    (tmp_path / "file").touch()
    machine("file/media")
    assert why_elsewhere() == ""
    assert schema.read_media() == ""


def test_on_sqlite_there_is_one_machine(machine):
    if connection.vendor == "sqlite":
        schema.note_media(str(SiteRevision.objects.get().site))
        machine("another")
        assert why_not_here() == ""


def test_what_is_kept_of_programs_and_of_places_leaves_each_other_alone():
    schema.note_program("1.2.3")
    schema.note_media("a-site")
    assert (schema.read_program(), schema.read_media()) == ("1.2.3", "a-site")
    schema.note_program("1.2.4")
    assert (schema.read_program(), schema.read_media()) == ("1.2.4", "a-site")
