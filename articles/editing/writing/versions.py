"""Make an edition's next version, from the version that was public last."""

from django.db import transaction
from django.utils.translation import gettext as _

from articles.domain import rights
from articles.domain.content import Content, Said, content_of
from articles.editing.writing.closed_language import refuse_closed_language
from articles.editing.writing.following import bases, lock_with_original
from articles.editing.writing.saving import add_version, not_allowed
from articles.foundation.refusal import Refused
from articles.models import Article, Edition, Snapshot
from articles.workflow import Change

# The writer has to choose the kind of change anew, so that nobody forgets it.
NOTHING_SAID: Content = {"change_kind": Change.FIRST, "change_note": ""}


@transaction.atomic
def revise(article: Article, *, by, following: Article | None = None) -> Article:
    """Make the edition's next version, as a draft, from the one that was public last.

    The public page stays as it is until the draft has gone through review. A
    translation's draft follows the same version of the original, or `following`, if it
    is to be brought up to that.
    """
    edition = lock_with_original(article)
    what = _("“%(headline)s” can't be revised.") % {"headline": article}
    if not rights.may_take_up(by, article):
        raise not_allowed(what)
    refuse_closed_language(what, edition.language)
    refuse_second_working_version(edition, article)
    stored = edition.articles.latest_begun().filter(pk=article.pk).first()
    if stored is None:
        raise Refused(
            what,
            _("It isn't the last version that was public."),
            _("Open the edition's latest version and revise that."),
            code="not-revisable",
        )
    basis = bases([stored]).get(stored.pk)
    if following and (basis is None or not may_follow(following, basis, by)):
        raise Refused(
            what,
            _("It doesn't follow that article, or you may not see that version."),
            _("Open the list of translations behind again."),
            code="not-its-original",
        )
    content = content_of(stored) | NOTHING_SAID
    return add_version(
        edition,
        content,
        by=by,
        origin=Snapshot.Origin.COPY,
        translated_from=following or basis,
    )


@transaction.atomic
def continue_with(edition: Edition, content: Said, *, by) -> Article:
    """Make the edition's next version, as a draft, with a content from elsewhere.

    `by` answers for it, as if it were typed. Its kind of change is chosen anew.
    """
    latest = edition.articles.latest("number")
    lock_with_original(latest)
    what = _("“%(headline)s” can't be revised.") % {"headline": latest}
    if not by.has_perm("articles.add_article"):
        raise not_allowed(what)
    refuse_closed_language(what, edition.language)
    refuse_second_working_version(edition, latest)
    kind = Change.UPDATE if edition.published_at else Change.FIRST
    return add_version(
        edition,
        {**content, **NOTHING_SAID, "change_kind": kind},
        by=by,
        origin=Snapshot.Origin.EDIT,
        translated_from=bases([latest]).get(latest.pk),
    )


def may_follow(original: Article, basis: Article, by) -> bool:
    return original.edition_id == basis.edition_id and rights.may_see(by, original)


def refuse_second_working_version(edition: Edition, article: Article) -> None:
    # The message names the requested article: others may own the working version.
    working = edition.working_version()
    if working:
        raise Refused(
            _("A new version of “%(headline)s” can't be started.")
            % {"headline": article},
            _("There is a working version already, number %(number)s.")
            % {"number": working.number},
            _("Continue with that one, or discard it first."),
            code="working-version-exists",
        )
