"""Changes to an article while somebody was about to decide on it.

The move is refused then. Its page shows what was changed. Users who press the button
again have read that, so they decide on the newer text.
"""

from dataclasses import dataclass, field

from articles.admin.article.access import find
from articles.admin.article.history.compare import compared
from articles.admin.article.history.difference import Section
from articles.admin.article.moves.move_form import MoveForm
from articles.admin.article.moves.presence import Newer, newer_than
from articles.models import Article, Snapshot, User


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """The last act since then, and how the text differs now."""

    newer: Newer
    sections: list[Section] = field(default_factory=list)


def overtaken(request, form: MoveForm) -> Meanwhile | None:
    """Return what happened since the page was opened; the form goes on from there."""
    seen = str(form.data.get("seen", ""))
    now = find(request, form.article.pk)
    newer = newer_than(now, seen, request.user)
    if newer is None:
        return None
    form.article.lock = now.lock
    form.data = form.data.copy()
    form.data["seen"] = str(now.lock)
    return Meanwhile(newer, changed_since(now, int(seen), request.user))


def changed_since(article: Article, lock: int, user: User) -> list[Section]:
    """Return how the text differs from its state at that lock."""
    saves = Snapshot.objects.visible_to(user).filter(article=article).order_by("lock")
    old, new = saves.filter(lock__lte=lock).last(), saves.last()
    return compared(old, new) if old and new else []
