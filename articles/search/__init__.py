"""Full-text search: the same hits in the same order on SQLite and on PostgreSQL.

Every version of every article is in the index, written with its content; who asks
narrows a queryset of what may be seen. So the clock decides here too.
"""

from articles.search.budget import TooMuch, limited
from articles.search.choosing import Named, answers, meant, named, similar
from articles.search.document import document_of
from articles.search.excerpts import excerpt, marked
from articles.search.glancing import glance
from articles.search.hits import Keys
from articles.search.names import label_names
from articles.search.narrowing import first_found, fit, matching, tiers
from articles.search.query import Query, Readers, read_query
from articles.search.ranking import hits, ranked
from articles.search.reasons import meant_labels, said
from articles.search.rebuilding import Findings, check, fill, rebuild
from articles.search.suggesting import fewer, suggest
from articles.search.sweeping import sweep
from articles.search.table import merge
from articles.search.tasks import enqueue_if_due
from articles.search.terms import COLUMNS, TIERS
from articles.search.writing import index, leave_to_worker, save_words

__all__ = [
    "COLUMNS",
    "TIERS",
    "Findings",
    "Keys",
    "Named",
    "Query",
    "Readers",
    "TooMuch",
    "answers",
    "check",
    "document_of",
    "enqueue_if_due",
    "excerpt",
    "fewer",
    "fill",
    "first_found",
    "fit",
    "glance",
    "hits",
    "index",
    "label_names",
    "leave_to_worker",
    "limited",
    "marked",
    "matching",
    "meant",
    "meant_labels",
    "merge",
    "named",
    "ranked",
    "read_query",
    "rebuild",
    "said",
    "save_words",
    "similar",
    "suggest",
    "sweep",
    "tiers",
]
