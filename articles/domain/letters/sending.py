"""Send letters by the mail server, and say in one line why one couldn't be sent."""

import smtplib
from collections.abc import Generator, Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django.core.mail import mailers

from articles.domain.letters.letter import Letter, message_of

# A reply that is final begins so (RFC 5321, 4.2.1); with this one the server hangs up.
FINAL, CLOSING = 5, 421
# After so many connections in a row that weren't made, nobody waits for another.
MOST_IN_VAIN = 2


class NotDelivered(Exception):
    """The mail server didn't take a letter; `is_refused`: it never will.

    Its own line in the log tells all there is to tell.
    """

    is_told = True

    def __init__(self, why: str, *, code: int | None = None, is_refused: bool = False):
        super().__init__(why)
        self.code, self.is_refused = code, is_refused


@dataclass(frozen=True, slots=True)
class Outcome:
    """`error` is None if the server took the letter."""

    letter: Letter
    error: NotDelivered | None = None


def send(letter: Letter) -> None:
    """Raises NotDelivered."""
    for outcome in send_many([letter]):
        if outcome.error:
            raise outcome.error


def send_many(letters: Iterable[Letter]) -> Generator[Outcome]:
    """Send letters over one connection, and yield what came of each, in their order.

    If the connection breaks, nobody knows of that letter: it counts as not
    delivered, and the next one has a new connection. Close the generator if you leave
    early: the connection ends with it.
    """
    line = Line()
    try:
        for letter in letters:
            yield Outcome(letter, line.tried(letter))
    finally:
        line.hang_up()


class Line:
    """The connection to the mail server, made when the first letter needs it."""

    def __init__(self) -> None:
        # Each is an object of its own, so threads share no connection.
        self.mailer: Any = mailers.default
        self.in_vain = 0
        self.last_error: NotDelivered | None = None

    def tried(self, letter: Letter) -> NotDelivered | None:
        if self.in_vain >= MOST_IN_VAIN:
            return self.last_error
        try:
            self.connect()
            self.mailer.send_messages([message_of(letter)])
        except (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError) as error:
            code, said = reply_of(error)
            if code == CLOSING:
                self.hang_up()
            is_refused = code // 100 == FINAL
            return NotDelivered(f"{code} {said}", code=code, is_refused=is_refused)
        except OSError as error:
            # SMTPException is one: no connection, no login, a reply to something else.
            self.hang_up()
            self.last_error = unknown(error)
            return self.last_error
        except ValueError as error:
            # Such as an address that no server could be told.
            why = f"It can't be sent: {one_line(str(error))}"
            return NotDelivered(why, is_refused=True)
        return None

    def connect(self) -> None:
        self.in_vain += 1
        self.mailer.open()
        self.in_vain = 0

    def hang_up(self) -> None:
        """Let go of the connection, even if the server doesn't take leave."""
        with suppress(OSError):
            self.mailer.close()


def unknown(error: OSError) -> NotDelivered:
    answer: int | None = getattr(error, "smtp_code", None)
    return NotDelivered(in_one_line(error), code=answer)


def reply_of(
    error: smtplib.SMTPRecipientsRefused | smtplib.SMTPDataError,
) -> tuple[int, str]:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        [(code, said)] = error.recipients.values()
        return code, one_line(said)
    return error.smtp_code, one_line(error.smtp_error)


def in_one_line(error: OSError) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{error.smtp_code} {one_line(error.smtp_error)}"
    return f"{type(error).__name__}: {one_line(str(error))}"


def one_line(said: bytes | str) -> str:
    text = said.decode(errors="replace") if isinstance(said, bytes) else said
    return " ".join(text.split())
