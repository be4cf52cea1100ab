"""The addresses of a table's rows, and files of its site."""

from urllib.parse import unquote, urlsplit

from articles.models import as_stored, decoded_path
from articles.transfer.importing.table.index import TableIndex
from articles.transfer.importing.wordpress.old_site.addresses import Addresses
from articles.transfer.importing.wordpress.old_site.uploads import Uploads, without_www


class TableAddresses(Addresses):
    """`by_id` are rows by what their system calls them."""

    def __init__(self, index: TableIndex):
        super().__init__(index)
        self.by_stored: dict[str, int] = {}
        self.by_id: dict[str, int] = {}
        for number in index.known:
            self.by_id.setdefault(index.standings[number].key, number)
            for address in index.old[number]:
                self.by_stored.setdefault(stored(address), number)
        self.by_stored.pop("", None)

    def number(self, address: str) -> int:
        """Return the number of the row at an address of the old site, 0 if none."""
        if not self.path(address):
            return 0
        whole = stored(address)
        return self.by_stored.get(whole) or self.by_stored.get(
            whole.partition("?")[0], 0
        )


def stored(address: str) -> str:
    try:
        parts = urlsplit(address)
        return as_stored(decoded_path(parts.path), parts.query)
    except ValueError:
        return ""


class TableUploads(Uploads):
    """`files` is what the addresses of files begin with, as `/fileadmin/`."""

    def __init__(self, folder, index: TableIndex, files: str):
        self.files = files.strip("/")
        super().__init__(folder, index)

    def below(self, address: str) -> str:
        try:
            parts = urlsplit(address.strip())
        except ValueError:
            return ""
        if parts.scheme.lower() not in {"", "http", "https"}:
            return ""
        host = without_www(parts.netloc.rpartition("@")[2].lower())
        if host and host not in self.hosts:
            return ""
        path = unquote(parts.path).lstrip("/")
        return path.removeprefix(f"{self.files}/") if self.files else path
