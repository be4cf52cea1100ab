"""Look for documents whose file isn't there, or isn't what it was."""

import hashlib
from collections.abc import Iterable, Iterator

from articles.foundation.image_files import document_files
from articles.models import Document


def lost(documents: Iterable[Document] | None = None) -> list[Document]:
    """Return documents whose file isn't where it belongs."""
    shelf = document_files()
    found = (
        Document.objects.order_by("pk").iterator() if documents is None else documents
    )
    return [one for one in found if not shelf.has(one.file_name)]


def changed(documents: Iterable[Document]) -> Iterator[tuple[Document, str]]:
    """Yield documents with what is wrong with their file; "" if it is lost."""
    shelf = document_files()
    for one in documents:
        try:
            with shelf.open(one.file_name) as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type] # it only has to read
        except FileNotFoundError:
            yield one, ""
        except OSError as error:
            yield one, f"can't be read ({error.strerror})"
        else:
            if found != one.checksum:
                yield one, "isn't the file that was stored"
