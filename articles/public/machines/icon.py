"""The site's icon, for what can't name it: a browser that shows a feed asks here."""

from django.http import HttpResponseRedirect
from django.templatetags.static import static

from articles.public.page import public_view


@public_view
def icon(request):
    """Lead to the icon; its address changes whenever it is drawn anew."""
    return HttpResponseRedirect(static("articles/icon.svg"))
