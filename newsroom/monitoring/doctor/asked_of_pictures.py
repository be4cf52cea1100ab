"""Pictures: their files, what is made of them, and until when they may be shown."""

from collections.abc import Iterator

from django.conf import settings
from django.utils import timezone

from articles.domain import pictures
from articles.models import Image
from newsroom.monitoring.doctor.asked_of_people import at_the_desk
from newsroom.monitoring.doctor.asked_of_the_queue import numbered
from newsroom.monitoring.doctor.finding import Finding, error, said as _, warning
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
            _(
                "Lost files of pictures: %(number)d, %(pictures)s.",
                number=len(lost),
                pictures=named(lost),
            ),
            _("Readers don't see them where no page was rendered before."),
            _(
                "Put %(file)s back from a backup (docs/keeping.md), into %(folder)s.",
                file=lost[0].file_name,
                folder=settings.MEDIA_ROOT / "pictures",
            ),
        )


@question("picture-stray")
def files_belong_to_pictures() -> Iterator[Finding]:
    if strays := pictures.strays():
        yield warning(
            "picture-stray",
            _(
                "%(number)d files in %(folder)s belong to no picture: %(files)s",
                number=len(strays),
                folder=settings.MEDIA_ROOT / "pictures",
                files=strays[0] + (" …" if len(strays) > 1 else ""),
            ),
            _("They take room, and may be what somebody wanted to be rid of."),
            _(
                "Have them swept: %(command)s make_renditions – or, if the database is "
                "an older one than the files, restore the right one.",
                command=settings.NEWSROOM_COMMAND,
            ),
        )


@question("renditions-missing")
def renditions_are_made() -> Iterator[Finding]:
    if unmade := pictures.unmade():
        yield warning(
            "renditions-missing",
            _(
                "Pictures of the newest articles that aren't there in all sizes: "
                "%(number)d, %(pictures)s.",
                number=len(unmade),
                pictures=named(unmade),
            ),
            _("Their first readers wait until they are made."),
            _(
                "Make them: %(command)s make_renditions",
                command=settings.NEWSROOM_COMMAND,
            ),
        )


@question("licence-ended", "licence-ends")
def what_is_shown_is_licensed() -> Iterator[Finding]:
    today = timezone.localdate()
    ended = Image.objects.ended(today).public()
    if ended.exists():
        place = at_the_desk("articles_image_changelist", {"licence": "ended"})
        yield error(
            "licence-ended",
            _(
                "%(number)s pictures are public, and their licences have ended.",
                number=numbered(ended),
            ),
            _("To show them may cost money."),
            _("Extend the licence, or correct the articles: %(place)s", place=place),
        )
    ending = Image.objects.expiring(today).filter(licensed_until__gte=today).public()
    if ending.exists():
        place = at_the_desk("articles_image_changelist", {"licence": "expiring"})
        yield warning(
            "licence-ends",
            _(
                "%(number)s pictures are public, and their licences end within 30 "
                "days.",
                number=numbered(ending),
            ),
            _("After that nobody may show them."),
            _("Extend the licence, or correct the articles: %(place)s", place=place),
        )
