"""Static files are collected when something about them has changed, and only then."""

from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from articles.site.shared.static_files import collecting


@pytest.fixture
def collected(settings, tmp_path):
    """A site with one file; return where it lies and where all are collected."""
    settings.STATIC_ROOT, source = tmp_path / "static", tmp_path / "source"
    settings.STATICFILES_DIRS = [source]
    settings.STATICFILES_FINDERS = [
        "django.contrib.staticfiles.finders.FileSystemFinder"
    ]
    source.mkdir()
    finders.get_finder.cache_clear()
    yield source / "colours.css", settings.STATIC_ROOT
    finders.get_finder.cache_clear()


def test_they_are_collected_again_only_after_a_change(collected):
    source, folder = collected
    source.write_text("one")
    collecting.collect()
    kept = folder / source.name
    assert kept.read_text() == "one"
    kept.write_text("marked")
    collecting.collect()
    assert kept.read_text() == "marked"
    source.write_text("two")
    collecting.collect()
    assert kept.read_text() == "two"


def test_another_way_of_keeping_them_is_a_change(collected, settings):
    source, folder = collected
    source.write_text("one")
    collecting.collect()
    hashed = "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": hashed}}
    collecting.collect()
    assert Path(folder, "staticfiles.json").exists()
