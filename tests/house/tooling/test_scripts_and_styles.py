"""`make check` names what is wrong with a script or a style sheet, or that it can't."""

import re
import shlex
import shutil
import subprocess

import pytest

from tests.conftest import ROOT
from tests.support.inspecting.handbook import text_of

STEP = re.compile(
    r'^step "form of scripts and styles" \\\n +(bin/biome .+)$', re.MULTILINE
)
FOLDER = "articles/static/articles"


@pytest.fixture
def house(tmp_path):
    (tmp_path / FOLDER).mkdir(parents=True)
    shutil.copy(ROOT / "biome.jsonc", tmp_path)
    return tmp_path


def check(house, program=ROOT / "bin/biome", **environment):
    """Take the step of `bin/check` in this house."""
    _program, *arguments = shlex.split(STEP.search(text_of("bin/check"))[1])
    done = subprocess.run(
        [program, *arguments],
        cwd=house,
        env=environment or None,
        capture_output=True,
        text=True,
    )
    return done.returncode, done.stdout + done.stderr


def plant(house, name, text):
    path = house / FOLDER / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_what_is_wrong_is_named_and_nothing_is_repaired(house):
    bad = {
        "good.js": "export const one = 1;\n",
        "good.css": "p {\n  color: red;\n}\n",
        "rich-text/undeclared.js": "missing();\n",
        "rich-text/old.js": "var old = 1;\nexport const young = old;\n",
        "layout.js": "export const  one = 1\n",
        "unknown.css": "p {\n  colour: red;\n}\n",
        "layout.css": "p { color: red }\n",
    }
    for name, text in bad.items():
        plant(house, name, text)
    code, said = check(house)
    assert code == 1
    for name in bad:
        assert (f"{FOLDER}/{name}" in said) is not name.startswith("good"), name
        assert (house / FOLDER / name).read_text(encoding="utf-8") == bad[name]
    for rule in ("noUndeclaredVariables", "noVar", "noUnknownProperty"):
        assert rule in said


def test_scripts_and_styles_in_their_form_pass(house):
    plant(house, "good.js", "export const one = 1;\n")
    plant(house, "good.css", "p {\n  color: red;\n}\n")
    code, said = check(house)
    assert (code, said) == (0, said)


def test_a_biome_that_cannot_be_installed_fails_the_check(house):
    for name in ("bin/biome", "bin/npm/package.json", "bin/npm/package-lock.json"):
        (house / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, house / name)
    (house / "npm").write_text("#!/bin/sh\n[ $1 = --version ]\n")
    (house / "npm").chmod(0o755)
    code, said = check(house, house / "bin/biome", PATH=f"{house}:/usr/bin:/bin")
    assert code == 1
    assert "biome could not be installed from npm" in said


def test_a_name_that_a_module_does_not_export_is_named(house):
    (house / "bin/npm").mkdir(parents=True)
    for name in ("tsconfig.json", "page.d.ts"):
        shutil.copy(ROOT / "bin/npm" / name, house / "bin/npm")
    plant(house, "unsaved/typed.js", "export const isTyped = () => true;\n")
    good = 'import * as Typed from "./typed.js";\n\nTyped.isTyped();\n'
    plant(house, "unsaved/good.js", good)
    plant(house, "unsaved/bad.js", good.replace("Typed.isTyped", "Typed.wasTyped"))
    done = subprocess.run(
        [ROOT / "bin/types-js", house / "bin/npm"], capture_output=True, text=True
    )
    assert done.returncode != 0
    assert "wasTyped" in done.stdout
    assert "bad.js" in done.stdout
    assert "good.js" not in done.stdout


def test_whatever_is_ours_is_looked_at():
    tracked = subprocess.run(
        ["git", "ls-files", "*.js", "*.css"], cwd=ROOT, capture_output=True, text=True
    )
    if tracked.returncode:
        pytest.skip("this is no checkout")
    names = tracked.stdout.split()
    places = ("articles/static/", "tests/")
    assert [name for name in names if not name.startswith(places)] == []


def test_every_script_of_ours_is_a_module_but_the_one_that_runs_before_the_page():
    pages = [path.read_text("utf-8") for path in (ROOT / "templates").rglob("*.html")]
    tags = [tag for text in pages for tag in re.findall(r"<script\b[^>]*>", text)]
    ours = [tag for tag in tags if re.search(r"static .articles/", tag)]
    assert len(ours) > 20
    classic = [tag for tag in ours if not tag.startswith('<script type="module" ')]
    assert classic == ['<script src="{% static "articles/navigation.js" %}">']
