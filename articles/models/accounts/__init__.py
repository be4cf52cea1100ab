"""Accounts, and what is stored of forms that weren't saved."""
