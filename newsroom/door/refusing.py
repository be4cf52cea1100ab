"""What the server says itself, in a line: that it lives, and what it refuses."""

Headers = list[tuple[str, str]]
Answer = tuple[int, Headers, bytes]

PLAIN = ("content-type", "text/plain; charset=utf-8")
NEVER_KEPT = (
    "cache-control",
    "max-age=0, no-cache, no-store, must-revalidate, private",
)
LAST = ("connection", "close")
# A line of ours, which nothing can be made to run of.
AS_IT_IS = ("x-content-type-options", "nosniff")
HEALTHY: Answer = (200, [PLAIN, NEVER_KEPT, AS_IT_IS], b"ok\n")


class Refused(Exception):
    """The request isn't answered, and its connection ends: who knows what follows."""

    def __init__(self, status: int, why: str):
        super().__init__(why)
        self.status = status

    @property
    def answer(self) -> Answer:
        return self.status, [PLAIN, NEVER_KEPT, AS_IT_IS, LAST], f"{self}\n".encode()
