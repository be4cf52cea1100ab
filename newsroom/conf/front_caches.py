"""Caches in front that can be purged, by the keys of what their pages show."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from http.client import HTTPException
from itertools import batched
from typing import ClassVar
from urllib.error import HTTPError, URLError
from urllib.parse import parse_qsl, quote, unquote, urlsplit
from urllib.request import Request, urlopen

# Seconds that a cache may take for one answer. Only the worker waits for it.
PATIENCE = 20
# Keys of what nobody may see any more if it was withdrawn.
AT_ONCE = ("edition:", "image:")
# So much of an answer says why something was refused.
TOLD = 300


class PurgeError(Exception):
    """A cache didn't confirm a purge."""


@dataclass(frozen=True, slots=True)
class Front:
    """No cache at all; each kind of cache says what differs.

    `api` is its address for purges, `account` our part. `header` names the keys of
    a page, joined by `joint`; `lifetime` says how long the cache may keep it.
    """

    account: str = ""
    token: str = field(default="", repr=False)
    api: str = ""

    header: ClassVar[str] = ""
    joint: ClassVar[str] = " "
    lifetime: ClassVar[str] = ""
    # The most keys that one request may name.
    most: ClassVar[int] = 1

    def __bool__(self) -> bool:
        return bool(self.header)

    def purge(self, keys: Sequence[str]) -> None:
        """Have all pages with any of the keys forgotten; raises PurgeError."""
        for some in batched(keys, self.most):
            self.ask(list(some))

    def ask(self, keys: list[str]) -> None:
        raise NotImplementedError

    def post(self, path: str, said: dict, headers: dict[str, str]) -> dict:
        """Return what the cache answered; raises PurgeError, which holds no token."""
        body = json.dumps(said).encode()
        headers = {"Content-Type": "application/json", **headers}
        request = Request(self.api + path, body, headers)  # noqa: S310 (checked below)
        try:
            with urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310 (as above)
                found = json.loads(answer.read() or b"{}")
        except HTTPError as error:
            why = error.read(TOLD).decode(errors="replace")
            raise PurgeError(self.refused(f"{error.code} {why}")) from error
        except (URLError, HTTPException, OSError, ValueError) as error:
            raise PurgeError(self.refused(str(error))) from error
        return found if isinstance(found, dict) else {}

    def refused(self, why: str) -> str:
        name = type(self).__name__
        return (
            f"{name} at {self.api} may still show what has changed, for it didn't take "
            f"the keys to be purged: {why.strip()}. See to NEWSROOM_CDN, then run: "
            "newsroom tasks --again"
        )


NO_FRONT = Front()


@dataclass(frozen=True, slots=True)
class Fastly(Front):
    """Purged softly: purged pages may be shown while the newsroom is away, except those
    that may have been withdrawn.

    https://www.fastly.com/documentation/reference/api/purging/
    """

    api: str = "https://api.fastly.com"
    header: ClassVar[str] = "Surrogate-Key"
    lifetime: ClassVar[str] = "Surrogate-Control"
    most: ClassVar[int] = 256

    def ask(self, keys: list[str]) -> None:
        path = f"/service/{quote(self.account, safe='')}/purge"
        soft = {"Fastly-Soft-Purge": "1"}
        withdrawn = [key for key in keys if key.startswith(AT_ONCE)]
        others = [key for key in keys if not key.startswith(AT_ONCE)]
        for some, how in ((withdrawn, {}), (others, soft)):
            if some:
                headers = {"Fastly-Key": self.token, **how}
                self.post(path, {"surrogate_keys": some}, headers)


@dataclass(frozen=True, slots=True)
class Cloudflare(Front):
    """https://developers.cloudflare.com/api/resources/cache/methods/purge/"""

    api: str = "https://api.cloudflare.com/client/v4"
    header: ClassVar[str] = "Cache-Tag"
    joint: ClassVar[str] = ","
    lifetime: ClassVar[str] = "Cloudflare-CDN-Cache-Control"
    most: ClassVar[int] = 30

    def ask(self, keys: list[str]) -> None:
        headers = {"Authorization": f"Bearer {self.token}"}
        path = f"/zones/{quote(self.account, safe='')}/purge_cache"
        told = self.post(path, {"tags": keys}, headers)
        if told.get("success") is not True:
            raise PurgeError(self.refused(json.dumps(told.get("errors"))[:TOLD]))


FRONTS: dict[str, type[Front]] = {"fastly": Fastly, "cloudflare": Cloudflare}


def front_from(address: str) -> Front:
    """Read `fastly://TOKEN@SERVICE` or `cloudflare://TOKEN@ZONE`; "" is none.

    `?api=` names another place than the provider's own. Raises ValueError.
    """
    if not address:
        return NO_FRONT
    parts = urlsplit(address)
    query = dict(parse_qsl(parts.query, strict_parsing=bool(parts.query)))
    api = query.pop("api", "")
    token, _at, account = parts.netloc.rpartition("@")
    kind = FRONTS.get(parts.scheme)
    is_web = not api or urlsplit(api).scheme in {"http", "https"}
    rest = parts.path.strip("/") or parts.fragment or query
    if kind is None or not token or not account or rest or not is_web:
        raise ValueError(address)
    where = {"api": api.rstrip("/")} if api else {}
    return kind(account=unquote(account), token=unquote(token), **where)
