"""The source: an organisation whose publications are used."""

from typing import Any

from django.apps import apps
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.foundation.text import web_link
from articles.models.fields import (
    WebAddressField,
    WordsField,
    own_words,
    words_in,
)
from articles.models.labels.label import Label


class Source(Label):
    url_name = "source"
    # An organisation may also be the subject of an article.
    named_as = _("Source:")

    homepage = WebAddressField(_("homepage"), max_length=500, blank=True)
    descriptions = WordsField(_("description"), longest=10_000, rows=5, blank=True)
    # That in the site's own language.
    description = own_words("descriptions")
    successor = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="predecessors",
        verbose_name=_("successor"),
        help_text=_("The organisation that took its place, if it has ended."),
    )

    class Meta(Label.Meta):
        verbose_name = _("source")
        verbose_name_plural = _("sources")

    @property
    def link(self) -> str:
        return web_link(self.homepage)

    def printed_in(self, articles: Any) -> list[models.QuerySet]:
        """Return its own articles, those that name it for further reading, and the
        calls that it funds.
        """
        names = type(self).objects.standing_for([self])
        rows: list[Any] = [
            apps.get_model("articles.FurtherReading").objects.filter(
                publisher__in=names
            ),
            apps.get_model("articles.CallFacts").objects.filter(funder__in=names),
        ]
        named = (articles.filter(pk__in=each.values("article")) for each in rows)
        return [*super().printed_in(articles), *named]

    def description_in(self, language: str) -> str:
        return words_in(self.descriptions, language)
