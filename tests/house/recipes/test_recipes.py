"""Recipes are in the list of docs, and name tests, files and steps that are there."""

import re

import pytest

from tests.conftest import ROOT
from tests.house.recipes.steps import FOLDER, Recipe, Rotten, names, recipe
from tests.support.copies import HOUSE
from tests.support.inspecting.handbook import FENCE, text_of

TEST = re.compile(r"`(?:[\w/.]+::)?(test_\w+)`")
FILE = re.compile(r"`([\w/.]*\w+\.(?:css|html|md|po|py))`")
IN_CODE = re.compile(r"^def (test_\w+)", re.M)
PLACES = [
    *ROOT.glob("*.*"),
    *(it for name in HOUSE for it in ROOT.glob(f"{name}/**/*")),
]
FILES = {f"/{path.relative_to(ROOT)}" for path in PLACES}
EVERY_RECIPE = pytest.mark.parametrize("name", names())


@pytest.fixture(scope="module")
def tests() -> set[str]:
    texts = (path.read_text("utf-8") for path in ROOT.glob("tests/**/*.py"))
    return {name for text in texts for name in IN_CODE.findall(text)}


def of(text: str) -> Recipe:
    return Recipe("cake", text)


def test_the_list_of_recipes_leads_to_each_of_them():
    linked = re.findall(r"\(recipes/(\w+)\.md\)", text_of("docs/recipes.md"))
    assert sorted(linked) == names()


@EVERY_RECIPE
def test_every_test_that_a_recipe_names_is_there(name, tests):
    assert set(TEST.findall(recipe(name).text)) - tests == set()


@EVERY_RECIPE
def test_every_file_that_a_recipe_names_is_there_or_made_by_it(name):
    """It may name a file by the end of its path, once the folder is clear."""
    made = {f"/{step.file}" for step in recipe(name).steps}
    for file in FILE.findall(FENCE.sub("", recipe(name).text)):
        assert any(path.endswith(f"/{file}") for path in made | FILES), file


CAKE = "New file `cake.py`:\n\n```python\nFLOUR = 1\n```\n"
BEFORE = """\
1. Bake.
   In `cake.py`,
   before `{}`:

   ```python
       SALT = 0
   ```
"""


@pytest.mark.parametrize(
    ("how", "made"),
    [
        ("In `cake.py`, before `FLOUR`:", "SALT = 0\nFLOUR = 1\nEGGS = (\n    2,\n)\n"),
        (
            "In `cake.py`, after `EGGS = ( 2,`:",
            "FLOUR = 1\nEGGS = (\n    2,\nSALT = 0\n)\n",
        ),
        ("In `cake.py`, instead of `FLOUR = 1`:", "SALT = 0\nEGGS = (\n    2,\n)\n"),
        ("At the end of `ca*.py`:", "FLOUR = 1\nEGGS = (\n    2,\n)\n\nSALT = 0\n"),
    ],
)
def test_a_step_is_carried_out_where_it_says(tmp_path, how, made):
    (tmp_path / "cake.py").write_text("FLOUR = 1\nEGGS = (\n    2,\n)\n")
    of(f"Salt it. {how}\n\n```python\nSALT = 0\n```\n").carry_out(tmp_path)
    assert (tmp_path / "cake.py").read_text() == made


def test_a_block_in_a_list_keeps_the_depth_that_its_code_has(tmp_path):
    of(CAKE).carry_out(tmp_path)
    of(BEFORE.format("FLOUR")).carry_out(tmp_path)
    assert (tmp_path / "cake.py").read_text() == "    SALT = 0\nFLOUR = 1\n"


@pytest.mark.parametrize(
    ("step", "complaint"),
    [
        (BEFORE.format("SUGAR"), "“SUGAR” stands 0 times in cake.py, not once"),
        (BEFORE.format("1"), "“1” stands 2 times in cake.py, not once"),
        (BEFORE.replace("cake.py", "pie.py"), "there are 0 files pie.py"),
        (CAKE, "cake.py is no place for a new file"),
        (CAKE.replace("cake", "oven/cake"), "oven/cake.py is no place for a new file"),
        (CAKE.replace("New file", "Look at"), "doesn't say where the block goes"),
        ("```sh\nbake --slowly\n```\n", "nothing here runs “bake --slowly”"),
    ],
)
def test_a_step_that_cannot_be_carried_out_names_recipe_and_step(
    tmp_path, step, complaint
):
    (tmp_path / "cake.py").write_text("FLOUR = 11\n")
    with pytest.raises(Rotten) as rotten:
        of(f"```sh\n```\n\n{step}").carry_out(tmp_path)
    assert str(rotten.value).startswith(f"{FOLDER}/cake.md, step 2: ")
    assert complaint in str(rotten.value)
