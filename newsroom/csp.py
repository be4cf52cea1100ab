"""The Content Security Policy: all from the site itself, nothing inline."""

from wsgiref.headers import Headers

from django.utils.csp import CSP, build_policy

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
# A drawing may have styles of its own, as a look's icon for bright and dark does, and
# browsers judge them by what comes with the file. Nothing else in it acts or loads.
DRAWING: dict[str, list[str]] = {
    "default-src": [CSP.NONE],
    "style-src": [CSP.UNSAFE_INLINE],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
    "img-src": ["data:"],
}


def of_file(headers: Headers, path: str, url: str) -> None:
    """Say of a static file what differs from pages, as WhiteNoise asks."""
    if url.endswith(".svg"):
        headers[str(CSP.HEADER_ENFORCE)] = build_policy(DRAWING)
