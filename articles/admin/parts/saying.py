"""Names of people and versions at the desk, and the links to them."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _, ngettext, pgettext

from articles.editing.publishing import Circumstances, may_embargo, moment
from articles.foundation.refusal import Refused
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


def move_url(article: Article, name: str) -> str:
    return reverse("admin:articles_article_move", args=[article.pk, name])


def embargo_url(article: Article) -> str:
    return reverse("admin:articles_article_embargo", args=[article.pk])


def assign_url(article: Article, role: str) -> str:
    return reverse("admin:articles_article_assign", args=[article.pk, role])


def leading_to_embargo(said: str, article: Article, user) -> str:
    """Return what is said of an embargo, as a link to its page for who may see that."""
    if not may_embargo(user, article):
        return said
    return format_html('<a href="{}">{}</a>', embargo_url(article), said)


def why_and_remedy(refusal: Refused, article: Article, user) -> str:
    """Return why something was refused, and what to do; an embargo is a link."""
    why = str(refusal.why)
    if refusal.code == "embargo":
        why = leading_to_embargo(why, article, user)
    return format_html("{} {}", why, refusal.remedy)


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


def held_by(article: Article) -> str:
    """Say how many comments hold a text, "" if none does."""
    number = article.edition.blocking_comments
    if not number:
        return ""
    said = ngettext("held by %(count)s comment", "held by %(count)s comments", number)
    return said % {"count": number}
