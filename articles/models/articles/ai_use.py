"""The use of AI for an article: its deeds, its programs, and the person who read the
text in full.

A version has one row of them, or none.
"""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import prefetch_related_objects
from django.utils.text import capfirst
from django.utils.translation import gettext as _, gettext_lazy, pgettext_lazy

from articles.models.articles.article import Article
from articles.models.articles.parts import Part


class AiDeed(models.TextChoices):
    MADE = "made", pgettext_lazy("use of AI", "made by AI")
    CHANGED = "changed", pgettext_lazy("use of AI", "changed by AI")


def deed(name) -> models.CharField:
    return models.CharField(name, max_length=10, choices=AiDeed, blank=True)


def program(name) -> models.CharField:
    return models.CharField(name, max_length=100, blank=True)


class AiUse(Part):
    """Each field of `SUBJECTS` says what AI did to it; `…_with` names the program.

    `read_by` is the printed name of the person who read the text, or its translation,
    in full; "" if nobody did. It is a text, as a credit is, so that it outlives the
    account. An approval isn't taken for it.
    """

    SUBJECTS = ("text", "translation", "lead", "figures")
    # Those that somebody can read.
    READ = ("text", "translation")

    article = models.ForeignKey(
        Article, models.CASCADE, related_name="ai_use", db_index=False
    )
    text = deed(pgettext_lazy("use of AI", "text"))
    text_with = program(gettext_lazy("program for the text"))
    translation = deed(pgettext_lazy("use of AI", "translation"))
    translation_with = program(gettext_lazy("program for the translation"))
    lead = deed(pgettext_lazy("use of AI", "lead picture"))
    lead_with = program(gettext_lazy("program for the lead picture"))
    figures = deed(pgettext_lazy("use of AI", "pictures in the text"))
    figures_with = program(gettext_lazy("program for the pictures in the text"))
    read_by = models.CharField(
        gettext_lazy("read in full by"),
        max_length=200,
        blank=True,
        help_text=gettext_lazy(
            "Somebody who read every word and compared it with the sources. To approve "
            "an article isn't to say so."
        ),
    )

    class Meta(Part.Meta):
        verbose_name = gettext_lazy("made with AI")
        verbose_name_plural = gettext_lazy("made with AI")
        constraints = [
            models.UniqueConstraint(fields=["article"], name="ai_use_once_in_article")
        ]

    def __str__(self):
        return str(self._meta.verbose_name)

    def clean(self):
        super().clean()
        for subject in self.SUBJECTS:
            if getattr(self, f"{subject}_with") and not getattr(self, subject):
                told = _("Say what the program did, or leave it out.")
                raise ValidationError({subject: told})
        if self.read_by and not any(getattr(self, one) for one in self.READ):
            told = _(
                "Say first what AI did to the text or the translation: nothing else "
                "is to be read."
            )
            raise ValidationError({"read_by": told})

    @classmethod
    def of(cls, article: Article) -> "AiUse | None":
        """Return an article's row, queried once for all who ask."""
        prefetch_related_objects([article], "ai_use")
        return next(iter(article.ai_use.all()), None)

    @classmethod
    def name_of(cls, subject: str) -> str:
        """Return what the desk calls one of the subjects."""
        field: Any = cls._meta.get_field(subject)
        return capfirst(field.verbose_name)

    def deeds(self) -> Iterator[tuple[str, AiDeed, str]]:
        """Yield each subject that AI made or changed; the program is "" if unknown."""
        for subject in self.SUBJECTS:
            if done := getattr(self, subject):
                yield subject, AiDeed(done), getattr(self, f"{subject}_with")

    @property
    def is_unread(self) -> bool:
        """Return whether there are words by AI that nobody read in full."""
        return not self.read_by and any(getattr(self, one) for one in self.READ)
