"""Languages: what waits in them, the name of the site, and the pages of the law."""

from collections.abc import Iterator

from django.conf import settings
from django.http.request import validate_host
from django.utils import timezone

from articles.editing import languages
from articles.foundation.languages import answering, former, offered, row_of
from articles.models import LEGAL, Masthead, OldAddress, Page, PageKind
from newsroom.monitoring.doctor.asked_of_people import at_the_desk
from newsroom.monitoring.doctor.finding import Finding, error, note, warning
from newsroom.monitoring.doctor.questions import question


@question("page-missing")
def pages_of_the_law_are_there() -> Iterator[Finding]:
    there = set(Page.objects.filter(kind__in=LEGAL).values_list("language", "kind"))
    for language, name in names().items():
        missing = [kind for kind in LEGAL if (language, kind.value) not in there]
        if missing:
            kinds = ", ".join(str(kind.label) for kind in missing)
            query = {"language": language, "kind": missing[0].value}
            yield error(
                "page-missing",
                f"In {name} there is no: {kinds}.",
                "The law asks for it; readers find no such page.",
                f"Write it: {at_the_desk('articles_page_add', query)}",
            )


@question("review-due")
def the_accessibility_statement_was_looked_at() -> Iterator[Finding]:
    today = timezone.localdate()
    for page in Page.objects.filter(kind=PageKind.ACCESSIBILITY).order_by("pk"):
        if page.needs_review(today):
            place = f"{settings.NEWSROOM_ORIGIN}/admin/articles/page/{page.pk}/change/"
            yield warning(
                "review-due",
                f"Nobody has looked at “{page}” {when(page)}.",
                "The law asks for a look once a year.",
                f"See that it is true, and enter the day: {place}",
            )


@question("masthead-missing")
def the_site_has_a_name() -> Iterator[Finding]:
    there = set(Masthead.objects.values_list("language", flat=True))
    for language, name in names().items():
        if language not in there:
            query = {"language": language}
            yield warning(
                "masthead-missing",
                f"In {name} the site has no name of its own.",
                "Pages and feeds there are headed by another one.",
                f"Give it one: {at_the_desk('articles_masthead_add', query)}",
            )


@question("language-waiting")
def nothing_waits_in_closed_languages() -> Iterator[Finding]:
    for one in languages.waiting():
        yield error(
            "language-waiting",
            str(one),
            "The clock alone would publish what is scheduled, so no server starts."
            if one.scheduled
            else "Nobody can approve it, so it waits in vain.",
            remedy_for(one.code),
        )


@question("language-unknown")
def addresses_answer_in_every_language() -> Iterator[Finding]:
    codes = [one for one in languages.codes_in_use() if one not in answering()]
    for code, number in languages.public_addresses(codes).items():
        if number:
            told = ",".join((*former(), code))
            yield error(
                "language-unknown",
                f"{number} public addresses in {languages.named(code)} don't answer.",
                "No setting names the language, so readers get 404; nothing is lost.",
                f"Set NEWSROOM_FORMER_LANGUAGES={told}, or add {code} to "
                "NEWSROOM_LANGUAGES, and restart the service.",
            )


@question("old-host")
def old_hosts_are_answered() -> Iterator[Finding]:
    hosts = OldAddress.objects.exclude(host="").order_by("host")
    for host in hosts.values_list("host", flat=True).distinct():
        names = (host, f"www.{host}")
        if not any(validate_host(name, settings.ALLOWED_HOSTS) for name in names):
            yield note(
                "old-host",
                f"{host} has old addresses, and the newsroom doesn't answer there.",
                "They only lead on if another server redirects them.",
                f"Let {host} lead here, name it in NEWSROOM_ALLOWED_HOSTS, and restart "
                "the service; or leave it to that server: docs/importing.md",
            )


def remedy_for(code: str) -> str:
    command = f"{settings.NEWSROOM_COMMAND} languages close {code} --by USER"
    return f"Cancel it: {command}. Or add {code} to NEWSROOM_LANGUAGES."


def names() -> dict[str, str]:
    return {code: row_of(code).label for code in offered()}


def when(page: Page) -> str:
    return f"since {page.reviewed_on}" if page.reviewed_on else "yet"
