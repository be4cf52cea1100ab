"""Translations behind their originals: which, by what, and what is done about it."""

from articles.admin.translations.rows import Row, behind_for

__all__ = ["Row", "behind_for"]
