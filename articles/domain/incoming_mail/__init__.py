"""Mails that come in: read safely, and given once to who takes mail at that address."""

from articles.domain.incoming_mail import bounce_taker as bounce_taker
from articles.domain.incoming_mail.mail import (
    Attachment as Attachment,
    Mail as Mail,
    NobodyTakes as NobodyTakes,
    NotTaken as NotTaken,
    Unreadable as Unreadable,
)
from articles.domain.incoming_mail.reading import MOST_BYTES as MOST_BYTES
from articles.domain.incoming_mail.takers import taker as taker
from articles.domain.incoming_mail.taking import (
    Arrival as Arrival,
    give as give,
    read as read,
    taken_before as taken_before,
)
