"""All files of the library's own tests go through, and nothing dangerous is left."""

from pathlib import Path

import pytest

from articles.inbox.reading import NotAFeed, Reading
from tests.inbox.reading.sources import reading
from tests.inbox.reading.test_safe import check_safe

CORPUS = Path(__file__).resolve().parents[4] / "shared" / "corpora" / "feedparser"


def files() -> list[Path]:
    found = sorted(path for path in CORPUS.rglob("*") if path.is_file())
    if not found:
        pytest.skip("the corpus isn't there (shared/corpora/feedparser)")
    return found


def read_or_none(body: bytes) -> Reading | None:
    """Return what a document says, made safe; None if it is refused."""
    try:
        found = reading(body)
    except NotAFeed:
        return None
    check_safe(found)
    return found


def test_every_file_of_the_corpus_is_read_and_few_are_refused():
    refused = []
    for path in files():
        if found := read_or_none(path.read_bytes()):
            identities = [entry.identity for entry in found.entries]
            assert len(set(identities)) == len(identities)
        else:
            refused.append(path)
    # Files that are none, empty ones, CDF without entries, and definitions.
    assert len(refused) < 20


@pytest.mark.long
def test_every_file_of_the_corpus_may_end_anywhere():
    for path in files():
        body = path.read_bytes()
        for length in range(0, len(body), max(len(body) // 40, 1)):
            read_or_none(body[:length])
