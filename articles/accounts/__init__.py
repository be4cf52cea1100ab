"""Accounts: login, a new password by mail, one's own profile, the desk's language.

Who may do what is decided elsewhere (`rights.py`).
"""

from articles.accounts.changing import OwnPassword, password_changed, tell_former
from articles.accounts.desk import is_admitted
from articles.accounts.leaving import anonymise, close, refusal_to_close
from articles.accounts.login import login
from articles.accounts.network import client_address, network_of
from articles.accounts.own_address import own_address
from articles.accounts.own_profile import own_profile

__all__ = [
    "OwnPassword",
    "anonymise",
    "client_address",
    "close",
    "is_admitted",
    "login",
    "network_of",
    "own_address",
    "own_profile",
    "password_changed",
    "refusal_to_close",
    "tell_former",
]
