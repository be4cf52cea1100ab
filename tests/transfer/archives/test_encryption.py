"""An archive under a passphrase opens with it, whole and unchanged, or not at all."""

import io

import pytest

from articles.foundation.refusal import Refused
from articles.transfer.archives import encryption
from articles.transfer.archives.encryption import (
    BLOCK,
    MAGIC,
    TAG,
    Sealed,
    Unsealed,
    is_sealed,
)

WORD = "ein Satz, den niemand errät"
SIZES = [0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK + 7]


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    """Let a key cost little; `test_restoring` pays the whole half second."""
    monkeypatch.setitem(encryption.COST, "n", 1 << 10)


def sealed(data: bytes) -> bytes:
    below = io.BytesIO()
    it = Sealed(below, WORD)
    for start in range(0, len(data), 70_001):
        it.write(data[start : start + 70_001])
    it.finish()
    return below.getvalue()


def opened(data: bytes, word: str = WORD) -> bytes:
    it, found = Unsealed(io.BytesIO(data), word), b""
    while more := it.read(65_536):
        found += more
    return found


@pytest.mark.parametrize("size", SIZES)
def test_what_was_sealed_is_opened_byte_for_byte(size):
    data = bytes(range(256)) * (size // 256 + 1)
    assert opened(sealed(data[:size])) == data[:size]


def test_another_passphrase_is_told_from_a_damage():
    with pytest.raises(Refused, match="The passphrase is not the one") as told:
        opened(sealed(b"all"), "another")
    assert told.value.code == "passphrase"


@pytest.mark.parametrize(
    "end", [len(MAGIC), 30, 50, -1, -TAG, -BLOCK - TAG, -2 * (BLOCK + TAG)]
)
def test_what_was_cut_off_is_refused(end):
    whole = sealed(bytes(3 * BLOCK))
    with pytest.raises(Refused, match="damaged or cut off"):
        opened(whole[:end])


@pytest.mark.parametrize("place", [60, BLOCK, -1])
def test_what_was_changed_is_refused(place):
    data = bytearray(sealed(bytes(2 * BLOCK)))
    data[place] ^= 1
    with pytest.raises(Refused, match="damaged or cut off"):
        opened(bytes(data))


def test_blocks_that_changed_places_are_refused():
    data = sealed(bytes(3 * BLOCK))
    head = len(data) - 3 * (BLOCK + TAG)
    one, two = head + BLOCK + TAG, head + 2 * (BLOCK + TAG)
    with pytest.raises(Refused, match="damaged or cut off"):
        opened(data[:head] + data[one:two] + data[head:one] + data[two:])


def test_nothing_of_it_can_be_read_without():
    data = sealed(b"Niemand darf das lesen. " * 100)
    assert b"Niemand" not in data
    assert is_sealed(io.BytesIO(data))
    assert not is_sealed(io.BytesIO(b"begin.json"))
