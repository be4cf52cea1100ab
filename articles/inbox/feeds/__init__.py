"""Editors' acts on the feeds of sources, and what the feeds were good for."""

from articles.inbox.feeds.acts import (
    ask_now as ask_now,
    follow as follow,
    may_be_asked as may_be_asked,
    pause as pause,
    proposed_address as proposed_address,
    resume as resume,
    stay as stay,
)
from articles.inbox.feeds.known_sources import KnownSources as KnownSources
from articles.inbox.feeds.lists import (
    Planned as Planned,
    add as add,
    our_list as our_list,
    plan as plan,
)
from articles.inbox.feeds.mail_address import (
    mail_address as mail_address,
    new_secret as new_secret,
    renew_address as renew_address,
    takes_mail as takes_mail,
)
from articles.inbox.feeds.yields import Yield as Yield, yields_of as yields_of
