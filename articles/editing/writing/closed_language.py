"""The one rule about languages: in one that the newsroom doesn't offer, nothing begins
and nothing appears. What readers have stays, and can be withdrawn.
"""

from django.utils.translation import gettext as _

from articles.foundation.languages import is_offered, language_name
from articles.foundation.refusal import Refused

LANGUAGE_CLOSED = "language-closed"


def why_closed(language: str) -> tuple[str, str] | None:
    """Return why nothing appears in this language, and what to do; None if it is
    offered.
    """
    if is_offered(language):
        return None
    return (
        _("The newsroom doesn't publish in this language: %(language)s.")
        % {"language": language_name(language)},
        _("Ask an operator to offer it (NEWSROOM_LANGUAGES), or use another one."),
    )


def refuse_closed_language(what: str, language: str) -> None:
    if told := why_closed(language):
        why, remedy = told
        raise Refused(what, why, remedy, code=LANGUAGE_CLOSED)
