"""The acts of a process that decides while others do."""

from django.contrib.auth import get_user_model

from articles.editing.proposals import accept, close, propose, save_shared
from articles.models import Page, Proposal, Source


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
