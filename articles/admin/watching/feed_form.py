"""The form of a feed, with the terms for the texts of its source."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from articles.admin.parts.fields.moments import DayInput
from articles.admin.parts.forms.unchanged import UnchangedForm, mark
from articles.inbox.feeds import new_secret
from articles.models import SourceFeed, SourceTerms, Terms, Way

# The fields of the form and of the terms.
TERMS = {"terms": "terms", "until": "until", "terms_note": "note"}


def field_of(name: str, **options: Any) -> Any:
    field: Any = SourceTerms._meta.get_field(TERMS[name])
    return field.formfield(required=False, **options)


class FeedForm(UnchangedForm):
    """A feed, and the terms of its source: left as they are shown, they stay as they
    are stored.
    """

    terms = field_of("terms", initial=Terms.LINK)
    until = field_of("until", widget=DayInput)
    terms_note = field_of("terms_note")
    # The mark of the terms that the form was opened with.
    terms_seen = forms.CharField(required=False, widget=forms.HiddenInput)

    # The terms to store, if the user changed them.
    new_terms: SourceTerms | None = None

    class Meta:
        model = SourceFeed
        fields = (
            "source",
            "way",
            "address",
            "below",
            "title",
            "language",
            "category",
            "topics",
            "countries",
        )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        stored = self.stored_terms(self.instance.source_id)
        for name, column in TERMS.items():
            self.initial[name] = getattr(stored, column)
        self.initial["terms_seen"] = mark_of(stored)

    def stored_terms(self, source: Any) -> SourceTerms:
        found = SourceTerms.objects.filter(source=source).first() if source else None
        return found or SourceTerms(source_id=source)

    def clean_address(self):
        """Name the entry that watches it already, which the constraint can't."""
        address = self.cleaned_data["address"]
        others = SourceFeed.objects.exclude(pk=self.instance.pk)
        if address and (other := others.filter(address=address).first()):
            raise ValidationError(watched(other), code="unique")
        return address

    def clean_way(self):
        """Keep feeds of mail apart: their items are kept and shown whole."""
        way, before = self.cleaned_data["way"], self.initial.get("way")
        has_items = self.instance.pk and self.instance.items.exists()
        if has_items and (way == Way.MAIL) != (before == Way.MAIL):
            raise ValidationError(
                _(
                    "Items came by it, by mail or not. "
                    "Add another feed for the other way."
                )
            )
        return way

    def clean(self):
        super().clean()
        way, address = self.cleaned_data.get("way"), self.cleaned_data.get("address")
        if way == Way.MAIL and address:
            self.add_error("address", _("Mail has no address of a feed. Remove it."))
        if way and way != Way.MAIL and not address and "address" not in self.errors:
            self.add_error("address", _("Enter the address that is to be watched."))
        if not self.errors:
            self.check_terms()

    def check_terms(self) -> None:
        """Check them as the model does, if the user changed what the form was opened
        with; refuse them if others than these are stored by now.
        """
        data = self.cleaned_data
        stored, seen = self.stored_terms(data["source"].pk), data["terms_seen"]
        before = mark_of(stored)
        for name, column in TERMS.items():
            setattr(stored, column, data[name])
        if mark_of(stored) in {seen, before}:
            return
        if not stored._state.adding and before != seen:
            self.add_error("terms", overtaken(self.stored_terms(stored.pk)))
            return
        try:
            stored.full_clean(exclude=["source"], validate_unique=False)
        except ValidationError as error:
            self.add_error("until", error.messages)
        self.new_terms = stored

    def saved_state(self):
        stored = self.stored_terms(self.instance.source_id)
        return super().saved_state() | {"terms_seen": mark_of(stored)}

    def save(self, commit=True):
        """Give a feed by mail its secret address, and only such a one."""
        is_mail = self.instance.way == Way.MAIL
        if is_mail != bool(self.instance.secret):
            self.instance.secret = new_secret() if is_mail else ""
        return super().save(commit)

    def save_terms(self) -> None:
        if self.new_terms is not None:
            self.new_terms.save()
        else:
            # The record names what was changed here alone.
            self.changed_data = [one for one in self.changed_data if one not in TERMS]


def mark_of(terms: SourceTerms) -> str:
    return mark([str(getattr(terms, column) or "") for column in TERMS.values()])


def overtaken(stored: SourceTerms) -> str:
    return _(
        "This source has terms already: “%(terms)s”. To keep them, leave the terms "
        "here as they were; to change them, open the page of one of its feeds anew."
    ) % {"terms": stored}


def watched(other: SourceFeed) -> str:
    said = _("The newsroom watches this address already. Change that entry:")
    address = reverse("admin:articles_sourcefeed_change", args=[other.pk])
    return format_html('{} <a href="{}">{}</a>', said, address, other)
