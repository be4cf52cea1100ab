"""Static files: are they there, whole, and those of this version?"""

from collections.abc import Iterator

from django.conf import settings

from articles.site.shared import differing
from newsroom.monitoring.doctor.finding import Finding, error, said as _
from newsroom.monitoring.doctor.questions import Needs, question


@question("static-missing", "static-old", needs=Needs.NOTHING)
def static_files_are_those_of_this_version() -> Iterator[Finding]:
    if settings.DEBUG:
        return  # each is read where it lies
    missing, other = differing()
    remedy = _(
        "Collect them: %(command)s collectstatic --noinput – then restart the service.",
        command=settings.NEWSROOM_COMMAND,
    )
    if missing:
        yield error(
            "static-missing",
            _(
                "%(number)d static files are missing in %(folder)s: %(files)s.",
                number=len(missing),
                folder=settings.STATIC_ROOT,
                files=few(missing),
            ),
            _("Pages and desk lack style, scripts or pictures."),
            remedy,
        )
    if other:
        yield error(
            "static-old",
            _(
                "%(number)d static files are cut off or of another version: %(files)s.",
                number=len(other),
                files=few(other),
            ),
            _("Pages and desk may look or work otherwise than they should."),
            remedy,
        )


def few(names: list[str]) -> str:
    return ", ".join(names[:3]) + (" …" if len(names) > 3 else "")
