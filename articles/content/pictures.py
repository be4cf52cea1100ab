"""The pictures of a content: the one in front, and those inside the text."""

from articles.content.rows import by_key
from articles.markup import Mention, mentions, shown
from articles.models import Article, Figure, Image


def without_words(content: dict) -> dict:
    """Return a content that leaves it to the library what its pictures say.

    Its own words are in the language of its article.
    """
    body = shown(content["body"], lambda said: str(Mention(said.key)))
    return content | {"lead_alt": "", "lead_caption": "", "body": body}


def keys_of(content: dict) -> list[str]:
    """Return the keys of the pictures of a content, the one in front first."""
    inside = [mention.key for mention in mentions(content.get("body") or "")]
    lead = content.get("lead_image")
    return list(dict.fromkeys([lead, *inside] if lead else inside))


def words_of_pictures(content: dict, language: str) -> list[str]:
    """Return alternative texts and captions as a reader of the article meets them."""
    keys = keys_of(content)
    images = by_key(Image, keys) if keys else {}
    lead = content.get("lead_image") or ""
    said = [Mention(lead, content["lead_alt"], content["lead_caption"])]
    found = []
    for one in [*said, *mentions(content["body"])]:
        if image := images.get(one.key):
            found += [one.alt or image.alt_in(language)]
            found += [one.caption or image.caption_in(language)]
    return [words for words in found if words]


def set_pictures(article: Article, lead: str | None) -> list[str]:
    """Set the lead picture, and leave out of the text what isn't in the library; words
    for a lead picture go with it.

    Returns the keys of pictures that don't exist any more. Nothing is saved.
    """
    wanted = keys_of({"lead_image": lead, "body": article.body})
    # Whoever deletes one, or replaces its file, looks first whether a version has it.
    rows = Image.objects.select_for_update(no_key=True).order_by("pk")
    images = by_key(Image, wanted, rows) if wanted else {}
    article.lead_image = images.get(lead)
    if article.lead_image is None:
        # They say something of a picture, and none is there.
        article.lead_alt = article.lead_caption = ""
    if any(key not in images for key in wanted):
        article.body = shown(
            article.body, lambda said: str(said) if said.key in images else ""
        )
    return [key for key in wanted if key not in images]


def set_figures(article: Article) -> None:
    """Note which pictures the text of a saved version has."""
    keys = dict.fromkeys(mention.key for mention in mentions(article.body))
    if not keys:
        return
    images = by_key(Image, list(keys))
    Figure.objects.bulk_create(
        Figure(article=article, image=images[key], position=position)
        for position, key in enumerate(keys)
    )
