"""Refusals of backups. Only commands show them, so their messages are English."""

from articles.foundation.refusal import Refused


def refused(what: str, why: str, remedy: str, code: str = "keeping") -> Refused:
    return Refused(what, why, remedy, code=code)


def damaged(why: str) -> Refused:
    return refused(
        "Nothing was restored.",
        f"The archive is damaged or cut off: {why}.",
        "Take another copy of it, or an earlier backup.",
        "damaged",
    )
