"""docs/workflow.md is made from the table, and from nothing else."""

from django.conf import settings

from articles.management.commands.document_workflow import PATH, render


def test_the_document_equals_the_table():
    written = (settings.ROOT / PATH).read_text(encoding="utf-8")
    assert written == render(), "run manage.py document_workflow"
