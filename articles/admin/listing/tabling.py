"""The columns of a table of articles for spreadsheets, whatever the list shows."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _, override

from articles.admin.listing.columns import approvers, came_of, reviewer_of, turn_of
from articles.admin.parts.saying import planned, who
from articles.admin.parts.standing import standing
from articles.foundation.slugs import path_to
from articles.foundation.spreadsheet import Column
from articles.workflow import Phase


def waiting_since(article):
    came = came_of(article)
    return came.waiting_since if came and came.submission else None


def submitted_by(article):
    came = came_of(article)
    return who(came.submission.by) if came and came.submission else None


def approved_by(article):
    came = came_of(article)
    return approvers(came) if came else None


def plan(article):
    came = came_of(article)
    return planned(came) if came else None


def due(article):
    row = turn_of(article)
    return row.due_on if row else None


def sent_back_by(article):
    came = came_of(article)
    return who(came.return_.by) if came and came.return_ else None


def goes_live(article):
    return article.live_from if article.phase() is Phase.SCHEDULED else None


def public_address(article):
    if not article.live_pk:
        return None
    with override(article.language):
        return settings.NEWSROOM_ORIGIN + path_to("article", article.live_slug)


COLUMNS: tuple[Column, ...] = (
    (_("headline"), lambda article: article.headline),
    (_("language"), lambda article: article.language.upper()),
    (_("version"), lambda article: article.number),
    (_("phase"), lambda article: standing(article, came_of(article)).label),
    (_("kind of change"), lambda article: article.get_change_kind_display()),
    (_("author"), lambda article: who(article.author)),
    (_("date"), lambda article: article.printed_on or article.dated),
    (_("last saved"), lambda article: article.saved_at),
    (_("waiting since"), waiting_since),
    (_("submitted by"), submitted_by),
    (_("approved by"), approved_by),
    (_("reviewer"), lambda article: reviewer_of(article) or None),
    (_("due"), due),
    (_("sent back by"), sent_back_by),
    (_("goes live"), goes_live),
    (_("plan"), plan),
    (_("public page"), public_address),
)
