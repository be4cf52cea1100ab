"""An archive under a passphrase: AES-GCM in blocks, the key by scrypt.

A header, then blocks, each with its number and whether it is the last in its nonce:
none can be changed, moved, left out or cut off unnoticed. The first is empty and shows
whether the passphrase is the right one.
"""

import os
from functools import lru_cache
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from articles.transfer.archives.reporting import damaged, refused

MAGIC = b"newsroom sealed 1\n"
SALT, PREFIX, TAG = 16, 7, 16
HEAD = len(MAGIC) + SALT + PREFIX
BLOCK = 1 << 20
# 128 MB and some tenths of a second for each guess.
COST = {"n": 1 << 17, "r": 8, "p": 1}


class Cipher:
    """The common part of both ends: the key, and the numbers of the blocks."""

    def __init__(self, passphrase: str, header: bytes):
        salt = header[len(MAGIC) : len(MAGIC) + SALT]
        self.prefix, self.header = header[len(MAGIC) + SALT :], header
        self.aead, self.number = AESGCM(key_of(passphrase, salt)), 0

    def next_nonce(self, *, is_last: bool) -> bytes:
        nonce = self.prefix + self.number.to_bytes(4) + bytes([is_last])
        self.number += 1
        return nonce


@lru_cache(maxsize=400)
def key_of(passphrase: str, salt: bytes) -> bytes:
    """Return the key; files that share a salt cost one derivation together."""
    return Scrypt(salt=salt, length=32, **COST).derive(passphrase.encode())


def length_sealed(size: int) -> int:
    """Return the bytes that a file of so many bytes takes once it is sealed."""
    blocks = max(1, -(-size // BLOCK))
    return HEAD + TAG + size + TAG * blocks


class Sealed:
    """A file to write to; the file below it receives sealed data.

    `salt` is that of other files under the same passphrase; each has its own nonces.
    """

    def __init__(self, below: BinaryIO, passphrase: str, salt: bytes = b""):
        header = MAGIC + (salt or os.urandom(SALT)) + os.urandom(PREFIX)
        self.below, self.cipher = below, Cipher(passphrase, header)
        self.waiting = bytearray()
        below.write(header)
        self.seal(b"")

    def seal(self, block: bytes, *, is_last: bool = False) -> None:
        nonce = self.cipher.next_nonce(is_last=is_last)
        self.below.write(self.cipher.aead.encrypt(nonce, block, self.cipher.header))

    def write(self, data: bytes) -> int:
        self.waiting += data
        while len(self.waiting) > BLOCK:
            self.seal(bytes(self.waiting[:BLOCK]))
            del self.waiting[:BLOCK]
        return len(data)

    def finish(self) -> None:
        self.seal(bytes(self.waiting), is_last=True)


class Unsealed:
    """A file to read from; the file below it holds sealed data."""

    def __init__(self, below: BinaryIO, passphrase: str):
        header = below.read(HEAD)
        first = below.read(TAG)
        if len(header + first) < HEAD + TAG:
            raise damaged("it ends too early")
        self.below, self.cipher = below, Cipher(passphrase, header)
        self.coming, self.there = below.read(BLOCK + TAG), bytearray()
        try:
            self.open(first, is_last=False)
        except InvalidTag:
            raise refused(
                "Nothing was restored.",
                "The passphrase is not the one of this archive.",
                "Type it again, or name the right file.",
                "passphrase",
            ) from None

    def open(self, block: bytes, *, is_last: bool) -> bytes:
        nonce = self.cipher.next_nonce(is_last=is_last)
        return self.cipher.aead.decrypt(nonce, block, self.cipher.header)

    def read(self, size: int) -> bytes:
        while len(self.there) < size and self.coming:
            block, self.coming = self.coming, self.below.read(BLOCK + TAG)
            try:
                self.there += self.open(block, is_last=not self.coming)
            except InvalidTag:
                raise damaged("a block of it can't be opened") from None
        data = bytes(self.there[:size])
        del self.there[:size]
        return data


def is_sealed(file: BinaryIO) -> bool:
    """Return whether an archive needs a passphrase; leave the file at its beginning."""
    found = file.read(len(MAGIC))
    file.seek(0)
    return found == MAGIC
