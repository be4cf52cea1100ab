"""Mails to users about their accounts."""
