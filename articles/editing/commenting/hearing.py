"""Hear a guest: keep what they say by a review link, and tell of it.

A remark is a comment beside the text as well, so somebody can answer and resolve it.
"""

from django.db import transaction

from articles.editing import guests
from articles.editing.commenting.saying import locked, say
from articles.editing.commenting.telling import said as act_of
from articles.editing.notices import people_of, tell
from articles.models import Article, GuestAnswer, GuestVerdict, ReviewLink


@transaction.atomic
def hear(link: ReviewLink, verdict: str, words: str) -> GuestAnswer | None:
    """Store it and tell of it, once; None if the link doesn't let its guest say it.

    Raises Refused if only the words are amiss.
    """
    locked(link.article.edition_id)
    before = set(link.answers.order_by().values_list("pk", flat=True))
    answer = guests.answer(link, verdict, words)
    if answer is None or answer.pk in before:
        return answer
    article, act = answer.article, f"guest-{answer.pk}"
    if verdict == GuestVerdict.COMMENT:
        # So nobody is told of the comment and of the answer.
        act = act_of(say(article, answer.words, by=None, guest=answer.name))
    tell_of_answer(answer, article, link, act)
    return answer


def tell_of_answer(
    answer: GuestAnswer, article: Article, link: ReviewLink, act: str
) -> None:
    """Tell who writes and who reviews the text, and who made the link."""
    because = people_of(article, answer.at)
    because.setdefault(link.made_by_id, "invited")
    tell(
        "guest_answered", article.edition_id, because, by=None, act=act, because=because
    )
