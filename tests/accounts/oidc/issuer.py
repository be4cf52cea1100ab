"""An OpenID Connect server on this machine: it believes whoever it is told to."""

import base64
import hashlib
import json
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

EVENT = "http://schemas.openid.net/event/backchannel-logout"
# The value of a claim that is left out.
GONE = object()


def encoded(part: dict) -> str:
    return base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode()


class Issuer(HTTPServer):
    """Discovery, keys, and tokens for codes that `authorize` gave out."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Answers)
        self.address = f"http://127.0.0.1:{self.server_port}"
        self.key = self.signs_with = RSAKey.generate_key(2048, {"kid": "one"})
        self.codes: dict[str, dict] = {}
        self.claims = {
            "email": "erika@example.org", "email_verified": True,
            "name": "Erika Muster", "groups": ["news-authors"],
        }  # fmt: skip
        self.changes: dict = {}
        # It says this of itself, besides and instead.
        self.says: dict = {}
        self.header = {"alg": "RS256", "kid": "one"}
        self.asked: list[str] = []

    def __enter__(self):
        self.thread = Thread(target=self.serve_forever, args=(0.05,))
        self.thread.start()
        return self

    def __exit__(self, *_error):
        self.shutdown()
        self.thread.join(timeout=10)
        self.server_close()

    def authorize(self, url: str) -> str:
        """Return the query with which the browser is sent back."""
        asked = {
            name: value[0] for name, value in parse_qs(urlsplit(url).query).items()
        }
        self.codes["a-code"] = asked
        return f"code=a-code&state={asked['state']}"

    def metadata(self) -> dict:
        names = ("authorization", "token", "userinfo")
        return (
            {
                "issuer": self.address,
                "jwks_uri": f"{self.address}/jwks",
                "id_token_signing_alg_values_supported": ["RS256"],
            }
            | {f"{name}_endpoint": f"{self.address}/{name}" for name in names}
            | self.says
        )

    def token(self, sent: dict) -> dict:
        asked = self.codes.pop(sent["code"])
        told = hashlib.sha256(sent["code_verifier"].encode()).digest()
        challenge = base64.urlsafe_b64encode(told).rstrip(b"=").decode()
        assert challenge == asked["code_challenge"]
        now = int(time.time())
        claims = {
            "iss": self.address, "aud": asked["client_id"], "sub": "17",
            "iat": now, "exp": now + 60, "nonce": asked["nonce"],
        } | self.claims | self.changes  # fmt: skip
        signed = self.signed(claims)
        return {"access_token": "x", "token_type": "Bearer", "id_token": signed}

    def signed(self, claims: dict, **header) -> str:
        claims = {name: value for name, value in claims.items() if value is not GONE}
        header = self.header | header
        if header["alg"] == "none":
            return f"{encoded(header)}.{encoded(claims)}."
        return jwt.encode(
            header,
            claims,
            self.signs_with,
            algorithms=[header["alg"]],
            default_type=None,
        )

    def logout_token(self, *, typ: str = "logout+jwt", **changes) -> str:
        """Return a token that ends the sessions of a person, or one of them."""
        now = int(time.time())
        claims = {
            "iss": self.address, "aud": "news", "sub": "17", "iat": now,
            "exp": now + 120, "jti": f"{time.time_ns()}", "events": {EVENT: {}},
        } | changes  # fmt: skip
        return self.signed(claims, typ=typ)


class Answers(BaseHTTPRequestHandler):
    server: Issuer

    def do_GET(self):
        self.server.asked.append(self.path)
        self.say(
            {
                "/.well-known/openid-configuration": self.server.metadata(),
                "/jwks": {"keys": [self.server.key.as_dict(private=False)]},
                "/userinfo": {"sub": "17"} | self.server.claims,
            }[self.path]
        )

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.say(self.server.token({k: v[0] for k, v in parse_qs(body).items()}))

    def say(self, what: dict):
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(what).encode())

    def log_message(self, *_said):
        pass
