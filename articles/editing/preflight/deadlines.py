"""Checks of deadlines: some have passed, fall on a weekend, or stand in the text alone;
and editions of one story may tell different moments.
"""

from collections.abc import Iterator
from datetime import date

from django.conf import settings
from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.domain.content import plain_text, said_moment, shortened
from articles.editing.deadlines import Proposal, propose
from articles.editing.preflight.registry import WARNING, Remark, check
from articles.foundation.languages import language_name
from articles.foundation.local_moment import LocalMoment
from articles.models import Article, Deadline

SATURDAY = 5
# The characters of a sentence that a remark repeats.
QUOTED = 160


def rows_of(article: Article) -> list[Deadline]:
    """Return its deadlines, queried once for all checks."""
    prefetch_related_objects([article], "deadlines")
    return list(article.deadlines.all())


def closings(article: Article) -> list[tuple[Deadline, LocalMoment]]:
    rows = rows_of(article)
    return [(row, LocalMoment.read(row.closes)) for row in rows if row.closes]


@check("deadline-passed", level=WARNING, field="deadlines")
def deadline_lies_ahead(article: Article) -> Iterator[str]:
    now = timezone.now()
    # Versions that were published before stay as they are.
    for row, closes in closings(article) if article.is_working else ():
        over = LocalMoment.read(row.until) if row.until else closes
        if over.ends() <= now and row.stage != Deadline.Stage.FORCE:
            yield _("%(moment)s has passed already. Check the day.") % {
                "moment": said_moment(closes)
            }


@check("deadline-weekend", level=WARNING, field="deadlines")
def deadline_is_a_working_day(article: Article) -> Iterator[str]:
    asked = {Deadline.Stage.EVENT, Deadline.Stage.FORCE}
    for row, closes in closings(article):
        if row.stage not in asked and closes.day.weekday() >= SATURDAY:
            yield _("%(moment)s is a %(weekday)s. Compare it with the source.") % {
                "moment": said_moment(closes),
                "weekday": date_format(closes.day, "l"),
            }


@check("deadline-in-text", level=WARNING, field="deadlines", dated=True)
def text_names_no_other(article: Article, day: date) -> Iterator[Remark]:
    known = {closes.day for _row, closes in closings(article)}
    known |= {LocalMoment.read(r.was).day for r in rows_of(article) if r.was}
    text = plain_text(f"<p>{article.teaser}</p>{article.body}")
    found = propose(text, language=article.language, zone=settings.TIME_ZONE, today=day)
    for one in found:
        if one.closes and one.closes.day not in known and one.closes.day >= day:
            known.add(one.closes.day)
            sentence = shortened(one.because, QUOTED)
            text = _(
                "The text names a deadline that has no row: “%(sentence)s” Add "
                "%(moment)s, if it is one."
            ) % {"sentence": sentence, "moment": said_moment(one.closes)}
            yield Remark(text, row=row_for(one), reasons=(sentence,))


def row_for(proposal: Proposal) -> tuple[tuple[str, str], ...]:
    """Return the texts that a row would have, for the author to take or to leave."""
    moments = ("closes", "opens", "was")
    found = ((name, getattr(proposal, name)) for name in moments)
    return tuple(
        (name, said_moment(moment, in_full=True)) for name, moment in found if moment
    )


@check("deadline-differs", level=WARNING, field="deadlines")
def editions_tell_the_same(article: Article) -> Iterator[str]:
    # An error would forbid every extension: one language has to say it first.
    own = [row for row, _closes in closings(article)]
    if not own:
        return
    public = Article.objects.public().filter(edition__story=article.edition.story_id)
    others = public.exclude(edition=article.edition_id).select_related("edition")
    for other in others.prefetch_related("deadlines").order_by("pk"):
        theirs = [row for row, _closes in closings(other)]
        for mine, their in pairs(own, theirs):
            here, there = LocalMoment.read(mine.closes), LocalMoment.read(their.closes)
            if here.ends() != there.ends():
                yield _(
                    "The public article in %(language)s says %(other)s, and this one "
                    "%(own)s. Let both say the same."
                ) % {
                    "language": language_name(other.language),
                    "other": said_moment(there),
                    "own": said_moment(here),
                }


def pairs(
    own: list[Deadline], theirs: list[Deadline]
) -> Iterator[tuple[Deadline, Deadline]]:
    """Yield each row with the one that means the same in another language: translations
    share its key; else it is the next of its stage.
    """
    by_key = {row.key: row for row in theirs}
    shared = {row.key for row in own} & set(by_key)
    left = [row for row in theirs if row.key not in shared]
    for row in own:
        if row.key in shared:
            yield row, by_key[row.key]
        elif found := [one for one in left if one.stage == row.stage]:
            left.remove(found[0])
            yield row, found[0]
