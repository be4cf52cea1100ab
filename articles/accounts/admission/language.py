"""The language of a user's desk and mails: the one they chose, if any.

The public site's language depends on the URL, and the login's on the browser.
"""

from django.utils import translation

from articles.accounts.admission.desk import is_of_the_desk


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
        if language := language_of(request.user):
            translation.activate(language)
            request.LANGUAGE_CODE = translation.get_language()
