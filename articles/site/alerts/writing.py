"""Write the letter of a row. Its articles are looked up when it is sent.

An article that was withdrawn meanwhile isn't named. Articles that several letters of a
batch name are read once.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _, ngettext, override

from articles.domain import letters
from articles.domain.content import plain_text
from articles.domain.label_index import Catalogue
from articles.foundation.languages import colon
from articles.foundation.text import clean_line
from articles.models import AlertLetter, Article, Attribution, Deadline, Masthead
from articles.site.alerts.links import leave_path, own_path, secret_of
from articles.site.alerts.rounds import CORRECTED, MOVED, NEAR, NEW
from articles.site.alerts.wishes import selection_of, sentence_of
from articles.site.shared import next_line, shown_deadline

# So many lines of a kind are in a letter; the others are in the list.
MOST = 50
NAMED = ("headline", "slug", "edition__language")


@dataclass(frozen=True, slots=True)
class Line:
    """An article in a letter. `said` tells what happened to it."""

    headline: str
    address: str
    source: str = ""
    deadline: str = ""
    said: str = ""


@dataclass(slots=True)
class Known:
    """The articles that the letters of a batch name, by the keys of editions."""

    at: datetime
    catalogue: Catalogue
    shown: dict[int, Article] = field(default_factory=dict)
    sources: dict[int, str] = field(default_factory=dict)
    deadlines: dict[int, list[Deadline]] = field(default_factory=dict)
    notes: dict[int, str] = field(default_factory=dict)
    parts: dict[tuple, dict[str, Any] | None] = field(default_factory=dict)
    mastheads: dict[str, Masthead] = field(default_factory=dict)

    def masthead(self, language: str) -> Masthead:
        if language not in self.mastheads:
            self.mastheads[language] = Masthead.for_readers(language)
        return self.mastheads[language]


def known_for(rows: Iterable[AlertLetter], at: datetime, catalogue: Catalogue) -> Known:
    """Read what these letters need, in four queries."""
    parts = [part for row in rows for part in row.told]
    editions = {
        event[1]
        for part in parts
        for name in (NEW, CORRECTED, MOVED, NEAR)
        for event in part.get(name, ())
    }
    corrected = {event[0] for part in parts for event in part.get(CORRECTED, ())}
    found = Known(at, catalogue)
    if not editions:
        return found
    public = Article.objects.public(at).filter(edition__in=editions)
    named = public.select_related("edition").only(*NAMED)
    found.shown = {article.edition_id: article for article in named}
    keys = {article.pk: edition for edition, article in found.shown.items()}
    for row in attributions_of(keys):
        source = str(row.source) if row.source_id else row.title
        found.sources.setdefault(keys[row.article_id], source)
    for one in Deadline.objects.filter(article__in=keys).order_by("position"):
        found.deadlines.setdefault(keys[one.article_id], []).append(one)
    notes = Article.objects.filter(pk__in=corrected).unhidden(at)
    found.notes = dict(notes.values_list("pk", "change_note"))
    return found


def attributions_of(articles: Iterable[int]):
    rows = Attribution.objects.filter(article__in=list(articles))
    return rows.select_related("source").order_by("article", "position")


def letter_of(row: AlertLetter, known: Known) -> letters.Letter | None:
    """Return the letter; None if nothing of what it told is public any more."""
    person = row.subscriber
    if person is None:
        return None
    parts = [found for part in row.told if (found := part_of(part, known))]
    if not parts:
        return None
    secret = secret_of(person)
    language = parts[0]["language"]
    with override(language):
        context = {
            "parts": parts,
            "number": sum(part["number"] for part in parts),
            "first": parts[0]["first"],
            "own": own_path(secret),
            "leave": leave_path(secret),
            "house": settings.DEFAULT_FROM_EMAIL,
        }
        return letters.written(
            letters.ALERT,
            "articles/letters/alert",
            context,
            to=person.address,
            language=language,
            whom=row.pk,
            leave=leave_path(secret),
            masthead=known.masthead(language),
        )


def part_of(part: dict[str, Any], known: Known) -> dict[str, Any] | None:
    """Return what is told of one list, the same object for all who have the same."""
    key = part["language"], part["query"], str({**part, "alert": 0})
    if key not in known.parts:
        with override(part["language"]):
            known.parts[key] = told_of(part, known)
    return known.parts[key]


def told_of(part: dict[str, Any], known: Known) -> dict[str, Any] | None:
    sections = [
        (title, [tell(event, known) for event in part.get(name, ())])
        for name, title, tell in (
            (NEW, "", line_of),
            (CORRECTED, _("Corrected"), corrected),
            (MOVED, _("Moved deadlines"), moved),
            (NEAR, _("Deadlines that come near"), near),
        )
    ]
    found = [
        (title, there)
        for title, lines in sections
        if (there := [line for line in lines if line])
    ]
    selection = selection_of(part["language"], part["query"], known.catalogue)
    if not found or selection is None:
        return None
    number = sum(len(lines) for _title, lines in found)
    path = selection.path_outside_archive()
    return {
        "language": part["language"],
        "list": sentence_of(selection),
        "address": f"{settings.NEWSROOM_ORIGIN}{path}",
        "sections": [(title, lines[-MOST:][::-1]) for title, lines in found],
        "more": sum(max(len(lines) - MOST, 0) for _title, lines in found),
        "number": number,
        "first": found[0][1][-1].headline,
    }


def line_of(event: list, known: Known, said: str = "", due: str = "") -> Line | None:
    """Return None if readers don't find the article any more.

    `due` is said instead of the deadline that comes next.
    """
    article = known.shown.get(event[1])
    if article is None:
        return None
    rows = known.deadlines.get(event[1], [])
    return Line(
        headline=clean_line(article.headline),
        address=article.permalink,
        source=known.sources.get(event[1], ""),
        deadline=due or (plain_text(next_line(rows, known.at)) if rows else ""),
        said=said,
    )


def corrected(event: list, known: Known) -> Line | None:
    return line_of(event, known, clean_line(known.notes.get(event[0], "")))


def moved(event: list, known: Known) -> Line | None:
    row = deadline_of(event, known)
    return line_of(event, known, due=due_of(row, known.at)) if row else None


def near(event: list, known: Known) -> Line | None:
    row = deadline_of(event, known)
    if row is None:
        return None
    said = ngettext("%(days)d day left", "%(days)d days left", event[3])
    due = due_of(row, known.at)
    return line_of(event, known, said % {"days": event[3]}, due)


def deadline_of(event: list, known: Known) -> Deadline | None:
    """Return the deadline that an event is about, if the article still has it."""
    rows = known.deadlines.get(event[1], ())
    return next((one for one in rows if str(one.key) == event[2]), None)


def due_of(row: Deadline, at: datetime) -> str:
    """Say a deadline, and how it was moved: “Submission: open until …; Extended …”."""
    one = shown_deadline(row, at, is_late=False)
    line = f"{one.name}{colon()} {plain_text(one.said)}"
    return f"{line}; {plain_text(one.change)}" if one.change else line
