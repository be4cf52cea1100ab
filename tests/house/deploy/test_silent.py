"""The proxies that are shipped write down nobody's address."""

import re

from tests.conftest import ROOT


def test_s63_no_proxy_that_is_shipped_writes_down_who_asked():
    nginx = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    said = re.findall(r"^\s*access_log\s+(\S+);", nginx, re.MULTILINE)
    assert set(said) == {"off"}
    # One for the server of TLS, which has everything but the way to it.
    assert len(said) >= 1
    caddy = (ROOT / "deploy" / "Caddyfile").read_text(encoding="utf-8")
    assert not re.search(r"^\s*log\b", caddy, re.MULTILINE)
