"""Tell nginx until when a copy is good: it counts whole seconds, and rounds up.

Told to keep one for a second, it shows it for up to two. So it is told which second it
is: after that it asks again, and what is changed is shown by it within one.
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
