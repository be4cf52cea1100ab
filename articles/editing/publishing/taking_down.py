"""Take versions down because the law demands it: without approval, all recorded."""

from collections.abc import Iterable
from typing import Any

from articles.domain import assignments, site_version
from articles.editing.publishing.attempt.act import Act
from articles.editing.publishing.attempt.options import Options, Withdrawal
from articles.editing.publishing.attempt.windows import NO_WINDOW, free_moment
from articles.editing.publishing.effects.statuses import change_status, latest_decision
from articles.editing.publishing.effects.verbs import VERBS
from articles.foundation import change_mark
from articles.models import Article, Edition
from articles.workflow import TRANSITIONS, Ending, Phase

UNPUBLISHED = {Phase.DRAFT, Phase.IN_REVIEW, Phase.SCHEDULED}


@site_version.atomic()
def take_down(edition: Edition, versions: Iterable[int], *, reason: str) -> None:
    """Discard those of these versions that aren't public yet, and withdraw those that
    are. Versions withdrawn before then show only the reason. The caller holds the
    edition's lock.
    """
    change_mark.note(latest_decision().first())
    now = free_moment(edition, change_mark.present())
    found = edition.articles.filter(pk__in=versions).select_related("edition")
    phases = {article: article.phase(now) for article in found}
    for article, phase in phases.items():
        if phase in UNPUBLISHED:
            act = act_of("discard", article, edition, now, reason, Options())
            # Only a scheduled version has a window to lose, on which others depend.
            window = NO_WINDOW if phase is Phase.SCHEDULED else {}
            change_status(act, **window)
    for article, phase in phases.items():
        if phase is Phase.LIVE:
            has_work = edition.working_version() is not None
            gone = Withdrawal(ending=Ending.GONE, discard_scheduled=has_work)
            act = act_of("withdraw", article, edition, now, reason, gone)
            VERBS["withdraw"].act(act)
    assignments.end_done(edition.pk, now)
    withdrawn = Article.objects.filter(pk__in=versions).exclude(ending="")
    withdrawn.update(ending_reason=reason)
    withdrawn.filter(ending=Ending.NOTICE).update(ending=Ending.GONE)


def act_of(name, article, edition, now, reason, options) -> Act:
    nobody: Any = None
    return Act(
        row=TRANSITIONS[name],
        article=article,
        edition=edition,
        by=nobody,
        note=reason,
        now=now,
        options=options,
    )
