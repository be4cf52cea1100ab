"""The readers of an edition's comments, and the texts to which these can belong."""

from django.utils.functional import Promise

from articles.domain.comments.anchors import Anchor, Spot, anchored, locate
from articles.domain.content import COLUMNS, TABLE, plain_text
from articles.models import Article, Comment, Edition, User, sees_all


def may_read(user: User, edition: Edition, article: Article | None = None) -> bool:
    """Return whether `user` may read and say something about it: see `visible_to`.

    A version of it that is known saves a query for its author.
    """
    if not user.is_active:
        return False
    if sees_all(user):
        return True
    if not user.has_perm("articles.view_article"):
        return False
    if article and article.stands_for_edition and article.author_id == user.pk:
        return True
    own = edition.articles.filter(stands_for_edition=True, author=user.pk)
    return edition.pk in user.editions_to_write or own.exists()


def parts() -> dict[str, Promise]:
    """Return the names of the fields that can be commented on, with their labels."""
    return {name: field.label for name, field in TABLE.items()}


def texts_of(article: Article) -> dict[str, str]:
    """Return what each field says that is written in the article's language."""
    found = {}
    for name in COLUMNS:
        field = TABLE[name]
        if field.is_written and (said := getattr(article, name)):
            found[name] = plain_text(said) if field.kind.has_markup else said
    return found


def placed(
    article: Article, quote: str, before: str = "", after: str = "", *, field: str = ""
) -> tuple[str, Anchor] | None:
    """Return the only field and place of these words, None without one."""
    texts = texts_of(article)
    asked = {field: texts.get(field, "")} if field else texts
    found = [
        (name, anchor)
        for name, text in asked.items()
        if (anchor := anchored(text, quote, before, after))
    ]
    return found[0] if len(found) == 1 else None


def spot_of(comment: Comment, texts: dict[str, str]) -> Spot | None:
    """Return where its words are in the texts of a version; None if it has none."""
    if not comment.quote:
        return None
    anchor = Anchor(comment.quote, comment.before, comment.after, comment.unique_by)
    return locate(anchor, texts.get(comment.field, ""))
