"""The forms of pages and mastheads: they show what is proposed, and lose nothing."""

from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.admin.parts.fields.rich_text import RichText
from articles.admin.parts.fields.suggesting import Licence
from articles.admin.parts.forms.unchanged import UnchangedForm
from articles.admin.parts.saying import who
from articles.admin.site_pages.finding import as_proposed, to_come
from articles.editing.proposals import last_written
from articles.foundation.slugs import first_free, slug_from
from articles.models import (
    KIND_ONCE,
    Masthead,
    Page,
    PageKind,
    Proposal,
    ProposalAct,
)

# The fields that links from elsewhere and the translations rely on.
LASTING = ("language", "kind", "slug")

# The highest position of a page, as of an article's rows.
LAST = 1000


class ProposedForm(UnchangedForm):
    """Its instance is as the open proposal has it: `proposal`, if there is one."""

    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=2000,
        # The note is for one save: a script that stays on the page empties it then.
        widget=AdminTextareaWidget({"rows": 2, "data-once": ""}),
        help_text=_("What was changed, and why. It is kept in the history."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.proposal: Proposal | None = getattr(self.instance, "proposal", None)

    def is_stored(self) -> bool:
        return super().is_stored() or self.proposal is not None

    def stored(self) -> Model | None:
        """Return what is proposed now, else what is public."""
        if self.instance.pk:
            row = super().stored()
            return row and as_proposed(row)
        rows = Proposal.objects.open().select_for_update(no_key=True)
        proposal = rows.filter(pk=self.proposal.pk if self.proposal else None).first()
        return proposal and to_come(proposal)

    def last_save(self, stored: Any):
        if stored.proposal is None:
            return super().last_save(stored)
        written = last_written(stored.proposal)
        return who(written.by), written.at


class SharedForm(ProposedForm):
    """For rows that articles share: the input may wait for somebody else."""

    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=2000,
        widget=AdminTextareaWidget({"rows": 2, "data-once": ""}),
        help_text=_(
            "Why, for the person who decides on it. It is kept with the proposal."
        ),
    )


class PageForm(ProposedForm):
    class Meta:
        model = Page
        fields = (*LASTING, "title", "body", "is_in_footer", "position", "reviewed_on")
        widgets = {"body": RichText({"rows": 20})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
        if "position" in self.fields:
            self.fields["position"].validators.append(MaxValueValidator(LAST))
        if self.instance.language and "body" in self.fields:
            # Spelling and speech follow the page, not the desk.
            for name in ("title", "body"):
                self.fields[name].widget.attrs["lang"] = self.instance.language

    def clean(self):
        super().clean()
        title = self.cleaned_data.get("title")
        if title and self.cleaned_data.get("slug") == "":
            self.cleaned_data["slug"] = self.free_slug(title)
        self.refuse_taken()

    def clean_reviewed_on(self):
        day = self.cleaned_data["reviewed_on"]
        if day and day > timezone.localdate():
            raise ValidationError(_("This day is yet to come. Choose an earlier one."))
        return day

    def refuse_taken(self):
        """Name the field of what another page has; the constraints name none."""
        kind, slug = (self.cleaned_data.get(name) for name in ("kind", "slug"))
        others = Page.objects.exclude(pk=self.instance.pk)
        others = others.filter(language=self.cleaned_data.get("language"))
        if kind and kind != PageKind.OTHER and others.filter(kind=kind).exists():
            self.add_error("kind", KIND_ONCE)
        if slug and others.filter(slug=slug).exists():
            taken = _("Another page has the address “%(slug)s”. Choose another one.")
            error = ValidationError(taken, params={"slug": slug}, code="taken")
            self.add_error("slug", error)

    def free_slug(self, title: str) -> str:
        language = self.cleaned_data.get("language")
        pages = Page.objects.filter(language=language)
        fallback = self.cleaned_data.get("kind") or "page"
        wanted = slug_from(title, fallback=fallback)
        to_be = ProposalAct.objects.filter(
            deed=ProposalAct.Deed.PROPOSED, proposal__language=language
        )
        to_be = to_be.filter(proposal__state=Proposal.State.OPEN)
        if self.proposal:
            to_be = to_be.exclude(proposal=self.proposal)
        taken = {*pages.values_list("slug", flat=True)}
        taken |= {*to_be.values_list("content__slug", flat=True)} - {None}
        return first_free(wanted, taken)


class MastheadForm(ProposedForm):
    class Meta:
        model = Masthead
        fields = ("language", "name", "tagline", "contact", "footer", "licence")
        widgets = {"licence": Licence()}
