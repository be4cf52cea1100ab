"""What an article must have before it is published, and what it should have."""

from articles.preflight import article, pictures
from articles.preflight.registry import (
    CHECKS,
    ERROR,
    WARNING,
    Finding,
    check,
    errors,
    preflight,
)

__all__ = [
    "CHECKS",
    "ERROR",
    "WARNING",
    "Finding",
    "article",
    "check",
    "errors",
    "pictures",
    "preflight",
]
