"""Groups of an article's form that are folded until they hold anything: the facts of a
call, and the parts that plug-ins bring.
"""

from typing import ClassVar

from articles.admin.article.rows.rows import RowForm, RowInline
from articles.domain.parts import BROUGHT, BroughtPart
from articles.models import CallFacts


class SingleForm(RowForm):
    # There is one row.
    position = None  # type: ignore[assignment]

    def validate_constraints(self):
        """Leave it to the content: its row replaces the one that is stored."""


class SingleInline(RowInline):
    form = SingleForm
    template = "admin/articles/article/_only_row.html"
    offer = ""
    extra = max_num = 1
    # Emptied, it is no row any more.
    can_delete = False

    def get_fields(self, request, obj=None):
        return self.fields


class FactsInline(SingleInline):
    model = CallFacts
    fields: ClassVar = (("reference", "funder"), "eligible", "amount", "apply_at")
    autocomplete_fields = ("funder",)


class BroughtForm(RowForm):
    def validate_constraints(self):
        """Leave it to the content: its rows replace those that are stored."""


class BroughtInline(RowInline):
    form = BroughtForm


def brought_inlines() -> tuple[type[RowInline], ...]:
    """Return an inline for each part of a plug-in."""
    return tuple(map(inline_of, BROUGHT.values()))


def inline_of(part: BroughtPart) -> type[RowInline]:
    name, said = f"{part.model.__name__}Inline", {"model": part.model}
    typed = tuple(part.kinds)
    if part.most == 1:
        return type(name, (SingleInline,), said | {"fields": typed})
    more = {"fields": (*typed, "position"), "max_num": part.most, "offer": part.offer}
    return type(name, (BroughtInline,), said | more)
