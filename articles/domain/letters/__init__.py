"""Letters: their kinds, what each looks like, how it is sent, and how it comes back."""

from articles.domain.letters.bounce_tokens import Sent as Sent
from articles.domain.letters.bounces import (
    Bounce as Bounce,
    note_bounce as note_bounce,
    on_bounce as on_bounce,
)
from articles.domain.letters.complaints import (
    Complaint as Complaint,
    note_complaint as note_complaint,
    on_complaint as on_complaint,
)
from articles.domain.letters.departures import (
    Departures as Departures,
    begin_list as begin_list,
    files_before as files_before,
    forget_departures as forget_departures,
    is_complete as is_complete,
    note_departure as note_departure,
    note_return as note_return,
)
from articles.domain.letters.kinds import (
    ACCOUNT_NOTICE as ACCOUNT_NOTICE,
    ADDRESS_LINK as ADDRESS_LINK,
    ALERT as ALERT,
    ALERT_LINK as ALERT_LINK,
    INVITATION as INVITATION,
    KINDS as KINDS,
    NOTICES as NOTICES,
    OPERATOR as OPERATOR,
    REPORT_ANSWER as REPORT_ANSWER,
    RESET_LINK as RESET_LINK,
    REVIEW_LINK as REVIEW_LINK,
    TIP_DECLINED as TIP_DECLINED,
    TIP_LINK as TIP_LINK,
    TIP_RECEIVED as TIP_RECEIVED,
    LetterKind as LetterKind,
)
from articles.domain.letters.letter import (
    Letter as Letter,
    message_of as message_of,
    written as written,
)
from articles.domain.letters.letter_tasks import (
    LETTER as LETTER,
    MOST as MOST,
    in_words as in_words,
    letter as letter,
    of_letters as of_letters,
    reason_of as reason_of,
)
from articles.domain.letters.returned_letters import (
    Returned as Returned,
    returned_letters as returned_letters,
)
from articles.domain.letters.sending import (
    NotDelivered as NotDelivered,
    Outcome as Outcome,
    send as send,
    send_many as send_many,
)
