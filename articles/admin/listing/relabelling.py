"""Labels of many working versions: added and removed, each a save of its own."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from articles.admin.listing.bulk import Effect
from articles.domain import rights
from articles.domain.content import LABELS, TABLE, Content, content_of
from articles.editing import writing
from articles.foundation.refusal import Refused
from articles.models import Article, Label, User


@dataclass(slots=True)
class Relabelling:
    """The labels to be added to each field, and those to be removed."""

    added: dict[str, list[Label]] = field(default_factory=dict)
    removed: dict[str, list[Label]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return any(self.added.values()) or any(self.removed.values())

    def of(self, content: Content) -> tuple[dict[str, list[str]], list[str]]:
        """Return the fields that change, with their new values, and that in words."""
        fields: dict[str, list[str]] = {}
        words: list[str] = []
        for name in LABELS:
            before: Any = content.get(name, [])
            gone = [x for x in self.removed.get(name, ()) if str(x.key) in before]
            new = [x for x in self.added.get(name, ()) if str(x.key) not in before]
            if not gone and not new:
                continue
            kept = [key for key in before if key not in {str(x.key) for x in gone}]
            fields[name] = [*kept, *(str(x.key) for x in new)]
            what = TABLE[name].label
            words += [_("%(field)s: + %(label)s") % said(what, one) for one in new]
            words += [_("%(field)s: − %(label)s") % said(what, one) for one in gone]
        return fields, words


def said(what, label: Label) -> dict[str, object]:
    return {"field": what, "label": label}


def foreseen(
    articles: Iterable[Article], wanted: Relabelling, *, by: User
) -> list[Effect]:
    return [effect_on(article, wanted, by=by) for article in articles]


def effect_on(article: Article, wanted: Relabelling, *, by: User) -> Effect:
    if not rights.may_change(by, article):
        return Effect(article, refusal=not_changeable(article))
    _fields, words = wanted.of(content_of(article))
    if not words:
        return Effect(article, refusal=nothing_to_do(article))
    return Effect(article, "; ".join(words))


def relabel_each(
    articles: Iterable[Article],
    seen: Mapping[int, int],
    wanted: Relabelling,
    *,
    by: User,
) -> list[Effect]:
    done = []
    for article in articles:
        article.lock = seen[article.pk]
        effect = effect_on(article, wanted, by=by)
        if not effect.refusal:
            fields, _words = wanted.of(content := content_of(article))
            try:
                writing.change(article, {**content, **fields}, by=by)
            except Refused as refusal:
                effect = Effect(article, refusal=refusal)
        done.append(effect)
    return done


def not_changeable(article: Article) -> Refused:
    what = _("The labels of “%(headline)s” stay as they are.") % {"headline": article}
    if not article.is_working:
        return Refused(
            what,
            _("Published and discarded versions don't change."),
            _("Revise it, and change the labels of the next version."),
            code="not-working",
        )
    return Refused(
        what,
        _("Your role doesn't include changing it as it stands now."),
        _("Ask an editor, or take it back first."),
        code="not-allowed",
    )


def nothing_to_do(article: Article) -> Refused:
    return Refused(
        _("The labels of “%(headline)s” stay as they are.") % {"headline": article},
        _("It already has them, or doesn't have those to be removed."),
        _("There is nothing to do."),
        code="unchanged",
    )
