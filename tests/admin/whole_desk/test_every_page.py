"""Every other address of the desk, for every role: lists, labels, records, accounts.

A new one fails here until it is said who may open it and whom a POST obeys.
"""

from contextlib import nullcontext
from itertools import count

import pytest
from django.apps import apps

from articles.models import (
    KINDS as LABEL_KINDS,
    MASTHEAD,
    WITH_DOSSIER,
    PageKind,
    ProposalAct,
)
from tests.support import factories
from tests.support.desk.asking import FILLED, Answer, changed, routes, undone
from tests.support.desk.desk import read_form
from tests.support.desk.guarded import unguarded
from tests.support.desk.phases import (
    CHIEFS,
    READERS,
    REVIEWERS,
    ROLES,
    STAFF,
    WRITERS,
)
from tests.support.desk.trails import Trails
from tests.support.inbox import another

pytestmark = [pytest.mark.django_db, pytest.mark.again]

NONE, ADMIN, LOOK = frozenset(), {"admin"}, {"admin", "reader"}
KEEPERS = {"sources", "admin"}
# Chief editors, too, look after what articles are about as a whole.
LABELS = KEEPERS | {"chief"}
WORDS = KEEPERS | REVIEWERS
# Model → who may look at its pages, add one, change one, delete one.
PAGES = {
    "articles/address": (LOOK, NONE, NONE, NONE),
    "articles/readerreport": (REVIEWERS | LOOK, NONE, REVIEWERS, REVIEWERS),
    "articles/category": (READERS, LABELS, LABELS, LABELS),
    "articles/countryorganisation": (READERS, LABELS, LABELS, LABELS),
    "articles/decision": (REVIEWERS | LOOK, NONE, NONE, NONE),
    "articles/dossier": (REVIEWERS | LOOK, NONE, REVIEWERS, NONE),
    "articles/edition": (READERS, NONE, NONE, NONE),
    "articles/houseword": (READERS, WORDS, WORDS, WORDS),
    "articles/inboxrule": (REVIEWERS | LOOK, REVIEWERS, REVIEWERS, REVIEWERS),
    "articles/image": (WRITERS | LOOK, WRITERS, WRITERS, REVIEWERS),
    "articles/masthead": (CHIEFS | LOOK, CHIEFS, CHIEFS, NONE),
    "articles/page": (CHIEFS | LOOK, CHIEFS, CHIEFS, CHIEFS),
    "articles/proposal": (CHIEFS | LOOK, NONE, CHIEFS, NONE),
    "articles/snapshot": (REVIEWERS | LOOK, NONE, NONE, NONE),
    "articles/sourcefeed": (WORDS | LOOK, WORDS, WORDS, WORDS),
    "articles/source": (READERS, KEEPERS | WRITERS, KEEPERS | REVIEWERS, KEEPERS),
    "articles/story": (LOOK, NONE, NONE, NONE),
    "articles/topic": (READERS, KEEPERS | WRITERS, KEEPERS | REVIEWERS, KEEPERS),
    "articles/user": (LOOK, ADMIN, ADMIN, ADMIN),
    "auth/group": (LOOK, ADMIN, ADMIN, ADMIN),
}
LIST, ADD, KEY, TABLE = "", "add/", "<path:object_id>/", "table.csv"
ENDS = (LIST, TABLE, ADD, KEY, f"{KEY}change/", f"{KEY}history/", f"{KEY}delete/")
# Acts of an administrator on an account, each with a question before.
ABOUT = ("anonymise", "close", "factors", "invitation")
KNOWN = {f"admin/{model}/{end}" for model in PAGES for end in ENDS}
KNOWN |= {f"admin/articles/user/<int:pk>/{page}/" for page in ABOUT}
# Acts on a feed by a POST; the example isn't paused, hasn't moved, and gets no mail.
FEED_ACTS = {"ask": 1, "pause": 1, "resume": 0, "follow": 0, "stay": 0, "renew": 0}
KNOWN |= {f"admin/articles/sourcefeed/<int:pk>/{act}/" for act in FEED_ACTS}
FEED_PAGES = [f"admin/articles/sourcefeed/{end}" for end in ("find/", "opml/")]
# Acts on a label. With a second label: label/test_merge_pages.
MERGING = ("merge", "separate", "confirm")
LABEL_PAGES = [
    f"articles/{kind.model._meta.model_name}" for kind in LABEL_KINDS.values()
]
KNOWN |= {f"admin/{kind}/<int:pk>/{page}/" for kind in LABEL_PAGES for page in MERGING}
WITH_DOSSIERS = [
    f"articles/{LABEL_KINDS[name].model._meta.model_name}" for name in WITH_DOSSIER
]
DOSSIER = "<int:pk>/dossier/"
KNOWN |= {f"admin/{kind}/{DOSSIER}" for kind in WITH_DOSSIERS}
# Models that change by proposals: compare and restore take their texts from the query.
PROPOSED = ("articles/dossier", "articles/masthead", "articles/page")
COMPARE, RESTORE, PREVIEW = f"{KEY}compare/", f"{KEY}restore/", "<int:pk>/preview/"
KNOWN |= {f"admin/{model}/{end}" for model in PROPOSED for end in (COMPARE, RESTORE)}
# day/test_calendar_moving covers the last one.
KNOWN |= {f"admin/articles/proposal/{PREVIEW}", "admin/calendar/<int:pk>/move/"}
KNOWN |= {f"admin/articles/readerreport/{KEY}answer/"}
ARTICLES, ARTICLE = "admin/articles/article/", "admin/articles/article/add/"
EVERYBODY = frozenset(ROLES)
# Without items; with some: inbox/test_roles
ITEM_ACTS = ("dismiss", "undo", "presence", "1", "1/take")
OF_ITEMS = [f"admin/inbox/{act}/" for act in ITEM_ACTS]
OF_NOTICES = [f"admin/notices/{x}/" for x in ("1", "seen", "unfollow/1", "letters/x")]
# Addresses without a model → who may open them, and who changes something by a POST.
PLAIN = {
    "admin/": (STAFF, NONE),
    "admin/articles/": (READERS, NONE),
    "admin/auth/": (LOOK, NONE),
    "admin/autocomplete/": (NONE, NONE),  # without a field; with one: test_every_list
    "admin/go/": (STAFF, NONE),
    # Leads to the one in the user's language.
    "admin/guide/": (NONE, NONE),
    "admin/guide/de/": (STAFF, NONE),
    "admin/guide/de/list/": (STAFF, NONE),
    "admin/guide/pictures/none.de.webp": (NONE, NONE),  # with one: help/test_guide
    "admin/inbox/": (WRITERS, NONE),
    "admin/inbox/paste/": (WRITERS, NONE),  # with an address: inbox/test_pasting
    **dict.fromkeys(OF_ITEMS, (NONE, NONE)),
    "admin/jsi18n/": (STAFF, NONE),
    "admin/label-names/": (READERS, NONE),
    "admin/login/": (EVERYBODY - STAFF, NONE),
    "admin/password_change/": (STAFF, NONE),
    "admin/password_change/done/": (STAFF, NONE),
    "admin/profile/": (STAFF, STAFF),  # one's own
    # The user's own as well, once they have confirmed who they are.
    "admin/profile/address/": (NONE, NONE),
    "admin/address/x/": (EVERYBODY, NONE),
    **dict.fromkeys(("admin/notices/", "admin/notices/settings/"), (STAFF, NONE)),
    **dict.fromkeys(OF_NOTICES, (NONE, NONE)),  # with some: users/notices
    "admin/review/": (WRITERS, NONE),
    "admin/calendar/": (READERS, NONE),
    "admin/comments/": (READERS, NONE),
    "admin/translations/": (READERS, NONE),
    "admin/gibt-es-nicht": (NONE, NONE),
    # Without a picture; with one: test_image_upload, test_image_receiving
    "admin/articles/image/describe/": (NONE, NONE),
    "admin/articles/image/receive/": (NONE, NONE),
    ARTICLES: (READERS, NONE),
    ARTICLE: (WRITERS, WRITERS),
    "admin/articles/article/table.csv": (READERS, NONE),
    # Without articles; with some: listing/test_roles_bulk
    "admin/articles/article/bulk/submit/": (NONE, NONE),
    "admin/articles/article/as-of/": (READERS, NONE),
    "admin/articles/article/links/": (READERS, NONE),
    "admin/articles/article/pictures/": (WRITERS | LOOK, NONE),
    "admin/articles/article/commission/": (REVIEWERS, NONE),  # it names no writer
    **dict.fromkeys((f"{ARTICLES}cite/", f"{ARTICLES}distribute/"), (NONE, NONE)),
    "admin/articles/readerreport/assign/": (NONE, NONE),  # with some: records
    "admin/articles/article/checks/": (NONE, NONE),  # answers a POST, writes nothing
}
RESET = ("", "complete/", "done/", "MQ/set-password/")
PLAIN |= {f"admin/password_reset/{end}": (EVERYBODY, NONE) for end in RESET}
# One's own key and copies.
PLAIN |= {f"admin/unsaved/{end}": (STAFF, NONE) for end in ("", "back/", "copies/")}
PLAIN |= {f"admin/record/{end}": (CHIEFS | LOOK, NONE) for end in ("", TABLE)}
REACH = ("", "articles.csv", "days.csv", "feeds.csv", "searches.csv", "words/")
PLAIN |= {f"admin/reach/{end}": (REVIEWERS | LOOK, NONE) for end in REACH}
PAIR_ACTS = ("make", "alias", "<int:pk>/end")  # by a POST: reach/test_word_pairs
PLAIN |= {f"admin/reach/words/{act}/": (NONE, NONE) for act in PAIR_ACTS}
PLAIN |= {"admin/alerts/": (CHIEFS, NONE), "admin/operation/": (ADMIN, NONE)}
# Only if mails are files: records/test_mail_files
PLAIN |= {f"admin/mails/{end}": (NONE, NONE) for end in ("", "x/0/", "x/0/html/")}
PLAIN |= dict.fromkeys(FEED_PAGES, (WORDS, NONE))  # with a list: watching/test_lists
PLAIN |= {"admin/articles/sourcefeed/opml/feeds.opml": (WORDS | LOOK, NONE)}
LOGOUT = "admin/logout/"  # it ends the session of who asks: said in its own test
ACCOUNTS = ("factors", "reauthenticate", "sessions", "invitation", "login/oidc")
ACCOUNTS = tuple(f"admin/{page}/" for page in (*ACCOUNTS, "login/passkey"))  # accounts
TYPED = {"name": "Ganz neu", "tagline": "Neu", "printed_name": "Neu", "headline": "Neu"}
TYPED |= {"username": "neu", "slug": "ganz-neu", "names_de": "Ganz neu", "note": "Neu"}
TYPED |= {"word": "Neu", "avoid": "Alt", "phrase": "Neu", "title": "Neu"}
TYPED |= {"kind": "organisation", "post": "yes", "_deed": "accept", "body": "<p>Neu"}
RESTORED = "/restore/"
WITH_FORM = ("/add/", "/change/", "/delete/", "/profile/", RESTORED)
WITH_FORM += tuple(f"/{page}/" for page in (*ABOUT, *MERGING))


