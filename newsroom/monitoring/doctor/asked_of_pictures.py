"""Pictures: their files, what is made of them, and until when they may be shown."""

from collections.abc import Iterator

from django.conf import settings
from django.utils import timezone

from articles.domain import pictures
from articles.models import Image
from newsroom.monitoring.doctor.asked_of_people import at_the_desk
from newsroom.monitoring.doctor.asked_of_the_queue import numbered
from newsroom.monitoring.doctor.finding import Finding, error, warning
from newsroom.monitoring.doctor.questions import question

NAMED = 3


def named(images: list[Image]) -> str:
    names = ", ".join(f"“{one}” ({one.pk})" for one in images[:NAMED])
    return names + (" …" if len(images) > NAMED else "")


@question("picture-lost")
def files_of_pictures_are_there() -> Iterator[Finding]:
    if lost := pictures.lost():
        yield error(
            "picture-lost",
            f"Lost files of pictures: {len(lost)}, {named(lost)}.",
            "Readers don't see them where no page was rendered before.",
            f"Put {lost[0].file_name} back from a backup (docs/keeping.md), into "
            f"{settings.MEDIA_ROOT / 'pictures'}.",
        )


@question("picture-stray")
def files_belong_to_pictures() -> Iterator[Finding]:
    if strays := pictures.strays():
        folder = settings.MEDIA_ROOT / "pictures"
        yield warning(
            "picture-stray",
            f"{len(strays)} files in {folder} belong to no picture: {strays[0]}"
            f"{' …' if len(strays) > 1 else ''}",
            "They take room, and may be what somebody wanted to be rid of.",
            f"Have them swept: {settings.NEWSROOM_COMMAND} make_renditions – or, if "
            "the database is an older one than the files, restore the right one.",
        )


@question("renditions-missing")
def renditions_are_made() -> Iterator[Finding]:
    if unmade := pictures.unmade():
        yield warning(
            "renditions-missing",
            "Pictures of the newest articles that aren't there in all sizes: "
            f"{len(unmade)}, {named(unmade)}.",
            "Their first readers wait until they are made.",
            f"Make them: {settings.NEWSROOM_COMMAND} make_renditions",
        )


@question("licence-ended", "licence-ends")
def what_is_shown_is_licensed() -> Iterator[Finding]:
    today = timezone.localdate()
    ended = Image.objects.ended(today).public()
    if ended.exists():
        place = at_the_desk("articles_image_changelist", {"licence": "ended"})
        yield error(
            "licence-ended",
            f"{numbered(ended, 'pictures')} are public, and their licences have ended.",
            "To show them may cost money.",
            f"Extend the licence, or correct the articles: {place}",
        )
    ending = Image.objects.expiring(today).filter(licensed_until__gte=today).public()
    if ending.exists():
        place = at_the_desk("articles_image_changelist", {"licence": "expiring"})
        yield warning(
            "licence-ends",
            f"{numbered(ending, 'pictures')} are public, and their licences end within "
            "30 days.",
            "After that nobody may show them.",
            f"Extend the licence, or correct the articles: {place}",
        )
