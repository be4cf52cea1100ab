"""Login by an organisation's own server (OpenID Connect), if the settings name one.

An account belongs to the server's word for its person, never to an address alone. The
server gives roles, ends sessions, and has accounts closed that nobody uses.
"""
