"""A security key made of software: it signs whatever it is told to sign."""

import json
from hashlib import sha256
from itertools import count

from allauth.mfa.models import Authenticator
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData as Data,
)

HERE, ORIGIN = "testserver", "https://testserver"
TOUCHED, VERIFIED, WITH_KEY = Data.FLAG.UP, Data.FLAG.UV, Data.FLAG.AT


def client_data(kind: str, challenge: str, origin: str) -> bytes:
    told = {"type": f"webauthn.{kind}", "challenge": challenge, "origin": origin}
    return json.dumps(told).encode()


class SecurityKey:
    """One credential; each number is another's."""

    numbers = count(1)

    def __init__(self, person, name: str = "Schlüssel"):
        self.person, self.key = person, ec.generate_private_key(ec.SECP256R1())
        self.id = b"key %d" % next(self.numbers)
        self.row = Authenticator.objects.create(
            user=person,
            type=Authenticator.Type.WEBAUTHN,
            data={"name": name, "credential": self.registered()},
        )

    def registered(self, challenge: str = "") -> dict:
        public = ES256.from_cryptography_key(self.key.public_key())
        own = AttestedCredentialData.create(Aaguid(bytes(16)), self.id, public)
        flags = TOUCHED | VERIFIED | WITH_KEY
        data = Data.create(sha256(HERE.encode()).digest(), flags, 0, own)
        attested = AttestationObject.create("none", data, {})
        return self.answer(
            clientDataJSON=websafe_encode(client_data("create", challenge, ORIGIN)),
            attestationObject=websafe_encode(bytes(attested)),
        )

    def answer(self, **response) -> dict:
        name = websafe_encode(self.id)
        return {"id": name, "rawId": name, "type": "public-key", "response": response}

    def sign(
        self,
        challenge: str,
        *,
        flags=TOUCHED | VERIFIED,
        site: str = HERE,
        origin: str = ORIGIN,
        person=None,
    ) -> str:
        """Return the message of a browser that the key was used for a challenge."""
        said = client_data("get", challenge, origin)
        data = bytes(Data.create(sha256(site.encode()).digest(), flags, 1))
        signed = self.key.sign(data + sha256(said).digest(), ec.ECDSA(hashes.SHA256()))
        whose = str((person or self.person).pk).encode()
        return json.dumps(
            self.answer(
                clientDataJSON=websafe_encode(said),
                authenticatorData=websafe_encode(data),
                signature=websafe_encode(signed),
                userHandle=websafe_encode(whose),
            )
        )
