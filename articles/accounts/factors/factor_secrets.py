"""The secrets of apps with codes and of recovery codes: sealed where they are stored.

Under another secret key of the site they can't be opened: such a factor is *void*. It
admits nobody, and is still asked for, until somebody takes it away.
"""

import secrets
from base64 import b32encode
from collections.abc import Callable, Iterator
from typing import Any

from allauth.mfa.models import Authenticator
from django.db import transaction

from articles.accounts.secrets.encryption import keys_for, seal, unseal
from articles.models import User

PURPOSE = "articles.accounts.factors.codes"
# Marks a sealed secret. An app's is base 32 and a seed hexadecimal, so none begins so.
MARK = "sealed:1:"
# Keys under which allauth keeps secrets in `Authenticator.data`: texts, lists of texts.
TEXTS, LISTS = ("secret", "seed"), ("migrated_codes",)


def is_sealed(stored: str) -> bool:
    return stored.startswith(MARK)


def sealed(text: str) -> str:
    return MARK + seal(keys_for(PURPOSE)[0], text, about=PURPOSE)


def opened(stored: str) -> tuple[str | None, bool]:
    """Return the secret, None if it is void; and whether the current key sealed it.

    Secrets stored before sealing began are returned as they are.
    """
    if not is_sealed(stored):
        return stored, False
    for number, key in enumerate(keys_for(PURPOSE)):
        try:
            found = unseal(key, stored.removeprefix(MARK), about=PURPOSE)
        except ValueError:
            break
        if found is not None:
            return found, number == 0
    return None, False


def opened_or_random(stored: str) -> str:
    """Return the secret, or one that nobody knows: a void factor fits no code."""
    found, _is_of_now = opened(stored)
    if found is None:
        return b32encode(secrets.token_bytes(20)).decode()
    return found


def secrets_in(data: dict[str, Any]) -> Iterator[str]:
    yield from (data[name] for name in TEXTS if name in data)
    for name in LISTS:
        yield from data.get(name) or []


def changed(data: dict[str, Any], change: Callable[[str], str]) -> dict[str, Any]:
    """Return the data with each of its secrets changed."""
    texts = {name: change(data[name]) for name in TEXTS if name in data}
    lists = {name: [*map(change, data[name])] for name in LISTS if data.get(name)}
    return data | texts | lists


def is_void(factor: Authenticator) -> bool:
    return any(opened(one)[0] is None for one in secrets_in(factor.data))


def void_factors() -> list[Authenticator]:
    """Return all that can't be opened, with their accounts."""
    every = Authenticator.objects.select_related("user").order_by("user_id", "pk")
    return [one for one in every.iterator() if is_void(one)]


def has_void_factor(person: User) -> bool:
    own = Authenticator.objects.filter(user_id=person.pk)
    return any(map(is_void, own))


def seal_anew() -> int:
    """Seal by the current key what is unsealed or sealed by another; return how many.

    Void ones stay as they are: the key that opens them may come back.
    """
    factors = Authenticator.objects.iterator()
    pks = [one.pk for one in factors if is_due(one.data)]
    return sum(map(seal_one_anew, pks))


def is_due(data: dict[str, Any]) -> bool:
    found = [opened(one) for one in secrets_in(data)]
    return any(text is not None and not is_of_now for text, is_of_now in found)


@transaction.atomic
def seal_one_anew(pk: int) -> bool:
    """Do so for one factor, unless it needs none; it may have been used meanwhile."""
    factor = Authenticator.objects.select_for_update().filter(pk=pk).first()
    if factor is None or not is_due(factor.data):
        return False
    factor.data = changed(factor.data, sealed_anew)
    factor.save(update_fields=["data"])
    return True


def sealed_anew(stored: str) -> str:
    text, is_of_now = opened(stored)
    return stored if text is None or is_of_now else sealed(text)
