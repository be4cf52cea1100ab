"""Admin classes hold nothing that Django would pass over in silence.

A misspelt `date_hierarchy` or `get_querryset` is no error to it: just without effect.
"""

import re
from itertools import chain
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib import admin
from django.test import RequestFactory

from articles import admin as admin_package
from articles.admin.listing.columns import OF_PHASE
from articles.models import Article, User
from tests.support.desk.desk import MODELS

ADMIN = Path(admin_package.__file__).parent
TEMPLATES = ADMIN.parent.parent / "templates" / "admin"
FILES = [
    *ADMIN.rglob("*.py"),
    ADMIN.parent / "editing/desk/site.py",
    *TEMPLATES.rglob("*.html"),
]
SOURCE = "".join(file.read_text() for file in sorted(FILES))
PAGES = [admin.site.get_model_admin(model) for model in MODELS]
INLINES = [inline(page.model, admin.site) for page in PAGES for inline in page.inlines]
OURS = [
    one for one in (*PAGES, *INLINES) if type(one).__module__.startswith("articles")
]


def named(page) -> set:
    """Return the names to which the page's own options refer: columns, fields."""
    fieldsets = getattr(page, "fields", None) or ()
    flat = [
        name
        for row in fieldsets
        for name in (row if isinstance(row, tuple) else (row,))
    ]
    request = RequestFactory().get("/")
    request.user = User(is_superuser=True)
    read = page.get_readonly_fields(request)
    by_phase = chain.from_iterable(OF_PHASE.values()) if page.model is Article else ()
    return {*getattr(page, "list_display", ()), *by_phase, *read, *flat}


def own_names(page):
    """Yield (class, name) of everything public that our classes define."""
    for kind in type(page).__mro__:
        if kind.__module__.startswith("articles"):
            for name in vars(kind):
                if not name.startswith("_"):
                    yield kind, name


def is_known(page, name: str) -> bool:
    django = [
        kind for kind in type(page).__mro__ if kind.__module__.startswith("django.")
    ]
    return any(hasattr(kind, name) for kind in django)


def is_used(name: str) -> bool:
    """Return whether our own code uses this name."""
    return re.search(rf"\.{name}\b", SOURCE) is not None


def name_of(page) -> str:
    return f"{type(page).__name__}-{page.opts.model_name}"


@pytest.mark.parametrize("page", OURS, ids=name_of)
def test_an_admin_class_defines_only_what_django_knows_or_a_column_shows(page):
    unknown = [
        f"{kind.__name__}.{name}"
        for kind, name in own_names(page)
        if not (is_known(page, name) or name in named(page) or is_used(name))
    ]
    assert unknown == []


def test_the_check_finds_a_misspelt_option_and_a_misspelt_method():
    class Misspelt(type(admin.site.get_model_admin(Article))):
        date_hierachy = "printed_on"

        def get_querryset(self, request):
            """Never called."""

    Misspelt.__module__ = "articles.admin.article"
    page = Misspelt(Article, admin.site)
    found = {name for _kind, name in own_names(page) if not is_known(page, name)}
    for name in ("date_hierachy", "get_querryset"):
        assert name in found - named(page)
        assert not is_used(name)


# Their own pages show these to their users.
TO_PEOPLE = {"desknotice", "follow", "noticesettings"}


def test_every_model_of_the_newsroom_has_a_page_or_stands_in_an_articles_form():
    parts = {"articlecategory", "articlecountry", "articletopic"}
    parts |= {
        "aiuse",
        "attachment",
        "attribution",
        "callfacts",
        "deadline",
        "figure",
        "furtherreading",
        "relatedchoice",
    }
    models = {m._meta.model_name for m in apps.get_app_config("articles").get_models()}
    pages = {m._meta.model_name for m in MODELS if m._meta.app_label == "articles"}
    # Models that the newsroom keeps for itself: nobody has to see or change them.
    own = {"labelslug", "siterevision", "keycounter", "cataloguecopy", "printedpart"}
    own |= {"desksession", "identity", "erasure", "labeldecision", "newlabel"}
    own |= {"avoidedword", "document", "oldaddress"}
    own |= {"allowance", "carriedform", "takenmail", "typedcopy"} | TO_PEOPLE
    # The record and the operation have pages without a model's list.
    parts |= {"proposalact", "recordentry", "doctorfinding"}
    # It has a page for its story.
    parts |= {"embargo"}
    # The article's own pages show who is to do what.
    parts |= {"assignment", "comment", "commentmention", "reviewlink", "guestanswer"}
    # The inbox shows these with its items, and a feed's page with the feed.
    parts |= {"inboxitem", "itemsender", "sourceterms", "feedstate", "feedday"}
    own |= {"articletrace", "formeritem", "itemcluster", "itemfact", "notsame"}
    own |= {
        "suggestionpractice",
        "inboxmemory",
        "itemvector",
        "mailedfile",
        "errand",
        "tip",
    }
    # Numbers, which the desk adds up on a page of their own; pairs are made there.
    own |= {"articlereach", "dayreach", "feedsubscribers", "missedsearch", "wordpair"}
    own |= {"alert", "alertletter", "alertrequest", "subscriber", "suppressedaddress"}
    assert models == pages | parts | own


def test_s2_no_list_can_be_edited_in_place_and_no_page_saves_as_new():
    for page in PAGES:
        assert not page.list_editable
        assert not page.save_as
