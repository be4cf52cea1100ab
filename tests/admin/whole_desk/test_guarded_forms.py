"""Every form of the desk keeps what is typed in it, and asks before it is left.

A new form fails here until it is guarded, or stands among the exceptions of
`tests.support.desk.guarded`.
"""

import pytest

from articles.workflow import TRANSITIONS, UNDOES
from tests.admin.whole_desk.test_every_address import ADDRESSES, NUMBERED, path_to
from tests.support.desk.asking import Answer
from tests.support.desk.guarded import is_guarded, typed_in, unguarded
from tests.support.desk.phases import may

pytestmark = [pytest.mark.django_db, pytest.mark.again]

# Nothing in the newsroom is planned or can be: these have the form of all moves.
ELSEWHERE = {"call_off", "publish_on_approval"}
FORMS = ["/admin/profile/", "/admin/auth/group/add/"]
FORMS += [
    f"/admin/articles/{model}/add/" for model in ("source", "topic", "category", "user")
]
FORMS += [f"/admin/articles/{model}/add/" for model in ("article", "page")]


@pytest.mark.parametrize("path", FORMS)
def test_something_is_typed_in_a_guarded_form(newsroom, path):
    """An administrator opens all other pages in `test_every_page.py`."""
    [*forms] = typed_in(Answer(newsroom.clients["admin"], "get", path))
    assert any(map(is_guarded, forms))


def test_every_form_about_an_article_guards_what_is_typed_in_it(newsroom):
    found, opened = [], set()
    for route, (opens, _obeys) in ADDRESSES.items():
        for case in newsroom.cases:
            for role in ("chief", "author"):
                path = path_to(route, case.key)
                if route in opened or not may(opens, role, case):
                    continue
                answer = Answer(newsroom.clients[role], "get", path)
                if answer.status == 200:
                    opened.add(route)
                    found += unguarded(answer, path)
    assert "\n".join(found) == ""
    # Another act followed what could be undone; such a form has a note alone.
    elsewhere = ELSEWHERE | UNDOES
    moves = {f"{NUMBERED}move/{name}/" for name in TRANSITIONS.keys() - elsewhere}
    assert moves | {f"{NUMBERED}review/"} <= opened
