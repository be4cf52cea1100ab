"""Look for words in all that a newsroom keeps, however it is written down."""

import gzip
import json
import tarfile
import zlib
from base64 import b64decode
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from django.db import connection


def found_in(words: list[str], *folders: Path) -> list[str]:
    """Name the tables and files in which one of the words stands."""
    found = [place for place, text in rows() if says(words, text)]
    for folder in folders:
        found += [
            str(path)
            for path in sorted(folder.rglob("*"))
            if path.is_file() and any(says(words, one) for one in contents_of(path))
        ]
    return found


def says(words: list[str], data: bytes) -> bool:
    return any(word.casefold() in text for text in spoken(data) for word in words)


def spoken(data: bytes) -> Iterator[str]:
    """Yield what bytes say, as they are and unpacked."""
    text = data.decode(errors="replace")
    yield text.casefold()
    for unpacked in (zlib.decompress, gzip.decompress, b64decode):
        with suppress(ValueError, zlib.error, OSError, EOFError):
            yield unpacked(data).decode(errors="replace").casefold()


def rows() -> Iterator[tuple[str, bytes]]:
    """Yield every value of every column of every table."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 (its own name)
            names = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                for name, value in zip(names, row, strict=True):
                    yield f"{table}.{name}", in_bytes(value)


def in_bytes(value) -> bytes:
    if isinstance(value, (bytes, memoryview)):
        return bytes(value)
    if isinstance(value, (dict, list)):
        return json.dumps(value, ensure_ascii=False).encode()
    return str(value).encode()


def contents_of(path: Path) -> Iterator[bytes]:
    yield path.name.encode()
    yield path.read_bytes()
    if path.suffix == ".tar":
        with tarfile.open(path) as archive:
            for member in archive:
                if file := archive.extractfile(member):
                    yield file.read()


def server_files() -> list[Path]:
    """Return where PostgreSQL keeps this database; SQLite's file lies in the VAR."""
    if connection.vendor == "sqlite":
        return []
    with connection.cursor() as cursor:
        cursor.execute("CHECKPOINT")
        cursor.execute("SHOW data_directory")
        [folder] = cursor.fetchone()
        cursor.execute("SELECT oid FROM pg_database WHERE datname = current_database()")
        [oid] = cursor.fetchone()
    return [Path(folder) / "base" / str(oid)]
