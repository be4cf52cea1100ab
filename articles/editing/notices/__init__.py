"""Notices tell people of others' acts, on the desk and in letters."""

from articles.editing.notices.choices import (
    choose as choose,
    has_letters as has_letters,
    mailing_in as mailing_in,
    resume_letters as resume_letters,
    settings_of as settings_of,
    stop_letters as stop_letters,
)
from articles.editing.notices.clock import (
    tell_of_days as tell_of_days,
    tell_of_openings as tell_of_openings,
    tell_published as tell_published,
)
from articles.editing.notices.kinds import (
    KINDS as KINDS,
    REASONS as REASONS,
    TABLE as TABLE,
    NoticeKind as NoticeKind,
    kind_of as kind_of,
)
from articles.editing.notices.looking import (
    Unseen as Unseen,
    follow as follow,
    mark_all as mark_all,
    open_edition as open_edition,
    open_report as open_report,
    unfollow as unfollow,
    unseen_of as unseen_of,
)
from articles.editing.notices.notice_letters import (
    leaving as leaving,
    person_of as person_of,
    send_due as send_due,
)
from articles.editing.notices.seeing import (
    is_open_to as is_open_to,
    title_of as title_of,
    versions_for as versions_for,
)
from articles.editing.notices.telling import (
    ASKED as ASKED,
    forget_who as forget_who,
    people_of as people_of,
    reviewers_of as reviewers_of,
    settle as settle,
    tell as tell,
    tell_stand_in as tell_stand_in,
    untell as untell,
    writers_of as writers_of,
)
