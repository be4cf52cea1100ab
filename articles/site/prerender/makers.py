"""What is printed of each public version, and who makes it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from articles.domain.fragments import Maker
from articles.domain.site_version import Revision
from articles.site.feeds import FORMATS, entry_maker
from articles.site.public import cards
from articles.site.public.article import printing as pages
from articles.site.public.article.address import PART as PAGE


def nothing(pks: Sequence[int], at: Revision) -> Mapping[int, str]:
    return {}


@dataclass(frozen=True, slots=True)
class Printed:
    """A part; `variants` says of versions what the clock decides in it."""

    part: str
    make: Maker
    variants: Callable[[Sequence[int], Revision], Mapping[int, str]] = nothing


def printed() -> tuple[Printed, ...]:
    """Return all parts; a format that a plug-in brings has one too.

    What the home page alone shows is made by its first reader.
    """
    return (
        Printed(PAGE, pages.print_pages, pages.variants_of),
        Printed("card", cards.CARD),
        *(Printed(form, entry_maker(form)) for form in FORMATS),
    )
