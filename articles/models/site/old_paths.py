"""The path and query of an old site's address, in the one spelling in which they are
stored and looked up. It knows no model.
"""

import unicodedata
from urllib.parse import parse_qsl, quote, unquote_to_bytes, urlencode

from django.utils.encoding import repercent_broken_unicode

# A longer address is nobody's link. The stored form has ASCII signs alone.
LONGEST_PATH = 1_000
MOST_PARAMETERS = 20
# They say how somebody came, or in which session; never what the page is.
NOISE = {
    "fbclid", "gclid", "msclkid", "mc_cid", "mc_eid", "chash", "no_cache",
    "phpsessid", "sid", "replytocom", "preview",
}  # fmt: skip
SAFE = "/:@!$&'()*+,;=~"


def as_stored(path: str, query: str = "") -> str:
    """Return a path as it is decoded from an address, with a query as it stands there;
    "" if they are too long.
    """
    plain = "/" + unicodedata.normalize("NFC", path).strip("/")
    if len(plain) > LONGEST_PATH:
        return ""
    written, asked = quote(plain, safe=SAFE), plain_query(query)
    whole = f"{written}?{asked}" if asked else written
    return whole if len(whole) <= LONGEST_PATH else ""


def decoded_path(path: str) -> str:
    """Return the path of an address as Django decodes that of a request."""
    return repercent_broken_unicode(unquote_to_bytes(path)).decode()


def plain_query(query: str) -> str:
    """Return the parameters in one order, without those that say nothing of a page."""
    return urlencode([pair for pair in pairs_of(query) if not is_noise(pair[0])])


def pairs_of(query: str) -> list[tuple[str, str]]:
    """Return name and value of each parameter, sorted; none if there are too many."""
    if not query or len(query) > LONGEST_PATH:
        return []
    try:
        found = parse_qsl(query, keep_blank_values=True, max_num_fields=MOST_PARAMETERS)
    except ValueError:
        return []
    return sorted(found)


def is_noise(name: str) -> bool:
    small = name.lower()
    return small in NOISE or small.startswith("utm_")
