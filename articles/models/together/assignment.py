"""An assignment: a person is to write or to review an edition by a day."""

from datetime import datetime, time
from typing import Any, ClassVar

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from articles.models.accounts.user import User
from articles.models.articles.article import Article
from articles.models.editions.edition import Edition
from articles.workflow import WORKING

LONGEST_BRIEF = 2000


class AssignmentRole(models.TextChoices):
    WRITES = "writes", pgettext_lazy("assignment", "writes")
    REVIEWS = "reviews", pgettext_lazy("assignment", "reviews")


class AssignmentEnd(models.TextChoices):
    DONE = "done", pgettext_lazy("assignment", "done")
    LAPSED = "lapsed", pgettext_lazy("assignment", "lapsed")
    GIVEN_BACK = "given_back", pgettext_lazy("assignment", "given back")
    PASSED_ON = "passed_on", pgettext_lazy("assignment", "passed on")


class AssignmentQuerySet(models.QuerySet):
    def open(self):
        return self.filter(ended_at=None)

    def asked_of(self, user):
        """Keep those that this user is to do: their own, and what falls to them."""
        return self.filter(asked_of(user))

    def to_write(self, user):
        """Keep those by which this user is to write something now."""
        asked = self.open().asked_of(user).filter(role=AssignmentRole.WRITES)
        return asked.order_by()

    def with_work(self):
        """Keep those whose edition is being worked on, and add facts of that version.

        An edition has one working version at most, so no row comes twice.
        """
        version = "edition__articles__"
        found = self.filter(**{f"{version}status__in": WORKING})
        return found.annotate(
            article_key=F(f"{version}pk"),
            headline=F(f"{version}headline"),
            status=F(f"{version}status"),
            author_key=F(f"{version}author"),
        )


def asked_of(user) -> Q:
    """Return the condition that it is the user's to do today.

    The work of people who are away falls to the stand-in whom they named. It doesn't
    fall to one who has a part in the same text: its author, or who is to write or to
    review it.
    """
    own = Assignment.objects.open().filter(person=user.pk, edition=OuterRef("edition"))
    text = Article.objects.filter(
        author=user.pk, edition=OuterRef("edition"), status__in=WORKING
    )
    falls = Q(person__in=User.objects.represented_by(user).values("pk"))
    return Q(person=user.pk) | falls & ~Exists(own) & ~Exists(text)


class Assignment(models.Model):
    """One open row for each edition and role; it survives that a text is sent back.

    A claim is what somebody took without being asked: it lapses. `acted_at` is the
    person's last act on the edition. `given_by` wrote the brief, also if another took
    it over.
    """

    edition = models.ForeignKey(
        Edition,
        models.CASCADE,
        related_name="assignments",
        verbose_name=pgettext_lazy("article", "edition"),
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=_("person"),
    )
    role = models.CharField(_("role"), max_length=10, choices=AssignmentRole.choices)
    due_on = models.DateField(_("due on"), null=True, blank=True)
    due_time = models.TimeField(_("due at"), null=True, blank=True)
    is_urgent = models.BooleanField(_("urgent"), default=False)
    brief = models.TextField(
        _("brief"), blank=True, validators=[MaxLengthValidator(LONGEST_BRIEF)]
    )
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=_("given by"),
    )
    is_claim = models.BooleanField(default=False)
    given_at = models.DateTimeField(_("given at"))
    taken_at = models.DateTimeField(_("taken at"), null=True)
    acted_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(_("ended at"), null=True)
    ending = models.CharField(
        max_length=10, blank=True, choices=AssignmentEnd.choices, default=""
    )

    objects: ClassVar[Any] = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        default_permissions = ()
        ordering = ["given_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "role"],
                condition=Q(ended_at__isnull=True),
                name="assignment_once_per_role",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ending="")
                | Q(ended_at__isnull=False) & ~Q(ending=""),
                name="assignment_ended_somehow",
            ),
            models.CheckConstraint(
                condition=Q(due_time=None) | Q(due_on__isnull=False),
                name="assignment_due_on_a_day",
            ),
        ]
        indexes = [
            models.Index(
                fields=["person", "role"],
                condition=Q(ended_at=None),
                name="assignment_of_person",
            ),
            models.Index(
                fields=["due_on"], condition=Q(ended_at=None), name="assignment_due"
            ),
            models.Index(
                fields=["ended_at"],
                condition=Q(ended_at__isnull=False),
                name="assignment_ended",
            ),
        ]

    def __str__(self):
        # No headline: the user may not be allowed to see it.
        return f"{self.edition_id}, {self.get_role_display()}"

    def due(self) -> datetime | None:
        """Return the moment at which it is overdue: without a time, the day's end."""
        if self.due_on is None:
            return None
        at = datetime.combine(self.due_on, self.due_time or time.max)
        return timezone.make_aware(at)

    def is_overdue(self, now: datetime) -> bool:
        due = self.due()
        return due is not None and due < now
