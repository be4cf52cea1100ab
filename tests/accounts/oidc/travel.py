"""The way to the server and back, as a browser goes it."""

from django.test import Client

BEGIN, BACK = "/admin/login/oidc/", "/admin/login/oidc/back/"


def come(issuer, client=None, wanted="/admin/profile/"):
    """Go there and back again; return the browser and where it is led."""
    client = client or Client(headers={"accept-language": "de"})
    there = client.get(BEGIN, {"next": wanted})
    assert there.url.startswith(f"{issuer.address}/authorization?")
    back = client.get(f"{BACK}?{issuer.authorize(there.url)}")
    return client, back.url


def said(client) -> str:
    return client.get("/admin/login/").text


def is_out(client) -> bool:
    return client.get("/admin/").status_code == 302
