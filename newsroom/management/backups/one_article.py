"""Bring one article back from a backup, which is restored apart for it.

All that was erased since then is erased there before the article is read.
"""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.core.management.base import CommandError

from articles.foundation.refusal import Refused
from articles.management.erased import erasures_in
from articles.transfer import erasure, one_article
from newsroom.management.backups import trial
from newsroom.management.backups.places import Place

# Another beginning than that of trials, which remove each other's.
SCRATCH = "article-"


def bring_back(
    command, place: Place, name: str, named: str, *, number: int | None, by
) -> None:
    """Make a draft of the article that has this address or UUID, and tell of it."""
    with TemporaryDirectory(prefix=SCRATCH, dir=settings.VAR) as scratch:
        erased = Path(scratch) / erasure.NAME
        beside = place.listed(Path(scratch))
        erasure.write_list(erased, erasures_in(command, None, beside, "the archive"))
        archive = place.named(name)
        fault = trial.restore_into(scratch, archive, "--erasures", str(erased))
        if fault:
            raise CommandError(f"{name} can't be restored: {fault}")
        told = ask(scratch, named)
        returning = one_article.Returning(told, Path(scratch), name, by)
        try:
            returned = returning.bring_back(number)
        except (Refused, one_article.TellingFault) as error:
            raise CommandError(str(error)) from error
    for line in lines_of(returned):
        command.stdout.write(line)


def ask(scratch: str, named: str) -> one_article.Told:
    """Let the newsroom in `scratch` tell of the article."""
    asked = trial.run_apart(scratch, "backups", "--tell", named)
    if asked.returncode:
        said = trial.last_line(asked.stderr)
        raise CommandError(said.removeprefix("CommandError: "))
    return json.loads(asked.stdout)


def tell(command, named: str) -> None:
    """Print all that is known of the article, as one line of JSON."""
    try:
        told = one_article.tell(named)
    except one_article.TellingFault as error:
        raise CommandError(str(error)) from error
    command.stdout.write(json.dumps(told))


def lines_of(returned: one_article.Returned) -> list[str]:
    """Return in sentences what came back, and what didn't."""
    article = returned.article
    lines = [
        f"“{article.headline}”: version {returned.number} of then is the draft "
        f"{article.number} now. Somebody else reviews it, as ever, before readers "
        "see it."
    ]
    if returned.is_whole:
        lines.append(
            "The article was gone. It is back with all its versions, but without "
            "comments, decisions and the persons who wrote it; readers don't see it."
        )
    if returned.taken:
        lines.append(
            f"Its address “{returned.taken}” belongs to another article by now; "
            f"it has “{article.slug}”."
        )
    if returned.lost:
        lost = ", ".join(returned.lost)
        lines.append(f"The backup lacks files, and the draft does, too: {lost}.")
    if returned.missing:
        missing = ", ".join(f"{name}: {n}" for name, n in returned.missing.items())
        lines.append(f"The newsroom hasn't got all that it named any more. {missing}.")
    return lines
