"""The time for which a cache in front may keep an answer cached here for a while."""

import re
from math import ceil

from newsroom.page_cache.answers.answer import Answer

MAX_AGE = re.compile(r"max-age=(\d+)")
# A copy is asked for again as soon as the database may be back.
SOON = "max-age=1"


def aged(answer: Answer, name: str, seconds: float | None) -> Answer:
    """Return it with the rest of the time that its header `name` tells; for a copy,
    without `seconds`, with hardly any.
    """

    def rest(value: str) -> str:
        if seconds is None:
            return SOON
        # Rounded so that it never ends too late.
        past = ceil(seconds)
        return MAX_AGE.sub(lambda told: f"max-age={max(0, int(told[1]) - past)}", value)

    headers = [
        (one, rest(value) if one.lower() == name else value)
        for one, value in answer.headers
    ]
    return answer._replace(headers=headers)
