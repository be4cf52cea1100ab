"""The ways by which a source's news reach the newsroom, and what each answered last."""

from datetime import datetime, timedelta
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import (
    DurationField,
    ExpressionWrapper,
    F,
    IntegerField,
    Q,
    Value,
)
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _

from articles.models.fields import LanguageField, WebAddressField
from articles.models.labels.source import Source


class Way(models.TextChoices):
    """How news come: from an address that is asked, or by mail to one of ours."""

    FEED = "feed", _("Feed")
    PAGE = "page", _("Page with links")
    SITEMAP = "sitemap", _("Sitemap")
    MAIL = "mail", _("Mail")


ASKED = (Way.FEED, Way.PAGE, Way.SITEMAP)
# After so many of its usual gaps without news a feed has gone quiet.
GAPS = 3
# So often, and for so long, permanent redirects lead elsewhere before that is believed.
MOVES, MOVING = 5, timedelta(days=3)


class FeedStanding(models.TextChoices):
    """The state of a feed by its last answer."""

    UNASKED = "unasked", _("not asked yet")
    WELL = "well", _("answers")
    FAILING = "failing", _("doesn’t answer")
    GONE = "gone", _("is gone")


class SourceFeedQuerySet(models.QuerySet):
    def asked(self):
        """Keep those that the newsroom asks, and hasn’t paused."""
        return self.filter(way__in=ASKED, is_paused=False)

    def due(self, at):
        """Keep those whose next request has come, the longest waiting first."""
        free = Q(state__taken_until=None) | Q(state__taken_until__lte=at)
        rows = self.asked().filter(free, state__next_at__lte=at)
        return rows.exclude(state__standing=FeedStanding.GONE).order_by(
            "state__next_at", "pk"
        )

    def quiet(self, at: datetime):
        """Keep asked ones that have had no news for three times their usual gap."""
        seconds = Cast("state__usual_gap", IntegerField())
        gap = ExpressionWrapper(
            seconds * Value(timedelta(seconds=GAPS)), DurationField()
        )
        known = self.asked().filter(state__usual_gap__gt=0)
        return known.filter(state__news_at__lt=Value(at) - gap)

    def moved(self, at: datetime):
        """Keep those whose address should be changed, and no editor refused it."""
        often = self.filter(
            state__moved_times__gte=MOVES, state__moved_since__lte=at - MOVING
        )
        return often.exclude(state__moved_to__in=["", F("refused_address")])


class SourceFeed(models.Model):
    """One way by which a source's news come. A source may have several.

    It has the decisions of editors. The findings of fetching are in `FeedState`, so
    that neither overwrites the other.
    """

    source = models.ForeignKey(
        Source, models.PROTECT, related_name="feeds", verbose_name=_("source")
    )
    way = models.CharField(
        _("way"), max_length=10, choices=Way.choices, default=Way.FEED
    )
    address = WebAddressField(
        _("address"),
        max_length=1000,
        blank=True,
        help_text=_("Of the feed, the page or the sitemap."),
    )
    below = models.CharField(
        _("only addresses below"),
        max_length=500,
        blank=True,
        help_text=_("For a page or a sitemap: a path such as /news/."),
    )
    title = models.CharField(_("title"), max_length=300, blank=True)
    language = LanguageField(
        blank=True,
        help_text=_("Leave it empty if the feed says it, or has several."),
    )
    is_paused = models.BooleanField(
        _("paused"), default=False, help_text=_("The newsroom doesn’t ask it.")
    )
    category = models.ForeignKey(
        "articles.Category",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("usual category"),
    )
    topics = models.ManyToManyField(
        "articles.Topic", blank=True, related_name="+", verbose_name=_("usual topics")
    )
    countries = models.ManyToManyField(
        "articles.CountryOrganisation",
        blank=True,
        related_name="+",
        verbose_name=_("usual countries"),
    )
    # The address to which redirects lead, if an editor refused to follow them.
    refused_address = models.TextField(blank=True, editable=False)
    # The local part of the address to which a partner writes.
    secret = models.CharField(max_length=40, blank=True, editable=False)
    added_at = models.DateTimeField(default=timezone.now, editable=False)

    objects: ClassVar = SourceFeedQuerySet.as_manager()

    class Meta:
        verbose_name = _("feed of a source")
        verbose_name_plural = _("feeds of sources")
        ordering = ["source", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["address"],
                condition=~Q(address=""),
                name="source_feed_address_once",
                violation_error_message=_(
                    "The newsroom watches this address already. Change that entry."
                ),
            ),
            models.UniqueConstraint(
                fields=["secret"], condition=~Q(secret=""), name="source_feed_secret"
            ),
            models.CheckConstraint(
                condition=Q(way=Way.MAIL, address="")
                | ~Q(way=Way.MAIL) & ~Q(address=""),
                name="source_feed_address_unless_mail",
                violation_error_message=_(
                    "A feed, a page and a sitemap need their address; mail has none."
                ),
            ),
        ]

    def __str__(self):
        """A title that is only the source's name is said in the reader's language."""
        if self.source_id and self.title in self.source.names.values():
            return str(self.source)
        return self.title or self.address or gettext("Mail")

    def save(self, *args, **kwargs):
        """Store it, and the row for the findings of fetching."""
        super().save(*args, **kwargs)
        FeedState.objects.get_or_create(feed=self)

    def clean(self):
        super().clean()
        if self.below and self.way not in {Way.PAGE, Way.SITEMAP}:
            raise ValidationError(
                {"below": gettext("Only a page or a sitemap is narrowed by a path.")}
            )


