"""The story, and its editions: the lasting identity behind the versions of a text."""

import uuid
from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext, gettext_lazy as _, pgettext_lazy

from articles.models.fields import LanguageField


class CameAs(models.TextChoices):
    """The state of an imported edition in the system that it came from."""

    PUBLIC = "public", pgettext_lazy("state elsewhere", "public")
    UNDATED = "undated", pgettext_lazy("state elsewhere", "public, without a date")
    PLANNED = "planned", pgettext_lazy("state elsewhere", "scheduled")
    PENDING = "pending", pgettext_lazy("state elsewhere", "waiting for review")
    WITHHELD = (
        "withheld",
        pgettext_lazy("state elsewhere", "public, perhaps not for all readers"),
    )
    PRIVATE = "private", pgettext_lazy("state elsewhere", "private")
    PASSWORD = "password", pgettext_lazy("state elsewhere", "password-protected")
    DRAFT = "draft", pgettext_lazy("state elsewhere", "draft")


class Story(models.Model):
    """It joins the editions of one text in several languages."""

    created_at = models.DateTimeField(_("created at"), auto_now_add=True)

    class Meta:
        default_permissions = ("view",)
        verbose_name = _("story")
        verbose_name_plural = _("stories")

    def __str__(self):
        return gettext("Story %(id)s") % {"id": self.pk}


class Edition(models.Model):
    story = models.ForeignKey(
        Story, models.PROTECT, related_name="editions", verbose_name=_("story")
    )
    language = LanguageField(editable=False)
    # The identity in feeds: given once, kept through every change of address.
    uuid = models.UUIDField(_("UUID"), default=uuid.uuid4, unique=True, editable=False)
    # Derived by `retime`: the first `live_from` of its versions.
    published_at = models.DateTimeField(
        _("published at"), null=True, blank=True, editable=False
    )
    # Its live article leads the home page until this time.
    featured_until = models.DateTimeField(
        _("leads the home page until"), null=True, blank=True, editable=False
    )
    # The site's sequence at the last change of its versions' windows.
    changed = models.PositiveBigIntegerField(default=0, editable=False)
    # The source of an import: a path without language ending, and the document's
    # SHA-256 at the last import.
    import_key = models.CharField(
        _("import key"), max_length=500, blank=True, editable=False
    )
    import_hash = models.CharField(
        _("import hash"), max_length=64, blank=True, editable=False
    )
    # Its state in another system. Readers never see it. It keeps editors from
    # publishing unknowingly what was private there. `came_for` is when it appeared
    # there, or was to appear.
    came_as = models.CharField(
        _("state before the import"),
        max_length=10,
        choices=CameAs,
        blank=True,
        default="",
        db_default="",
        editable=False,
    )
    came_for = models.DateTimeField(
        _("moment before the import"), null=True, editable=False
    )
    # Texts are commissioned from its draft. Nobody submits that.
    is_template = models.BooleanField(
        _("template"), default=False, db_default=False, editable=False
    )
    # Derived by `comments.recount`, under the lock of this row, which each move holds:
    # no list needs a query for them, and no move passes a comment that blocks it.
    open_comments = models.PositiveIntegerField(
        _("open comments"), default=0, db_default=0, editable=False
    )
    blocking_comments = models.PositiveIntegerField(
        _("blocking comments"), default=0, db_default=0, editable=False
    )

    class Meta:
        default_permissions = ("view",)
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        indexes = [
            models.Index(
                fields=["language"],
                condition=Q(is_template=True),
                name="edition_templates",
            ),
            models.Index(
                fields=["featured_until"],
                condition=Q(featured_until__isnull=False),
                name="edition_last_featured",
            ),
            models.Index(fields=["changed"], name="edition_changed_since"),
            models.Index(
                fields=["-id"],
                condition=Q(open_comments__gt=0),
                name="edition_commented",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["story", "language"], name="edition_once_per_language"
            ),
            models.UniqueConstraint(
                fields=["import_key", "language"],
                condition=~Q(import_key=""),
                name="edition_once_per_import_key",
            ),
        ]

    def __str__(self):
        # No headline: the user may not be allowed to see it.
        return f"{gettext('Story %(id)s') % {'id': self.story_id}} [{self.language}]"

    @property
    def urn(self) -> str:
        return self.uuid.urn

    def working_version(self):
        """Return the one draft or in-review article, or None."""
        return self.articles.working().first()

    def live_article(self, at: datetime | None = None):
        """Return the article that is public at `at` (default: now), or None."""
        return self.articles.public(at=at).first()

    def notice(self, at: datetime | None = None):
        """Return the withdrawn article that leaves a notice at `at`, or None."""
        return self.articles.notices(at=at).first()

    def once_shown(self, at: datetime | None = None):
        """Keep the versions that were public at or before `at`, the last one first."""
        return self.articles.once_public(at=at).order_by("-live_from")

    def latest_shown(self, at: datetime | None = None):
        """Return the last version that was public at or before `at`, or None."""
        return self.once_shown(at).first()
