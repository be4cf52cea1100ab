"""`bin/check-lock` sees a dependency that was added but not locked."""

import re
import subprocess
import sys

import pytest

from tests.conftest import ROOT

PROJECT = """
[project]
dependencies = ["django>=6.1"]
[project.optional-dependencies]
metrics = ["prometheus-client>=0.26"]
[dependency-groups]
dev = ["pytest>=9"]
components = ["cyclonedx-bom>=7"]
"""


@pytest.fixture
def house(tmp_path):
    (tmp_path / "pyproject.toml").write_text(PROJECT)
    (tmp_path / "requirements.lock").write_text("django==6.1.3\n")
    dev = "django==6.1.3\nprometheus-client==0.26.0\npytest==9.2.0 \\\n"
    (tmp_path / "requirements-dev.lock").write_text(dev)
    extra = tmp_path / "deploy/extras/metrics.lock"
    extra.parent.mkdir(parents=True)
    extra.write_text("prometheus-client==0.26.0\n")
    (tmp_path / "requirements-components.lock").write_text("cyclonedx-bom==7.5.0\n")
    return tmp_path


def check_lock(house):
    command = [sys.executable, ROOT / "bin/check-lock", house]
    done = subprocess.run(command, capture_output=True, text=True)
    return done.returncode, done.stderr


def test_locks_that_fit_pass(house):
    assert check_lock(house) == (0, "")


@pytest.mark.parametrize(
    ("file", "content", "finding"),
    [
        ("requirements.lock", "nh3==1\n", "has no django; needed: django>=6.1"),
        ("requirements.lock", "django==6.0\n", "has 6.0 django; needed: django>=6.1"),
        (
            "requirements.lock",
            "django==6.1.3\nprometheus_client==0.26.0\n",
            "has prometheus-client, which only an extra needs",
        ),
        ("requirements.lock", "django==6.1.4\n", "tested is 6.1.3"),
        ("requirements-dev.lock", "django==6.1.3\n", "has no pytest"),
        ("deploy/extras/metrics.lock", "django==6.1.3\n", "has no prometheus-client"),
        ("requirements-components.lock", "cyclonedx-bom==6.1\n", "has 6.1 cyclonedx"),
        ("requirements.lock", "--index-url https://x/\ndjango==6.1.3\n", "an address"),
    ],
)
def test_a_lock_that_does_not_fit_is_named(house, file, content, finding):
    (house / file).write_text(content)
    code, errors = check_lock(house)
    assert code == 1
    assert file in errors
    assert finding in errors
    assert "make lock" in errors


def test_every_file_that_is_locked_has_its_checksum():
    for path in [*ROOT.glob("requirements*.lock"), *ROOT.glob("deploy/extras/*.lock")]:
        text = path.read_text(encoding="utf-8")
        pinned = re.findall(r"^\S+==.*\n +--hash=sha256:", text, re.M)
        assert len(pinned) == len(re.findall(r"^\S+==", text, re.M)) > 0
