"""Rules that open an article's form, with its rows, for writing or only for looking."""

from django.http import HttpRequest

from articles.admin.parts.fields.choosing import is_key
from articles.domain import rights
from articles.models import Article


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
