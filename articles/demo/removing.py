"""Take the demo away after trying: samples, accounts, and what only they needed.

The one place that deletes what was public, and records: of samples, never of others.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from django.contrib.admin.models import LogEntry
from django.contrib.auth import SESSION_KEY
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db import router, transaction
from django.db.models import Model, ProtectedError, QuerySet
from django.utils import timezone

from articles import pictures, revision, search
from articles.content import PARTS, Content, keys_in, keys_of
from articles.demo import loading
from articles.demo.illustrating import sample_images
from articles.models import (
    KINDS,
    Address,
    Article,
    Decision,
    Edition,
    Figure,
    FormerSlug,
    FurtherReading,
    Image,
    Masthead,
    Page,
    RelatedChoice,
    Snapshot,
    Story,
)
from articles.selection import known_labels

# All that belongs to a story, in the order in which it can go, and the way to it.
BELONGINGS: dict[type[Model], str] = {
    **{kind.through: f"{kind.owner}__edition__story" for kind in KINDS.values()},
    Figure: "article__edition__story",
    FurtherReading: "article__edition__story",
    RelatedChoice: "article__edition__story",
    Decision: "article__edition__story",
    Snapshot: "article__edition__story",
    Article: "edition__story",
    Address: "edition__story",
    Edition: "story",
    Story: "pk",
}


@dataclass
class Removal:
    """What goes and what stays, in words for the operator where it needs any."""

    counts: dict[type[Model], int] = field(default_factory=dict)
    work_of_others: list[str] = field(default_factory=list)
    samples_kept: list[str] = field(default_factory=list)
    accounts: list[str] = field(default_factory=list)
    accounts_closed: list[str] = field(default_factory=list)
    accounts_kept: list[str] = field(default_factory=list)
    labels: int = 0
    mastheads: int = 0
    pages: int = 0
    pictures: int = 0
    passwords: Path | None = None

    def __bool__(self) -> bool:
        """Whether anything goes or changes."""
        lists = (self.accounts, self.accounts_closed, self.passwords)
        others = (self.labels, self.mastheads, self.pages, self.pictures)
        return any((*self.counts.values(), *lists, *others))


def remove(*, dry_run: bool = False) -> Removal:
    """Take all of the demo away, in one transaction; dry, only say what would go."""
    removal = Removal()
    with revision.atomic():
        known = known_to_readers()
        take_stories(removal)
        take_accounts(removal)
        take_labels(removal, known)
        take_mastheads(removal)
        take_pages(removal)
        take_pictures(removal)
        transaction.set_rollback(dry_run)
    file = loading.accounts_file()
    if file.exists():
        removal.passwords = file
        if not dry_run:
            file.unlink()
    return removal


def take_stories(removal: Removal) -> None:
    # The keys of these very documents: somebody's own folder may be called “samples”.
    keys = {found.key for found in loading.sample_documents()}
    imported = Edition.objects.filter(import_key__in=keys)
    samples = set(imported.values_list("story", flat=True))
    # Whoever is at work on one of them finishes first, or comes too late.
    list(Edition.objects.filter(story__in=samples).select_for_update().order_by("pk"))
    stories = set(samples)
    while needed := needed_elsewhere(stories):
        stories -= needed
    removal.samples_kept = [name_of(pk) for pk in sorted(samples - stories)]
    removal.work_of_others = list(work_of_others(stories))
    versions = Article.objects.filter(edition__story__in=stories)
    search.remove(list(versions.values_list("pk", flat=True)))
    for model, way in BELONGINGS.items():
        removal.counts[model] = take(model, {f"{way}__in": stories})
    if stories:
        revision.bump()


def needed_elsewhere(stories: set[int]) -> set[int]:
    """Return those of the stories that an article of another story names for ever."""
    others = Article.objects.exclude(edition__story__in=stories)
    return {
        story
        for way in (
            "replaced_by__story",
            "translated_from__edition__story",
            "related__edition__story",
        )
        for story in others.filter(**{f"{way}__in": stories}).values_list(
            way, flat=True
        )
    }


def name_of(story: int) -> str:
    article = Article.objects.filter(edition__story=story).order_by("pk").first()
    return f"“{article}” [{article.language}]"


def work_of_others(stories: set[int]) -> Iterator[str]:
    """Yield the versions in which people had a hand who are no demo accounts."""
    ours = [user.pk for user in loading.accounts() if loading.is_demo(user)]
    people = defaultdict(set)
    for model in (Snapshot, Decision):
        records = model.objects.filter(article__edition__story__in=stories)
        foreign = records.exclude(by=None).exclude(by__in=ours)
        for record in foreign.select_related("by", "article__edition"):
            people[record.article].add(record.by.get_username())
    for article, names in sorted(people.items(), key=lambda item: item[0].pk):
        listed = ", ".join(sorted(names))
        yield f"“{article}” [{article.language}], version {article.number}: {listed}"


def take(model: type[Model], condition: dict) -> int:
    """Delete rows past the guards of their model, and what the desk's log says of them.

    Published versions and records refuse to be deleted, by their querysets and by
    PROTECT, and so they should. Here everything around them goes in the same
    transaction, so a plain DELETE is right; the database still checks every key.
    """
    rows = QuerySet(model).filter(**condition)
    forget(model, rows.values_list("pk", flat=True))
    return rows._raw_delete(router.db_for_write(model))


def forget(model: type[Model], keys: Iterable[int]) -> None:
    kind = ContentType.objects.get_for_model(model)
    log = LogEntry.objects.filter(content_type=kind)
    log.filter(object_id__in=[str(key) for key in keys]).delete()


def take_accounts(removal: Removal) -> None:
    """Delete the demo accounts; close those that real articles or records name."""
    for user in loading.accounts():
        name = user.get_username()
        if not loading.is_demo(user):
            removal.accounts_kept.append(name)
            continue
        end_sessions(user)
        key = user.pk
        try:
            with transaction.atomic():
                user.delete()
        except ProtectedError:
            if close(user):
                removal.accounts_closed.append(name)
        else:
            forget(type(user), [key])
            removal.accounts.append(name)


def end_sessions(user) -> None:
    for session in Session.objects.all():
        if session.get_decoded().get(SESSION_KEY) == str(user.pk):
            session.delete()


def close(user) -> bool:
    """Let nobody log in with it any more; say whether somebody could."""
    was_open = user.is_active or user.is_staff or user.has_usable_password()
    user.is_active = user.is_staff = user.is_superuser = False
    user.set_unusable_password()
    user.save()
    return was_open


def known_to_readers() -> set[UUID]:
    """Return the keys of the labels that readers ever knew."""
    now = timezone.now()
    known = (known_labels(kind.model, at=now, ever=True) for kind in KINDS.values())
    return {key for labels in known for key in labels.values_list("key", flat=True)}


def take_labels(removal: Removal, known: set[UUID]) -> None:
    """Delete what the vocabulary brought, if nobody changed it and nothing uses it.

    Of what readers knew the slug is kept: who subscribed to it is told that it ended.
    """
    named = set(keys_in_saved_contents())
    for model, name, values in loading.read_vocabulary():
        untouched = model.objects.filter(name=name, merged_into=None, **values)
        for label in untouched.exclude(key__in=named):
            key = label.pk
            try:
                with transaction.atomic():
                    label.delete()
            except ProtectedError:
                continue
            forget(model, [key])
            if label.key in known:
                FormerSlug.keep(label, label.slug)
            removal.labels += 1


def keys_in_saved_contents() -> Iterator[str]:
    """Yield the keys that saved contents name: a restore would need those labels."""
    for content in saved_contents():
        for name in PARTS:
            yield from keys_in(content, name)


def take_pictures(removal: Removal) -> None:
    """Delete the samples' illustrations, with their files, that nobody has used."""
    named = set(pictures_in_saved_contents())
    for image in sample_images().unused():
        if str(image.key) in named:
            continue
        key = image.pk
        pictures.remove(image)
        forget(Image, [key])
        removal.pictures += 1


def pictures_in_saved_contents() -> Iterator[str]:
    """Yield the keys of pictures that a restore would need."""
    for content in saved_contents():
        yield from keys_of(content)


def saved_contents() -> Iterator[Content]:
    return Snapshot.objects.values_list("content", flat=True).iterator()


def take_mastheads(removal: Removal) -> None:
    for language, texts in loading.MASTHEADS.items():
        for masthead in Masthead.objects.filter(language=language, **texts):
            forget(Masthead, [masthead.pk])
            masthead.delete()
            removal.mastheads += 1


def take_pages(removal: Removal) -> None:
    """Delete the sample pages whose text nobody has made the newsroom's own."""
    for (language, kind), values in loading.sample_pages():
        for page in Page.objects.filter(language=language, kind=kind, **values):
            forget(Page, [page.pk])
            page.delete()
            removal.pages += 1
