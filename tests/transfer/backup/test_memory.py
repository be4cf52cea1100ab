"""No archive, not even a forged one, takes more memory than a sound one."""

import gzip
import io
import json
import re
import tarfile
from pathlib import Path

import pytest

from articles.transfer.archives.archive import is_too_large
from tests.transfer.backup.test_refusing import archive, refused, sound, with_member

pytestmark = [pytest.mark.django_db, pytest.mark.alike]
__all__ = ["archive", "sound"]


def most_memory() -> int:
    """Return the most memory that this process had since `forget_most`, in bytes."""
    [line] = re.findall(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    return int(line) * 1000


def forget_most() -> None:
    Path("/proc/self/clear_refs").write_text("5")


def test_rows_that_unpack_to_much_take_little_memory(archive):
    packed = gzip.compress(b'["' + bytes(200_000_000), compresslevel=1)
    bomb = with_member(archive, "rows/articles.story/000001.jsonl.gz", packed)
    forget_most()
    before = most_memory()
    assert "damaged or cut off" in refused(bomb)
    assert most_memory() - before < 150_000_000


@pytest.mark.parametrize(
    "row",
    [
        b"[" + b"[]," * 11_000_000 + b"[]]",
        b"[" + b"1.5," * 7_000_000 + b"1]",
        b"[" + b'"a\\"",' * 5_000_000 + b'""]',
        b'["' + b"\\\\" * 15_000_000 + b'"]',
        b"[" * 90_000 + b"]" * 90_000,
    ],
    ids=["lists", "numbers", "texts", "signs", "deep"],
)
def test_a_row_of_many_values_takes_little_memory(archive, row):
    packed = gzip.compress(row, compresslevel=1)
    bomb = with_member(archive, "rows/articles.story/000001.jsonl.gz", packed)
    forget_most()
    before = most_memory()
    refused(bomb)
    assert most_memory() - before < 200_000_000


def test_many_values_at_the_beginning_take_little_memory(archive):
    with tarfile.open(archive, "w") as tar:
        data = b'{"a": [' + b"[]," * 5_000_000 + b"[]]}"
        info = tarfile.TarInfo("begin.json")
        info.size = len(data)
        tar.addfile(info, io.BytesIO(data))
    forget_most()
    before = most_memory()
    assert "begin.json is too large" in refused(archive)
    assert most_memory() - before < 100_000_000


def test_a_row_of_a_long_text_with_many_commas_is_none_of_them():
    text = json.dumps(["a, [b]", 1, ('Ein Wort, \\ und "noch" eins, ' * 100_000)])
    assert not is_too_large(text.encode())
