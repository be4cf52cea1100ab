"""Whether an article's form, with its rows, is for writing or only for looking."""

from django.http import HttpRequest

from articles import rights
from articles.admin.parts.choosing import is_key
from articles.models import Article


def may_look(user) -> bool:
    """Whether articles are shown to a person at all."""
    names = ("articles.view_article", "articles.change_article")
    return any(user.has_perm(name) for name in names)


def may_write(request: HttpRequest, article: Article | None = None) -> bool:
    """Whether a person may fill in the form: a new one, or this article's.

    What was sent too late is shown once more with all that was typed, to be refused.
    """
    if article is None:
        return request.user.has_perm("articles.add_article")
    if rights.may_change(request.user, article):
        return True
    return request.user.has_perm("articles.change_article") and is_overtaken(
        request.POST.get("seen_lock"), article
    )


def is_overtaken(seen: str | None, article: Article) -> bool:
    """Whether a form that was opened at the lock `seen` was sent after another save."""
    return bool(seen) and is_key(seen) and seen != str(article.lock)
