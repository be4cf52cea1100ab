"""The key of an account, which seals the text that its user typed.

It is derived from the site's secret, so that it is stored nowhere, and from values that
no other account has. Password and address may change: the text stays readable.
"""

from articles.accounts.secrets.encryption import keys_for, seal, unseal
from articles.models import User

PURPOSE = "articles.accounts.unsaved"


def keys_of(person: User) -> list[bytes]:
    """Return the account's key, followed by the keys of the site's former secrets.

    Each is 64 bytes: one half seals, the other half gives names to sealed texts.
    """
    # With the date: a key reused after an account was deleted opens nothing.
    return keys_for(PURPOSE, f"{person.pk} {person.date_joined.timestamp():.6f}")


def sealed(person: User, text: str, *, about: str) -> str:
    """Seal a text, so that only this account can open it, and only for `about`."""
    return seal(keys_of(person)[0], text, about=about)


def unsealed(person: User, said: str, *, about: str) -> str | None:
    """Return the text; None if it isn't this account's."""
    for key in keys_of(person):
        if (found := unseal(key, said, about=about)) is not None:
            return found
    return None
