"""The report: a reader reports a barrier on the site, or an error in an article."""

from calendar import monthrange
from datetime import date, datetime, timedelta
from typing import Any, ClassVar

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from articles.models.accounts.user import User
from articles.models.articles.article import Article
from articles.models.fields import LanguageField

# The permission of those who answer reports, and can be assigned one.
MAY_ANSWER = "articles.change_readerreport"
# The longest report, and the longest answer.
LONGEST_REPORT = 5000
# The days within which an error is looked into.
DAYS_FOR_ERRORS = timedelta(days=7)


class ReaderReportQuerySet(models.QuerySet):
    def open(self):
        return self.filter(answered_at=None)

    def answered(self):
        return self.exclude(answered_at=None)

    def assigned_to_nobody(self):
        """Keep those that nobody has who can answer: also those of closed accounts."""
        can_answer = User.objects.at_the_desk(MAY_ANSWER).order_by().values("pk")
        return self.filter(Q(assignee=None) | ~Q(assignee__in=can_answer))

    def by_due_day(self):
        return self.order_by(F("due_on").asc(nulls_last=True), "sent_at", "pk")

    def mark_answered(self, *, by, at: datetime | None = None) -> int:
        """Mark those that are open; return how many there were.

        The first user stays the one who answered, even if others click again.
        """
        return self.open().update(answered_at=at or timezone.now(), answered_by=by)

    def reopen(self) -> int:
        return self.update(answered_at=None, answered_by=None)


class ReaderReport(models.Model):
    """A report of an error is about the version that its reader saw."""

    class Kind(models.TextChoices):
        BARRIER = "barrier", pgettext_lazy("report", "Barrier")
        ERROR = "error", pgettext_lazy("report", "Error")

    class LetterState(models.TextChoices):
        """The fate of the letter; one that came back is lost as well."""

        QUEUED = "queued", pgettext_lazy("letter", "on its way")
        SENT = "sent", pgettext_lazy("letter", "sent")
        LOST = "lost", pgettext_lazy("letter", "not delivered")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind, editable=False)
    article = models.ForeignKey(
        Article,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="reports",
        verbose_name=_("article"),
    )
    message = models.TextField(
        _("message"),
        max_length=LONGEST_REPORT,
        validators=[MaxLengthValidator(LONGEST_REPORT)],
    )
    page = models.CharField(_("on which page"), max_length=500, blank=True)
    name = models.CharField(_("name"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    language = LanguageField()
    sent_at = models.DateTimeField(_("sent"), default=timezone.now, db_index=True)
    # A hash of the sender. It shows only that reports of today have the same sender,
    # and is emptied afterwards.
    sender = models.CharField(max_length=64, blank=True, editable=False)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("assigned to"),
    )
    due_on = models.DateField(_("due on"), null=True, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("answered by"),
    )
    note = models.TextField(
        _("note"),
        blank=True,
        help_text=_("What was found and done. Only the desk sees it."),
    )

    # The answer, if it was a letter: there is one at most.
    letter = models.TextField(blank=True, editable=False)
    letter_at = models.DateTimeField(null=True, editable=False)
    letter_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
    )
    letter_state = models.CharField(
        max_length=10, blank=True, choices=LetterState, editable=False
    )

    objects: ClassVar[Any] = ReaderReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("reader report")
        verbose_name_plural = _("reader reports")
        ordering = ["-sent_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(message=""), name="readerreport_message_given"
            ),
            models.CheckConstraint(
                condition=Q(kind="barrier", article__isnull=True)
                | Q(kind="error", article__isnull=False),
                name="readerreport_error_of_article",
            ),
            models.CheckConstraint(
                condition=Q(letter_at=None, letter_state="", letter="")
                | Q(letter_at__isnull=False) & ~Q(letter_state=""),
                name="readerreport_letter_of_a_moment",
            ),
        ]

    def __str__(self):
        # Contains no words of the report: its name in the desk's log outlives it.
        return report_name(self.pk or 0)

    def save(self, *args, **kwargs):
        if self._state.adding and self.due_on is None:
            self.due_on = due_day(self.kind, self.sent_at)
        super().save(*args, **kwargs)

    @property
    def edition_key(self) -> int | None:
        return self.article.edition_id if self.article else None

    def is_overdue(self, today: date) -> bool:
        return self.answered_at is None and bool(self.due_on and self.due_on < today)


def report_name(key: int) -> str:
    return _("Report %(number)d") % {"number": key}


def due_day(kind: str, sent_at: datetime) -> date:
    """Return the day by which a report of this kind is to be answered.

    The form for barriers, the accessibility statement and § 12b BGG say within a month.
    """
    day = timezone.localdate(sent_at, timezone.get_default_timezone())
    if kind == ReaderReport.Kind.ERROR:
        return day + DAYS_FOR_ERRORS
    return month_after(day)


def month_after(day: date) -> date:
    """Return the same day of the next month, or its last one (§ 188 BGB)."""
    first = (day.replace(day=1) + timedelta(days=31)).replace(day=1)
    return first.replace(day=min(day.day, monthrange(first.year, first.month)[1]))
