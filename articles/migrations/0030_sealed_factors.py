"""Seal the secrets of second factors that lie open; a second run changes nothing.

As `articles.accounts.factors.factor_secrets` did it then. Backwards, what another secret key
has sealed stays as it is.
"""

from base64 import b64decode, b64encode
from os import urandom

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import migrations
from django.utils.crypto import salted_hmac

PURPOSE = "articles.accounts.factors.codes"
MARK = "sealed:1:"
# Where secrets are kept: texts, and a list of texts.
TEXTS, LIST = ("secret", "seed"), "migrated_codes"
NONCE = 12


def ciphers():
    for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        key = salted_hmac(PURPOSE, "", secret=secret, algorithm="sha512").digest()
        yield AESGCM(key[:32])


def sealed(text):
    if text.startswith(MARK):
        return text
    nonce = urandom(NONCE)
    made = next(ciphers()).encrypt(nonce, text.encode(), PURPOSE.encode())
    return MARK + b64encode(nonce + made).decode()


def opened(text):
    if not text.startswith(MARK):
        return text
    made = b64decode(text.removeprefix(MARK))
    for cipher in ciphers():
        try:
            found = cipher.decrypt(made[:NONCE], made[NONCE:], PURPOSE.encode())
        except InvalidTag:
            continue
        return found.decode()
    return text


def change_all(apps, change):
    for factor in apps.get_model("mfa", "Authenticator").objects.iterator():
        data = factor.data
        texts = {name: change(data[name]) for name in TEXTS if name in data}
        lists = {LIST: [*map(change, data[LIST])]} if data.get(LIST) else {}
        if (now := data | texts | lists) != data:
            factor.data = now
            factor.save(update_fields=["data"])


def seal(apps, _schema_editor):
    change_all(apps, sealed)


def lay_open(apps, _schema_editor):
    change_all(apps, opened)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0029_letters"),
        ("mfa", "0003_authenticator_type_uniq"),
    ]

    operations = [migrations.RunPython(seal, lay_open)]
