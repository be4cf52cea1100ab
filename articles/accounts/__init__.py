"""Accounts: login, a new password by mail, one's own profile, the desk's language.

Who may do what is decided elsewhere (`rights.py`).
"""

from articles.accounts.login import LoginForm
from articles.accounts.own_profile import own_profile

__all__ = [
    "LoginForm",
    "own_profile",
]
