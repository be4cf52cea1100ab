"""The desk as a whole: its site, the groups of its pages, and the guide to them."""

from articles.desk.chapters import chapter_about
from articles.desk.guide import (
    PICTURE,
    chapters,
    first_page,
    language_near,
    languages,
    picture_path,
    whole,
)

__all__ = [
    "PICTURE",
    "chapter_about",
    "chapters",
    "first_page",
    "language_near",
    "languages",
    "picture_path",
    "whole",
]
