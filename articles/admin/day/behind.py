"""Translations that are behind their originals, the last that fell behind in front."""

from django.urls import reverse
from django.utils.translation import gettext as _

from articles.admin.day.section import SHOWN, Row, Section, all_of, section
from articles.admin.day.work import language_of
from articles.admin.parts.bounded import AHEAD
from articles.admin.translations import behind_for
from articles.models import User


def behind_of(user: User) -> list[Section]:
    """Return those the person can do something about; each leads to the difference."""
    found, count = behind_for(user, SHOWN)
    rows = [
        Row(
            str(one.article),
            one.address,
            [one.lag, one.kinds, language_of(one.article)],
            language=one.article.language,
        )
        for one in found
    ]
    lists = all_of(count, len(rows), AHEAD + 1, reverse("translations_behind"))
    return section("behind", _("Translations behind"), rows, lists)
