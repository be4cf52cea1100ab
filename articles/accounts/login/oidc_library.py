"""The parts of Authlib, an extra, that the login by another server needs."""

from authlib.common.errors import AuthlibBaseError
from authlib.integrations.django_client import OAuth as OAuth
from joserfc.errors import JoseError
from requests import RequestException

# A server may be unreachable, odd, forged or refusing.
ERRORS = (AuthlibBaseError, JoseError, RequestException)
