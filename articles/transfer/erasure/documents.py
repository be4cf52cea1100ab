"""Take documents out: those that nothing has any more, with their files."""

from collections.abc import Iterable

from articles.domain.content import Rows, Said, keys_in, of_kind
from articles.domain.documents import remove, still_named
from articles.models import Document
from articles.transfer.erasure.done import Done

NAMES = [name for name, rows in of_kind(Rows) if rows.names is Document]


def documents_in(contents: Iterable[Said]) -> set[str]:
    """Return the keys of the documents of contents."""
    return {
        key for content in contents for name in NAMES for key in keys_in(content, name)
    }


def erase_documents(keys: Iterable[str], done: Done) -> None:
    """Delete those that no version has any more, and no saved state names.

    A repeated erasure knows them by their checksum.
    """
    unused = Document.objects.filter(key__in=keys, attachments=None).order_by("pk")
    left = [one for one in unused if not still_named(one)]
    done.identified |= {one.checksum for one in left}
    done.counts["documents"] += remove(left)
