"""The rows of an article's form with its documents: each a file and what it is.

The file itself was received before; the row names it by a key that nobody types.
"""

from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _, gettext_lazy

from articles.admin.article.access import may_write
from articles.admin.article.rows.receiving import REFUSED
from articles.admin.article.rows.rows import RowForm, RowFormSet, RowInline
from articles.domain.content import KEY, SAME_DOCUMENT, by_key
from articles.domain.documents import too_large
from articles.models import Attachment, Document, DocumentKind
from articles.templatetags.faults import DAMAGED

# The types that a browser offers to choose; the server looks at the file itself.
ACCEPTED = ",".join(f".{kind}" for kind in DocumentKind)


class DocumentField(forms.CharField):
    """The key of a document that was received, in a hidden input."""

    widget = forms.HiddenInput

    def to_python(self, value):
        if not (key := super().to_python(value)):
            return None
        found = by_key(Document, [key]).get(key) if KEY.fullmatch(key) else None
        if found is None:
            raise ValidationError(
                _("This document isn't there any more. Choose the file again."),
                code="document-gone",
            )
        return found

    def has_changed(self, initial, data):
        return (initial or "") != (data or "")


class ChosenFile(forms.FileField):
    """The file of a row. It isn't read here: a row says what came of it."""

    def clean(self, data, initial=None):
        return None


class AttachmentForm(RowForm):
    # Why the file of this row wasn't received.
    refused: ValidationError | None = None

    file = ChosenFile(
        label=gettext_lazy("File"),
        required=False,
        widget=forms.FileInput({"accept": ACCEPTED}),
    )
    document = DocumentField(required=False, label=gettext_lazy("Document"))
    file_name = forms.CharField(
        required=False, widget=forms.HiddenInput, max_length=120
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        saved = self.instance.pk is not None
        self.initial["document"] = str(self.instance.document.key) if saved else ""
        self.limit_size()

    def limit_size(self):
        """Say how large a file may be. A script refuses a larger one at its row; sent,
        it would be too large together with all that was typed.
        """
        most = settings.NEWSROOM_DOCUMENT_BYTES
        [refusal] = too_large("{name}").messages
        file = self.fields["file"]
        file.help_text = _("At most %(size)s.") % {"size": filesizeformat(most)}
        file.widget.attrs |= {"data-most": most, "data-refusal": refusal}

    def has_changed(self):
        return self.refused is not None or super().has_changed()

    def clean(self):
        cleaned = super().clean()
        if self.refused:
            self.add_error("file", self.refused)
        elif "document" in self.errors:
            # The field is hidden: it is said where another file is chosen.
            [error] = self.errors.pop("document").as_data()
            self.add_error("file", error)
        elif not self.cleaned_data.get("document"):
            self.add_error("file", _("Choose a file."))
        elif not self.cleaned_data.get("file_name"):
            self.add_error("file", str(DAMAGED))
        return cleaned

    def validate_constraints(self):
        """Leave it to the content: its rows replace those that are stored."""


class AttachmentFormSet(RowFormSet):
    refused: ClassVar[dict[str, ValidationError]] = {}

    def add_fields(self, form, index):
        super().add_fields(form, index)
        form.refused = self.refused.get(form.prefix)
        if form.instance.pk is None:
            form.initial.setdefault("language", self.instance_language())

    def instance_language(self) -> str:
        article: Any = self.instance
        return article.language if article.pk else ""

    def get_unique_error_message(self, unique_check):
        return SAME_DOCUMENT


class AttachmentInline(RowInline):
    model = Attachment
    form = AttachmentForm
    formset = AttachmentFormSet
    fields: ClassVar = (
        "shown_file",
        ("title", "file"),
        ("language", "accessibility"),
        "document",
        "file_name",
        "position",
    )
    readonly_fields = ("shown_file",)
    offer = gettext_lazy("Add a document")
    max_num = 10

    def get_formset(self, request, obj=None, **kwargs):
        made: Any = super().get_formset(request, obj, **kwargs)
        made.refused = REFUSED.get(request)
        return made

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("document", "article")

    def get_fields(self, request, obj=None):
        if may_write(request, obj):
            return self.fields
        return ("shown_file", "title", ("language", "accessibility"))

    @admin.display(description=capfirst(gettext_lazy("document")))
    def shown_file(self, row):
        """Name what was received; link to it once the article has it."""
        if not row.document_id:
            return _("none yet")
        name = row.file_name
        if row.pk:
            name = format_html('<a href="{}">{}</a>', row.path, name)
        said = f"{row.document.get_kind_display()}, {filesizeformat(row.document.size)}"
        return format_html("{} ({})", name, said)
