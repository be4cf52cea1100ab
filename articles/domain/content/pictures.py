"""The pictures of a content: the one in front, and those inside the text."""

from collections.abc import Iterable, Iterator, Mapping

from articles.domain.content.kinds import Html, Picture
from articles.domain.content.table import TABLE, Content, Said, keys_in, of_kind, whole
from articles.domain.content.values import by_key
from articles.foundation.markup import Mention, shown
from articles.models import Article, Figure, Image


def without_words(content: Content) -> Content:
    """Return a content without its own words for pictures, so the library's are used.

    Its own words are in the language of its article.
    """
    said = {n: TABLE[n].kind.wordless(v) for n, v in content.items() if n in TABLE}
    for _name, kind in of_kind(Picture):
        said |= dict.fromkeys((kind.alt, kind.caption), "")
    return whole(content | said)


def keys_of(content: Said) -> list[str]:
    """Return the keys of the pictures of a content, the one in front first."""
    shown = (name for name, field in TABLE.items() if field.kind.names is Image)
    return list(dict.fromkeys(key for name in shown for key in keys_in(content, name)))


def words_of_pictures(
    content: Said, language: str, images: Mapping[str, Image] | None = None
) -> list[str]:
    """Return alternative texts and captions as readers of the article see them.

    `images` are the pictures of many contents, if they were read at once.
    """
    if images is None:
        images = pictures_of([content])
    words = []
    for said in mentions_in(content):
        if image := images.get(said.key):
            words += [said.alt or image.alt_in(language)]
            words += [said.caption or image.caption_in(language)]
    return [text for text in words if text]


def pictures_of(contents: Iterable[Said]) -> dict[str, Image]:
    """Return the pictures of contents by their keys."""
    keys = list({key for content in contents for key in keys_of(content)})
    return by_key(Image, keys) if keys else {}


def mentions_in(content: Said) -> Iterator[Mention]:
    """Yield the pictures of a whole content, with its own words for each."""
    for name, lead in of_kind(Picture):
        yield Mention(content[name] or "", content[lead.alt], content[lead.caption])
    for name, html in of_kind(Html):
        yield from html.mentions(content[name])


def set_pictures(article: Article, content: Said) -> list[str]:
    """Set the lead picture, and remove pictures from the text that aren't in the
    library; words for a lead picture go with it.

    The text is set already. Return the keys of pictures that don't exist any more.
    Nothing is saved.
    """
    inside = {name: getattr(article, name) for name, _kind in of_kind(Html)}
    wanted = keys_of({**content, **inside})
    # Deleting a picture, or replacing its file, first checks whether a version has it.
    rows = Image.objects.select_for_update(no_key=True).order_by("pk")
    images = by_key(Image, wanted, rows) if wanted else {}
    for name, kind in of_kind(Picture):
        image = images.get(content[name])
        setattr(article, name, image)
        if image is None:
            # They describe a picture, and none is there.
            for words in (kind.alt, kind.caption):
                setattr(article, words, "")
    for name, html in inside.items():
        if any(key not in images for key in keys_in(inside, name)):
            kept = shown(html, lambda said: str(said) if said.key in images else "")
            setattr(article, name, kept)
    return [key for key in wanted if key not in images]


def set_figures(article: Article) -> None:
    """Store the list of pictures in the text of a saved version."""
    texts = {name: getattr(article, name) for name, _kind in of_kind(Html)}
    keys = dict.fromkeys(key for name in texts for key in keys_in(texts, name))
    if not keys:
        return
    images = by_key(Image, list(keys))
    Figure.objects.bulk_create(
        Figure(article=article, image=images[key], position=position)
        for position, key in enumerate(keys)
    )
