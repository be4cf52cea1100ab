"""The page of an article's form: it is opened, sent and saved."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.helpers import InlineAdminForm, InlineAdminFormSet
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.utils.translation import gettext as _, override

from articles.admin.article.access import may_write
from articles.admin.article.form.checks import put_back
from articles.admin.article.form.conflicts import merge_of
from articles.admin.article.form.saved_input import KeptForm
from articles.admin.article.form.source_text import from_source
from articles.admin.article.history.timeline import Entry
from articles.admin.article.moves.article_state import standing_of
from articles.admin.article.moves.moves import (
    refused_move,
    then_at_once,
    then_move,
)
from articles.admin.article.moves.preview import kept_unless_previewed, previewed
from articles.admin.article.moves.steps import first_steps
from articles.admin.article.read_text import text_of
from articles.admin.article.rows.rows import data_of
from articles.admin.parts.forms.saving_in_place import TELLS, note_state
from articles.admin.parts.saying import change_url
from articles.domain import rights
from articles.domain.content import Html, Picture, of_kind
from articles.domain.pictures import figures_of
from articles.editing.desk import note_opened
from articles.editing.publishing import was_ended
from articles.foundation.markup import count_pictures
from articles.models import Article, Source, given

# So many versions before: copies are kept for two weeks.
FORMER = 4


class Saving(admin.ModelAdmin):
    """For the articles' admin: Django's hooks for opening and sending a form."""

    def changeform_view(self, request, *args, **kwargs):
        if "_saveasnew" in request.POST:
            raise PermissionDenied
        with kept_unless_previewed(request):
            return super().changeform_view(request, *args, **kwargs)

    def get_form(self, request, obj=None, change=False, **kwargs):
        # Django makes a class for each request.
        made: Any = super().get_form(request, obj, change=change, **kwargs)
        made.user = request.user
        made.may_choose_pictures = request.user.has_perm("articles.view_image")
        if not may_write(request, obj):
            for name, _lead in of_kind(Picture):
                del made.base_fields[name]  # it would bring its scripts
        return made

    def get_inline_formsets(self, request, formsets, *args, **kwargs):
        shown = super().get_inline_formsets(request, formsets, *args, **kwargs)
        for rows in shown:
            rows.spare = spare_row(rows)
            rows.inline_formset_data = data_of(rows)
        return shown

    def save_model(self, request, obj, form, change):
        """Leave it to `save_related`: an article and its rows are one content."""

    def save_related(self, request, form, formsets, change):
        form.save_with(formsets)
        note_state(request, form)
        if form.was_joined:
            tell_of_others(request, form.instance)
        tell_of_pictures(request, form)
        if form.was_kept and "_at_once" not in request.POST:
            tell_of_plan(request, form.instance)

    def response_add(self, request, obj, *args, **kwargs):
        return after_saving(request, obj)

    def response_change(self, request, obj):
        return after_saving(request, obj)

    def render_change_form(self, request, context, *args, **kwargs):
        form, article = context["adminform"].form, context["original"]
        context["source_names"] = [name for _pk, name in form.offered.of(Source)]
        if article and form.refusal:
            # The form has put what was typed into the other one.
            article = context["original"] = given(
                super().get_object(request, article.pk)
            )
            context["is_over"] = not rights.may_change(request.user, article)
            formsets = [one.formset for one in context["inline_admin_formsets"]]
            context["merge"] = merge_of(article, form, formsets)
        elif article:
            # A text that was refused may have any length: the stored one is checked.
            put_back(
                article, [one for one, _html in of_kind(Html) if one in form.errors]
            )
        context["is_typed"] = may_write(request, article)
        if article and context["is_typed"]:
            context["from_source"] = from_source(article, request.user)
        if article and not context["is_typed"]:
            before, figures = [*article.edition.once_shown()], figures_of([article])
            context["read_text"] = text_of(article, before, figures)
        if article:
            note_opened(request, article)
            context |= standing_of(article, request.user)
            context["refused"] = refused_move(request, article)
        else:
            context["steps"] = first_steps()
        return super().render_change_form(request, context, *args, **kwargs)

    def former_names(self, original):
        """Return those of the versions before, whose unsaved text may go in here."""
        if original is None or original.number == 1:
            return []
        versions = original.edition.articles.filter(number__lt=original.number)
        keys = versions.order_by("-number").values_list("pk", flat=True)[:FORMER]
        return [f"article.{pk}" for pk in keys]

    def construct_change_message(self, request, form, formsets, add=False):
        """Name the fields, never their values: these may not become public."""
        if add:
            return [{"added": {}}]
        if not form.was_kept:
            return []
        with override(None):
            names = [str(form.fields[name].label) for name in form.changed_data]
            names += [
                str(formset.model._meta.verbose_name_plural)
                for formset in formsets
                if formset.has_changed()
            ]
        return [{"changed": {"fields": names}}]


def spare_row(rows: InlineAdminFormSet) -> InlineAdminForm | None:
    """Return an empty row as the page shows it, if another one may be added."""
    form = rows.formset.spare if rows.has_add_permission else None
    if form is None:
        return None
    return InlineAdminForm(
        rows.formset,
        form,
        rows.fieldsets,
        rows.prepopulated_fields,
        None,
        rows.readonly_fields,
        model_admin=rows.opts,
    )


def after_saving(request, article: Article):
    """Return where a button leads: to a move, or back into the form."""
    if "_preview" in request.POST:
        return previewed(request, article)
    moved = then_at_once(request, article) or then_move(request, article)
    if moved is None:
        messages.success(request, _("Saved."))
    return moved or HttpResponseRedirect(change_url(article))


def tell_of_others(request, article: Article) -> None:
    """Say whose words were saved together with one's own."""
    before = article.snapshots.select_related("by").order_by("-lock")[1:2]
    said = _("Saved together with what %(who)s has written since. Read both.")
    for save in before:
        messages.info(request, said % {"who": Entry(save).who}, extra_tags=TELLS)


def tell_of_plan(request, article: Article) -> None:
    """Say if an approval was to publish the text that was changed."""
    if was_ended(article):
        ended = _(
            "An approval will no longer publish it: you have changed the "
            "text that was planned."
        )
        messages.warning(request, ended)


def tell_of_pictures(request, form: KeptForm) -> None:
    """Say if pictures that were typed or pasted aren't in the saved text."""
    if any(
        count_pictures(form.cleaned_data.get(name) or "")
        > len(html.mentions(getattr(form.instance, name)))
        for name, html in of_kind(Html)
    ):
        left_out = _(
            "Pictures that aren't in the library were left out of the text. Upload "
            "them there, and choose them in the article."
        )
        messages.warning(request, left_out)
