"""The checks of a form that somebody is typing in, before it is saved.

The form is read as for saving, with the same rights; nothing is written.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.forms.formsets import DELETION_FIELD_NAME
from django.shortcuts import render
from django.utils.translation import gettext as _, ngettext
from django.views.decorators.http import require_POST

from articles.admin.article.access import find, may_write
from articles.admin.article.form.label_proposals import (
    Proposed,
    as_last_time,
    proposed_by,
)
from articles.admin.article.form.row_proposals import ProposedRow, rows_proposed_by
from articles.admin.article.rows.rows import RowFormSet
from articles.admin.parts.framed import kept_by_nobody
from articles.domain.content import TABLE, Html, Rows, imagined, of_kind, plain
from articles.editing.preflight import ERROR, Finding, preflight
from articles.foundation.languages import site_language
from articles.models import Article, Edition


@dataclass(frozen=True, slots=True)
class Found:
    """A finding as the panel shows it: with the field that it leads to."""

    finding: Finding
    anchor: str

    @property
    def is_error(self) -> bool:
        return self.finding.level == ERROR


class Shown(list[Found]):
    """The findings, with how many of each level there are, and proposed labels."""

    @property
    def said(self) -> str:
        """Return the line that stands for all while they are folded."""
        wrong = sum(one.is_error for one in self)
        hints = len(self) - wrong
        said = [
            ngettext("%(count)d error", "%(count)d errors", wrong) % {"count": wrong},
            ngettext("%(count)d hint", "%(count)d hints", hints) % {"count": hints},
        ]
        told = [one for one, count in zip(said, (wrong, hints), strict=True) if count]
        return ", ".join(told) or _("Nothing is missing.")

    @property
    def proposed(self) -> list[Proposed]:
        return proposed_by([one.finding for one in self])

    @property
    def rows(self) -> list[ProposedRow]:
        return rows_proposed_by([one.finding for one in self])


def shown(findings: list[Finding]) -> Shown:
    # The anchors in the page of fields that aren't inputs of their own.
    rows = {name: f"{name}-group" for name, _rows in of_kind(Rows)}
    return Shown(Found(it, rows.get(it.field, f"id_{it.field}")) for it in findings)


@require_POST
def checks(request, pk: int | None = None):
    """Answer what is found in the posted form, as the panel's list."""
    article = find(request, pk) if pk is not None else None
    if not may_write(request, article):
        raise PermissionDenied
    written = typed(request, article)
    context = {
        "checked": shown(preflight(written, by=request.user)),
        "is_typed": True,
        "last_time": as_last_time(written),
    }
    template = "admin/articles/article/_checked.html"
    return kept_by_nobody(render(request, template, context))


def typed(request, article: Article | None) -> Article:
    """Return the article as it would be if the form were saved, stored nowhere."""
    change = article is not None
    page: Any = admin.site.get_model_admin(Article)
    form = page.get_form(request, article, change=change)(
        request.POST, instance=article
    )
    formsets, _inlines = page._create_formsets(request, form.instance, change=change)
    form.full_clean()
    said = {name: v for name, v in form.cleaned_data.items() if name in TABLE}
    said |= {formset.prefix: rows_in(formset) for formset in formsets}
    made = form.instance
    if not change:
        # The new article has the chosen language, and no story yet.
        chosen = form.cleaned_data.get("language") or site_language()
        made.edition = Edition(language=chosen)
    texts = {name for name, _html in of_kind(Html)}
    try:
        content = plain(said)
    except ValidationError:  # it takes minutes to read
        content = plain({name: v for name, v in said.items() if name not in texts})
    put_back(made, texts - content.keys())
    return imagined(made, content)


def put_back(article: Article, names: Collection[str]) -> None:
    """Let the article say in these fields what is stored, not what was typed."""
    stored = (
        Article.objects.filter(pk=article.pk).only(*names).first() if names else None
    )
    for name in names:
        setattr(article, name, getattr(stored, name, ""))


def rows_in(formset: RowFormSet) -> list[dict]:
    """Return what was typed in rows, also in those that can't be saved yet."""
    formset.full_clean()
    parts = dict(of_kind(Rows))[str(formset.prefix)].parts
    typed = [getattr(form, "cleaned_data", {}) for form in formset.forms]
    return [
        {name: row.get(name, kind.empty) for name, kind in parts.items()}
        for row in typed
        if row and not row.get(DELETION_FIELD_NAME)
    ]
