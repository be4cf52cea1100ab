"""Files of pictures on object storage: S3, or any service with the same protocol."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Any, BinaryIO

from django.conf import settings

if TYPE_CHECKING:
    from obstore.store import S3Store

# Seconds for a connection and for one answer; then the number of retries, and the
# seconds for all of them. They are few, as somebody waits for the page.
CONNECTING, ANSWERING, TIMES, IN_ALL = 2, 10, 2, 5


class Bucket:
    """Stores files under names with slashes, below `prefix`, each whole or not at all.

    All its methods may raise OSError, and FileNotFoundError if there is no such file.
    """

    def __init__(self, prefix: str):
        self.store = store_of(tuple(settings.NEWSROOM_MEDIA.items()), prefix)

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
def store_of(place: tuple[tuple[str, str], ...], prefix: str) -> "S3Store":
    """Return this process's only store: it keeps connections open."""
    from obstore.store import S3Store  # noqa: PLC0415 (as above)

    told = dict(place)
    below = told.pop("prefix")
    seconds = timedelta(seconds=1)
    return S3Store(
        told.pop("bucket"),
        prefix=f"{below}/{prefix}" if below else prefix,
        config=told,  # type: ignore[arg-type] # its keys are those of newsroom.conf.media
        client_options={
            "allow_http": told.get("endpoint", "").startswith("http://"),
            "connect_timeout": CONNECTING * seconds,
            "timeout": ANSWERING * seconds,
        },
        retry_config={"max_retries": TIMES, "retry_timeout": IN_ALL * seconds},
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
        raise OSError(errno.EIO, said) from error
