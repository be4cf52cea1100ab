"""Generated style sheets: the public site's as one file, and the look's colours.

They stay separate to read and to change; a finder of static files joins them in order,
so that a page waits for one request.
"""

import os
import re
import tempfile
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

from articles.foundation.theme import for_desk, for_readers, house, source

# In this order; each wraps its rules in its layer, so that the order decides nothing
# but the layers' own.
SITE = (
    "tokens.css",
    "typeface.css",
    "fallbacks.css",
    "base.css",
    "layout.css",
    "components.css",
    "masthead.css",
    "masthead-search.css",
    "footer.css",
    "cards.css",
    "home.css",
    "article.css",
    "deadlines.css",
    "calls.css",
    "dossier.css",
    "documents.css",
    "credits.css",
    "article-tools.css",
    "picture.css",
    "picture-home.css",
    "facets.css",
    "label.css",
    "directory.css",
    "charts.css",
    "charts-world.css",
    "archive.css",
    "forms.css",
    "corrections.css",
    "search.css",
    "subscribe.css",
    "subscribe-choice.css",
    "forced-colours.css",
    "print.css",
)


# Comments explain rules to those who read the sources; browsers needn't fetch them.
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def site() -> str:
    """Return the public site's as one, the look's colours after the house's own."""
    tokens, *others = (source(name) for name in SITE)
    return "\n".join(map(compact, (tokens + look(), *others)))


def compact(text: str) -> str:
    """Leave out comments, indents and empty lines."""
    lines = (line.strip() for line in COMMENT.sub("", text).splitlines())
    return "\n".join(filter(None, lines))


def look() -> str:
    """Return the colours alone: for what shows feeds, which has the tokens besides."""
    colours = settings.NEWSROOM_LOOK.colours
    return "" if colours == house().colours else for_readers(colours)


def desk() -> str:
    return for_desk(settings.NEWSROOM_LOOK.colours) + source("admin-colours.css")


WRITTEN = {
    "articles/site.css": site,
    "articles/look.css": look,
    "articles/desk-colours.css": desk,
}


class StyleSheetFinder(BaseFinder):
    """Finds what is written here, anew whenever one of its sources changed."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.storage = FileSystemStorage(location=settings.VAR / "style-sheets")

    def check(self, **kwargs):
        return []

    def find(self, path, find_all=False):
        if path not in WRITTEN:
            return []
        found = self.write(path)
        return [found] if find_all else found

    def list(self, ignore_patterns):
        for name in WRITTEN:
            self.write(name)
            yield name, self.storage

    def write(self, name: str) -> str:
        """Return the path of the file; concurrent readers get it whole."""
        path, text = Path(self.storage.path(name)), WRITTEN[name]()
        if not (path.exists() and path.read_text(encoding="utf-8") == text):
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, fresh = tempfile.mkstemp(dir=path.parent)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
            os.chmod(fresh, 0o644)
            os.replace(fresh, path)
        return str(path)
