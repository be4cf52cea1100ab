"""The acts of a process that works on a newsroom while others do."""

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.db.models import ProtectedError
from django.utils import timezone

from articles.domain.content import content_of
from articles.domain.pictures import remove
from articles.editing.commenting import say
from articles.editing.publishing import set_embargo
from articles.editing.publishing.attempt.options import Withdrawal
from articles.editing.publishing.moving import move, withdraw_story
from articles.editing.writing import begin, change, translate
from articles.foundation.refusal import Refused
from articles.models import Article, Edition, Image, Topic


def article_of(pk: str) -> Article:
    return Article.objects.select_related("edition").get(pk=pk)


def prepare(act: str, by: str, *args: str):
    """Return the function that is to run at once with the others'."""
    user = get_user_model().objects.get(username=by)
    if act == "draft":
        content = {"headline": args[0], "slug": args[1], "body": "<p>Text</p>"}
        return lambda: begin(content, language="de", by=user)
    if act == "rename often":
        return lambda: [rename_once(args[0], n) for n in range(int(args[1]))]
    if act == "illustrate":
        content = {"headline": "Mit Bild", "lead_image": args[0]}
        return lambda: begin(content, language="de", by=user)
    if act == "remove picture":
        return lambda: remove_picture(args[0])
    article = article_of(args[0])
    if act == "change":
        content = content_of(article) | {"headline": args[1]}
        return lambda: change(article, content, by=user)
    if act == "change often":
        return lambda: [change_once(args[0], user, n) for n in range(int(args[1]))]
    if act == "translate":
        return lambda: translate(article, into="en", by=user)
    if act in {"hold", "embargo"}:
        return lambda: hinder(act, article, user)
    if act in {"withdraw", "withdraw story"}:
        verb = withdraw if act == "withdraw" else withdraw_story
        other = Edition.objects.get(pk=args[1])
        options = Withdrawal(ending="replaced", replaced_by=other)
        return lambda: verb(article, by=user, note="Falsch.", options=options)
    return lambda: move(article, act, by=user, note="Ein Grund.")


def hinder(act: str, article, user) -> None:
    if act == "hold":
        say(article, "Halt.", by=user, is_blocking=True)
    else:
        until = timezone.now() + timedelta(days=1)
        set_embargo(article, until=until, reason="Nein.", by=user)


def withdraw(article, **options):
    return move(article, "withdraw", **options)


def change_once(pk: str, user, number: int) -> None:
    article = article_of(pk)
    change(article, content_of(article) | {"headline": f"Fassung {number}"}, by=user)


def rename_once(pk: str, number: int) -> None:
    topic = Topic.objects.get(pk=pk)
    topic.name = f"Thema {pk}.{number}"
    topic.save()


def remove_picture(pk: str) -> None:
    try:
        remove(Image.objects.get(pk=pk))
    except ProtectedError as error:
        raise Refused("", "", "", code="used") from error
