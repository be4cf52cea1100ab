"""Translations of the public messages: this module finds those that a language lacks,
and writes them as a file to be filled in.

Sources aren't shipped, but the French catalogue has each public message: `bin/messages`
sees to that.
"""

import gettext
import re
import struct
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import django
from django.apps import apps
from django.conf import settings
from django.utils.translation import get_language_info, to_locale

from newsroom.conf import installation

DOMAIN = "django"
OURS = installation.PACKAGE / "locale"
COMPLETE = "fr"
# The language of the messages themselves.
SOURCE = "en"
LITTLE_ENDIAN = b"\xde\x12\x04\x95"
ONE_AND_MORE = "nplurals=2; plural=(n != 1);"
HEAD = """\
# {name}. Fill in each empty msgstr, then compile this file.
msgid ""
msgstr ""
"Language: {locale}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural}\\n"
"""
ADDRESS = (
    "#. A part of an address: a-z, 0-9 and hyphens. Keep what follows the word, and\n"
    "#. give no two parts the same word.\n"
)


class Message(NamedTuple):
    text: str
    plural: str = ""
    context: str = ""

    @property
    def is_formatted(self) -> bool:
        return "%(" in self.text + self.plural

    def is_translated(self, forms: list[str]) -> bool:
        """Return False for what Babel makes of an empty plural: the English forms."""
        untranslated = [self.text, *[self.plural] * (len(forms) - 1)]
        return all(forms) and not (self.plural and forms == untranslated)

    def __str__(self):
        context = f" [{self.context}]" if self.context else ""
        return f"{self.text}{context}"


def public_messages() -> list[Message]:
    return list(translations(catalogue(OURS, COMPLETE)))


def missing(language: str) -> list[Message]:
    """Return the public messages without a translation in this language.

    Our catalogues count, the look's, and those of plug-ins. A regional form has the
    messages of its language as well.
    """
    if to_locale(language).partition("_")[0] == SOURCE:
        return []
    found: set[Message] = set()
    for file in catalogues(language):
        is_ours = file.is_relative_to(OURS)  # and complete: `bin/messages` sees to that
        for message, forms in translations(file).items():
            if is_ours or message.is_translated(forms):
                found.add(message)
    return [message for message in public_messages() if message not in found]


def name_of(language: str) -> str | None:
    """Return the language's English name; None if neither Django nor we know it."""
    try:
        return get_language_info(language)["name"]
    except KeyError:
        codes = [code.lower() for code, _name in settings.LANGUAGES]
        return language if language in codes or catalogues(language) else None


def folders() -> Iterator[Path]:
    yield from map(Path, settings.LOCALE_PATHS)
    project: Any = apps.get_app_config("newsroom")
    for label in project.plugins:
        yield Path(apps.get_app_config(label).path) / "locale"


def catalogues(language: str) -> list[Path]:
    """Return the compiled catalogues that Django reads for a language."""
    found: list[Path] = []
    for folder in folders():
        names = gettext.find(DOMAIN, str(folder), [to_locale(language)], all=True)
        found += map(Path, names)
    return found


def uncompiled(language: str) -> list[Path]:
    """Return the language's catalogues that Django doesn't see before compilation."""
    places = (catalogue(folder, language) for folder in folders())
    sources = ((place.with_suffix(".po"), place) for place in places)
    return [po for po, mo in sources if po.exists() and not mo.exists()]


def catalogue(folder: Path, language: str) -> Path:
    return folder / to_locale(language) / "LC_MESSAGES" / f"{DOMAIN}.mo"


def translations(file: Path) -> dict[Message, list[str]]:
    """Return the messages of a compiled catalogue, each with its forms."""
    data = file.read_bytes()
    order = "<" if data.startswith(LITTLE_ENDIAN) else ">"
    count, ids, strings = struct.unpack_from(f"{order}3I", data, 8)

    def text(table: int, number: int) -> str:
        length, start = struct.unpack_from(f"{order}2I", data, table + 8 * number)
        return data[start : start + length].decode()

    found: dict[Message, list[str]] = {}
    for number in range(count):
        context, _, name = text(ids, number).rpartition("\x04")
        one, _, other = name.partition("\0")
        if one:  # else it is the head of the catalogue
            forms = text(strings, number).split("\0")
            found[Message(one, other, context)] = forms
    return found


def as_po(messages: Iterable[Message], language: str) -> str:
    """Return a catalogue with empty translations of these messages."""
    plural = plural_forms(language)
    head = HEAD.format(
        name=name_of(language), locale=to_locale(language), plural=plural
    )
    forms = re.match(r"nplurals=(\d+)", plural)
    number = int(forms[1]) if forms else 2
    return "\n".join([head, *(entry(message, number) for message in messages)])


def plural_forms(language: str) -> str:
    """Return the rule for plurals of Django's own catalogue."""
    folder = Path(django.__file__).parent / "conf" / "locale"
    known = gettext.translation(
        DOMAIN, str(folder), [to_locale(language)], fallback=True
    )
    return known.info().get("plural-forms", ONE_AND_MORE)


def entry(message: Message, number: int) -> str:
    """Return the lines of one message; `number` is that of the plural's forms."""
    lines = [f"msgid {quoted(message.text)}\n"]
    if message.context:
        lines.insert(0, f"msgctxt {quoted(message.context)}\n")
    if message.is_formatted:
        lines.insert(0, "#, python-format\n")
    if message.context == "address":
        lines.insert(0, ADDRESS)
    if message.plural:
        lines.append(f"msgid_plural {quoted(message.plural)}\n")
        lines += [f'msgstr[{form}] ""\n' for form in range(number)]
    else:
        lines.append('msgstr ""\n')
    return "".join(lines)


def quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
