"""Guests’ words about some versions: queried for all of them when one is needed."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from articles.domain.rights import is_second_guest
from articles.models import Article, GuestAnswer, GuestVerdict


@dataclass
class Said:
    articles: Collection[int]

    @cached_property
    def known(self) -> dict[int, list[GuestAnswer]]:
        """Return the answers by the versions' keys, the oldest first."""
        found: dict[int, list[GuestAnswer]] = {pk: [] for pk in self.articles}
        rows = GuestAnswer.objects.filter(article__in=found)
        for row in rows.select_related("link__made_by").order_by("at", "pk"):
            found[row.article_id].append(row)
        return found

    def counted(self, article: Article, writers: Collection) -> list[GuestAnswer]:
        """Return the approvals of exactly this text that count for four eyes."""
        return [one for one in self.known[article.pk] if counts(one, article, writers)]


def counts(one: GuestAnswer, article: Article, writers: Collection) -> bool:
    """Return whether it approves exactly this text, by a link that nobody revoked."""
    if one.verdict != GuestVerdict.APPROVE or one.content_hash != article.content_hash:
        return False
    if one.link is None or one.link.revoked_at:
        return False
    language, author = article.language, article.author_id
    return is_second_guest(one.link.made_by, language, author=author, writers=writers)
