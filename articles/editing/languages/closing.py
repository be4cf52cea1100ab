"""Close a language: what would appear in it later by itself no longer does.

Everything else stays: what is public, what is written, its addresses. Only the settings
decide which languages are offered; this decides what waits in them.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _, override

from articles.editing.languages.in_use import planned
from articles.editing.publishing import move
from articles.foundation.languages import desk_languages, language_name
from articles.foundation.refusal import Refused
from articles.models import Article, User, given


@dataclass(frozen=True, slots=True)
class Closing:
    """The versions that a closing changes: scheduled ones with their moments, planned
    ones, and `undecided` ones. These are scheduled and can't go back to review, since
    their editions have another working version.
    """

    scheduled: list[tuple[Article, datetime]]
    planned: list[Article]
    undecided: list[Article]

    def __bool__(self) -> bool:
        return bool(self.scheduled or self.planned or self.undecided)


def closing_of(language: str) -> Closing:
    """Return what closing this language would change; it changes nothing."""
    known = Article.objects.in_language(language).select_related("edition")
    scheduled = list(known.scheduled().order_by("live_from", "pk"))
    undecided = [one for one in scheduled if one.edition.working_version()]
    return Closing(
        scheduled=[
            (one, given(one.live_from)) for one in scheduled if one not in undecided
        ],
        planned=list(known & planned()),
        undecided=undecided,
    )


@transaction.atomic
def close(language: str, *, by: User) -> Closing:
    """Cancel the schedules and call off the plans of this language, by the verbs that
    editors have. Raises Refused; then nothing has changed.
    """
    found = closing_of(language)
    if found.undecided:
        raise undecided(language, found.undecided)
    # The record is read at the desk.
    with override(desk_languages()[0]):
        note = _("The newsroom no longer publishes in this language: %(language)s.")
        note %= {"language": language_name(language)}
    for article, _at in found.scheduled:
        move(article, "cancel_schedule", by=by, note=note)
    for article in found.planned:
        move(article, "call_off", by=by, note=note)
    return found


def undecided(language: str, articles: list[Article]) -> Refused:
    return Refused(
        _("%(language)s can't be closed.") % {"language": language_name(language)},
        _("Scheduled versions have a working version beside them: %(names)s.")
        % {"names": ", ".join(f"“{one}” ({one.pk})" for one in articles)},
        _("Discard those working versions at the desk, or publish them first."),
        code="closing-undecided",
    )
