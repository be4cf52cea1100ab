"""Files of pictures on object storage: S3, or any service with the same protocol."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Any, BinaryIO

from django.conf import settings

if TYPE_CHECKING:
    from obstore.store import S3Store

# A bucket in the words of obstore (`newsroom.conf.media`).
Named = tuple[tuple[str, str], ...]
# Bytes that are asked for at once.
PART = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds for a connection and for one answer; then the number of retries, and the
    seconds for all of them.
    """

    connecting: int
    answering: int
    times: int
    in_all: int


# Somebody waits for the page; nobody waits for a backup.
SOMEBODY_WAITS = Patience(2, 10, 2, 5)
NOBODY_WAITS = Patience(10, 300, 5, 120)


class Bucket:
    """Stores files under names with slashes, below `prefix`, each whole or not at all.

    It is that of NEWSROOM_MEDIA_URL, or the `named` one. All its methods may raise
    OSError: FileNotFoundError if there is no such file, PermissionError if the key may
    not do it.
    """

    def __init__(
        self,
        prefix: str,
        named: Named | None = None,
        patience: Patience = SOMEBODY_WAITS,
    ):
        named = named or tuple(settings.NEWSROOM_MEDIA.items())
        self.store = store_of(named, prefix, patience)

    def read(self, name: str) -> bytes:
        with told():
            return bytes(obstore().get(self.store, name).bytes())

    def write(self, name: str, data: bytes) -> None:
        with told():
            obstore().put(self.store, name, data, use_multipart=False)

    def open(self, name: str) -> BinaryIO:
        return BytesIO(self.read(name))

    def take(self, name: str, file: BinaryIO) -> None:
        """Write all of a file."""
        file.seek(0)
        with told():
            obstore().put(self.store, name, file)

    def parts(self, name: str) -> Iterator[bytes]:
        """Yield a file, however long, in pieces."""
        size = self.size(name)
        for start in range(0, size, PART):
            length = min(PART, size - start)
            with told():
                got = obstore().get_range(self.store, name, start=start, length=length)
            yield bytes(got)

    def size(self, name: str) -> int:
        with told():
            return obstore().head(self.store, name)["size"]

    def has(self, name: str) -> bool:
        try:
            return self.size(name) >= 0
        except FileNotFoundError:
            return False

    def delete(self, name: str) -> None:
        with told():
            obstore().delete(self.store, name)

    def delete_all(self, folder: str) -> None:
        for name in list(self.names(folder)):
            self.delete(name)

    def top(self) -> tuple[dict[str, int], set[str]]:
        """Return the files that are in no folder, with their sizes; and the folders."""
        with told():
            found = obstore().list_with_delimiter(self.store)
        files = {one["path"]: one["size"] for one in found["objects"]}
        return files, set(found["common_prefixes"])

    def names(self, folder: str | None = None) -> Iterator[str]:
        with told():
            for some in obstore().list(self.store, folder):
                for found in some:
                    yield found["path"]

    def before(self, moment: datetime) -> Iterator[str]:
        """Yield the names of files written before `moment`."""
        with told():
            for some in obstore().list(self.store):
                for found in some:
                    if found["last_modified"] < moment:
                        yield found["path"]

    def try_to_keep(self, name: str, size: int) -> None:
        """Raise OSError if it doesn't answer. It has room for any file."""
        self.has(name)


def obstore() -> Any:
    import obstore  # noqa: PLC0415 (an extra, and 15 MB that no other newsroom loads)

    return obstore


@lru_cache
def store_of(named: Named, prefix: str, patience: Patience) -> "S3Store":
    """Return this process's only store: it keeps connections open."""
    from obstore.store import S3Store  # noqa: PLC0415 (as above)

    told = dict(named)
    below = told.pop("prefix")
    seconds = timedelta(seconds=1)
    return S3Store(
        told.pop("bucket"),
        prefix="/".join(filter(None, (below, prefix))) or None,
        config=told,  # type: ignore[arg-type] # its keys are those of newsroom.conf.media
        client_options={
            "allow_http": told.get("endpoint", "").startswith("http://"),
            "connect_timeout": patience.connecting * seconds,
            "timeout": patience.answering * seconds,
        },
        retry_config={
            "max_retries": patience.times,
            "retry_timeout": patience.in_all * seconds,
        },
    )


@contextmanager
def told() -> Iterator[None]:
    """Raise errors as OSError, as a disk would, with the first line of their text."""
    try:
        yield
    except OSError:
        raise
    except obstore().exceptions.BaseError as error:
        said = str(error).partition("\n")[0]
        number = errno.EACCES if is_denied(error) else errno.EIO
        raise OSError(number, said) from error


def is_denied(error: Exception) -> bool:
    """Return whether the key may not do it. For files that go at once, only the text
    of the error says so.
    """
    denied = obstore().exceptions.PermissionDeniedError
    return isinstance(error, denied) or "AccessDenied" in str(error)
