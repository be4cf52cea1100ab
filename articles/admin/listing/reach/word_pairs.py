"""“Is called here”: pairs of words for the search, or aliases of labels.

The page shows what a pair would find, before it is made; then one press makes it.
"""

from contextlib import suppress
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _, gettext_lazy, pgettext, pgettext_lazy
from django.views.decorators.http import require_POST, require_safe

from articles.accounts import note, note_refusal
from articles.admin.listing.reach.page import DEFAULT, require_right, to_reach
from articles.admin.listing.reach.pair_trial import Trial, labels_called
from articles.admin.site_pages.shared_forms import tell
from articles.editing.proposals import save_shared
from articles.editing.writing import MAY_PAIR, alias_of, end_pair, pair_words
from articles.foundation.languages import offered_with_names
from articles.foundation.refusal import Refused
from articles.models import KINDS, LONGEST_WORDS, RecordedDeed, WordPair
from articles.site.statistics import Period


class PairForm(forms.Form):
    language = forms.ChoiceField(
        label=gettext_lazy("language"), choices=offered_with_names
    )
    word = forms.CharField(
        label=pgettext_lazy("pair of words", "Readers search for"),
        max_length=LONGEST_WORDS,
    )
    means = forms.CharField(
        label=pgettext_lazy("pair of words", "is called here"),
        max_length=LONGEST_WORDS,
        help_text=gettext_lazy(
            "A word or a few, as texts have them; or the name of a label."
        ),
    )

    def clean(self):
        super().clean()
        if not self.errors:
            pair = WordPair(**self.cleaned_data)
            pair.full_clean()
            self.cleaned_data |= {"word": pair.word, "means": pair.means}
        return self.cleaned_data


def address(**asked: str) -> str:
    query = urlencode(asked)
    return reverse("reach_words") + (f"?{query}" if query else "")


@require_safe
def page(request):
    require_right(request)
    may_pair = request.user.has_perm(MAY_PAIR)
    form = PairForm(request.GET if "means" in request.GET else None)
    if not form.is_bound:
        form.initial = {name: request.GET.get(name, "") for name in form.fields}
    trial, labels = None, []
    if may_pair and form.is_bound and form.is_valid():
        trial = Trial(**form.cleaned_data)
        labels = list(labels_called(trial.means, request.user))
    context = admin.site.each_context(request) | {
        "title": pgettext("pages", "What it is called here"),
        "crumbs": [to_reach(Period(DEFAULT))],
        "form": form,
        "may_pair": may_pair,
        "trial": trial,
        "labels": labels,
        "pairs": WordPair.objects.select_related("by"),
    }
    return TemplateResponse(request, "admin/reach/words.html", context)


def require_pairing(request) -> None:
    if not request.user.has_perm(MAY_PAIR):
        raise PermissionDenied


def typed(request, *names: str) -> dict[str, str]:
    return {name: request.POST.get(name, "") for name in names}


@require_POST
def make(request):
    require_pairing(request)
    said = typed(request, "language", "word", "means")
    if not PairForm(said).is_valid():
        # The page names the faults beside their fields.
        return HttpResponseRedirect(address(**said))
    try:
        pair = pair_words(**said, by=request.user)
    except Refused as refusal:
        note_refusal(request, refusal, request.user)
        messages.error(request, str(refusal))
        return HttpResponseRedirect(address())
    told = _("From now on, who searches for “%(word)s” also finds “%(means)s”.")
    messages.success(request, told % {"word": pair.word, "means": pair.means})
    return HttpResponseRedirect(address())


@require_POST
def end(request, pk: int):
    require_pairing(request)
    pair = WordPair.objects.filter(pk=pk).first()
    if pair is None:
        messages.info(request, _("This pair was taken back already."))
        return HttpResponseRedirect(address())
    end_pair(pair, by=request.user)
    told = _("“%(word)s” no longer finds “%(means)s”.")
    messages.success(request, told % {"word": pair.word, "means": pair.means})
    again = {"language": pair.language, "word": pair.word, "means": pair.means}
    return HttpResponseRedirect(address(**again))


def label_of(kind: str, key: str) -> Any:
    if kind in KINDS:
        with suppress(ValidationError):  # it isn't the key of anything
            label = KINDS[kind].model._default_manager.filter(key=key).first()
            if label:
                return label
    raise Http404


@require_POST
def alias(request):
    """Add the word to the aliases of a label, or propose it: as the label's form."""
    require_pairing(request)
    said = typed(request, "word", "kind", "key")
    label = label_of(said["kind"], said["key"])
    try:
        alias_of(label, said["word"])
        saved = save_shared(label, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    except Refused as refusal:
        note_refusal(request, refusal, label)
        messages.error(request, str(refusal))
    else:
        changed = [{"changed": {"fields": [str(label._meta.get_field("aliases"))]}}]
        if saved.stored:
            note(RecordedDeed.CHANGED, by=request.user, about=label, changes=changed)
        if saved.proposal:
            tell(request, saved.proposal, saved.stored)
        else:
            told = _("“%(word)s” is an alias of “%(label)s” now.")
            messages.success(request, told % {"word": said["word"], "label": label})
    return HttpResponseRedirect(address())


ADDRESSES = (
    ("reach/words/", "reach_words", page),
    ("reach/words/make/", "reach_words_make", make),
    ("reach/words/alias/", "reach_words_alias", alias),
    ("reach/words/<int:pk>/end/", "reach_words_end", end),
)
urlpatterns = [
    path(route, admin.site.admin_view(view), name=name)
    for route, name, view in ADDRESSES
]
