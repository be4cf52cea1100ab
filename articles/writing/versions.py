"""Make next versions: revise what was public, translate what another edition says."""

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from articles import rights
from articles.content import Content, RelatedRow, content_of, without_words
from articles.models import Article, Edition, Snapshot
from articles.refusal import Refused
from articles.workflow import Change
from articles.writing.following import bases, lock_with_original
from articles.writing.saving import add_version, not_allowed

# What kind of change it is, whoever makes it has to say: nobody forgets it then.
NOTHING_SAID: Content = {"change_kind": Change.FIRST, "change_note": ""}


@transaction.atomic
def revise(article: Article, *, by, following: Article | None = None) -> Article:
    """Make the edition's next version, as a draft, from what was public last.

    The public page stays as it is until the draft has gone through review. Of a
    translation it follows what that one follows, or the version of the original that
    it is to be brought up to.
    """
    edition = lock_with_original(article)
    if not rights.may_take_up(by, article):
        raise not_allowed(_("“%(headline)s” can't be revised.") % {"headline": article})
    refuse_second_working_version(edition, article)
    stored = edition.articles.latest_begun().filter(pk=article.pk).first()
    if stored is None:
        raise Refused(
            _("“%(headline)s” can't be revised.") % {"headline": article},
            _("It isn't the version that was public last."),
            _("Open the edition's latest version and revise that."),
            code="not-revisable",
        )
    basis = bases([stored]).get(stored.pk)
    if following and (basis is None or not may_follow(following, basis, by)):
        raise Refused(
            _("“%(headline)s” can't be revised.") % {"headline": article},
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


def may_follow(original: Article, basis: Article, by) -> bool:
    return original.edition_id == basis.edition_id and rights.may_see(by, original)


@transaction.atomic
def translate(article: Article, *, into: str, by) -> Article:
    """Make a draft in the language `into` that starts from this article's content."""
    if not rights.may_take_up(by, article):
        raise not_allowed(
            _("“%(headline)s” can't be translated.") % {"headline": article}
        )
    if into == article.language or into not in dict(settings.LANGUAGES):
        raise Refused(
            _("“%(headline)s” can't be translated.") % {"headline": article},
            _("It needs another language than its own, one that the site has."),
            _("Choose such a language. For a next version, revise the article."),
            code="wrong-language",
        )
    story = article.edition.story
    # The story's row is the lock: two editors may begin the same translation.
    type(story).objects.select_for_update().get(pk=story.pk)
    edition = story.editions.filter(language=into).first()
    if edition is None:
        edition = Edition.objects.create(story=story, language=into)
    # Both: of what is translated, nothing is published meanwhile.
    lock_with_original(article, edition.pk)
    refuse_second_working_version(edition, article)
    stored = Article.objects.get(pk=article.pk)
    content = without_words(content_of(stored))
    content |= NOTHING_SAID
    before = edition.articles.windowed().order_by("number").last()
    content["slug"] = before.slug if before else ""
    content["related"] = related_in(into, content["related"])
    return add_version(
        edition,
        content,
        by=by,
        # Not a copy of what was approved: the translator answers for every word.
        origin=Snapshot.Origin.EDIT,
        translated_from=article,
    )


def related_in(language: str, rows: list[RelatedRow]) -> list[RelatedRow]:
    """Return choices of related articles for those that exist in this language."""
    editions = Edition.objects.filter(uuid__in=[row["edition"] for row in rows])
    stories = {str(one.uuid): one.story_id for one in editions}
    there = Edition.objects.filter(language=language, story__in=stories.values())
    uuids = {one.story_id: str(one.uuid) for one in there}
    return [
        {**row, "edition": uuids[story]}
        for row in rows
        if (story := stories.get(row["edition"] or "", 0)) in uuids
    ]


def refuse_second_working_version(edition: Edition, article: Article) -> None:
    # Named after what was asked for: the working version may be somebody else's.
    working = edition.working_version()
    if working:
        raise Refused(
            _("A new version of “%(headline)s” can't be begun.")
            % {"headline": article},
            _("There is a working version already, number %(number)s.")
            % {"number": working.number},
            _("Go on with that one, or discard it first."),
            code="working-version-exists",
        )
