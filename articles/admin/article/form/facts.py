"""The facts of a call in an article's form: one row, folded until it holds anything."""

from typing import ClassVar

from articles.admin.article.form.rows import RowForm, RowInline
from articles.models import CallFacts


class FactsForm(RowForm):
    # There is one row.
    position = None  # type: ignore[assignment]

    def validate_constraints(self):
        """Leave it to the content: its row replaces the one that is stored."""


class FactsInline(RowInline):
    model = CallFacts
    form = FactsForm
    template = "admin/articles/article/_only_row.html"
    fields: ClassVar = (("reference", "funder"), "eligible", ("amount", "apply_at"))
    autocomplete_fields = ("funder",)
    offer = ""
    extra = max_num = 1
    # Emptied, it is no row any more.
    can_delete = False

    def get_fields(self, request, obj=None):
        return self.fields
