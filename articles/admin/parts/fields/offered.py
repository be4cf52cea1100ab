"""The names of labels that the fields of a form offer.

A process caches the names of a kind in the order of a language. They are queried anew
after any label was written.
"""

from functools import cache, cached_property
from operator import attrgetter

from django.utils import timezone

from articles.domain.site_version import Kept, Revision, current
from articles.foundation.languages import active_language
from articles.models import Label

# Key and name of each label.
type Names = tuple[tuple[int, str], ...]


@cache
def kept_of(model: type[Label], language: str) -> Kept[Names]:
    def read(*_remembered) -> Names:
        return tuple(model.objects.in_use().names_in(language))

    return Kept(read, by=attrgetter("site", "token", "sequence"))


class Offered:
    """The names that the fields of one form offer: one query for all kinds."""

    @cached_property
    def revision(self) -> Revision:
        return current(timezone.now())

    def of(self, model: type[Label]) -> Names:
        """Return key and name of each that isn't merged, in the user's language."""
        return kept_of(model, active_language()).at(self.revision)
