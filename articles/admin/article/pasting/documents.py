"""A whole document, pasted above a form or into its text: it fills the fields.

Nothing is stored and nothing lost: the page lists what wasn't understood, and the text
stays. Both ways have the same parser.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _, ngettext, pgettext

from articles.admin.parts.fields.typed_choices import as_choice
from articles.domain import rights
from articles.domain.content import TABLE, Rows, said_moment
from articles.foundation.local_moment import LocalMoment
from articles.foundation.markup import text_of
from articles.foundation.text import clean_line
from articles.models import KINDS, Deadline, Label, LabelKind, Source
from articles.transfer.importing import (
    DocumentError,
    Understood,
    Unread,
    asides_in,
    understand,
)

# A document is a page of text; its mark-up may be ten times as long.
MOST_TEXT, MOST_HTML = 1_000_000, 2_000_000
SHORT = 100
# So many are named; a page may have a hundred entries of a menu.
MOST_NAMED, MOST_LEFT_OUT = 10, 1_000
# The parts of a deadline that the form shows in words.
MOMENTS = {"opens", "closes", "until", "was"}


@dataclass(slots=True)
class Pasted:
    """The initial values of the form; `took` and `missed` say so above it.

    `shown` are the names of choices, by the kind of label and its key; `faults` the
    sentences about parts of rows that weren't understood, by the rows' number.
    """

    document: str
    initial: dict[str, Any] = field(default_factory=dict)
    rows: dict[str, list[dict]] = field(default_factory=dict)
    faults: dict[str, dict[int, dict[str, str]]] = field(default_factory=dict)
    shown: dict[tuple[str, Any], str] = field(default_factory=dict)
    took: list[tuple[Any, str]] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)


def pasted_from(request) -> Pasted:
    text, html = (request.POST.get(n, "") for n in ("document", "document_html"))
    pasted = Pasted(text)
    pasted.missed += left_out(request.POST.getlist("left_out"))
    if len(text) > MOST_TEXT:
        pasted.missed.append(_("That is more than a page of text. Paste one article."))
        return pasted
    html = html if len(html) <= MOST_HTML else ""
    try:
        understood = understand(text, html, today=timezone.localdate())
    except DocumentError as error:
        pasted.missed.append(str(error))
    except ValidationError as error:
        pasted.missed += error.messages
    else:
        take(understood, pasted, request.user)
    return pasted


def take(understood: Understood, pasted: Pasted, user) -> None:
    pasted.initial["language"] = understood.language
    for name, value in understood.fields.items():
        if value:
            pasted.initial[name] = value
            pasted.took.append((TABLE[name].label, said(name, value)))
    for kind in KINDS.values():
        take_labels(kind, understood.labels.get(kind.name, []), pasted, user)
    take_source_urls(understood.source_urls, pasted)
    if understood.readings:
        take_readings(understood.readings, pasted)
    take_unread(understood.unread, pasted)
    if understood.deadlines:
        take_deadlines(understood.deadlines, pasted)
    if understood.facts or "facts" in pasted.faults:
        take_facts(understood.facts, pasted, user)
    if understood.refused:
        pasted.missed.append(understood.refused)
    pasted.missed += understood.notes
    pasted.missed += doubtful(understood.fields.get("body") or "")


def left_out(texts: list[str]) -> list[str]:
    """Return a sentence for each text that a script didn't take for the article's."""
    said = _("Left out, as it isn’t part of the article: “%(text)s”")
    found = [shortened(clean_line(text[:MOST_LEFT_OUT])) for text in texts]
    return [said % {"text": text} for text in found[:MOST_NAMED] if text]


def doubtful(body: str) -> list[str]:
    """Name lines that are a caption, or lead elsewhere, and stand in the text."""
    said = _("Stands in the text, and may not belong there: “%(text)s”")
    return [said % {"text": shortened(one)} for one in asides_in(body)[:MOST_NAMED]]


def shortened(text: str) -> str:
    return text if len(text) <= SHORT else f"{text[:SHORT].rsplit(' ', 1)[0]} …"


def said(name: str, value) -> str:
    if TABLE[name].kind.has_markup:
        text = text_of(value)
        words = len(text.split())
        count = ngettext("%(count)d word", "%(count)d words", words) % {"count": words}
        return f"{count}: {shortened(text)}"
    return value if isinstance(value, str) else date_format(value)


def take_labels(kind: LabelKind, found: list, pasted: Pasted, user) -> None:
    """Choose known labels; the save makes the others, if the user may."""
    known = [one for one in found if isinstance(one, Label)]
    unknown = [one for one in found if not isinstance(one, Label)]
    if unknown and not rights.may_make(user, kind.model):
        pasted.missed.append(
            _("%(labels)s not known, so not chosen: %(names)s")
            % {"labels": kind.title, "names": ", ".join(unknown)}
        )
        found = known
    choices = [
        (one.pk, str(one)) if isinstance(one, Label) else as_choice(one)
        for one in found
    ]
    if not choices:
        return
    keys = [key for key, _shown in choices]
    pasted.shown |= {(kind.name, key): shown for key, shown in choices}
    if kind.entry:
        pasted.initial[kind.entry] = keys
    else:
        pasted.rows[kind.links] = [{kind.field: key} for key in keys]
    pasted.took.append((kind.title, ", ".join(shown for _key, shown in choices)))


def take_source_urls(urls: list[str], pasted: Pasted) -> None:
    """Give a single source its address; addresses of several are named."""
    rows = pasted.rows.get(KINDS[Source.url_name].links, [])
    if len(rows) == len(urls) == 1:
        rows[0]["url"] = urls[0]
    else:
        pasted.missed += [
            _("An address that belongs to no single source: %(url)s") % {"url": url}
            for url in urls
        ]


def take_unread(unread: Sequence[Unread], pasted: Pasted) -> None:
    """Name all of them together, and each beside its field."""
    for one in unread:
        parts = pasted.faults.setdefault(one.rows, {}).setdefault(one.number, {})
        said = f"{parts.get(one.part, '')} {one.error.reason}"
        parts[one.part] = said.strip()
        pasted.missed.append(
            _("Not understood: “%(text)s”. %(reason)s")
            % {"text": shortened(one.typed), "reason": one.error.reason}
        )


def take_deadlines(deadlines: Sequence[dict[str, Any]], pasted: Pasted) -> None:
    """Fill rows with the moments in words, as the form shows them."""
    rows = [
        {name: as_shown(name, value) for name, value in one.items() if name != "key"}
        for one in deadlines
    ]
    always = str(capfirst(Deadline._meta.get_field("is_rolling").verbose_name))
    pasted.rows["deadlines"] = rows
    unread = pasted.faults.get("deadlines", {})
    said = [
        row["closes"] or always
        for number, row in enumerate(rows)
        if "closes" not in unread.get(number, {})
    ]
    if said:
        pasted.took.append((TABLE["deadlines"].label, " · ".join(said)))


def as_shown(name: str, value: Any) -> Any:
    """Return a part of a deadline as the form has it."""
    if value and name in MOMENTS:
        try:
            return said_moment(LocalMoment.read(value), in_full=True)
        except ValueError:
            return value  # as it was typed
    return value


def take_facts(facts: dict[str, Any], pasted: Pasted, user) -> None:
    """Fill the row; the save makes a funder that isn't known, if the user may."""
    row, field_of = dict(facts), TABLE["facts"]
    parts = cast("Rows", field_of.kind).parts
    unread = pasted.faults.get("facts", {}).get(0, {})
    understood = (name for name in row if name == "eligible" or name not in unread)
    words = {name: parts[name].words(row[name], str) for name in understood}
    funder = row.get("funder")
    if isinstance(funder, Source) or (funder and rights.may_make(user, Source)):
        key, shown = (
            (funder.pk, str(funder))
            if isinstance(funder, Source)
            else as_choice(str(funder))
        )
        pasted.shown[Source.url_name, key] = words["funder"] = shown
        row["funder"] = key
    elif funder:
        del row["funder"], words["funder"]
        pasted.missed.append(
            _("%(labels)s not known, so not chosen: %(names)s")
            % {"labels": pgettext("of a call", "Funder"), "names": funder}
        )
    if row or unread:
        pasted.rows["facts"] = [row]
    if words:
        pasted.took.append((field_of.label, " · ".join(words.values())))


def take_readings(readings: list[dict], pasted: Pasted) -> None:
    name = "further_reading"
    named = [row["publisher"] for row in readings if row["publisher"]]
    pasted.shown |= {(Source.url_name, one.pk): str(one) for one in named}
    pasted.rows[name] = [
        row | {"publisher": row["publisher"] and row["publisher"].pk}
        for row in readings
    ]
    titles = " · ".join(row["title"] for row in readings)
    pasted.took.append((TABLE[name].label, titles))
