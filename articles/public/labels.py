"""Overviews: every label of one kind that articles are published under."""

from django.db.models import Count, F
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.models import Article
from articles.models.visibility import LABEL_LINKS
from articles.public.page import Head, page, public_view, translated
from articles.selection import KINDS


@public_view
def overview(request, kind: str):
    language, now = get_language(), timezone.now()
    title = str(KINDS[kind]._meta.verbose_name_plural)
    title = title[:1].upper() + title[1:]
    head = Head(
        title=title,
        path=reverse(f"{kind}_overview"),
        translations=translated(f"{kind}_overview"),
        feeds=[(_("All articles"), reverse("feed"))],
    )
    return page(
        request,
        "articles/label_overview.html",
        head,
        labels=counted(kind, Article.objects.public(now).in_language(language)),
    )


def counted(kind: str, articles) -> list[tuple]:
    """Return each label that these articles have, by name, with how many have it."""
    name, field = LABEL_LINKS[kind]
    relation = Article._meta.get_field(name)
    owner = relation.field.name
    numbers = dict(
        relation.related_model.objects.filter(**{f"{owner}__in": articles})
        .order_by()
        .annotate(became=Coalesce(F(f"{field}__merged_into"), F(field)))
        .values("became")
        .annotate(number=Count(owner, distinct=True))
        .values_list("became", "number")
    )
    labels = KINDS[kind].objects.filter(pk__in=numbers).by_name(get_language())
    return [(label, numbers[label.pk]) for label in labels]
