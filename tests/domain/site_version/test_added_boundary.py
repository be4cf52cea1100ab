"""A boundary is added as docs/recipes/boundary.md says, and is known everywhere."""

import re
from textwrap import dedent, indent

import pytest

from tests.conftest import ROOT
from tests.support.copies import (
    copy_of_the_house,
    folder_with_database,
    run,
    write_before,
)

RECIPE = ROOT / "docs/recipes/boundary.md"
CODE = re.compile(r"```python\n(.*?)```", re.DOTALL)


@pytest.mark.alike
def test_a_boundary_is_a_column_with_an_index_and_a_row(tmp_path, migrated):
    house = copy_of_the_house(tmp_path)
    column, row = map(dedent, CODE.findall(RECIPE.read_text("utf-8")))
    models = house / "articles/models/articles"
    place = "    expires_at ="
    write_before(models / "article.py", place, indent(column, "    ") + place)
    place = '"expires_at")'
    write_before(models / "article_rules.py", place, f'"closes_at", {place}')
    run(house, "manage.py", "makemigrations", "articles", "--name", "closes_at")
    place = '    Boundary("window begins"'
    table = house / "articles/domain/site_version/boundaries.py"
    write_before(table, place, f"    {row.strip()},\n{place}")
    tests = "tests/domain/site_version"
    asked = ("-m", "pytest", "--reuse-db", "-p", "no:cacheprovider")
    asked += (f"{tests}/added_boundary.py", f"{tests}/test_boundaries.py")
    folder = folder_with_database(tmp_path, migrated)
    # Each of five rows has two tests in the second file.
    assert "15 passed" in run(house, *asked, TESTS_FOLDER=str(folder))
