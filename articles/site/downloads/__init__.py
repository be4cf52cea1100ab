"""Files for programs of readers: lists as BibTeX, RIS and CSV, articles as ninjs."""

from articles.site.downloads.citing import (
    cite_as_text as cite_as_text,
    cite_bibtex as cite_bibtex,
    cite_ris as cite_ris,
    styles as styles,
)
from articles.site.downloads.forms import (
    CITED as CITED,
    FORMS as FORMS,
    downloads_of as downloads_of,
)
from articles.site.downloads.ninjs import (
    CONTENT_TYPE as CONTENT_TYPE,
    cancelled as cancelled,
    news_item as news_item,
)
