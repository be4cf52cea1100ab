"""The report: a reader reports a barrier on the site, or an error in an article."""

from datetime import datetime

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from articles.models.articles.article import Article
from articles.models.fields import LanguageField


class ReaderReportQuerySet(models.QuerySet):
    def open(self):
        return self.filter(answered_at=None)

    def answered(self):
        return self.exclude(answered_at=None)

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
        _("message"), max_length=5000, validators=[MaxLengthValidator(5000)]
    )
    page = models.CharField(_("on which page"), max_length=500, blank=True)
    name = models.CharField(_("name"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    language = LanguageField()
    sent_at = models.DateTimeField(_("sent"), default=timezone.now, db_index=True)
    # A hash of the sender. It shows only that reports of today have the same sender,
    # and is emptied afterwards.
    sender = models.CharField(max_length=64, blank=True, editable=False)
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

    objects = ReaderReportQuerySet.as_manager()

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
        ]

    def __str__(self):
        # Contains no words of the report: its name in the desk's log outlives it.
        return _("Report %(number)d") % {"number": self.pk or 0}
