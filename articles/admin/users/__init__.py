"""Accounts and roles at the desk."""
