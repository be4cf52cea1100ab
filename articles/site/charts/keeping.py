"""Cache drawings of a catalogue, which would be drawn the same again."""

from collections.abc import Callable

from django.conf import settings
from django.utils.translation import get_language

from articles.domain.fragments import fingerprint
from articles.domain.label_index import Catalogue


def kept(catalogue: Catalogue, *name: str, make: Callable[[], str]) -> str:
    """Return the result of `make`, which uses only the catalogue and the language.

    It is made once for a catalogue; in debug mode each change of a template is seen at
    once.
    """
    if settings.DEBUG:
        return make()
    key = (*name, get_language(), fingerprint())
    if key not in catalogue.pieces:
        catalogue.pieces[key] = make()
    return catalogue.pieces[key]
