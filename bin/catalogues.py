"""Catalogues of translations: this module reads, compares, writes and compiles them."""

import io
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

# A percent sign and a space are words ("20 % of"), never a placeholder.
PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[#0+-]*\d*(?:\.\d+)?[diouxXeEfFgGcrsa]")


class Kept(Catalog):
    """A catalogue as it is written: without dates and versions, so that the file
    changes only when a message does.
    """

    def __init__(self, locale: str):
        super().__init__(locale=locale, fuzzy=False)
        name = self.locale.english_name
        self.header_comment = f"# {name}. Kept by `make messages`."

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        return [
            ("Language", str(self.locale)),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=UTF-8"),
            ("Content-Transfer-Encoding", "8bit"),
            ("Plural-Forms", self.plural_forms),
        ]


def place(locale: str) -> Path:
    """Return the path of a language's catalogue in the code base."""
    return Path(f"newsroom/locale/{locale}/LC_MESSAGES/django.po")


def forms(text: str | tuple) -> tuple[str, ...]:
    """Return a message's text, or its singular and plural."""
    return text if isinstance(text, tuple) else (text,)


def key(message: Message) -> tuple[str, str | None]:
    return forms(message.id)[0], message.context


def entries(catalogue: Catalog) -> dict:
    return {key(message): message for message in catalogue if message.id}


def set_flag(message: Message) -> None:
    """Flag what is formatted, and only that: Babel takes “20 % of” for it too."""
    message.flags -= {"python-format", "python-brace-format"}
    if is_formatted(message):
        message.flags.add("python-format")


def is_formatted(message: Message) -> bool:
    return any("%%" in text or PLACEHOLDER.search(text) for text in forms(message.id))


def is_translated(message: Message) -> bool:
    return all(forms(message.string)) and not message.fuzzy


def read(file: Path, locale: str) -> Catalog:
    if not file.exists():
        return Kept(locale)
    with file.open("rb") as lines:
        return read_po(lines, locale=locale)


def text_of(catalogue: Kept) -> bytes:
    file = io.BytesIO()
    write_po(file, catalogue, no_location=True, sort_output=True, width=88)
    return file.getvalue()


def compiled(catalogue: Catalog) -> bytes:
    kept = Kept(str(catalogue.locale))
    for message in entries(catalogue).values():
        kept[message.id] = message
    file = io.BytesIO()
    write_mo(file, kept)
    return file.getvalue()


def write(catalogue: Kept, file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text_of(catalogue))
    file.with_suffix(".mo").write_bytes(compiled(catalogue))


def placeholders(text: str) -> Counter:
    return Counter(PLACEHOLDER.findall(text.replace("%%", "")))


def is_faithful(message: Message) -> bool:
    """Return True if a translation has the placeholders of its original, each as often.

    The singular may leave out the number: "one article" for "%(count)d articles".
    """
    originals = [placeholders(text) for text in forms(message.id)]
    *one, other = [placeholders(text) for text in forms(message.string)]
    if is_formatted(message) and any(map(has_bare_percent, forms(message.string))):
        return False
    return other == originals[-1] and all(
        it <= originals[0] | originals[-1] for it in one
    )


def has_bare_percent(text: str) -> bool:
    return "%" in PLACEHOLDER.sub("", text.replace("%%", ""))


def faults(catalogue: Catalog, file: Path) -> Iterator[str]:
    """Yield what is wrong with a catalogue in itself."""
    for name, message in entries(catalogue).items():
        if not all(forms(message.string)):
            yield f"not translated: {name[0]!r}"
        elif message.fuzzy:
            yield f"fuzzy: {name[0]!r}"
        elif not is_faithful(message):
            yield f"other placeholders: {name[0]!r}"
    binary = file.with_suffix(".mo")
    if not binary.exists() or binary.read_bytes() != compiled(catalogue):
        yield f"{binary.name} isn't what {file.name} says"
