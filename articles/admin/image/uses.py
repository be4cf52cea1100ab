"""The uses of a picture, as far as the user may see them: the rest is counted."""

from dataclasses import dataclass

from articles.admin.parts.saying import Link, change_url, described
from articles.models import Article, Image

# Nobody reads more than that; the rest is counted, too.
NAMED = 50


@dataclass(frozen=True, slots=True)
class Use:
    """A version that has the picture. `link` says which one it is."""

    article: Article
    link: Link


@dataclass(frozen=True, slots=True)
class Uses:
    image: Image
    named: list[Use]
    more: int
    hidden: int

    def __bool__(self) -> bool:
        return bool(self.named or self.more or self.hidden)


def uses_of(image: Image, user) -> Uses:
    versions = Article.objects.showing(image)
    visible = versions.visible_to(user).order_by("-pk")
    known, total = visible.count(), versions.count()
    found = visible.select_related("edition").defer("body")[:NAMED]
    named = [
        Use(article, Link(described(article), change_url(article))) for article in found
    ]
    return Uses(image, named, known - len(named), total - known)