def test_every_address_of_the_desk_says_in_a_test_who_may_open_it():
    declared = set(routes())
    plain = {one for route in declared for one in FILLED.get(route, [route])}
    others = {one for one in plain if not one.startswith("admin/articles/article/<")}
    others = {one for one in others if not one.startswith(ACCOUNTS)}
    assert others == KNOWN | set(PLAIN) | {LOGOUT}


def fill(route: str, key) -> str:
    return "/" + route.replace("<path:object_id>", str(key)).replace(
        "<int:pk>", str(key)
    )


def addresses(newsroom, kind: str) -> dict[str, tuple]:
    """Return path → (who may open it, who changes something by a POST)."""
    if kind == "plain":
        return {f"/{route}": rules for route, rules in PLAIN.items()}
    look, add, change, delete = PAGES[kind]
    one = newsroom.examples.get(apps.get_model(*kind.split("/")))
    key = one.pk if one else newsroom.unknown
    there = frozenset(look if one else NONE)
    found = {
        LIST: (look, NONE),
        TABLE: (look, NONE),
        ADD: (add, add),
        KEY: (NONE, NONE),  # leads to the form
        f"{KEY}change/": (there, change),
        f"{KEY}history/": (there, NONE),
        f"{KEY}delete/": (delete, delete),
    }
    if kind == "articles/user":
        found |= {f"<int:pk>/{page}/": (change, change) for page in ABOUT}
        found["<int:pk>/factors/"] = (change, NONE)  # nothing to take away
    if kind == "articles/readerreport":
        found[f"{KEY}answer/"] = (change if one else NONE, NONE)
    if kind == "articles/sourcefeed":
        for act, does in FEED_ACTS.items():
            found[f"<int:pk>/{act}/"] = (NONE, change if does else NONE)
    if kind in LABEL_PAGES:
        # Nothing is merged without another one, or separated that isn't merged.
        found |= {f"<int:pk>/{page}/": (NONE, NONE) for page in MERGING}
        found["<int:pk>/merge/"] = (change, NONE)
    if kind in WITH_DOSSIERS:
        found[DOSSIER] = (NONE, REVIEWERS)
    if kind in PROPOSED:
        found |= {COMPARE: (NONE, NONE), RESTORE: (NONE, change)}  # test_history
    if kind == "articles/proposal":
        # The proposal's own page shows what was done to it.
        found |= {PREVIEW: (there, NONE), f"{KEY}history/": (NONE, NONE)}
        # The example is a page's. Others accept some about labels and pictures.
        listed = look | REVIEWERS | KEEPERS
        found |= {LIST: (listed, NONE), TABLE: (listed, NONE)}
    return {fill(f"admin/{kind}/{end}", key): rules for end, rules in found.items()}


