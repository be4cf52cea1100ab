"""The picture: a file of the library, what it shows, and whose it is."""

import uuid
from datetime import date
from typing import ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.foundation.image_files import url_of
from articles.foundation.languages import first_with
from articles.foundation.text import clean_line
from articles.models.fields import (
    LibraryFileField,
    WebAddressField,
    WordsField,
    cleaned,
    given,
    own_words,
    shown_words,
)
from articles.models.images.image_queryset import (
    EXPIRING as EXPIRING,
    ImageQuerySet,
)
from articles.models.images.image_rules import (
    INDEXES,
    lacking,
    refuse_silence,
)
from articles.models.site.shown import Shown
from articles.models.site.site_revision import SOON, bump_if


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
    alts = WordsField(
        _("alternative text"),
        longest=500,
        rows=2,
        blank=True,
        help_text=_("What the picture shows, for those who don't see it."),
    )
    is_decorative = models.BooleanField(
        _("decorative"),
        default=False,
        help_text=_("Readers miss nothing without it: screen readers skip it."),
    )
    # The newsroom's languages in which it has none, “ en fr ”; derived from the texts.
    lacking = models.CharField(
        max_length=200, editable=False, blank=True, default="", db_default=""
    )
    captions = WordsField(_("caption"), longest=500, rows=2, blank=True)
    # Those in the site's own language.
    alt, caption = own_words("alts", exactly=True), own_words("captions", exactly=True)
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
        help_text=_(
            "The last day on which it may be shown. Left empty, there is no end."
        ),
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
                condition=~Q(is_decorative=True) | Q(alts={}),
                name="image_decorative_says_nothing",
            ),
        ]

    def __str__(self):
        return self.title

    def save(self, *args, **kwargs):
        self.lacking = lacking(self)
        if (fields := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = {*fields, "lacking"}
        super().save(*args, **kwargs)

    def clean(self):
        super().clean()
        for name in ("title", "credit", "licence"):
            setattr(self, name, clean_line(getattr(self, name)))
        for name in ("alts", "captions"):
            setattr(self, name, cleaned(getattr(self, name), clean_line))
        refuse_silence(self)

    def validate_constraints(self, exclude=None):
        # Not in `clean`: the constraint would report it a second time, by its name.
        if self.is_decorative and self.alts:
            told = ValidationError(
                _(
                    "A decorative picture has no alternative text. Delete the "
                    "text, or untick “decorative”."
                ),
                code="decorative-says-nothing",
            )
            raise ValidationError({"alts": told})
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
        return self.alts.get(language, "")

    def is_described_in(self, language: str) -> bool:
        """Return True if it has alternative text, or is decorative and needs none."""
        return self.is_decorative or bool(self.alt_in(language))

    def alt_language(self, language: str) -> str:
        """Return the language in which readers of `language` are told what it shows."""
        return first_with(language, self.alts)

    def caption_in(self, language: str) -> str:
        return self.captions.get(language, "")

    def alt_now(self) -> str:
        """Return its alternative text in the desk's language, else in the nearest."""
        return shown_words(self.alts)

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
