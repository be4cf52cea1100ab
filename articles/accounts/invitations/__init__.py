"""Invitations by mail, and what a user sets up when accepting one."""
