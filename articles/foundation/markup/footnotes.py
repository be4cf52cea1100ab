"""Number the links of a text to other sites: on paper their addresses are notes at its
end, each once, and a number stands beside each link.
"""

import re

# Templates and sanitised texts write it alike.
LINK = re.compile(r'<a [^>]*?href="(https?://[^"]*)"')


def footnoted(html: str) -> tuple[str, list[str]]:
    """Return the text with the number of each link in an attribute, and the addresses
    in the order of their numbers, escaped as in the text.

    An attribute is neither copied nor read aloud.
    """
    numbers: dict[str, int] = {}

    def numbered(link: re.Match) -> str:
        number = numbers.setdefault(link[1], len(numbers) + 1)
        return f'{link[0]} data-note="{number}"'

    return LINK.sub(numbered, html), list(numbers)


def as_list(addresses: list[str]) -> str:
    """Render the addresses, escaped as they are, in the order of their numbers."""
    items = "".join(f"<li>{address}</li>" for address in addresses)
    return f"<ol>{items}</ol>"
