"""What was made while writing, until somebody who looks after labels has seen it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.label import Label
from articles.models.source import Source
from articles.models.topic import Topic


class NewLabel(models.Model):
    """It goes with its label, and as soon as that was looked at."""

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
