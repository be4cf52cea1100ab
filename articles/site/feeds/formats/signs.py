"""The pictures that stand for a feed, from the look; and the licence of its texts."""

from dataclasses import dataclass

from django.conf import settings
from django.templatetags.static import static

from articles.models import Masthead
from articles.site.shared import absolute

# RSS allows no larger one to be shown; programs fetch the file and scale it.
SHOWN = "144"


@dataclass(frozen=True, slots=True)
class Signs:
    """Absolute addresses. `icon` is square and large, "" where the look has none;
    `favicon` is square, `share` about twice as wide as high.
    """

    icon: str
    favicon: str
    share: str


def signs() -> Signs:
    look = settings.NEWSROOM_LOOK
    return Signs(
        icon=address_of(look.icon.name) if look.icon else "",
        favicon=address_of(look.favicon.name),
        share=address_of(look.share.name),
    )


def address_of(name: str) -> str:
    return absolute(static(name))


@dataclass(frozen=True, slots=True)
class Licence:
    """`name` is as the masthead says it, `url` where it can be read, "" if unknown."""

    name: str
    url: str
    holder: str

    @property
    def in_words(self) -> str:
        return f"{self.holder}, {self.name}"


def licence_of(masthead: Masthead) -> Licence | None:
    if not masthead.licence:
        return None
    return Licence(masthead.licence, masthead.licence_url, masthead.name)
