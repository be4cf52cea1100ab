"""Set what is kept of a version after something was taken out of it, frozen or not."""

from typing import Any

from articles.domain import search
from articles.domain.content import (
    COLUMNS,
    TABLE,
    Content,
    Many,
    content_hash,
    content_of,
    of_kind,
)
from articles.models import Article, Deadline, Decision, Image, Snapshot
from articles.workflow import Status


def version(pk: int) -> Article:
    return Article.objects.select_related("edition", "lead_image").get(pk=pk)


def set_columns(article: Article, **values: Any) -> None:
    """Change what was public, too: only the law may."""
    Article._base_manager.filter(pk=article.pk).update(**values)


def set_snapshot(save: Snapshot, content: Content) -> None:
    Snapshot._base_manager.filter(pk=save.pk).update(
        content=content, content_hash=content_hash(content)
    )


def settle(article: Article) -> None:
    """Let its hash, what was decided of it, and the search follow its content."""
    stored = version(article.pk)
    content = content_of(stored)
    decided = Decision._base_manager.filter(
        article=article.pk, content_hash=article.content_hash
    )
    decided.update(content_hash=content_hash(content))
    set_columns(stored, content_hash=content_hash(content))
    search.index(stored, content)


def without_words(article: Article) -> None:
    """Keep the days alone of a withdrawn version's deadlines, and none of another's: so
    that calendars which hold its words are told to cancel them.
    """
    rows = Deadline._base_manager.filter(article=article.pk)
    if version(article.pk).status == Status.WITHDRAWN:
        rows.update(named="", place="", was="", learned=None, told_at="")
    else:
        rows._raw_delete(rows.db)


def hide_former(article: Article) -> None:
    """Let the next version hide an emptied one: its difference would tell of it."""
    if article.live_from is None:
        return
    later = Article._base_manager.filter(
        edition=article.edition_id, live_from__gt=article.live_from
    )
    if following := later.order_by("live_from").first():
        set_columns(following, hides_former=True)


def empty(article: Article, *, headline: str, slug: str, reason: str) -> None:
    """Keep the history of a version, and nothing that anybody wrote.

    `reason` is the note to readers on its end; it reveals nothing of the version.
    """
    without_words(article)
    relations = ["figures", *(kind.relation for _name, kind in of_kind(Many))]
    for relation in [one for one in relations if one != "deadlines"]:
        rows = getattr(article, relation).all()
        found = rows.model._base_manager.filter(pk__in=[row.pk for row in rows])
        found._raw_delete(found.db)
    kinds = {name: TABLE[name].kind for name in COLUMNS}
    nothing = {
        name: kind.empty
        for name, kind in kinds.items()
        if kind.names is Image or not kind.is_whole
    }
    said = {"headline": headline, "slug": slug, "imported_hash": ""}
    set_columns(article, **nothing | said)
    hide_former(article)
    notes = Decision._base_manager.filter(article=article.pk)
    notes.exclude(note=reason).update(note="")
    notes.update(content_hash=article.content_hash)
