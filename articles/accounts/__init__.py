"""Accounts: login and second factors, invitations, sessions, a new password by mail.

And one's own profile and language. Who may do what is decided elsewhere (`rights.py`).
"""

from articles.accounts.bounds.stores import REPORTS, SEARCHES, STORES, SUBSCRIBERS
from articles.accounts.changing import OwnPassword, tell_former
from articles.accounts.demand import lacking_factor
from articles.accounts.desk import is_admitted
from articles.accounts.factor_secrets import seal_anew, void_factors
from articles.accounts.inviting import invite, state_of
from articles.accounts.inviting import over as invitations_over
from articles.accounts.leaving import (
    anonymise,
    anonymise_closed,
    anonymised_at,
    close,
    refusal_to_close,
)
from articles.accounts.login import login
from articles.accounts.mailing import folder as mail_folder
from articles.accounts.network import client_address, network_of, outermost
from articles.accounts.noting import note, note_each, note_if_possible
from articles.accounts.own_address import own_address
from articles.accounts.own_profile import own_profile
from articles.accounts.power import beyond, has_power_over, roles_within
from articles.accounts.refusals import note_refusal
from articles.accounts.sessions import without_session
from articles.accounts.taking_away import factors_of, take_away_factors
from articles.accounts.unsaved.carrying import (
    carried,
    carried_before,
    drop_carried,
)
from articles.accounts.unsaved.mark import mark_for
from articles.accounts.unsaved.refused import BY_SCRIPT, carried_if_out
from articles.accounts.unsaved.senders import Sender, may_be_known, sender_of

__all__ = [
    "BY_SCRIPT",
    "REPORTS",
    "SEARCHES",
    "STORES",
    "SUBSCRIBERS",
    "OwnPassword",
    "Sender",
    "anonymise",
    "anonymise_closed",
    "anonymised_at",
    "beyond",
    "carried",
    "carried_before",
    "carried_if_out",
    "client_address",
    "close",
    "drop_carried",
    "factors_of",
    "has_power_over",
    "invitations_over",
    "invite",
    "is_admitted",
    "lacking_factor",
    "login",
    "mail_folder",
    "mark_for",
    "may_be_known",
    "network_of",
    "note",
    "note_each",
    "note_if_possible",
    "note_refusal",
    "outermost",
    "own_address",
    "own_profile",
    "refusal_to_close",
    "roles_within",
    "seal_anew",
    "sender_of",
    "state_of",
    "take_away_factors",
    "tell_former",
    "void_factors",
    "without_session",
]
