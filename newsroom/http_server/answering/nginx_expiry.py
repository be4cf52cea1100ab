"""Tell nginx until when a copy is good: it counts whole seconds, and rounds up.

If it may keep one for a second, it shows it for up to two. So it gets the second
itself: after that it asks again, and it shows a change within one second.
"""

import time

from newsroom.http_server.reading.own_answers import Headers

NAME, A_SECOND = "x-accel-expires", "1"


def by_the_second(headers: Headers) -> Headers:
    return [
        (name, f"@{int(time.time())}")
        if value == A_SECOND and name.lower() == NAME
        else (name, value)
        for name, value in headers
    ]
