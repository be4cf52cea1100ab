"""Go anywhere by typing: a page for everybody, and what the palette of Ctrl+K asks."""

from itertools import chain

from django.http import HttpRequest, JsonResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from articles.admin.help import things
from articles.admin.help.acts import typed_acts
from articles.admin.help.found import Found, Group, best, grouped
from articles.foundation.text import clean_line

# As long as any headline; more says no more.
MOST_LETTERS = 200


def go(request):
    typed = clean_line(request.GET.get("q", "")[:MOST_LETTERS])
    groups = find_all(request, typed)
    if request.GET.get("as") == "json":
        return JsonResponse({"groups": [told(group) for group in groups]})
    context = {"title": _("Go to …"), "typed": typed, "groups": groups}
    return TemplateResponse(request, "admin/go.html", context)


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
    names = ("text", "address", "note", "language", "form")
    found = [{name: getattr(one, name) for name in names} for one in group.found]
    return {"name": group.name, "found": found}
