"""The desk: the admin's site, without the ways round its pages."""

from django.contrib.admin import AdminSite
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db.models import Q, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from articles.models import Article


class Autocomplete(AutocompleteJsonView):
    def process_request(self, request):
        term, page, field, key = super().process_request(request)
        # Asked for a relation's other end, Django's view fails.
        if field.auto_created:
            raise PermissionDenied
        return term, page, field, key


class Desk(AdminSite):
    site_title = site_header = _("Newsroom")
    index_title = _("Desk")

    def get_urls(self):
        # Django's "view on site" leads to any object by its number, and so would
        # tell the address of a colleague's draft. The pages link by themselves.
        urls = super().get_urls()
        return [url for url in urls if getattr(url, "name", "") != "view_on_site"]

    def autocomplete_view(self, request):
        return Autocomplete.as_view(admin_site=self)(request)

    def get_log_entries(self, request):
        """Leave out articles that the person may not see any more."""
        visible = Article.objects.visible_to(request.user).values(
            text=Cast("pk", TextField())
        )
        about_article = Q(content_type=ContentType.objects.get_for_model(Article))
        return (
            super()
            .get_log_entries(request)
            .filter(~about_article | Q(object_id__in=visible))
        )
