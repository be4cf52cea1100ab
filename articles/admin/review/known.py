"""Facts for a reviewer about a version beside its text: people, notes, length."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _, ngettext

from articles.admin.article.history.facts import Fact, embargo_on, reading_of
from articles.admin.article.history.timeline import Entry
from articles.admin.image.list import Card
from articles.admin.parts.saying import who
from articles.domain.content import minutes_to_read, words_of
from articles.editing.publishing import Circumstances, moment
from articles.models import Article, Decision, Image, User
from articles.workflow import Phase


@dataclass(frozen=True, slots=True)
class Known:
    """`requests` are a reviewer's request and its answer, `approvals` those of exactly
    this text; `former` are approvals of texts that were changed since.
    """

    facts: list[Fact]
    requests: list[Entry] = field(default_factory=list)
    approvals: list[Entry] = field(default_factory=list)
    former: list[Entry] = field(default_factory=list)
    pictures: list[Card] = field(default_factory=list)


def known_of(
    article: Article, so_far: Circumstances, figures: dict[str, Image], user: User
) -> Known:
    exactly = so_far.approvals
    former = [one for one in so_far.all_approvals if one not in exactly]
    return Known(
        facts=[fact for fact in facts_of(article, so_far, user) if fact.value],
        requests=[Entry(one) for one in requests_in(so_far)],
        approvals=[Entry(one) for one in exactly],
        former=[Entry(one) for one in reversed(former)],
        pictures=cards_of(article, figures),
    )


def facts_of(article: Article, so_far: Circumstances, user: User) -> list[Fact]:
    came = so_far.submission
    submitted = f"{Entry(came).who}, {moment(came.at)}" if came else ""
    return [
        Fact(_("Submitted by"), submitted),
        Fact(_("Written by"), who(article.author)),
        Fact(_("Changed by"), ", ".join(others_who_changed(article, so_far))),
        Fact(_("Length"), length_of(article)),
        *reading_of(article),
        *embargo_on(article, user),
    ]


def others_who_changed(article: Article, so_far: Circumstances) -> list[str]:
    """Name those who changed it beside its author, the last one in front."""
    keys = dict.fromkeys(by for by, _lock in reversed(so_far.edits))
    keys.pop(article.author_id, None)
    people = {one.by_id: one.by for one in so_far.decisions}
    if not keys.keys() <= people.keys():
        people |= User.objects.in_bulk(list(keys))
    return [who(people[key]) for key in keys]


def length_of(article: Article) -> str:
    words = words_of(article)
    counted = ngettext("%(count)d word", "%(count)d words", words) % {"count": words}
    minutes = minutes_to_read(article)
    said = ngettext("%(count)d minute to read", "%(count)d minutes to read", minutes)
    return f"{counted}, {said % {'count': minutes}}"


def requests_in(so_far: Circumstances) -> list[Decision]:
    """Return the last note with which it came back, and the answer to that.

    Nothing that was undone counts. If it never came back, return the note with which
    it was submitted.
    """
    inside, notes = Phase.IN_REVIEW, [one for one in so_far.standing if one.note]
    back = [d for d in notes if d.phase_before == inside != d.phase_after][-1:]
    since = back[0].lock if back else 0
    came = [d for d in notes if d.phase_before != inside == d.phase_after]
    return back + [one for one in came if one.lock > since][-1:]


def cards_of(article: Article, figures: dict[str, Image]) -> list[Card]:
    """Return its pictures with the facts about their rights."""
    lead = [article.lead_image] if article.lead_image else []
    return [Card(image) for image in dict.fromkeys([*lead, *figures.values()])]
