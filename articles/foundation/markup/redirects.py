"""Addresses that a search engine, a mail program or a network replaced with its own.

It tracks users who follow such a link, and the link may be dead years later.
"""

import re
from urllib.parse import parse_qs, urlsplit

GOOGLE = r"(?:www\.)?google\.(?:[a-z]{2,3}|com?\.[a-z]{2})"
SAFELINKS = r"[a-z0-9-]+\.safelinks\.protection\.outlook\.com"
# Host, path, and the parameter with the target. The editor's script gets them from
# here, so the patterns of hosts are valid in both languages.
REDIRECTS = (
    (GOOGLE, "/url", "q"),
    (GOOGLE, "/url", "url"),
    (SAFELINKS, "/", "url"),
    (r"lm?\.facebook\.com", "/l.php", "u"),
    (r"l\.instagram\.com", "/", "u"),
    (r"www\.youtube\.com", "/redirect", "q"),
    (r"(?:html\.)?duckduckgo\.com", "/l/", "uddg"),
    (r"www\.linkedin\.com", "/safety/go", "url"),
    (r"slack-redir\.net", "/link", "url"),
    (r"t\.umblr\.com", "/redirect", "z"),
)
WHOLE = re.compile(r"https?://\S+", re.IGNORECASE)
MOST = 3


def unwrapped(address: str) -> str:
    """Return the final target of an address, as far as the address itself names it."""
    for _round in range(MOST):
        target = target_of(address)
        if not target:
            break
        address = target
    return address


def target_of(address: str) -> str:
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return ""
    for name, path, parameter in REDIRECTS:
        if parts.path == path and re.fullmatch(name, host):
            target = parse_qs(parts.query).get(parameter, [""])[0]
            if WHOLE.fullmatch(target):
                return target
    return ""
