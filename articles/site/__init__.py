"""What pages and feeds share: frame, paging, caching, corrections, look."""

from articles.site import telling
from articles.site.addresses import ARCHIVE, ARTICLES, CORRECTIONS
from articles.site.alike import in_all_languages
from articles.site.codings import CODINGS, LEAST, preferred, quickly
from articles.site.collecting import collect, static_files
from articles.site.comparing import differing
from articles.site.conditional import by_revision
from articles.site.corrections import (
    all_corrections,
    corrections_of,
    shown_of,
    withdrawals,
)
from articles.site.feed_link import FeedLink
from articles.site.frame import (
    FOR_PROXIES,
    LANGUAGES,
    Head,
    alternates,
    is_public,
    other_languages,
    page,
    printed,
    public_view,
    sections,
    translated,
)
from articles.site.looks import check_look, require_collected
from articles.site.origin import absolute
from articles.site.paging import EPOCH, PAGE_SIZE, Place, slice_of
from articles.site.standing import Standing, standing
from articles.site.telling import tells_all
from articles.site.whole import WholeStaticFilesStorage
from articles.site.xml import XML_TYPE, LegalXMLGenerator, items_of, legal

__all__ = [
    "ARCHIVE",
    "ARTICLES",
    "CODINGS",
    "CORRECTIONS",
    "EPOCH",
    "FOR_PROXIES",
    "LANGUAGES",
    "LEAST",
    "PAGE_SIZE",
    "XML_TYPE",
    "FeedLink",
    "Head",
    "LegalXMLGenerator",
    "Place",
    "Standing",
    "WholeStaticFilesStorage",
    "absolute",
    "all_corrections",
    "alternates",
    "by_revision",
    "check_look",
    "collect",
    "corrections_of",
    "differing",
    "in_all_languages",
    "is_public",
    "items_of",
    "legal",
    "other_languages",
    "page",
    "preferred",
    "printed",
    "public_view",
    "quickly",
    "require_collected",
    "sections",
    "shown_of",
    "slice_of",
    "standing",
    "static_files",
    "telling",
    "tells_all",
    "translated",
    "withdrawals",
]
