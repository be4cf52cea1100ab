"""The common base of category, topic, country/organisation and source."""

import uuid
from datetime import datetime
from typing import Any, ClassVar, Self, cast

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce, Lower, NullIf
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy as _

from articles.foundation.slugs import path_to
from articles.foundation.text import clean_line, fold
from articles.models.queries.querysets import alters_data, queryset_only
from articles.models.site.shown import Shown, ShownQuerySet
from articles.models.site.site_revision import SOON, atomic, bump, bump_if, note_keys


class LabelQuerySet(ShownQuerySet):
    @alters_data
    @queryset_only
    def delete(self):
        """Delete labels that no article has; readers still find only merged ones."""
        with atomic():
            if self.exclude(merged_into=None).exists():
                bump()
            note_keys(*self.keys())
            return super(ShownQuerySet, self).delete()

    def in_use(self) -> Self:
        """Keep labels that aren't merged into another."""
        return self.filter(merged_into=None)

    def standing_for(self, labels) -> Self:
        """Keep these labels, and those that were merged into one of them."""
        keys = [label.pk for label in labels]
        return self.filter(Q(pk__in=keys) | Q(merged_into__in=keys))

    def by_name(self, language: str) -> Self:
        """Order by the name in `language`, or by the German one where it has none."""
        if language == "en":
            named = models.Case(
                models.When(name_en="", then=F("name")), default=F("name_en")
            )
            return self.order_by(Lower(named), "pk")
        return self.order_by(Lower("name"), "pk")


