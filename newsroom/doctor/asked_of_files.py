"""Static files: are they there, whole, and those of this version?"""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from articles.site import static_files
from newsroom.doctor.finding import Finding, error
from newsroom.doctor.questions import Needs, question


@question("static-missing", "static-old", needs=Needs.NOTHING)
def static_files_are_those_of_this_version() -> Iterator[Finding]:
    if settings.DEBUG:
        return  # each is read where it lies
    root = Path(settings.STATIC_ROOT)
    missing, other = [], []
    for name, content in static_files():
        file = root / name
        if not file.is_file():
            missing.append(name)
        elif file.read_bytes() != content:
            other.append(name)
    remedy = (
        f"Collect them: {settings.NEWSROOM_COMMAND} collectstatic --noinput – then "
        "restart the service."
    )
    if missing:
        yield error(
            "static-missing",
            f"{len(missing)} static files are missing in {root}: {few(missing)}.",
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
    return ", ".join(sorted(names)[:3]) + (" …" if len(names) > 3 else "")
