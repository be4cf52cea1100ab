"""One of several processes that decide at once: rival.py ACT NAME PROPOSAL.

It reads what it needs, prints "ready", waits for a line, acts, and prints what came of
it: "done", or "refused" and why.
"""

import sys

import django

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402 - only after setup

from articles.models import Page, Proposal, Source  # noqa: E402
from articles.proposing import accept, close, propose, save_shared  # noqa: E402
from articles.refusal import Refused  # noqa: E402


def prepare(act: str, by: str, key: str):
    """Return the function that is to run at once with the others'."""
    user = get_user_model().objects.get(username=by)
    if act == "begin":
        page = Page(language="de", kind="about", slug="wir", title=by, body="x")
        return lambda: propose(page, by=user)
    if act == "write":
        page = Page.objects.get(pk=key)
        page.title = f"Titel von {by}"
        return lambda: propose(page, by=user)
    if act in {"rename", "unlink"}:
        source = Source.objects.get(pk=key)
        if act == "rename":
            source.name = f"Name von {by}"
        else:
            source.homepage = ""
        return lambda: save_shared(source, by=user)
    proposal = Proposal.objects.get(pk=key)
    verb = accept if act == "accept" else close
    return lambda: verb(proposal, by=user, note="Ein Grund.")


def main() -> str:
    act = prepare(*sys.argv[1:])
    print("ready", flush=True)  # noqa: T201 - the parent reads it
    sys.stdin.readline()
    try:
        act()
    except Refused as refusal:
        return f"refused {refusal.code}"
    return "done"


if __name__ == "__main__":
    print(main())  # noqa: T201
