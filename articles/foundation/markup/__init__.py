"""The HTML and the figures that a text may hold, and its plain text."""

from articles.foundation.markup.directions import directed as directed
from articles.foundation.markup.figures import (
    FIGURE_ATTRIBUTES as FIGURE_ATTRIBUTES,
    Mention as Mention,
    count_pictures as count_pictures,
    mentions as mentions,
    shown as shown,
)
from articles.foundation.markup.footnotes import (
    as_list as as_list,
    footnoted as footnoted,
)
from articles.foundation.markup.lines import Lines as Lines, text_of as text_of
from articles.foundation.markup.own_links import (
    is_own as is_own,
    led as led,
    own_link as own_link,
    own_links as own_links,
)
from articles.foundation.markup.redirects import REDIRECTS as REDIRECTS
from articles.foundation.markup.sanitising import (
    ATTRIBUTES as ATTRIBUTES,
    SCHEMES as SCHEMES,
    TAGS as TAGS,
    clean_html as clean_html,
)
from articles.foundation.markup.unbroken import (
    BEGINNING as BEGINNING,
    CLOSED as CLOSED,
    OPENED as OPENED,
    TOGETHER as TOGETHER,
    unbroken_html as unbroken_html,
    unbroken_spans as unbroken_spans,
    unbroken_text as unbroken_text,
)
from articles.foundation.markup.web_addresses import (
    bare_key as bare_key,
    normalised as normalised,
    web_address as web_address,
)
