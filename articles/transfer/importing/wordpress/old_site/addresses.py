"""The addresses of the old site, and the imported items that they lead to."""

import re
import uuid
from html import escape
from urllib.parse import parse_qs, unquote, urljoin, urlsplit

from articles.foundation.markup import own_link
from articles.transfer.importing.wordpress.export.index import Index, bare
from articles.transfer.importing.wordpress.export.items import number_in
from articles.transfer.importing.wordpress.export.remarks import Remark
from articles.transfer.importing.wordpress.markup.tags import LINK, attributes_of
from articles.transfer.importing.wordpress.old_site.uploads import FOLDERS, without_www

SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
WEB = {"http", "https"}
KEPT = ("mailto:", "urn:uuid:")


def identity(key: str) -> uuid.UUID:
    """Return the id of the edition that an item becomes, here as in any run: so a text
    may lead to what comes after it.
    """
    return uuid.uuid5(uuid.NAMESPACE_URL, key)


class Addresses:
    def __init__(self, index: Index):
        self.index = index
        self.hosts = {
            without_www(bare(one).partition("/")[0]) for one in index.addresses
        } - {""}
        self.by_path: dict[str, int] = {}
        for known in index.known.values():
            for address in (known.link, known.guid):
                path = self.path(address)
                if path.strip("/") and "?" not in path:
                    self.by_path.setdefault(path, known.number)

    def path(self, address: str) -> str:
        """Return the path of an address of the old site as it is compared, else ""."""
        try:
            parts = urlsplit(address.strip())
        except ValueError:
            return ""
        host = without_www(parts.netloc.rpartition("@")[2].lower())
        if parts.scheme.lower() not in WEB or host not in self.hosts:
            return ""
        path = unquote(parts.path).rstrip("/") or "/"
        return f"{path}?{parts.query}" if parts.query else path

    def number(self, address: str) -> int:
        """Return the number of the item at an address of the old site, 0 if none."""
        path, _mark, query = self.path(address).partition("?")
        if not path:
            return 0
        asked = parse_qs(query)
        for name in ("p", "page_id"):
            number = number_in(asked.get(name, [""])[0])
            if number in self.index.known:
                return number
        return self.by_path.get(path, 0)


class Links:
    """Rewrites the links of one text; `leads_to` are the items that they name."""

    def __init__(self, addresses: Addresses, base: str):
        self.addresses, self.base = addresses, base
        self.leads_to: set[int] = set()
        self.old = self.files = 0

    def rewritten(self, text: str) -> str:
        return LINK.sub(lambda tag: self.tag(tag[0]), text)

    def tag(self, tag: str) -> str:
        said = attributes_of(tag)
        href = said.get("href", "").strip()
        if not href or href.startswith("#"):
            return tag
        if is_of_another_kind(href):
            # Not as it stands there: browsers pass signs over before a scheme.
            return tag if href.lower().startswith(KEPT) else "<a>"
        try:
            address = urljoin(self.base, href)
        except ValueError:
            return "<a>"
        target = self.target(address)
        language = said.get("hreflang", "")
        spoken = f' hreflang="{escape(language)}"' if language else ""
        return f'<a href="{escape(target)}"{spoken}>'

    def target(self, address: str) -> str:
        path = self.addresses.path(address)
        if not path:
            return address
        number = self.addresses.number(address)
        if number:
            self.leads_to.add(number)
            return own_link(identity(self.addresses.index.key(number)))
        if any(folder in path for folder in FOLDERS):
            self.files += 1
        else:
            self.old += 1
        return address

    def remarks(self) -> list[Remark]:
        told = []
        if self.files:
            told.append(
                Remark(
                    f"Links to files of the old site, which stay: {self.files}.",
                    "Keep the files where they are, or link to another place.",
                )
            )
        if self.old:
            told.append(
                Remark(
                    f"Links to pages of the old site, which stay: {self.old}.",
                    "Look where they lead once that site is gone.",
                )
            )
        return told


def is_of_another_kind(href: str) -> bool:
    scheme = SCHEME.match(href)
    return scheme is not None and scheme[0][:-1].lower() not in WEB


def counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
