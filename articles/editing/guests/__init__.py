"""Review links: made, found by their secret, answered by guests, revoked, forgotten."""

from articles.editing.guests.answering import (
    Opened as Opened,
    answer as answer,
    opened as opened,
)
from articles.editing.guests.forgetting import (
    answers_of as answers_of,
    forget_guest as forget_guest,
    forget_text as forget_text,
    links_ended_before as links_ended_before,
    links_of as links_of,
    settle as settle,
)
from articles.editing.guests.letters import (
    send as send,
    send_review_link as send_review_link,
    sends_mails as sends_mails,
)
from articles.editing.guests.links import path_of as path_of
from articles.editing.guests.making import (
    Wish as Wish,
    latest_day as latest_day,
    make as make,
    may_let_decide as may_let_decide,
    may_make as may_make,
    revoke as revoke,
)
from articles.editing.guests.said import Said as Said
