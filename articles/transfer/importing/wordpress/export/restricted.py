"""What extensions write beside a whole article that isn't for all readers.

Of these alone the values are read: what else they write tells nothing of that.
"""

import re

# As the usual ones call it, and whatever sounds like them.
KEYS = re.compile(
    r"rcUserLevel|_?(?:wpmem_block|jetpack_newsletter_access|groups-read(?:_post)?"
    r"|um_content_restriction|ihc_mb_who|(?:ppwp?|passster|pda)_\w*)"
    r"|\w*(?:restrict|paywall|access_(?:role|level)|(?:user|subscription)_level"
    r"|passwor[dt]|protect(?:ed|ion|$))[\w-]*",
    re.IGNORECASE,
)
EVERYBODY = {
    "", "0", "no", "off", "false", "none", "all", "any", "everybody", "everyone",
    "public", "default", "inherit", "a:0:{}", 'a:1:{i:0;s:0:"";}',
}  # fmt: skip
# Ultimate Member writes all it could ask for, and whether it does.
SWITCH = re.compile(r'"_um_custom_access_settings";(?:s:\d:|[bi]:)"?([01])?')


def is_about_readers(key: str) -> bool:
    return KEYS.fullmatch(key) is not None


def restricts(key: str, value: str) -> bool:
    """Whether a row that stands beside an article keeps it from some readers."""
    if not is_about_readers(key) or value.strip().lower() in EVERYBODY:
        return False
    switch = SWITCH.search(value)
    return switch is None or switch[1] == "1"
