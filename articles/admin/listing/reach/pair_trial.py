"""The articles that readers would find by a pair of words, before it is made; nothing
is changed.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.utils.functional import cached_property

from articles.domain import search
from articles.domain.label_index import catalogue_now
from articles.editing.proposals import may_write
from articles.models import KINDS, Article

# So many headlines are shown, the best first.
SHOWN = 5


@dataclass(frozen=True)
class Trial:
    """The public articles that a word finds now, and would find with the pair; `tiers`
    are None if the search takes too long.
    """

    language: str
    word: str
    means: str

    @cached_property
    def tiers(self) -> list[search.Keys] | None:
        return self.found((self.language, self.word, self.means))

    @property
    def number(self) -> int:
        return sum(map(len, self.tiers or ()))

    @cached_property
    def before(self) -> int:
        return sum(map(len, self.found() or ()))

    def found(self, *tried: tuple[str, str, str]) -> list[search.Keys] | None:
        catalogue = catalogue_now()
        readers = search.Readers(catalogue.revision, catalogue.public)
        asked = search.read_query(self.word, self.language, readers=readers)
        public = catalogue.public(self.language)
        try:
            return [
                tier & public for tier in search.ranked(replace(asked, tried=tried))
            ]
        except search.TooMuch:
            return None

    @cached_property
    def articles(self) -> list[Article]:
        """The first that readers would see, as they are in lists."""
        shown: list[Article] = []
        for tier in self.tiers or ():
            if tier and len(shown) < SHOWN:
                rows = Article.objects.filter(pk__in=list(tier)).for_listing()
                newest = rows.order_by("-printed_on", "-published_at", "-pk")
                shown += newest[: SHOWN - len(shown)]
        return shown


def labels_called(name: str, user: Any) -> Iterator[Any]:
    """Yield the labels with this name that the user may give an alias."""
    for kind in KINDS.values():
        if found := search.answers(kind.model, name):
            label = kind.model._default_manager.get(pk=found.pk)
            if may_write(user, label):
                yield label
