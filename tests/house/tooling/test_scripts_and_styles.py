"""`make check` names what is wrong with a script or a style sheet, or that it can't."""

import re
import shlex
import shutil
import subprocess

import pytest

from tests.conftest import ROOT
from tests.support.inspecting.handbook import text_of

SIDED = """\
margin-left: 1px
PADDING-RIGHT: 1px
left: 0
top: 0
max-width: 1px
border-left: 1px solid red
border-top-left-radius: 1px
padding: 0 0 0 1px
inset: 0 var(--one, 1px 2px) 0 calc(1px + 1px)
border-width: 1px 1px 1px 4px
border-radius: 0 4px 4px 0
border-radius: 4px 0
text-align: left
float: right
background: url("a.svg") 1px 0 no-repeat
background-position: left 1px top 2px
object-position: left
background: linear-gradient(to right, red, blue)
box-shadow: inset 3px 0 red
box-shadow: 0 0 red, 0.2rem 0 red
transform: translate(-50%, -50%)
translate: 1px 0
"""
LOGICAL = """\
margin-inline-start: 1px
inset-inline: 0 1px
block-size: 1px
border-start-start-radius: 1px
padding: 1px 2px 3px
padding: calc(1px + 2px) 3px
inset: 0 var(--one, 1px 2px) 1px var(--one, 1px 2px)
border-radius: 4px 4px 0 0
stroke-width: 1px
--left: left
text-align: start
grid-template-areas: "left right"
background: url("left.svg") 0 0 no-repeat
background-position: 50% 1px
box-shadow: 0 3px red, inset 0 0 0 1px red
transform: translate(0, -50%)
"""

STEP = re.compile(
    r'^step "form of scripts and styles" \\\n +(bin/biome .+)$', re.MULTILINE
)
FOLDER = "articles/static/articles"


@pytest.fixture
def house(tmp_path):
    (tmp_path / FOLDER).mkdir(parents=True)
    (tmp_path / "bin/npm").mkdir(parents=True)
    for name in ("biome.jsonc", "bin/npm/logical.grit", "bin/npm/logical-scripts.grit"):
        shutil.copy(ROOT / name, tmp_path / name)
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


def test_a_style_that_names_left_or_right_is_found(house):
    rules = [f"p {{ {line} }}" for line in (SIDED + LOGICAL).splitlines()]
    rules += [
        "p:dir(rtl) { left: 0 }",
        "/* biome-ignore lint/plugin/logical: a picture isn't mirrored */",
        "p { left: 1px }",
        "/* biome-ignore lint/plugin/logical */",
        "p { left: 2px }",
    ]
    plant(house, "sides.css", "\n".join(rules))
    code, said = check(house)
    assert code == 1
    found = {int(line) for line in re.findall(r"sides\.css:(\d+):\d+ plugin", said)}
    expected = [f"p {{ {line} }}" for line in SIDED.splitlines()] + [rules[-1]]
    assert [rules[line - 1] for line in sorted(found)] == expected
    assert "inline-start for left" in said


def test_a_script_that_styles_left_or_right_is_found(house):
    lines = [
        'point.style.left = "0";',
        'point.style.marginRight = "0";',
        'point.style.setProperty("padding-left", "0");',
        'point.style.setProperty("left", "0");',
        'point.style.insetInlineStart = "0";',
        'point.style.setProperty("--left", "0");',
        "point.left = 0;",
    ]
    plant(house, "sides.js", "\n".join(["const point = document.body;", *lines]))
    code, said = check(house)
    assert code == 1
    found = {int(line) for line in re.findall(r"sides\.js:(\d+):\d+ plugin", said)}
    assert sorted(found) == [2, 3, 4, 5]
    assert "insetInlineStart for left" in said


def test_a_biome_that_cannot_be_installed_fails_the_check(house):
    for name in ("bin/biome", "bin/npm/package.json", "bin/npm/package-lock.json"):
        shutil.copy(ROOT / name, house / name)
    (house / "npm").write_text("#!/bin/sh\n[ $1 = --version ]\n")
    (house / "npm").chmod(0o755)
    code, said = check(house, house / "bin/biome", PATH=f"{house}:/usr/bin:/bin")
    assert code == 1
    assert "biome could not be installed from npm" in said


def test_a_name_that_a_module_does_not_export_is_named(house):
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
