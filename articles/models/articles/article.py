"""The article: one version of an edition, all that a reader sees of it."""

from datetime import date, datetime

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models, transaction
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _, override
from taggit.managers import TaggableManager

from articles.foundation import change_mark
from articles.foundation.slugs import path_to
from articles.models.articles.article_rules import (
    CONSTRAINTS,
    INDEXES,
    content_fields,
    refuse_frozen,
)
from articles.models.articles.topics import TopicManager
from articles.models.articles.visibility import ArticleQuerySet
from articles.models.editions.edition import Edition
from articles.models.fields import given
from articles.models.images.image import Image
from articles.models.labels.kinds import KINDS, PRINTED, LabelKind
from articles.models.labels.label import Label
from articles.models.labels.subjects import Category, CountryOrganisation
from articles.workflow import WINDOWED, WORKING, Change, Ending, Phase, Status


class Article(models.Model):
    edition = models.ForeignKey(
        Edition,
        models.PROTECT,
        related_name="articles",
        editable=False,
        verbose_name=_("edition"),
    )
    number = models.PositiveIntegerField(_("version"), editable=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        # The index of each author's first article begins with this column.
        db_index=False,
        related_name="articles",
        verbose_name=_("author"),
    )
    translated_from = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        editable=False,
        related_name="translations",
        verbose_name=_("translated from"),
    )

    # Content: editors set these fields, and readers see them. Each is in the table of
    # `content`, and never changes once the version is published.
    headline = models.CharField(_("headline"), max_length=250, blank=True)
    slug = models.SlugField(
        _("slug"), max_length=100, help_text=_("The last part of the address.")
    )
    dated = models.DateField(
        _("date"),
        null=True,
        blank=True,
        help_text=_(
            "Readers see it, and lists are sorted by it. Left empty, it is the day of "
            "publication."
        ),
    )
    teaser = models.TextField(
        _("teaser"), max_length=1000, blank=True, validators=[MaxLengthValidator(1000)]
    )
    lead_image = models.ForeignKey(
        Image,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="led_articles",
        verbose_name=_("lead picture"),
    )
    lead_alt = models.CharField(
        _("alternative text of the lead picture"),
        max_length=500,
        blank=True,
        help_text=_("For this article only. Left empty, it is the picture's own."),
    )
    lead_caption = models.CharField(
        _("caption of the lead picture"),
        max_length=500,
        blank=True,
        help_text=_("For this article only. Left empty, it is the picture's own."),
    )
    body = models.TextField(
        _("text"), blank=True, validators=[MaxLengthValidator(200_000)]
    )
    credit_date = models.DateField(_("edited on"), null=True, blank=True)
    credit_name = models.CharField(_("edited by"), max_length=200, blank=True)
    credit_organisation = models.CharField(
        _("organisation of the editor"), max_length=200, blank=True
    )
    change_kind = models.CharField(
        _("kind of change"), max_length=10, choices=Change, default=Change.FIRST
    )
    change_note = models.TextField(
        _("note on the change"),
        max_length=1000,
        blank=True,
        validators=[MaxLengthValidator(1000)],
        help_text=_("For a correction it is public: what was wrong, what is right."),
    )
    categories = models.ManyToManyField(
        Category,
        through="ArticleCategory",
        blank=True,
        related_name="articles",
        verbose_name=_("categories"),
    )
    countries = models.ManyToManyField(
        CountryOrganisation,
        through="ArticleCountry",
        blank=True,
        related_name="articles",
        verbose_name=_("countries / organisations"),
    )
    topics = TaggableManager(
        through="articles.ArticleTopic",
        manager=TopicManager,
        blank=True,
        verbose_name=_("topics"),
        help_text="",
    )

    # State: only `publishing` and `windows` write it.
    status = models.CharField(
        _("status"),
        max_length=10,
        choices=Status,
        default=Status.DRAFT,
        editable=False,
    )
    # The time since which its original is ahead of it, or from which it will be.
    # Written by `writing.follow`.
    behind_since = models.DateTimeField(null=True, editable=False)
    # True for the one version of all that people go on with. Written by
    # `writing.stand`.
    stands_for_edition = models.BooleanField(default=False, editable=False)
    lock = models.PositiveIntegerField(default=0, editable=False)
    content_hash = models.CharField(max_length=64, blank=True, editable=False)
    imported_hash = models.CharField(max_length=64, blank=True, editable=False)
    live_from = models.DateTimeField(_("live from"), null=True, editable=False)
    live_until = models.DateTimeField(_("live until"), null=True, editable=False)
    expires_at = models.DateTimeField(_("expires at"), null=True, editable=False)
    ended_at = models.DateTimeField(_("withdrawn at"), null=True, editable=False)
    ending = models.CharField(
        _("ending"), max_length=8, choices=Ending, blank=True, editable=False
    )
    ending_reason = models.TextField(_("public reason"), blank=True, editable=False)
    replaced_by = models.ForeignKey(
        Edition,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="replaces",
        verbose_name=_("replaced by"),
    )
    # True if readers can't read any more what stood before this version.
    hides_former = models.BooleanField(default=False, db_default=False, editable=False)
    printed_on = models.DateField(_("printed date"), null=True, editable=False)
    # Copied from the edition once this version has a window, so that one index holds
    # the order of the lists.
    published_at = models.DateTimeField(null=True, editable=False)
    updated_at = models.DateTimeField(_("updated at"), null=True, editable=False)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        default_permissions = ("add", "change", "view")
        permissions = [
            ("review_article", _("Can review articles and change any draft")),
            ("publish_article", _("Can publish and withdraw articles")),
            ("publish_own_article", _("Can publish without a second person")),
        ]
        indexes = INDEXES
        constraints = CONSTRAINTS

    def __str__(self):
        return self.headline or str(_("(no headline)"))

    def save(self, *args, **kwargs):
        """Save the content alone; state is written by `publishing` and `windows`."""
        if self._state.adding:
            # A new version never overwrites a stored one, whatever its key.
            super().save(*args, **kwargs | {"force_insert": True})
            return
        kwargs.setdefault("update_fields", content_fields(Article))
        with transaction.atomic():
            # The stored row decides; this copy of it may be older.
            refuse_frozen(Article.objects.select_for_update().filter(pk=self.pk))
            super().save(*args, **kwargs)

    def get_absolute_url(self):
        with override(self.language):
            return path_to("article", self.slug)

    @property
    def language(self) -> str:
        return self.edition.language

    @property
    def permalink(self) -> str:
        """Return the address with the configured origin, never a request's host."""
        return settings.NEWSROOM_ORIGIN + self.get_absolute_url()

    @property
    def is_working(self) -> bool:
        return self.status in WORKING

    @cached_property
    def is_change(self) -> bool:
        """Return True if it changes public content: then it has to say how."""
        if self.edition.pk is None or self.number == 1:
            return False
        before = self.edition.articles.windowed().filter(number__lt=self.number)
        return before.exists()

    def phase(self, at: datetime | None = None) -> Phase:
        """Return the phase of this version at `at` (default: now)."""
        if self.status not in WINDOWED:
            return Phase(self.status)
        at = at or change_mark.present()
        if given(self.live_from) > at:
            return Phase.SCHEDULED
        if self.live_until is None or self.live_until > at:
            return Phase.LIVE
        if self.ended_at and self.ended_at <= at:
            return Phase.WITHDRAWN
        if self.expires_at and self.expires_at == self.live_until:
            return Phase.EXPIRED
        return Phase.REPLACED

    def was_public(self, at: datetime | None = None) -> bool:
        """Return whether its window had begun at `at`, open or closed since."""
        if self.status not in WINDOWED:
            return False
        begun = given(self.live_from)
        # An empty window (ended in the moment it began) was never public.
        is_window = self.live_until is None or self.live_until > begun
        return is_window and begun <= (at or change_mark.present())

    def date_to_print(self) -> date:
        """Return the date for the page; a version without one shows today's."""
        return self.printed_on or self.dated or timezone.localdate()

    @property
    def credited_to(self) -> str:
        """Return name and organisation as rendered, "" if nobody is named."""
        named = (self.credit_name, self.credit_organisation)
        return ", ".join(part for part in named if part)

    @property
    def was_updated(self) -> bool:
        """Return True if a version after the first changed more than a typo."""
        return self.updated_at != self.edition.published_at

    def labels_of(self, name: str) -> list[Label]:
        """Return its current labels of one kind, each once, in order."""
        kind = KINDS[name]
        rows = getattr(self, kind.links).all()
        return list(dict.fromkeys(getattr(row, kind.field).current for row in rows))

    def category_list(self) -> list[Label]:
        return self.labels_of("category")

    def topic_list(self) -> list[Label]:
        return self.labels_of("topic")

    def source_list(self) -> list[Label]:
        return self.labels_of("source")

    def subjects(self) -> list[Label]:
        """Return what it is about: topics, countries and organisations."""
        about = [kind.name for kind in KINDS.values() if kind.is_subject]
        return [label for name in about for label in self.labels_of(name)]

    def printed_labels(self) -> list[tuple[LabelKind, list[Label]]]:
        """Return all labels by kind, in the order in which they are rendered."""
        found = [(kind, self.labels_of(kind.name)) for kind in PRINTED]
        return [(kind, labels) for kind, labels in found if labels]

    def printed_subjects(self) -> list[tuple[LabelKind, list[Label]]]:
        """Return the same without categories: what it is about."""
        return [found for found in self.printed_labels() if found[0].is_subject]