KINDS = ("plain", *PAGES)


@pytest.mark.parametrize("role", ROLES)
def test_a_page_opens_for_whom_it_is_meant(newsroom, role):
    """By day, an administrator opens every page, and the other roles a third of those
    that open for them. They try all others here or by the POST below. Every form of the
    desk keeps what is typed in it: see `test_guarded_forms.py`.
    Breadcrumbs lead to each page, by pages that open.
    """
    client, hidden = newsroom.clients[role], newsroom.hidden_from(role)
    place, trails = count(), Trails(client)
    for kind in KINDS:
        for path, (opens, _changes) in addresses(newsroom, kind).items():
            is_sent = newsroom.has_turn(role, number := next(place))
            is_opened = newsroom.has_turn(role, number, 1) or role == "admin"
            if not is_opened and (is_sent or role in opens):
                continue
            answer = Answer(client, "get", path)
            assert (answer.status == 200) == (role in opens), path
            assert answer.words & hidden == set(), path
            if role in CHIEFS and answer.status == 200:
                assert unguarded(answer, path) == []
                assert trails.faults(answer, path) == []
    assert changed(newsroom.stored) == {}


def form_at(newsroom, path: str) -> dict:
    """Return what an administrator's browser would send, with something else typed."""
    if path not in newsroom.forms and not path.endswith(WITH_FORM):
        newsroom.forms[path] = TYPED | {"language": "en"}
    if path not in newsroom.forms:
        page = Answer(newsroom.clients["admin"], "get", path)
        kind = {"kind": "other"} if "/page/" in path else {}
        kind |= another(newsroom.examples) if "/sourcefeed/" in path else {}
        kind |= {"email": "neu@example.org"} if "/user/" in path else {}
        kind |= {"act": first_act(path), "seen": "0"} if RESTORED in path else {}
        newsroom.forms[path] = read_form(page) | TYPED | kind | {"language": "en"}
    return newsroom.forms[path]


