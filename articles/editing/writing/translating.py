"""Begin a translation: another edition of the story, from the content of this one.

Only its first version begins so. A translation that was public is revised: the new
version begins from its own text, with the original's changes beside it.
"""

from collections.abc import Collection, Iterable

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from articles.domain import rights
from articles.domain.content import (
    AiUseRow,
    Content,
    RelatedRow,
    content_of,
    without_words,
)
from articles.editing.writing.closed_language import refuse_closed_language
from articles.editing.writing.following import lock_with_original
from articles.editing.writing.saving import add_version, not_allowed
from articles.editing.writing.versions import (
    NOTHING_SAID,
    refuse_second_working_version,
)
from articles.foundation.languages import answering, offered_with_names
from articles.foundation.refusal import Refused
from articles.models import Article, Edition, Snapshot
from articles.workflow import Phase

# Phases of what readers have or are to get. A translation of a replaced version would
# be behind from its first word.
CURRENT = {Phase.DRAFT, Phase.IN_REVIEW, Phase.SCHEDULED, Phase.LIVE}


def languages_without(
    article: Article, there: Collection[str] | None = None
) -> list[tuple[str, str | Promise]]:
    """Return code and name of the languages into which the article may be translated,
    as far as its story decides that.

    `there` are the languages of its story's working and windowed versions.
    """
    if article.phase() not in CURRENT:
        return []
    if there is None:
        story = Article.objects.filter(edition__story=article.edition.story_id)
        rows = story.working() | story.windowed()
        there = rows.values_list("edition__language", flat=True)
    taken = {article.language, *there}
    return [one for one in offered_with_names() if one[0] not in taken]


@transaction.atomic
def translate(article: Article, *, into: str, by) -> Article:
    """Make a draft in the language `into` that starts from this article's content."""
    what = _("“%(headline)s” can't be translated.") % {"headline": article}
    if not rights.may_take_up(by, article):
        raise not_allowed(what)
    if into == article.language or into not in answering():
        raise Refused(
            what,
            _("It has to be translated into another language of the site."),
            _("Choose such a language. To make the next version, revise the article."),
            code="wrong-language",
        )
    refuse_closed_language(what, into)
    story = article.edition.story
    # The story's row is the lock: two editors may begin the same translation.
    type(story).objects.select_for_update(no_key=True).get(pk=story.pk)
    edition = story.editions.filter(language=into).first()
    if edition is None:
        edition = Edition.objects.create(story=story, language=into)
    # Lock both, so that no version of the original is published meanwhile.
    lock_with_original(article, edition.pk)
    stored = Article.objects.get(pk=article.pk)
    refuse_second_working_version(edition, article)
    refuse_second_translation(edition, what)
    refuse_former_version(stored, what)
    return add_version(
        edition,
        begun_from(stored, into),
        by=by,
        # Not a copy of approved text: the translator answers for every word.
        origin=Snapshot.Origin.EDIT,
        translated_from=article,
    )


def refuse_second_translation(edition: Edition, what: str) -> None:
    """Refuse to begin a translation anew that readers have had."""
    last = edition.articles.windowed().order_by("number").last()
    if last is None:
        return
    names = {"language": edition.get_language_display(), "number": last.number}
    raise Refused(
        what,
        _("There is a translation already: %(language)s, version %(number)s.") % names,
        _("Open that translation and revise it there."),
        code="translated-already",
    )


def refuse_former_version(article: Article, what: str) -> None:
    if article.phase() in CURRENT:
        return
    raise Refused(
        what,
        _("Readers can't see this version, and nobody is working on it."),
        _("Open the version that is live or being worked on, and translate that."),
        code="not-current",
    )


def begun_from(original: Article, into: str) -> Content:
    """Return the content to start from: without the slug and the pictures' words."""
    content = without_words(content_of(original)) | NOTHING_SAID
    content["slug"] = ""
    content["related"] = related_in(into, content["related"])
    content["ai_use"] = [used_in_original(row) for row in content["ai_use"]]
    return content


def used_in_original(row: AiUseRow) -> AiUseRow:
    """Return the use of AI as a translation begins with it: nobody has read that yet,
    and its translator says how it is made.
    """
    return {**row, "translation": "", "translation_with": "", "read_by": ""}


def related_in(language: str, rows: Iterable[RelatedRow]) -> list[RelatedRow]:
    """Return the related articles that exist in this language, as its editions."""
    rows = list(rows)
    editions = Edition.objects.filter(uuid__in=[row["edition"] for row in rows])
    stories = {str(one.uuid): one.story_id for one in editions}
    there = Edition.objects.filter(language=language, story__in=stories.values())
    uuids = {one.story_id: str(one.uuid) for one in there}
    return [
        {**row, "edition": uuids[story]}
        for row in rows
        if (story := stories.get(row["edition"] or "", 0)) in uuids
    ]
