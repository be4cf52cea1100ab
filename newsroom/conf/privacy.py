"""Personal data: network addresses in the record, and counts of readers' requests."""

from django.core.exceptions import ImproperlyConfigured

from newsroom.conf import env

WHOLE = "whole"


def addresses(said: list[str]) -> tuple[int, bool]:
    """Return for how many days they are kept, and whether as a whole."""
    days, is_whole = said[0], said[1:] == [WHOLE]
    is_number = days.isdecimal() and len(days) <= env.LONGEST_NUMBER
    is_short = is_number and int(days) <= env.MOST_DAYS
    if not is_short or not (is_whole or len(said) == 1):
        raise ImproperlyConfigured(
            f"NEWSROOM_RECORD_ADDRESSES is {','.join(said)!r}, which is no number of "
            "days. Set it to 0 (the record keeps no network addresses), to 14 (it "
            "keeps them shortened for 14 days), or to 14,whole."
        )
    return int(days), is_whole


RECORDED_ADDRESSES: tuple[int, bool] = addresses(
    env.words("NEWSROOM_RECORD_ADDRESSES", "0") or ["0"]
)
# Switches the counts of readers' requests on. Daily counts are kept for so many days;
# the desk shows a year.
COUNTS_READERS: bool = env.flag("NEWSROOM_REACH", default=True)
DAYS_OF_COUNTS: int = env.days("NEWSROOM_REACH_DAYS", default=400, least=366)
