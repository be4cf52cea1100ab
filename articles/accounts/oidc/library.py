"""The parts of Authlib, an extra, that the login by another server needs."""

from authlib.common.errors import AuthlibBaseError
from authlib.integrations.django_client import OAuth as OAuth
from authlib.oidc.core import CodeIDToken
from joserfc import jwt as jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet as KeySet
from joserfc.jws import JWSRegistry as JWSRegistry
from requests import RequestException

# A server may be unreachable, odd, forged or refusing.
ERRORS = (AuthlibBaseError, JoseError, RequestException)


class LoginToken(CodeIDToken):
    """A token that may lack its subject: `claims` refuses that in words of its own."""

    ESSENTIAL_CLAIMS = ("iss", "aud", "exp", "iat", "nonce")
