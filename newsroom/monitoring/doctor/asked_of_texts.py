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
from newsroom.monitoring.doctor.finding import Finding, error, said as _, warning
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
            _(
                "%(number)s translations have been behind their originals for more "
                "than two weeks.",
                number=numbered(behind),
            ),
            _("Readers of one language are told what is no longer true in the other."),
            _(
                "Correct them, or confirm that they are still right: %(place)s",
                place=place,
            ),
        )


@question("printed-old")
def pages_are_of_these_templates() -> Iterator[Finding]:
    if old := prerender.glance():
        yield warning(
            "printed-old",
            _(
                "%(number)d parts of pages and feeds, of some that were looked at, are "
                "printed by former templates, code or settings.",
                number=old,
            ),
            _("The first reader of each waits until it is rendered."),
            _(
                "The worker sees to it; at once: %(command)s print_pages",
                command=settings.NEWSROOM_COMMAND,
            ),
        )


@question("search-damaged", "search-lacking")
def the_search_finds() -> Iterator[Finding]:
    lacking = search.glance()
    remedy = _(
        "Put it right: %(command)s rebuild_search", command=settings.NEWSROOM_COMMAND
    )
    if lacking is None:
        yield error(
            "search-damaged",
            _("The search's index is damaged, or parts of it are lost."),
            _("Readers and editors find nothing, and no article can be saved."),
            remedy,
        )
    elif lacking:
        yield error(
            "search-lacking",
            _(
                "The search's index lacks %(number)d versions of some that were looked "
                "at.",
                number=len(lacking),
            ),
            _("Nobody finds these."),
            remedy,
        )


@question("merge-half")
def merged_labels_stand_for_one() -> Iterator[Finding]:
    for kind in KINDS.values():
        name = str(kind.model._meta.model_name)
        half = kind.model._default_manager.exclude(merged_into__merged_into=None)
        first = half.order_by("pk").first()
        if first:
            place = at_the_desk(f"articles_{name}_changelist")
            yield error(
                "merge-half",
                _(
                    "“%(label)s” (%(kind)s %(pk)d) was merged into one that was itself "
                    "merged into another.",
                    label=first,
                    kind=name,
                    pk=first.pk,
                ),
                _("Lists, numbers and feeds of the last one lack its articles."),
                _(
                    "Take the merging back, and merge it into the one that stands: "
                    "%(place)s",
                    place=f"{place}?q={first.slug}",
                ),
                name,
            )
