"""The pictures of a content: the one in front, and those inside the text."""

from articles.content_rows import by_key
from articles.models import Article, Figure, Image
from articles.pictures.figures import mentions, shown


def set_pictures(article: Article, lead: str | None) -> list[str]:
    """Set the lead picture, and leave out of the text what isn't in the library.

    Returns the keys of pictures that don't exist any more. Nothing is saved.
    """
    inside = [mention.key for mention in mentions(article.body)]
    wanted = dict.fromkeys([lead, *inside] if lead else inside)
    images = by_key(Image, list(wanted)) if wanted else {}
    article.lead_image = images.get(lead)
    if any(key not in images for key in inside):
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
