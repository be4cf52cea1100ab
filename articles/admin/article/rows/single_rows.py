"""Groups of an article's form that are folded until they hold anything: the facts of a
call, the use of AI, and the parts that plug-ins bring.
"""

from typing import Any, ClassVar

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from articles.admin.article.rows.rows import RowForm, RowFormSet, RowInline
from articles.domain.parts import BROUGHT, BroughtPart
from articles.models import AiUse, CallFacts, User


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


def name_of(user: User) -> str:
    return user.printed_name or user.username


class AiUseForm(SingleForm):
    def offer_reader(self, user: User) -> None:
        """Let people say of nobody but themselves that they read the text."""
        field: Any = AiUse._meta.get_field("read_by")
        own = name_of(user)
        # Another's word stays, or is taken back.
        known = self.initial.get("read_by") or self.instance.read_by
        said = {"": _("nobody"), own: _("%(name)s (you)") % {"name": own}}
        if known not in said:
            said[known] = known
        self.fields["read_by"] = forms.ChoiceField(
            label=capfirst(field.verbose_name),
            help_text=field.help_text,
            choices=list(said.items()),
            required=False,
        )


class AiUseFormSet(RowFormSet):
    # The user who types.
    user: ClassVar[User]

    def add_fields(self, form, index):
        super().add_fields(form, index)
        if "read_by" in form.fields:
            form.offer_reader(self.user)


class AiUseInline(SingleInline):
    model = AiUse
    form = AiUseForm
    formset = AiUseFormSet
    fields: ClassVar = (
        *((subject, f"{subject}_with") for subject in AiUse.SUBJECTS),
        "read_by",
    )

    def get_formset(self, request, obj=None, **kwargs):
        made: Any = super().get_formset(request, obj, **kwargs)
        made.user = request.user
        return made


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
