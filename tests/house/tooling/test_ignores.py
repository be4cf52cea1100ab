"""`bin/ignores` counts what types and rules pass over; each has to give its reason."""

import subprocess
import sys

import pytest

from tests.conftest import ROOT

REASONED = "word = None  # type: ignore[assignment]  # never printed\n"


@pytest.fixture
def house(tmp_path):
    for folder in ("articles", "newsroom"):
        (tmp_path / folder).mkdir()
    return tmp_path


def ignores(house):
    command = [sys.executable, ROOT / "bin/ignores", house]
    done = subprocess.run(command, capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def counted(types=0, rules=0):
    return f"{types} types (at most 30), {rules} rules (at most 50)\n"


def test_what_gives_its_reason_is_counted(house):
    above = "# Never printed.\nword = None  # type: ignore[assignment]\n"
    (house / "articles/words.py").write_text(REASONED + above)
    (house / "newsroom/words.py").write_text(REASONED)
    assert ignores(house) == (0, counted(types=3))


def test_what_a_text_says_of_it_is_none(house):
    (house / "articles/words.py").write_text('"""# type: ignore"""\n')
    assert ignores(house) == (0, counted())


@pytest.mark.parametrize(
    "line",
    [
        "word = None  # type: ignore[assignment]\n",
        "word = None  # type: ignore[assignment]  #\n",
        "word = None  # type: ignore  # never printed\n",
        "# Never printed.\nword = None  # type: ignore\n",
        "import os  # noqa: F401\n",
        "import os  # noqa (only for that)\n",
    ],
)
def test_one_without_code_or_reason_is_named(house, line):
    (house / "articles/words.py").write_text(line)
    code, said = ignores(house)
    assert code == 1
    assert f"articles/words.py:{line.count('\n')}: no code or reason" in said


def test_a_reason_is_none_for_the_next_line_too(house):
    below = "word = None  # type: ignore[assignment]\n"
    (house / "articles/words.py").write_text(REASONED + below)
    code, said = ignores(house)
    assert code == 1
    assert "articles/words.py:2: no code or reason" in said


def test_too_many_are_refused(house):
    (house / "articles/words.py").write_text(REASONED * 30)
    assert ignores(house) == (0, counted(types=30))
    (house / "articles/words.py").write_text(REASONED * 31)
    code, said = ignores(house)
    assert code == 1
    assert "31 types are ignored, at most 30" in said
    kept = "import os  # noqa: F401 (only for that)\n"
    (house / "articles/words.py").write_text(kept * 50)
    assert ignores(house) == (0, counted(rules=50))
    (house / "articles/words.py").write_text(kept * 51)
    code, said = ignores(house)
    assert code == 1
    assert "51 rules are ignored, at most 50" in said
