"""Pairs of words for the search alone: what readers type, and what texts say."""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _

from articles.foundation.text import clean_line
from articles.models.fields import LanguageField, WordsField
from articles.models.site.shown import Shown, ShownQuerySet

LONGEST_WORDS = 60


class WordPairQuerySet(ShownQuerySet):
    def as_names(self, kind: str):
        """Return rows like those of labels: the search reads both in one query."""
        apart = Value("\n")
        return self.annotate(
            of_kind=Value(kind),
            nobody=Cast(Value(None), models.BigIntegerField()),
            no_key=Cast(Value(None), models.UUIDField()),
            no_names=Value({}, WordsField()),
            said=Concat(
                F("language"), apart, "word", apart, "means", output_field=TEXT
            ),
        ).values_list("of_kind", "pk", "nobody", "no_key", "no_names", "said")


TEXT = models.TextField()


class WordPair(Shown):
    """A search for `word` also finds the texts that say `means`, below the word
    itself. It doesn't hold the other way round.
    """

    language = LanguageField()
    # In small letters, as readers' searches are counted.
    word = models.CharField(_("word"), max_length=LONGEST_WORDS)
    means = models.CharField(_("is called here"), max_length=LONGEST_WORDS)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("by"),
    )
    at = models.DateTimeField(_("at"), default=timezone.now, editable=False)

    objects: ClassVar = WordPairQuerySet.as_manager()

    class Meta:
        verbose_name = _("pair of words")
        verbose_name_plural = _("pairs of words")
        default_permissions = ()
        ordering: ClassVar = ["language", "word", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["language", "word", "means"],
                name="word_pair_once",
                violation_error_message=_("This pair is in effect already."),
            ),
            models.CheckConstraint(
                condition=~Q(word="") & ~Q(means=""), name="word_pair_given"
            ),
        ]

    def __str__(self):
        return f"{self.word} → {self.means}"

    @classmethod
    def forget(cls, words: Iterable[str]) -> int:
        """Remove the pairs that have one of the words; return their number."""
        said = [
            Q(word__icontains=word) | Q(means__icontains=word) for word in sorted(words)
        ]
        rows = cls.objects.filter(reduce(or_, said, Q(pk__in=())))
        return rows.delete()[0]

    def clean(self):
        super().clean()
        self.word = clean_line(self.word).casefold()
        self.means = clean_line(self.means)
        faults = {
            name: gettext("A word needs at least one letter.")
            for name in ("word", "means")
            if not any(map(str.isalnum, getattr(self, name)))
        }
        if not faults and self.means.casefold() == self.word:
            faults["means"] = gettext(
                "Both are the same word. Write what the texts say instead."
            )
        if faults:
            raise ValidationError(faults)
