"""Notes on labels: all slugs that lead to them, new labels, decisions about labels."""

from collections.abc import Iterable
from itertools import batched
from typing import Any

from django.conf import settings
from django.db import IntegrityError, models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from articles.models.fields import WordsField, shown_words
from articles.models.labels.kinds import KINDS
from articles.models.labels.label import Label
from articles.models.labels.source import Source
from articles.models.labels.subjects import Topic
from articles.models.records import AppendOnly

# So many slugs are looked up in one query.
AT_ONCE = 500


class LabelSlug(models.Model):
    """A slug that leads to a label: one of its own, or one by which readers knew it.

    No two labels of a kind share one, in whatever languages.
    """

    kind = models.CharField(max_length=10, editable=False)
    slug = models.SlugField(max_length=100, editable=False)
    label_key = models.UUIDField(editable=False)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["kind", "slug"], name="label_slug_once")
        ]

    def __str__(self):
        return f"{self.kind}/{self.slug}"

    @classmethod
    def claim(cls, *labels: Any) -> None:
        """Store that their slugs lead to these labels of one kind.

        IntegrityError if another label has one of them; a former one of another label
        leads to the new owner from now on.
        """
        wanted = {slug: label.key for label in labels for slug in label.all_slugs}
        if not wanted:
            return
        kind, model = labels[0].url_name, type(labels[0])
        there = {}
        for slugs in batched(sorted(wanted), AT_ONCE):
            rows = cls.objects.filter(kind=kind, slug__in=slugs)
            there.update({row.slug: row for row in rows})
        for slug, row in there.items():
            if row.label_key == wanted[slug]:
                continue
            owner = model._default_manager.filter(key=row.label_key).first()
            if owner and slug in owner.all_slugs:
                raise IntegrityError(f"{row} leads to another label.")
            row.label_key = wanted[slug]
            row.save()
        LabelSlug.objects.bulk_create(
            LabelSlug(kind=kind, slug=slug, label_key=key)
            for slug, key in wanted.items()
            if slug not in there
        )

    @classmethod
    def forget(cls, slugs: Iterable[str]) -> None:
        """Forget labels that had these slugs once, and have others now."""
        for row in cls.objects.filter(slug__in=list(slugs)):
            labels = KINDS[row.kind].model._default_manager
            owner = labels.filter(key=row.label_key).first()
            if owner is None or row.slug not in owner.all_slugs:
                row.delete()

    @classmethod
    def free(cls, label: Label, slugs: Iterable[str]) -> None:
        """Forget that these slugs led to a label: no reader ever knew it by them."""
        rows = cls.objects.filter(kind=label.url_name, slug__in=list(slugs))
        rows.filter(label_key=label.key).delete()


class NewLabel(models.Model):
    """The mark of a label made while writing, until somebody in charge has seen it.

    It is deleted with its label, too.
    """

    source = models.OneToOneField(
        Source, models.CASCADE, null=True, related_name="newness"
    )
    topic = models.OneToOneField(
        Topic, models.CASCADE, null=True, related_name="newness"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("account"),
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("new label")
        verbose_name_plural = _("new labels")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(source=None, topic__isnull=False)
                | Q(source__isnull=False, topic=None),
                name="new_label_is_one",
            )
        ]

    def __str__(self):
        return str(self.source or self.topic)

    @classmethod
    def mark(cls, label: Label, *, by) -> None:
        cls.objects.get_or_create(**{label.url_name: label}, defaults={"by": by})

    @classmethod
    def look_at(cls, model: type[Label], keys: Iterable[int]) -> int:
        """Remove the mark from these labels; return how many had it."""
        if model.url_name not in {field.name for field in cls._meta.fields}:
            return 0
        marks = cls.objects.filter(**{f"{model.url_name}__in": list(keys)})
        return marks.delete()[0]


class LabelDecision(AppendOnly):
    """One act about a label, with its user, its time, and the names before and after.

    After merging, the second name is that of the other label. Labels are identified
    by their keys. No other label ever gets such a key, even after a deletion.
    """

    class Act(models.TextChoices):
        MERGE = "merge", pgettext_lazy("deed", "Merged into another")
        SEPARATE = "separate", pgettext_lazy("deed", "Undid a merge")
        RENAME = "rename", pgettext_lazy("deed", "Renamed")
        SUCCEED = "succeed", pgettext_lazy("deed", "Got a successor")
        PART = "part", pgettext_lazy("deed", "Lost its successor")

    # The columns with texts that people wrote.
    TEXTS = ("names_before", "names_after", "note")

    kind = models.CharField(max_length=10)
    label_key = models.UUIDField()
    act = models.CharField(_("decision"), max_length=10, choices=Act)
    other_key = models.UUIDField()
    names_before = WordsField(blank=True)
    names_after = WordsField(blank=True)
    note = models.TextField(_("note"), blank=True)
    at = models.DateTimeField(_("at"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("by"),
    )

    class Meta:
        verbose_name = _("decision about a label")
        verbose_name_plural = _("decisions about labels")
        default_permissions = ()
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["label_key"], name="label_decision_of_one"),
            models.Index(fields=["other_key"], name="label_decision_of_other"),
        ]

    def __str__(self):
        return f"{self.get_act_display()}: {shown_words(self.names_before)}"

    @classmethod
    def record(
        cls, act: str, label: Label, other: Label, **said: Any
    ) -> "LabelDecision":
        """Record an act about a label; `said` has its user and its note."""
        return cls.objects.create(
            kind=label.url_name,
            label_key=label.key,
            act=act,
            names_before=label.names,
            other_key=other.key,
            names_after=other.names,
            **said,
        )
