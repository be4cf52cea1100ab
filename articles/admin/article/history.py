"""The history of an article's edition: every save and every decision, newest first."""

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from articles import rights
from articles.admin.article.compare import Compare, number
from articles.admin.article.timeline import Timeline


class History(Compare):
    history_template = "admin/articles/article/history.html"

    def get_urls(self):
        def at(end, view):
            wrapped = self.admin_site.admin_view(view)
            name = f"articles_article_{end}"
            return path(f"<path:object_id>/{end}/", wrapped, name=name)

        # Before Django's: its last address takes whatever is left.
        own = [at("compare", self.compare_view), at("restore", self.restore_view)]
        return own + super().get_urls()

    def history_view(self, request, object_id, extra_context=None):
        article = self.get_object(request, unquote(object_id))
        if article is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_or_change_permission(request, article):
            raise PermissionDenied
        timeline = Timeline(article.edition, request.user, request.GET.get("p", "1"))
        context = self.page_about(request, article) | told(request, timeline)
        context |= {"title": _("History: %(headline)s") % {"headline": article}}
        return TemplateResponse(
            request, self.history_template, context | (extra_context or {})
        )

    def page_about(self, request, article) -> dict:
        """Return what every page about an article's history shows around it."""
        request.current_app = self.admin_site.name
        return self.admin_site.each_context(request) | {
            "article": article,
            "opts": self.opts,
            "module_name": capfirst(self.opts.verbose_name_plural),
            "may_begin": request.user.has_perm("articles.add_article"),
        }


def told(request, timeline: Timeline) -> dict:
    """Return the timeline, what is chosen to be compared, and what can be restored."""
    working = timeline.working()
    newest, before = timeline.newest()
    chosen = {
        "old": number(request.GET.get("old")) or before or newest,
        "new": number(request.GET.get("new")) or newest,
    }
    return {
        "timeline": timeline,
        "versions": timeline.versions(),
        "elsewhere": timeline.elsewhere(chosen.values()),
        "chosen": chosen,
        "working": working,
        "may_restore": working and rights.may_change(request.user, working),
    }
