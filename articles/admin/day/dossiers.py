"""Dossiers that somebody should look at again."""

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.admin.day.section import DUE, Row, Section, all_of, listed, section
from articles.models import DOSSIER, Dossier, Proposal, User, with_labels

MOST = 200


def dossiers_for(user: User) -> list[Section]:
    """Return what is due, the longest overdue in front. Somebody has looked at those
    with an open proposal; nobody sees those of merged labels.
    """
    if not user.has_perm("articles.change_dossier"):
        return []
    waits = Proposal.objects.open().filter(kind=DOSSIER, key=OuterRef("key"))
    found = Dossier.objects.filled().due(timezone.localdate())
    found = found.filter(~Exists(waits)).defer("body").order_by("look_again_on", "pk")
    due = [one for one in with_labels(found[:MOST]) if stands(one)]
    lists = all_of(len(due), len(due), MOST, listed("dossier", due="yes"))
    return section("dossiers", _("Dossiers to look at"), list(map(row, due)), lists)


def stands(dossier: Dossier) -> bool:
    return dossier.label is not None and dossier.label.merged_into_id is None


def row(dossier: Dossier) -> Row:
    facts = [dossier.get_kind_display()]
    if dossier.as_of:
        facts.append(_("as of %(day)s") % {"day": date_format(dossier.as_of)})
    address = reverse("admin:articles_dossier_change", args=[dossier.pk])
    return Row(str(dossier), address, facts, mark=DUE)
