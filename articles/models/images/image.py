"""The picture: a file of the library, what it shows, and whose it is."""

import uuid
from datetime import date, datetime, timedelta
from typing import ClassVar, Self

from django.apps import apps
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy as _

from articles.foundation.image_files import url_of
from articles.foundation.text import clean_line
from articles.models.fields import LibraryFileField, WebAddressField, given
from articles.models.images.image_rules import (
    INDEXES,
    UNCREDITED,
    UNDESCRIBED,
    refuse_silence,
)
from articles.models.site.shown import Shown, ShownQuerySet
from articles.models.site.site_revision import SOON, bump_if

# The desk points out a licence this long before its end.
EXPIRING = timedelta(days=30)


class ImageQuerySet(ShownQuerySet):
    def used(self) -> Self:
        """Keep those that a version of any article has."""
        return self.filter(self.in_articles())

    def unused(self) -> Self:
        """Keep those that no version of any article has."""
        return self.exclude(self.in_articles())

    def public(self, at: datetime | None = None) -> Self:
        """Keep those that a reader finds in an article at `at` (default: now)."""
        return self.filter(self.in_articles(lambda articles: articles.public(at)))

    def settled(self, at: datetime | None = None, language: str | None = None) -> Self:
        """Keep those in versions that authors no longer change, or whose current
        content was approved; of one language only, if it is given.
        """

        def kept(articles):
            found = articles.settled(at) | articles.approved()
            return found.in_language(language) if language else found

        return self.filter(self.in_articles(kept))

    def in_articles(self, kept=lambda articles: articles):
        """Return the condition that a version kept by `kept` has the picture."""
        articles = apps.get_model("articles.Article")
        versions = kept(articles._default_manager.all())
        # Joins from each figure to its version: the other way round SQLite reads all.
        inside = versions.filter(figures__image=OuterRef("pk"))
        return Exists(versions.filter(lead_image=OuterRef("pk"))) | Exists(inside)

    def undescribed(self) -> Self:
        """Keep those without alternative text in one of the languages."""
        return self.filter(UNDESCRIBED)

    def same_file_as(self, image: "Image") -> Self:
        """Keep the others that were uploaded as the very same file, oldest first."""
        same = self.filter(checksum=image.checksum).exclude(pk=image.pk)
        return same.order_by("uploaded_at", "pk")

    def doubled_by(self, image: "Image") -> Self:
        """Keep earlier uploads of the very same file as `image`."""
        return self.same_file_as(image).filter(pk__lt=image.pk)

    def uncredited(self) -> Self:
        """Keep those without a credit."""
        return self.filter(UNCREDITED)

    def with_token(self, token: str):
        """Return the picture that has this token in its addresses, or None."""
        names = [f"{token[:2]}/{token}.{suffix}" for suffix in ("jpg", "png")]
        return self.filter(file__in=names).first()

    def expiring(self, today: date | None = None) -> Self:
        """Keep those whose licence has ended or ends within `EXPIRING`."""
        today = today or timezone.localdate()
        return self.filter(licensed_until__lt=today + EXPIRING)

    def ended(self, today: date | None = None) -> Self:
        """Keep those whose licence has ended."""
        return self.filter(licensed_until__lt=today or timezone.localdate())


