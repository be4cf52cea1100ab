"""The one way to an article at the desk: what this person may see, or 404."""

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from articles.admin.parts.choosing import is_key
from articles.models import Article


def seen_by(user) -> QuerySet[Article]:
    """Return what a person may see, with what every page says of it."""
    visible = Article.objects.visible_to(user)
    return visible.select_related("edition", "author", "replaced_by", "lead_image")


def find(request: HttpRequest, pk: int | str) -> Article:
    """Return an article that the person may see; 404 like an unknown one."""
    # No database is asked for a number that is longer than any.
    return get_object_or_404(seen_by(request.user), pk=pk if is_key(pk) else None)
