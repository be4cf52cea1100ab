"""`bin/english` counts sentences that begin with a clause, and nothing else."""

import pytest

from tests.support.processes.programs import program

ENGLISH = program("english")
SOURCE = '''"""What is asked is counted."""

# Of each of them the page: that is
# told by it.
NAME = "What is in a string isn't counted."


def ask():
    """Return what was asked. Who may? Of each call the last one."""
    return 1  # Of these
'''


def test_docstrings_and_comments_are_read_sentence_by_sentence(tmp_path):
    for package in ENGLISH.PACKAGES:
        (tmp_path / package).mkdir()
    (tmp_path / "articles/noun.py").write_text(SOURCE)
    (tmp_path / "articles/migrations").mkdir()
    (tmp_path / "articles/migrations/0001_all.py").write_text(SOURCE)
    found = [said for _path, said in ENGLISH.sentences(tmp_path)]
    assert [said for said in found if ENGLISH.is_clause(said)] == [
        "What is asked is counted.",
        "Of each call the last one.",
        "Of each of them the page:",
        "that is told by it.",
    ]


def test_more_than_there_may_be_fail_and_are_shown(tmp_path, monkeypatch):
    for package in ENGLISH.PACKAGES:
        (tmp_path / package).mkdir()
    (tmp_path / "articles/noun.py").write_text(SOURCE)
    monkeypatch.setattr(ENGLISH, "SELDOM", 1)
    ENGLISH.main(tmp_path)
    monkeypatch.setattr(ENGLISH, "SELDOM", 2)
    with pytest.raises(SystemExit, match="begin with a clause, at most 2"):
        ENGLISH.main(tmp_path)
