"""Text that a user typed at the desk and hasn't saved, kept for their account alone.

It is sealed with a key of that account. It waits in the user's browser, or is carried
through the login of a user who has to log in again. The desk decides which forms show
it again.
"""
