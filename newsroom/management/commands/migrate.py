"""Bring the database up to date, as Django's own command; others are told meanwhile."""

from typing import Any

from django.core.management.base import no_translations
from django.core.management.commands import migrate
from django.db import connection

from articles.foundation import schema
from newsroom.conf.installation import version
from newsroom.database.marks import mark_preparing


class Command(migrate.Command):
    @no_translations
    def handle(self, *args: Any, **options: Any) -> None:
        with mark_preparing():
            before = schema.read_applied()
            super().handle(*args, **options)
            note_change(before)


def note_change(before: set[schema.Migration]) -> None:
    """Keep who may use the database, if that has changed or nobody has said so yet."""
    now = schema.read_applied()
    has_table = schema.PROGRAM in connection.introspection.table_names()
    if has_table and (now != before or not schema.read_program()):
        schema.note_program(version())
