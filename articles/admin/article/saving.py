"""Saving the article's form: as one content, and never over somebody else's text."""

from functools import partial

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError
from django.utils.translation import gettext as _
from django.utils.translation import override

from articles import rights, writing
from articles.admin.article.form import content_from
from articles.admin.article.merging import choices, last_save, merged
from articles.admin.article.timeline import Entry
from articles.admin.parts.choosing import is_key
from articles.content import Content, Html, content_of, of_kind, renewed
from articles.markup import count_pictures
from articles.models import Article, Edition, Source
from articles.refusal import Refused

MERGED = {"stale", "undecided"}


class Saving:
    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Show what the rules refuse as the same form, with all that was typed."""
        if "_saveasnew" in request.POST:
            raise PermissionDenied
        page = partial(
            super().changeform_view, request, object_id, form_url, extra_context
        )
        if request.method == "POST" and object_id:
            request.refusal = self.refuse_if_stale(request, unquote(object_id))
        try:
            return page()
        except (Refused, ValidationError) as refusal:
            request.refusal = refusal
            return page()

    def refuse_if_stale(self, request, object_id) -> Refused | None:
        """Return why a form that was opened before the last save isn't taken."""
        article = self.get_object(request, object_id)
        seen = request.POST.get("seen_lock", "")
        if article is None or seen == str(article.lock):
            return None
        if is_key(seen):
            return overtaken(request.user, article)
        # Of what can't be changed anyway, Django says so.
        return incomplete(article) if rights.may_change(request.user, article) else None

    def save_model(self, request, obj, form, change):
        """Leave it to `save_related`: only there the rows are known, too."""

    def save_related(self, request, form, formsets, change):
        article, content = form.instance, content_from(form, formsets)
        if not change:
            article.pk = self.begin(request, form, content).pk
            article.refresh_from_db()
            tell_of_pictures(request, content, article)
            return
        article.lock = form.cleaned_data["seen_lock"]
        base = request.POST.get("merge_base", "")
        # The form has put what was typed into `article` already.
        stored = Article.objects.get(pk=article.pk)
        if is_key(base):
            content = merged(stored, content, base_lock=int(base), data=request.POST)
        content = content_of(stored) | renewed(stored, content)
        form.was_kept = writing.change(article, content, by=request.user)
        tell_of_pictures(request, content, article)

    def begin(self, request, form, content) -> Article:
        """Make a new article; the same form sent twice makes only one."""
        data = form.cleaned_data
        fields = {"uuid": data["begun"]} if data["begun"] else {}
        before = Edition.objects.filter(**fields) if fields else Edition.objects.none()
        if before.exists():
            raise begun_already()
        try:
            return writing.begin(
                content, language=data["language"], by=request.user, **fields
            )
        except IntegrityError:
            if before.exists():  # the other one was faster by a moment
                raise begun_already() from None
            raise

    def render_change_form(self, request, context, *args, **kwargs):
        refusal = getattr(request, "refusal", None)
        if refusal and context.get("original"):
            # The form has put what was typed into the other one.
            article = self.get_object(request, context["original"].pk)
            context["original"] = article
            context["is_over"] = not rights.may_change(request.user, article)
        context["source_names"] = [str(one) for one in Source.objects.in_use()]
        if getattr(refusal, "code", None) in MERGED:
            context["merge"] = self.merge_of(request, context, context["original"])
        return super().render_change_form(request, context, *args, **kwargs)

    def merge_of(self, request, context, article: Article) -> dict | None:
        """Return what a stale form has to decide, None if it can't be decided now.

        That is so while something typed is refused for its own sake, and for good
        when the version can't be changed any more.
        """
        form = context["adminform"].form
        formsets = [inline.formset for inline in context["inline_admin_formsets"]]
        typed_well = set(form.errors) <= {"__all__"} and not any(
            formset.total_error_count() for formset in formsets
        )
        if not typed_well or not rights.may_change(request.user, article):
            return None
        base = request.POST.get("merge_base", "")
        base = base if is_key(base) else request.POST["seen_lock"]
        # What is decided on now is the stored content as it is shown now.
        form.data = form.data.copy()
        form.data["seen_lock"] = article.lock
        return {
            "base": base,
            "save": Entry(last_save(article)),
            "choices": choices(
                article,
                content_from(form, formsets),
                base_lock=int(base),
                data=request.POST,
            ),
        }

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

    def log_change(self, request, obj, message):
        """Write nothing about a save that changed nothing."""
        return super().log_change(request, obj, message) if message else None


def tell_of_pictures(request, content: Content, article: Article) -> None:
    """Say if pictures that were typed or pasted aren't in the saved text."""
    if any(
        count_pictures(content.get(field.name) or "")
        > len(field.kind.mentions(getattr(article, field.name)))
        for field in of_kind(Html)
    ):
        left_out = _(
            "Pictures that aren't in the library were left out of the text. Upload "
            "them there, and choose them in the article."
        )
        messages.warning(request, left_out)


def overtaken(user, article: Article) -> Refused:
    refusal = writing.stale(article)
    if rights.may_change(user, article):
        refusal.remedy = _("Choose below whose text stands, and save again.")
    return refusal


def begun_already() -> Refused:
    return Refused(
        _("This article was saved already."),
        _("The form was sent twice, perhaps after going back."),
        _("Open it in the list, and go on there."),
        code="begun-already",
    )


def incomplete(article: Article) -> Refused:
    return Refused(
        _("“%(headline)s” was not saved.") % {"headline": article},
        _("The form doesn't say which save it was opened at."),
        _("Open the article, type it there, and save."),
        code="incomplete",
    )
