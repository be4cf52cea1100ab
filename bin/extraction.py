"""This module finds the messages of the code, and decides which of them are public."""

import io
import re
import sys
import tokenize
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages.extract import extract
from django.utils.translation.template import templatize

from catalogues import Kept, entries, set_flag

PACKAGES = ("articles", "newsroom")
TEMPLATES = {".html", ".txt", ".xml"}
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
# Readers and subscribers see the messages of these files, by their paths. The desk's
# templates lie in folders of their own, so those at the top are public.
PUBLIC_PATHS = re.compile(
    r"articles/(site/"
    r"|domain/(label_index/|content/(days|table)\.py$)"
    r"|foundation/(languages/|text\.py$)"
    r"|editing/(deadlines/moving|comparing/(folding|sections))\.py$"
    r"|models/(labels/(kinds|source|subjects)|articles/stages)\.py$"
    r"|templatetags/(choices|directory|numbers|page_head|printed)\.py$)"
    r"|newsroom/page_cache/"
    r"|templates/(articles/|[^/]+$)"
)


def paths(root: Path) -> Iterator[Path]:
    for package in PACKAGES:
        for path in sorted((root / package).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path
    for folder in (root / "templates", *sorted(root.glob("*/templates"))):
        yield from (it for it in sorted(folder.rglob("*")) if it.suffix in TEMPLATES)


def public_paths(root: Path) -> Iterator[Path]:
    for path in paths(root):
        if PUBLIC_PATHS.match(path.relative_to(root).as_posix()):
            yield path


def as_python(path: Path) -> str:
    """Return the source; a template becomes Python that asks for the same messages."""
    source = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        return source
    # Each message stands on one line; indentation would have a meaning.
    return re.sub(r"(?m)^\s+", "", templatize(source, str(path)))


def extracted(files: Iterable[Path], locale: str) -> Kept:
    """Return the messages of these files, without translations."""
    found = Kept(locale)
    for path in files:
        try:
            file = io.BytesIO(as_python(path).encode())
            for _line, text, comments, context in extract(
                "python", file, KEYWORDS, ["Translators"], {"encoding": "utf-8"}
            ):
                found.add(text, auto_comments=comments, context=context)
        except (SyntaxError, UnicodeDecodeError, tokenize.TokenError) as error:
            sys.exit(f"messages: {path} can't be read: {error}. Correct it.")
    for message in entries(found).values():
        set_flag(message)
    return found
