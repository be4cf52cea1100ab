"""Messages that a language lacks are in English, the language of the code.

Django takes them from the site's own language: a Polish page would be German in part.
"""

from typing import Any

from django.utils.translation import trans_real


def end_in_english() -> None:
    """Have no catalogue fall back on that of the site's own language."""
    trans: Any = trans_real.DjangoTranslation
    trans._add_fallback = nothing


def nothing(_catalogue: object, _localedirs: object = None) -> None:
    """Add no catalogue: without one the message itself is shown."""
