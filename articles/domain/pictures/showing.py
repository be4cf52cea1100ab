"""Pictures in templates: renditions for a place, and words."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.translation import get_language

from articles.domain.pictures.renditions import PLACES, Rendition, renditions_at
from articles.foundation.markup import Mention, mentions, shown
from articles.models import Article, Image


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in a place of a page. `alt` "" means that it is decorative."""

    image: Image
    place: str
    alt: str
    alt_language: str
    caption: str
    is_first: bool = False

    @property
    def sources(self) -> list[tuple[str, str]]:
        """Media type and `srcset` of each form but the last, which all know."""
        return [self.source(form) for form in PLACES[self.place].forms[:-1]]

    @property
    def fallback(self) -> tuple[str, str]:
        return self.source(PLACES[self.place].forms[-1])

    def source(self, form: str) -> tuple[str, str]:
        found = renditions_at(self.image, self.place, form)
        listed = ", ".join(f"{one.url} {one.width}w" for one in found)
        return found[0].media_type, listed

    @property
    def plain(self) -> Rendition:
        """A rendition of middle size, for clients that don't know `srcset`."""
        found = renditions_at(self.image, self.place, PLACES[self.place].forms[-1])
        return found[len(found) // 2]

    @property
    def largest(self) -> Rendition:
        """The largest rendition; a picture smaller than its place isn't enlarged."""
        return renditions_at(self.image, self.place, PLACES[self.place].forms[-1])[-1]

    @property
    def sizes(self) -> str:
        return PLACES[self.place].sizes


def lead_picture(article: Article, place: str, *, is_first=False) -> Picture | None:
    """Return the picture in front of an article, None if it has none."""
    if article.lead_image is None:
        return None
    said = Mention("", article.lead_alt, article.lead_caption)
    return picture_of(article.lead_image, said, article.language, place, is_first)


def small_picture(image: Image) -> Picture:
    """Return a picture for beside a headline, which makes its alternative text
    needless.
    """
    return Picture(image, "related", alt="", alt_language="", caption="")


def picture_of(
    image: Image, said: Mention, language: str, place: str, is_first: bool = False
) -> Picture:
    """Join a picture's words in the library with those that replace them in one use."""
    alt, spoken = said.alt, language
    if not alt and not image.is_decorative:
        alt = image.alt_in(language)
        if not alt:
            # Better in another language than not at all.
            spoken = image.alt_language(language)
            alt = image.alt_in(spoken)
    return Picture(
        image=image,
        place=place,
        alt=alt,
        alt_language=spoken if alt and spoken != get_language() else "",
        caption=said.caption or image.caption_in(language),
        is_first=is_first,
    )


def pictures_of(
    article: Article, images: dict[str, Image], place: str
) -> list[Picture]:
    """Return the pictures of an article, its lead picture first, each once."""
    lead = lead_picture(article, place)
    found = {lead.image.pk: lead} if lead else {}
    for mention in mentions(article.body):
        if image := images.get(mention.key):
            picture = picture_of(image, mention, article.language, place)
            found.setdefault(image.pk, picture)
    return list(found.values())


def figures_of(articles: Sequence[Article]) -> dict[str, Image]:
    """Return the pictures inside the texts of articles by their keys, in one query, or
    none if there are no figures.
    """
    keys = {mention.key for article in articles for mention in mentions(article.body)}
    if not keys:
        return {}
    return {str(image.key): image for image in Image.objects.filter(key__in=keys)}


def illustrated(
    article: Article,
    images: dict[str, Image] | None = None,
    *,
    template="articles/_figure.html",
) -> str:
    """Return the article's sanitised body with its figures as HTML.

    `images` are those of `figures_of`, queried here if they aren't given.
    """
    images = figures_of([article]) if images is None else images

    def render(mention: Mention) -> str:
        image = images.get(mention.key)
        if image is None:
            return ""
        picture = picture_of(image, mention, article.language, "article")
        return render_to_string(template, {"picture": picture}).strip()

    return shown(article.body, render)
