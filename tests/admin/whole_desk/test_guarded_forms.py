"""Every form of the desk keeps what is typed in it, and asks before it is left.

A new form fails here until it is guarded, or stands among the exceptions.
"""

import html5lib
import pytest

from articles.workflow import TRANSITIONS
from tests.admin.whole_desk.test_every_address import ADDRESSES, NUMBERED, path_to
from tests.admin.whole_desk.test_every_page import KINDS, addresses

pytestmark = [pytest.mark.django_db, pytest.mark.again]

# Forms that need no guard, by their id or page, and the reason.
EXCEPTIONS = {
    "changelist-form": "rows are ticked, and nothing is typed",
    "logout-form": "a button alone",
    "upload_form": "chooses files, which no browser lets a page keep",
    "paste-document": "what is pasted stands on the clipboard, and in the form at once",
    "/admin/articles/article/pictures/": "the words of a file, which goes with them",
    "/admin/password_change/": "passwords are never kept",
    "/admin/password_reset/": "for who isn't logged in, and so has no key to seal with",
}
# Nothing in the newsroom is planned or can be: these have the form of all moves.
ELSEWHERE = {"call_off", "publish_on_approval"}
UNTYPED = {"hidden", "submit", "button", "image", "reset", "password", "file"}


def forms_in(answer) -> list:
    tree = html5lib.parse(answer.text, namespaceHTMLElements=False)
    # Dialogs of the page's frame lie outside of its content.
    return [it for it in tree.iter("form") if it.get("method", "").lower() == "post"]


def is_typed_in(form) -> bool:
    fields = [*form.iter("textarea"), *form.iter("select")]
    inputs = (it for it in form.iter("input") if it.get("type", "text") not in UNTYPED)
    return any(it.get("name") for it in (*fields, *inputs))


def is_guarded(form) -> bool:
    """Return whether one of the two scripts guards it: for whole forms, or notes."""
    marks = [it for it in form.iter("div") if it.get("id") == "unsaved"]
    return bool(form.get("data-keeps")) or any(it.get("data-name") for it in marks)


def unguarded(client, path: str) -> tuple[int, list[str]]:
    answer = client.get(path)
    if answer.status_code != 200 or "html" not in answer.headers["Content-Type"]:
        return answer.status_code, []
    return 200, [
        f"{form.get('id')} at {path}"
        for form in forms_in(answer)
        if is_typed_in(form) and not is_guarded(form)
        if not {form.get("id"), path} & EXCEPTIONS.keys()
    ]


def test_every_page_with_a_form_guards_what_is_typed_in_it(newsroom):
    found, opened = [], set()
    for role in ("admin", "chief"):
        for kind in KINDS:
            for path in addresses(newsroom, kind):
                status, bare = unguarded(newsroom.clients[role], path)
                found += bare
                opened |= {path} if status == 200 else set()
    assert "\n".join(found) == ""
    # It isn't all empty: a form of each of these was looked at.
    for model in ("source", "topic", "category", "image", "page", "user"):
        assert f"/admin/articles/{model}/add/" in opened
    assert {"/admin/profile/", "/admin/auth/group/add/"} <= opened


def test_every_form_about_an_article_guards_what_is_typed_in_it(newsroom):
    found, opened = [], set()
    for route in ADDRESSES:
        for case in newsroom.cases:
            for role in ("chief", "author"):
                path = path_to(route, case.key)
                if route in opened or case.owner == "third":
                    continue
                status, bare = unguarded(newsroom.clients[role], path)
                found += bare
                opened |= {route} if status == 200 else set()
    assert "\n".join(found) == ""
    moves = {f"{NUMBERED}move/{name}/" for name in TRANSITIONS.keys() - ELSEWHERE}
    assert moves | {f"{NUMBERED}review/"} <= opened
