"""Checks of an article's pictures: their texts, credits and licences."""

import re
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, prefetch_related_objects
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.editing.preflight.registry import ERROR, WARNING, check
from articles.foundation.languages import language_name
from articles.foundation.markup import Mention, mentions
from articles.models import EXPIRING, Article, Figure, Image, given

# File names that cameras, telephones and programs give to pictures.
FILE_NAME = re.compile(
    r".*\.(?:jpe?g|jfif|png|webp|avif|gif|tiff?|bmp|svg|hei[cf])"
    r"|(?:img|dsc[fn]?|pxl|dji|p)[ _-]?\d{3,}[\w ().-]*",
    re.IGNORECASE,
)
# A title that was once a file's name: one word with a number, or parts.
MADE_TITLE = re.compile(r"\S*[\d_-]\S*")


@dataclass(frozen=True, slots=True)
class Use:
    """A picture of an article, the article's words for it, and their place."""

    image: Image
    said: Mention
    language: str
    place: str

    @property
    def is_described(self) -> bool:
        """Return whether it has an alternative text in this language, or needs none."""
        image = self.image
        return bool(image.is_decorative or self.alt)

    @property
    def alt(self) -> str:
        """Return the alternative text, the article's own or else the library's."""
        return self.said.alt or self.image.alt_in(self.language)


def lead_use(article: Article) -> list[Use]:
    if article.lead_image is None:
        return []
    said = Mention("", article.lead_alt, article.lead_caption)
    place = _("below the lead picture")
    return [Use(article.lead_image, said, article.language, place)]


def remember_figures(article: Article) -> None:
    """Read the figures of an article with their images, once for all checks."""
    figures = Figure.objects.select_related("image")
    prefetch_related_objects([article], Prefetch("figures", figures))


def uses_inside(article: Article) -> list[Use]:
    found = mentions(article.body)
    if not found:
        return []
    remember_figures(article)
    images = {str(row.image.key): row.image for row in article.figures.all()}
    return [
        Use(images[said.key], said, article.language, _("at the figure in the text"))
        for said in found
        if said.key in images
    ]


def check_pictures(code: str, *, level: str):
    """Register a function that returns what is wrong with one picture, or "".

    The lead picture's findings have the code, those of figures “-inside” after it.
    """
    places = {
        code: ("lead_image", lead_use),
        f"{code}-inside": ("body", uses_inside),
    }

    def register(function):
        for its_code, (field, uses) in places.items():
            check(its_code, level=level, field=field, dated=True)(
                lambda article, day, uses=uses: dict.fromkeys(
                    text for use in uses(article) if (text := function(use, day))
                )
            )
        return function

    return register


@check_pictures("no-alternative-text", level=ERROR)
def picture_described(use: Use, day: date) -> str:
    if use.is_described:
        return ""
    return _(
        "The picture “%(title)s” has no alternative text in %(language)s. Write it "
        "%(place)s, or in the library."
    ) % {
        "title": use.image,
        "language": language_name(use.language),
        "place": use.place,
    }


@check_pictures("named-not-described", level=WARNING)
def picture_in_words(use: Use, day: date) -> str:
    if not is_name_of_file(use.alt, use.image.title):
        return ""
    return _(
        "The alternative text “%(alt)s” of the picture “%(title)s” looks like a file's "
        "name. Write what the picture shows, %(place)s or in the library."
    ) % {"alt": use.alt, "title": use.image, "place": use.place}


def is_name_of_file(alt: str, title: str) -> bool:
    """Return whether an alternative text is no more than a file's name.

    A title that nobody wrote has no capital, or is one word made of parts.
    """
    if FILE_NAME.fullmatch(alt):
        return True
    is_made = title == title.lower() or MADE_TITLE.fullmatch(title)
    return bool(alt and alt == title and is_made)


@check_pictures("no-picture-credit", level=ERROR)
def picture_credited(use: Use, day: date) -> str:
    if use.image.credit:
        return ""
    return _(
        "The picture “%(title)s” has no credit. Write in the library who made it."
    ) % {"title": use.image}


@check_pictures("licence-ended", level=ERROR)
def picture_licensed(use: Use, day: date) -> str:
    if use.image.is_licensed(day):
        return ""
    return _(
        "The licence of the picture “%(title)s” ends on %(until)s, "
        "before it would be shown. Choose another picture, or enter "
        "in the library that it was extended."
    ) % {"title": use.image, "until": date_format(given(use.image.licensed_until))}


@check_pictures("licence-ends", level=WARNING)
def picture_licensed_for_long(use: Use, day: date) -> str:
    until = use.image.licensed_until
    if until is None or not day <= until < day + EXPIRING:
        return ""
    return _(
        "The licence of the picture “%(title)s” ends on %(until)s. "
        "Extend it in time, or choose another picture."
    ) % {"title": use.image, "until": date_format(until)}


@check_pictures("no-licence", level=WARNING)
def licence_given(use: Use, day: date) -> str:
    if use.image.licence:
        return ""
    return _(
        "The picture “%(title)s” has no licence. Write in the library under which it "
        "may be shown."
    ) % {"title": use.image}
