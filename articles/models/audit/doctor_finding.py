"""A finding of the doctor: since when it stands, and what the operator knows of it."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import ClassVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language, gettext_lazy as _, pgettext_lazy

from articles.foundation.languages import SOURCE, first_with


class DoctorFindingQuerySet(models.QuerySet):
    def standing(self):
        """Keep those that were there when the doctor was last asked."""
        return self.filter(ended_at=None)

    def over(self):
        return self.exclude(ended_at=None)

    def open(self):
        """Keep those whose end the operator wasn't told of: another one of the same
        kind continues such a row.
        """
        return self.filter(end_told_at=None)

    def untold(self):
        """Keep what stands, and the operator doesn't know of."""
        return self.standing().filter(told_at=None)

    def untold_ends(self):
        return self.over().open()

    def over_before(self, moment: datetime):
        return self.filter(ended_at__lt=moment, end_told_at__lt=moment)


class DoctorFinding(models.Model):
    """`code` is the doctor's name for it, `about` tells several of one code apart.

    `words` are three sentences for each language of the desk: the fact, the reason why
    it matters, the remedy. `told_at` and `end_told_at` are the moments at which letters
    about its beginning and its end had left the newsroom.
    """

    class Level(models.IntegerChoices):
        """As the doctor numbers them; his notes say nothing against being well."""

        WARNING = 1, pgettext_lazy("level of a finding", "Warning")
        ERROR = 2, pgettext_lazy("level of a finding", "Error")

    code = models.CharField(max_length=60)
    about = models.CharField(max_length=200, blank=True)
    level = models.SmallIntegerField(choices=Level)
    words = models.JSONField(encoder=DjangoJSONEncoder)
    found_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    end_told_at = models.DateTimeField(null=True)

    objects: ClassVar = DoctorFindingQuerySet.as_manager()

    class Meta:
        verbose_name = _("finding of the doctor")
        verbose_name_plural = _("findings of the doctor")
        default_permissions = ()
        ordering: ClassVar = ["-level", "found_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["code", "about"],
                condition=Q(end_told_at=None),
                name="doctor_finding_once",
            ),
            models.CheckConstraint(
                condition=Q(end_told_at=None) | Q(ended_at__isnull=False),
                name="doctor_finding_ended",
            ),
        ]

    def __str__(self):
        return f"{self.code}: {self.what}"

    @property
    def what(self) -> str:
        return self.sentences[0]

    @property
    def why(self) -> str:
        return self.sentences[1]

    @property
    def remedy(self) -> str:
        return self.sentences[2]

    @property
    def sentences(self) -> list[str]:
        """Return them in the language that is spoken, or in another one."""
        return self.words[first_with(get_language() or SOURCE, self.words)]

    @classmethod
    def forget(cls, words: Iterable[str]) -> int:
        """Remove those that say one of the words; return their number. What is still
        there the doctor finds again.
        """
        forms = [word.casefold() for word in words]
        said = {
            one.pk: json.dumps(one.words, ensure_ascii=False).casefold()
            for one in cls.objects.all()
        }
        found = [pk for pk, text in said.items() if any(form in text for form in forms)]
        return cls.objects.filter(pk__in=found).delete()[0]
