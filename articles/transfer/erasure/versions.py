"""Take versions out, and what was saved of them: texts, addresses, pictures."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings

from articles.domain import audit, comments, site_version
from articles.domain.content import (
    Content,
    Html,
    content_of,
    empty_content,
    erase_addresses,
    of_kind,
    pictures_of,
    whole,
    without_words,
)
from articles.editing import guests
from articles.editing.publishing import take_down
from articles.models import (
    Article,
    Assignment,
    Edition,
    Embargo,
    PrintedPart,
    ReaderReport,
    Snapshot,
)
from articles.transfer.erasure.contents import empty, set_snapshot, settle, version
from articles.transfer.erasure.documents import documents_in, erase_documents
from articles.transfer.erasure.done import Done, reason_for_readers
from articles.transfer.erasure.pictures import remove_unused

TEXTS = [name for name, _kind in of_kind(Html)]


def lock(story: int) -> list[Article]:
    """Return all versions of a story, which nobody else changes from here on."""
    list(Edition.objects.filter(story=story).order_by("pk").select_for_update())
    found = Article.objects.filter(edition__story=story).order_by("pk")
    return list(found.select_related("edition", "lead_image"))


def saves_of(versions: Iterable[Article]) -> list[Snapshot]:
    keys = [one.pk for one in versions]
    return list(Snapshot.objects.filter(article__in=keys).order_by("pk"))


def not_erased(versions: Sequence[Article]) -> list[Article]:
    """Return the versions with content; all saves of the others are erased, too."""
    saves = saves_of(versions)
    gone = {save.article_id for save in saves if save.erased_at}
    gone -= {save.article_id for save in saves if not save.erased_at}
    return [
        one
        for one in versions
        if one.pk not in gone or texts_of(content_of(one)) != NOTHING
    ]


def chosen_saves(
    story: Sequence[Article], chosen: Sequence[Article], *, of_history: bool
) -> list[Snapshot]:
    """Return the saves of the chosen versions, and copies of them in others of the
    story; but not the current content of a version that stays.
    """
    stay = [one for one in story if of_history or one not in chosen]
    said_now = {one.pk: one.content_hash for one in stay}
    saves = [
        save
        for save in saves_of(story)
        if save.content_hash != said_now.get(save.article_id) and not save.erased_at
    ]
    keys = {one.pk for one in chosen}
    texts = {texts_of(save.content) for save in saves if save.article_id in keys}
    texts |= {texts_of(content_of(one)) for one in chosen if one not in stay}
    return [
        save
        for save in saves
        if save.article_id in keys or texts_of(save.content) in texts - {NOTHING}
    ]


def texts_of(content: Any) -> tuple[str, ...]:
    """Return the texts that identify a copy; translations begin with one, too."""
    said = without_words(content)
    return tuple(str(said.get(name) or "") for name in TEXTS)


NOTHING = tuple("" for _name in TEXTS)


def erase_contents(
    versions: Sequence[Article], saves: Sequence[Snapshot], done: Done
) -> None:
    """Take out what these versions say, and what was saved. Their story is locked."""
    contents = [content_of(one) for one in versions]
    contents += [whole(save.content) for save in saves]
    note_words(contents, done)
    images, documents = pictures_of(contents), documents_in(contents)
    for edition in editions_of(versions):
        own = [one for one in versions if one.edition_id == edition.pk]
        erase_versions(edition, own, done)
    for save in saves:
        erase_save(save, done)
    forget_reports(versions, done)
    touched = {one.edition_id: one.edition for one in versions}
    touched |= {save.article.edition_id: save.article.edition for save in saves}
    for edition in touched.values():
        site_version.note_edition(edition.pk)
    stories = {edition.story_id for edition in touched.values()}
    Embargo.objects.filter(story__in=stories).update(reason="", lifted_note="")
    PrintedPart.objects.filter(article__edition__story__in=stories).delete()
    remove_unused(images.values(), done)
    erase_documents(documents, done)
    site_version.bump()


def editions_of(versions: Iterable[Article]) -> list[Edition]:
    return list({one.edition_id: one.edition for one in versions}.values())


def note_words(contents: Iterable[Content], done: Done) -> None:
    for content in contents:
        done.add_words(content.get("headline"), content.get("slug"))
        for row in content.get("attachments") or []:
            done.add_words(row.get("title"), row.get("file_name"))


def erase_versions(edition: Edition, versions: list[Article], done: Done) -> None:
    language, keys = edition.language, [one.pk for one in versions]
    headline = done.title(language)
    reason = reason_for_readers(language)
    take_down(edition, keys, reason=reason)
    others = edition.articles.exclude(pk__in=keys)
    kept = set(others.values_list("slug", flat=True))
    become = erase_addresses(edition, {one.slug for one in versions} - kept)
    done.counts["old addresses"] += edition.old_addresses.all().erase()
    for one in versions:
        done.identified.add(one.content_hash)
        slug = become.get(one.slug, one.slug)
        empty(one, headline=headline, slug=slug, reason=reason)
        settle(version(one.pk))
    audit.empty(audit.about(Article, keys), headline)
    Assignment.objects.filter(edition=edition).update(brief="")
    if said := guests.forget_text(keys):
        done.counts["answers of guests"] += said
    if said := comments.erase_on(edition):
        done.counts["comments"] += said
    if not others.exists():
        nothing = {"import_key": "", "import_hash": "", "featured_until": None}
        nothing |= {"came_as": "", "came_for": None}
        Edition.objects.filter(pk=edition.pk).update(**nothing)
    done.counts["versions"] += len(versions)


def forget_reports(versions: Sequence[Article], done: Done) -> None:
    """Delete what readers reported of it: they quote what they found wrong."""
    reports = ReaderReport.objects.filter(article__in=[one.pk for one in versions])
    keys = list(reports.values_list("pk", flat=True))
    if keys:
        done.counts["reports"] += reports.delete()[0]
        audit.empty(audit.about(ReaderReport, keys), done.title(settings.LANGUAGE_CODE))


def erase_save(save: Snapshot, done: Done) -> None:
    """Say in its place when it was erased: the history goes on around it."""
    done.identified.add(save.content_hash)
    headline = done.title(save.article.edition.language)
    said = {"headline": headline, "erased": done.at.isoformat()}
    set_snapshot(save, whole(empty_content() | said))
    done.counts["saved contents"] += 1
