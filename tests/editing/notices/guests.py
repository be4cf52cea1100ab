"""The rows of the table of acts that are a guest's, by a link that the editor made."""

from articles.editing.commenting import hear
from articles.models import ReviewLink
from tests.editing.guests.linking import linked
from tests.editing.notices.acts import followed, submitted
from tests.editing.notices.newsroom import SECRET, person

WROTE, FOLLOWS = "wrote", "follows"


def shown():
    """Return a text that a guest may read, and that others follow."""
    article = followed(submitted(), "chief")
    linked(article, by=person("other"))
    return article


def answers(verdict: str, words: str = ""):
    def act(_article):
        link = ReviewLink.objects.get()
        assert hear(link, verdict, words)
        assert hear(link, verdict, words)  # sent twice

    return act


def hears(kind: str):
    """Return whom it concerns: "other" made the link, and "editor" reviews the text."""
    return {
        "author": (kind, WROTE),
        "second": (kind, WROTE),
        "editor": (kind, "reviewed"),
        "chief": (kind, FOLLOWS),
        "other": ("guest_answered", "invited"),
    }


GUESTS = {
    "a guest approves": (shown, answers("approve"), hears("guest_answered")),
    "a guest refuses": (shown, answers("refuse", SECRET), hears("guest_answered")),
    "a guest comments": (shown, answers("comment", SECRET), hears("commented")),
}
