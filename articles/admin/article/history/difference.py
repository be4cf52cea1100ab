"""Show what differs between two contents with the pictures that came and went."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from articles.admin.parts.fields.pictures import thumbnail
from articles.domain.content import TABLE, Kind
from articles.domain.pictures import Rendition
from articles.editing.comparing import Difference, Op, Section, section_of
from articles.foundation.markup import Mention
from articles.models import Image


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture that came, went, or stayed with other words."""

    op: str
    image: Image

    @property
    def thumbnail(self) -> Rendition:
        return thumbnail(self.image)


Pictures = Mapping[str, Image]


def sections(found: list[Difference], pictures: Pictures) -> list[Section]:
    return [section(one, pictures) for one in found]


def section(found: Difference, pictures: Pictures) -> Section:
    """Return a field's section; `pictures` are those of the contents, by their keys."""
    laid_out = section_of(found, TABLE[found.name].label)
    if laid_out.is_list or not found.is_visible:
        return laid_out
    return replace(laid_out, pictures=tuple(pictures_of(found, pictures)))


def pictures_of(found: Difference, pictures: Pictures) -> Iterator[Shown]:
    """Yield the pictures in which two texts, or two lead pictures, differ."""
    kind = TABLE[found.name].kind
    before, after = (said_of(kind, value) for value in (found.before, found.after))
    for key in before | after:
        if key in pictures and before.get(key) != after.get(key):
            op = Op.SAME if key in before and key in after else Op.ADDED
            yield Shown(Op.REMOVED if key not in after else op, pictures[key])


def said_of(kind: Kind, value) -> dict[str, list[Mention]]:
    """Return the pictures in a text with all that it says of each."""
    found: dict[str, list[Mention]] = {}
    for mention in kind.mentions(value):
        found.setdefault(mention.key, []).append(mention)
    return found
