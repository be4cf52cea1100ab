"""The parts that are rendered of each public version, and their makers."""

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
    """A part; `variants` says of versions which form depends on the time."""

    part: str
    make: Maker
    variants: Callable[[Sequence[int], Revision], Mapping[int, str]] = nothing


def printed() -> tuple[Printed, ...]:
    """Return all parts; a format that a plug-in brings has one too.

    A part that only the home page shows is made by its first reader.
    """
    return (
        Printed(PAGE, pages.print_pages, pages.variants_of),
        Printed("card", cards.CARD),
        *(Printed(form, entry_maker(form)) for form in FORMATS),
    )
