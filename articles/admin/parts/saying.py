"""Names of people and versions at the desk, and the links to them."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _, pgettext

from articles.editing.publishing import Circumstances, moment
from articles.models import Article


def who(person) -> str:
    """Return a person's printed name or account; nobody is the importer."""
    if person is None:
        return pgettext("who", "Import")
    return person.get_full_name() or person.get_username()


@dataclass(frozen=True, slots=True)
class Link:
    text: str
    address: str


def change_url(article: Article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])


def behind_url(article: Article) -> str:
    """Return the page that compares a translation with its current original."""
    return reverse("articles_article_behind", args=[article.pk])


def described(article: Article) -> str:
    return _("%(language)s, version %(number)s: %(phase)s") % {
        "language": article.edition.get_language_display(),
        "number": article.number,
        "phase": article.phase().label,
    }


def planned(one: Circumstances) -> str:
    """Say what an approval will bring about, "" if no plan is in force."""
    if one.plan is None:
        return ""
    at = one.plan.live_from
    if at is None or at <= timezone.now():
        return _("goes live when someone approves it")
    said = _("goes live on %(at)s once someone approves it")
    return said % {"at": moment(at)}
