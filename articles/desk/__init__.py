"""The desk as a whole: its site, its guide, what concerns whom, and what waits."""

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
from articles.desk.waiting import waiting_for

__all__ = [
    "PICTURE",
    "chapter_about",
    "chapters",
    "first_page",
    "language_near",
    "languages",
    "picture_path",
    "waiting_for",
    "whole",
]
