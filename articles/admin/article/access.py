"""Access to articles at the desk: `find` returns one that this user may see, or raises
404; other rules open its form, with its rows, for writing or only for looking.
"""

from django.db.models import Case, F, OuterRef, Subquery, When
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from articles.admin.parts.fields.choosing import is_key
from articles.domain import rights
from articles.models import Article, Embargo


def seen_by(user):
    """Return the articles that a person may see, with what every page shows of them."""
    held = Embargo.objects.holding(timezone.now())
    held = held.filter(story__editions=OuterRef("edition_id"))
    until = Subquery(held.order_by().values("until")[:1])
    visible = Article.objects.visible_to(user).annotate(
        embargoed_until=until, embargo_lifted=last_embargo_lifted()
    )
    return visible.select_related("edition", "author", "replaced_by", "lead_image")


def last_embargo_lifted() -> Subquery:
    """Query when the story's last embargo was lifted; null if it wasn't."""
    rows = Embargo.objects.filter(story__editions=OuterRef("edition_id"))
    lifted = Case(When(lifted_at__lt=F("until"), then=F("lifted_at")))
    return Subquery(rows.order_by("-set_at", "-pk").values_list(lifted)[:1])


def find(request: HttpRequest, pk: int | str, *, with_page: bool = False) -> Article:
    """Return an article that the person may see; 404 like an unknown one.

    `with_page` fetches what its page shows, too.
    """
    seen = seen_by(request.user)
    seen = seen.for_page() if with_page else seen
    # No database is asked for a number that is longer than any.
    return get_object_or_404(seen, pk=pk if is_key(pk) else None)


def may_look(user, model=Article) -> bool:
    """Return whether a user may see articles, or another model's objects, at all."""
    name = model._meta.model_name
    return any(user.has_perm(f"articles.{may}_{name}") for may in ("view", "change"))


def may_write(request: HttpRequest, article: Article | None = None) -> bool:
    """Return whether a user may fill in the form: a new one, or this article's.

    A form that was sent too late is shown once more with its input, to be refused.
    """
    if article is None:
        return request.user.has_perm("articles.add_article")
    seen = request.POST.get("seen_lock", "")
    is_overtaken = is_key(seen) and seen != str(article.lock)
    might = is_overtaken and request.user.has_perm("articles.change_article")
    return might or rights.may_change(request.user, article)
