"""Full-text search: the same hits in the same order on SQLite and on PostgreSQL.

Every version of every article is in the index, written with its content. A search
narrows a queryset of the versions that may be seen. So it depends on the time here too.
"""

from articles.domain.search.finding.budget import TooMuch as TooMuch, limited as limited
from articles.domain.search.finding.hits import Keys as Keys
from articles.domain.search.finding.narrowing import (
    first_found as first_found,
    fit as fit,
    matching as matching,
    tiers as tiers,
)
from articles.domain.search.finding.nearest import (
    Nearest as Nearest,
    nearest as nearest,
)
from articles.domain.search.finding.query import (
    Query as Query,
    Readers as Readers,
    read_query as read_query,
)
from articles.domain.search.finding.ranking import hits as hits, ranked as ranked
from articles.domain.search.index.addresses import links_in as links_in
from articles.domain.search.index.completeness import glance as glance
from articles.domain.search.index.document import document_of as document_of
from articles.domain.search.index.rebuilding import (
    Findings as Findings,
    check as check,
    fill as fill,
    rebuild as rebuild,
)
from articles.domain.search.index.sweeping import sweep as sweep
from articles.domain.search.index.table import merge as merge
from articles.domain.search.index.tasks import enqueue_if_due as enqueue_if_due
from articles.domain.search.index.writing import (
    index as index,
    leave_to_worker as leave_to_worker,
    save_words as save_words,
)
from articles.domain.search.language.grammar import joints as joints
from articles.domain.search.language.web_keys import is_cited_as as is_cited_as
from articles.domain.search.query.label_mentions import (
    LabelMention as LabelMention,
    mentioned as mentioned,
)
from articles.domain.search.query.label_names import (
    LabelDirectory as LabelDirectory,
    label_directory as label_directory,
    label_names as label_names,
)
from articles.domain.search.query.terms import COLUMNS as COLUMNS
from articles.domain.search.results.did_you_mean import (
    fewer as fewer,
    suggest as suggest,
)
from articles.domain.search.results.excerpts import excerpt as excerpt, marked as marked
from articles.domain.search.results.label_choice import (
    Named as Named,
    answers as answers,
    meant as meant,
    named as named,
    similar as similar,
)
from articles.domain.search.results.reasons import (
    meant_labels as meant_labels,
    said as said,
)
