"""Addresses of the web in what others wrote: the absolute ones, and the key by which
two spellings of one address are known as the same.
"""

import re
import unicodedata
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit

from articles.foundation.text import UNWANTED

LONGEST = 2_000
PORTS = {"http": 80, "https": 443}
# Parameters that tell a site where its readers come from, and choose nothing.
TRACKERS = frozenset({
    "__hsfp", "__hssc", "__hstc", "__s", "_bta_c", "_bta_tid", "_ga", "_gl",
    "_hsenc", "_hsmi", "_openstat", "action_object_map", "action_ref_map",
    "action_type_map", "at_campaign", "at_custom1", "at_custom2", "at_custom3",
    "at_custom4", "at_medium", "awc", "ceid", "ck_subscriber_id", "cmpid", "dclid",
    "dm_i", "elqtrack", "elqtrackid", "emci", "emdi", "epik", "fb_action_ids",
    "fb_action_types", "fb_ref", "fb_source", "fbclid", "gbraid", "gclid", "gclsrc",
    "gdffi", "gdfms", "gdftrk", "guccounter", "guce_referrer", "guce_referrer_sig",
    "hsctatracking", "icid", "igsh", "igshid", "irclickid", "ito", "li_fat_id",
    "mc_cid", "mc_eid", "mibextid", "mkt_tok", "ml_subscriber",
    "ml_subscriber_hash", "msclkid", "ncid", "ns_campaign", "ns_fee", "ns_linkname",
    "ns_mchannel", "ns_source", "oly_anon_id", "oly_enc_id", "rb_clickid",
    "redirect_log_mongo_id", "redirect_mongo_id", "s_cid", "sb_referer_host",
    "sc_cid", "scm", "smid", "smtyp", "spm", "sr_share", "srsltid", "trk",
    "trk_contact", "trk_module", "trk_msg", "trk_sid", "trkcampaign", "trkinfo",
    "ttclid", "twclid", "vero_conv", "vero_id", "wbraid", "wickedid", "wt.mc",
    "wt.mc_id", "wt_mc", "wt_zmc", "wtrid", "xtor", "yclid", "ysclid", "zanpid",
})  # fmt: skip
TRACKING = ("utm_", "mtm_", "pk_", "piwik_", "matomo_", "hsa_")
# Letters that the older rule for names (2003) replaces and the one of today keeps.
KEPT_LETTERS = re.compile("[ßς]")
PERCENT = re.compile("%([0-9a-fA-F]{2})")
UNRESERVED = re.compile(r"[A-Za-z0-9._~-]")
UNSEEN = re.compile(r"(?! )[\s\u200b\u200c\u2060\u00ad]")
# Signs that end an attribute, or a link in plain text.
ENDING = str.maketrans({"<": "%3C", ">": "%3E", '"': "%22", "'": "%27", "`": "%60"})
# Pages that a script chooses by the fragment.
ROUTE = ("!", "/")


def web_address(told: str, base: str = "") -> str:
    """Return an address, absolute by `base`, if it leads to the web; "" if it doesn't.

    Addresses with a user's name lead elsewhere than they seem to: they are none.
    """
    bare = trimmed(told)
    try:
        address = urljoin(base, bare.replace("\\", "/")) if bare else ""
        parts = urlsplit(address)
        is_web = parts.scheme in PORTS and bool(host_key(parts.hostname or ""))
        _port = parts.port
    except ValueError:
        return ""
    if not is_web or "@" in parts.netloc:
        return ""
    return f"{parts.scheme}{address[len(parts.scheme) :]}".translate(ENDING)


def trimmed(told: str) -> str:
    """Return an address as browsers take it; "" for one that is far too long.

    Signs that nobody sees and breaks of lines are dropped; blanks inside are escaped.
    """
    bare = UNWANTED.sub("", told[: 2 * LONGEST]).strip()
    bare = UNSEEN.sub("", bare).replace(" ", "%20")
    return bare if len(bare) <= LONGEST else ""


def normalised(address: str) -> str:
    """Return the key of a web address; "" if it is none.

    Scheme, host, default port, dot segments, fragment and trackers make no difference.
    """
    try:
        parts = urlsplit(trimmed(address))
        port = parts.port
        host = host_key(parts.hostname or "")
    except ValueError:
        return ""
    if parts.scheme not in PORTS or not host:
        return ""
    if port and port != PORTS[parts.scheme]:
        host = f"{host}:{port}"
    query = query_key(parts.query)
    return SplitResult(
        parts.scheme, host, path_key(parts.path), query, fragment_key(parts.fragment)
    ).geturl()


def host_key(host: str) -> str:
    """Return a host in small letters, international names as they are looked up."""
    if ":" in host:
        return f"[{host}]"
    name = unicodedata.normalize("NFKC", unquote(host)).lower().rstrip(".")
    if len(name) > 253 or re.search(r"[\s/?#@<>\"'\\]", name):
        return ""
    return ".".join(label_key(label) for label in name.split("."))


def label_key(label: str) -> str:
    if label.isascii():
        return label
    if KEPT_LETTERS.search(label):
        return f"xn--{label.encode('punycode').decode('ascii')}"
    return label.encode("idna").decode("ascii")


def escaped(text: str, safe: str) -> str:
    """Return a part of an address with what has to be escaped escaped, and no more."""

    def plain(found: re.Match) -> str:
        sign = chr(int(found[1], 16))
        return sign if UNRESERVED.match(sign) else found[0].upper()

    return quote(PERCENT.sub(plain, text), safe=f"%{safe}")


def path_key(path: str) -> str:
    """Return a path without dot segments, as RFC 3986 (5.2.4) removes them."""
    kept: list[str] = []
    steps = escaped(path, "/!$&'()*+,;=:@").removeprefix("/").split("/")
    for step in steps:
        if step == "..":
            del kept[-1:]
        elif step != ".":
            kept.append(step)
    if steps[-1] in {".", ".."}:
        kept.append("")
    return "/" + "/".join(kept)


def query_key(query: str) -> str:
    pairs = (pair.removeprefix("amp;") for pair in query.split("&"))
    kept = (pair for pair in pairs if pair and not is_tracker(pair.partition("=")[0]))
    return "&".join(escaped(pair, "/?!$'()*+,;=:@") for pair in kept)


def is_tracker(name: str) -> bool:
    lower = unquote(name).lower()
    return lower in TRACKERS or lower.startswith(TRACKING)


def fragment_key(fragment: str) -> str:
    return escaped(fragment, "/?!$&'()*+,;=:@") if fragment.startswith(ROUTE) else ""


def bare_key(address: str) -> str:
    """Return the key of an address without scheme, “www.” and the last slash, as users
    type it; "" if it is none.
    """
    key = normalised(address).partition("://")[2]
    return key.removeprefix("www.").rstrip("/")
