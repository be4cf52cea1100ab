"""Static files: are they there, whole, and those of this version?"""

from collections.abc import Iterator

from django.conf import settings

from articles.site.shared import differing
from newsroom.monitoring.doctor.finding import Finding, error
from newsroom.monitoring.doctor.questions import Needs, question


@question("static-missing", "static-old", needs=Needs.NOTHING)
def static_files_are_those_of_this_version() -> Iterator[Finding]:
    if settings.DEBUG:
        return  # each is read where it lies
    missing, other = differing()
    remedy = (
        f"Collect them: {settings.NEWSROOM_COMMAND} collectstatic --noinput – then "
        "restart the service."
    )
    if missing:
        yield error(
            "static-missing",
            f"{len(missing)} static files are missing in {settings.STATIC_ROOT}: "
            f"{few(missing)}.",
            "Pages and desk lack style, scripts or pictures.",
            remedy,
        )
    if other:
        yield error(
            "static-old",
            f"{len(other)} static files are cut off or of another version: "
            f"{few(other)}.",
            "Pages and desk may look or work otherwise than they should.",
            remedy,
        )


def few(names: list[str]) -> str:
    return ", ".join(names[:3]) + (" …" if len(names) > 3 else "")
