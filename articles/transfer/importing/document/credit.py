"""The credit of a document: its editor, and the day."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from django.utils.translation import gettext as _, override, pgettext

from articles.foundation.languages import offered
from articles.models import given
from articles.transfer.importing.document.days import DAY, ImpossibleDayError, read_day
from articles.transfer.importing.document.decoding import Line
from articles.transfer.importing.document.error import DocumentError, shortened

# Before the editor's name, besides the words of the newsroom's languages.
BY = ("von", "by")


@dataclass(frozen=True, slots=True)
class Credit:
    """`text` is name and organisation; `names.split_credit` separates them."""

    dated: date | None
    text: str
    number: int


@cache
def form_in(codes: tuple[str, ...]) -> re.Pattern[str]:
    words = set(BY)
    for code in codes:
        with override(code):
            words.add(re.escape(pgettext("edited by", "by")))
    by = "|".join(sorted(words))
    return re.compile(rf"(?:({DAY})[,:]? ?)?(?:(?:{by})(?: |$))?(.*)", re.IGNORECASE)


def read_credit(line: Line, *, today: date) -> Credit | None:
    """Read `dd.mm.yyyy von name, organisation`, of which each part may be missing."""
    day, text = given(form_in(offered()).fullmatch(line.text)).groups()
    try:
        dated = read_day(day, today=today) if day else None
    except ImpossibleDayError as error:
        raise unreadable_date(str(error), line.number) from error
    if dated is None and text[:1].isdigit():
        reason = _("“%(text)s” does not begin with a date.") % {"text": shortened(text)}
        raise unreadable_date(reason, line.number)
    return Credit(dated, text, line.number) if dated or text else None


def unreadable_date(reason: str, line: int | None) -> DocumentError:
    remedy = _("Write the date as dd.mm.yyyy, such as 12.02.2020, or leave it out.")
    return DocumentError(reason, remedy, line)
