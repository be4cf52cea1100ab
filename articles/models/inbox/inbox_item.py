"""Items of the inbox: what sources published, and what the newsroom decided of it."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.editions.edition import Edition
from articles.models.fields import LanguageField
from articles.models.inbox.source_feed import SourceFeed
from articles.models.labels.source import Source

# Characters of a text that are kept of a source that allows a link only.
EXCERPT = 300
# An address as it is compared, or a source's own name of an entry, as a hash.
KEY = 32


class ItemState(models.TextChoices):
    NEW = "new", _("new")
    CLAIMED = "claimed", _("somebody is at it")
    TAKEN = "taken", _("taken over")
    ADDED = "added", _("added as further reading")
    DISMISSED = "dismissed", _("dismissed")


class UsualReason(models.TextChoices):
    """Reasons of dismissals that every newsroom has. They are stored by these values,
    so that each reader has them in their own language; other reasons are text.
    """

    SUBJECT = "usual:subject", _("Not our subject")
    ADVERTISING = "usual:advertising", _("Advertising")
    OLD = "usual:old", _("Out of date")
    COVERED = "usual:covered", _("We have covered it")
    # Nobody gives it: the item came back under another name.
    BEFORE = "usual:before", _("Dismissed before")

    @classmethod
    def in_words(cls, reason: str) -> str:
        return str(cls(reason).label) if reason in cls.values else reason


OPEN = (ItemState.NEW, ItemState.CLAIMED)
# The items of the list, as its indexes have them: without a parameter in the query.
LISTED = Q(decided_at=None, is_muted=False)


class ItemCluster(models.Model):
    """Items that tell the same news."""

    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        default_permissions = ()

    def __str__(self):
        return str(self.pk)


class InboxItemQuerySet(models.QuerySet):
    def open(self):
        """Keep those that nobody has decided about."""
        return self.filter(state__in=OPEN)

    def handed_to(self, user):
        return self.filter(handed_to=user)


class InboxItem(models.Model):
    """One piece of a source: an entry of its feed, a link, a mail, or a form.

    Three hashes tell it again: `identity` of the source's own name for it, `link_key`
    of its address, "" without one, and `content_key` of its title and day, by which a
    source that gives everything new names is known again. `at` is its place in the
    list: when it was published if that can be true, else when it was seen.
    """

    # The form fills no source, so its items have neither.
    feed = models.ForeignKey(
        SourceFeed, models.SET_NULL, null=True, related_name="items"
    )
    source = models.ForeignKey(
        Source, models.PROTECT, null=True, related_name="inbox_items"
    )
    identity = models.CharField(max_length=KEY)
    link = models.TextField(blank=True)
    link_key = models.CharField(max_length=KEY, blank=True)
    content_key = models.CharField(max_length=KEY)
    title = models.CharField(max_length=500)
    summary = models.CharField(max_length=EXCERPT + 1, blank=True)
    # The whole text, where the source's terms allow it to be kept.
    text = models.TextField(blank=True)
    author = models.CharField(max_length=200, blank=True)
    language = LanguageField(blank=True)
    published_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField()
    at = models.DateTimeField()
    date_remark = models.CharField(max_length=20, blank=True)
    # When the source last said it otherwise.
    changed_at = models.DateTimeField(null=True)
    # The source reserves its text against machines.
    is_reserved = models.BooleanField(default=False)
    # A rule of the editors keeps it out of the list.
    is_muted = models.BooleanField(default=False)
    embargo_until = models.DateTimeField(null=True)
    # Labels suggested for it, each with its reason (`articles.inbox.suggesting`).
    suggestions = models.JSONField(default=list)
    cluster = models.ForeignKey(
        ItemCluster, models.SET_NULL, null=True, related_name="items"
    )
    is_sorted = models.BooleanField(default=False)
    # The most alike of the others, and why: it is shown, but not joined by itself.
    nearest = models.ForeignKey(
        "self", models.SET_NULL, null=True, related_name="nearest_to"
    )
    nearest_why = models.JSONField(default=list)
    state = models.CharField(
        max_length=10, choices=ItemState.choices, default=ItemState.NEW
    )
    # Raised with each decision: the second of two people finds another one.
    lock = models.PositiveIntegerField(default=0)
    claimed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    claimed_at = models.DateTimeField(null=True)
    handed_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=200, blank=True)
    edition = models.ForeignKey(
        Edition, models.SET_NULL, null=True, related_name="inbox_items"
    )

    objects: ClassVar[Any] = InboxItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("inbox item")
        verbose_name_plural = _("inbox items")
        default_permissions = ()
        permissions = [
            ("decide_inboxitem", _("Can see and decide about inbox items")),
            ("see_sender", _("Can see who sent an inbox item")),
        ]
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "identity"], name="inbox_item_once"
            ),
            models.CheckConstraint(
                condition=Q(state=ItemState.CLAIMED, claimed_at__isnull=False)
                | ~Q(state=ItemState.CLAIMED) & Q(claimed_at=None),
                name="inbox_item_claimed_at",
            ),
            models.CheckConstraint(
                condition=Q(state__in=OPEN, decided_at=None)
                | ~Q(state__in=OPEN) & Q(decided_at__isnull=False),
                name="inbox_item_decided_at",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "-at", "-id"], name="inbox_item_list"),
            models.Index(
                fields=["source", "state", "-at", "-id"], name="inbox_item_of_source"
            ),
            models.Index(fields=["link_key"], name="inbox_item_link"),
            models.Index(fields=["source", "content_key"], name="inbox_item_content"),
            # Most items are in none: with these in it, no database would use it.
            models.Index(
                fields=["cluster"],
                name="inbox_item_in_cluster",
                condition=Q(cluster__isnull=False),
            ),
            models.Index(
                fields=["seen_at"],
                name="inbox_item_unsorted",
                condition=Q(is_sorted=False),
            ),
            models.Index(
                fields=["handed_to", "state", "-at"],
                name="inbox_item_handed",
                condition=Q(handed_to__isnull=False),
            ),
            models.Index(
                fields=["-at", "-id"], name="inbox_item_open", condition=LISTED
            ),
            models.Index(
                fields=["source", "-at", "-id"],
                name="inbox_item_open_of_source",
                condition=LISTED,
            ),
            models.Index(
                fields=["language", "-at", "-id"],
                name="inbox_item_open_in_language",
                condition=LISTED,
            ),
            models.Index(
                fields=["-at", "-id"],
                name="inbox_item_muted",
                condition=Q(decided_at=None, is_muted=True),
            ),
            models.Index(
                fields=["state", "-decided_at"],
                name="inbox_item_decided",
                condition=Q(decided_at__isnull=False),
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def reason_in_words(self) -> str:
        return UsualReason.in_words(self.reason)

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def is_pasted(self) -> bool:
        """Return whether somebody at the desk gave its address: no feed brought it."""
        return self.feed_id is None and bool(self.link)


class FormerItem(models.Model):
    """The hash of an item that is gone, so that it never comes back."""

    source = models.ForeignKey(Source, models.CASCADE, null=True, related_name="+")
    identity = models.CharField(max_length=KEY)
    link_key = models.CharField(max_length=KEY, blank=True)
    content_key = models.CharField(max_length=KEY)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["source", "identity"], name="former_item_once"
            )
        ]
        indexes = [
            models.Index(fields=["link_key"], name="former_item_link"),
            models.Index(fields=["source", "content_key"], name="former_item_content"),
        ]

    def __str__(self):
        return self.identity


class ItemSender(models.Model):
    """The sender of an item, by mail or by the form. Chief editors alone see it.

    `is_proven` says that the relay vouches for the sender's domain, or that somebody
    used the link that was sent to the address.
    """

    item = models.OneToOneField(
        InboxItem, models.CASCADE, primary_key=True, related_name="sender"
    )
    name = models.CharField(max_length=200, blank=True)
    address = models.CharField(max_length=254)
    is_proven = models.BooleanField(default=False)
    # Answers from the form: the rights to the text, and whether a machine wrote it.
    rights = models.CharField(max_length=300, blank=True)
    is_made_with_ai = models.BooleanField(null=True)
    # The language of letters to readers who used the form; "" for mail of partners.
    language = LanguageField(blank=True)
    # When the sender was told that the text isn't used.
    told_at = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()

    def __str__(self):
        return self.name or self.address
