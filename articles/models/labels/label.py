"""The common base of category, topic, country/organisation and source."""

import uuid
from datetime import datetime
from typing import Any, ClassVar, Self, cast

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.foundation.languages import active_language, offered, site_language
from articles.foundation.slugs import path_to
from articles.foundation.text import clean_line
from articles.models.fields import (
    WordsField,
    cleaned,
    foreign_language,
    order_of_words,
    own_words,
    words_in,
    words_of_row,
)
from articles.models.labels.label_rules import (
    refuse_circle,
    refuse_foreign_names,
    refuse_foreign_slugs,
)
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
            slugs = apps.get_model("articles.LabelSlug")
            labels: Any = self.all()
            for label in labels:
                slugs.free(label, label.all_slugs)
                dossiers_of(label).delete()
            return super(ShownQuerySet, self).delete()

    @alters_data
    def bulk_create(self, objs, *args, **kwargs):
        with atomic():
            made = super().bulk_create(objs, *args, **kwargs)
            apps.get_model("articles.LabelSlug").claim(*made)
        return made

    def in_use(self) -> Self:
        """Keep labels that aren't merged into another."""
        return self.filter(merged_into=None)

    def standing_for(self, labels) -> Self:
        """Keep these labels, and those that were merged into one of them."""
        keys = [label.pk for label in labels]
        return self.filter(Q(pk__in=keys) | Q(merged_into__in=keys))

    def by_name(self, language: str) -> Self:
        """Order by the names that readers of `language` see."""
        return self.order_by(order_of_words("names", language), "pk")

    def names_in(self, language: str) -> list[tuple[int, str]]:
        """Return key and name of each in the order of the names, as `by_name`.

        Lists of a thousand labels need no more of them, and no object for each.
        """
        name = words_of_row("names", language)
        return list(self.by_name(language).values_list("pk", name))

    def unnamed_in(self, language: str) -> Self:
        """Keep those that stand for themselves, and have no name in this language."""
        return self.filter(merged_into=None).exclude(names__has_key=language)

    def called(self, name: str, language: str = "") -> Self:
        """Keep those with this name in a language, the site's own if none is given."""
        return self.filter(**{f"names__{language or site_language()}": name})


class Label(Shown):
    """A named thing that articles point to, with a name and a slug in each language.

    `key` never changes: the content of versions names labels by it. No two labels of a
    kind share a slug, in whatever languages: an address may use any slug of a label.
    """

    # The name of its kind in code, in addresses' parameters and in names of routes.
    url_name: ClassVar[str]
    # A prefix to its name, if a label of another kind may have the same name.
    named_as: str | Promise = ""

    key = models.UUIDField(_("key"), default=uuid.uuid4, unique=True, editable=False)
    names = WordsField(_("name"), longest=200)
    slugs = WordsField(
        _("slug"),
        longest=100,
        blank=True,
        help_text=_(
            "The last part of its address. Left empty, it is made from the name in the "
            "same language; without one it is that of another language."
        ),
    )
    # The name and the slug in the site's own language.
    name, slug = own_words("names"), own_words("slugs")
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
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(slugs={}), name="%(class)s_slug_given"),
            models.CheckConstraint(condition=~Q(names={}), name="%(class)s_name_given"),
        ]

    def __str__(self):
        return self.name_in(active_language())

    def save(self, *args, **kwargs):
        with atomic():
            before = self.stored()
            super().save(*args, **kwargs)
            stored = {*before["slugs"].values()} if before else set()
            slugs = apps.get_model("articles.LabelSlug")
            if not self.all_slugs <= stored:
                slugs.claim(self)
            lost = stored - self.all_slugs
            if lost and not self.was_public():
                slugs.free(self, lost)

    def delete(self, *args, **kwargs):
        with atomic():
            apps.get_model("articles.LabelSlug").free(self, self.all_slugs)
            dossiers_of(self).delete()
            return super().delete(*args, **kwargs)

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
        return path_to(self.url_name, self.slug_in(active_language()))

    def clean(self):
        super().clean()
        self.names = cleaned(self.names, clean_line)
        lines = (clean_line(line) for line in self.aliases.splitlines())
        self.aliases = "\n".join(dict.fromkeys(line for line in lines if line))
        if not self.names:
            raise ValidationError({"names": _("A name needs at least one letter.")})
        refuse_foreign_names(self)
        refuse_foreign_slugs(self)
        refuse_circle(self)

    def validate_constraints(self, exclude=None):
        # The slugs are made from the names: without one, that it is missing is enough.
        without = set() if self.names else {"names", "slugs"}
        super().validate_constraints({*(exclude or ()), *without})

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
        """Return the name in `language`, or in the nearest one that has a name."""
        return self.names.get(language) or words_in(self.names, language)

    def slug_in(self, language: str) -> str:
        """Return the slug of its address in `language`."""
        return self.slugs.get(language) or words_in(self.slugs, language)

    @property
    def all_slugs(self) -> set[str]:
        """Return all slugs that lead to it now, in any language."""
        return set(self.slugs.values())

    @property
    def foreign_language(self) -> str:
        """Return the language of the name shown now, "" if it is the reader's own."""
        return foreign_language(self.names, active_language())

    def all_names(self) -> list[str]:
        """Return all its names: those in the site's languages first, then aliases."""
        return [*self.all_own_names(), *filter(None, self.aliases.splitlines())]

    def all_own_names(self) -> list[str]:
        """Return its names without aliases, those in the site's languages first."""
        codes = dict.fromkeys((*offered(), *self.names))
        return [self.names[code] for code in codes if code in self.names]

    @property
    def current(self) -> Self:
        """Return the label that readers see: the one it was merged into, or itself."""
        # Labels are merged only into labels of their own kind.
        return cast("Self | None", self.merged_into) or self


def dossiers_of(label: Label) -> Any:
    """Return a label's dossiers, which name it by its key."""
    return apps.get_model("articles.Dossier").objects.about(label)
