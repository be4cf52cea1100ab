"""The picture that other sites show beside a link to an article without one of its own:
its headline, drawn when it is first asked for, then kept with the renditions.

Its name is a hash of all that is drawn, so another headline is another file. A headline
with signs that the site's typefaces lack has none.
"""

import hashlib
import json
import logging
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from articles.foundation.image_files import can_draw, draw_card, rendition_files
from articles.models import Article, Masthead

logger = logging.getLogger(__name__)
# Raise it when the drawing changes: caches keep each file for ever.
DRAWING = 1
FOLDER = "cards"


@dataclass(frozen=True, slots=True)
class HeadlineCard:
    language: str
    slug: str
    headline: str
    name: str

    @property
    def address(self) -> str:
        return urlsplit(settings.NEWSROOM_ORIGIN).netloc

    @property
    def colours(self) -> dict[str, str]:
        return settings.NEWSROOM_LOOK.colours["light"]

    @property
    def digest(self) -> str:
        told = [DRAWING, self.headline, self.name, self.address, self.colours]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:24]

    @property
    def file_name(self) -> str:
        return f"{FOLDER}/{self.digest}.png"

    @property
    def url(self) -> str:
        with override(self.language):
            kwargs = {"slug": self.slug, "digest": self.digest}
            return reverse("article_card", kwargs=kwargs)


def card_of(article: Article, masthead: Masthead) -> HeadlineCard | None:
    """Return the card of an article, None if it shares a picture or can't be drawn."""
    headline = " ".join(article.headline.replace("\u00ad", "").split())
    if article.lead_image_id or not headline or not can_draw(headline):
        return None
    return HeadlineCard(article.language, article.slug, headline, masthead.name)


def read_card(card: HeadlineCard) -> bytes:
    """Return the card as PNG, drawn now if it isn't kept. One that can't be kept is
    drawn anew each time.
    """
    shelf = rendition_files()
    try:
        return shelf.read(card.file_name)
    except OSError:
        data = draw_card(card.headline, card.name, card.address, card.colours)
    try:
        shelf.write(card.file_name, data)
    except OSError as error:
        logger.warning("The card %s can't be kept: %s", card.file_name, error)
    return data


def wanted_cards() -> set[str]:
    """Return the names of the files that readers may ask for now."""
    mastheads: dict[str, Masthead] = {}
    wanted = set()
    shown = Article.objects.public().filter(lead_image=None).select_related("edition")
    for article in shown.only("headline", "slug", "lead_image", "edition").iterator():
        code = article.language
        masthead = mastheads.setdefault(code, Masthead.for_readers(code))
        if card := card_of(article, masthead):
            wanted.add(card.file_name)
    return wanted
