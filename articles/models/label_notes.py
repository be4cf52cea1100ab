"""Notes on labels: their former slugs, new labels, and decisions about labels."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from articles.models.labels.label import Label
from articles.models.labels.source import Source
from articles.models.labels.subjects import Topic
from articles.models.records import AppendOnly


class FormerSlug(models.Model):
    kind = models.CharField(max_length=10, editable=False)
    slug = models.SlugField(max_length=100, editable=False)
    label_key = models.UUIDField(editable=False)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["kind", "slug"], name="former_slug_once")
        ]

    def __str__(self):
        return f"{self.kind}/{self.slug}"

    @classmethod
    def keep(cls, label: Label, slug: str) -> None:
        """Store a former slug; it leads to the last of several labels that had it."""
        owner = {"label_key": label.key}
        cls.objects.update_or_create(kind=label.url_name, slug=slug, defaults=owner)


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
        SEPARATE = "separate", pgettext_lazy("deed", "Merging taken back")
        RENAME = "rename", pgettext_lazy("deed", "Given another name")
        SUCCEED = "succeed", pgettext_lazy("deed", "Got a successor")
        PART = "part", pgettext_lazy("deed", "Lost its successor")

    # The columns with texts that people wrote.
    TEXTS = ("name_before", "name_en_before", "name_after", "name_en_after", "note")

    kind = models.CharField(max_length=10)
    label_key = models.UUIDField()
    act = models.CharField(_("decision"), max_length=10, choices=Act)
    other_key = models.UUIDField()
    name_before = models.CharField(max_length=200)
    name_en_before = models.CharField(max_length=200, blank=True)
    name_after = models.CharField(max_length=200)
    name_en_after = models.CharField(max_length=200, blank=True)
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
        return f"{self.get_act_display()}: {self.name_before}"

    @classmethod
    def record(
        cls, act: str, label: Label, other: Label, **said: Any
    ) -> "LabelDecision":
        """Record an act about a label; `said` has its user and its note."""
        after = {
            "other_key": other.key,
            "name_after": other.name,
            "name_en_after": other.name_en,
        }
        return cls.objects.create(
            kind=label.url_name,
            label_key=label.key,
            act=act,
            name_before=label.name,
            name_en_before=label.name_en,
            **after,
            **said,
        )
