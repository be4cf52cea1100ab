"""The login, by password or by an organisation's own server."""
