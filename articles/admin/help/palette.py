"""Go anywhere by typing: a page for everybody, and what the palette of Ctrl+K asks."""

from itertools import chain

from django.http import HttpRequest, JsonResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from articles.admin.help import things
from articles.admin.help.acts import typed_acts
from articles.admin.help.found import ACTING, Found, Group, best, grouped
from articles.domain import search
from articles.domain.label_index import catalogue_now
from articles.foundation.languages import offered
from articles.foundation.text import clean_line

# As long as any headline; more says no more.
MOST_LETTERS = 200


def go(request):
    typed = clean_line(request.GET.get("q", "")[:MOST_LETTERS])
    groups, meant = find_all(request, typed), ""
    if not groups and (other := meant_by(typed)):
        groups = find_all(request, other)
        meant = other if groups else ""
    if request.GET.get("as") == "json":
        return JsonResponse(
            {"groups": [told(group) for group in groups], "meant": meant}
        )
    context = {"title": _("Go to …"), "typed": typed, "groups": groups, "meant": meant}
    context["acting"] = ACTING
    return TemplateResponse(request, "admin/go.html", context)


def meant_by(typed: str) -> str:
    """Return what was probably meant, by words that readers may know, too: words of
    drafts would be told to users who may not see these.
    """
    catalogue = catalogue_now()
    readers = search.Readers(catalogue.revision, catalogue.public)
    try:
        return search.suggest(search.read_query(typed, *offered(), readers=readers))
    except search.TooMuch:
        return ""


def find_all(request: HttpRequest, typed: str) -> list[Group]:
    """Return all that fits what was typed; the acts, if nothing was."""
    acts = list(typed_acts(request, typed))
    if not typed:
        return grouped(acts)
    found = chain(
        *(best(ones) for ones in by_kind(acts)),
        things.articles(request, typed),
        things.labels(request, typed),
        things.pictures(request, typed),
        things.pages(request, typed),
        things.proposals(request, typed),
    )
    return grouped(found)


def by_kind(acts: list[Found]) -> list[list[Found]]:
    kinds = dict.fromkeys(act.kind for act in acts)
    return [[act for act in acts if act.kind is kind] for kind in kinds]


def told(group: Group) -> dict:
    names = ("text", "address", "note", "language", "form", "act", "act_address")
    found = [{name: getattr(one, name) for name in names} for one in group.found]
    return {"name": group.name, "found": found}
