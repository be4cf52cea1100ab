"""The Content Security Policy: all from the site itself, nothing inline."""

from django.utils.csp import CSP

POLICY: dict[str, list[str]] = {
    "default-src": [CSP.SELF],
    # The nonce is for the import map of the desk's editor; pages that ask for none,
    # as the public ones, get none. Styles need no exception: the editor brings none.
    "script-src": [CSP.SELF, CSP.NONCE],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
    "img-src": [CSP.SELF, "data:"],
}
