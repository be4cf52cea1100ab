"""The language in which a person is spoken to: the one she chose, if any.

The public site's language is its address's, and the login's is the browser's.
"""

from django.utils import translation

from articles.accounts.admission.desk import is_of_the_desk


def language_of(person) -> str:
    """Return the language that the person chose; "" if none was chosen."""
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
