"""What somebody typed at the desk and hasn't saved: kept for her account alone.

Sealed with a key of that account it waits in her browser, or in the session of who has
to log in again. Which forms show it once more is decided by the desk.
"""
