"""A letter to a person or an address, and the message that it becomes."""

from dataclasses import dataclass
from email.header import Header
from email.headerregistry import HeaderRegistry, UnstructuredHeader
from email.policy import default
from email.utils import parseaddr
from functools import lru_cache
from typing import Any

from css_inline import CSSInliner
from django.conf import settings
from django.core.mail import EmailMultiAlternatives, make_msgid
from django.template import TemplateDoesNotExist
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import get_language, override

from articles.domain.letters.bounce_tokens import envelope_of
from articles.domain.letters.kinds import LetterKind
from articles.models import Masthead

HTML = "text/html"
# The beginning of an encoded word (RFC 2047).
ENCODED = "=?"
LONGEST_WORD = 60
# Rules for dark screens stay where they are: no attribute can say them.
INLINER = CSSInliner(keep_style_tags=True, load_remote_stylesheets=False)


@dataclass(frozen=True, slots=True)
class Letter:
    """`whom` is the key of the account, or of the row that knows the address.

    By it the addressee is found again if the letter comes back; 0: nobody is.
    `leave` is the address of our site at which one POST leaves the list.
    """

    kind: LetterKind
    to: str
    subject: str
    text: str
    html: str = ""
    language: str = ""
    whom: int = 0
    leave: str = ""

    def __post_init__(self) -> None:
        if self.kind.is_list != bool(self.leave):
            raise ValueError(
                f"A letter of the kind {self.kind.name} names how to leave its list "
                "if and only if it has one."
            )


def written(
    kind: LetterKind,
    template: str,
    context: dict[str, Any],
    *,
    to: str,
    language: str,
    whom: int = 0,
    leave: str = "",
    masthead: Masthead | None = None,
) -> Letter:
    """Write a letter by the templates `…_subject.txt`, `…_message.txt` and, if there
    is one, `…_message.html`. No address of the site in it comes from a request.

    `masthead` is that of the language, for callers that know it already.
    """
    with override(language or get_language()):
        spoken = get_language() or ""
        masthead = masthead or Masthead.for_readers(spoken)
        known = context | {
            "origin": settings.NEWSROOM_ORIGIN,
            "site_name": masthead.name,
            "contact": masthead.contact,
            "language": spoken,
        }
        subject = render_to_string(f"{template}_subject.txt", known)
        text = render_to_string(f"{template}_message.txt", known)
        html = render_if_there(f"{template}_message.html", known)
    return Letter(
        kind=kind,
        to=to,
        subject=" ".join(subject.split()),
        text=text.strip() + "\n",
        html=html,
        language=spoken,
        whom=whom,
        leave=leave,
    )


def render_if_there(name: str, known: dict[str, Any]) -> str:
    try:
        return INLINER.inline(render_to_string(name, known))
    except TemplateDoesNotExist as error:
        if str(error) != name:
            raise  # one that it includes
        return ""


class WholeHeader(UnstructuredHeader):
    """A header that stays on one line: Python encodes a long address in one, and no
    program could follow it.
    """

    name: str

    def fold(self, *, policy: Any) -> str:
        return f"{self.name}: {self}{policy.linesep}"


class Subject(UnstructuredHeader):
    """A subject that each program shows as it was written.

    Python takes what looks encoded in it for encoded, and where it folds a long one,
    programs read two spaces, or one too few.
    """

    name: str

    @classmethod
    def parse(cls, value: str, kwds: dict[str, Any]) -> None:
        super().parse(value, kwds)
        kwds["decoded"] = value

    def fold(self, *, policy: Any) -> str:
        encoded = encoded_subject(str(self), self.name, policy.linesep)
        return f"{self.name}: {encoded}{policy.linesep}"


@lru_cache(maxsize=512)
def encoded_subject(said: str, name: str, linesep: str) -> str:
    """Return it as letters have it. All who are told the same have the same one, and
    to encode it takes a tenth of the time of a letter.
    """
    is_plain = said.isascii() and ENCODED not in said
    # A word that fits on no line would begin a new one, with a space before it.
    is_short = all(len(word) <= LONGEST_WORD for word in said.split())
    charset = "us-ascii" if is_plain and is_short else "utf-8"
    return Header(said, charset, header_name=name).encode(linesep=linesep)


class Headers(HeaderRegistry):
    """Keeps the class of each header: Python makes it anew for each of a letter."""

    def __init__(self) -> None:
        super().__init__()
        self.made: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self.made:
            self.made[name] = super().__getitem__(name)
        return self.made[name]


HEADERS: Any = Headers()
HEADERS.map_to_type("list-unsubscribe", WholeHeader)
HEADERS.map_to_type("subject", Subject)


class Message(EmailMultiAlternatives):
    def message(self, *, policy: Any = default) -> Any:
        return super().message(policy=policy.clone(header_factory=HEADERS))


def message_of(letter: Letter) -> Message:
    """Return the message, with an envelope of its own where bounces have an address."""
    headers = {
        "From": settings.DEFAULT_FROM_EMAIL,
        "Date": timezone.localtime(),
        "Message-ID": make_msgid(domain=host_of_sender()),
        **list_headers(letter),
    }
    if letter.kind.is_personal:
        headers["Reply-To"] = settings.NEWSROOM_REPLY_TO
    else:
        # It stops programs that answer on somebody's behalf (RFC 3834).
        headers["Auto-Submitted"] = "auto-generated"
    if letter.language:
        headers["Content-Language"] = letter.language
    made = Message(
        subject=letter.subject,
        body=letter.text,
        from_email=envelope_of(letter.kind, letter.whom, letter.to)
        or settings.DEFAULT_FROM_EMAIL,
        to=[letter.to],
        headers=headers,
    )
    if letter.html:
        made.attach_alternative(letter.html, HTML)
    return made


def list_headers(letter: Letter) -> dict[str, Any]:
    """Return how programs know the list and leave it (RFC 2919, 2369 and 8058)."""
    if not letter.kind.is_list:
        return {}
    headers = {
        "List-Id": f"<{letter.kind.name}.{settings.HOST}>",
        "List-Unsubscribe": f"<{settings.NEWSROOM_ORIGIN}{letter.leave}>",
    }
    if settings.IS_HTTPS:
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return headers


def host_of_sender() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
