"""Checks that pictures are large enough for their places, and have words in the
article's language.
"""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from articles.editing.preflight.pictures import Use, lead_use, uses_inside
from articles.editing.preflight.registry import WARNING, check
from articles.foundation.languages import language_name, offered
from articles.models import Article, Image

# Pixels. LEAD: for the card that other sites show beside a link, and the first page's
# story. FIGURE: for a text's column, sharp on phones and desktops.
LEAD, FIGURE = (1200, 630), 720


@check("small-picture", level=WARNING, field="lead_image")
def lead_is_large(article: Article) -> Iterator[str]:
    for use in lead_use(article):
        if not is_large(use.image, *LEAD):
            yield _(
                "The picture “%(title)s” has %(width)s × %(height)s pixels, "
                "and looks blurred on the home page and where other sites "
                "show the article. Choose one of at least 1200 × 630."
            ) % sizes(use.image)


@check("small-picture-inside", level=WARNING, field="body")
def figures_are_large(article: Article) -> Iterator[str]:
    for image in {use.image for use in uses_inside(article)}:
        if image.width < FIGURE:
            yield _(
                "The picture “%(title)s” has %(width)s × %(height)s pixels, "
                "and looks blurred in the text. Choose one that is at least "
                "720 wide."
            ) % sizes(image)


def is_large(image: Image, width: int, height: int) -> bool:
    return image.width >= width and image.height >= height


def sizes(image: Image) -> dict[str, object]:
    return {"title": image, "width": image.width, "height": image.height}


def untranslated(use: Use) -> Iterator[str]:
    image, name = use.image, language_name(use.language)
    others = [code for code in offered() if code != use.language]
    words = {"title": image, "language": name, "place": use.place}
    own = {text for text in (use.said.alt, use.said.caption) if text}
    theirs = {image.alt_in(one) for one in others}
    theirs |= {image.caption_in(one) for one in others}
    theirs -= {image.alt_in(use.language), image.caption_in(use.language)}
    if own & theirs:
        said = _(
            "Words for the picture “%(title)s” aren't in %(language)s yet. Translate "
            "them %(place)s."
        )
        yield said % words
    is_silent = not (use.said.caption or image.caption_in(use.language))
    if is_silent and any(map(image.caption_in, others)):
        said = _(
            "The picture “%(title)s” has a caption, but none in %(language)s. Write it "
            "%(place)s, or in the library."
        )
        yield said % words


@check("picture-untranslated", level=WARNING, field="lead_image")
def lead_translated(article: Article) -> Iterator[str]:
    for use in lead_use(article):
        yield from untranslated(use)


@check("picture-untranslated-inside", level=WARNING, field="body")
def figures_translated(article: Article) -> Iterator[str]:
    for use in uses_inside(article):
        yield from untranslated(use)
