"""Accounts: login, a new password by mail, one's own profile, the desk's language.

Who may do what is decided elsewhere (`rights.py`).
"""

from articles.accounts.desk import is_admitted
from articles.accounts.login import login
from articles.accounts.network import client_address, network_of
from articles.accounts.own_profile import own_profile

__all__ = [
    "client_address",
    "is_admitted",
    "login",
    "network_of",
    "own_profile",
]
