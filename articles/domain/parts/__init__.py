"""Parts of an article that plug-ins bring: rows of its content, as ours are."""

from articles.domain.parts.registering import (
    BROUGHT as BROUGHT,
    BroughtPart as BroughtPart,
    UnfitPartError as UnfitPartError,
    article_part as article_part,
    kinds_of as kinds_of,
)
