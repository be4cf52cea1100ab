"""The dossier: the newsroom's own words about a country, an organisation or a topic,
in one language. It stands on the label's own page, above the list.

An empty one is shown nowhere: it is where the first proposal begins, and what is left
when somebody takes a dossier off the page.
"""

import uuid
from collections.abc import Iterable
from datetime import date
from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _

from articles.foundation.languages import active_language, language_name
from articles.foundation.markup import clean_html
from articles.models.fields import LanguageField
from articles.models.labels.kinds import KINDS
from articles.models.labels.label import Label
from articles.models.site.shown import Shown, ShownQuerySet

# Pages that may show any dossier change with this key.
DOSSIERS = "dossiers"
MAX_DOSSIER = 20_000
# So many articles are pinned, and so many organisations linked.
MAX_PINNED, MAX_ORGANISATIONS = 5, 20
WITH_DOSSIER = {name: kind for name, kind in KINDS.items() if kind.has_dossier}
# The fields of one that readers see. Its next look is for the desk.
SHOWN = ("body", "as_of", "pinned", "organisations")


class DossierQuerySet(ShownQuerySet):
    def filled(self) -> Self:
        """Keep those that readers see."""
        return self.exclude(body="", pinned=[], organisations=[])

    def about(self, label: Label) -> Self:
        """Keep those of one label, in any language."""
        return self.filter(label_key=label.key)

    def due(self, today: date) -> Self:
        """Keep those that somebody should look at again by now."""
        return self.filter(look_again_on__lte=today)


class Dossier(Shown):
    """`pinned` has the UUIDs of editions and `organisations` the keys of labels, in
    their order. The page passes over those that aren't public, or aren't there.
    """

    key = models.UUIDField(_("key"), default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(
        _("kind"),
        max_length=10,
        choices=[
            (n, kind.model._meta.verbose_name) for n, kind in WITH_DOSSIER.items()
        ],
        editable=False,
    )
    label_key = models.UUIDField(editable=False)
    language = LanguageField(editable=False)
    body = models.TextField(
        _("text"),
        max_length=MAX_DOSSIER,
        validators=[MaxLengthValidator(MAX_DOSSIER)],
        blank=True,
        help_text=_(
            "Two paragraphs with what a reader should know. To take the dossier off "
            "the page, leave everything empty."
        ),
    )
    as_of = models.DateField(
        _("as of"),
        null=True,
        blank=True,
        help_text=_("The day on which somebody last checked the text. Readers see it."),
    )
    look_again_on = models.DateField(
        _("look at it again on"),
        null=True,
        blank=True,
        help_text=_(
            "From this day on, the desk's first page lists the dossier as due. Readers "
            "don't see the date."
        ),
    )
    pinned = models.JSONField(_("pinned articles"), default=list, blank=True)
    organisations = models.JSONField(_("organisations"), default=list, blank=True)

    objects: ClassVar = DossierQuerySet.as_manager()

    class Meta:
        verbose_name = _("dossier")
        verbose_name_plural = _("dossiers")
        # It is begun at its label, and taken off its page by emptying it.
        default_permissions = ("view", "change")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["label_key", "language"], name="dossier_once"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=sorted(WITH_DOSSIER)), name="dossier_kind_known"
            ),
        ]
        indexes = [models.Index(fields=["look_again_on"], name="dossier_due")]

    def __str__(self):
        label = self.label
        name = label.name_in(active_language()) if label else "–"
        return f"{name} ({language_name(self.language)})"

    def save(self, *args, **kwargs):
        self.body = clean_html(self.body)
        super().save(*args, **kwargs)

    @classmethod
    def key_of(cls, pk):
        return DOSSIERS

    @classmethod
    def begun(cls, label: Label, language: str) -> Self:
        """Return the one of a label in a language; an empty one is made."""
        known: dict[str, Any] = {"label_key": label.key, "language": language}
        return cls.objects.get_or_create(**known, defaults={"kind": label.url_name})[0]

    def note_change(self, before, after):
        """Count a change of what readers see."""
        if shown_of(before) != shown_of(after):
            super().note_change(before, after)

    def clean(self):
        super().clean()
        try:
            self.body = clean_html(self.body)
        except ValidationError as error:
            raise ValidationError({"body": error}) from error
        if not strip_tags(self.body).strip():
            self.body = ""
        faults: dict[str, Any] = {}
        if self.body and not self.as_of:
            faults["as_of"] = _("A text needs the day on which it was last checked.")
        if self.as_of and self.look_again_on and self.look_again_on <= self.as_of:
            faults["look_again_on"] = _(
                "This day isn't after the day of the last check. Choose a later one."
            )
        if len(self.pinned) > MAX_PINNED:
            faults["pinned"] = too_many(len(self.pinned), MAX_PINNED)
        if len(self.organisations) > MAX_ORGANISATIONS:
            number = len(self.organisations)
            faults["organisations"] = too_many(number, MAX_ORGANISATIONS)
        if faults:
            raise ValidationError(faults)

    @cached_property
    def label(self) -> Label | None:
        """Return the label that it is about; None if that was deleted."""
        return labels_of(self.kind, [self.label_key]).get(self.label_key)

    @property
    def is_filled(self) -> bool:
        return bool(self.body or self.pinned or self.organisations)


def shown_of(row: dict | None) -> dict | None:
    """Return what readers see of a stored row, None if that is nothing."""
    if row is None or not any(row[name] for name in SHOWN if name != "as_of"):
        return None
    return {name: row[name] for name in SHOWN}


def too_many(number: int, most: int) -> ValidationError:
    return ValidationError(
        _("You chose %(number)d; %(most)d are allowed at most. Remove some."),
        params={"number": number, "most": most},
        code="too-many",
    )


def with_labels(dossiers: Iterable[Dossier]) -> list[Dossier]:
    """Return them with their labels, in one query for each kind."""
    found = list(dossiers)
    for kind in WITH_DOSSIER:
        mine = [one for one in found if one.kind == kind]
        labels = labels_of(kind, {one.label_key for one in mine}) if mine else {}
        for one in mine:
            one.label = labels.get(one.label_key)
    return found


def labels_of(kind: str, keys: Iterable) -> dict[uuid.UUID, Label]:
    """Return labels of a kind by their keys, each with the one it was merged into."""
    labels: Any = KINDS[kind].model._default_manager
    found = labels.select_related("merged_into").filter(key__in=list(keys))
    return {label.key: label for label in found}
