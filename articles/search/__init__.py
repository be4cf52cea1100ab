"""Full-text search: the same hits in the same order on SQLite and on PostgreSQL.

Every version of every article is in the index, written with its content; who asks
narrows a queryset of what may be seen. So the clock decides here too.
"""

from articles.search.choosing import Named, answers, meant, similar
from articles.search.document import document_of
from articles.search.excerpts import excerpt, marked
from articles.search.hits import COLUMNS, fit, hits, matching, tiers
from articles.search.names import label_names
from articles.search.query import Query, read_query
from articles.search.rebuilding import Findings, check, fill, rebuild
from articles.search.table import merge
from articles.search.writing import index, save_words

__all__ = [
    "COLUMNS",
    "Findings",
    "Named",
    "Query",
    "answers",
    "check",
    "document_of",
    "excerpt",
    "fill",
    "fit",
    "hits",
    "index",
    "label_names",
    "marked",
    "matching",
    "meant",
    "merge",
    "read_query",
    "rebuild",
    "save_words",
    "similar",
    "tiers",
]