def first_act(path: str) -> int:
    """Return what a page, a dossier or the masthead said first."""
    found = ProposalAct.objects.filter(deed=ProposalAct.Deed.FOUND)
    kinds = [one for one in (MASTHEAD, "dossier") if f"/{one}/" in path]
    found = found.filter(proposal__kind__in=kinds or PageKind.values)
    return found.earliest("pk").pk


def files_for(path: str) -> dict:
    """Return the files that a browser would send: each is read only once."""
    is_upload = path.endswith("/image/add/")
    return {"files": factories.picture_file("Neu")} if is_upload else {}


@pytest.mark.parametrize("role", ROLES)
def test_s11_a_post_changes_something_only_for_who_may(newsroom, role):
    """By day, every page obeys one role and a third of the others. A third of the roles
    send to a page that neither opens for them nor obeys them.
    """
    client, hidden = newsroom.clients[role], newsroom.hidden_from(role)
    place = count()
    for kind in KINDS:
        for path, (opens, changes) in addresses(newsroom, kind).items():
            is_tried = role in opens - changes or role == min(changes, default="")
            if not (newsroom.has_turn(role, next(place)) or is_tried):
                continue
            data = form_at(newsroom, path) | files_for(path)
            with undone() if role in changes else nullcontext():
                answer = Answer(client, "post", path, data)
                assert answer.words & hidden == set(), path
                if role in changes:
                    assert changed(newsroom.stored), path
        assert changed(newsroom.stored) == {}, kind
