"""Call with room for all frames of Python that follow.

CPython takes the memory for frames in pieces of 16 KB, and gives one back to the system
as soon as it is empty. If a loop runs at the end of a piece, each call in it takes
and returns another: for the desk's list 8,600 page faults, a third of its time. A frame
that is too large for a piece gets a larger one, and its calls have the rest of it.
"""

from collections.abc import Callable

# In words, of which only what is used takes memory: a quarter of a megabyte. The piece
# has twice that.
SIZE = 2**15


def with_room[Result](function: Callable[..., Result], *args: object) -> Result:
    return function(*args)


with_room.__code__ = with_room.__code__.replace(co_stacksize=SIZE)
