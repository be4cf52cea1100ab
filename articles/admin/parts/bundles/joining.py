"""Several style sheets, scripts or modules as one text that does the same."""

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.contrib.staticfiles import storage

# The name of another file in a style sheet, relative to itself.
ADDRESS = re.compile(r"""url\(\s*(["']?)(?![a-z]+:|[/#])([^"')]+)\1\s*\)""")
SOURCE_MAP = re.compile(r"^(//|/\*)# sourceMappingURL=.*$", re.MULTILINE)
# As our modules are written: at the beginning of a line, and nothing else of the kind.
IMPORT = re.compile(
    r'^import (?:\{([^}]*)\}|\* as (\w+)) from "([^"]+)";$', re.MULTILINE
)
EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|class)\s+(\w+))", re.M)
RENAMED = re.compile(r"\s+as\s+")
OTHER = re.compile(r"^(import|export)\b|\bimport\(|^await\b", re.MULTILINE)
FILES: Any = storage.staticfiles_storage
# In characters: a drawing up to this is part of the style sheet that names it.
SMALL, PLAIN = 1_500, " =:/,;'()"
# Only our files are parsed: those of packages may have any style, and stay files.
OURS = "articles/"


class Unjoined(Exception):
    """The files are sent one by one: they can't be joined as they are written."""


def source(name: str) -> str:
    """Return a static file, by the name under which it is served."""
    with FILES.open(name) as file:
        return SOURCE_MAP.sub("", file.read().decode())


def join_sheets(names: Iterable[str]) -> str:
    return "\n".join(sheet(name) for name in names)


def sheet(name: str) -> str:
    text = source(name)
    if "@import" in text or "@charset" in text:
        raise Unjoined(name)
    folder = posixpath.dirname(name)

    def absolute(found: re.Match) -> str:
        path = posixpath.normpath(posixpath.join(folder, found[2]))
        return f'url("{drawn(path) or settings.STATIC_URL + path}")'

    return ADDRESS.sub(absolute, text)


@lru_cache(maxsize=256)
def drawn(name: str) -> str:
    """Return a small drawing as an address that holds it; "" if it is a file."""
    if not name.endswith(".svg") or not FILES.exists(name):
        return ""
    text = source(name).strip()
    is_small = len(text) <= SMALL
    return f"data:image/svg+xml,{quote(text, safe=PLAIN)}" if is_small else ""


def join_scripts(names: Iterable[str]) -> str:
    """Return classic scripts, whose globals stay global."""
    texts = [source(name) for name in names]
    if any("currentScript" in text for text in texts):
        raise Unjoined
    # A first “use strict” would be for all of them.
    return ";" + "\n;\n".join(texts)


def join_modules(names: Iterable[str]) -> str:
    """Return modules with all that they import of ours, each in a scope of its own."""
    joined = Modules()
    for name in names:
        joined.add(name)
    return joined.text()


@lru_cache(maxsize=64)
def needing_packages(names: tuple[str, ...]) -> set[str]:
    """Return the modules that can't run without another package's.

    A module that imports what one of these imports is among them, since both have to
    have the same instance of it.
    """
    joined = {name: Modules() for name in names}
    try:
        for name in names:
            joined[name].add(name)
    except (Unjoined, OSError, UnicodeDecodeError):
        return set()
    needing = {name for name in names if joined[name].others}
    used = {name for one in needing for name in joined[one].scopes}
    while more := {one for one in names if used & joined[one].scopes.keys()} - needing:
        needing |= more
        used |= {name for one in more for name in joined[one].scopes}
    return needing


class Modules:
    """Modules to be joined, with those first that others need."""

    def __init__(self) -> None:
        self.scopes: dict[str, str] = {}
        self.others: dict[str, str] = {}
        self.open: set[str] = set()

    def add(self, name: str) -> None:
        if name in self.scopes:
            return
        if name in self.open:
            raise Unjoined(f"{name} imports itself")
        self.open.add(name)
        text = source(name)
        exported = EXPORT.findall(text)
        folder = posixpath.dirname(name)
        text = IMPORT.sub(lambda it: self.taken(it, folder), EXPORT.sub("", text))
        if OTHER.search(text):
            raise Unjoined(f"{name} imports or exports in another way")
        told = ", ".join(exported)
        self.scopes[name] = f"(() => {{\n{text}\nreturn {{ {told} }};\n}})()"

    def taken(self, found: re.Match, folder: str) -> str:
        """Return the code by which a module takes its imports, after adding them."""
        names, whole, word = found[1], found[2], found[3]
        if not word.startswith("."):
            raise Unjoined(f"{word} isn't named by where it is")
        path = posixpath.normpath(posixpath.join(folder, word))
        if path.startswith(OURS):
            self.add(path)
            place = f"joinedModules[{path!r}]"
        else:
            place = self.others.setdefault(path, f"other{len(self.others)}")
        if whole:
            return f"const {whole} = {place};"
        return f"const {{{RENAMED.sub(': ', names)}}} = {place};"

    def text(self) -> str:
        return "\n".join(self.lines())

    def lines(self) -> Iterator[str]:
        for path, place in self.others.items():
            yield f'import * as {place} from "{settings.STATIC_URL}{path}";'
        yield "const joinedModules = {};"
        for name, scope in self.scopes.items():
            yield f"joinedModules[{name!r}] = {scope};"


KINDS: dict[str, Callable[[Iterable[str]], str]] = {
    "css": join_sheets,
    "js": join_scripts,
    "mjs": join_modules,
}
