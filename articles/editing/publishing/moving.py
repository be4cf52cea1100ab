"""`move`: the only function that changes an article's status.

Each move runs in one transaction: lock the edition, read the clock, check, update
on condition that nobody was faster, derive the windows, record the decision.
"""

from dataclasses import replace
from typing import Any

from django.db.models import Subquery

from articles.domain import assignments, comments, site_version
from articles.editing.publishing.attempt.act import Act
from articles.editing.publishing.attempt.options import Options, Withdrawal
from articles.editing.publishing.attempt.windows import free_moment
from articles.editing.publishing.effects.statuses import latest_decision, overtaken
from articles.editing.publishing.effects.verbs import VERBS, told
from articles.editing.publishing.guards.judging import judge
from articles.editing.publishing.telling import tell_of_move
from articles.foundation import change_mark
from articles.foundation.text import clean_text
from articles.models import Article, Edition, User
from articles.workflow import DRAFT, IN_REVIEW, RETURNS, TRANSITIONS, Ending


@site_version.atomic()
def move(
    article: Article,
    transition: str,
    *,
    by: User,
    note: str = "",
    options: Options | None = None,
) -> Article:
    """Make one transition of the table and return the article that it leads to.

    `options` are those of its verb: a Publication, a Withdrawal, or nothing. Raises
    Refused; then nothing has changed. `article` is up to date afterwards. Reinstating
    returns the new version.
    """
    options = told(transition, options)
    edition = lock(article.edition_id, options.others())
    stored = fresh(article)
    act = Act(
        row=TRANSITIONS[transition],
        article=stored,
        edition=edition,
        by=by,
        note=clean_text(note),
        now=free_moment(edition, change_mark.present()),
        options=options,
    )
    judge(act)
    result = VERBS[transition].act(act)
    note_assignments(act, result)
    tell_of_move(act, result, before=article)
    note_comments(act)
    if result.pk != article.pk:
        article.refresh_from_db()
        return result
    follow(article, result, edition)
    return article


def note_assignments(act: Act, result: Article) -> None:
    """Tell what was assigned of the act; it ends once nothing is in work any more."""
    if not result.is_working:
        assignments.end_done(act.edition.pk, act.now)
    elif act.row.phases <= DRAFT | IN_REVIEW:
        assignments.note_act(act.edition.pk, act.by, act.now)


def note_comments(act: Act) -> None:
    """Keep the note of a return as a comment, as long as nobody undoes the return."""
    if act.row.is_return:
        comments.note_return(act.edition, act.by, act.note, act.now)
    elif act.row.undoes in RETURNS:
        comments.withdraw_return(act.edition, act.by, act.now)


def follow(article: Article, stored: Article, edition: Edition) -> None:
    """Copy what was just stored into the article, instead of reading it once more.

    Its relations may have changed by now, except for the edition, which is locked.
    """
    column: Any
    for column in Article._meta.concrete_fields:
        setattr(article, column.attname, getattr(stored, column.attname))
        if column.is_relation and column.is_cached(article):
            column.delete_cached_value(article)
    article.edition = edition


def lock(edition_id: int, others: tuple[Edition, ...]) -> Edition:
    """Lock the edition, and those it is to lead to, against other moves."""
    wanted = [edition_id, *(other.pk for other in others)]
    # In the order of their keys, so that two of these never wait in a circle.
    locked = Edition.objects.select_for_update().order_by("pk").in_bulk(wanted)
    return locked[edition_id]


def fresh(article: Article) -> Article:
    """Return the article as it is stored; refuse if the user saw another state.

    The same query notes the latest decision, before which “now” can't lie.
    """
    found = Article.objects.select_related("edition")
    stored = found.annotate(decided=Subquery(latest_decision())).get(pk=article.pk)
    change_mark.note(stored.decided)
    if (stored.status, stored.lock) != (article.status, article.lock):
        raise overtaken(article)
    return stored


@site_version.atomic()
def withdraw_story(
    article: Article, *, by: User, note: str, options: Withdrawal | None = None
) -> list[Article]:
    """Withdraw the article and every other live language of its story.

    In another language the successor is the edition in that language, if there is one;
    else the article leaves a notice.
    """
    options = options or Withdrawal()
    successor = options.replaced_by
    stories = {article.edition.story_id, *([successor.story_id] if successor else [])}
    # All at once, in the order of their keys: two of these never wait in a circle.
    editions = Edition.objects.filter(story__in=stories).order_by("pk")
    list(editions.select_for_update())
    live = Article.objects.public().filter(edition__story=article.edition.story_id)
    siblings = list(live.exclude(edition=article.edition_id))
    done = [move(article, "withdraw", by=by, note=note, options=options)]
    for sibling in siblings:
        theirs = options
        if successor:
            target = successor.story.editions.filter(language=sibling.language).first()
            ending = Ending.REPLACED if target else Ending.NOTICE
            theirs = replace(options, ending=ending, replaced_by=target)
        done.append(move(sibling, "withdraw", by=by, note=note, options=theirs))
    return done
