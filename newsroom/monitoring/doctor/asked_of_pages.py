"""Pages that the law asks for, and the name of the site, in each language."""

from collections.abc import Iterator

from django.conf import settings
from django.utils import timezone

from articles.models import LEGAL, Masthead, Page, PageKind
from newsroom.monitoring.doctor.asked_of_people import at_the_desk
from newsroom.monitoring.doctor.finding import Finding, error, warning
from newsroom.monitoring.doctor.questions import question

LANGUAGES = dict(settings.LANGUAGES)


@question("page-missing")
def pages_of_the_law_are_there() -> Iterator[Finding]:
    there = set(Page.objects.filter(kind__in=LEGAL).values_list("language", "kind"))
    for language, name in LANGUAGES.items():
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
    for language, name in LANGUAGES.items():
        if language not in there:
            query = {"language": language}
            yield warning(
                "masthead-missing",
                f"In {name} the site has no name of its own.",
                "Pages and feeds there are headed by another one.",
                f"Give it one: {at_the_desk('articles_masthead_add', query)}",
            )


def when(page: Page) -> str:
    return f"since {page.reviewed_on}" if page.reviewed_on else "yet"
