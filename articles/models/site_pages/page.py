"""The page: the public text of imprint, privacy and the like, in one language.

It is no article. Its next text is a proposal.
"""

from datetime import date, timedelta
from typing import ClassVar, cast

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _, override

from articles.foundation.languages import offered
from articles.foundation.markup import clean_html
from articles.foundation.refusal import Refused
from articles.foundation.text import clean_line
from articles.models.fields import LanguageField
from articles.models.queries.querysets import alters_data, queryset_only
from articles.models.site.key_counter import SITE
from articles.models.site.shown import Shown, ShownQuerySet
from articles.models.site.site_revision import note_keys

# The law demands a review of the accessibility statement once a year.
REVIEW_INTERVAL = timedelta(days=365)
MAX_BODY = 200_000


class PageKind(models.TextChoices):
    """The kinds of pages, in the order of every page's footer."""

    IMPRINT = "imprint", _("Legal notice")
    PRIVACY = "privacy", _("Privacy")
    ACCESSIBILITY = "accessibility", _("Accessibility statement")
    PLAIN_LANGUAGE = "plain-language", _("Easy read")
    SIGN_LANGUAGE = "sign-language", _("Sign language")
    ABOUT = "about", _("About us")
    OTHER = "other", _("Other page")


# The pages that the law demands: no newsroom is without them.
LEGAL = (PageKind.IMPRINT, PageKind.PRIVACY, PageKind.ACCESSIBILITY)


KIND_ONCE = _(
    "There is a page of this kind in this language already. Change that one, or choose "
    "another kind."
)


class PageQuerySet(ShownQuerySet):
    @alters_data
    @queryset_only
    def delete(self):
        if legal := cast("Page | None", self.filter(kind__in=LEGAL).first()):
            raise legal.kept()
        return super().delete()

    def in_footer(self, language: str):
        """Keep the pages that the footer links to, in its order, without their text."""
        order = models.Case(
            *(models.When(kind=kind, then=n) for n, kind in enumerate(PageKind)),
            output_field=models.IntegerField(),
        )
        pages = self.filter(language=language, is_in_footer=True)
        return pages.only("language", "kind", "title", "slug").order_by(
            order, "position", "title", "pk"
        )

    def keys(self):
        return [*super().keys(), SITE]

    def translations_of(self, page: "Page"):
        """Keep the pages of the same kind in other languages that are offered."""
        if page.kind == PageKind.OTHER:
            return self.none()
        same = self.filter(kind=page.kind, language__in=offered())
        return same.exclude(language=page.language)


class Page(Shown):
    language = LanguageField(help_text=_("It can't be changed afterwards."))
    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=PageKind,
        help_text=_(
            "Each language has one page of each kind, and these are translations of "
            "each other. Only “Other page” may be chosen more than once. The kind "
            "can't be changed afterwards."
        ),
    )
    title = models.CharField(_("title"), max_length=200)
    slug = models.SlugField(
        _("slug"),
        max_length=100,
        help_text=_(
            "The last part of the address, made from the title unless you write one. "
            "It can't be changed afterwards: links from elsewhere rely on it."
        ),
    )
    body = models.TextField(
        _("text"), max_length=MAX_BODY, validators=[MaxLengthValidator(MAX_BODY)]
    )
    is_in_footer = models.BooleanField(_("linked in the footer"), default=True)
    position = models.PositiveSmallIntegerField(
        _("position"),
        default=0,
        help_text=_("The order in the footer of the pages of the kind “Other page”."),
    )
    reviewed_on = models.DateField(
        _("reviewed on"),
        null=True,
        blank=True,
        help_text=_(
            "The day on which somebody last checked that it is true. The accessibility "
            "statement has to be checked once a year."
        ),
    )
    updated_at = models.DateTimeField(_("updated"), auto_now=True)

    objects: ClassVar = PageQuerySet.as_manager()

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")
        ordering = ["language", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["language", "slug"], name="page_address_once"
            ),
            models.UniqueConstraint(
                fields=["language", "kind"],
                condition=~Q(kind="other"),
                name="page_kind_once",
                violation_error_message=KIND_ONCE,
            ),
            models.CheckConstraint(condition=~Q(slug=""), name="page_slug_given"),
            models.CheckConstraint(condition=~Q(title=""), name="page_title_given"),
        ]

    def __str__(self):
        return self.title

    def save(self, *args, **kwargs):
        self.body = clean_html(self.body)
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        if self.is_legal:
            raise self.kept()
        return super().delete(*args, **kwargs)

    def note_change(self, before, after):
        """Count a change; a change of what every footer shows changes all pages."""
        super().note_change(before, after)
        if in_footer(before) != in_footer(after):
            note_keys(SITE)

    def get_absolute_url(self):
        with override(self.language):
            return reverse("page", kwargs={"slug": self.slug})

    def clean(self):
        super().clean()
        self.title = clean_line(self.title)
        try:
            self.body = clean_html(self.body)
        except ValidationError as error:
            raise ValidationError({"body": error}) from error
        if not strip_tags(self.body).strip():
            raise ValidationError({"body": _("A page needs a text.")})
        if not self.title:
            raise ValidationError({"title": _("A title needs at least one letter.")})

    @property
    def is_legal(self) -> bool:
        return self.kind in LEGAL

    def kept(self) -> Refused:
        return Refused(
            _("“%(title)s” can't be deleted.") % {"title": self},
            _("The law asks for this page."),
            _("Change what it says instead."),
            code="legal-page",
        )

    @property
    def is_accessibility_statement(self) -> bool:
        return self.kind == PageKind.ACCESSIBILITY

    def needs_review(self, today: date) -> bool:
        """Return True if it is a statement whose yearly review is due."""
        reviewed = self.reviewed_on
        return self.is_accessibility_statement and (
            reviewed is None or today - reviewed > REVIEW_INTERVAL
        )


def in_footer(row: dict | None) -> dict | None:
    """Return the values of a stored row that every page's footer shows."""
    if row is None or not row["is_in_footer"]:
        return None
    names = ("language", "kind", "title", "slug", "position")
    return {name: row[name] for name in names}
