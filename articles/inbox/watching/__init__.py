"""The feeds that are due, the answers of their servers, and the items made of them."""

from articles.inbox.watching.asking import Outcome as Outcome, ask as ask
from articles.inbox.watching.discovering import (
    Candidate as Candidate,
    discover as discover,
)
from articles.inbox.watching.failing import why as why
from articles.inbox.watching.keeping import (
    shortened as shortened,
    worth_keeping as worth_keeping,
)
from articles.inbox.watching.rounds import ask_due as ask_due
from articles.inbox.watching.storing import (
    Keys as Keys,
    Stored as Stored,
    item_of as item_of,
    key_of as key_of,
    keys_of as keys_of,
    store as store,
)
from articles.inbox.watching.tasks import look as look
from articles.inbox.watching.tracing import trace_new as trace_new
from articles.inbox.watching.turns import note_mail as note_mail, settle as settle
