"""What an article must have before it is published, and what it should have."""

from articles.preflight import (
    article,
    headlines,
    labels,
    language,
    links,
    pictures,
    sizes,
    structure,
)
from articles.preflight.registry import (
    CHECKS,
    ERROR,
    WARNING,
    Finding,
    Remark,
    check,
    check_codes,
    errors,
    preflight,
)

__all__ = [
    "CHECKS",
    "ERROR",
    "WARNING",
    "Finding",
    "Remark",
    "article",
    "check",
    "check_codes",
    "errors",
    "headlines",
    "labels",
    "language",
    "links",
    "pictures",
    "preflight",
    "sizes",
    "structure",
]
