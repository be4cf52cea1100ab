"""All addresses: the desk under /admin/, the public site below its languages."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path, re_path

from articles.admin.parts.bundles.serving import bundle
from articles.site.alerts import own_pages
from articles.site.feeds import opml
from articles.site.guests import files as guest_files, page as guest_page
from articles.site.old_addresses import views as old_addresses
from articles.site.public.files import document, picture
from articles.site.public.machines import health, icons, sitemaps, text_files

# Django tries one after the other: the pages that readers use most come first.
urlpatterns = [
    *i18n_patterns(
        path("", include("articles.site.public.urls")),
        path("", include("articles.site.feeds.urls")),
        path("", include("articles.site.calendars.urls")),
        path("", include("articles.site.downloads.urls")),
    ),
    path("", old_addresses.root, name="root"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("favicon.ico", icons.icon, name="icon"),
    path("apple-touch-icon.png", icons.large_icon, name="large_icon"),
    path("robots.txt", text_files.robots_txt, name="robots"),
    path("sitemap.xml", sitemaps.sitemap, name="sitemap"),
    path("sitemap-<slug:slug>.xml", sitemaps.sitemap_file, name="sitemap_file"),
    path("news-sitemap.xml", sitemaps.news_sitemap, name="news_sitemap"),
    path("feeds.opml", opml.opml, name="opml"),
    path(".well-known/security.txt", text_files.security_txt, name="security_txt"),
    re_path(
        r"^pictures/(?P<token>[0-9a-f]{32})/(?P<name>[a-z0-9-]{1,40}\.[a-z]{3,4})$",
        picture.picture,
        name="picture",
    ),
    re_path(
        r"^documents/(?P<checksum>[0-9a-f]{64})/(?P<name>[a-z0-9-]{1,100}\.[a-z]{3,4})$",
        document.document,
        name="document",
    ),
    path("review/<secret>/", guest_page.review, name="review_link"),
    # Some mail programs cut the last sign off.
    path("review/<secret>", guest_page.review),
    re_path(
        r"^review/(?P<secret>[^/]+)/pictures/(?P<token>[0-9a-f]{32})/(?P<name>[a-z0-9-]{1,40}\.[a-z]{3,4})$",
        guest_files.picture,
        name="review_picture",
    ),
    re_path(
        r"^review/(?P<secret>[^/]+)/documents/(?P<checksum>[0-9a-f]{64})/(?P<name>[a-z0-9-]{1,100}\.[a-z]{3,4})$",
        guest_files.document,
        name="review_document",
    ),
    re_path(r"^review(?:/|$)", guest_page.unknown),
    path("alerts/confirm/<token>/", own_pages.confirm_page, name="confirm_alert"),
    path("alerts/<secret>/", own_pages.own, name="alerts"),
    path("alerts/<secret>/leave/", own_pages.leave_page, name="leave_alerts"),
    path("alerts/<secret>/data/", own_pages.data, name="alerts_data"),
    re_path(
        r"^bundles/(?P<kind>css|js|mjs)/(?P<listed>[0-9-]{1,400})/(?P<signed>\w{24})$",
        bundle,
        name="bundle",
    ),
    path("admin/", include("articles.accounts.urls")),
    path("admin/", include("articles.admin.day.page")),
    path("admin/", include("articles.admin.calendar.page")),
    path("admin/", include("articles.admin.help.guide")),
    path("admin/", include("articles.admin.inbox.urls")),
    path("admin/", include("articles.admin.label.names")),
    path("admin/", include("articles.admin.review.page")),
    path("admin/", include("articles.admin.article.translations.listing")),
    path("admin/", include("articles.admin.article.commenting.listing")),
    path("admin/", include("articles.admin.records.page")),
    path("admin/", include("articles.admin.records.mail_files")),
    path("admin/", include("articles.admin.records.operation")),
    path("admin/", include("articles.admin.users.notices.urls")),
    path("admin/", include("articles.admin.listing.reach.tables")),
    path("admin/", include("articles.admin.listing.reach.alerts")),
    path("admin/", include("articles.admin.listing.reach.word_pairs")),
    path("admin/", admin.site.urls),
]

handler400 = "articles.site.public.errors.bad_request"
handler403 = "articles.site.public.errors.forbidden"
handler404 = "articles.site.old_addresses.views.not_found"
handler500 = "articles.site.public.errors.server_error"
