"""Guests’ words about a version, beside it, and the way to its review links."""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import pgettext, pgettext_lazy

from articles.editing.guests import may_make
from articles.editing.publishing import Circumstances, moment
from articles.models import Article, GuestAnswer, GuestVerdict, User

DEEDS: dict[str, Promise] = {
    GuestVerdict.APPROVE: pgettext_lazy("guest", "approved it"),
    GuestVerdict.REFUSE: pgettext_lazy("guest", "refused it"),
    GuestVerdict.COMMENT: pgettext_lazy("guest", "wrote a comment"),
}


@dataclass(frozen=True, slots=True)
class Word:
    """One answer. `about` says if it is about another text than that of now."""

    row: GuestAnswer
    deed: str | Promise
    about: str
    counts: bool

    @property
    def words(self) -> str:
        """Return what was said, without remarks: comments have those."""
        return "" if self.row.verdict == GuestVerdict.COMMENT else self.row.words

    @property
    def moment(self) -> str:
        return moment(self.row.at)


@dataclass(frozen=True, slots=True)
class Panel:
    words: list[Word] = field(default_factory=list)
    links: str = ""


def guests_of(
    article: Article, user: User, known: Circumstances | None
) -> Panel | None:
    """Return None if there is nothing to show and nothing to do. Makes one query."""
    if known is None:
        return None
    counted = {one.pk for one in known.counted_guests}
    words = [word_of(one, article, counted) for one in reversed(known.guests)]
    links = links_url(article) if may_make(user, article) else ""
    return Panel(words, links) if words or links else None


def word_of(one: GuestAnswer, article: Article, counted: set[int]) -> Word:
    is_former = one.content_hash != article.content_hash
    about = pgettext("guest", "of an earlier text") if is_former else ""
    return Word(one, DEEDS[one.verdict], about, one.pk in counted)


def links_url(article: Article) -> str:
    return reverse("admin:articles_article_review_links", args=[article.pk])
