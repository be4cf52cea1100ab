"""What readers are owed: pages that the law asks for, answers, words for pictures.

Not here: what preflight warns of in public articles. It is asked anew of each, with
questions of its own, and nothing of it is stored; the article's page says it.
"""

from collections.abc import Callable

from django.urls import reverse
from django.utils.translation import gettext as _

from articles.admin.day.duties import duties_of
from articles.admin.day.section import SHOWN, Row, Section, all_of, listed, section
from articles.admin.day.words import waiting
from articles.admin.parts.saying import Link
from articles.content import shortened
from articles.models import BarrierReport, Image, User
from articles.text import clean_line

MOST = 200
# So many pictures of each lack are found; there may be as many as there are.
PICTURES = 100
BEGINNING = 80


def owed_by(user: User) -> list[Section]:
    return [*duties_for(user), *reports_for(user), *pictures_for(user)]


def duties_for(user: User) -> list[Section]:
    """Return all of them: there are no more than the law's pages."""
    rows = [Row(duty.label, duty.address) for duty in duties_of(user)]
    return [Section("duties", _("What readers are owed"), rows)] if rows else []


def reports_for(user: User) -> list[Section]:
    """Return the barrier reports that nobody has answered, the oldest in front."""
    if not user.has_perm("articles.change_barrierreport"):
        return []
    reports = list(BarrierReport.objects.open().order_by("sent_at", "pk")[:MOST])
    rows = [
        Row(
            shortened(clean_line(report.message), BEGINNING),
            reverse("admin:articles_barrierreport_change", args=[report.pk]),
            [fact for fact in (waiting(report.sent_at), report.page) if fact],
            language=report.language,
        )
        for report in reports
    ]
    lists = all_of(len(rows), len(rows), MOST, listed("barrierreport", state="open"))
    return section("reports", _("Barrier reports to answer"), rows, lists)


def pictures_for(user: User) -> list[Section]:
    """Return pictures that readers see and that lack something, each once.

    Whoever doesn't review can't change these.
    """
    if not user.has_perms(["articles.review_article", "articles.change_image"]):
        return []
    facts: dict[int, list[str]] = {}
    titles: dict[int, str] = {}
    lists: list[Link] = []
    for kept, query, fact, words in lacks():
        found = kept(Image.objects.public()).values_list("pk", "title")
        pictures = list(found[:PICTURES])
        for pk, title in pictures:
            titles[pk] = title
            facts.setdefault(pk, []).append(fact)
        address = listed("image", use="public", **query)
        lists += all_of(len(pictures), 0, PICTURES, address, words)
    rows = [
        Row(titles[pk], reverse("admin:articles_image_change", args=[pk]), lacking)
        for pk, lacking in facts.items()
    ]
    lists = lists if len(rows) > SHOWN else []
    return section("pictures", _("Pictures that readers see"), rows, lists)


def lacks() -> list[tuple[Callable, dict[str, str], str, str]]:
    """Return how pictures that lack something are found, listed and called."""
    return [
        (
            lambda pictures: pictures.expiring().order_by("licensed_until", "pk"),
            {"licence": "expiring"},
            _("the licence ends or has ended"),
            _("Licence ends: %(count)s"),
        ),
        (
            lambda pictures: pictures.undescribed(),
            {"alt": "missing"},
            _("without alternative text"),
            _("Without alternative text: %(count)s"),
        ),
        (
            lambda pictures: pictures.uncredited(),
            {"credit": "missing"},
            _("without credit"),
            _("Without credit: %(count)s"),
        ),
    ]
