"""Translations behind their originals: which, by what, and what is done about it."""

from articles.admin.translations.rows import Row as Row, behind_for as behind_for
