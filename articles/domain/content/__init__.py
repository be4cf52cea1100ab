"""An article as a whole: its content, its pictures and rows, its address, its length.

Code that reads or sets it as a whole uses `content_of` and `apply_content`; code that
handles its fields one by one asks the table.
"""

from articles.domain.content.addresses import (
    erase_addresses as erase_addresses,
    erased_slug as erased_slug,
    release as release,
    renewed as renewed,
)
from articles.domain.content.article import (
    apply_content as apply_content,
    content_of as content_of,
    parts_ahead as parts_ahead,
)
from articles.domain.content.days import (
    cited_day as cited_day,
    listed_day as listed_day,
    long_day as long_day,
    month_name as month_name,
    said_moment as said_moment,
    said_time as said_time,
    short_day as short_day,
    zone_beside as zone_beside,
)
from articles.domain.content.format import (
    as_stored as as_stored,
    completed as completed,
    content_hash as content_hash,
    empty_content as empty_content,
)
from articles.domain.content.imagining import imagined as imagined
from articles.domain.content.kinds import (
    Address as Address,
    Choice as Choice,
    Codes as Codes,
    Day as Day,
    Html as Html,
    Kind as Kind,
    Line as Line,
    Many as Many,
    Picture as Picture,
    Text as Text,
)
from articles.domain.content.labels import LABELS as LABELS
from articles.domain.content.moments import (
    Flag as Flag,
    Moment as Moment,
    RowKey as RowKey,
)
from articles.domain.content.pictures import (
    keys_of as keys_of,
    pictures_of as pictures_of,
    without_words as without_words,
    words_of_pictures as words_of_pictures,
)
from articles.domain.content.plain_text import (
    LENGTH as LENGTH,
    excerpt_of as excerpt_of,
    minutes_to_read as minutes_to_read,
    plain_text as plain_text,
    shortened as shortened,
    words_of as words_of,
)
from articles.domain.content.rows import (
    SAME_DOCUMENT as SAME_DOCUMENT,
    TWICE as TWICE,
    AiUseRow as AiUseRow,
    RelatedRow as RelatedRow,
    Rows as Rows,
    Telling as Telling,
)
from articles.domain.content.sentences import (
    first_sentence as first_sentence,
    whole_sentences as whole_sentences,
)
from articles.domain.content.table import (
    COLUMNS as COLUMNS,
    TABLE as TABLE,
    Content as Content,
    Field as Field,
    Place as Place,
    Said as Said,
    at as at,
    keys_in as keys_in,
    of_kind as of_kind,
    whole as whole,
)
from articles.domain.content.values import (
    KEY as KEY,
    Keyed as Keyed,
    by_key as by_key,
    names_by_key as names_by_key,
    plain as plain,
)
