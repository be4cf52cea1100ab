"""The addresses of the web as the index has them: a cited or linked page is found by
its address and by its host, in any spelling.
"""

import re
from collections.abc import Iterator

from articles.domain.search.language.forms import ADDRESS, HOST, digest_of
from articles.foundation.markup import bare_key

SCHEME = re.compile(r"https?://", re.IGNORECASE)
# An address typed without a scheme: a host with an ending of letters, perhaps a path.
TYPED = re.compile(
    r"(?:[\w-]+\.)+[^\W\d_]{2,}(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE | re.UNICODE
)
# So many names of a host are looked at, from its end; a row holds only so many tokens.
MOST_NAMES = 5


def is_address(text: str) -> bool:
    """Return whether a text without blanks may be an address: “www.hrk.de/presse”."""
    return bool(SCHEME.match(text) or TYPED.fullmatch(text))


def key_of(text: str) -> str:
    """Return what is alike in all spellings of an address; "" if it is none."""
    return bare_key(text if SCHEME.match(text) else f"https://{text}")


def host_of(key: str) -> str:
    return re.split(r"[/?:#]", key, maxsplit=1)[0]


def address_token(key: str) -> str:
    """Return the token of an address, or of a host if the key is one."""
    return (HOST if key == host_of(key) else ADDRESS) + digest_of(key)


def tokens_for(address: str) -> Iterator[str]:
    """Yield the tokens by which one cited address is found: itself, its host, and the
    hosts above it.
    """
    if not (key := key_of(address)):
        return
    host = host_of(key)
    yield address_token(key)
    yield HOST + digest_of(host)
    names = host.split(".")[-MOST_NAMES:]
    for number in range(len(names) - 1):
        yield HOST + digest_of(".".join(names[number:]))


def is_cited_as(typed: str, address: str) -> bool:
    """Return whether an address is found by a typed key: it is the same, or below that
    host.
    """
    return address_token(typed) in tokens_for(address)
