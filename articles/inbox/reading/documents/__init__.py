"""A document before it is parsed: its text, if it is a feed at all, and its entries as
well-formed XML."""

from articles.inbox.reading.documents.decoding import decode as decode
from articles.inbox.reading.documents.judging import (
    forbidden as forbidden,
    not_xml as not_xml,
    refuse_definitions as refuse_definitions,
    refuse_other as refuse_other,
)
from articles.inbox.reading.documents.slicing import (
    Sliced as Sliced,
    slice_document as slice_document,
)
from articles.inbox.reading.documents.tidying import ILLEGAL as ILLEGAL, Tidy as Tidy
