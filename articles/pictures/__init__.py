"""Pictures: what is received, made smaller, shown, and who may see it."""

from articles.pictures import rights
from articles.pictures.belonging import why_elsewhere
from articles.pictures.glancing import lost, strays, unmade
from articles.pictures.making import Findings, make_missing
from articles.pictures.receiving import (
    Made,
    made_anew,
    receive,
    replace_file,
    stays,
    too_large,
)
from articles.pictures.removing import remove
from articles.pictures.renditions import (
    Rendition,
    find_rendition,
    plain_rendition,
    read,
    renditions_at,
    social_rendition,
)
from articles.pictures.showing import (
    Picture,
    figures_of,
    illustrated,
    lead_picture,
    picture_of,
    pictures_of,
    small_picture,
)
from articles.pictures.tasks import make_ahead

__all__ = [
    "Findings",
    "Made",
    "Picture",
    "Rendition",
    "figures_of",
    "find_rendition",
    "illustrated",
    "lead_picture",
    "lost",
    "made_anew",
    "make_ahead",
    "make_missing",
    "picture_of",
    "pictures_of",
    "plain_rendition",
    "read",
    "receive",
    "remove",
    "renditions_at",
    "replace_file",
    "rights",
    "small_picture",
    "social_rendition",
    "stays",
    "strays",
    "too_large",
    "unmade",
    "why_elsewhere",
]
