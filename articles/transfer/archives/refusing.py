"""How a backup is refused. Only commands say so, and they speak English."""

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
