"""The server takes its packages from where they're installed, wherever it is begun."""

import subprocess
import sys

import pytest

from tests.conftest import ROOT

CONFIG = ("--config", "python:newsroom.gunicorn", "--check-config")


@pytest.mark.parametrize("name", ["newsroom.py", "articles.py", "gunicorn.py"])
def test_what_lies_in_the_folder_it_is_begun_in_hides_no_package(tmp_path, name):
    (tmp_path / name).write_text('raise SystemExit("hidden")', encoding="utf-8")
    (tmp_path / "var/static").mkdir(parents=True)
    done = subprocess.run(
        [sys.executable, ROOT / "newsroom/server.py", *CONFIG, "newsroom.wsgi"],
        cwd=tmp_path,
        env={
            "NEWSROOM_VAR": "var",
            "PYTHONWARNINGS": "error",
        },
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
