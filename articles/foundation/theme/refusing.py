"""Errors in a look's folder, for operators and designers, in English."""

from pathlib import Path

from articles.foundation.refusal import Refused


def refused(path: Path, why: str, remedy: str) -> Refused:
    """Return the error for a file of the look, or for its folder."""
    return Refused(f"The look can't be used: {path}", why, remedy, code="look")
