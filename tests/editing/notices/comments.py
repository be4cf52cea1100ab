"""The rows of the table of acts that are about comments, each by the real rules."""

from articles.editing.commenting import answer, edit, reopen, resolve, say, withdraw
from articles.models import Comment
from tests.editing.notices.acts import followed, planned, submitted, waiting
from tests.editing.notices.newsroom import SECRET, person

WROTE, FOLLOWS = "wrote", "follows"


def comment(by: str, names: str = "", **said):
    """Return an act that says something about a text; `names` is a name in it."""

    def act(article):
        text = f"{SECRET}, @{person(names)}!" if names else SECRET
        return say(article, text, by=person(by), **said)

    return act


def answered(by: str):
    return lambda article: answer(first(article), SECRET, by=person(by))


def renamed(article):
    """Change a comment so that it names one more person."""
    text = f"{SECRET}, @{person('chief')}!"
    edit(first(article), text, by=person("editor"))


def resolved(by: str, why: str = ""):
    return lambda article: resolve(first(article), by=person(by), why=why)


def reopened(article):
    reopen(first(article), by=person("chief"))


def comment_withdrawn(article):
    withdraw(say(article, SECRET, by=person("editor")), by=person("editor"))


def first(article) -> Comment:
    return Comment.objects.get(edition=article.edition_id, answers_to=None)


def commented(**said):
    article = waiting()
    comment("editor", **said)(article)
    return article


def discussed():
    """Return a text in review, with the editor's comment and the chief's answer."""
    article = commented()
    answered("chief")(article)
    return article


def settled_block():
    article = commented(is_blocking=True)
    resolve(first(article), by=person("editor"))
    return article


COMMENTS = {
    "comment": (
        lambda: followed(submitted(), "chief", "author"),
        comment("other"),
        {
            "author": ("commented", WROTE),
            "second": ("commented", WROTE),
            "editor": ("commented", "reviewed"),
            "chief": ("commented", FOLLOWS),
        },
    ),
    "comment on one's own text": (waiting, comment("author"), {}),
    "answer": (
        discussed,
        answered("author"),
        {"editor": ("commented", "talked"), "chief": ("commented", "talked")},
    ),
    "name somebody": (
        lambda: followed(waiting(), "chief"),
        comment("editor", "chief"),
        {"author": ("commented", WROTE), "chief": ("mentioned", "named")},
    ),
    "name somebody who may not see it": (
        waiting,
        comment("editor", "second"),
        {"author": ("commented", WROTE)},
    ),
    "name one person more": (
        commented,
        renamed,
        {"chief": ("mentioned", "named")},
    ),
    "block": (
        lambda: followed(planned(), "other"),
        comment("editor", "author", is_blocking=True),
        {
            "author": ("blocked", WROTE),
            "chief": ("blocked", "planned"),
            "other": ("blocked", FOLLOWS),
        },
    ),
    "resolve": (
        lambda: followed(discussed(), "author", "bystander"),
        resolved("other"),
        {
            "editor": ("resolved", "talked"),
            "chief": ("resolved", "talked"),
            "author": ("resolved", FOLLOWS),
            "bystander": ("resolved", FOLLOWS),
        },
    ),
    "hold again what was resolved": (
        settled_block,
        reopened,
        {"author": ("blocked", WROTE)},
    ),
    "withdraw a comment": (waiting, comment_withdrawn, {}),
}
