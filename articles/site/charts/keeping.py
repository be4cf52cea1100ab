"""What was drawn of a catalogue once is what would be drawn again."""

from collections.abc import Callable

from django.conf import settings
from django.utils.translation import get_language

from articles.domain.fragments import fingerprint
from articles.domain.label_index import Catalogue


def kept(catalogue: Catalogue, *name: str, make: Callable[[], str]) -> str:
    """Return what `make` returns of nothing but the catalogue and the active language.

    It is made once for a catalogue; who works at templates sees each change at once.
    """
    if settings.DEBUG:
        return make()
    key = (*name, get_language(), fingerprint())
    if key not in catalogue.pieces:
        catalogue.pieces[key] = make()
    return catalogue.pieces[key]
