"""The name of an article's version in lists, without the rest of the version."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings

from articles.foundation.slugs import path_to


@dataclass(frozen=True, slots=True)
class Named:
    """Its links are in the active language, which is its own."""

    pk: int
    headline: str
    slug: str
    printed_on: date

    def get_absolute_url(self) -> str:
        return path_to("article", self.slug)

    @property
    def permalink(self) -> str:
        return settings.NEWSROOM_ORIGIN + self.get_absolute_url()
