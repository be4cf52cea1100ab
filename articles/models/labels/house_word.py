"""House words: the words that the newsroom uses, and those it avoids for them."""

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _

from articles.foundation.refusal import Refused
from articles.foundation.text import clean_line
from articles.models.fields import LanguageField

LONGEST, SHOWN = 100, 40
MOST = 5_000


class HouseWordQuerySet(models.QuerySet):
    def in_force(self, language: str, day: date):
        """Keep those of a language that articles of a day follow."""
        return self.filter(language=language, since__lte=day)


class HouseWord(models.Model):
    """A word to use, and the words to avoid for it, in one language.

    `AvoidedWord` has each word to avoid in a row of its own, so that the database holds
    it once.
    """

    word = models.CharField(_("word to use"), max_length=LONGEST)
    avoid = models.TextField(
        _("words to avoid"),
        max_length=MOST,
        validators=[MaxLengthValidator(MOST)],
        help_text=_(
            "One on each line, each form on its own: singular, plural, cases. A word "
            "in small letters is also found with a capital in front, as sentences "
            "begin; one with capitals only as it is written here. Compounds are other "
            "words."
        ),
    )
    language = LanguageField(
        help_text=_("The entry holds for articles in this language.")
    )
    since = models.DateField(
        _("since"),
        default=timezone.localdate,
        help_text=_(
            "The entry holds for articles with this date or a later one; for those "
            "without a date, from this day on."
        ),
    )
    reason = models.CharField(
        _("reason"),
        max_length=300,
        blank=True,
        help_text=_("Writers read it with the hint."),
    )

    objects: ClassVar = HouseWordQuerySet.as_manager()

    class Meta:
        verbose_name = _("house word")
        verbose_name_plural = _("house words")
        ordering = ["word", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(word=""), name="houseword_word_given"),
            models.CheckConstraint(
                condition=~Q(avoid=""), name="houseword_avoid_given"
            ),
        ]
        indexes = [
            models.Index(fields=["language", "since"], name="houseword_in_force")
        ]

    def __str__(self):
        return self.word

    def save(self, *args, **kwargs):
        """Store its words to avoid as well. Refused if another row has one of them."""
        # The check splits it as it is, while somebody types.
        self.avoid = "\n".join(self.avoided())
        try:
            with transaction.atomic():
                super().save(*args, **kwargs)
                AvoidedWord.store(self)
        except IntegrityError as error:
            if not self.listed_elsewhere().exists():
                raise
            raise self.listed() from error

    def clean(self):
        super().clean()
        faults = {"word": [*self.faults_of_word()], "avoid": [*self.faults_of_avoid()]}
        self.word, self.avoid = clean_line(self.word), "\n".join(self.avoided())
        if found := {name: told for name, told in faults.items() if told}:
            raise ValidationError(found)

    def avoided(self) -> list[str]:
        """Return the words to avoid, each once."""
        lines = map(clean_line, self.avoid.splitlines())
        return list(dict.fromkeys(filter(None, lines)))

    def faults_of_word(self) -> Iterator[str]:
        if self.word and not has_letter(self.word):
            yield gettext("A word needs at least one letter.")

    def faults_of_avoid(self) -> Iterator[str]:
        if self.avoid and not self.avoided():
            yield gettext("A word needs at least one letter.")
        for one in self.avoided():
            if one == clean_line(self.word):
                said = gettext(
                    "“%(word)s” is the word to use. Take it out here, or use another."
                )
            elif len(one) > LONGEST:
                said = gettext(
                    "“%(word)s” is too long. A word has at most %(most)s characters; "
                    "is each on a line of its own?"
                )
            elif not has_letter(one):
                said = gettext("“%(word)s” has no letter. Write a word.")
            else:
                continue
            yield said % {"word": shortened(one), "most": LONGEST}

    def listed_elsewhere(self) -> models.QuerySet["AvoidedWord"]:
        """Return its words to avoid that another row of the language has already."""
        rows = AvoidedWord.objects.filter(
            language=self.language, word__in=self.avoided()
        )
        return rows.exclude(house_word=self.pk).select_related("house_word")

    def listed(self) -> Refused:
        return Refused(
            _("“%(word)s” was not saved.") % {"word": self},
            _("One of its words to avoid is listed already."),
            _("Look the word up in the list, and change that entry."),
            code="listed",
        )


class AvoidedWord(models.Model):
    """A word to avoid, as `HouseWord` has it: once in a language."""

    house_word = models.ForeignKey(
        HouseWord, models.CASCADE, editable=False, related_name="avoided_words"
    )
    language = LanguageField(editable=False)
    word = models.CharField(max_length=LONGEST, editable=False)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["language", "word"], name="avoided_word_once"
            ),
            models.CheckConstraint(condition=~Q(word=""), name="avoided_word_given"),
        ]

    def __str__(self):
        return self.word

    @classmethod
    def store(cls, house_word: HouseWord) -> None:
        """Store the words of a row in place of those that it had."""
        language, wanted = house_word.language, house_word.avoided()
        rows = AvoidedWord.objects.filter(house_word=house_word)
        rows.exclude(language=language, word__in=wanted).delete()
        there = set(rows.values_list("word", flat=True))
        AvoidedWord.objects.bulk_create(
            AvoidedWord(house_word=house_word, language=language, word=word)
            for word in wanted
            if word not in there
        )


def has_letter(word: str) -> bool:
    return any(map(str.isalnum, word))


def shortened(word: str) -> str:
    return word if len(word) <= LONGEST else f"{word[:SHOWN]} …"
