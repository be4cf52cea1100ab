"""Featuring on the desk: a page on which a chief lets an article lead the home page."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import publishing
from articles.admin.article.standing import change_url
from articles.admin.parts.moments import MomentField, zone_in_words
from articles.models import Article
from articles.publishing import moment
from articles.refusal import Refused


class FeatureForm(forms.Form):
    until = MomentField(label=gettext_lazy("until"), required=False)

    def __init__(self, *args, article: Article, **kwargs):
        until = article.edition.featured_until
        if until and until > timezone.now():
            kwargs["initial"] = {"until": until}
        super().__init__(*args, **kwargs)
        self.fields["until"].help_text = " ".join(
            [zone_in_words(), _("Empty: it doesn't lead the home page (any more).")]
        )

    def consequence(self) -> str:
        return _(
            "Until then it stands at the top of the home page of its language, "
            "as long as it is public. If there are several, the newest leads."
        )


class Feature:
    def get_urls(self):
        view = self.admin_site.admin_view(self.feature_view)
        return [
            path("<int:pk>/feature/", view, name="article_feature"),
            *super().get_urls(),
        ]

    def feature_view(self, request, pk):
        article = self.find(request, pk)
        if not publishing.may_feature(request.user, article):
            raise Http404
        form = FeatureForm(request.POST or None, article=article)
        if request.method == "POST" and form.is_valid():
            try:
                return self.feature(request, article, form.cleaned_data["until"])
            except Refused as refusal:
                form.add_error(None, str(refusal))
        context = self.admin_site.each_context(request) | {
            "title": _("Lead the home page"),
            "opts": self.opts,
            "original": article,
            "form": form,
        }
        return TemplateResponse(request, "admin/articles/article/move.html", context)

    def feature(self, request, article, until):
        publishing.feature(article, until=until, by=request.user)
        done = _("It doesn't lead the home page.")
        if until:
            done = _("It leads the home page until %(at)s.") % {"at": moment(until)}
        messages.success(request, done)
        return HttpResponseRedirect(change_url(article))
