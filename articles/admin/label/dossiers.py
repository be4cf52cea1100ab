"""The dossiers of a label: from its page each is opened, or begun."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.foundation.languages import is_offered, language_name, offered
from articles.models import WITH_DOSSIER, Dossier, Label


@dataclass(frozen=True, slots=True)
class Place:
    """The dossier of a label in one language; `address` is "" until it is begun."""

    language: str
    address: str

    @property
    def name(self) -> str:
        return language_name(self.language)


def places_of(label: Label, user) -> list[Place]:
    """Return where the user may write or read dossiers of a label."""
    if label.url_name not in WITH_DOSSIER or not may_read(user):
        return []
    known = {one.language: one.pk for one in Dossier.objects.about(label).defer("body")}
    begins = offered() if may_begin(user) else ()
    found = []
    for code in dict.fromkeys((*offered(), *known)):
        if code in known:
            found.append(Place(code, change_url(known[code])))
        elif code in begins:
            found.append(Place(code, ""))
    return found


def in_dossiers(labels: Iterable[Label]) -> list[str]:
    """Say of labels that readers see a dossier of them: these aren't deleted."""
    known = {label.key: label for label in labels}
    rows = Dossier.objects.filled().filter(label_key__in=known)
    keys = dict.fromkeys(rows.order_by("pk").values_list("label_key", flat=True))
    said = _("“%(label)s” can't be deleted: it has a dossier. Empty that first.")
    return [said % {"label": known[key]} for key in keys]


def may_read(user) -> bool:
    return user.has_perm("articles.view_dossier") or may_begin(user)


def may_begin(user) -> bool:
    return user.has_perm("articles.change_dossier")


def change_url(pk: int) -> str:
    return reverse("admin:articles_dossier_change", args=[pk])


def dossier_url(site, model: type[Label]):
    """Return the route by which a dossier is begun. Nothing of it is public yet."""

    @require_POST
    def begin(request, pk: int):
        if not may_begin(request.user):
            raise PermissionDenied
        label = get_object_or_404(model._default_manager, pk=pk)
        language = request.POST.get("language", "")
        if not is_offered(language):
            raise Http404
        return redirect(change_url(Dossier.begun(label, language).pk))

    name = f"articles_{model._meta.model_name}_dossier"
    return path("<int:pk>/dossier/", site.admin_view(begin), name=name)
