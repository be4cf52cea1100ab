"""Featuring on the desk: a page on which a chief lets an article lead the home page."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _, gettext_lazy

from articles.accounts import note_refusal
from articles.admin.article.access import find
from articles.admin.parts.fields.moments import MomentField, zone_in_words
from articles.admin.parts.framed import framed
from articles.admin.parts.saying import change_url
from articles.admin.parts.standing import standing
from articles.editing import publishing
from articles.editing.publishing import moment
from articles.foundation.careful_forms import CarefulForm
from articles.foundation.refusal import Refused
from articles.models import Article


class FeatureForm(CarefulForm, forms.Form):
    until = MomentField(label=gettext_lazy("until"), required=False)

    def __init__(self, *args, article: Article, **kwargs):
        until = article.edition.featured_until
        if until and until > timezone.now():
            kwargs["initial"] = {"until": until}
        super().__init__(*args, **kwargs)
        self.fields["until"].help_text = " ".join(
            [zone_in_words(), _("If empty, it doesn't lead the home page.")]
        )

    def consequence(self) -> str:
        return _(
            "Until then it is at the top of the home page in its "
            "language, as long as it is public. If there are several, "
            "the newest leads."
        )


def feature(request, pk: int):
    article = find(request, pk)
    if not publishing.may_feature(request.user, article):
        raise Http404
    form = FeatureForm(request.POST or None, article=article)
    if request.method == "POST" and form.is_valid():
        try:
            return lead(request, article, form.cleaned_data["until"])
        except Refused as refusal:
            note_refusal(request, refusal, article, move="feature")
            form.add_error(None, str(refusal))
    title = _("Lead the home page")
    stands = standing(article, None)
    return framed(
        request,
        Article,
        "move",
        title=title,
        original=article,
        standing=stands,
        form=form,
    )


def lead(request, article: Article, until) -> HttpResponseRedirect:
    publishing.feature(article, until=until, by=request.user)
    done = _("It doesn't lead the home page.")
    if until:
        done = _("It leads the home page until %(at)s.") % {"at": moment(until)}
    messages.success(request, done)
    return HttpResponseRedirect(change_url(article))
