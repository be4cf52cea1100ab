"""One attempt to move an article: the guards judge it, the verbs carry it out."""

from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext as _

from articles.editing.publishing.attempt.circumstances import (
    Circumstances,
    circumstances,
)
from articles.editing.publishing.attempt.options import Options
from articles.foundation.refusal import Refused
from articles.models import Article, Edition, User
from articles.workflow import Transition


@dataclass(slots=True)
class Act[Chosen: Options]:
    """A user's move of an article, with its note, its moment and its options."""

    row: Transition
    article: Article
    edition: Edition
    by: User
    note: str
    now: datetime
    options: Chosen
    bypassed_four_eyes: bool = False
    # The article's circumstances, if known; acts that are only offered share the list.
    past: list[Circumstances] = field(default_factory=list)

    @property
    def so_far(self) -> Circumstances:
        """Return the article's circumstances, queried once."""
        if not self.past:
            self.past.append(circumstances([self.article])[self.article.pk])
        return self.past[0]

    @property
    def begins(self) -> datetime:
        return self.options.begins(self.now)

    def refuse(self, code: str, why: str, remedy: str) -> Refused:
        what = _("“%(transition)s” is not possible for “%(headline)s”.") % {
            "transition": self.row.label,
            "headline": self.article,
        }
        return Refused(what, why, remedy, code=code)
