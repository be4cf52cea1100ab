"""A field is added to the article's model, its migration and the table, no more."""

from tests.support.copies import copy_of_the_house, run, write_before

COLUMN = """\
    subtitle = models.CharField("subtitle", max_length=200, blank=True)
    lead_image ="""
ROW = """\
    subtitle: Annotated[str, Field(
        LINE, TEASER, is_written=True, is_later=True, headings=("untertitel",))]
    lead_image:"""


def test_a_field_that_enters_model_migration_and_table_is_known_everywhere(tmp_path):
    house = copy_of_the_house(tmp_path)
    write_before(
        house / "articles/models/articles/article.py", "    lead_image =", COLUMN
    )
    write_before(house / "articles/domain/content/table.py", "    lead_image:", ROW)
    run(house, "manage.py", "makemigrations", "articles", "--name", "subtitle")
    assert list(house.glob("articles/migrations/*_subtitle.py"))
    walk = "tests/domain/content/added_field.py"
    assert "6 passed" in run(house, "-m", "pytest", "-p", "no:cacheprovider", walk)
