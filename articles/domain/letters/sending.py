"""Send one letter by the mail server, and say in one line why it couldn't be sent."""

import smtplib

from django.core.mail import send_mail

# A reply that is final begins so (RFC 5321, 4.2.1).
FINAL = 5


class NotDelivered(Exception):
    """The mail server didn't take a letter; `is_refused`: it never will.

    Its own line in the log tells all there is to tell.
    """

    is_told = True

    def __init__(self, why: str, *, code: int | None = None, is_refused: bool = False):
        super().__init__(why)
        self.code, self.is_refused = code, is_refused


def send(subject: str, body: str, *, to: str) -> None:
    """Raises NotDelivered."""
    try:
        send_mail(subject, body, None, [to])
    except (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError) as error:
        code, said = reply_of(error)
        is_refused = code // 100 == FINAL
        raise NotDelivered(f"{code} {said}", code=code, is_refused=is_refused) from None
    except OSError as error:
        # SMTPException is one: no connection, no login, a reply to something else.
        answer: int | None = getattr(error, "smtp_code", None)
        raise NotDelivered(in_one_line(error), code=answer) from None


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
