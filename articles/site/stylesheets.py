"""The public site's style sheets as one file, so that a page waits for one request.

They stay separate to read and to change; a finder of static files joins them in order.
"""

import os
import re
import tempfile
from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

SOURCES = Path(__file__).parent.parent / "static" / "articles"
NAME = "articles/site.css"
# In this order; each wraps its rules in its layer, so that the order decides nothing
# but the layers' own.
SITE = (
    "tokens.css",
    "base.css",
    "layout.css",
    "components.css",
    "masthead.css",
    "home.css",
    "article.css",
    "picture.css",
    "picture-home.css",
    "facets.css",
    "directory.css",
    "forms.css",
    "corrections.css",
    "search.css",
    "subscribe.css",
    "print.css",
)

PAPER = re.compile(r"--paper:\s*([^;]+);")


@cache
def papers() -> tuple[str, str]:
    """Return the colour of the page, light and dark, for the browser around it."""
    found = PAPER.findall((SOURCES / "tokens.css").read_text(encoding="utf-8"))
    return found[0], found[-1]


def joined() -> str:
    return "\n".join((SOURCES / name).read_text(encoding="utf-8") for name in SITE)


class StyleSheetFinder(BaseFinder):
    """Finds `articles/site.css`, written anew whenever one of its sources changed."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.storage = FileSystemStorage(location=settings.VAR / "style-sheets")

    def check(self, **kwargs):
        return []

    def find(self, path, find_all=False):
        if path != NAME:
            return [] if find_all else None
        found = self.write()
        return [found] if find_all else found

    def list(self, ignore_patterns):
        self.write()
        yield NAME, self.storage

    def write(self) -> str:
        """Return the path of the file; whoever reads it meanwhile gets it whole."""
        path, text = Path(self.storage.path(NAME)), joined()
        if not (path.exists() and path.read_text(encoding="utf-8") == text):
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, fresh = tempfile.mkstemp(dir=path.parent)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
            os.chmod(fresh, 0o644)
            os.replace(fresh, path)
        return str(path)
