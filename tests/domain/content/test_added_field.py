"""A field is added to the article's model, its migration and the table, no more."""

import pytest

from tests.support.copies import (
    copy_of_the_house,
    folder_with_database,
    run,
    write_before,
)

COLUMN = """\
    subtitle = models.CharField("subtitle", max_length=200, blank=True)
    lead_image ="""
ROW = """\
    subtitle: Annotated[str, Field(
        LINE, TEASER, is_written=True, is_later=True, headings=("untertitel",))]
    lead_image:"""


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
