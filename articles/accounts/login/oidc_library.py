"""What the login by another server needs of Authlib, which is an extra."""

from authlib.common.errors import AuthlibBaseError
from authlib.integrations.django_client import OAuth as OAuth
from joserfc.errors import JoseError
from requests import RequestException

# A server may be unreachable, odd, forged or refusing.
ERRORS = (AuthlibBaseError, JoseError, RequestException)
