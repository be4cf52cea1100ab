"""Forget what is kept of words for a while: sessions, tasks, copies of pages."""

import json
import re
from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Q

from articles.domain import audit, search, site_version
from articles.foundation.slugs import slug_from
from articles.models import (
    CatalogueCopy,
    Decision,
    DoctorFinding,
    Embargo,
    LabelDecision,
    LabelSlug,
    OldAddress,
    WordPair,
    as_stored,
)
from articles.site import statistics
from articles.transfer.erasure.done import Done
from articles.transfer.erasure.proposals import forget_proposals
from articles.transfer.erasure.remaining import spellings

TASK = "django_ox.OxTask"


def says(words: Iterable[str], text: str) -> bool:
    return any(word.casefold() in text for word in words)


def in_text(value: Any) -> str:
    """Return all that a value says, as it is looked through."""
    text = json.dumps(value, ensure_ascii=False, cls=DjangoJSONEncoder, default=str)
    return text.casefold()


def as_words(words: Iterable[str]) -> re.Pattern | None:
    """Return what finds one of them as words of their own; None if there are none."""
    one_of = "|".join(map(re.escape, words))
    return re.compile(rf"(?<!\w)(?:{one_of})(?!\w)", re.IGNORECASE) if one_of else None


def forget_words(words: Iterable[str], title: str) -> int:
    """Reduce entries that contain one of the words to person, deed and time. The thing
    that they are about is called `title` now. Return their number.
    """
    asked = [
        Q(name__icontains=form) | Q(said__icontains=form)
        for word in words
        for form in spellings(word)
    ]
    return audit.empty(reduce(or_, asked), title) if asked else 0


def forget_names(words: Iterable[str]) -> int:
    """Empty what decisions about labels say of one of the words: their notes, and the
    names that labels had.
    """
    return forget_texts(LabelDecision, LabelDecision.TEXTS, words)


def forget_reasons(words: Iterable[str]) -> int:
    """Empty the reasons of embargoes that say one of the words."""
    return forget_texts(Embargo, ("reason", "lifted_note"), words)


def forget_texts(model: Any, columns: Iterable[str], words: Iterable[str]) -> int:
    """Empty the texts in these columns that say one of the words."""
    said = as_words(words)
    if said is None:
        return 0
    number = 0
    for pk, *texts in model._base_manager.values_list("pk", *columns):
        pairs = zip(columns, texts, strict=True)
        left = {name: without(said, text) for name, text in pairs}
        if list(left.values()) != texts:
            rows = model._base_manager.filter(pk=pk)
            number += rows.update(**left)
    return number


def without(said: re.Pattern, kept: str | dict[str, str]) -> str | dict[str, str]:
    """Return a text, or words by language, without what `said` finds something in."""
    if isinstance(kept, dict):
        return {code: text for code, text in kept.items() if not said.search(text)}
    return "" if said.search(kept) else kept


def forget_notes(words: Iterable[str]) -> int:
    """Empty the notes of decisions that say one of the words as words of their own:
    nobody can change them at the desk.
    """
    said = as_words(words)
    if said is None:
        return 0
    notes = Decision._base_manager.exclude(note="")
    kept = notes.values_list("pk", "article__edition", "note").iterator()
    found = {pk: edition for pk, edition, note in kept if said.search(note)}
    if found:
        Decision._base_manager.filter(pk__in=found).update(note="")
        # Pages show readers the note of a withdrawal.
        for edition in set(found.values()):
            site_version.note_edition(edition)
        site_version.bump()
    return len(found)


def forget_old_addresses(words: Iterable[str]) -> int:
    """Take the paths of old addresses out that say one of the words, as paths do."""
    written = {slug_from(word, fallback="") for word in words}
    written |= {as_stored(word).removeprefix("/") for word in words}
    return OldAddress.objects.saying(written - {""}).erase()


def forget(done: Done) -> None:
    """Remove what names one of the words, and copies that are made again."""
    title = done.title(settings.LANGUAGE_CODE)
    done.counts["entries of the log"] += forget_words(done.words, title)
    done.counts["notes"] += forget_notes(done.words) + forget_names(done.words)
    done.counts["reasons of embargoes"] += forget_reasons(done.words)
    done.counts["earlier texts of pages"] += forget_proposals(done.words, done.at)
    done.counts["searches and feeds that were counted"] += statistics.forget(done.words)
    done.counts["pairs of words for the search"] += WordPair.forget(done.words)
    done.counts["findings of the doctor"] += DoctorFinding.forget(done.words)
    # Under which a label was found that names nobody any more.
    former = [slug_from(word, fallback="") for word in done.words]
    LabelSlug.forget(former)
    done.counts["old addresses"] += forget_old_addresses(done.words)
    search.sweep()
    CatalogueCopy.objects.all().delete()
    cache.clear()
    for session in list(Session.objects.all()):
        if says(done.words, in_text(session.get_decoded())):
            session.delete()
            done.counts["sessions"] += 1
    tasks = apps.get_model(TASK)._default_manager.all()
    kept = tasks.values_list("pk", "args", "kwargs", "return_value", "errors")
    that_say = [pk for pk, *kept in kept if says(done.words, in_text(kept))]
    tasks.filter(pk__in=that_say).delete()
    done.counts["tasks"] += len(that_say)
