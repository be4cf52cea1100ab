"""Between server and Django: cached answers are sent, others are made and cached."""

import time
from collections.abc import Callable, Iterable
from http import HTTPStatus
from pathlib import Path

from newsroom.monitoring.request_counts.handing import count
from newsroom.page_cache.answers.answer import Answer, Impression, PageFacts
from newsroom.page_cache.answers.cacheable import (
    is_for_all,
    is_public_picture,
    may_be_kept,
)
from newsroom.page_cache.answers.gone import gone
from newsroom.page_cache.answers.request_key import Asked
from newsroom.page_cache.cached_pages import Rack

# Headers that an answer for everybody must not depend on, and those that we handle.
LEFT_OUT = (
    "HTTP_COOKIE",
    "HTTP_ACCEPT_ENCODING",
    "HTTP_IF_NONE_MATCH",
    "HTTP_IF_MODIFIED_SINCE",
)
AWAY = 503
Application = Callable[[dict, Callable], Iterable[bytes]]


class Filler:
    """A WSGI application around another one; `rack` gives what is held."""

    def __init__(self, application: Application, rack: Callable[[], Rack]):
        self.application, self._rack = application, rack

    def __call__(self, environ: dict, start_response: Callable) -> Iterable[bytes]:
        rack, asked = self._rack(), Asked.of(environ)
        if asked.path in rack.taken_off.paths:
            return send(gone(asked), start_response)
        if rack.is_on and asked.is_picture:
            return send(self.picture(rack, asked, environ), start_response)
        if not rack.is_on or not asked.is_ours:
            return self.application(environ, start_response)
        found = rack.answer(asked) or self.answer(rack, asked, environ)
        count(asked, found)
        return send(found, start_response)

    def answer(self, rack: Rack, asked: Asked, environ: dict) -> Answer:
        key = asked.key
        if not rack.begin():
            # Nothing can be kept at the moment: there is nothing to wait for.
            return self.made(rack, key, asked, environ)
        with rack.turns.turn(key) as is_ours:
            if not is_ours and (found := rack.answer(asked)):
                return found
            return self.made(rack, key, asked, environ)

    def made(self, rack: Rack, key: str, asked: Asked, environ: dict) -> Answer:
        """Have it made, and keep it if it is for everybody."""
        if rack.is_away and (copy := rack.from_stack(asked)):
            return copy
        begun, told = rack.begin(), PageFacts()
        if begun and (found := rack.found(key, begun)):
            return rack.answer(asked) or found.answer(asked)
        held = self.asked_of_django(asked, environ, told)
        if held.status == AWAY:
            return rack.instead(asked) or rack.from_stack(asked) or held.answer(asked)
        if not is_for_all(held.headers):
            return held.answer(asked)
        held.compress_quickly(asked)
        if begun and may_be_kept(held.status, held.headers):
            rack.keep(key, held, begun, told)
        return held.answer(asked)

    def asked_of_django(
        self, asked: Asked, environ: dict, told: PageFacts
    ) -> Impression:
        """Ask for all of it, as nobody in particular, by the address' one spelling."""
        inner = {name: value for name, value in environ.items() if name not in LEFT_OUT}
        inner |= {"REQUEST_METHOD": "GET", "QUERY_STRING": asked.known_query}
        held = self.answered(inner | {PageFacts.NAME: told})
        held.subject = told.subject
        return held

    def picture(self, rack: Rack, asked: Asked, environ: dict) -> Answer:
        """Have it given to who asks: the desk sees it before readers do."""
        if rack.is_away and (copy := rack.instead(asked) or rack.from_stack(asked)):
            return copy
        begun, told = rack.begin(), PageFacts()
        made = self.answered(environ | {PageFacts.NAME: told})
        given = Answer(made.status, made.headers, made.body)
        if made.status == AWAY:
            return rack.instead(asked) or rack.from_stack(asked) or given
        is_for_readers = is_public_picture(made.status, made.headers)
        if begun and is_for_readers and asked.method == "GET":
            held = Impression(made.status, made.headers, b"", made.made)
            rack.keep_picture(asked.key, held, begun, told)
        return given

    def answered(self, inner: dict) -> Impression:
        head: list = []

        def start_response(status, headers, exc_info=None):
            head[:] = int(status[:3]), headers

        made = time.time()
        parts = self.application(inner, start_response)
        try:
            body = b"".join(parts)
        finally:
            if close := getattr(parts, "close", None):
                close()
        status, headers = head
        return Impression(status, list(headers), body, made)


def send(answer: Answer, start_response: Callable) -> list[bytes]:
    status = HTTPStatus(answer.status)
    start_response(f"{status.value} {status.phrase}", list(answer.headers))
    return [Path(answer.path).read_bytes() if answer.path else answer.body]
