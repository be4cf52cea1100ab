"""Former versions on the desk: a page on which a chief hides from readers what stood
before a version, or shows it again, with a reason on record.
"""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.widgets import AdminTextareaWidget
from django.http import Http404, HttpResponseRedirect
from django.utils.translation import gettext as _, gettext_lazy

from articles.accounts import note_refusal
from articles.admin.article.access import find
from articles.admin.parts.framed import framed
from articles.admin.parts.saying import change_url
from articles.admin.parts.standing import standing
from articles.editing import publishing
from articles.foundation.careful_forms import CarefulForm
from articles.foundation.refusal import Refused
from articles.models import Article

HIDES = gettext_lazy("Don’t show readers what stood before this version")


class FormerForm(CarefulForm, forms.Form):
    hides_former = forms.BooleanField(label=HIDES, required=False)
    note = forms.CharField(
        label=gettext_lazy("note"),
        widget=AdminTextareaWidget({"rows": 3}),
        max_length=2000,
        help_text=gettext_lazy("For the newsroom only."),
    )

    def __init__(self, *args: Any, article: Article, **kwargs: Any):
        kwargs["initial"] = {"hides_former": article.hides_former}
        super().__init__(*args, **kwargs)

    def consequence(self) -> str:
        return _(
            "If hidden, earlier versions have no page any more, and nobody sees what "
            "this version changed. The notes of earlier corrections go, too. At the "
            "desk everything stays."
        )


def former(request, pk: int):
    article = find(request, pk)
    if not publishing.may_hide(request.user, article):
        raise Http404
    form = FormerForm(request.POST or None, article=article)
    if request.method == "POST" and form.is_valid():
        try:
            return changed(request, article, form.cleaned_data)
        except Refused as refusal:
            note_refusal(request, refusal, article, move="former")
            form.add_error(None, str(refusal))
    return framed(
        request,
        Article,
        "move",
        title=_("Former versions"),
        original=article,
        standing=standing(article, None),
        form=form,
        back=change_url(article),
    )


def changed(request, article: Article, data: dict) -> HttpResponseRedirect:
    hides = data["hides_former"]
    publishing.set_hidden(article, hides=hides, note=data["note"], by=request.user)
    done = _("Readers can read what stood before this version.")
    if hides:
        done = _("Readers can’t read any more what stood before this version.")
    messages.success(request, done)
    return HttpResponseRedirect(change_url(article))
