"""Documents in the portal's plain-text form, brought in as articles.

`document` says what stands in a file, `importer` makes articles of it; `wordpress` does
so with what WordPress exports, `table` with tables.
"""

from articles.transfer.importing import table as table, wordpress as wordpress
from articles.transfer.importing.arriving import beginning as beginning
from articles.transfer.importing.document.deadlines import (
    read_deadline as read_deadline,
)
from articles.transfer.importing.document.document import (
    DocumentError as DocumentError,
    parse as parse,
)
from articles.transfer.importing.document.remarks import Unread as Unread
from articles.transfer.importing.files import (
    Found as Found,
    find_documents as find_documents,
)
from articles.transfer.importing.importer import (
    Importer as Importer,
    Outcome as Outcome,
    read as read,
)
from articles.transfer.importing.pasting.blocks import asides_in as asides_in
from articles.transfer.importing.pasting.citation import (
    Citation as Citation,
    read_citations as read_citations,
)
from articles.transfer.importing.pasting.understanding import (
    Understood as Understood,
    understand as understand,
)
