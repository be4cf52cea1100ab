"""The one way to an article at the desk: one that this person may see, or 404."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from articles.admin.parts.fields.choosing import is_key
from articles.models import Article


def seen_by(user):
    """Return the articles that a person may see, with what every page shows of them."""
    visible = Article.objects.visible_to(user)
    return visible.select_related("edition", "author", "replaced_by", "lead_image")


def find(request: HttpRequest, pk: int | str, *, with_page: bool = False) -> Article:
    """Return an article that the person may see; 404 like an unknown one.

    `with_page` fetches what its page shows, too.
    """
    seen = seen_by(request.user)
    seen = seen.for_page() if with_page else seen
    # No database is asked for a number that is longer than any.
    return get_object_or_404(seen, pk=pk if is_key(pk) else None)
