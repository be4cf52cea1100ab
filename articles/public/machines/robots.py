"""What crawlers are asked to leave alone, and where they find everything else."""

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse

from articles.public.page import public_view

PLAIN = "text/plain; charset=utf-8"
# The desk with its previews; what a search found, in any place of the query; the form
# for barriers, once for each page that leads to it.
REFUSED = ("/admin/", "/*?q=", "/*&q=", "/*?page=")
SITEMAPS = ("sitemap", "news_sitemap")


@public_view
def robots(request):
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in REFUSED),
        "",
        *(f"Sitemap: {settings.NEWSROOM_ORIGIN}{reverse(name)}" for name in SITEMAPS),
    ]
    return HttpResponse("".join(f"{line}\n" for line in lines), content_type=PLAIN)
