"""The original beside a translation: what its translator reads while she writes."""

from dataclasses import dataclass

from articles.admin.article.finding import seen_by
from articles.admin.parts.saying import change_url, described
from articles.markup import shown
from articles.models import Article, User
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


def original_of(article: Article, user: User) -> Original | None:
    """Return what a version was translated from, or the edition in another language
    that is older than its own, as far as the person may see it.
    """
    seen = seen_by(user)
    if article.translated_from_id:
        found = seen.filter(pk=article.translated_from_id).first()
        return Original(found) if found else None
    older = seen.filter(
        edition__story=article.edition.story_id, edition__lt=article.edition_id
    ).exclude(edition__language=article.language)
    by_phase = {one.phase(): one for one in older.order_by("number")}
    followed = next((by_phase[it] for it in FOLLOWED if it in by_phase), None)
    return Original(followed) if followed else None
