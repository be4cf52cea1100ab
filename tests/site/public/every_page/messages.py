"""Messages for which pages ask, and those of a catalogue, as gettext names them."""

from collections.abc import Iterator
from contextlib import contextmanager
from gettext import GNUTranslations
from unittest.mock import patch

from django.utils import translation
from django.utils.translation import trans_real

from tests.conftest import ROOT


def names_of_messages(locale: str) -> set[str]:
    """Return the messages of our catalogue; a context stands before its message."""
    place = ROOT / "newsroom/locale" / locale / "LC_MESSAGES/django.mo"
    with place.open("rb") as file:
        known = GNUTranslations(file)._catalog  # it has no public name
    return {key if isinstance(key, str) else key[0] for key in known}


@contextmanager
def noting_messages(asked: set[str]) -> Iterator[None]:
    """Add to `asked` each message that is translated into German meanwhile.

    In English Django asks for a plural without its context as well.
    """
    gettext, counted = trans_real.gettext, trans_real.do_ntranslate

    def note(message):
        if translation.get_language() == "de":
            asked.add(str(message))

    def noting(message):
        note(message)
        return gettext(message)

    def noting_counted(singular, *arguments):
        note(singular)
        return counted(singular, *arguments)

    with (
        patch.object(trans_real, "gettext", noting),
        patch.object(translation._trans, "gettext", noting),
        patch.object(trans_real, "do_ntranslate", noting_counted),
    ):
        yield
