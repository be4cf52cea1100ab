"""Documents in the portal's plain-text form, brought in as articles.

`document` says what stands in a file, `importer` makes articles of it; `wordpress` does
so with what WordPress exports.
"""

from articles.importing import wordpress
from articles.importing.arriving import beginning
from articles.importing.citation import Citation, read_citations
from articles.importing.document import DocumentError, parse
from articles.importing.files import Found, find_documents
from articles.importing.importer import Importer, Outcome, read
from articles.importing.understanding import Understood, understand

__all__ = [
    "Citation",
    "DocumentError",
    "Found",
    "Importer",
    "Outcome",
    "Understood",
    "beginning",
    "find_documents",
    "parse",
    "read",
    "read_citations",
    "understand",
    "wordpress",
]
