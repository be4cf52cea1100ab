"""The paths that crawlers are asked to leave alone, and the addresses of sitemaps."""

from django.http import HttpResponse
from django.urls import reverse

from articles.site.shared import absolute, in_all_languages, public_view, tells_all

PLAIN = "text/plain; charset=utf-8"
# The desk with its previews, search results (“q” in any place of the query), and the
# form for barriers, which has an address for each page that leads to it.
REFUSED = ("/admin/", "/*?q=", "/*&q=", "/*?page=")
SITEMAPS = ("sitemap", "news_sitemap")


@public_view
@tells_all
def robots(request):
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in REFUSED),
        "",
        *(f"Sitemap: {absolute(reverse(name))}" for name in SITEMAPS),
    ]
    text = "".join(f"{line}\n" for line in lines)
    return in_all_languages(HttpResponse(text, content_type=PLAIN))
