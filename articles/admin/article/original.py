"""The original beside a translation: what its translator reads while she writes."""

from collections.abc import Iterable
from dataclasses import dataclass

from articles.admin.parts.saying import change_url, described
from articles.markup import shown
from articles.models import Article
from articles.workflow import Phase

# Of the versions of the older edition, the one that a translation follows.
FOLLOWED = (Phase.LIVE, Phase.SCHEDULED, Phase.IN_REVIEW, Phase.DRAFT)


@dataclass(frozen=True, slots=True)
class Original:
    article: Article

    @property
    def address(self) -> str:
        return change_url(self.article)

    @property
    def described(self) -> str:
        return described(self.article)

    @property
    def body(self) -> str:
        """Its text without pictures: these go with the translation."""
        return shown(self.article.body, lambda figure: "")


def original_of(article: Article, story: Iterable[Article]) -> Original | None:
    """Return what a version was translated from, or else the edition in another
    language that is older than its own; of those of the story that the person may see.
    """
    if source := article.translated_from_id:
        found = next((one for one in story if one.pk == source), None)
        if found and article.number > 1:
            found = now_in_place_of(found, story)
        return Original(found) if found else None
    by_phase = {
        one.phase(): one
        for one in sorted(story, key=lambda one: one.number)
        if one.edition_id < article.edition_id and one.language != article.language
    }
    followed = next((by_phase[it] for it in FOLLOWED if it in by_phase), None)
    return Original(followed) if followed else None


def now_in_place_of(source: Article, story: Iterable[Article]) -> Article:
    """Return what readers have instead: whoever revises goes by that."""
    if source.phase() is not Phase.REPLACED:
        return source
    edition = [one for one in story if one.edition_id == source.edition_id]
    return next((one for one in edition if one.phase() is Phase.LIVE), source)
