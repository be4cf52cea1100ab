"""The language of a user's desk and mails: the one they chose, if any.

The public site's language depends on the URL, and the login's on the browser. The desk
speaks fewer languages than the site may have.
"""

from django.contrib.auth.middleware import get_user
from django.utils import translation
from django.utils.translation.trans_real import parse_accept_lang_header

from articles.accounts.admission.desk import is_of_the_desk
from articles.accounts.sessions.own_sessions import end_if_over
from articles.foundation.languages import SOURCE, desk_languages, site_language


def language_of(person) -> str:
    """Return the language that the user chose; "" if they chose none."""
    return person.language if person.is_authenticated else ""


class DeskLanguageMiddleware:
    """Let the desk, and nothing else, speak the language of the profile."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if not is_of_the_desk(request):
            return
        # Lists ask the account hundreds of times; Django's stand-in makes that dear.
        request.user = get_user(request)
        end_if_over(request)
        translation.activate(language_of(request.user) or browsers(request))
        request.LANGUAGE_CODE = translation.get_language()


def browsers(request) -> str:
    """Return the first of the desk's languages that the browser asks for."""
    known = desk_languages()
    header = request.headers.get("Accept-Language", "").lower()
    for code, _weight in parse_accept_lang_header(header):
        for one in (code, code.partition("-")[0]):
            if one in known:
                return one
    return next((one for one in known if one == site_language()), SOURCE)
