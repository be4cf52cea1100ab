"""What an article must have before it is published, and what it should have."""

from articles.preflight import article, pictures
from articles.preflight.registry import CHECKS, Finding, errors, preflight

__all__ = [
    "CHECKS",
    "Finding",
    "article",
    "errors",
    "pictures",
    "preflight",
]
