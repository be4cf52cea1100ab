"""Admission to the desk: factors demanded, refusals, the user's language."""
