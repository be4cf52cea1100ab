"""The formats of feeds: the address of a list, with `feed.` and one of these.

`rss` is RSS 2.0, `atom` is Atom 1.0, `json` is JSON Feed 1.1.
"""

FORMS = ("rss", "atom", "json")
# What `<link rel="alternate">` calls them; XML is served as `application/xml`, so that
# browsers show it.
MEDIA_TYPES = {
    "rss": "application/rss+xml",
    "atom": "application/atom+xml",
    "json": "application/feed+json",
}
