"""The answers at addresses that are none of ours, and at the bare address of the site.

Only what would be "not found" is looked up, and only if there are old addresses.
"""

from django.utils import timezone

from articles.domain import site_version
from articles.domain.site_version import Kept, Revision
from articles.foundation.languages import site_language
from articles.foundation.slugs import path_of
from articles.models import OldAddress
from articles.site.old_addresses.leading import answer_for, led_to, main_feed
from articles.site.old_addresses.wanted import usual_feed, wanted
from articles.site.public import errors, home
from articles.site.shared import public_view, tells_all

READING = {"GET", "HEAD"}


def has_any(_at: Revision, _held) -> bool:
    return OldAddress.objects.exists()


# A newsroom without an import asks nothing about addresses that lead nowhere.
there_are_some = Kept(has_any)


def not_found(request, exception=None):
    """Lead on from an old address, or say that nothing is here."""
    if request.method not in READING or request.path_info.startswith(unasked()):
        return errors.not_found(request, exception)
    at = site_version.current(timezone.now())
    answer = lead_on(request, at)
    return answer or errors.not_found(request, exception, at=at)


@public_view
@tells_all
def root(request):
    """Lead to the home page; or from a page of an old site that only its query named,
    as `/?p=5`.
    """
    if request.META.get("QUERY_STRING"):
        at = site_version.current(timezone.now())
        if answer := lead_on(request, at):
            return answer
    return home.by_language(request)


@tells_all
def lead_on(request, at: Revision):
    """Return the answer for an old address, None for any other."""
    path, query = request.path_info, request.META.get("QUERY_STRING", "")
    asked = wanted(path, query)
    if asked.paths and there_are_some.at(at):
        row = OldAddress.objects.find(asked.paths, host_of(request))
        answer = row and answer_for(request, row, asked.feed, at)
        if answer:
            return answer
    usual = ("", asked.feed) if path == "/" and asked.feed else usual_feed(path)
    if usual is None:
        return None
    language, form = usual
    return led_to(main_feed(language or site_language(), form))


def host_of(request) -> str:
    return request.get_host().partition(":")[0].lower().removeprefix("www.")


def unasked() -> tuple[str, ...]:
    """Return prefixes at which no old address is looked for: the desk's, secrets."""
    return path_of("admin:index"), errors.SECRETS
