"""The tag of an answer is a hash of what it says, and of nothing else."""

from hashlib import sha256

from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory

from articles.site.shared.http.conditional import ConditionalGetMiddleware


def answer(response, method: str = "GET", **headers):
    request = RequestFactory(headers=headers).generic(method, "/")
    return ConditionalGetMiddleware(lambda _request: response)(request)


def test_the_same_words_have_the_same_tag_and_are_answered_by_not_modified():
    tag = answer(HttpResponse("Ä"))["ETag"]
    assert tag == f'"{sha256("Ä".encode()).hexdigest()[:32]}"'
    assert answer(HttpResponse("Ö"))["ETag"] != tag
    known = {"If-None-Match": tag}
    assert answer(HttpResponse("Ä"), **known).status_code == 304
    assert answer(HttpResponse("Ö"), **known).status_code == 200


def test_only_what_is_whole_and_may_be_kept_has_one():
    assert "ETag" not in answer(HttpResponse("Ä"), "POST")
    assert "ETag" not in answer(HttpResponse("Ä"), "HEAD")
    assert "ETag" not in answer(HttpResponse(""))
    assert "ETag" not in answer(StreamingHttpResponse(["Ä"]))
    kept = HttpResponse("Ä", headers={"Cache-Control": "no-store"})
    assert "ETag" not in answer(kept)


def test_a_tag_of_the_view_s_own_stays():
    own = HttpResponse("Ä", headers={"ETag": '"eigen"'})
    assert answer(own)["ETag"] == '"eigen"'
