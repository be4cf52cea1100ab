"""The citation helper: rows of the form filled from lines that were pasted.

Nothing is fetched: it goes by the text, by the sources there are, and by what articles
that the person may see cite from the same address.
"""

from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from django.http import JsonResponse, QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _, ngettext
from django.views.decorators.http import require_POST

from articles.admin.parts.fields.choosing import is_key
from articles.admin.parts.fields.typed_choices import as_choice
from articles.domain import rights, search
from articles.models import (
    Article,
    Attribution,
    FurtherReading,
    Part,
    Source,
    WebAddress,
    beginning,
)
from articles.transfer.importing import Citation, read_citations

# The groups of rows that can be filled, and what in each names the publisher.
NAMING = {"further_reading": "publisher", "attributions": "source"}
MODELS: dict[str, type[Part]] = {
    "further_reading": FurtherReading,
    "attributions": Attribution,
}
MOST = 20_000
MAX_NAME = 200
# More than any form shows.
MOST_ROWS = 2_000
# Any row will do for an address that is cited more often.
MOST_CITED = 500


@require_POST
def cite(request):
    """Return rows for the group that was pasted into, as its script fills them in."""
    group, pasted = request.POST.get("group"), request.POST.get("pasted", "")
    if group not in NAMING:
        return JsonResponse({"rows": [], "said": ""}, status=400)
    rows, said = rows_from(pasted, group, user=request.user)
    return JsonResponse({"rows": rows, "said": said})


def rows_from(pasted: str, group: str, *, user) -> tuple[list[dict], str]:
    """Return the rows, each value as text or as a choice, and what to say of them."""
    today = timezone.localdate()
    cited, refused = read_citations(pasted[:MOST], today=today)
    known = KnownSources()
    rows = [row(one, group, known, user) for one in cited]
    said = ngettext("%(count)d row filled.", "%(count)d rows filled.", len(rows))
    said %= {"count": len(rows)}
    if refused:
        said += " " + _("Not understood: %(lines)s") % {"lines": " · ".join(refused)}
    return rows, said


class KnownSources:
    """The sources there are, by name and by where their homepages lie."""

    def __init__(self):
        given = Source.objects.in_use().exclude(homepage="")
        self.hosts = {
            host_of(homepage): pk
            for pk, homepage in given.order_by("-pk").values_list("pk", "homepage")
        }

    def named(self, name: str) -> Source | None:
        found = search.answers(Source, name) if name else None
        return Source.objects.get(pk=found.pk) if found else None

    def at(self, url: str) -> Source | None:
        """Return the source on whose pages an address lies."""
        parts = host_of(url).split(".")
        hosts = (".".join(parts[start:]) for start in range(len(parts) - 1))
        pk = next((self.hosts[host] for host in hosts if host in self.hosts), None)
        return Source.objects.get(pk=pk) if pk else None


def host_of(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def row(cited: Citation, group: str, known: KnownSources, user) -> dict:
    if group == "attributions" and cited == Citation(title=cited.title):
        cited = Citation(publisher=cited.title[:MAX_NAME])  # a source, by its name
    source = known.named(cited.publisher)
    if source is None and cited.at_colon and (named := known.named(cited.at_colon[0])):
        publisher, title = cited.at_colon
        source, cited = named, replace(cited, publisher=publisher, title=title)
    if cited.url:
        source, cited = completed(cited, source, user)
    if source is None and not cited.publisher:
        source = known.at(cited.url)
    values: dict = {"title": cited.title, "url": cited.url}
    # As a browser's field for days takes it.
    values["dated"] = cited.dated.isoformat() if cited.dated else ""
    if source:
        values[NAMING[group]] = {"id": str(source.pk), "text": str(source)}
    elif group == "further_reading":
        values["publisher_name"] = cited.publisher
    elif cited.publisher and rights.may_make(user, Source):
        value, text = as_choice(cited.publisher)
        values["source"] = {"id": value, "text": text}
    return {name: value for name, value in values.items() if value}


def completed(cited: Citation, source: Source | None, user):
    """Take what a line leaves open from the last row that cites the same address."""
    if cited.title and cited.dated and (source or cited.publisher):
        return source, cited
    for group, model in MODELS.items():
        one = last_cited(model, cited.url, NAMING[group], user)
        if one is None:
            continue
        if not (source or cited.publisher):
            source = getattr(one, NAMING[group])
            publisher = "" if source else one.publisher_name
            cited = replace(cited, publisher=publisher)
        title, dated = cited.title or one.title, cited.dated or one.dated
        cited = replace(cited, title=title, dated=dated)
    return source and source.current, cited


def last_cited(model: type[Part], url: str, naming: str, user):
    """Return the last row with this address that the person may see."""
    every: Any = model._default_manager
    rows = beginning(every, WebAddress("url"), url[:200].lower()).filter(url=url)
    # In no order, or the database might look for it among all rows, from the last on.
    owners = dict(rows.order_by().values_list("pk", "article")[:MOST_CITED])
    visible = Article.objects.visible_to(user).filter(pk__in=set(owners.values()))
    seen = set(visible.order_by().values_list("pk", flat=True))
    keys = [pk for pk, article in owners.items() if article in seen]
    return every.select_related(naming).get(pk=max(keys)) if keys else None


def rows_filled(request) -> tuple[QueryDict, str] | None:
    """Fill the rows of a form that was sent without JavaScript; return the form and a
    message with the number of rows. Return None if it wasn't sent for that.

    A button that was pressed beside nothing was meant for the form, by Enter.
    """
    group = request.POST.get("_cite")
    pasted = request.POST.get(f"cite-{group}", "")
    if group not in NAMING or not pasted.strip():
        return None
    rows, said = rows_from(pasted, group, user=request.user)
    return with_rows(request.POST, group, rows), said


def with_rows(post: QueryDict, group: str, rows: list[dict]) -> QueryDict:
    """Return what was posted with these rows in the place of empty ones, and below."""
    data = post.copy()
    said = data.get(f"{group}-TOTAL_FORMS", "")
    # The form refuses any other value there.
    total = min(int(said), MOST_ROWS) if is_key(said) else 0
    filled = {name.rpartition("-")[0] for name in data if is_filled(data, name)}
    empty = [i for i in range(total) if f"{group}-{i}" not in filled]
    places = [*empty, *range(total, total + len(rows))]
    for place, values in zip(places, rows, strict=False):
        for name, value in values.items():
            text = value["id"] if isinstance(value, dict) else value
            data[f"{group}-{place}-{name}"] = text
        total = max(total, place + 1)
    data[f"{group}-TOTAL_FORMS"] = str(total)
    return data


def is_filled(data: QueryDict, name: str) -> bool:
    return bool(data[name]) and not name.endswith(("-id", "-article", "-DELETE"))
