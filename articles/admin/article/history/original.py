"""The original beside a translation, for translators to read while they write.

And the other way round: the translations that an article has, and what can be done.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from articles.admin.article.history.compare import came_in
from articles.admin.article.history.difference import Section
from articles.admin.parts.saying import change_url, described
from articles.editing import writing
from articles.editing.publishing import may_revise
from articles.foundation.markup import shown
from articles.models import Article
from articles.workflow import Phase

# The version of the older edition that a translation follows, by phase.
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
    language that is older than its own; only versions in `story`, which the user may
    see, are considered.
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
    """Return the version that readers have instead; a revision follows that one."""
    if source.phase() is not Phase.REPLACED:
        return source
    edition = [one for one in story if one.edition_id == source.edition_id]
    return next((one for one in edition if one.phase() is Phase.LIVE), source)


def came_since(article: Article, story: Iterable[Article], user) -> list[Section]:
    """Return what changed in the original since the version that a translation followed
    when readers had it last; nothing if the user may not compare them.
    """
    source = article.translated_from
    before = [
        one
        for one in story
        if one.edition_id == article.edition_id and one.number < article.number
    ]
    if source is None or not before:
        return []
    basis = writing.bases(before).get(before[-1].pk)
    if basis is None or basis == source or basis.edition_id != source.edition_id:
        return []
    return came_in(basis, source, user) or []


@dataclass(frozen=True, slots=True)
class Translation:
    """An existing translation: the version to look at, and how to revise it, if at all.

    `original` is the key of the version that a revision is brought up to.
    """

    article: Article
    revises: str = ""
    original: int | None = None

    @property
    def language(self) -> str:
        return self.article.edition.get_language_display()

    @property
    def address(self) -> str:
        return change_url(self.article)

    @property
    def form(self) -> str:
        return f"revise-{self.article.language}"


def translations_of(
    article: Article, story: Iterable[Article], user
) -> list[Translation]:
    """Return the editions of the story in other languages, but for its original."""
    if article.phase() not in FOLLOWED:
        return []
    made_from = article.translated_from
    by_edition: dict[int, list[Article]] = {}
    for one in story:
        is_original = made_from and made_from.edition_id == one.edition_id
        if one.language != article.language and not is_original:
            by_edition.setdefault(one.edition_id, []).append(one)
    found = (translation_in(versions, user) for versions in by_edition.values())
    return [one for one in found if one]


def translation_in(versions: list[Article], user) -> Translation | None:
    """Return these versions of an edition as one, and how to go on with it."""
    in_work = next((one for one in versions if one.is_working), None)
    public = [one for one in versions if one.live_from]
    if in_work or not public:
        return Translation(in_work) if in_work else None
    last = next((one for one in public if may_revise(one, user)), None)
    if last is None:
        return Translation(public[-1])
    if found := writing.behind([last]).get(last.pk):
        path = reverse("articles_article_catch_up", args=[last.pk])
        return Translation(last, path, found.latest.pk)
    return Translation(last, reverse("admin:articles_article_revise", args=[last.pk]))
