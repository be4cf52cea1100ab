"""Parts of every page: the masthead, and the pages in the footer.

A process caches them as long as neither changes.
"""

from dataclasses import dataclass, field

from django.conf import settings
from django.utils.translation import get_language

from articles.domain.fragments import changed, fingerprint
from articles.domain.site_version import Held, Kept, Revision
from articles.foundation.languages import answering
from articles.models import SITE, Masthead, Page

type Pieces = dict[str, dict[tuple, str]]


@dataclass(frozen=True, slots=True)
class Standing:
    masthead: Masthead
    footer_pages: list[Page]
    # Rendered pieces: by what made them, then by name.
    made: dict[tuple, Pieces] = field(default_factory=dict, compare=False)

    def pieces(self) -> Pieces | None:
        """Return the pieces cached in the active language; None in debug mode, in which
        each change of a template is seen at once.
        """
        if settings.DEBUG:
            return None
        return self.made.setdefault((get_language(), fingerprint()), {})


def read(
    revision: Revision, held: Held[dict[str, Standing]] | None
) -> dict[str, Standing]:
    """Return it by language."""
    if held and changed.at(revision).get(SITE, 0) <= held.revision.sequence:
        return held.value
    return {code: read_one(code) for code in answering()}


def read_one(code: str) -> Standing:
    return Standing(Masthead.for_readers(code), list(Page.objects.in_footer(code)))


kept = Kept(read)


def standing(language: str, *, at: Revision) -> Standing:
    # The desk previews what is written in any language.
    return kept.at(at).get(language) or read_one(language)
