"""What is noted of labels: under which slugs readers once found them; which are new."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.label import Label
from articles.models.source import Source
from articles.models.topic import Topic


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
        """Remember it; if several labels had it in turn, it leads to the last."""
        owner = {"label_key": label.key}
        cls.objects.update_or_create(kind=label.url_name, slug=slug, defaults=owner)


class NewLabel(models.Model):
    """What was made while writing, until somebody who looks after labels has seen it.

    It goes with its label, too.
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