class Label(Shown):
    """A named thing that articles point to, with a name and a slug in each language.

    `key` never changes: the content of versions names labels by it. No two labels of a
    kind share a slug in any language, so an address may use either slug of a label.
    """

    # The name of its kind in code, in addresses' parameters and in names of routes.
    url_name: ClassVar[str]
    # A prefix to its name, if a label of another kind may have the same name.
    named_as: str | Promise = ""

    key = models.UUIDField(_("key"), default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("German name"), max_length=200, unique=True)
    name_en = models.CharField(_("English name"), max_length=200, blank=True)
    slug = models.SlugField(
        _("German slug"),
        max_length=100,
        unique=True,
        help_text=_("The last part of its German address."),
    )
    slug_en = models.SlugField(
        _("English slug"),
        max_length=100,
        blank=True,
        default="",
        # A program that doesn't know the column yet may store a label.
        db_default="",
        help_text=_(
            "The last part of its English address. Left empty, it is made from the "
            "English name; without one it is the German slug."
        ),
    )
    aliases = models.TextField(
        _("aliases"),
        blank=True,
        help_text=_("Other names by which it is found, one on each line."),
    )
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="merged",
        verbose_name=_("merged into"),
    )

    # The column of `merged_into`: type checkers don't know it in an abstract model.
    merged_into_id: int | None

    objects: ClassVar = LabelQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(condition=~Q(slug=""), name="%(class)s_slug_given"),
            models.CheckConstraint(condition=~Q(name=""), name="%(class)s_name_given"),
            # The English slugs as readers see them: the German one where none is given.
            models.UniqueConstraint(
                Coalesce(NullIf("slug_en", Value("")), "slug"),
                name="%(class)s_english_slug_once",
            ),
        ]

    def __str__(self):
        return self.name_in(get_language() or "de")

    def save(self, *args, **kwargs):
        with atomic():
            before = self.stored()
            super().save(*args, **kwargs)
            lost = {before["slug"], before["slug_en"]} if before else set()
            lost -= {"", self.slug, self.slug_en}
            if lost and self.was_public():
                for slug in sorted(lost):
                    apps.get_model("articles.FormerSlug").keep(self, slug)

    def was_public(self, at: datetime | None = None) -> bool:
        """Return True if readers knew it by then; else nobody needs its old slugs."""
        articles = apps.get_model("articles.Article").objects
        return articles.once_public(at).about([self]).exists()

    def is_known_soon(self) -> bool:
        articles = apps.get_model("articles.Article").objects
        soon = articles.once_public(timezone.now() + SOON)
        return any(found.exists() for found in self.printed_in(soon))

    def printed_in(self, articles: Any) -> list[models.QuerySet]:
        """Return the articles that show its name: a queryset for each way to do so."""
        return [articles.about([self])]

    def get_absolute_url(self):
        return path_to(self.url_name, self.slug_in(get_language() or "de"))

    def clean(self):
        super().clean()
        self.name, self.name_en = clean_line(self.name), clean_line(self.name_en)
        lines = (clean_line(line) for line in self.aliases.splitlines())
        self.aliases = "\n".join(dict.fromkeys(line for line in lines if line))
        if not self.name:
            raise ValidationError({"name": _("A name needs at least one letter.")})
        self._refuse_foreign_names()
        self._refuse_foreign_slugs()
        self._refuse_circle()

    def _refuse_circle(self):
        """Refuse a successor whose own successors lead back to this one."""
        first = getattr(self, "successor", None)
        labels: Any = type(self)._base_manager.select_related("merged_into")
        key, passed = first and first.pk, set[int]()
        while key and key not in passed:
            passed.add(key)
            # Reads the stored row anew: the form's objects were read earlier.
            found = labels.filter(pk=key).first()
            if found is None:
                return
            after = found.current
            if self.pk in {key, after.pk}:
                message = _(
                    "“%(other)s” can't be the successor. It leads back to “%(name)s”, "
                    "and nothing follows itself. Choose another one, or take the "
                    "successor away where it is wrong."
                )
                values = {"other": first, "name": self}
                refusal = ValidationError(message, params=values, code="circle")
                raise ValidationError({"successor": refusal})
            key = after.successor_id

    def _refuse_foreign_names(self):
        mine = {fold(name) for name in self.all_names()}
        for other in type(self)._default_manager.exclude(pk=self.pk):
            taken = mine & {fold(name) for name in other.all_names()}
            if taken:
                raise ValidationError(
                    _(
                        "“%(name)s” already stands for “%(other)s”. "
                        "Remove it there first, or choose another name."
                    ),
                    params={"name": taken.pop(), "other": other},
                )

    def _refuse_foreign_slugs(self):
        """Refuse slugs that lead to other labels, or once did."""
        rows = type(self)._default_manager.filter(pk=self.pk)
        stored = set(*rows.values_list("slug", "slug_en"))
        for field in ("slug", "slug_en"):
            slug = getattr(self, field)
            # It may keep a slug that it already has.
            refusal = slug and slug not in stored and self._why_not(slug)
            if refusal:
                raise ValidationError({field: refusal})

    def _why_not(self, slug: str) -> ValidationError | None:
        """Return the reason if another label has this slug or once had it."""
        labels = type(self)._default_manager.exclude(key=self.key)
        former = apps.get_model("articles.FormerSlug").objects
        kept = former.filter(kind=self.url_name, slug=slug).values("label_key")
        if other := labels.filter(Q(slug=slug) | Q(slug_en=slug)).first():
            message = _(
                "“%(slug)s” can't be a slug of this one. “%(other)s” has it, in German "
                "or in English, and addresses may name it by either. Choose another "
                "slug."
            )
        elif other := labels.filter(key__in=kept).first():
            message = _(
                "“%(slug)s” can't be a slug of this one. Readers knew “%(other)s” by "
                "it, and their links and feeds lead there. Choose another slug."
            )
        else:
            return None
        return ValidationError(message, params={"slug": slug, "other": other})

    def note_change(self, before, after):
        """Count a change if an article that readers know has the label, or if it is
        merged into another: readers find the other one by its names.
        """
        targets = {row["merged_into_id"] for row in (before, after) if row} - {None}
        if targets:
            super().note_change(before, after)
            # Articles related through either label are no longer so, or are now.
            note_keys(*(f"about:{self.key_of(pk)}" for pk in targets))
        elif before and after and before != after:
            bump_if(self.is_known_soon, self.shown_key)
        else:
            note_keys(self.key_of((before or after or {})["id"]))

    @property
    def name_apart(self) -> str:
        """Return the name for lists with labels of all kinds."""
        return f"{self.named_as} {self}" if self.named_as else str(self)

    def name_in(self, language: str) -> str:
        """Return the name in `language`, or the German one if there is none."""
        return (self.name_en if language == "en" else "") or self.name

    def slug_in(self, language: str) -> str:
        """Return the slug of its address in `language`."""
        return (self.slug_en if language == "en" else "") or self.slug

    @property
    def slugs(self) -> set[str]:
        """Return all slugs that lead to it now, in any language."""
        return {self.slug, self.slug_en} - {""}

    @property
    def foreign_language(self) -> str:
        """Return the language of the name shown now, "" if it is the reader's own."""
        return "de" if get_language() == "en" and not self.name_en else ""

    def all_names(self) -> list[str]:
        """Return all its names: German, English, aliases."""
        return [n for n in (self.name, self.name_en, *self.aliases.splitlines()) if n]

    @property
    def current(self) -> Self:
        """Return the label that readers see: the one it was merged into, or itself."""
        # Labels are merged only into labels of their own kind.
        return cast("Self | None", self.merged_into) or self
