"""The text of a mail, and its attachments as they are: nothing is unpacked."""

import codecs
from email.message import EmailMessage
from email.policy import compat32
from typing import Any

from django.core.exceptions import ValidationError

from articles.domain.incoming_mail.mail import Attachment, Unreadable
from articles.domain.incoming_mail.parsing import OF_THE_LIBRARY
from articles.foundation.markup import clean_html, text_of
from articles.foundation.text import clean_line, clean_text

MOST_DEPTH = 20
LONGEST_NAME = 200
PLAIN, HTML, STATUS = "text/plain", "text/html", "message/delivery-status"
# Both take hours for a long text, and no mail is written in them.
NO_CHARSETS = {"idna", "punycode"}


class Parts:
    """`texts` are those to be read one after another, in their order."""

    def __init__(self, message: EmailMessage):
        self.texts: list[str] = []
        self.attachments: list[Attachment] = []
        self.add(message, 0)

    @property
    def text(self) -> str:
        return "\n\n".join(text for text in self.texts if text)

    def add(self, part: Any, depth: int) -> None:
        if depth > MOST_DEPTH:
            raise Unreadable(f"Its parts are nested more than {MOST_DEPTH} deep.")
        kind = part.get_content_type()
        if kind == STATUS or part.get_content_maintype() == "message":
            self.attachments.append(Attachment(name_of(part), kind, inside(part)))
        elif part.is_multipart():
            children = part.get_payload()
            if kind == "multipart/alternative":
                children = chosen(children)
            for child in children:
                self.add(child, depth + 1)
        elif is_text(part):
            self.texts.append(text_in(part))
        else:
            content = part.get_payload(decode=True) or b""
            self.attachments.append(Attachment(name_of(part), kind, content))


def is_text(part: Any) -> bool:
    """Return whether it is there to be read, and no file."""
    is_file = part.get_content_disposition() == "attachment" or name_of(part)
    return not is_file and (
        part.get_content_type() in {PLAIN, HTML}
        or part.get_content_maintype() == "multipart"  # without its boundary
    )


def chosen(alternatives: list[Any]) -> list[Any]:
    """Return one that can be read, plain text if there is any; and what isn't text."""
    plain = [one for one in alternatives if says_something(one)]
    texts = {PLAIN, HTML}
    others = [one for one in alternatives if one.get_content_type() not in texts]
    if plain:
        # Without the pictures of the other one.
        return [plain[0], *(one for one in others if not one.is_multipart())]
    html = [one for one in alternatives if one.get_content_type() == HTML]
    return [*html[-1:], *others]


def says_something(part: Any) -> bool:
    return part.get_content_type() == PLAIN and bool(text_in(part))


def text_in(part: Any) -> str:
    content = part.get_payload(decode=True) or b""
    text = decoded(content, part.get_content_charset() or "utf-8")
    if part.get_content_type() != HTML:
        return clean_text(text)
    try:
        return text_of(clean_html(text))
    except ValidationError as error:
        raise Unreadable("Its HTML can't be read.") from error


def decoded(content: bytes, charset: str) -> str:
    try:
        if codecs.lookup(charset).name not in NO_CHARSETS:
            return content.decode(charset, "replace")
    except (LookupError, ValueError):
        pass  # none that there is, or none for texts
    return content.decode("utf-8", "replace")


def name_of(part: Any) -> str:
    """Return the name of a file without a path, as one line."""
    name = clean_line(part.get_filename() or "").replace("\\", "/")
    return name.rpartition("/")[2][-LONGEST_NAME:]


def inside(part: Any) -> bytes:
    """Return the message in a part; of a report its groups of lines, as they came."""
    payload = part.get_payload()
    if not isinstance(payload, list):
        return part.get_payload(decode=True) or b""
    if part.get_content_type() == STATUS:
        groups = [
            "\n".join(f"{name}: {said}" for name, said in group.raw_items())
            for group in payload
        ]
        return "\n\n".join(groups).encode("utf-8", "surrogateescape")
    try:
        return b"".join(one.as_bytes(policy=compat32) for one in payload)
    except OF_THE_LIBRARY:
        return b""