class Image(Shown):
    """`key` never changes: contents name pictures by it. Sizes are in pixels, the focal
    point in percent from the left and from the top.
    """

    key = models.UUIDField(_("key"), default=uuid.uuid4, unique=True, editable=False)
    title = models.CharField(
        _("title"),
        max_length=200,
        help_text=_("By which editors find it. Readers don't see it."),
    )
    file = LibraryFileField(_("file"), max_length=100, editable=False, unique=True)
    alt = models.CharField(
        _("alternative text, German"),
        max_length=500,
        blank=True,
        help_text=_("What the picture shows, for those who don't see it."),
    )
    alt_en = models.CharField(
        _("alternative text, English"), max_length=500, blank=True
    )
    is_decorative = models.BooleanField(
        _("decorative"),
        default=False,
        help_text=_(
            "It shows nothing that a reader would miss: screen readers pass over it."
        ),
    )
    caption = models.CharField(_("caption, German"), max_length=500, blank=True)
    caption_en = models.CharField(_("caption, English"), max_length=500, blank=True)
    credit = models.CharField(
        _("picture credit"),
        max_length=200,
        blank=True,
        help_text=_("Who made it, printed with it everywhere."),
    )
    licence = models.CharField(
        _("licence"),
        max_length=100,
        blank=True,
        help_text=_("Its short name, such as “CC BY 4.0”, or what was agreed."),
    )
    source_url = WebAddressField(_("where it is from"), max_length=2000, blank=True)
    licensed_until = models.DateField(
        _("licensed until"),
        null=True,
        blank=True,
        help_text=_("The last day on which it may be shown. Empty: without end."),
    )
    focus_x = models.PositiveSmallIntegerField(
        _("focal point from the left"), default=50, validators=[MaxValueValidator(100)]
    )
    focus_y = models.PositiveSmallIntegerField(
        _("focal point from the top"), default=50, validators=[MaxValueValidator(100)]
    )
    width = models.PositiveIntegerField(_("width"), editable=False)
    height = models.PositiveIntegerField(_("height"), editable=False)
    # The checksum of the upload. It recognises the same file, whatever was made of it.
    checksum = models.CharField(
        _("checksum"), max_length=64, editable=False, db_index=True
    )
    # The checksum of the file in storage. For files from before this column it is empty
    # until the nightly check has read them.
    kept_checksum = models.CharField(
        _("checksum of the file"),
        max_length=64,
        editable=False,
        blank=True,
        default="",
    )
    uploaded_at = models.DateTimeField(_("uploaded at"), auto_now_add=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        # The index of each person's first picture begins with this column.
        db_index=False,
        related_name="images",
        verbose_name=_("uploaded by"),
    )

    objects: ClassVar = ImageQuerySet.as_manager()

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        ordering = ["-uploaded_at", "-pk"]
        indexes = INDEXES
        constraints = [
            models.CheckConstraint(
                condition=Q(focus_x__lte=100, focus_y__lte=100),
                name="image_focus_inside",
            ),
            models.CheckConstraint(
                condition=Q(width__gt=0, height__gt=0), name="image_has_size"
            ),
            models.CheckConstraint(
                condition=~Q(is_decorative=True) | Q(alt="", alt_en=""),
                name="image_decorative_says_nothing",
            ),
        ]

    def __str__(self):
        return self.title

    def clean(self):
        super().clean()
        for name in ("title", "alt", "alt_en", "caption", "caption_en", "credit"):
            setattr(self, name, clean_line(getattr(self, name)))
        self.licence = clean_line(self.licence)
        refuse_silence(self)

    def validate_constraints(self, exclude=None):
        # Not in `clean`: the constraint would report it a second time, by its name.
        if self.is_decorative and (self.alt or self.alt_en):
            raise ValidationError(
                _(
                    "A decorative picture has no alternative text. Take the text away, "
                    "or say that the picture isn't decorative."
                ),
                code="decorative-says-nothing",
            )
        super().validate_constraints(exclude)

    def note_change(self, before, after):
        """Count a change of a picture only if a public article shows it.

        No article shows a new picture, and a picture in an article can't be deleted.
        """
        if before and after and before != after:
            bump_if(self.is_public_soon, self.shown_key)

    def is_public_soon(self) -> bool:
        now = timezone.now()
        stands = Image.objects.in_articles(
            lambda articles: articles.public_between(now, now + SOON)
        )
        return Image.objects.filter(stands, pk=self.pk).exists()

    def alt_in(self, language: str) -> str:
        """Return its alternative text in this language and no other."""
        return self.alt_en if language == "en" else self.alt

    def is_described_in(self, language: str) -> bool:
        """Return True if it has alternative text, or is decorative and needs none."""
        return self.is_decorative or bool(self.alt_in(language))

    def caption_in(self, language: str) -> str:
        return self.caption_en if language == "en" else self.caption

    def alt_now(self) -> str:
        """Return its alternative text in the desk's language, else in the other."""
        return self.alt_in(get_language() or "de") or self.alt or self.alt_en

    @property
    def licence_url(self) -> str:
        """Return the licence's address, "" if it is none of the known ones."""
        return url_of(self.licence)

    @property
    def file_name(self) -> str:
        """Return the name of its file in the library."""
        return given(self.file.name)

    @property
    def token(self) -> str:
        """Return the part of its addresses that nobody can guess."""
        return self.file_name.rsplit("/", 1)[-1].split(".", 1)[0]

    def is_licensed(self, today: date | None = None) -> bool:
        today = today or timezone.localdate()
        return self.licensed_until is None or today <= self.licensed_until
