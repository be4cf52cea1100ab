"""The masthead: the site's name and contact, in one language."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.foundation.image_files import url_of
from articles.foundation.text import clean_line
from articles.models.fields import LanguageField
from articles.models.site.key_counter import SITE
from articles.models.site.shown import Shown


class Masthead(Shown):
    language = LanguageField(unique=True)
    name = models.CharField(_("name of the site"), max_length=100)
    tagline = models.CharField(_("tagline"), max_length=200, blank=True)
    contact = models.TextField(
        _("contact"), blank=True, help_text=_("Who is responsible, and how to write.")
    )
    footer = models.TextField(_("footer"), blank=True)
    licence = models.CharField(
        _("licence"),
        max_length=100,
        blank=True,
        default="",
        db_default="",
        help_text=_(
            "The licence of the texts, by its short name, such as “CC BY 4.0”. Every "
            "feed names it."
        ),
    )

    class Meta:
        verbose_name = _("masthead")
        verbose_name_plural = _("mastheads")

    def __str__(self):
        return f"{self.name} [{self.language}]"

    def clean(self):
        super().clean()
        self.licence = clean_line(self.licence)

    @property
    def licence_url(self) -> str:
        """Return the licence's address, "" if it is none of the known ones."""
        return url_of(self.licence)

    @classmethod
    def key_of(cls, pk):
        return SITE

    @classmethod
    def for_readers(cls, language: str) -> "Masthead":
        """Return the one of `language`, else an empty one with another one's name."""
        known = {masthead.language: masthead for masthead in cls.objects.all()}
        if language in known:
            return known[language]
        name = next((masthead.name for masthead in known.values()), "Newsroom")
        return cls(language=language, name=name)
