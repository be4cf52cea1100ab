"""A field is added to the article's model, its migration and the table, no more."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOUSE = ("articles", "newsroom", "templates", "tests", "manage.py", "pyproject.toml")
COLUMN = """\
    subtitle = models.CharField("subtitle", max_length=200, blank=True)
    lead_image ="""
ROW = """\
    subtitle: Annotated[str, Field(
        LINE, TEASER, is_written=True, is_later=True, headings=("untertitel",))]
    lead_image:"""


def copy_of_the_house(folder: Path) -> Path:
    for name in HOUSE:
        if (ROOT / name).is_dir():
            without = shutil.ignore_patterns("__pycache__", "browser")
            shutil.copytree(ROOT / name, folder / name, ignore=without)
        else:
            shutil.copy(ROOT / name, folder / name)
    return folder


def write_before(file: Path, place: str, text: str) -> None:
    """Put `text`, which ends with `place`, where `place` stands."""
    before, _place, after = file.read_text("utf-8").partition(place)
    assert after
    file.write_text(before + text + after, "utf-8")


def run(folder: Path, *arguments: str) -> str:
    outside = ("DATABASE_URL", "NEWSROOM_", "PYTEST_", "TESTS_FOLDER", "COV_")
    environment = {k: v for k, v in os.environ.items() if not k.startswith(outside)}
    environment["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    result = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


def test_a_field_that_enters_model_migration_and_table_is_known_everywhere(tmp_path):
    house = copy_of_the_house(tmp_path)
    write_before(house / "articles/models/article.py", "    lead_image =", COLUMN)
    write_before(house / "articles/content/table.py", "    lead_image:", ROW)
    run(house, "manage.py", "makemigrations", "articles", "--name", "subtitle")
    assert list(house.glob("articles/migrations/*_subtitle.py"))
    walk = "tests/content/added_field.py"
    assert "6 passed" in run(house, "-m", "pytest", "-p", "no:cacheprovider", walk)
