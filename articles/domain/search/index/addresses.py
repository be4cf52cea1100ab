"""The addresses that an article cites or links, as tokens of the index."""

import re
from collections.abc import Iterator
from html import unescape

from articles.domain.content import Content
from articles.domain.search.language.web_keys import tokens_for

# A text is clean: its attributes stand in such quotation marks.
HREF = re.compile(r'\bhref="(https?://[^"]+)"', re.IGNORECASE)
MOST = 200


def address_tokens(content: Content) -> list[str]:
    """Return the tokens of all addresses of a content, up to MOST of them."""
    some = dict.fromkeys(addresses_in(content))
    tokens = (token for address in [*some][:MOST] for token in tokens_for(address))
    return [*dict.fromkeys(tokens)]


def addresses_in(content: Content) -> Iterator[str]:
    for row in (*content["attributions"], *content["further_reading"]):
        if address := row["url"]:
            yield address
    yield from links_in(content["body"])


def links_in(body: str) -> list[str]:
    """Return the addresses of the web that a text links."""
    return [*map(unescape, HREF.findall(body))]
