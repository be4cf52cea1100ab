"""Say how much there is in each language; help to add one and to take one away."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.core.management import get_commands
from django.core.management.base import BaseCommand, CommandError, no_translations
from django.utils import timezone
from django.utils.translation import override

from articles.editing import languages
from articles.editing.languages import Closing, InUse
from articles.foundation.languages import (
    SOURCE,
    chosen_languages,
    former,
    offered,
    row_of,
)
from articles.foundation.refusal import Refused
from articles.management.people import find_publisher
from articles.models import LEGAL, Article, Page, PageKind

COLUMNS = (
    ("language", "code"),
    ("", "standing"),
    ("public", "public"),
    ("scheduled", "scheduled"),
    ("planned", "planned"),
    ("in review", "in_review"),
    ("drafts", "drafts"),
    ("pages", "pages"),
    ("masthead", "has_masthead"),
    ("labels without name", "unnamed_labels"),
    ("pictures without alt", "undescribed_pictures"),
)
STANDINGS = {"unknown": "only in the database"}


class Command(BaseCommand):
    help = (
        "Say how much there is in each language. “open” says what a further language "
        "needs, “close” stops what would still appear in one."
    )

    def add_arguments(self, parser):
        acts = parser.add_subparsers(
            dest="act", metavar="open | close", help="without one, print the numbers"
        )
        for name, told in (
            ("open", "say what a language will need, and what to set; change nothing"),
            (
                "close",
                "cancel what is to appear later in a language, and say what to set",
            ),
        ):
            act = acts.add_parser(name, help=told)
            act.add_argument("code", metavar="CODE", help="of the language, such as fr")
        act.add_argument(
            "--by", metavar="USER", help="the user who cancels: one who may publish"
        )
        act.add_argument(
            "--dry-run",
            action="store_true",
            help="say what would happen, store nothing",
        )

    @no_translations  # operators read English, whatever the site's language
    def handle(self, *, act, verbosity, **options):
        self.is_quiet = verbosity == 0
        with override(SOURCE):
            if act is None:
                self.say(*table(languages.in_use()))
            elif act == "open":
                self.open(known(options["code"]))
            else:
                by, dry_run = options["by"], options["dry_run"]
                self.close(known(options["code"]), by=by, dry_run=dry_run)

    def say(self, *lines: str) -> None:
        for line in lines if not self.is_quiet else ():
            self.stdout.write(line)

    def open(self, code: str) -> None:
        name = languages.named(code)
        if code in offered():
            self.say(f"{name} is offered already. There is nothing to set.")
            return
        self.say(f"For {name} the newsroom needs:", *needs(code))
        self.say("Until then:", *falls_back(code))
        self.say(
            "Nothing was changed: in the database nothing has to be. Set these, and "
            "restart the service:",
            *lines((*offered(), code), (one for one in former() if one != code)),
        )

    def close(self, code: str, *, by: str | None, dry_run: bool) -> None:
        there = languages.codes_in_use()
        if code not in there:
            raise CommandError(
                f"{languages.named(code)} can't be closed: the newsroom doesn't offer "
                f"it, and has nothing in it. Name one of these: {', '.join(there)}."
            )
        left = tuple(one for one in offered() if one != code)
        if not left:
            raise CommandError(
                f"{languages.named(code)} can't be closed: it is the only language "
                "that the newsroom offers. Offer another one first: "
                f"{settings.NEWSROOM_COMMAND} languages open CODE"
            )
        try:
            if dry_run:
                found = languages.closing_of(code)
            else:
                publisher = find_publisher(by, act="Closing a language")
                found = languages.close(code, by=publisher)
        except Refused as refused:
            raise CommandError(f"Nothing was changed. {refused}") from None
        if dry_run:
            self.say("Dry run, nothing was changed. This would be done:")
        self.say(*done(code, found))
        self.say(stays(code))
        if code in offered():
            if left[0] != offered()[0]:
                self.say(f"{languages.named(left[0])} becomes the site's own language.")
            self.say("Set these, and restart the service:")
        else:
            self.say("It isn't offered. Its addresses answer with these settings:")
        self.say(*lines(left, dict.fromkeys((*former(), code))))


def known(code: str) -> str:
    """Return the code as settings have it; refuse what is no language."""
    try:
        [found] = chosen_languages([code])
    except ValueError as error:
        raise CommandError(str(error)) from None
    return found


def lines(offering: Iterable[str], closed: Iterable[str]) -> list[str]:
    """Return the lines for the environment."""
    return [
        f"NEWSROOM_LANGUAGES={','.join(offering)}",
        f"NEWSROOM_FORMER_LANGUAGES={','.join(closed)}",
    ]


def table(rows: list[InUse]) -> list[str]:
    cells = [[title for title, _field in COLUMNS]]
    cells += [
        [in_words(getattr(row, field)) for _title, field in COLUMNS] for row in rows
    ]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return [
        "  ".join(
            cell.ljust(width) if place < 2 else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in cells
    ]


def in_words(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return STANDINGS.get(str(value), str(value))


def numbers_of(code: str) -> InUse | None:
    return next((one for one in languages.in_use() if one.code == code), None)


def needs(code: str) -> list[str]:
    """Return what editors and operators have to do before readers find it whole."""
    own = numbers_of(code)
    kinds = set(Page.objects.filter(language=code).values_list("kind", flat=True))
    legal = [str(PageKind(kind).label) for kind in LEGAL if kind.value not in kinds]
    found = (
        [] if own and own.has_masthead else ["a masthead: the site's name and contact"]
    )
    found += [f"the pages that the law asks for: {', '.join(legal)}"] if legal else []
    if number := languages.unnamed_labels(code):
        found.append(f"names of {counted(number, 'label')}")
    if number := languages.undescribed_pictures(code):
        found.append(f"alternative texts of {counted(number, 'picture')}")
    if "words" in get_commands():
        found.append("the words of the public pages: newsroom words says which")
    return [f"  - {one}" for one in found] or ["  - nothing more"]


def counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def falls_back(code: str) -> list[str]:
    """Return what readers see meanwhile of what isn't there in the language."""
    row = row_of(code)
    found = [
        "labels have the name of the nearest language that has one, and are marked so",
        "pictures have the alternative text of another language, and are marked so",
        "the site is headed by another language's name; links to pages are missing",
    ]
    if not (row.stemmer or row.dictionary):
        found.append("search compares words as they are written, without inflections")
    if not row.has_desk:
        found.append("the desk stays in the languages that it speaks")
    return [f"  - {one}" for one in found]


def done(code: str, found: Closing) -> list[str]:
    told = [
        f"Not published on {moment(at)}, but back in review: {of(one)}"
        for one, at in found.scheduled
    ]
    told += [f"No approval publishes it any more: {of(one)}" for one in found.planned]
    told += [
        f"Scheduled, and has a working version too; decide at the desk: {of(one)}"
        for one in found.undecided
    ]
    return told or [f"Nothing is to appear later in {languages.named(code)}."]


def moment(at: datetime) -> str:
    return f"{timezone.localtime(at):%Y-%m-%d %H:%M}"


def of(article: Article) -> str:
    place = f"/admin/articles/article/{article.pk}/change/"
    return f"“{article}” {settings.NEWSROOM_ORIGIN}{place}"


def stays(code: str) -> str:
    row = numbers_of(code)
    if row is None:
        return "There is nothing in it."
    return (
        f"What is there stays: {counted(row.public, 'public article')}, "
        f"{row.in_review} in review, {counted(row.drafts, 'draft')}, "
        f"{counted(row.pages, 'page')}."
    )
