"""A comment of the desk: on an edition, a field of its text, or words in that field."""

from typing import Any, ClassVar

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.articles.article import Article
from articles.models.articles.article_rules import STANDING_Q, sees_all
from articles.models.editions.edition import Edition
from articles.models.together.assignment import Assignment

LONGEST_COMMENT = 2000
LONGEST_QUOTE = 500
# Threads that somebody has to look at.
OPEN_Q = Q(answers_to=None, resolved_at=None, withdrawn_at=None)


class CommentQuerySet(models.QuerySet):
    def open(self):
        """Keep the first comments of threads that nobody resolved or withdrew."""
        return self.filter(OPEN_Q)

    def visible_to(self, user):
        """Keep what `user` may read: all, or what is about texts of their own.

        A comment quotes what may never become public. So an author who sees only the
        public version of a text reads no comments on it.
        """
        if not user.is_active:
            return self.none()
        if sees_all(user):
            return self
        if not user.has_perm("articles.view_article"):
            return self.none()
        own = Article.objects.filter(STANDING_Q, author=user).values("edition")
        asked = Assignment.objects.to_write(user).values("edition")
        return self.filter(Q(edition__in=own) | Q(edition__in=asked))


class Comment(models.Model):
    """`by` is empty for a guest, who has a name instead, and for an erased person.

    `quote` are the words that it is about; `before` and `after` are the letters around
    them, without spaces. `unique_by` says which of these named one place only when it
    was said. `field` is the name of a field of the content, "" for the whole.
    """

    edition = models.ForeignKey(
        Edition, models.CASCADE, related_name="comments", db_index=False
    )
    answers_to = models.ForeignKey(
        "self", models.CASCADE, null=True, related_name="answers"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("by"),
    )
    guest_name = models.CharField(_("name of a guest"), max_length=200, blank=True)
    said_at = models.DateTimeField(_("said at"))
    edited_at = models.DateTimeField(_("edited at"), null=True)
    text = models.TextField(
        _("comment"), blank=True, validators=[MaxLengthValidator(LONGEST_COMMENT)]
    )
    field = models.CharField(_("part of the text"), max_length=40, blank=True)
    quote = models.CharField(max_length=LONGEST_QUOTE, blank=True)
    before = models.CharField(max_length=32, blank=True)
    after = models.CharField(max_length=32, blank=True)
    unique_by = models.CharField(max_length=4, blank=True)
    is_blocking = models.BooleanField(_("blocking"), default=False)
    # It is the note with which a text was sent back.
    is_return = models.BooleanField(default=False)
    resolved_at = models.DateTimeField(_("resolved at"), null=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("resolved by"),
    )
    # The reason of a chief editor who resolves somebody else's blocking comment.
    resolved_why = models.TextField(_("reason"), blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True)
    mentions: Any = models.ManyToManyField(
        settings.AUTH_USER_MODEL, through="CommentMention", related_name="+"
    )

    objects: ClassVar[Any] = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        default_permissions = ()
        ordering = ["said_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text="") | Q(withdrawn_at__isnull=False) | Q(by=None),
                name="comment_says_something",
            ),
            models.CheckConstraint(
                condition=Q(guest_name="") | Q(by=None),
                name="comment_by_guest_or_account",
            ),
            models.CheckConstraint(
                condition=Q(is_blocking=False) | Q(answers_to=None),
                name="comment_answer_blocks_nothing",
            ),
            models.CheckConstraint(
                condition=Q(resolved_at=None) | Q(answers_to=None),
                name="comment_thread_is_resolved",
            ),
            models.CheckConstraint(
                condition=~Q(field="") | Q(quote=""), name="comment_words_of_a_field"
            ),
        ]
        indexes = [
            models.Index(fields=["edition", "said_at"], name="comment_of_edition"),
            models.Index(
                fields=["-said_at", "-id"], condition=OPEN_Q, name="comment_open"
            ),
            models.Index(
                fields=["edition"], condition=OPEN_Q, name="comment_open_of_edition"
            ),
            models.Index(
                fields=["-said_at", "-id"],
                condition=OPEN_Q & Q(is_blocking=True),
                name="comment_blocking",
            ),
        ]

    def __str__(self):
        # No words: the user may not be allowed to read them.
        return str(self.pk)

    @property
    def is_open(self) -> bool:
        return self.resolved_at is None and self.withdrawn_at is None

    @property
    def is_erased(self) -> bool:
        """Return whether the person who said it was erased, with their words."""
        return self.by_id is None and not self.guest_name

    @property
    def blocks(self) -> bool:
        return self.is_blocking and self.is_open


class CommentMention(models.Model):
    """Somebody who is named by @name in a comment, and who may read it."""

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="mentioned")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+"
    )

    class Meta:
        verbose_name = _("mention")
        verbose_name_plural = _("mentions")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["comment", "person"], name="mention_once_in_comment"
            )
        ]

    def __str__(self):
        return str(self.pk)
