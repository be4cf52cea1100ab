"""Review links: somebody without an account reads one content, and answers to it."""

from datetime import datetime, timedelta
from typing import Any, ClassVar

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from articles.models.articles.article import Article

LONGEST_ANSWER = 2000
# A link is good for so many days at most.
MOST_DAYS = 30


class GuestVerdict(models.TextChoices):
    APPROVE = "approve", pgettext_lazy("guest", "approved")
    REFUSE = "refuse", pgettext_lazy("guest", "refused")
    COMMENT = "comment", pgettext_lazy("verdict", "commented")


DECIDING = (GuestVerdict.APPROVE, GuestVerdict.REFUSE)


class ReviewLinkQuerySet(models.QuerySet):
    def standing(self, now: datetime):
        """Keep those that are neither revoked nor past their last day."""
        today = timezone.localdate(now)
        return self.filter(revoked_at=None, until__gte=today)


class ReviewLink(models.Model):
    """It leads to the content with this hash, and to nothing else of the edition.

    The secret in its address is stored nowhere, only its hash is.
    """

    article = models.ForeignKey(
        Article,
        models.CASCADE,
        related_name="review_links",
        verbose_name=_("article"),
    )
    content_hash = models.CharField(_("hash of the content"), max_length=64)
    secret_hash = models.CharField(max_length=64, unique=True)
    name = models.CharField(pgettext_lazy("guest", "name"), max_length=200)
    address = models.EmailField(_("e-mail address"), blank=True)
    may_comment = models.BooleanField(_("may comment"), default=True)
    may_decide = models.BooleanField(_("may approve or refuse"), default=False)
    until = models.DateField(pgettext_lazy("review link", "until"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=pgettext_lazy("review link", "made by"),
    )
    made_at = models.DateTimeField(pgettext_lazy("review link", "made at"))
    revoked_at = models.DateTimeField(_("revoked at"), null=True)
    # The letter with it came back: nobody was reached there.
    has_come_back = models.BooleanField(default=False)

    objects: ClassVar[Any] = ReviewLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("review link")
        verbose_name_plural = _("review links")
        default_permissions = ()
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(name=""), name="review_link_for_somebody"
            )
        ]
        indexes = [models.Index(fields=["until"], name="review_link_until")]

    def __str__(self):
        return self.name

    def has_ended(self, now: datetime) -> bool:
        """Return whether it opens nothing any more: nobody vouches for its guest."""
        is_over = self.revoked_at is not None or self.until < timezone.localdate(now)
        return is_over or not self.made_by.is_open

    def ends_at(self) -> datetime:
        """Return the first moment at which it is no longer good: its day is over."""
        after = datetime.combine(self.until + timedelta(days=1), datetime.min.time())
        return timezone.make_aware(after)


class GuestAnswerQuerySet(models.QuerySet):
    def approvals(self):
        """Keep approvals by links that nobody revoked."""
        rows = self.filter(verdict=GuestVerdict.APPROVE, link__isnull=False)
        return rows.filter(link__revoked_at=None)


class GuestAnswer(models.Model):
    """A guest's words about one content, by name; they outlive the link.

    `lock` is the article's at that moment: it changed nothing of the article.
    """

    article = models.ForeignKey(
        Article,
        models.CASCADE,
        related_name="guest_answers",
        verbose_name=_("article"),
    )
    link = models.ForeignKey(
        ReviewLink,
        models.SET_NULL,
        null=True,
        related_name="answers",
        verbose_name=_("review link"),
    )
    name = models.CharField(pgettext_lazy("guest", "name"), max_length=200)
    verdict = models.CharField(
        pgettext_lazy("guest", "verdict"), max_length=10, choices=GuestVerdict.choices
    )
    words = models.TextField(
        pgettext_lazy("guest", "words"),
        blank=True,
        validators=[MaxLengthValidator(LONGEST_ANSWER)],
    )
    at = models.DateTimeField(_("at"))
    content_hash = models.CharField(_("hash of the content"), max_length=64)
    lock = models.PositiveIntegerField()

    objects: ClassVar[Any] = GuestAnswerQuerySet.as_manager()

    class Meta:
        verbose_name = _("answer of a guest")
        verbose_name_plural = _("answers of guests")
        default_permissions = ()
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["link"],
                condition=~Q(verdict=GuestVerdict.COMMENT),
                name="guest_decides_once",
            )
        ]

    def __str__(self):
        return f"{self.name}: {self.get_verdict_display()}"
