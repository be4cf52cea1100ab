"""A field is added to the article's model, its migration and the table, no more."""

from pathlib import Path

import pytest

from tests.support.copies import copy_of_the_house, run, write_before
from tests.support.processes.fresh import File

COLUMN = """\
    subtitle = models.CharField("subtitle", max_length=200, blank=True)
    lead_image ="""
ROW = """\
    subtitle: Annotated[str, Field(
        LINE, TEASER, is_written=True, is_later=True, headings=("untertitel",))]
    lead_image:"""


def folder_with_database(folder: Path, migrated) -> Path:
    """Return the folder of the copy's tests, with a database that lacks one migration.

    To run all of them takes longer than everything else. Only SQLite's is a file.
    """
    place = folder / "tests_folder/main"
    place.mkdir(parents=True)
    if isinstance(migrated, File):
        migrated.give(str(place / "test.sqlite3"))
    return place.parent


@pytest.mark.alike
def test_a_field_that_enters_model_migration_and_table_is_known_everywhere(
    tmp_path, migrated
):
    house = copy_of_the_house(tmp_path)
    write_before(
        house / "articles/models/articles/article.py", "    lead_image =", COLUMN
    )
    write_before(house / "articles/domain/content/table.py", "    lead_image:", ROW)
    run(house, "manage.py", "makemigrations", "articles", "--name", "subtitle")
    assert list(house.glob("articles/migrations/*_subtitle.py"))
    walk = "tests/domain/content/added_field.py"
    asked = ("-m", "pytest", "--reuse-db", "-p", "no:cacheprovider", walk)
    folder = folder_with_database(tmp_path, migrated)
    assert "6 passed" in run(house, *asked, TESTS_FOLDER=str(folder))