class FeedState(models.Model):
    """The findings of asking a feed. Only `articles.inbox.watching` writes it, and for
    acts of editors `articles.inbox.feeds`.

    `etag` and `modified` are sent back byte for byte. The process that asks the feed
    has taken it until `taken_until`; after that, another one may.
    """

    feed = models.OneToOneField(
        SourceFeed, models.CASCADE, primary_key=True, related_name="state"
    )
    standing = models.CharField(
        max_length=10, choices=FeedStanding.choices, default=FeedStanding.UNASKED
    )
    next_at = models.DateTimeField(default=timezone.now)
    taken_until = models.DateTimeField(null=True)
    taken_by = models.CharField(max_length=40, blank=True)
    asked_at = models.DateTimeField(null=True)
    succeeded_at = models.DateTimeField(null=True)
    # When it last had an entry that the newsroom didn't know.
    news_at = models.DateTimeField(null=True)
    failures = models.PositiveIntegerField(default=0)
    # The kind of the last failure, and the values of its sentence, which
    # `articles.inbox.watching.why` makes. Before there were values, the sentence
    # itself was stored, in the site's language.
    problem = models.CharField(max_length=40, blank=True)
    problem_values = models.JSONField(default=dict)
    reason = models.TextField(blank=True)
    remarks = models.JSONField(default=list)
    etag = models.TextField(blank=True)
    modified = models.TextField(blank=True)
    # Where permanent redirects led: how often in a row, and since when.
    moved_to = models.TextField(blank=True)
    moved_times = models.PositiveIntegerField(default=0)
    moved_since = models.DateTimeField(null=True)
    # Seconds between two requests, and between two entries as a rule; 0 if unknown.
    interval = models.PositiveIntegerField(default=0)
    usual_gap = models.PositiveIntegerField(default=0)
    # How its entries were told apart: by id, by link, or by content.
    told_by = models.CharField(max_length=10, blank=True)
    # The feed's own wishes for its next question, as `articles.inbox.watching.rhythm`
    # writes them: an answer that nothing has changed doesn't say them again.
    wishes = models.JSONField(default=dict)
    hub = models.TextField(blank=True)

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["next_at"], name="feed_state_due")]

    def __str__(self):
        return f"{self.feed_id}: {self.standing}"

    def is_quiet(self, at: datetime) -> bool:
        """Return whether it has had no news for three times its usual gap."""
        if not (self.usual_gap and self.news_at):
            return False
        return at - self.news_at > timedelta(seconds=GAPS * self.usual_gap)


class Terms(models.TextChoices):
    """The terms on which a source's texts are kept."""

    LINK = "link", _("link only")
    FREE = "free", _("may be reused")
    LICENSED = "licensed", _("licensed until a day")


class SourceTerms(models.Model):
    """The terms for a source's texts; a source without a row allows a link only."""

    source = models.OneToOneField(
        Source, models.CASCADE, primary_key=True, related_name="terms"
    )
    terms = models.CharField(
        _("texts of this source"),
        max_length=10,
        choices=Terms.choices,
        default=Terms.LINK,
        help_text=_(
            "“Link only” keeps the title and 300 characters of an item. A reservation "
            "that a page states for machines counts as “link only”, too. A mail to the "
            "newsroom can be read whole for as long as its item stays."
        ),
    )
    until = models.DateField(_("licensed until"), null=True, blank=True)
    note = models.CharField(_("where this is agreed"), max_length=300, blank=True)

    class Meta:
        default_permissions = ()
        verbose_name = _("terms of a source")
        verbose_name_plural = _("terms of sources")
        constraints = [
            models.CheckConstraint(
                condition=Q(terms=Terms.LICENSED, until__isnull=False)
                | ~Q(terms=Terms.LICENSED) & Q(until=None),
                name="source_terms_until",
                violation_error_message=_(
                    "A licence needs its last day; the other terms have none."
                ),
            )
        ]

    def __str__(self):
        return self.get_terms_display()

    def allows_text(self, day) -> bool:
        """Return whether the whole text of an item may be kept on this day."""
        if self.terms == Terms.LICENSED:
            return self.until is not None and day <= self.until
        return self.terms == Terms.FREE
