"""The store of sessions: a row for a logged-in user, else a sealed cookie.

So requests for the login page store nothing here, however many there are. The browser
keeps the data of a login in progress (a challenge, a state, the stage it has reached),
encrypted and authenticated. They expire after some minutes.

The keys of rows carry a check value: the server recognises a forged one by itself.
"""

import hmac
import json
import logging
import time
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import VALID_KEY_CHARS
from django.contrib.sessions.backends.db import SessionStore as Rows
from django.utils.crypto import get_random_string, salted_hmac

from articles.accounts.secrets.encryption import keys_for, seal, unseal

logger = logging.getLogger(__name__)

PURPOSE = "articles.accounts.sessions.session_store"
# Seconds in which a login has to be finished, as with allauth's stages.
ENTERING = 15 * 60
# Browsers keep 4,096 bytes of a cookie, with its name and attributes.
LONGEST = 3_600
# SEALED begins each sealed value, and never the key of a row.
SEALED, COOKIE = ".", "cookie"
# Replacements for characters of a sealed text that cookies don't accept.
IN_COOKIES, IN_BASE64 = str.maketrans("+/", "-_"), str.maketrans("-_", "+/")
# Characters of a row's key: the random ones, and the check value behind them.
CHANCE, CHECK = 22, 18
# The entry that is dropped first when a cookie would get too long.
MESSAGES = "_messages"


def secrets() -> list[Any]:
    return [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]


def check_of(chance: str, secret: str) -> str:
    made = salted_hmac(PURPOSE, chance, secret=secret, algorithm="sha256")
    return made.hexdigest()[:CHECK]


def is_plausible(key: str) -> bool:
    """Return whether a session's row may have this key, without a query.

    Keys of 32 letters come from releases that gave no check value.
    """
    if len(key) == 32:
        return key.isalnum()
    if len(key) != CHANCE + CHECK or not key.isascii():
        return False
    chance, check = key[:CHANCE], key[CHANCE:]
    return any(
        hmac.compare_digest(check, check_of(chance, secret)) for secret in secrets()
    )


def sealed(data: dict[str, Any]) -> str:
    text = json.dumps([int(time.time()), data], separators=(",", ":"))
    made = seal(keys_for(PURPOSE, COOKIE)[0], text, about=PURPOSE)
    return SEALED + made.rstrip("=").translate(IN_COOKIES)


def opened(value: str) -> dict[str, Any]:
    """Return the sealed data; {} if they are forged or too old."""
    made = value.removeprefix(SEALED).translate(IN_BASE64)
    made += "=" * (-len(made) % 4)
    for key in keys_for(PURPOSE, COOKIE):
        try:
            found = unseal(key, made, about=PURPOSE)
        except ValueError:
            return {}
        if found is not None:
            at, data = json.loads(found)
            return data if time.time() - at < ENTERING else {}
    return {}


class SessionStore(Rows):
    """Django's store, except for sessions that belong to nobody yet."""

    _session: Any
    _session_cache: Any

    @classmethod
    def get_model_class(cls):
        return Rows.get_model_class()

    @property
    def lies_in_browser(self) -> bool:
        return bool(self.session_key and self.session_key.startswith(SEALED))

    @property
    def has_person(self) -> bool:
        return SESSION_KEY in self._session

    def load(self) -> dict[str, Any]:
        if self.lies_in_browser:
            return opened(self.session_key or "")
        if not is_plausible(self.session_key or ""):
            self._session_key = None
            return {}
        return super().load()

    def save(self, must_create: bool = False) -> None:
        if self.has_person:
            if self.lies_in_browser:
                self._session_key = None
            return super().save(must_create)
        former, is_row = self.session_key, not self.lies_in_browser
        self._session_key = self.sealed()
        if former and is_row:
            super().delete(former)
        return None

    def sealed(self) -> str:
        value = sealed(self._session)
        if len(value) > LONGEST and self._session.pop(MESSAGES, None):
            value = sealed(self._session)
        if len(value) > LONGEST:
            logger.warning("A session of nobody's was too long for a cookie.")
            self._session.clear()
            value = sealed({})
        return value

    def create(self) -> None:
        if self.has_person:
            return super().create()
        self._session_key = None
        self.modified = True
        return None

    def cycle_key(self) -> None:
        """Forget the former key. Before a login is complete the next one is made when
        the session is saved.
        """
        data, former = self._session, self.session_key
        self.create()
        self._session_cache = data
        if former:
            self.delete(former)

    def delete(self, session_key: str | None = None) -> None:
        if (session_key or self.session_key or SEALED).startswith(SEALED):
            return
        super().delete(session_key)

    def is_empty(self) -> bool:
        if self.lies_in_browser:
            # A session that no code has read yet isn't loaded, and counts as not empty.
            return not getattr(self, "_session_cache", True)
        return super().is_empty()

    def get_expiry_age(self, **told: Any) -> int:
        return super().get_expiry_age(**told) if self.has_person else ENTERING

    def get_expire_at_browser_close(self) -> bool:
        return self.has_person and super().get_expire_at_browser_close()

    def _get_new_session_key(self) -> str:
        while True:
            chance = get_random_string(CHANCE, VALID_KEY_CHARS)
            key = chance + check_of(chance, settings.SECRET_KEY)
            if not self.exists(key):
                return key
