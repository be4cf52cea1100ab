"""Languages: what waits in them, the name of the site, and the pages of the law."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.conf import settings
from django.http.request import validate_host
from django.utils import timezone
from django.utils.functional import Promise, lazy

from articles.editing import languages
from articles.foundation.languages import answering, former, offered, row_of
from articles.models import LEGAL, Masthead, OldAddress, Page, PageKind
from newsroom.monitoring.doctor.asked_of_people import at_the_desk
from newsroom.monitoring.doctor.finding import Finding, error, note, said as _, warning
from newsroom.monitoring.doctor.questions import question


@question("page-missing")
def pages_of_the_law_are_there() -> Iterator[Finding]:
    there = set(Page.objects.filter(kind__in=LEGAL).values_list("language", "kind"))
    for language, name in names().items():
        missing = [kind for kind in LEGAL if (language, kind.value) not in there]
        if missing:
            query = {"language": language, "kind": missing[0].value}
            yield error(
                "page-missing",
                _(
                    "In %(language)s there is no: %(kinds)s.",
                    language=_(name),
                    kinds=listed(kind.label for kind in missing),
                ),
                _("The law asks for it; readers find no such page."),
                _(
                    "Write it: %(place)s",
                    place=at_the_desk("articles_page_add", query),
                ),
                language,
            )


@question("review-due")
def the_accessibility_statement_was_looked_at() -> Iterator[Finding]:
    today = timezone.localdate()
    for page in Page.objects.filter(kind=PageKind.ACCESSIBILITY).order_by("pk"):
        if page.needs_review(today):
            place = f"{settings.NEWSROOM_ORIGIN}/admin/articles/page/{page.pk}/change/"
            yield warning(
                "review-due",
                _(
                    "Nobody has looked at “%(page)s” since %(day)s.",
                    page=page,
                    day=page.reviewed_on,
                )
                if page.reviewed_on
                else _("Nobody has looked at “%(page)s” yet.", page=page),
                _("The law asks for a look once a year."),
                _("See that it is true, and enter the day: %(place)s", place=place),
                page.language,
            )


@question("masthead-missing")
def the_site_has_a_name() -> Iterator[Finding]:
    there = set(Masthead.objects.values_list("language", flat=True))
    for language, name in names().items():
        if language not in there:
            query = {"language": language}
            yield warning(
                "masthead-missing",
                _("In %(language)s the site has no name of its own.", language=_(name)),
                _("Pages and feeds there are headed by another one."),
                _(
                    "Give it one: %(place)s",
                    place=at_the_desk("articles_masthead_add", query),
                ),
                language,
            )


@question("language-waiting")
def nothing_waits_in_closed_languages() -> Iterator[Finding]:
    for one in languages.waiting():
        yield error(
            "language-waiting",
            str(one),
            _("The clock alone would publish what is scheduled, so no server starts.")
            if one.scheduled
            else _("Nobody can approve it, so it waits in vain."),
            remedy_for(one.code),
            one.code,
        )


@question("language-unknown")
def addresses_answer_in_every_language() -> Iterator[Finding]:
    codes = [one for one in languages.codes_in_use() if one not in answering()]
    for code, number in languages.public_addresses(codes).items():
        if number:
            told = ",".join((*former(), code))
            yield error(
                "language-unknown",
                _(
                    "%(number)d public addresses in %(language)s don't answer.",
                    number=number,
                    language=languages.named(code),
                ),
                _(
                    "No setting names the language, so readers get 404; nothing is "
                    "lost."
                ),
                _(
                    "Set NEWSROOM_FORMER_LANGUAGES=%(told)s, or add %(code)s to "
                    "NEWSROOM_LANGUAGES, and restart the service.",
                    told=told,
                    code=code,
                ),
                code,
            )


@question("old-host")
def old_hosts_are_answered() -> Iterator[Finding]:
    hosts = OldAddress.objects.exclude(host="").order_by("host")
    for host in hosts.values_list("host", flat=True).distinct():
        names = (host, f"www.{host}")
        if not any(validate_host(name, settings.ALLOWED_HOSTS) for name in names):
            yield note(
                "old-host",
                _(
                    "%(host)s has old addresses, and the newsroom doesn't answer "
                    "there.",
                    host=host,
                ),
                _("They only lead on if another server redirects them."),
                _(
                    "Let %(host)s lead here, name it in NEWSROOM_ALLOWED_HOSTS, and "
                    "restart the service; or leave it to that server: "
                    "docs/importing.md",
                    host=host,
                ),
                host,
            )


def remedy_for(code: str) -> str:
    return _(
        "Cancel it: %(command)s languages close %(code)s --by USER. Or add %(code)s to "
        "NEWSROOM_LANGUAGES.",
        command=settings.NEWSROOM_COMMAND,
        code=code,
    )


def names() -> dict[str, str]:
    return {code: row_of(code).label for code in offered()}


def joined(labels: list[Promise]) -> str:
    return ", ".join(map(str, labels))


in_language: Any = lazy(joined, str)


def listed(labels: Iterable[Promise]) -> Any:
    """Return them with commas between them, in the language of whoever reads them."""
    return in_language(list(labels))
