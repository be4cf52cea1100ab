"""Translations behind their originals, with the step that says: still right."""

from django.urls import reverse
from django.utils.translation import gettext_lazy, pgettext

from articles.admin.day.section import SHOWN, Row, Section, Step, all_of, section
from articles.admin.parts.bounded import AHEAD
from articles.admin.translations import Row as Translation
from articles.admin.translations import behind_for
from articles.models import User

STILL_RIGHT = gettext_lazy("Still right")


def behind_of(user: User) -> list[Section]:
    """Return those that the person may decide about, the last ones in front."""
    found, count = behind_for(user, SHOWN + 1)
    rows = [row(one) for one in found]
    lists = all_of(count, len(rows), AHEAD, reverse("translations_behind"))
    return section("behind", pgettext("pages", "Translations behind"), rows, lists)


def row(one: Translation) -> Row:
    seen = {"seen": one.article.lock, "original": one.original.pk, "_after": "day"}
    return Row(
        str(one.article),
        one.address,
        [one.lag, one.kinds],
        language=one.article.language,
        step=Step(STILL_RIGHT, one.still_right_url, seen),
    )
