"""The illustrations of the samples: drawn into the library, put into the articles.

They are known again by keys of their own, whatever became of their words.
"""

from uuid import NAMESPACE_URL, UUID, uuid5

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.functional import cached_property

from articles.content import Content
from articles.demo.illustrations.table import (
    CREDIT,
    ILLUSTRATIONS,
    LICENCE,
    Illustration,
)
from articles.markup import Mention
from articles.models import Image
from articles.pictures import receive
from articles.refusal import Refused

PARAGRAPH_END = "</p>"


def key_of(illustration: Illustration) -> UUID:
    return uuid5(NAMESPACE_URL, f"newsroom:samples/illustrations/{illustration.name}")


def sample_images():
    """Return the pictures of the samples that are in the library."""
    return Image.objects.filter(key__in=[key_of(one) for one in ILLUSTRATIONS])


class Illustrator:
    """Gives contents of samples their pictures, each drawn when it is needed first."""

    @cached_property
    def known(self) -> set[UUID]:
        return set(sample_images().values_list("key", flat=True))

    def illustrated(self, content: Content, key: str) -> Content:
        """Return the content of a sample with its pictures; `key` is its story's."""
        content, key = content.copy(), key.removeprefix("samples/")
        for one in ILLUSTRATIONS:
            if key in one.leads:
                content["lead_image"] = self.drawn(one)
            if key == one.inside[0]:
                content["body"] = with_figure(
                    content["body"], self.drawn(one), after=one.inside[1]
                )
        return content

    def drawn(self, one: Illustration) -> str:
        key = key_of(one)
        if key not in self.known:
            draw(one)
            self.known.add(key)
        return str(key)


def draw(one: Illustration) -> Image:
    names = ("title", "alt", "alt_en", "caption", "caption_en")
    texts = {name: getattr(one, name) for name in names}
    texts |= {"credit": CREDIT, "licence": LICENCE, "key": key_of(one)}
    texts |= {"focus_x": one.focus[0], "focus_y": one.focus[1]}
    file = SimpleUploadedFile(f"{one.name}.png", one.draw().png(), "image/png")
    try:
        return receive(file, by=None, **texts)
    except ValidationError as error:
        raise Refused(
            "The samples can't be loaded.",
            " ".join(error.messages),
            "See to the folder of the pictures, or start without samples.",
            code="illustration-refused",
        ) from error


def with_figure(body: str, key: str, *, after: int) -> str:
    parts = body.split(PARAGRAPH_END)
    head, tail = parts[:after], parts[after:]
    return f"{PARAGRAPH_END.join(head)}{PARAGRAPH_END}{Mention(key)}" + (
        PARAGRAPH_END.join(tail)
    )
