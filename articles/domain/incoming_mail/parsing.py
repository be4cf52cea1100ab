"""Parse the bytes of a mail, within bounds: it may be made to take hours or gigabytes.

The library reads a header when somebody asks for it, and may take long for a long one;
so each is cut. It makes an object for each part and reads each line once for each
level of them; so there are bounds to headers, parts and lines.
"""

from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import EmailPolicy
from typing import Any

from articles.domain.incoming_mail.mail import Unreadable

MOST_BYTES = 10_000_000
MOST_HEADERS, MOST_PARTS, MOST_LINES = 2_000, 200, 400_000
# Signs of a header that are looked at.
MOST_OF_A_HEADER = 4_000
# The library raises these at headers and parts that are malformed enough.
OF_THE_LIBRARY = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)


class Counts:
    """The number of headers and parts of one mail, so far."""

    def __init__(self) -> None:
        self.headers = self.parts = 0

    def header(self) -> None:
        self.headers += 1
        if self.headers > MOST_HEADERS:
            raise Unreadable(f"It has more than {MOST_HEADERS} header lines.")

    def part(self, policy: Any) -> EmailMessage:
        self.parts += 1
        if self.parts > MOST_PARTS:
            raise Unreadable(f"It has more than {MOST_PARTS} parts.")
        return EmailMessage(policy)


class Careful(EmailPolicy):
    counts: Any = None

    def header_source_parse(self, sourcelines: Any) -> Any:
        self.counts.header()
        return super().header_source_parse(sourcelines)

    def header_fetch_parse(self, name: str, value: str) -> Any:
        return super().header_fetch_parse(name, in_unicode(value)[:MOST_OF_A_HEADER])


def in_unicode(value: str) -> str:
    """Return a header as it was meant: many programs send UTF-8 without a word."""
    return value.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def parsed(raw: bytes) -> EmailMessage:
    """Raises Unreadable."""
    if len(raw) > MOST_BYTES:
        raise Unreadable(f"It is larger than {MOST_BYTES // 1_000_000} MB.")
    if raw.count(b"\n") + raw.count(b"\r") > 2 * MOST_LINES:
        raise Unreadable(f"It has more than {MOST_LINES} lines.")
    counts = Counts()
    make: Any = Careful
    policy = make(counts=counts, message_factory=counts.part)
    try:
        return BytesParser(policy=policy).parsebytes(raw)
    except OF_THE_LIBRARY as error:
        raise Unreadable(f"It is malformed ({type(error).__name__}).") from error


def raw_values(message: EmailMessage, name: str) -> list[str]:
    """Return all headers of a name as they came, each as one line, the topmost first.

    Nothing in them is decoded: a sender may hide anything in an encoded word.
    """
    return [
        " ".join(in_unicode(str(value))[:MOST_OF_A_HEADER].split())
        for key, value in message.raw_items()
        if key.lower() == name.lower()
    ]


def value(message: EmailMessage, name: str) -> Any:
    """Return the first header of a name, understood; None if it can't be."""
    try:
        return message[name]
    except OF_THE_LIBRARY:
        return None
