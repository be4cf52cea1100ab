"""Two builds of one version differ by their commits."""

import subprocess

import pytest

from newsroom.conf import installation as about
from tests.support.copies import commit_of
from tests.support.processes.programs import require_program


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A newsroom that was installed, or lies in a checkout of its own."""
    about.commit.cache_clear()
    monkeypatch.setattr(about, "ROOT", tmp_path)
    monkeypatch.setattr(about, "COMMIT", tmp_path / "commit")
    monkeypatch.setattr(about, "version", lambda: "1.2.3")
    yield tmp_path
    about.commit.cache_clear()


def test_an_installed_one_has_the_commit_that_it_was_built_of(package, monkeypatch):
    monkeypatch.setattr(about, "IS_CHECKOUT", False)
    (package / "commit").write_text("1f2e3d4c5b6a\n")
    assert about.build() == "1.2.3 (1f2e3d4c5b6a)"


def test_a_checkout_has_that_of_git(package):
    git = (
        require_program("git"),
        "-c",
        "user.name=Sample",
        "-c",
        "user.email=sample@example.org",
    )
    for told in (["init", "-q"], ["commit", "-q", "--allow-empty", "-m", "Begin"]):
        subprocess.run([*git, *told], cwd=package, check=True)
    assert len(commit_of(package)) == about.DIGITS
    assert about.build() == f"1.2.3 ({commit_of(package)})"


@pytest.mark.parametrize("is_checkout", [True, False])
def test_where_nobody_knows_it_is_the_version_alone(package, monkeypatch, is_checkout):
    monkeypatch.setattr(about, "IS_CHECKOUT", is_checkout)
    assert about.build() == "1.2.3"


def test_without_git_it_is_the_version_alone(package, monkeypatch):
    monkeypatch.setenv("PATH", str(package))
    assert about.build() == "1.2.3"
