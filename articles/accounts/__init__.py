"""Accounts: login and second factors, invitations, sessions, a new password by mail.

And the user's own profile and language. Permissions are decided in `rights.py`.
"""

from articles.accounts.admission.demand import lacking_factor as lacking_factor
from articles.accounts.admission.desk import is_admitted as is_admitted
from articles.accounts.admission.refusals import note_refusal as note_refusal
from articles.accounts.factors.factor_secrets import (
    seal_anew as seal_anew,
    void_factors as void_factors,
)
from articles.accounts.factors.reset import (
    factors_of as factors_of,
    take_away_factors as take_away_factors,
)
from articles.accounts.invitations.inviting import (
    invitations_over as invitations_over,
    invite as invite,
    settle_invitations as settle_invitations,
    state_of as state_of,
)
from articles.accounts.limits.audit import (
    note as note,
    note_each as note_each,
    note_if_possible as note_if_possible,
)
from articles.accounts.limits.network_address import (
    client_address as client_address,
    network_of as network_of,
    outermost as outermost,
)
from articles.accounts.limits.stores import (
    ALERTS as ALERTS,
    GUEST_ANSWERS as GUEST_ANSWERS,
    REPORTS as REPORTS,
    SEARCHES as SEARCHES,
    STORES as STORES,
    SUBSCRIBERS as SUBSCRIBERS,
    TIPS as TIPS,
)
from articles.accounts.limits.throttle import (
    TooManyTriesError as TooManyTriesError,
    link_tries as link_tries,
)
from articles.accounts.login.login import login as login
from articles.accounts.mails.mail_files import (
    MailFile as MailFile,
    mail_at as mail_at,
    may_read_mails as may_read_mails,
    newest_mails as newest_mails,
)
from articles.accounts.mails.mailing import mail_folder as mail_folder
from articles.accounts.oidc.trying import mapping as mapping, outcome as outcome
from articles.accounts.passwords.changing import (
    OwnPassword as OwnPassword,
    tell_former as tell_former,
)
from articles.accounts.profile.closing import (
    anonymise as anonymise,
    anonymise_closed as anonymise_closed,
    anonymised_at as anonymised_at,
    close as close,
    refusal_to_close as refusal_to_close,
)
from articles.accounts.profile.own_address import own_address as own_address
from articles.accounts.profile.own_profile import own_profile as own_profile
from articles.accounts.profile.power import (
    beyond as beyond,
    has_power_over as has_power_over,
    roles_within as roles_within,
)
from articles.accounts.secrets.encryption import (
    keys_for as keys_for,
    seal as seal,
    unseal as unseal,
)
from articles.accounts.sessions.own_sessions import (
    COUNTS_AS_USE as COUNTS_AS_USE,
    end as end,
    of_ended as of_ended,
    without_session as without_session,
)
from articles.accounts.unsaved.carrying import (
    carried as carried,
    carried_before as carried_before,
    drop_carried as drop_carried,
)
from articles.accounts.unsaved.copies import (
    drop_typed as drop_typed,
    typed_before as typed_before,
)
from articles.accounts.unsaved.mark import mark_for as mark_for
from articles.accounts.unsaved.refused import (
    BY_SCRIPT as BY_SCRIPT,
    carried_if_out as carried_if_out,
)
from articles.accounts.unsaved.senders import (
    Sender as Sender,
    may_be_known as may_be_known,
    sender_of as sender_of,
)
