"""Two saves of one edition side by side, and the way back to what was saved once."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.admin.article.access import find
from articles.admin.article.history.difference import Section, sections
from articles.admin.article.history.timeline import Entry
from articles.admin.parts.crumbs import Crumb, to_app, to_form, to_history, to_list
from articles.admin.parts.fields.choosing import is_key
from articles.admin.parts.framed import framed
from articles.domain import rights
from articles.domain.content import TABLE, Content, Place, at
from articles.editing.comparing import Wording, differences, is_same
from articles.editing.writing import Restored, restorable, restore
from articles.foundation.refusal import Refused
from articles.models import Article, Snapshot


def number(text: str | None) -> int | None:
    """Return what was sent as a number, None for anything else."""
    return int(text) if text and is_key(text) else None


@dataclass(frozen=True, slots=True)
class Target:
    """The working version into which this person may restore, and what it holds."""

    article: Article
    content: Content

    def lacks(self, save: Snapshot, name: str) -> bool:
        """Return whether restoring one field from a save would change it."""
        return not is_same(self.content.get(name), save.content.get(name))

    def lacks_any(self, save: Snapshot) -> bool:
        return any(self.lacks(save, name) for name in restorable())


def compare(request, object_id: str):
    article = find(request, object_id)
    keys = (request.GET.get(name) for name in ("old", "new"))
    saves = [save_or_404(request, article, key) for key in keys]
    old, new = sorted(saves, key=lambda save: (save.article.number, save.lock))
    working = article.edition.articles.visible_to(request.user).working().first()
    found, target = compared(old, new), target_for(request.user, working)
    return framed(
        request,
        Article,
        "compare",
        title=_("Compare: %(headline)s") % {"headline": new.article},
        crumbs=[*way_to(article), to_history(article)],
        here=_("Compare"),
        article=article,
        may_begin=request.user.has_perm("articles.add_article"),
        sides=sides(old, new, target),
        sections=[(one, offers(one, old, new, target)) for one in found],
        unchanged=unchanged(found),
        working=working,
        target=target,
    )


def way_to(article: Article) -> list[Crumb]:
    opts = article._meta
    return [to_app(opts), to_list(opts), to_form(article)]


@require_POST
def take_back(request, object_id: str):
    """Take back what was saved: all of it, or the one field that is named."""
    article = find(request, object_id)
    save = save_or_404(request, article, request.POST.get("snapshot"))
    field = request.POST.get("field") or None
    # The lock that the user has seen; -1 never equals a stored one.
    seen = number(request.POST.get("lock"))
    article.lock = -1 if seen is None else seen
    try:
        restored = restore(article, save, by=request.user, field=field)
    except Refused as refusal:
        messages.error(request, str(refusal))
    except ValidationError as invalid:
        messages.error(request, " ".join(invalid.messages))
    else:
        tell(request, article, field, restored)
    return redirect("admin:articles_article_change", article.pk)


def save_or_404(request, article: Article, key: str | None) -> Snapshot:
    """Return a save of this article's edition that the person may read."""
    saves = Snapshot.objects.visible_to(request.user).select_related(
        "article__edition", "by"
    )
    of_edition = saves.filter(article__edition=article.edition_id)
    return get_object_or_404(of_edition, pk=number(key))


def compared(old: Snapshot, new: Snapshot) -> list[Section]:
    words = Wording(old.content, new.content)
    found = differences(old.content, new.content, words=words)
    return sections(found, words.pictures)


def came_in(old: Article, new: Article, user) -> list[Section] | None:
    """Return how a later version of an article differs; None if the user may not see
    the earlier one. The kind of change is left out: it stands beside the version.
    """
    if not rights.may_see(user, old):
        return None
    # Everybody may read the content of a version that was public.
    found = compared(*(one.snapshots.latest("lock") for one in (old, new)))
    return [one for one in found if one.name not in at(Place.CHANGE)]


def target_for(user, working: Article | None) -> Target | None:
    if working is None or not rights.may_change(user, working):
        return None
    return Target(working, working.snapshots.latest("lock").content)


def sides(old: Snapshot, new: Snapshot, target: Target | None) -> list[tuple]:
    """Return the two saves with what each is called, and if it can be restored."""
    named = ((_("Older"), old), (_("Newer"), new))
    return [
        (name, Entry(save), bool(target and target.lacks_any(save)))
        for name, save in named
    ]


def offers(section: Section, old, new, target: Target | None) -> list[tuple]:
    """Return the saves from which this field can be restored, with a button's words."""
    if target is None or section.name not in restorable():
        return []
    named = ((old, _("Restore the older")), (new, _("Restore the newer")))
    return [(s, label) for s, label in named if target.lacks(s, section.name)]


def unchanged(found: list[Section]) -> list[Promise]:
    shown = {section.name for section in found}
    return [field.label for name, field in TABLE.items() if name not in shown]


def tell(request, article: Article, field: str | None, restored: Restored) -> None:
    """Say what was restored, and what couldn't be."""
    if restored.missing:
        names = (f"{TABLE[n].label} ({count})" for n, count in restored.missing.items())
        left_out = _("Left out, because it no longer exists: %(names)s.")
        messages.warning(request, left_out % {"names": ", ".join(names)})
    if not restored.changed:
        messages.info(request, _("Nothing to restore: this is what it holds already."))
    elif field:
        done = _("Restored in “%(headline)s”: %(field)s.")
        values = {"headline": article, "field": TABLE[field].label}
        messages.success(request, done % values)
    else:
        done = _("The saved content was restored in “%(headline)s”.")
        messages.success(request, done % {"headline": article})
