"""A deadline of an article, or a date: when something opens, closes or takes place.

Its moments are stored as text, as the source said them; beside that, for queries, the
instants that follow.
"""

import uuid
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _, gettext_lazy

from articles.foundation.local_moment import LONGEST, LocalMoment
from articles.models.articles.article import Article
from articles.models.articles.deadline_rules import refuse_unfit
from articles.models.articles.parts import Part
from articles.models.articles.stages import Stage, stage_is_known
from articles.models.fields import KnownAs, WebAddressField


class LocalMomentField(KnownAs, models.CharField):
    """The text of a `LocalMoment`; "" for none."""

    known_as = models.CharField

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"max_length": LONGEST, "blank": True} | kwargs)

    def clean(self, value, model_instance):
        found = super().clean(value, model_instance)
        if found:
            try:
                LocalMoment.read(found)
            except ValueError as error:
                raise ValidationError(
                    _("“%(text)s” is no moment. Write it as 2027-03-15T17:00[UTC]."),
                    params={"text": found},
                    code="no-moment",
                ) from error
        return found


class InstantField(KnownAs, models.DateTimeField):
    """The instant of the moment in another column, whichever way the row is stored."""

    known_as = models.DateTimeField

    def __init__(self, *args, of: str = "", ends: bool = True, **kwargs):
        self.of, self.ends = of, ends
        super().__init__(*args, **{"null": True, "editable": False} | kwargs)

    def pre_save(self, model_instance, add):
        text = getattr(model_instance, self.of)
        at = LocalMoment.read(text) if text else None
        value = at and (at.ends() if self.ends else at.begins())
        setattr(model_instance, self.attname, value)
        return value


class Deadline(Part):
    """`key` is the same in all versions, and in translations that tell the same.

    `was` is the moment that held before, `learned` the day on which the newsroom heard
    of the change, `told_at` the page that says so. A `gate` has to be passed: others
    are too late for the stages that follow. `until` and `place` are an event's.
    """

    Stage = Stage

    article = models.ForeignKey(
        Article, models.CASCADE, related_name="deadlines", db_index=False
    )
    key = models.UUIDField(gettext_lazy("key"), default=uuid.uuid4)
    stage = models.CharField(
        gettext_lazy("stage"), max_length=12, choices=Stage, default=Stage.SUBMISSION
    )
    named = models.CharField(
        gettext_lazy("stage in other words"), max_length=200, blank=True
    )
    opens = LocalMomentField(gettext_lazy("opens"))
    closes = LocalMomentField(gettext_lazy("closes"))
    is_rolling = models.BooleanField(gettext_lazy("open at any time"), default=False)
    is_gate = models.BooleanField(
        gettext_lazy("mandatory for what follows"), default=False
    )
    until = LocalMomentField(gettext_lazy("ends"))
    place = models.CharField(gettext_lazy("place"), max_length=200, blank=True)
    was = LocalMomentField(gettext_lazy("was before"))
    learned = models.DateField(
        gettext_lazy("change known since"), null=True, blank=True
    )
    told_at = WebAddressField(
        gettext_lazy("address that tells the change"), max_length=2000, blank=True
    )
    opens_from: Any = InstantField(of="opens", ends=False)
    closes_at: Any = InstantField(of="closes")
    ends_at: Any = InstantField(of="until")

    class Meta(Part.Meta):
        verbose_name = gettext_lazy("deadline")
        verbose_name_plural = gettext_lazy("deadlines and dates")
        indexes = [
            models.Index(
                fields=["opens_from"],
                condition=models.Q(opens_from__isnull=False),
                name="deadline_opens",
            ),
            models.Index(
                fields=["closes_at"],
                condition=models.Q(closes_at__isnull=False),
                name="deadline_closes",
            ),
            models.Index(
                fields=["ends_at"],
                condition=models.Q(ends_at__isnull=False),
                name="deadline_ends",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "key"], name="deadline_once_in_article"
            ),
            stage_is_known(),
            models.CheckConstraint(
                condition=models.Q(is_rolling=True) | ~models.Q(closes=""),
                name="deadline_tells_a_day",
            ),
        ]

    def __str__(self):
        return self.named or self.get_stage_display()

    def clean(self):
        super().clean()
        refuse_unfit(self)
