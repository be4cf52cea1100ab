"""Texts: translations, what was printed of them, the search, and labels."""

from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from articles.domain import search
from articles.models import KINDS, Article
from articles.site import prerender
from newsroom.monitoring.doctor.asked_of_people import at_the_desk
from newsroom.monitoring.doctor.asked_of_the_queue import numbered
from newsroom.monitoring.doctor.finding import Finding, error, warning
from newsroom.monitoring.doctor.questions import question

LONG = timedelta(days=14)


@question("translations-behind")
def translations_follow() -> Iterator[Finding]:
    since = timezone.now() - LONG
    behind = Article.objects.behind().filter(behind_since__lte=since)
    if behind.exists():
        place = settings.NEWSROOM_ORIGIN + reverse("translations_behind")
        yield warning(
            "translations-behind",
            f"{numbered(behind, 'translations')} have been behind their originals for "
            "more than two weeks.",
            "Readers of one language are told what is no longer true in the other.",
            f"Correct them, or confirm that they are still right: {place}",
        )


@question("printed-old")
def pages_are_of_these_templates() -> Iterator[Finding]:
    if old := prerender.glance():
        yield warning(
            "printed-old",
            f"{old} parts of pages and feeds, of some that were looked at, are printed "
            "by former templates, code or settings.",
            "The first reader of each waits until it is rendered.",
            f"The worker sees to it; at once: {settings.NEWSROOM_COMMAND} print_pages",
        )


@question("search-damaged", "search-lacking")
def the_search_finds() -> Iterator[Finding]:
    lacking = search.glance()
    remedy = f"Put it right: {settings.NEWSROOM_COMMAND} rebuild_search"
    if lacking is None:
        yield error(
            "search-damaged",
            "The search's index is damaged, or parts of it are lost.",
            "Readers and editors find nothing, and no article can be saved.",
            remedy,
        )
    elif lacking:
        yield error(
            "search-lacking",
            f"The search's index lacks {len(lacking)} versions of some that were "
            "looked at.",
            "Nobody finds these.",
            remedy,
        )


@question("merge-half")
def merged_labels_stand_for_one() -> Iterator[Finding]:
    for kind in KINDS.values():
        name = kind.model._meta.model_name
        half = kind.model._default_manager.exclude(merged_into__merged_into=None)
        first = half.order_by("pk").first()
        if first:
            place = at_the_desk(f"articles_{name}_changelist")
            yield error(
                "merge-half",
                f"“{first}” ({name} {first.pk}) was merged into one that was itself "
                "merged into another.",
                "Lists, numbers and feeds of the last one lack its articles.",
                "Take the merging back, and merge it into the one that stands: "
                f"{place}?q={first.slug}",
            )
