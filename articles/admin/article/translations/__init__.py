"""Translations behind their originals: the list, the difference, and the acts."""

from articles.admin.article.translations.rows import (
    Row as Row,
    behind_for as behind_for,
)
