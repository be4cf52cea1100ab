"""Answers to the script that shows the queue beside the article.

A move that it sends is answered by what came of it and by the queue as it is now,
instead of a redirect: the script shows the next article without loading a page.
"""

from functools import wraps
from http import HTTPStatus
from typing import Any

from django.contrib.messages import constants, get_messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, get_script_prefix, resolve, reverse

from articles.admin.parts.afterwards import day_url
from articles.admin.parts.framed import kept_by_nobody
from articles.admin.review.queue import queue_of
from articles.editing.publishing import review_queue

# The header of such a request: the account for which the script's page was made. In an
# answer it says what came of it.
BESIDE = "X-Beside"
NEXT = "Content-Location"


def is_beside(request) -> bool:
    return BESIDE in request.headers


def in_place(view):
    """Let a view that redirects after a move answer the script.

    It makes no move for a user who has logged in since, in the same browser.
    """

    @wraps(view)
    def moved(request, pk: int, name: str):
        if is_beside(request) and request.headers[BESIDE] != str(request.user.pk):
            return HttpResponse(status=HTTPStatus.UNAUTHORIZED)
        answer = view(request, pk, name)
        is_sent = request.method == "POST" and is_beside(request)
        if is_sent and answer.status_code == HTTPStatus.FOUND:
            return kept_by_nobody(what_came_of_it(request, pk, answer.url))
        return answer

    return moved


def what_came_of_it(request, pk: int, address: str) -> HttpResponse:
    """Answer with the messages and the queue; leave both to any other page that the
    move leads to. After a refusal the user stays with the article.
    """
    told: Any = get_messages(request)
    is_refused = any(one.level >= constants.ERROR for one in told)
    if is_refused:
        address = reverse("admin:articles_article_review", args=[pk])
    elif address == day_url():
        address = reverse("review_queue")
    name, key = page_at(address)
    if name not in {"articles_article_review", "review_queue"}:
        told.used = False
        headers = {BESIDE: "elsewhere", NEXT: address}
        return HttpResponse(status=HTTPStatus.NO_CONTENT, headers=headers)
    context = {"messages": told, "queue": queue_of(review_queue(request.user), key)}
    answer = render(request, "admin/articles/article/_review_done.html", context)
    answer.headers[BESIDE] = "refused" if is_refused else "done"
    answer.headers[NEXT] = address
    return answer


def page_at(address: str) -> tuple[str, int | None]:
    """Return the name of the desk's page at an address, and its article."""
    path = "/" + address.partition("?")[0].removeprefix(get_script_prefix())
    try:
        match = resolve(path)
    except Resolver404:
        return "", None
    return match.url_name or "", match.kwargs.get("pk")
