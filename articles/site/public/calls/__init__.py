"""Calls, as lists show them: by what is due next."""
