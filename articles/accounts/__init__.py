"""Accounts: login, a new password by mail, one's own profile, the desk's language.

Who may do what is decided elsewhere (`rights.py`)."""
