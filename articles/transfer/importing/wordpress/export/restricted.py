"""Post meta of extensions that keeps a whole article from some readers.

Only the values of these keys are read: other meta says nothing about that.
"""

import re

# Keys of the usual extensions, and any that sound like them.
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
# Ultimate Member writes all its conditions, and whether it applies them.
SWITCH = re.compile(r'"_um_custom_access_settings";(?:s:\d:|[bi]:)"?([01])?')


def is_about_readers(key: str) -> bool:
    return KEYS.fullmatch(key) is not None


def restricts(key: str, value: str) -> bool:
    """Return whether a row of post meta keeps its article from some readers."""
    if not is_about_readers(key) or value.strip().lower() in EVERYBODY:
        return False
    switch = SWITCH.search(value)
    return switch is None or switch[1] == "1"
