"""Addresses that lead inside, or nowhere, by all tricks that we know of."""

# Names, and what the name server says of them.
NAMES = {
    "both.test": ["93.184.216.34", "127.0.0.1"],
    "both-turned.test": ["127.0.0.1", "93.184.216.34"],
    "both-long.test": ["2606:2800:220:1::1", "::1"],
    "private.test": ["10.0.0.1"],
    "metadata.test": ["169.254.169.254"],
    "mapped.test": ["::ffff:127.0.0.1"],
    "mapped-public.test": ["::ffff:93.184.216.34"],
    "nat64.test": ["64:ff9b::7f00:1"],
    "nat64-local.test": ["64:ff9b:1::7f00:1"],
    "6to4.test": ["2002:7f00:1::"],
    "teredo.test": ["2001:0:7f00:1::1"],
    "scoped.test": ["fe80::1%lo"],
    "scoped-public.test": ["2606:2800:220:1::1%lo"],
    "unspecified.test": ["0.0.0.0"],  # noqa: S104 (it is refused)
    "odd.test": ["127.1"],
}
# Hosts of addresses at the port of the server inside.
HOSTS = [
    "127.0.0.1", "127.0.0.2", "localhost", "LOCALHOST", "in.test", "in.test.", *NAMES,
    "127.1", "127.0.1", "2130706433", "017700000001", "0x7f000001", "0x7f.1", "0x",
    "0177.0.0.1", "127.0.0.01", "127.0.0.0x1", "127.0.0.1.", "127.0.0.1..", "0",
    "0.0.0.0",  # noqa: S104 (it is refused)

    "①②⑦.⓪.⓪.①", "127。0。0。1", "127．0．0．1", "127｡0｡0｡1", "١٢٧.0.0.1", "⒈27.0.0.1",
    "ｌｏｃａｌｈｏｓｔ", "lоcalhost.test", "in%2Etest", "%31%32%37.0.0.1",
    "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[0:0:0:0:0:ffff:7f00:1]",
    "[::127.0.0.1]", "[64:ff9b::7f00:1]", "[64:ff9b:1::7f00:1]", "[2002:7f00:1::]",
    "[2001:0:7f00:1::1]", "[2001:db8::1]", "[3fff::1]", "[5f00::1]", "[100::1]",
    "[fc00::1]", "[fd12:3456::1]", "[fe80::1]", "[fe80::1%25lo]", "[fe80::1%lo]",
    "[fec0::1]", "[ff02::1]", "[v1.fe80::1]", "[::1", "::1", "[127.0.0.1]",
    "10.0.0.1", "10.255.255.255", "172.16.0.1", "172.31.255.255", "192.168.1.1",
    "169.254.169.254", "100.64.0.1", "100.127.255.255", "192.0.0.1", "192.0.0.9",
    "192.0.2.1", "192.88.99.1", "198.18.0.1", "198.51.100.1", "203.0.113.1",
    "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
]  # fmt: skip
# Whole addresses; `{out}` and `{in}` are the ports of the two servers.
ADDRESSES = [
    "", " ", "feed", "/feed", "//out.test:{out}/feed", "?feed", "#feed", ":", "://",
    "http:", "http:/", "http://", "http:///feed", "http:feed", "http:out.test",
    "file:///etc/passwd", "gopher://out.test:{out}/_x", "ftp://out.test/", "data:,x",
    "javascript:alert(1)", "unix:///run/x", "http+unix://%2Frun%2Fx/", "dict://in.test/",
    "ldap://in.test/", "jar:http://in.test!/", "view-source:http://in.test/",
    "http://user:pass@out.test:{out}/", "http://user@out.test:{out}/",
    "http://@out.test:{out}/", "http://:@out.test:{out}/",
    "http://out.test@in.test:{in}/", "http://out.test:{out}@in.test:{in}/",
    "http://out.test:{out}\\@in.test:{in}/", "http://out.test:{out}#@in.test:22/..\x00",
    "http:\\\\in.test:{in}\\secret", "http://in.test\\.out.test:{in}/",
    "http://out.test:22/", "http://out.test:25/", "http://out.test:6379/",
    "http://out.test:0/", "http://out.test:99999/", "http://out.test:-1/",
    "http://out.test:8o/", "http://out.test:٨٠/", "http://{out}:out.test/",
    "http://out.test:{out}/\r\nHost: in.test", "http://out.test:{out}/\nX: y",
    "http://out.te\tst:{out}/", "http://out.test :{out}/", "http://out .test:{out}/",
    "http://out.test:{out}/\u2028", "http://out.test:{out}/\ud800", "http://\x7f/",
    "http://in.test℀:{in}/", "http://out..test:{out}/", "http://.out.test:{out}/",
    "http://-out.test:{out}/", "http://" + "a" * 64 + ".test/", "http://out.test,in.test/",
    "http://" + "a." * 127 + "test/", "http://out.test:{out}/" + "a" * 4000,
    "http://xn--/", "http://*.test/", "http://<out.test>/", "http://out.test;in.test/",
]  # fmt: skip
